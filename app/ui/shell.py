"""The window of a laptop: the rail of posts, the strip above, banners, and the screen of one post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.keys_bar import KeysBar
from app.ui.parts.banner import Banners
from app.ui.parts.order import stop_beside, stops_of
from app.ui.parts.rail import Post, Rail
from app.ui.parts.scrolling import own_viewport
from app.ui.parts.stack import across, boxed
from app.ui.parts.strip import State, TopStrip
from app.ui.theme import SIZES, restyled, room, theme_of
from app.words import Tongue

_ICONS = {
    "home": "house",
    "plan": "calendar-check",
    "door": "door-open",
    "chair": "microphone-stage",
    "tally": "list-checks",
    "stage": "projector-screen",
    "records": "file-text",
    "follow_up": "flag-pennant",
    "venue": "share-network",
}
POSTS = tuple(_ICONS)
"""In the order of the rail; Ctrl+1 is the first. Venue is there while this laptop hosts."""
THEMES = ("light", "dark", "contrast")
USUAL = QSize(1366, 768)
"""Pixels of a window that nobody has made larger."""
FRAME = QSize(16, 40)
"""Pixels that a system's frame and title take around it, before they can be measured."""
NOT_KEPT_TO = ("", "home", "venue")
"""No assembly is at work there: a laptop is not locked to them."""


