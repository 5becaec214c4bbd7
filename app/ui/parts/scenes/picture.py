"""The hall's picture: a scene is drawn before it is shown, and one that fails leaves the last good one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.stage import AnswerScene, AskScene, Blank, Item, Picture, RollCall, Scene, Tally, Welcome
from app.domain.tally import WORD
from app.ui.parts.scenes import answer, ask, blank, item, roll_call, tally, welcome
from app.ui.parts.scenes.sheet import HIGH, NARROWEST, Drawn, Sheet, face_of
from app.ui.theme import Theme
from app.ui.ticker import until_change
from app.words import Tongue

_log = logging.getLogger(__name__)


def paint_picture(
    painter: QPainter,
    box: QRectF,
    picture: Picture,
    theme: Theme,
    say: Tongue,
    now: datetime,
    progress: float = 1.0,
) -> tuple[Drawn, ...]:
    """Draw a whole picture into the box; returns what was written on it, in thousandths of its height."""
    unit = min(box.height(), box.width() / NARROWEST) / HIGH
    at = (picture.at or now) + picture.offset
    sheet = Sheet(painter, box.width() / unit, theme, say, at, progress)
    with sheet.kept():
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(box)
        painter.fillRect(box, theme.colour("window"))
        painter.translate(box.left(), box.top() + (box.height() - unit * HIGH) / 2)
        painter.scale(unit, unit)
        if picture.rehearsal:
            sheet.mark_rehearsal(picture.foot)
        _paint_scene(sheet, picture.scene)
        words = _foot(sheet, picture)
        sheet.foot("" if words == sheet.tag else words)
    return tuple(sheet.drawn)


def _paint_scene(sheet: Sheet, scene: Scene) -> None:
    match scene:
        case Welcome():
            welcome.paint(sheet, scene)
        case RollCall():
            roll_call.paint(sheet, scene)
        case Item():
            item.paint(sheet, scene)
        case AskScene():
            ask.paint(sheet, scene)
        case AnswerScene():
            answer.paint(sheet, scene)
        case Tally():
            tally.paint(sheet, scene)
        case Blank():
            blank.paint(sheet, scene)


def _foot(sheet: Sheet, picture: Picture) -> str:
    scene = picture.scene
    if isinstance(scene, Blank) or (isinstance(scene, Tally) and tally.has_legend(scene, sheet)):
        return ""
    if isinstance(scene, AskScene) and scene.rule:
        return scene.rule
    if isinstance(scene, AnswerScene):
        return answer.foot(scene, sheet) or picture.foot
    return picture.foot


def spoken_picture(picture: Picture, say: Tongue) -> str:
    """What stands on the stage, in words: for screen readers and for the line under the preview."""
    scene = picture.scene
    match scene:
        case Welcome():
            return say("Welcome: {title}", title=scene.title)
        case RollCall():
            if scene.now is not None and scene.now < len(scene.places):
                return say("Roll call: {name}", name=scene.places[scene.now].name)
            return say("Roll call")
        case Item():
            if not scene.number:
                return scene.title
            return say("Item {number}: {title}", number=scene.number, title=scene.title)
        case AskScene():
            return say("Ask {number}: {title}", number=scene.number, title=scene.title)
        case AnswerScene():
            return say(
                "Ask {number}: {answer}, {name}",
                number=scene.number,
                answer=say(WORD[scene.answer]),
                name=scene.power_holder,
            )
        case Tally():
            return say("Tally board")
        case Blank():
            return say("Blank")


class StagePicture(QWidget):
    """One picture that fills its widget, on the stage and small in the previews.

    `now` tells the time; the clocks move when `tick` is called. With less movement nothing fades.
    """

    def __init__(
        self,
        theme: Theme,
        say: Tongue,
        now: Callable[[], datetime],
        *,
        less_movement: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._say, self._now = theme, say, now
        self._still = less_movement
        self._picture = Picture(Blank())
        self._frame: QPixmap | None = None
        self._before: QPixmap | None = None
        self._face: tuple[str, bool] | int | None = None
        self._progress, self._blend = 1.0, 1.0
        self._good = self._picture
        self._stale = False
        """A picture came while the widget was hidden."""
        self._moving = QVariantAnimation(self)
        self._moving.setStartValue(0.0)
        self._moving.setEndValue(1.0)
        self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._moving.valueChanged.connect(self._on_moved)
        self._moving.finished.connect(self._on_arrived)
        self._kind = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(spoken_picture(self._picture, say))

    @property
    def picture(self) -> Picture:
        """What is shown, or is being faded to, or will be as soon as the widget is."""
        return self._picture if self._stale else self._good

    @property
    def moving(self) -> bool:
        """Whether a fade, a reveal or a filling tile is under way."""
        return self._moving.state() == QVariantAnimation.State.Running

    @property
    def face(self) -> str:
        """The figures of the clock as they were drawn last; empty without a clock."""
        return self._face[0] if isinstance(self._face, tuple) else ""

    def show_picture(self, picture: Picture) -> None:
        """Draw the picture and only then begin to show it; one that cannot be drawn leaves the last one."""
        if picture == self._picture:
            return
        if not self.isVisible():
            # drawn when it is shown; until then it costs nothing
            self._picture, self._stale = picture, True
            self.setAccessibleName(spoken_picture(picture, self._say))
            return
        before, self._picture = self._good, picture
        kind = _movement(before.scene, picture.scene)
        old = self._current() if kind == "scene" else self._before
        begun = 0.0 if kind in ("reveal", "tile") and not self._still else 1.0
        if not self._draw(picture, begun):
            return
        self.setAccessibleName(spoken_picture(picture, self._say))
        if not kind:
            # a clock or a count moved on: no fade, and one that is under way goes on
            self.update()
            return
        length = self._theme.motion(kind)
        if self._still or length == 0:
            self._stop()
            self.update()
            return
        self._moving.stop()
        self._kind = kind
        self._before = old if kind == "scene" else None
        self._blend = 0.0 if kind == "scene" else 1.0
        self._progress = begun
        self._moving.setDuration(length)
        self._moving.start()

    def set_theme(self, theme: Theme) -> None:
        """Dark for a dark hall, light for daylight."""
        if theme.name != self._theme.name:
            self._theme = theme
            self._stop()
            self._draw(self._good, 1.0)
            self.update()

    def set_less_movement(self, still: bool) -> None:
        """Whether pictures change at once."""
        self._still = still

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._draw(self._good, self._progress)
        self.setAccessibleName(spoken_picture(self._good, say))
        self.update()

    def tick(self, now: datetime) -> float | None:
        """Draw again if the clock shows something else now; returns the seconds until it next does."""
        if self.isVisible() and self._faces(now) != self._face:
            self._draw(self._good, self._progress)
            self.update()
        scene = self._good.scene
        if isinstance(scene, Item | AskScene) and scene.timer is not None and scene.timer.held_since is None:
            return until_change(scene.timer.left(self._moment(now)).total_seconds())
        return None

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def heightForWidth(self, width: int) -> int:
        return width * 9 // 16

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._stop()
            self._draw(self._picture, 1.0)

    def event(self, event: QEvent) -> bool:
        # on another screen a pixel may have another size
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stop()
            self._frame = None
            self.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stop()
        self._frame = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self._current()
        if frame is None:
            painter.fillRect(self.rect(), self._theme.colour("window"))
        elif self._before is not None and self._blend < 1:
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(self._blend)
            painter.drawPixmap(0, 0, frame)
        else:
            painter.drawPixmap(0, 0, frame)
        painter.end()

    # -- drawing ahead -------------------------------------------------------------------------------------

    def _current(self) -> QPixmap | None:
        if self._frame is None:
            self._draw(self._good, self._progress)
        return self._frame

    def _draw(self, picture: Picture, progress: float) -> bool:
        """Draw a frame; False if it could not be, and then the one before still stands."""
        size = self.size()
        if size.isEmpty():
            self._good = picture
            return True
        ratio, now = self.devicePixelRatioF(), self._now()
        frame = QPixmap(size * ratio)
        frame.setDevicePixelRatio(ratio)
        painter = QPainter(frame)
        box = QRectF(0, 0, size.width(), size.height())
        try:
            paint_picture(painter, box, picture, self._theme, self._say, now, progress)
        except Exception:  # noqa: BLE001 - whatever it is, the hall is not shown it
            _log.exception("a scene could not be drawn: %s", type(picture.scene).__name__)
            return False
        finally:
            painter.end()
        self._frame, self._good = frame, picture
        self._face = self._faces(now)
        return True

    def _moment(self, now: datetime) -> datetime:
        return (self._good.at or now) + self._good.offset

    def _faces(self, now: datetime) -> tuple[str, bool] | int | None:
        scene, moment = self._good.scene, self._moment(now)
        if isinstance(scene, Item | AskScene) and scene.timer is not None:
            over = scene.timer.left(moment).total_seconds() < 0
            return (face_of(scene.timer, moment), over)
        if isinstance(scene, Tally):
            return int(moment.timestamp() // tally.A_PAGE)
        return None

    # -- movement ------------------------------------------------------------------------------------------

    def _stop(self) -> None:
        self._moving.stop()
        self._before, self._blend = None, 1.0
        if self._progress < 1:
            self._progress = 1.0
            self._frame = None

    def _on_moved(self, value: object) -> None:
        at = float(value) if isinstance(value, int | float) else 1.0
        if self._kind == "scene":
            self._blend = at
        else:
            self._progress = at
            self._draw(self._good, at)
        self.update()

    def _on_arrived(self) -> None:
        self._before, self._blend, self._progress = None, 1.0, 1.0
        self._draw(self._good, 1.0)
        self.update()


def _movement(before: Scene, after: Scene) -> str:
    """How one scene gives way to another: by a fade, by a reveal, by a tile that fills, or at once."""
    if type(before) is not type(after):
        return "reveal" if isinstance(after, AnswerScene) and isinstance(before, AskScene) else "scene"
    match before, after:
        case AnswerScene(), AnswerScene():
            same = (before.number, before.power_holder) == (after.number, after.power_holder)
            if same:
                return "reveal" if before.answer != after.answer else ""
            return "scene"
        case RollCall(), RollCall():
            return "tile" if before.now != after.now else ""
        case AskScene(), AskScene():
            return "" if before.words == after.words else "scene"
        case Item(), Item():
            return "" if (before.number, before.title) == (after.number, after.title) else "scene"
        case _:
            return ""
