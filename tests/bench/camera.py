"""The camera: from a frame of 1280×720 to its text, and how often a badge is read, by distance and trouble.

The rates are told in the measure's `how`: a 25 mm code before a simulated camera of 65°, tilted up to 12° in
its plane and 30° out of it, out of focus, with noise, at 70 % JPEG; and each trouble by itself at 25 cm.
"""

# pyright: reportUnknownMemberType=false
# Pillow speaks of arrays, which are not installed here

from __future__ import annotations

import io
import json
import math
import os
import random
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from app.documents.codes import qr_modules
from app.domain.badge import Code, issue
from app.domain.plan import BadgeKind
from app.ui.door.camera_qt import QVideoFrame
from app.ui.door.camera_reader import read_frame

from PySide6.QtMultimedia import QVideoFrameFormat  # isort: skip

WIDTH, HEIGHT, ANGLE = 1280, 720, 65
CODE_MM = 25.0
DISTANCES = (15, 20, 25, 30, 35, 40)
FLOOR = (100, 100, 100, 100, 85, 0)
"""Per cent read at those distances when the code's form was chosen."""
TRIES = 40
FRAMES = 400
NOISE = Image.effect_noise((900, 900), 6)
TEXT = issue(bytes(range(32)), Code(BadgeKind.DELEGATE, 417, 1, b"badge!", 12))


def main() -> None:
    """Print the figures as the bench reads them."""
    application = QGuiApplication([])
    frames = [frame(picture(random.Random(place), 15 + place)) for place in range(20)]
    frames += [frame(Image.new("RGB", (WIDTH, HEIGHT), (90, 80, 70)))] * 5
    for each in frames:
        read_frame(each)
    took = sorted(timed(frames[place % len(frames)]) for place in range(FRAMES))
    far = [rate(distance) for distance in DISTANCES]
    troubles = {name: rate(25, **trouble) for name, trouble in TROUBLES.items()}
    p99 = took[int(len(took) * 0.99)] * 1000
    p50 = statistics.median(took) * 1000
    told = f"p50 {p50:.1f} ms, {FRAMES} frames of 1280×720: a badge at 15–34 cm, a fifth without"
    by_distance = ", ".join(f"{cm} cm {share}" for cm, share in zip(DISTANCES, far, strict=True))
    by_trouble = ", ".join(f"{name} {share}" for name, share in troubles.items())
    worst = min(share - floor for share, floor in zip(far, FLOOR, strict=True))
    figures = [
        figure("camera.frame_p99_ms", p99, "ms", 33, "lower", told),
        figure(
            "camera.rate_over_floor",
            worst,
            "points",
            0,
            "higher",
            f"least of per cent read − floor; read: {by_distance}; at 25 cm: {by_trouble}",
        ),
    ]
    print(json.dumps(figures, ensure_ascii=False))
    application.quit()


def figure(name: str, value: float, unit: str, bar: float, better: str, how: str) -> dict[str, object]:
    """One figure as the bench reads it."""
    return {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "better": better, "how": how}


def timed(each: QVideoFrame) -> float:
    """Seconds for one frame, all of it: taken apart, read, and made small to be shown."""
    began = time.perf_counter()
    read_frame(each)
    return time.perf_counter() - began