class Shell(QMainWindow):
    """Holds the screens and knows nothing of what is in them.

    Keys: Ctrl+1 … Ctrl+9 go to a post, Ctrl+Plus, Ctrl+Minus and Ctrl+0 change the type size, F12 the theme,
    F11 fills the screen, F1 shows these keys. Ctrl+L asks to keep the laptop to the post that is shown, or to
    leave the one it keeps to; Ctrl+Q closes the window, and while it keeps to a post asks to.
    What was chosen comes as `look_chosen` (theme, size); whoever built the window dresses the program.
    """

    went = Signal(str)
    look_chosen = Signal(str, int)
    leave_wanted = Signal()
    """Somebody wants to leave the post that this laptop keeps to."""
    lock_wanted = Signal()
    """The laptop is to keep to the post that is shown."""
    close_wanted = Signal()
    """Somebody wants to close the window while the laptop keeps to a post."""
    filled = Signal(bool)
    """The window fills the screen now, or does so no more."""
    closing = Signal()

    def __init__(self, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of(self)
        self._say = say
        self._screens: dict[str, QWidget] = {}
        self._offered: list[str] = []
        self._where: dict[str, tuple[str, bool, tuple[State, ...]]] = {}
        self._states: dict[str, dict[str, State]] = {}
        self._at = ""
        self._locked = ""
        self._has_pin = self._may_close = False
        self._time = ""
        self.rail: Rail = Rail([Post(key, icon, "") for key, icon in _ICONS.items()])
        self.strip: TopStrip = TopStrip()
        self.banners: Banners = Banners()
        self.keys: KeysBar = KeysBar(theme, say)
        self._stack = QStackedWidget()
        self.strip.lock_pressed.connect(self._on_lock_key)
        self.strip.keys_pressed.connect(self.show_keys)
        work = self._work = QVBoxLayout()
        room(work, theme, gap=0)
        work.addWidget(self.strip)
        work.addWidget(self.keys)
        work.addWidget(self.banners)
        work.addWidget(self._stack, 1)
        self.setCentralWidget(boxed(across(theme, self.rail, boxed(work), gap=0)))
        self.rail.chosen.connect(self.go)
        self.rail.show_posts(())
        self._bind_keys()
        self.retitle(say)
        self.resize(USUAL)

    def open(self, *, full_screen: bool = False) -> None:
        """Show the window: on the whole screen, or at least as large as a small laptop lets it."""
        if full_screen:
            self.showFullScreen()
        elif has_edges() and fills(self.screen().availableSize()):
            self.showMaximized()
        else:
            self.show()

    def add(self, post: str, screen: QWidget) -> None:
        """Hang the screen of a post into the window and lead to it; the first one is shown."""
        self.put(post, screen)
        self.offer(post)

    def put(self, post: str, screen: QWidget) -> None:
        """Hang the screen of a post into the window; nothing leads there before it is offered."""
        if post not in POSTS:
            raise ValueError(f"no such post: {post}")
        self._screens[post] = screen
        # a screen that holds the focus itself, for its keys, needs no ring round all of it
        screen.setProperty("ring", False)
        self._stack.addWidget(_Post(screen))

    def offer(self, *posts: str) -> None:
        """Lead to posts whose screens were put in; the first one ever is shown."""
        self._offered += posts
        self.rail.show_posts([key for key in POSTS if key in self._offered])
        if not self._at:
            self.go(self._offered[0])

    def go(self, post: str) -> None:
        """Show the screen of a post; one that is not here, or any other while locked, is no matter."""
        if post not in self._offered or (self._locked and post != self._locked):
            return
        changed = post != self._at
        self._at = post
        # Qt's stubs promise a widget where there may be none
        if cast("QWidget | None", self.focusWidget()) is None:
            self._screens[post].setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(list(self._screens).index(post))
        self.rail.choose(post)
        self._show_strip()
        if changed:
            self._take_focus(self._screens[post])
            self.went.emit(post)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as one reads, whatever was made first or later."""
        # Qt's stubs promise a widget where there may be none
        now = cast("QWidget | None", self.focusWidget())
        stop = stop_beside(self, now, 1 if next else -1)
        if stop is None:
            return False
        reasons = Qt.FocusReason
        stop.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        _bring_into_view(stop)
        return True

    def _take_focus(self, screen: QWidget) -> None:
        """Keys go to what is shown, not to the rail that led there."""
        if screen.isAncestorOf(self.focusWidget() or self):
            return
        first = screen.focusProxy()
        stops = stops_of(screen)
        (stops[0] if stops and first is None else screen).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def post(self) -> str:
        """The post that is shown."""
        return self._at

    @property
    def locked(self) -> str:
        """The post this laptop keeps to; empty when it is free."""
        return self._locked

    def lock(self, post: str, *, pin: bool = True) -> None:
        """Keep to one post and hide the rail; an empty word frees the laptop again.

        Where no `pin` was chosen anybody may leave, and the strip says so.
        """
        self._locked = ""
        if post:
            self.go(post)
        self._locked, self._has_pin = post, pin
        self.rail.setVisible(not post)
        self._show_strip()

    def put_bar(self, bar: QWidget) -> None:
        """A bar of the window itself stands between the banners and the work."""
        self._work.insertWidget(self._work.indexOf(self._stack), bar)

    def name_of(self, post: str) -> str:
        """The name of a post on the rail."""
        return self._names().get(post, "")

    def fill_screen(self) -> None:
        """The whole screen, or a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_keys(self) -> None:
        """The keys of the window above the work, or no more."""
        self.keys.turn(self.strip.width())

    def let_close(self) -> None:
        """From now on the window closes whatever it keeps to."""
        self._may_close = True

    def end(self) -> None:
        """Close the window, whatever it keeps to."""
        self.let_close()
        self.close()

    def _on_lock_key(self) -> None:
        if self._locked:
            self.leave_wanted.emit()
        elif self._at not in NOT_KEPT_TO:
            self.lock_wanted.emit()

    def show_where(
        self, post: str, where: str, *, rehearsal: bool = False, states: Sequence[State] = ()
    ) -> None:
        """What the strip says while that post is shown."""
        self._where[post] = (where, rehearsal, tuple(states))
        if post == self._at:
            self._show_strip()

    def show_state(self, post: str, key: str, state: State | None) -> None:
        """How one more thing is while that post is shown; the same key replaces it, None takes it away."""
        states = self._states.setdefault(post, {})
        if state is None:
            states.pop(key, None)
        else:
            states[key] = state
        if post == self._at:
            self._show_strip()

    def show_time(self, time: str) -> None:
        """The time of day at the right end of the strip; an empty word hides it."""
        self._time = time
        self.strip.show_time(time)

    def retitle(self, say: Tongue) -> None:
        """The window's own words in another tongue."""
        self._say = say
        self.setWindowTitle("Folkmoot")
        self.rail.setAccessibleName(say("Posts"))
        self.rail.retitle(self._names())
        self.strip.set_words(rehearsal=say("Rehearsal"), keys=say("keys"))
        self._show_strip()

    def larger(self, step: int) -> None:
        """One step up or down the type sizes; 0 is back to 100 %."""
        theme = theme_of(self)
        at = min(range(len(SIZES)), key=lambda n: abs(SIZES[n] - theme.size))
        size = SIZES[max(0, min(len(SIZES) - 1, at + step))] if step else SIZES[0]
        self.look_chosen.emit(theme.name, size)

    def next_theme(self) -> None:
        """Light, dark, high contrast, and round again."""
        theme = theme_of(self)
        at = THEMES.index(theme.name) if theme.name in THEMES else -1
        self.look_chosen.emit(THEMES[(at + 1) % len(THEMES)], theme.size)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.filled.emit(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._locked and not self._may_close:
            event.ignore()
            self.close_wanted.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _names(self) -> dict[str, str]:
        say = self._say
        return {
            "home": say("Home"),
            "plan": say("Plan"),
            "door": say("Door"),
            "chair": say("Chair"),
            "tally": say("Tally"),
            "stage": say("Stage"),
            "records": say("Records"),
            "follow_up": say("Follow-up"),
            "venue": say("Venue"),
        }

    def _show_strip(self) -> None:
        where, rehearsal, states = self._where.get(self._at, ("", False, ()))
        locked = ""
        if self._locked:
            locked = (
                self._say("locked to this post") if self._has_pin else self._say("this post only, no PIN")
            )
        title = self._names().get(self._at, "")
        states = (*states, *self._states.get(self._at, {}).values())
        may_lock = self._at not in NOT_KEPT_TO
        lock = self._say("lock to this post") if may_lock else ""
        if self._locked:
            lock = self._say("leave")
        self.strip.show_strip(title, where, rehearsal, states, time=self._time, locked=locked, lock=lock)
        self.keys.speak(self._say, locked=bool(self._locked), may_lock=may_lock)

    def _bind_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"Ctrl+{number}", lambda post=post: self.go(post)) for number, post in enumerate(POSTS, 1)
        ]
        own: dict[str, Callable[[], object]] = {
            "Ctrl++": lambda: self.larger(1),
            "Ctrl+=": lambda: self.larger(1),
            "Ctrl+-": lambda: self.larger(-1),
            "Ctrl+0": lambda: self.larger(0),
            "F1": self.show_keys,
            "F12": self.next_theme,
            "F11": self.fill_screen,
            "Ctrl+L": self._on_lock_key,
            "Ctrl+Q": self.close,
        }

        def press(key: str) -> None:
            own[key]()

        self.keys.pressed.connect(press)
        for key, act in (*keys, *own.items()):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)


