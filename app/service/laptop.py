"""This laptop itself: what its battery and its disk say, and keeping it awake while a door is open."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from app.domain.laptop import Laptop

POWER = Path("/sys/class/power_supply")
"""Where Linux says it, a folder for each battery and each plug."""
_WHY = "A door of an assembly is open"
_AWAKE = 0x80000000 | 0x00000001 | 0x00000002
"""Windows: until further notice, neither the system nor the display may sleep."""
_UNTIL_NOW = 0x80000000


def look(folder: Path, power: Path = POWER) -> Laptop:
    """How the battery and the disk of that folder are; what cannot be read is not known, and no trouble."""
    battery, plugged = _battery(power)
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = None
    return Laptop(battery, plugged, free)


def seconds_awake_or_asleep() -> float:
    """Seconds that never jump and go on while the laptop sleeps: a sleep is no clock that was moved."""
    named = "CLOCK_BOOTTIME" if sys.platform == "linux" else "CLOCK_MONOTONIC"
    which = getattr(time, named, None)
    # Windows has neither; its monotonic clock goes on by itself
    return time.clock_gettime(which) if which is not None else time.monotonic()


def stay_awake() -> Callable[[], None] | None:
    """Keep this laptop from sleeping; returns how to let it. None where the system has no way, or refuses."""
    if sys.platform == "win32":
        kernel = cast(Any, ctypes).windll.kernel32
        kernel.SetThreadExecutionState(_AWAKE)
        return lambda: kernel.SetThreadExecutionState(_UNTIL_NOW)
    if sys.platform == "darwin":
        # ends by itself when this process does
        return _run("caffeinate", "-d", "-i", "-w", str(os.getpid()))
    # cat ends when this process does and its end of the pipe is closed, even after kill -9
    what = ("--what=idle:sleep", "--who=Folkmoot", f"--why={_WHY}", "--mode=block")
    return _run("systemd-inhibit", *what, "cat")


def _run(*command: str) -> Callable[[], None] | None:
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        process = subprocess.Popen(  # noqa: S603 - the system's own, with words of ours
            [program, *command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None

    def end() -> None:
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    return end


def _battery(power: Path) -> tuple[int | None, bool | None]:
    """Per cent, and whether it is plugged in."""
    if sys.platform == "win32":
        return _battery_of_windows()
    if sys.platform == "darwin":
        return _battery_of_mac()
    levels: list[int] = []
    states: list[str] = []
    plugs: list[str] = []
    for folder in sorted(power.glob("*")):
        kind, scope = _said(folder / "type"), _said(folder / "scope")
        if kind == "Battery" and scope != "Device":  # a mouse has one too
            level = _said(folder / "capacity")
            if level.isdigit():
                levels.append(int(level))
            states.append(_said(folder / "status"))
        elif kind in ("Mains", "USB"):
            plugs.append(_said(folder / "online"))
    if not levels:
        return None, None
    plugged = "1" in plugs if plugs else "Discharging" not in states
    return round(sum(levels) / len(levels)), plugged


def _said(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


class _PowerStatus(ctypes.Structure):
    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("per_cent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_ulong),
        ("seconds_full", ctypes.c_ulong),
    )


def _battery_of_windows() -> tuple[int | None, bool | None]:
    status = _PowerStatus()
    if not cast(Any, ctypes).windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None, None
    per_cent, line = int(status.per_cent), int(status.ac_line)
    return (per_cent if per_cent <= 100 else None), {0: False, 1: True}.get(line)


def _battery_of_mac() -> tuple[int | None, bool | None]:
    try:
        said = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None, None
    return read_pmset(said)


def read_pmset(said: str) -> tuple[int | None, bool | None]:
    """What macOS's own tool says about the battery."""
    found = re.search(r"(\d{1,3})%", said)
    return (int(found[1]), "AC Power" in said) if found else (None, None)
