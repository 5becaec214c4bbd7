"""Where things lie: one home folder for data, settings, keys and logs; resources beside the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of fonts, icons, themes, words and the sample assembly, used as they lie."""
    shipped = _HERE / "_resources"
    return shipped if shipped.is_dir() else _HERE.parent / "resources"


def version() -> str:
    """Which Folkmoot this is; `unpacked` where it was never installed."""
    from importlib import metadata

    try:
        return metadata.version("folkmoot")
    except metadata.PackageNotFoundError:
        return "unpacked"


@dataclass(frozen=True, slots=True)
class Home:
    """One folder holds everything this laptop keeps: copy it and you have moved Folkmoot."""

    folder: Path

    @classmethod
    def find(cls, chosen: Path | None = None) -> Home:
        """The folder that was named, else FOLKMOOT_HOME, else the system's place for a user's data."""
        if chosen is None and (named := os.environ.get("FOLKMOOT_HOME")):
            chosen = Path(named)
        if chosen is None:
            import platformdirs

            chosen = Path(platformdirs.user_data_dir("Folkmoot", appauthor=False))
        return cls(chosen)

    def make(self) -> Home:
        """Create the folder, readable by its owner only."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self

    @property
    def database(self) -> Path:
        """The file of the alliance and its assemblies."""
        return self.folder / "folkmoot.db"

    @property
    def database_key(self) -> Path:
        """The side file that holds the database's key, wrapped."""
        return self.folder / "folkmoot.key"

    @property
    def instance(self) -> Path:
        """A mark beside the database that does not travel in it: a file copied elsewhere is noticed."""
        return self.folder / "folkmoot.instance"

    @property
    def lock(self) -> Path:
        """Who holds the database open for writing."""
        return self.folder / "folkmoot.lock"

    @property
    def settings(self) -> Path:
        """This laptop's choices."""
        return self.folder / "settings.json"

    @property
    def keys(self) -> Path:
        """Signing keys as PKCS#12 files, and the alliance's root certificate."""
        return self.folder / "keys"

    @property
    def documents(self) -> Path:
        """Signed and unsigned PDFs made on this laptop."""
        return self.folder / "documents"

    @property
    def log(self) -> Path:
        """What the program noted about itself; no names, no codes."""
        return self.folder / "folkmoot.log"
