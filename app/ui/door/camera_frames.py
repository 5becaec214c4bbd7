"""A camera's picture taken apart: its brightness to read codes from, and a small one to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_Kind = QVideoFrameFormat.PixelFormat
_LIMITED = [max(0, min(255, round((value - 16) * 255 / 219))) for value in range(256)]
"""What cameras call black and white, 16 and 235, spread to 0 and 255."""
_WIDEST = 640
"""Pixels of the picture that is shown."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture."""

    grey: memoryview
    """One byte a pixel, shaped (height, row); a row may be longer than the picture is wide."""
    width: int
    height: int
    picture: QImage
    """Mirrored, at most 640 wide."""
    light: float
    """Mean brightness, from black 0 to white 1."""


class UnreadableError(Exception):
    """The camera sends a kind of picture that cannot be taken apart."""


def take_apart(frame: QVideoFrame) -> Taken:
    """All that is wanted of a frame; nothing of it is needed afterwards."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        raise UnreadableError("the picture could not be fetched from the camera")
    try:
        return _Planes(frame).taken()
    finally:
        frame.unmap()


class _Planes:
    """A frame while it is mapped."""

    def __init__(self, frame: QVideoFrame) -> None:
        self._frame = frame
        self._width, self._height = frame.width(), frame.height()
        full = QVideoFrameFormat.ColorRange.ColorRange_Full
        self._full = frame.surfaceFormat().colorRange() == full

    def taken(self) -> Taken:
        kind = self._frame.pixelFormat()
        read = _KINDS.get(kind)
        if read is not None:
            grey, colour = read(self)
        else:
            grey, colour = self._by_qt()
        light = sum(place * count for place, count in enumerate(colour.convert("L").histogram()))
        light /= 255 * colour.width * colour.height
        if colour.width > _WIDEST:
            colour = colour.reduce(-(-colour.width // _WIDEST))
        return Taken(grey, self._width, self._height, _shown(colour), light)

    def planar(
        self, *, across: int = 2, down: int = 2, swapped: bool = False
    ) -> tuple[memoryview, Image.Image]:
        """Brightness, then the two colours, each in a plane of its own."""
        half = (self._width // across, self._height // down)
        blue, red = (self._plane(plane, "L", *half) for plane in (1, 2))
        return self._coloured(red if swapped else blue, blue if swapped else red)

    def half_planar(self, *, swapped: bool = False) -> tuple[memoryview, Image.Image]:
        """Brightness in one plane, the two colours by turns in the other."""
        pairs = self._plane(1, "LA", self._width // 2, self._height // 2)
        blue, red = pairs.split()
        return self._coloured(red if swapped else blue, blue if swapped else red)

    def packed(self, *, bright_first: bool) -> tuple[memoryview, Image.Image]:
        """Brightness and colour by turns in one plane."""
        pairs = self._plane(0, "LA", self._width, self._height)
        bright = pairs.split()[0 if bright_first else 1]
        fours = self._plane(0, "CMYK", self._width // 2, self._height).split()
        blue, red = (fours[1], fours[3]) if bright_first else (fours[0], fours[2])
        grey = memoryview(bright.tobytes()).cast("B", (self._height, self._width))
        return grey, self._merged(bright, blue, red)

    def grey_only(self) -> tuple[memoryview, Image.Image]:
        """A camera without colour."""
        return self._bright(), self._plane(0, "L", self._width, self._height).copy()

    def _by_qt(self) -> tuple[memoryview, Image.Image]:
        """What Qt knows as a picture of its own, and whatever else it can turn into one."""
        kind = QVideoFrameFormat.imageFormatFromPixelFormat(self._frame.pixelFormat())
        if kind != QImage.Format.Format_Invalid:
            row = self._frame.bytesPerLine(0)
            image = QImage(self._frame.bits(0), self._width, self._height, row, kind)
        else:
            image = self._frame.toImage()
        if image.isNull():
            raise UnreadableError(f"a camera sends {self._frame.pixelFormat().name}")
        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        size, row = (plain.width(), plain.height()), plain.bytesPerLine()
        colour = Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", row, 1)
        bright = colour.convert("L")
        return memoryview(bright.tobytes()).cast("B", (size[1], size[0])), colour

    def _coloured(self, blue: Image.Image, red: Image.Image) -> tuple[memoryview, Image.Image]:
        return self._bright(), self._merged(self._plane(0, "L", self._width, self._height), blue, red)

    def _merged(self, bright: Image.Image, blue: Image.Image, red: Image.Image) -> Image.Image:
        """The colours lie at half the size: so does what is shown."""
        size = (min(blue.width, self._width // 2), min(blue.height, self._height // 2))
        bright = bright.reduce((self._width // size[0], self._height // size[1]))
        if not self._full:
            bright = bright.point(_LIMITED)  # pyright: ignore[reportUnknownMemberType]
        colours = [
            each if each.size == size else each.reduce((each.width // size[0], each.height // size[1]))
            for each in (blue, red)
        ]
        whole = bright.crop((0, 0, *size)) if bright.size != size else bright
        return Image.merge("YCbCr", (whole, *colours)).convert("RGB")

    def _bright(self) -> memoryview:
        """Copied: what reads it must not outlive the camera's own memory."""
        row = self._frame.bytesPerLine(0)
        rows = memoryview(self._frame.bits(0))[: row * self._height]
        return memoryview(bytes(rows)).cast("B", (self._height, row))

    def _plane(self, plane: int, mode: str, width: int, height: int) -> Image.Image:
        row = self._frame.bytesPerLine(plane)
        data = cast("bytes", self._frame.bits(plane))  # any buffer will do
        return Image.frombuffer(mode, (width, height), data, "raw", mode, row, 1)


_KINDS: dict[QVideoFrameFormat.PixelFormat, Callable[[_Planes], tuple[memoryview, Image.Image]]] = {
    _Kind.Format_YUV420P: lambda planes: planes.planar(),
    _Kind.Format_YV12: lambda planes: planes.planar(swapped=True),
    _Kind.Format_YUV422P: lambda planes: planes.planar(down=1),
    _Kind.Format_NV12: lambda planes: planes.half_planar(),
    _Kind.Format_NV21: lambda planes: planes.half_planar(swapped=True),
    _Kind.Format_YUYV: lambda planes: planes.packed(bright_first=True),
    _Kind.Format_UYVY: lambda planes: planes.packed(bright_first=False),
    _Kind.Format_Y8: lambda planes: planes.grey_only(),
}


def _shown(colour: Image.Image) -> QImage:
    plain = colour.convert("RGB").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    made = QImage(plain.tobytes(), plain.width, plain.height, 3 * plain.width, QImage.Format.Format_RGB888)
    return made.convertToFormat(QImage.Format.Format_RGB32)
