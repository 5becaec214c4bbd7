"""Badges held before a camera, drawn: single pictures, and a film of them that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRectF, QSize, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from app.documents.codes import qr_modules
from app.ui.door.camera_qt import QVideoFrame  # first: it quietens what Qt says about missing libraries

from PySide6.QtMultimedia import (  # isort: skip
    QMediaCaptureSession,
    QMediaFormat,
    QMediaRecorder,
    QVideoFrameFormat,
    QVideoFrameInput,
)

SIZE = QSize(1280, 720)


@dataclass(frozen=True, slots=True)
class Card:
    """A badge in the picture: its middle and side in pixels, border included, and how it is turned."""

    text: str
    x: float
    y: float
    side: float
    angle: float = 0.0


def scene(*cards: Card, size: QSize = SIZE) -> QImage:
    """A foyer, and badges in it."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, size.width(), size.height())
    ground.setColorAt(0, QColor(120, 100, 84))
    ground.setColorAt(1, QColor(58, 50, 60))
    painter.fillRect(image.rect(), ground)
    for card in cards:
        painter.save()
        painter.translate(card.x, card.y)
        painter.rotate(card.angle)
        side = card.side
        painter.fillRect(QRectF(-side * 1.6, -side * 0.62, side * 2.2, side * 1.24), QColor(244, 240, 232))
        modules = qr_modules(card.text)
        step = side / len(modules)
        for y, row in enumerate(modules):
            for x, dark in enumerate(row):
                if dark:
                    at = QRectF(x * step - side / 2, y * step - side / 2, step + 0.6, step + 0.6)
                    painter.fillRect(at, QColor(24, 20, 28))
        painter.restore()
    painter.end()
    return image


def record(file: Path, pictures: Sequence[QImage], a_second: int = 15) -> None:
    """The pictures as a film, each for its time."""
    wanted = QVideoFrameFormat(pictures[0].size(), QVideoFrameFormat.PixelFormat.Format_BGRA8888)
    wanted.setStreamFrameRate(a_second)
    session, recorder, source = QMediaCaptureSession(), QMediaRecorder(), QVideoFrameInput(wanted)
    session.setVideoFrameInput(source)
    session.setRecorder(recorder)
    kind = QMediaFormat(QMediaFormat.FileFormat.MPEG4)
    kind.setVideoCodec(QMediaFormat.VideoCodec.MPEG4)
    recorder.setMediaFormat(kind)
    # without it Qt does not begin to ask for pictures
    recorder.setAutoStop(True)
    recorder.setQuality(QMediaRecorder.Quality.VeryHighQuality)
    recorder.setVideoResolution(pictures[0].size())
    recorder.setVideoFrameRate(a_second)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(file)))
    left = list(enumerate(pictures))
    loop = QEventLoop()

    def send() -> None:
        while left:
            place, picture = left[0]
            frame = QVideoFrame(picture)
            frame.setStartTime(place * 1_000_000 // a_second)
            frame.setEndTime((place + 1) * 1_000_000 // a_second)
            if not source.sendVideoFrame(frame):
                return
            left.pop(0)
        recorder.stop()

    def stopped(state: QMediaRecorder.RecorderState) -> None:
        if state == QMediaRecorder.RecorderState.StoppedState:
            loop.quit()

    source.readyToSendVideoFrame.connect(send)
    recorder.recorderStateChanged.connect(stopped)
    recorder.record()
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    assert not left, f"the film was not recorded: {recorder.errorString()}"
