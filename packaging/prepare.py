"""Sets this machine up and runs one of the project's tasks: `python3 packaging/prepare.py TASK [ARGUMENT …]`.

Alike on Linux, macOS and Windows, with nothing but Python 3.11 or newer. Makes `.venv`, installs the pinned
uv by its hashes and with it everything in requirements.lock, then the project itself, so that its files are
used as they lie. Done again in a moment when nothing has changed. Where packages come from is the machine's
affair: what pip is told there, uv is told too.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
VENV = ROOT / ".venv"
STAMP = VENV / "prepared"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INPUTS = (
    HERE / "prepare.py",
    HERE / "uv.lock.txt",
    ROOT / "requirements.lock",
    ROOT / "pyproject.toml",
)

CHECKS: tuple[tuple[str, ...], ...] = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "basedpyright"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)
PYTEST = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
FAST = ("-m", "not slow", "--hypothesis-profile=fast", "--durations=5", "--durations-min=2")
COMPILE = (
    *("-m", "uv", "pip", "compile", "--quiet"),
    *("--universal", "--generate-hashes", "--no-emit-index-url", "--python-version", "3.11"),
)
TASKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "run": (("-m", "app"),),
    "demo": (("-m", "app", "demo", "--out", "out/"),),
    "test": (*CHECKS, PYTEST),
    "check-fast": (*CHECKS, (*PYTEST, *FAST)),
    "shots": (("-m", "tests.shots"),),
    "bench": (("-m", "tests.bench"),),
    "torture": (("-m", "tests.torture"),),
    "lock": (
        (*COMPILE, "--group", "dev", "pyproject.toml", "-o", "requirements.lock"),
        (*COMPILE, "packaging/uv.in", "-o", "packaging/uv.lock.txt"),
    ),
}


def main(arguments: list[str]) -> int:
    """Set up, then run the task; the exit status of the first of its commands that failed."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one should be told so, not fall over
        version = ".".join(str(part) for part in sys.version_info[:3])
        return stop(f"Folkmoot needs Python 3.11 or newer; this is {version}.")
    if arguments and arguments[0] not in TASKS:
        return stop("There is no task {!r}; there are: {}.".format(arguments[0], " ".join(TASKS)), 2)
    try:
        bring_system_packages()
        bring_environment()
    except subprocess.CalledProcessError as failed:
        return stop(f"Set-up stopped: {shown(failed.cmd)} ended with {failed.returncode}.")
    except NotPreparedError as reason:
        return stop(str(reason))
    return run(arguments[0], arguments[1:]) if arguments else 0


class NotPreparedError(Exception):
    """What a person has to do first, as one plain line."""


def stop(sentence: str, status: int = 3) -> int:
    """Say why it does not go on."""
    print(sentence, file=sys.stderr)
    return status


def shown(command: list[str]) -> str:
    """A command as one would type it, the long paths cut."""
    return " ".join(str(part).replace(f"{ROOT}{os.sep}", "") for part in command)


# -- the system ---------------------------------------------------------------------------------------------


def bring_system_packages() -> None:
    """Install what is missing where that is ours to do, else say the line to type and go on."""
    import tomllib

    wanted = tomllib.loads((HERE / "system.toml").read_text("utf-8"))
    if sys.platform == "darwin":
        say_line(wanted, "brew", "brew install")
    elif sys.platform == "linux" and shutil.which("apt-get") and shutil.which("dpkg-query"):
        missing = missing_on_debian([name for part in wanted.values() for name in part["debian"]])
        if not missing:
            return
        if os.geteuid() != 0:
            print("Missing on this system, please type:\n  sudo apt-get install " + " ".join(missing))
            return
        print("Installing", " ".join(missing), flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], check=True, env=quiet)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing]
        subprocess.run(install, check=True, env=quiet, stdout=subprocess.DEVNULL)
    elif sys.platform == "linux" and shutil.which("dnf"):
        say_line(wanted, "fedora", "sudo dnf install")


