"""Makes the door's sounds: `python packaging/sounds.py` writes resources/sounds anew, the same every time.

Each shape of verdict has its own, told apart by rhythm and direction as well as by pitch, so that a steward
who looks at the person and not at the screen knows it too, in a loud foyer and through a small speaker:

- welcome, the disc: two quick notes, rising;
- seen, the triangle: the same note three times;
- stop, the square: one long low buzz that sinks;
- out, the arrow: two soft notes, falling.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 44_100
"""Samples a second; 16 bits, one channel."""
LOUDEST = 0.8
"""Of what a sample can hold, so that nothing is clipped."""
FADE = 0.006
"""Seconds a note takes to come and to go: a sharper edge would click."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where it begins and ends in hertz, how long in seconds, and the rest after it."""

    low: float
    high: float
    seconds: float
    rest: float = 0.0
    overtones: tuple[float, ...] = (1.0, 0.35, 0.12)
    """How strong the note is, its octave, the fifth above that …"""


_BUZZ = (1.0, 0.0, 0.55, 0.0, 0.4, 0.0, 0.3, 0.0, 0.2)
SOUNDS: dict[str, tuple[Note, ...]] = {
    "welcome": (Note(880.0, 880.0, 0.075), Note(1318.5, 1318.5, 0.13)),
    "seen": tuple(Note(659.3, 659.3, 0.085, 0.05) for _ in range(3)),
    "stop": (Note(233.1, 174.6, 0.42, overtones=_BUZZ),),
    "out": (Note(784.0, 784.0, 0.09, overtones=(1.0,)), Note(523.3, 523.3, 0.16, overtones=(1.0,))),
}


def samples(notes: tuple[Note, ...]) -> array[int]:
    """The sound as 16-bit samples."""
    made: list[float] = []
    for note in notes:
        many = round(note.seconds * RATE)
        phase = 0.0
        for n in range(many):
            phase += 2 * math.pi * (note.low + (note.high - note.low) * n / many) / RATE
            tone = sum(part * math.sin(phase * (k + 1)) for k, part in enumerate(note.overtones))
            edge = min(1.0, n / RATE / FADE, (many - 1 - n) / RATE / FADE)
            made.append(tone * edge)
        made += [0.0] * round(note.rest * RATE)
    peak = max(abs(sample) for sample in made)
    return array("h", (round(sample / peak * LOUDEST * 32_767) for sample in made))


def write(file: Path, notes: tuple[Note, ...]) -> None:
    """One WAV file, made whole."""
    made = samples(notes)
    if sys.byteorder == "big":
        made.byteswap()
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(made.tobytes())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, notes in SOUNDS.items():
        write(FOLDER / f"{name}.wav", notes)
