"""The pages of the chosen paper as they will be printed, each drawn when it comes into view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.documents.pages import PagePicture
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.parts.panels import Divider, Empty
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

_STEPS = (0.4, 0.5, 0.6, 0.72, 0.85, 1.0, 1.25, 1.5, 2.0)
"""Of the paper's own size at 96 dots an inch."""
_USUAL = _STEPS.index(0.72)
_LEAST_WIDTH, _LEAST_HEIGHT = 400, 360
"""Logical pixels of the preview: narrower, and the seal goes below it."""
_A4 = (794, 1123)
"""A4 in pixels at 96 dots an inch: the place a page keeps until it is drawn."""


class Preview(QWidget):
    """Asks for each page with `wanted` when it comes into view, and shows it when it is brought."""

    wanted = Signal(int, int)
    """Page, and how many pixels wide."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._step = _USUAL
        self._zoomed = False
        """Whether somebody chose the size; until then a page is as wide as fits."""
        self._title = ""
        self._pages: list[_Page] = []
        self._name = Label("", "strong")
        self._where = Label("", "body", "ink_2")
        self._share = Label("", "body", "ink_2")
        self._smaller = Button("−", height=32, key="", name="")
        self._larger = Button("+", height=32, key="", name="")
        self._smaller.clicked.connect(lambda: self.zoom(-1))
        self._larger.clicked.connect(lambda: self.zoom(1))
        head = boxed(
            across(
                theme,
                self._name,
                self._where,
                STRETCH,
                self._smaller,
                self._share,
                self._larger,
                gap=10,
                margins=(16, 0, 16, 0),
            )
        )
        hold(head, theme, height=48)
        self._column = QVBoxLayout()
        room(self._column, theme, gap=16, margins=20)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(boxed(self._column))
        self._scroll.setObjectName("sunken")
        self._scroll.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_HEIGHT))
        self._scroll.verticalScrollBar().valueChanged.connect(self._look)
        self._empty = Empty("file-text", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(down(theme, STRETCH, self._empty, STRETCH, margins=(60, 0, 60, 0))))
        self._stack.addWidget(self._scroll)
        self.setLayout(down(theme, head, Divider(), self._stack, gap=0))
        self.retitle(say)

    def show_paper(self, title: str) -> None:
        """Another paper, whose pages are not laid out yet."""
        self._title = title
        self._forget()
        self._stack.setCurrentIndex(0)
        self._say_where()

    def begin(self) -> None:
        """The paper is laid out, for the first time or anew: its first page is asked for."""
        for page in self._pages[1:]:
            page.stale = True
        self.wanted.emit(0, self.width_wanted)

    def show_trouble(self, sentence: str) -> None:
        """There are no pages, and why."""
        self._forget()
        self._empty.retitle(self._say("Nothing to show yet"), sentence)
        self._stack.setCurrentIndex(0)
        self._say_where()

    def show_page(self, picture: PagePicture) -> None:
        """A page that was asked for; one for another size than now is let go."""
        if picture.width != self.width_wanted:
            return
        while len(self._pages) > picture.pages:
            page = self._pages.pop()
            self._column.removeWidget(page)
            page.deleteLater()
        while len(self._pages) < picture.pages:
            page = _Page(len(self._pages))
            self._pages.append(page)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            page.keep_place(self.width_wanted, self._ratio)
        self._pages[picture.page].show_picture(picture, self._ratio, self._say)
        self._stack.setCurrentIndex(1)
        self._say_where()
        self._look()

    def zoom(self, step: int) -> None:
        """One step larger or smaller."""
        self._zoomed = True
        self._turn_to(max(0, min(len(_STEPS) - 1, self._step + step)))

    def _turn_to(self, step: int) -> None:
        self._step = step
        for page in self._pages:
            page.keep_place(self.width_wanted, self._ratio)
        self._say_where()
        self._look()

    @property
    def width_wanted(self) -> int:
        """How many pixels of the screen a page is wide now."""
        return round(_A4[0] * _STEPS[self._step] * self._ratio)

    @property
    def pages(self) -> int:
        """How many pages the paper has; 0 until the first is here."""
        return len(self._pages)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._smaller.setAccessibleName(say("Smaller"))
        self._larger.setAccessibleName(say("Larger"))
        self._empty.retitle(say("One moment"), say("The pages are being drawn."))
        self._say_where()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoomed:
            theme = theme_of(self)
            room_here = (
                event.size().width() - 2 * theme.px(20) - self._scroll.verticalScrollBar().sizeHint().width()
            )
            fits = [at for at in range(_USUAL + 1) if _A4[0] * _STEPS[at] <= room_here]
            if (step := fits[-1] if fits else 0) != self._step:
                self._turn_to(step)
        self._look()

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _forget(self) -> None:
        for page in self._pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self._pages = []
        self._empty.retitle(self._say("One moment"), self._say("The pages are being drawn."))

    def _look(self) -> None:
        """Ask for the pages in view that are not drawn at this size."""
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        for page in self._pages:
            box = page.geometry()
            if box.bottom() >= top and box.top() <= bottom and page.stale:
                page.stale = False
                self.wanted.emit(page.number, self.width_wanted)
        self._say_where()

    def _say_where(self) -> None:
        say = self._say
        self._name.setText(self._title)
        self._share.setText(say("{share} %", share=round(_STEPS[self._step] * 100)))
        middle = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 2
        at = next((p.number for p in self._pages if p.geometry().bottom() >= middle), len(self._pages) - 1)
        shown = say("page {page} of {pages}", page=at + 1, pages=len(self._pages))
        self._where.setText(shown if self._pages else "")


class _Page(QWidget):
    """One sheet with a thin edge."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.stale = True
        self._picture: QPixmap | None = None

    def keep_place(self, width: int, ratio: float) -> None:
        """Keep the place of a page so many pixels wide, until it is drawn at that size."""
        height = _A4[1] * width / _A4[0]
        if self._picture is not None:
            height = self._picture.height() * width / self._picture.width()
        self.setFixedSize(QSize(round(width / ratio), round(height / ratio)))
        self.stale = self._picture is None or self._picture.width() != width
        self.update()

    def show_picture(self, drawn: PagePicture, ratio: float, say: Tongue) -> None:
        """The page itself."""
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBX8888
        )
        picture = QPixmap.fromImage(image.copy())
        picture.setDevicePixelRatio(ratio)
        self._picture, self.stale = picture, False
        self.setFixedSize(QSize(round(drawn.width / ratio), round(drawn.height / ratio)))
        self.setAccessibleName(say("Page {page}", page=drawn.page + 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            if self._picture is None:
                painter.fillRect(self.rect(), theme.colour("surface"))
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(self.rect(), self._picture, QRect())
            painter.setPen(theme.colour("field"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
