"""The windows put together: every screen, its presenter, and the threads between them and the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings as choices
from app import words
from app.clock import Clock, WallClock
from app.errors import Refused, Trouble
from app.house import House, build
from app.paths import Home
from app.service import planned
from app.service import post_lock as locks
from app.ui.application import Application, choose_file, choose_target, open_in_viewer
from app.ui.home.presenter import HomePresenter
from app.ui.home.screen import HomeScreen
from app.ui.idle import Idle
from app.ui.jobs import Jobs
from app.ui.live import Live
from app.ui.lock_bar import LockBar
from app.ui.notices import Notices
from app.ui.post_lock import PostLock
from app.ui.posts import Posts, making
from app.ui.runner import Runner
from app.ui.shell import Shell
from app.ui.ticker import Ticker
from app.words import Tongue

if TYPE_CHECKING:
    from app.domain.plan import Plan
    from app.store.database import Database
    from app.ui.chair.screen import ChairScreen
    from app.ui.door.screen import DoorScreen
    from app.ui.door.sounds import Speaker
    from app.ui.follow_up.screen import FollowUpScreen
    from app.ui.plan.screen import PlanScreen
    from app.ui.records.screen import RecordsScreen
    from app.ui.stage.screen import StageScreen
    from app.ui.stage.window import StageWindow
    from app.ui.tally.screen import TallyScreen
    from app.ui.unlock import Unlock

Chooser = Callable[[str, str], "Path | None"]
_PRELOAD = ("app.service.records", "app.documents.minutes", "app.documents.badges")
"""What the child process for long work has at hand before it is asked."""


class Windows:
    """One laptop's window over an open house. Home comes first; the other screens with an assembly.

    `read` and `write` ask for a file to read and for one to write; `view` shows a saved file; `computer` is
    this computer's own clock where the house's is a played one; `speaker` is what the door sounds through;
    `look_after_laptop` keeps it awake while a door is open and warns of its battery, disk and clock.
    """

    def __init__(
        self,
        application: Application,
        house: House,
        say: Tongue,
        *,
        read: Chooser | None = None,
        write: Chooser | None = None,
        view: Callable[[Path], bool] = open_in_viewer,
        computer: Clock | None = None,
        speaker: Callable[[], Speaker] | None = None,
        look_after_laptop: bool = False,
    ) -> None:
        self.application, self.house, self.say = application, house, say
        self.settings = house.settings
        self.assembly = ""
        self.shell: Shell = Shell(say)
        self.notices: Notices = Notices(self.shell.banners, say, application.clipboard)
        self.notices.catch_slots()
        station = None if house.read_only else house.station
        self.runner: Runner = Runner(station, house.database, self.notices)
        self.live: Live = Live(house.station.feed)
        self.jobs: Jobs = Jobs(self.notices, _PRELOAD)
        self.ticker: Ticker = Ticker(house.clock)
        self.read: Chooser = read or choose_file(lambda: self.shell)
        self.write: Chooser = write or choose_target(lambda: self.shell)
        self.view: Callable[[Path], bool] = view
        self.computer: Clock = computer or house.clock
        self.speaker: Callable[[], Speaker] | None = speaker
        self.look_after_laptop: bool = look_after_laptop
        self.home: HomeScreen = HomeScreen(application.theme, say)
        self._home = HomePresenter(
            self.home, self.runner, self.live, self.notices, clock=house.clock, say=say, choose_file=self.read
        )
        self._home.opened.connect(self.open)
        self.shell.add("home", self.home)
        self.shell.look_chosen.connect(self._on_look_chosen)
        self.shell.filled.connect(self._on_filled)
        self.shell.closing.connect(self.close)
        self.shell.went.connect(self._on_went)
        self.evening: Evening | None = None
        bar = LockBar(application.theme, say)
        self.shell.put_bar(bar)
        self.lock_bar: LockBar = bar
        kept = locks.locked(house.database)
        self.post_lock: PostLock = PostLock(
            self.shell, bar, self.runner, self.notices, kept, assembly=lambda: self.assembly, say=say
        )
        self._home.protected.connect(self.post_lock.look_again)
        self._start_at = (kept.post, kept.assembly)
        application.clothe(self.shell)
        at = self.settings
        steps = making(
            self.shell, say, house.clock.now, stage_theme=at.stage_theme, less_movement=at.less_movement
        )
        self._posts = Idle(steps)
        if house.read_only:
            # a second window over the same file: no PIN can be tried in it
            self.shell.let_close()
            self.notices.note("read only", say("Open for reading only: nothing can be changed here."))

    def show(self, post: str = "", assembly: str = "") -> None:
        """Show the window: at the post this laptop keeps to, or is to keep to, else at Home.

        `assembly` is a title or an id. What the laptop was locked to holds, whatever is asked for now.
        """
        kept_post, kept_assembly = self._start_at
        try:
            if kept_post:
                self.open(self._find(kept_assembly))
                self.shell.lock(kept_post)
            elif post:
                id = self._find(assembly)
                self.open(id)
                self.post_lock.hold(post, id)
        except Refused as refused:
            # the assembly is not there (any more); at Home somebody can say which
            self.notices.refused(refused)
        self.shell.open(full_screen=self.settings.full_screen)
        # asked last, answered last: when Home has its cards
        self.runner.ask("windows.idle", _nothing, lambda _none: self._posts.begin())

    def _find(self, assembly: str) -> str:
        from app.service.assemblies import find_assembly

        return find_assembly(self.house.database, assembly)

    def open(self, assembly: str) -> None:
        """Work on that assembly."""
        if self.evening is None:
            self.evening = Evening(self, self._posts.result())
        self.assembly = assembly
        self.choose(last_assembly=assembly)
        self.runner.ask("windows.plan", lambda database: planned.plan(database, assembly), self._on_plan)
        self.evening.open(assembly)
        self.shell.go("plan")

    @property
    def prepared(self) -> bool:
        """Whether the screens of an assembly were made beforehand: it opens without a wait."""
        return self._posts.done

    def show_ledger(self, where: str, rehearsal: bool) -> None:
        """What the strip says over the ledger, which belongs to no one assembly."""
        self.shell.show_where("follow_up", where, rehearsal=rehearsal)

    def choose(self, **chosen: object) -> None:
        """Keep a choice of this laptop."""
        self.settings = self.settings.choose(**chosen)
        choices.save(self.house.home.settings, self.settings)

    def remember_scanner(self, arrives: str) -> None:
        """Keep what arrives here for a scanner's letters."""
        self.choose(scanner=arrives)

    def close(self) -> None:
        """End everything in order; what was asked for is still done."""
        self._posts.stop()
        if self.evening is not None:
            self.evening.close()
        self.live.close()
        self.jobs.close()
        self.runner.close()
        self.notices.release_slots()
        self.house.close()

    def _on_went(self, _post: str) -> None:
        """A note is read where it was written; trouble and bugs stay."""
        banners = self.shell.banners
        for key in banners.keys:
            banner = banners.shown(key)
            if banner is not None and banner.kind == "note" and key != "read only":
                banners.drop(key)

    def _on_plan(self, found: Plan) -> None:
        at = found.assembly
        where = f"{at.title} · {self.say.day(at.day)}"
        for post in ("plan", "chair", "tally", "stage", "records"):
            self.shell.show_where(post, where, rehearsal=at.rehearsal)
        self.shell.show_where("door", self.settings.door, rehearsal=at.rehearsal)
        zone = at.zone

        def tell(now: datetime) -> None:
            self.shell.show_time(self.say.time(now, zone))

        if self._stop_telling is not None:
            self._stop_telling()
        self._stop_telling = self.ticker.add(tell)

    _stop_telling: Callable[[], None] | None = None

    def _on_filled(self, filled: bool) -> None:
        if filled != self.settings.full_screen:
            self.choose(full_screen=filled)

    def _on_look_chosen(self, theme: str, size: int) -> None:
        self.application.dress(theme, size)
        self.choose(theme=theme, size=size)