class _Post(QScrollArea):
    """One screen, as large as the room it has; in larger type as large as it must be, with scroll bars.

    At 100 % a screen is laid out for the smallest laptop and takes what room there is, so that the window
    itself can always be made to fit.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        own_viewport(self)
        self._screen = screen
        self.setObjectName("post")
        self.setProperty("ring", False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(screen)
        screen.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        screen.installEventFilter(self)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if restyled(arg__1):
            self._fit()

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() == QEvent.Type.LayoutRequest and arg__1 is self._screen:
            self._fit()
        return super().eventFilter(arg__1, arg__2)

    def _fit(self) -> None:
        room_here = self.viewport().size()
        if theme_of(self).size > SIZES[0]:
            room_here = room_here.expandedTo(self._screen.minimumSizeHint())
            room_here = room_here.expandedTo(self._screen.minimumSize())
        self._screen.resize(room_here)


def fills(available: QSize) -> bool:
    """Whether a window of the usual size, with its frame, would lie beyond the edge of such a screen."""
    return available.expandedTo(USUAL + FRAME) != available


def has_edges() -> bool:
    """Whether somebody looks at a screen; off-screen the pictures say how large they want it."""
    return QGuiApplication.platformName() not in ("offscreen", "minimal")


def _bring_into_view(widget: QWidget) -> None:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parentWidget()