def missing_on_debian(names: list[str]) -> list[str]:
    """Those of the packages that are neither installed nor provided under another name."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Abbrev}\t${Package}\t${Provides}\n"]
    rows = subprocess.run(query, check=True, capture_output=True, text=True).stdout.splitlines()
    there: set[str] = set()
    for state, package, provides in (row.split("\t") for row in rows):
        if state.startswith("ii"):
            there.add(package)
            there.update(name.split()[0] for name in provides.split(",") if name.strip())
    return [name for name in names if name not in there]


def say_line(wanted: dict[str, dict[str, list[str]]], system: str, command: str) -> None:
    """The line to type where a tool that the tests call is not there."""
    if not all(
        shutil.which(tool) for tool in wanted["tests"]["commands"] if tool not in ("xvfb-run", "xauth")
    ):
        names = [name for part in wanted.values() for name in part[system]]
        print(f"For all of the tests, please type:\n  {command} {' '.join(names)}")


# -- the virtual environment --------------------------------------------------------------------------------


def bring_environment() -> None:
    """Make .venv hold exactly what the lock names; where nothing has changed, do nothing."""
    mark = digest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == mark:
        return
    if not same_python():
        make_venv()
    STAMP.unlink(missing_ok=True)
    in_venv("-m", "pip", "install", "-qq", "--require-hashes", "-r", HERE / "uv.lock.txt")
    settings = uv_settings()
    uv = ("-m", "uv", "--quiet", "pip")
    print("Installing what requirements.lock names", flush=True)
    in_venv(*uv, "sync", "--require-hashes", ROOT / "requirements.lock", environment=settings)
    in_venv(*uv, "install", "--no-deps", "--no-build-isolation", "-e", ROOT, environment=settings)
    STAMP.write_text(mark, "utf-8")


def digest() -> str:
    """One number over everything that decides what .venv holds."""
    mark = hashlib.sha256(f"{sys.version}\0{ROOT}\0".encode())
    for file in INPUTS:
        mark.update(hashlib.sha256(file.read_bytes()).digest())
    return mark.hexdigest()


def same_python() -> bool:
    """Whether .venv stands and was made by this very Python, with pip in it that uv will not take away."""
    if not PYTHON.exists() or "\nuv = " in (VENV / "pyvenv.cfg").read_text("utf-8"):
        return False
    asked = subprocess.run(
        [PYTHON, "-c", "import sys, pip; print(sys.version)"], check=False, capture_output=True, text=True
    )
    return asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def make_venv() -> None:
    """A new .venv; on Debian the part of Python that makes one is a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        major, minor = sys.version_info[:2]
        line = f"apt-get install python{major}.{minor}-venv"
        raise NotPreparedError(f"This Python cannot make a virtual environment yet, please type:\n  {line}")
    print("Making .venv", flush=True)
    # from within .venv itself, the Python that it was made of
    python = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=True)


def in_venv(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Run the environment's own Python."""
    whole = [str(PYTHON), *(str(part) for part in command)]
    inherited = {**os.environ, "VIRTUAL_ENV": str(VENV), **(environment or {})}
    inherited.pop("PYTHONHOME", None)
    subprocess.run(whole, check=True, cwd=ROOT, env=inherited)


def uv_settings() -> dict[str, str]:
    """What this machine's pip is told about where packages come from, for uv; what uv was told stands."""
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list"], check=True, capture_output=True, text=True
    )
    told: dict[str, list[str]] = {}
    for line in listed.stdout.splitlines():
        key, found, value = line.partition("=")
        if found:
            name = key.rpartition(".")[2].strip().lower()
            told.setdefault(name, []).extend(value.strip().strip("'\"").replace("\\n", " ").split())
    said = {
        "UV_DEFAULT_INDEX": told.get("index-url", [])[-1:],
        "UV_INDEX": told.get("extra-index-url", []),
        "UV_FIND_LINKS": told.get("find-links", []),
        "UV_INSECURE_HOST": told.get("trusted-host", []),
        "UV_HTTP_TIMEOUT": told.get("timeout", told.get("default-timeout", []))[-1:],
        "SSL_CERT_FILE": told.get("cert", [])[-1:],
    }
    between = {"UV_FIND_LINKS": ","}
    settings = {
        name: between.get(name, " ").join(dict.fromkeys(words)) for name, words in said.items() if words
    }
    if "UV_INDEX" in settings:
        # pip looks in all of them; the hashes of the lock decide what is taken
        settings["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return {name: value for name, value in settings.items() if name not in os.environ}


# -- the tasks ----------------------------------------------------------------------------------------------


def run(task: str, arguments: list[str]) -> int:
    """Run the task's commands in order; arguments go to the last. A check that fails stops no other."""
    environment = dict(os.environ)
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    if task == "lock":
        environment = {**environment, **uv_settings(), "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    commands = [*TASKS[task][:-1], (*TASKS[task][-1], *arguments)]
    status = 0
    for command in commands:
        ended = subprocess.run([str(PYTHON), *command], check=False, cwd=ROOT, env=environment)
        if ended.returncode:
            print(f"{task}: {shown(['python', *command])} ended with {ended.returncode}", file=sys.stderr)
            status = status or ended.returncode
            if command not in CHECKS:
                break
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