def picture(rng: random.Random, distance: float, **trouble: float) -> Image.Image:
    """A whole frame with the badge somewhere in the aim frame, as a cheap camera sends it."""
    whole = (
        Image.linear_gradient("L").resize((WIDTH, HEIGHT)).point([60 + value // 3 for value in range(256)])
    )
    code = crop(rng, distance, **trouble)
    at = (WIDTH / 2 + rng.uniform(-200, 200), HEIGHT / 2 + rng.uniform(-120, 120))
    whole.paste(code, (round(at[0] - code.width / 2), round(at[1] - code.height / 2)))
    out = io.BytesIO()
    whole.convert("RGB").save(out, "JPEG", quality=70)
    return Image.open(out)


def frame(image: Image.Image) -> QVideoFrame:
    """The picture as most cameras send it: brightness and two colours of half the size."""
    size = QSize(image.width, image.height)
    form = QVideoFrameFormat(size, QVideoFrameFormat.PixelFormat.Format_YUV420P)
    made = QVideoFrame(form)
    made.map(QVideoFrame.MapMode.WriteOnly)
    bright, blue, red = image.convert("YCbCr").split()
    for plane, part in enumerate((bright, blue.reduce(2), red.reduce(2))):
        row, room = made.bytesPerLine(plane), memoryview(made.bits(plane))
        data = part.tobytes()
        for y in range(part.height):
            room[y * row : y * row + part.width] = data[y * part.width : (y + 1) * part.width]
    made.unmap()
    return made


def rate(distance: float, **trouble: float) -> int:
    """Per cent of badges read at that distance."""
    rng = random.Random(round(distance * 10))
    sights = (read_frame(frame(picture(rng, distance, **trouble))) for _ in range(TRIES))
    return round(100 * sum([seen.text for seen in sight.seen] == [TEXT] for sight in sights) / TRIES)


TROUBLES: dict[str, dict[str, float]] = {
    "usual": {},
    "blurred 1.2 px": {"blur": 1.2},
    "blurred 1.6 px": {"blur": 1.6},
    "moved 3 px": {"moved": 3},
    "tilted 50°": {"lean": 50},
    "upside down": {"turned": 180},
    "dim, a third of the light": {"light": 0.33},
    "dim, a sixth of the light": {"light": 0.17},
    "glossy, 5 % of it lost in glare": {"glare": 0.05},
    "glossy, 15 % of it lost in glare": {"glare": 0.15},
    "creased": {"crease": 1},
}


def crop(
    rng: random.Random,
    distance: float,
    *,
    blur: float = 0.8,
    moved: float = 0,
    lean: float = 30,
    turned: float = 0,
    light: float = 1,
    glare: float = 0,
    crease: float = 0,
) -> Image.Image:
    """What is round the code in a frame, `distance` in cm; drawn finer first, as light falls on a sensor."""
    side_px = CODE_MM * WIDTH / (2 * distance * 10 * math.tan(math.radians(ANGLE / 2)))
    modules = qr_modules(TEXT)
    up = 12
    code = Image.new("L", (len(modules), len(modules)), 255)
    code.putdata([0 if dark else 255 for row in modules for dark in row])
    code = code.resize((code.width * up, code.height * up), Image.Resampling.NEAREST)
    side, fine = int(side_px * 2.2) + 40, 4
    leaning = lean if lean > 30 else rng.uniform(0, lean)
    narrow = max(0.3, math.cos(math.radians(leaning)))
    size = (max(1, round(side_px * fine * narrow)), round(side_px * fine))
    badge = code.resize(
        size, Image.Resampling.BOX if side_px * fine < code.width else Image.Resampling.BICUBIC
    )
    large = Image.new("L", (side * fine, side * fine), 255)
    large.paste(badge, ((large.width - badge.width) // 2, (large.height - badge.height) // 2))
    if glare:
        spot = Image.new("L", large.size, 0)
        reach = math.sqrt(glare / math.pi) * side_px * fine
        x = large.width / 2 + rng.uniform(-0.3, 0.3) * side_px * fine
        y = large.height / 2 + rng.uniform(-0.3, 0.3) * side_px * fine
        ImageDraw.Draw(spot).ellipse((x - reach, y - reach, x + reach, y + reach), fill=200)
        large = Image.composite(
            Image.new("L", large.size, 255), large, spot.filter(ImageFilter.GaussianBlur(12))
        )
    if crease:
        y = large.height / 2 + rng.uniform(-0.2, 0.2) * side_px * fine
        ImageDraw.Draw(large).line((0, y, large.width, y + 20), fill=120, width=round(side_px * fine / 40))
    large = large.rotate(turned + rng.uniform(-12, 12), Image.Resampling.BICUBIC, fillcolor=255)
    if moved:
        reach = round(moved * fine)
        steps = [
            large.transform(large.size, Image.Transform.AFFINE, (1, 0, x, 0, 1, 0))
            for x in range(0, reach, fine)
        ]
        for place, step in enumerate(steps[1:], 2):
            steps[0] = Image.blend(steps[0], step, 1 / place)
        large = steps[0]
    made = large.resize((side, side), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(blur))
    made = ImageEnhance.Brightness(
        made.point([round(30 + value / 255 * 150) for value in range(256)])
    ).enhance(light)
    at = (rng.randrange(NOISE.width - side), rng.randrange(NOISE.height - side))
    noise = NOISE.crop((*at, at[0] + side, at[1] + side))
    return ImageChops.add(made, noise, scale=1, offset=-128)


if __name__ == "__main__":
    main()