class Evening:
    """The screens of an assembly and what is behind them, from when the first assembly is opened."""

    def __init__(self, windows: Windows, posts: Posts) -> None:
        from app.ui.chair.presenter import ChairPresenter
        from app.ui.door.alert import GuessedAlert
        from app.ui.door.camera_presenter import CameraPresenter
        from app.ui.door.laptop import LaptopWatch
        from app.ui.door.presenter import DoorPresenter
        from app.ui.door.sounds import Sounds, Speaker
        from app.ui.door.turnout_presenter import TurnoutPresenter
        from app.ui.follow_up.presenter import FollowUpPresenter
        from app.ui.plan.presenter import PlanPresenter
        from app.ui.records.presenter import RecordsPresenter
        from app.ui.stage.presenter import StagePresenter
        from app.ui.stage.window import Projector
        from app.ui.tally.presenter import TallyPresenter

        w, say, clock = windows, windows.say, windows.house.clock
        settings, road = windows.settings, (windows.runner, windows.live)
        self.plan: PlanScreen = posts.plan
        self.door: DoorScreen = posts.door
        self.chair: ChairScreen = posts.chair
        self.tally: TallyScreen = posts.tally
        self.stage: StageScreen = posts.stage
        self.records: RecordsScreen = posts.records
        self.follow_up: FollowUpScreen = posts.follow_up
        self.hall: StageWindow = posts.hall
        self.projector: Projector = Projector(
            self.hall, windows.application.screens, windows.shell, chosen=settings.stage_screen
        )
        self._stage = StagePresenter(
            self.stage,
            self.hall,
            self.projector,
            *road,
            windows.ticker,
            clock=clock,
            say=say,
            remember=lambda name, value: windows.choose(**{name: value}),
        )
        self._stage.show_look(settings.stage_theme)
        self._records = RecordsPresenter(
            self.records,
            *road,
            w.notices,
            w.jobs,
            home=w.house.home,
            clock=clock,
            computer=w.computer,
            say=say,
            choose_file=w.read,
            choose_target=w.write,
            view=w.view,
        )
        at_door = DoorPresenter(self.door, *road, w.notices, clock=clock, door=settings.door)
        self._presenters = (
            # the first to ask is the first to be answered: the hall
            self._stage,
            PlanPresenter(
                self.plan,
                *road,
                w.notices,
                w.jobs,
                clock=clock,
                say=say,
                choose_file=w.read,
                choose_target=w.write,
                settings=settings,
                remember=lambda name, value: windows.choose(**{name: value}),
            ),
            at_door,
            TurnoutPresenter(
                self.door.turnout, *road, w.notices, clock=clock, say=say, flow=lambda: at_door.flow
            ),
            GuessedAlert(windows.shell, *road, w.notices, clock=clock),
            ChairPresenter(self.chair, *road, w.notices, w.ticker, clock=clock, say=say),
            TallyPresenter(self.tally, *road, w.notices),
            self._records,
        )
        self.door.correct_scanner(settings.scanner)
        self.door.scanner_learned.connect(w.remember_scanner)
        self._camera = CameraPresenter(
            self.door,
            w.notices,
            made=w.application.camera,
            chosen=settings.camera,
            remember=lambda id: windows.choose(camera=id),
        )
        self._follow_up = FollowUpPresenter(self.follow_up, *road, w.notices, clock=clock, say=say)
        self._follow_up.placed.connect(windows.show_ledger)
        self.door.hear(*w.lock_bar.inputs)
        w.lock_bar.put_away.connect(self.door.listen)
        windows.shell.offer("plan", "door", "chair", "tally", "stage", "records", "follow_up")
        self._sounds = Sounds(
            (w.speaker or Speaker)(),
            say,
            lambda name, value: w.choose(**{name: value}),
            on=settings.sound,
            volume=settings.volume,
        )
        at_door.judged.connect(self._sounds.sound)
        self.door.states.told.connect(partial(w.shell.show_state, "door"))
        self.door.states.tell(again=True)
        self._sounds.told.connect(partial(w.shell.show_state, "door", "sound"))
        self._sounds.bind(self.door)
        self._sounds.tell()
        self._laptop: LaptopWatch | None = None
        if w.look_after_laptop:
            self._laptop = LaptopWatch(
                self.door, w.shell.banners, w.runner, folder=w.house.home.folder, clock=clock, say=say
            )
        windows.jobs.warm()

    def open(self, assembly: str) -> None:
        """All screens turn to that assembly."""
        for presenter in self._presenters:
            presenter.open(assembly)

    def check(self, file: Path) -> None:
        """Say at Records what a file turned out to be."""
        self._records.check(file)

    def close(self) -> None:
        """No stage is left behind, no camera on, and the laptop may sleep."""
        self._camera.close()
        self._stage.end()
        if self._laptop is not None:
            self._laptop.close()


