"""Every kind of picture that cameras send comes out as the same code and the same colours."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from app.exchange.codes import find_codes
from app.ui.door.camera_frames import UnreadableError, take_apart
from app.ui.door.camera_qt import QVideoFrame
from tests.ui.door.conftest import BADGE
from tests.ui.door.film import Card, scene

from PySide6.QtMultimedia import QVideoFrameFormat  # isort: skip

Kind = QVideoFrameFormat.PixelFormat
SMALL = QSize(640, 360)


def pillow(image: QImage) -> Image.Image:
    """Qt's picture as Pillow's."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)


def planes(kind: Kind, picture: Image.Image) -> list[bytes]:
    """The picture's bytes, plane by plane, as that kind lays them out."""
    bright, blue, red = picture.convert("YCbCr").split()
    if kind == Kind.Format_Y8:
        return [bright.tobytes()]
    if kind == Kind.Format_YUV422P:
        return [bright.tobytes(), *(each.reduce((2, 1)).tobytes() for each in (blue, red))]
    if kind in (Kind.Format_YUYV, Kind.Format_UYVY):
        blue, red = blue.reduce((2, 1)), red.reduce((2, 1))
        fours: list[int] = []
        pairs = zip(bright.tobytes()[::2], bright.tobytes()[1::2], blue.tobytes(), red.tobytes(), strict=True)
        for one, two, b, r in pairs:
            fours += [one, b, two, r] if kind == Kind.Format_YUYV else [b, one, r, two]
        return [bytes(fours)]
    half = [each.reduce(2).tobytes() for each in (blue, red)]
    if kind in (Kind.Format_YV12, Kind.Format_NV21):
        half.reverse()
    if kind in (Kind.Format_NV12, Kind.Format_NV21):
        return [bright.tobytes(), bytes(b for pair in zip(*half, strict=True) for b in pair)]
    return [bright.tobytes(), *half]


def sent(kind: Kind, image: QImage) -> QVideoFrame:
    """A camera's frame of that kind, rows padded as it likes."""
    form = QVideoFrameFormat(image.size(), kind)
    form.setColorRange(QVideoFrameFormat.ColorRange.ColorRange_Full)
    frame = QVideoFrame(form)
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for plane, data in enumerate(planes(kind, pillow(image))):
        row = frame.bytesPerLine(plane)
        room = memoryview(frame.bits(plane))
        rows = len(room) // row if plane == 0 else None
        rows = image.height() if rows is None or kind == Kind.Format_YUV422P else rows
        if plane and kind != Kind.Format_YUV422P:
            rows = image.height() // 2
        wide = len(data) // rows
        for y in range(rows):
            room[y * row : y * row + wide] = data[y * wide : (y + 1) * wide]
    frame.unmap()
    return frame


@pytest.mark.parametrize(
    "kind",
    [
        Kind.Format_YUV420P,
        Kind.Format_YV12,
        Kind.Format_YUV422P,
        Kind.Format_NV12,
        Kind.Format_NV21,
        Kind.Format_YUYV,
        Kind.Format_UYVY,
        Kind.Format_Y8,
    ],
    ids=lambda kind: kind.name,
)
def test_what_cameras_send(kind: Kind) -> None:
    image = scene(Card(BADGE, 400, 180, 200), size=SMALL)
    for x in range(60):
        for y in range(60):
            image.setPixelColor(x, y, QColor(200, 60, 40))
    taken = take_apart(sent(kind, image))
    (found,) = find_codes(taken.grey)
    assert found.text == BADGE
    assert abs(found.corners[0][0] - (400 - 100 + 4 * 200 / 33)) < 4
    shown = taken.picture
    scale = shown.width() / image.width()
    # mirrored: what was at the left is at the right
    corner = shown.pixelColor(shown.width() - round(20 * scale) - 1, round(20 * scale))
    if kind == Kind.Format_Y8:
        assert corner.red() == corner.green() == corner.blue()
    else:
        assert (corner.red(), corner.green(), corner.blue()) == pytest.approx((200, 60, 40), abs=15)


def test_qts_own_pictures() -> None:
    taken = take_apart(QVideoFrame(scene(Card(BADGE, 640, 360, 260))))
    (found,) = find_codes(taken.grey)
    assert found.text == BADGE
    assert (taken.width, taken.height) == (1280, 720)
    assert taken.picture.size() == QSize(640, 360)


def test_how_bright_it_is() -> None:
    dark, bright = (QImage(SMALL, QImage.Format.Format_RGB32) for _ in range(2))
    dark.fill(QColor(20, 20, 20))
    bright.fill(QColor(230, 230, 230))
    assert take_apart(QVideoFrame(dark)).light == pytest.approx(20 / 255, abs=0.01)
    assert take_apart(QVideoFrame(bright)).light == pytest.approx(230 / 255, abs=0.01)


def test_what_cannot_be_taken_apart() -> None:
    with pytest.raises(UnreadableError):
        take_apart(QVideoFrame())


def test_the_picture_outlives_the_frame() -> None:
    frame = sent(Kind.Format_YUV420P, scene(Card(BADGE, 320, 180, 200), size=SMALL))
    taken = take_apart(frame)
    del frame
    assert [each.text for each in find_codes(taken.grey)] == [BADGE]
