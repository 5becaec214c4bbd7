"""`folkmoot` and `python -m app`: without a command the program opens, all else is the command line's.

The command line is imported for a command only: the windows do not wait for its parser.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback

TROUBLE = 3


def run() -> None:
    """Open the program or run the command that was typed, and end the process with its exit code."""
    # a passphrase file named by the environment is an option like one that was typed
    if sys.argv[1:] or os.environ.get("FOLKMOOT_PASSPHRASE_FILE"):
        from app.cli.folkmoot import run as command

        command()
    else:
        _open()


def _open() -> None:
    # what is imported stays: looking through it for what could be let go takes a tenth of the start
    gc.disable()
    from app.ui.imports import plain

    plain()
    from app.main import run as open_windows
    from app.paths import Home

    gc.freeze()
    gc.enable()
    try:
        status = open_windows(Home.find())
    except Exception:  # noqa: BLE001 - a bug, told as one, with the exit code of the command line for it
        traceback.print_exc()
        status = TROUBLE
    sys.exit(status)


if __name__ == "__main__":
    run()