class _Entrance:
    """Opens the house, and if it stays shut says why until somebody does something about it."""

    def __init__(
        self, application: Application, home: Home, say: Tongue, post: str = "", assembly: str = ""
    ) -> None:
        self._application, self._home, self._say = application, home, say
        self._post, self._assembly = post, assembly
        self._unlock: Unlock | None = None
        self._windows: Windows | None = None

    def enter(self, passphrase: str | None = None, *, writing: bool = True) -> None:
        try:
            house = build(self._home, WallClock(), passphrase=passphrase, writing=writing)
        except Trouble as trouble:
            self._ask(trouble)
            return
        self._windows = Windows(
            self._application, house, self._say, speaker=_loudspeaker, look_after_laptop=True
        )
        self._windows.show(self._post, self._assembly)
        if self._unlock is not None:
            self._unlock.close()

    def _ask(self, trouble: Trouble) -> None:
        if self._unlock is None:
            from app.ui.unlock import Unlock

            unlock = Unlock(self._application.theme, self._say)
            self._application.clothe(unlock)
            unlock.setWindowTitle("Folkmoot")
            unlock.resize(1366, 768)
            unlock.passphrase_given.connect(self.enter)
            unlock.tried_again.connect(self.enter)
            unlock.read_only_wanted.connect(lambda: self.enter(writing=False))
            self._unlock = unlock
        self._unlock.show()
        self._unlock.show_trouble(trouble)


def _nothing(_database: Database) -> None:
    """Nothing is asked; when it is answered, all before it is."""


def _loudspeaker() -> Speaker:
    """The real one; what it needs is imported with the first assembly, not at the start."""
    from app.ui.door.speaker import QtSpeaker

    return QtSpeaker()


def run(home: Home, *, passphrase: str | None = None, post: str = "", assembly: str = "") -> int:
    """Open the program on that home, until its window is closed; the exit status.

    With a post it starts there, with that assembly, and shows nothing else.
    """
    settings = choices.load(home.settings)
    application = Application(settings)
    entrance = _Entrance(application, home, words.tongue(settings.tongue), post, assembly)
    entrance.enter(passphrase)
    return application.run()
