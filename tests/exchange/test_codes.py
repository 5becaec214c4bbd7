"""Codes in pictures, as a file and as a camera sees them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
import qrcode
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from app.errors import Refused
from app.exchange.codes import find_codes, find_far_codes, read_codes

CODE = "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def picture(text: str = CODE, *, scale: int = 6) -> Image.Image:
    """A code on white."""
    code = qrcode.QRCode(version=2, box_size=scale, border=4)
    code.add_data(text)
    code.make()
    image = code.make_image().get_image()
    return image.convert("L")


def png(image: Image.Image) -> bytes:
    """The picture as a file's bytes."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_a_file_and_its_bytes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "code.png"
    file.write_bytes(png(picture()))
    assert read_codes(file) == (CODE,)
    assert read_codes(file.read_bytes()) == (CODE,)


def test_a_cameras_frame_is_read() -> None:
    image = Image.new("L", (640, 480), 230)
    image.paste(picture(scale=5), (180, 60))
    grey = memoryview(image.tobytes()).cast("B", (480, 640))
    assert read_codes(grey) == (CODE,)


def test_where_a_code_is() -> None:
    image = Image.new("L", (640, 480), 230)
    image.paste(picture(scale=5), (180, 60))
    grey = memoryview(image.tobytes()).cast("B", (480, 640))
    (found,) = find_codes(grey)
    left, top, side = 180 + 4 * 5, 60 + 4 * 5, 25 * 5
    expected = [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
    assert all(
        abs(x - u) <= 3 and abs(y - v) <= 3 for (x, y), (u, v) in zip(found.corners, expected, strict=True)
    )


def test_a_code_far_away_is_read_from_the_enlarged_middle() -> None:
    image = Image.new("L", (1280, 720), 200)
    small = picture(scale=8).resize((56, 56), Image.Resampling.BOX)  # pyright: ignore[reportUnknownMemberType]
    image.paste(small.filter(ImageFilter.GaussianBlur(0.7)), (600, 300))
    noise = Image.effect_noise((1280, 720), 6)
    grey = memoryview(ImageChops.add(image, noise, offset=-128).tobytes()).cast("B", (720, 1280))
    assert find_codes(grey) == ()
    (found,) = find_far_codes(grey, (256, 72, 1024, 648))
    assert found.text == CODE
    assert abs(found.corners[0][0] - (600 + 4 * 56 / 33)) < 4
    assert abs(found.corners[0][1] - (300 + 4 * 56 / 33)) < 4


def test_a_turned_and_blurred_photograph_is_read() -> None:
    image = Image.new("L", (600, 600), 255)
    image.paste(picture(scale=8), (120, 120))
    turned = image.rotate(17, fillcolor=255).filter(ImageFilter.GaussianBlur(2))
    assert read_codes(png(turned)) == (CODE,)


def test_two_codes_come_from_top_to_bottom() -> None:
    image = Image.new("L", (500, 800), 255)
    image.paste(picture("BELOW"), (40, 420))
    image.paste(picture("ABOVE"), (40, 20))
    assert read_codes(png(image)) == ("ABOVE", "BELOW")


def test_other_codes_are_not_seen() -> None:
    made = zxingcpp.create_barcode("4006381333931", zxingcpp.BarcodeFormat.EAN13)  # pyright: ignore[reportUnknownMemberType]
    bars = zxingcpp.write_barcode_to_image(made, scale=3)
    assert read_codes(memoryview(bars)) == ()  # pyright: ignore[reportArgumentType]


def test_a_picture_without_a_code_gives_nothing() -> None:
    assert read_codes(png(Image.new("L", (300, 300), 255))) == ()


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken", b"GIF89a\x01\x00\x01\x00"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_codes(data)


def test_a_huge_picture_is_refused_before_it_is_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(Refused):
        read_codes(data)


def test_a_missing_file_is_the_worlds_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_codes(tmp_path / "none.png")
