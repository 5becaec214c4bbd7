"""The commands as they are typed: what they print, what they leave, how they end."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from app.cli import run
from app.clock import SetClock, WallClock
from app.documents.codes import png
from app.paths import Home
from app.service import post_lock, records
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.house.tree import ROOT
from tests.service.evening import A, Planned, lay_out
from tests.service.told import play

TITLE = "Autumn Assembly"
ROOT_WORDS, KEY_WORDS = "root under the stairs", "pencil and stamp"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def folkmoot(*words: str | Path, home: Path | None = None) -> Ran:
    """One command, as the console script runs it, in this process."""
    said, complained = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["folkmoot", *map(str, words)])
        patch.delenv("FOLKMOOT_HOME")
        if home is not None:
            patch.setenv("FOLKMOOT_HOME", str(home))
        with redirect_stdout(said), redirect_stderr(complained), pytest.raises(SystemExit) as ended:
            run()
    return Ran(int(ended.value.code or 0), said.getvalue(), complained.getvalue())


def apart(*words: str | Path, home: Path | None = None) -> Ran:
    """One command in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")}
    ran = subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        env=kept | ({"FOLKMOOT_HOME": str(home)} if home else {}),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planned]:
    """A home with the evening planned; to be copied."""
    home = Home(tmp_path_factory.mktemp("planned"))
    evening = lay_out(home, SetClock(THE_EVENING))
    evening.station.close()
    return home.folder, evening


@pytest.fixture
def here(home: Home, planned: tuple[Path, Planned]) -> Planned:
    """That home, this test's own; its station is closed."""
    shutil.copytree(planned[0], home.folder, dirs_exist_ok=True)
    return planned[1]


# ---- how it is called ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Exit codes: 0 done, 1 refused or invalid, 2 wrong usage, 3 trouble"),
        (("demo",), "--speed"),
        (("import", "people"), "--default-institution"),
        (("check-in",), "the verdict on one line"),
        (("export",), "--key-passphrase-file"),
        (("verify",), "--trust"),
        (("journal", "verify"), "scope station number hash"),
    ],
)
def test_every_command_explains_itself(words: tuple[str, ...], says: str) -> None:
    ran = folkmoot(*words, "--help")
    assert ran.returncode == 0
    assert says in " ".join(ran.stdout.split())
    assert "--home" in ran.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("verify", "a.pdf"),
        ("import", "people", "a.csv"),
        ("demo", "--speed", "3"),
        ("check-in",),
        ("export", "everything", "--assembly", "A", "--out", "a"),
        ("export", "minutes", "--assembly", "A", "--out", "a", "--seal"),
        ("import", "people", "a.csv", "--assembly", "A", "--map", "name"),
    ],
)
def test_wrong_usage_is_2(words: tuple[str, ...], home: Home) -> None:
    ran = folkmoot(*words, home=home.folder)
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert not home.database.exists()


def test_the_home_may_be_named_before_the_command_or_after_it(
    here: Planned, home: Home, tmp_path: Path
) -> None:
    assert folkmoot("--home", home.folder, "journal", "verify").returncode == 0
    assert folkmoot("journal", "verify", "--home", home.folder).returncode == 0
    both = folkmoot("--home", tmp_path / "empty", "journal", "verify", "--home", home.folder)
    assert both.returncode == 0, "the nearer word holds"


def test_without_a_file_there_is_nothing_to_read_and_none_is_made(home: Home) -> None:
    ran = folkmoot("journal", "verify", home=home.folder)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "no assembly file here yet" in ran.stderr
    assert not home.database.exists()


# ---- taking lists ----------------------------------------------------------------------------------------


def test_a_plan_is_taken_once_and_then_is_as_it_was(tmp_path: Path) -> None:
    plan = ROOT / "resources" / "sample" / "general-election-2015.json"
    trial = folkmoot("import", "plan", plan, "--dry-run", "--home", tmp_path / "home")
    assert trial.returncode == 0
    assert "nothing was written" in trial.stdout
    assert not (tmp_path / "home" / "folkmoot.db").exists()
    assert folkmoot("import", "plan", plan, "--home", tmp_path / "home").returncode == 0
    again = folkmoot("import", "plan", plan, "--home", tmp_path / "home")
    assert "plan: 0 added, 0 changed," in again.stdout


def test_a_bad_row_is_named_and_nothing_is_taken(here: Planned, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "institutions.csv"
    file.write_text("name,type,pledge\nBirch Lane School,school,12\nPine Church,church,many\n", "utf-8")
    ran = folkmoot("import", "institutions", file, "--assembly", TITLE, home=home.folder)
    assert ran.returncode == 1
    assert "institutions.csv, row 3, column pledge:" in ran.stderr
    assert "Nothing was taken." in ran.stderr
    turnout = tmp_path / "turnout.csv"
    folkmoot("export", "turnout", "--assembly", TITLE, "--out", turnout, home=home.folder)
    assert "Birch Lane School" not in turnout.read_text("utf-8")


def test_columns_can_be_named_and_an_assembly_made(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text("Membre,Promised\nBirch Lane School,12\n", "utf-8")
    words = ("import", "institutions", file, "--assembly", "Spring", "--map", "institution=Membre")
    words = (*words, "--map", "pledge=Promised")
    refused = folkmoot(*words, home=home.folder)
    assert (refused.returncode, refused.stderr.strip()) == (1, "No assembly is called “Spring”.")
    trial = folkmoot(*words, "--create", "--dry-run", home=home.folder)
    assert (trial.returncode, trial.stdout.strip()) == (
        0,
        "institutions: 1 added, 0 changed, 0 as they were (nothing was written)",
    )
    made = folkmoot(*words, "--create", home=home.folder)
    assert "institutions: 1 added" in made.stdout
    out = tmp_path / "turnout.csv"
    assert (
        folkmoot("export", "turnout", "--assembly", "spring", "--out", out, home=home.folder).returncode == 0
    )
    assert "Birch Lane School,school,12,0" in out.read_text("utf-8")


def test_a_bad_file_makes_no_assembly(home: Home, tmp_path: Path) -> None:
    (tmp_path / "who.csv").write_text("nothing\nof this\n", "utf-8")
    words = ("import", "institutions", tmp_path / "who.csv", "--assembly", "Spring", "--create")
    assert folkmoot(*words, home=home.folder).returncode == 1
    ran = folkmoot("export", "plan", "--assembly", "Spring", "--out", tmp_path / "p", home=home.folder)
    assert "No assembly is called" in ran.stderr


def test_two_of_one_title_are_refused_with_both_ids(here: Planned, home: Home, clock: SetClock) -> None:
    station = Station.open(home, clock)
    with station.change("assembly_added", "b" * 32) as change:
        change.row("assembly", None, {"title": TITLE, "day": "2027-05-01"})
    station.close()
    ran = folkmoot("check-in", "x", "--assembly", TITLE, home=home.folder)
    assert ran.returncode == 1
    assert A in ran.stderr
    assert "b" * 32 in ran.stderr
    assert folkmoot("check-in", "x", "--assembly", A, home=home.folder).stdout.startswith("NOT OURS")


# ---- badges and the door ---------------------------------------------------------------------------------


def test_badges_are_drawn_and_laid_out(here: Planned, home: Home, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    ran = folkmoot("badges", "--assembly", TITLE, "--out", out, "--spare", "2", home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, f"{out}: 30 new badges drawn")
    assert out.read_bytes().startswith(b"%PDF-")
    again = folkmoot("badges", "--assembly", TITLE, "--out", out, home=home.folder)
    assert "0 new badges drawn" in again.stdout


def test_one_badge_once_more_and_codes_to_send(here: Planned, home: Home, tmp_path: Path) -> None:
    words = ("badges", "--assembly", TITLE)
    file, folder, codes = tmp_path / "one.pdf", tmp_path / "codes", tmp_path / "codes.pdf"
    assert folkmoot(*words, "--images", folder, home=home.folder).stdout.strip() == f"{folder}: 32 pictures"
    pictures = sorted(folder.iterdir())
    assert len(pictures) == 32
    caption = pictures[0].stem.rpartition(" - ")[2]
    once = folkmoot(*words, "--only", caption, "--out", file, home=home.folder)
    assert (once.returncode, once.stdout.strip()) == (0, f"{file}: 0 new badges drawn")
    assert file.read_bytes().startswith(b"%PDF")
    decoded = folkmoot("decode", pictures[0])
    assert "AB" in decoded.stdout
    sent = folkmoot(*words, "--delegation", "elm street", "--out", codes, home=home.folder)
    assert sent.returncode == 0
    assert sent.stdout.startswith(f"{codes}: ")
    for more, says in (
        (("--only", "FISH 1"), "No badge here has the caption FISH 1."),
        (("--delegation", "Nowhere"), "No institution is called “Nowhere”."),
        (("--stock", "9"), "There is no stock 9"),
        (("--accent", "#FFFFFF"), "too pale"),
    ):
        ran = folkmoot(*words, "--out", tmp_path / "no.pdf", *more, home=home.folder)
        assert ran.returncode == 1
        assert says in ran.stderr
        assert not (tmp_path / "no.pdf").exists()


@pytest.mark.parametrize(
    ("more", "size"),
    [
        (("--stock", "8"), "595.276 x 841.89"),
        (("--paper", "Letter", "--stock", "14", "--backs", "--shift", "0.5", "-1"), "612 x 792"),
        (("--paper", "A6"), "595.276 x 841.89"),
        (("--calibrate", "--stock", "10"), "595.276 x 841.89"),
    ],
)
def test_sheets_for_every_stock(
    more: tuple[str, ...], size: str, here: Planned, home: Home, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    out = tmp_path / "badges.pdf"
    ran = folkmoot("badges", "--assembly", TITLE, "--out", out, *more, home=home.folder)
    assert ran.returncode == 0, ran.stderr
    said = subprocess.run([tool("pdfinfo"), out], capture_output=True, text=True, check=True).stdout
    assert size in said


def test_badges_go_somewhere(here: Planned, home: Home) -> None:
    assert folkmoot("badges", "--assembly", TITLE, home=home.folder).returncode == 2


def test_the_door_list_is_exported(here: Planned, home: Home, tmp_path: Path) -> None:
    out = tmp_path / "door.pdf"
    ran = folkmoot("export", "door-list", "--assembly", TITLE, "--out", out, home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF")


def test_a_scan_has_a_verdict_and_an_exit_code(here: Planned, home: Home) -> None:
    def scan(text: str, *more: str) -> tuple[int, str]:
        ran = folkmoot("check-in", text, "--assembly", TITLE, "--door", "East", *more, home=home.folder)
        return ran.returncode, ran.stdout.strip()

    assert scan(here.delegate[0]) == (0, "WELCOME · Elm Street School · listed · 1 of 25")
    foreign = "https://example.org/" + "secret"
    status, words = scan(foreign)
    assert (status, words) == (1, "NOT OURS · not one of our badges")
    told = json.loads(scan(here.group, "--json")[1])
    assert (told["word"], told["heads"], told["let_in"]) == ("welcome", 14, True)


def test_a_laptop_whose_pin_is_forgotten_is_freed(here: Planned, home: Home) -> None:
    station = Station.open(home, WallClock())
    post_lock.choose_pin(station, "480213")
    post_lock.lock(station, "door", A)
    in_use = folkmoot("post", "free", home=home.folder)
    assert in_use.returncode == 3
    station.close()
    freed = folkmoot("post", "free", home=home.folder)
    assert (freed.returncode, freed.stdout.strip()) == (0, "Free, and the PIN is forgotten")
    again = folkmoot("post", "free", home=home.folder)
    assert (again.returncode, again.stdout.strip()) == (0, "This laptop keeps to no post")


def test_what_the_doors_decided_is_exported(here: Planned, home: Home, tmp_path: Path) -> None:
    folkmoot("check-in", here.replaced, "--assembly", TITLE, "--door", "Door A", home=home.folder)
    for name, begin in (("report.pdf", b"%PDF"), ("report.CSV", "\ufeffdoor,time".encode())):
        out = tmp_path / name
        ran = folkmoot("export", "door-report", "--assembly", TITLE, "--out", out, home=home.folder)
        assert ran.returncode == 0
        assert out.read_bytes().startswith(begin)


def test_which_badges_come_in_is_said_and_changed_and_holds_at_once(here: Planned, home: Home) -> None:
    unlisted = here.code(700, institution=3)

    def rule(*change: str) -> str:
        ran = folkmoot("badge", "rule", "--assembly", TITLE, *change, home=home.folder)
        assert ran.returncode == 0
        return ran.stdout.strip()

    def checked() -> Ran:
        return folkmoot("badge", "check", unlisted, home=home.folder)

    assert rule() == "Any good badge comes in"
    assert (checked().returncode, checked().stdout.split(" · ")[-1].strip()) == (0, "not in the list yet")
    assert rule("--listed-only") == rule() == "Only badges in the list come in"
    assert (checked().returncode, checked().stdout.split(" · ")[-1].strip()) == (1, "not in the list")
    ran = folkmoot("check-in", unlisted, "--assembly", TITLE, "--door", "Door A", home=home.folder)
    assert ran.returncode == 1
    assert "NOT LISTED" in ran.stdout
    assert rule("--any-good") == "Any good badge comes in"


def test_a_new_key_leaves_listed_badges_good(here: Planned, home: Home) -> None:
    ran = folkmoot("badge", "new-key", "--assembly", TITLE, home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, "Badges made from now on are sealed with key 2")
    assert folkmoot("badge", "check", here.delegate[0], home=home.folder).returncode == 0
    old = folkmoot("badge", "check", here.code(700, institution=3), home=home.folder)
    assert old.returncode == 1
    assert "sealed with an old key" in old.stdout


def test_a_badge_is_looked_at_without_being_let_in(here: Planned, home: Home) -> None:
    good = folkmoot("badge", "check", here.delegate[0], home=home.folder)
    assert (good.returncode, good.stdout.strip()) == (
        0,
        "ours · Autumn Assembly · Elm Street School · delegate · heron 1001",
    )
    bad = folkmoot("badge", "check", "hello-world", "--json", home=home.folder)
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["reading"] == "foreign"
    assert "hello-world" not in bad.stdout + bad.stderr


# ---- one writes, others read -----------------------------------------------------------------------------


def test_while_a_window_holds_the_file_writing_is_refused_and_reading_is_not(
    here: Planned, home: Home, clock: SetClock, tmp_path: Path
) -> None:
    station = Station.open(home, clock)
    refused = apart("check-in", here.delegate[0], "--assembly", TITLE, home=home.folder)
    assert refused.returncode == 3
    assert f"process {os.getpid()}" in refused.stderr
    assert refused.stdout == ""
    out = tmp_path / "answers.csv"
    assert apart("export", "csv", "--assembly", TITLE, "--out", out, home=home.folder).returncode == 0
    assert folkmoot("badge", "check", here.delegate[0], home=home.folder).returncode == 0
    station.close()


def test_a_passphrase_comes_from_a_file(home: Home, tmp_path: Path) -> None:
    Station.open(home, WallClock(), passphrase="heron and otter").close()
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("heron and otter\nand a line nobody reads\n", "utf-8")
    wrong.write_text("heron\n", "utf-8")
    words = ("journal", "verify", "--passphrase-file")
    assert folkmoot(*words, right, home=home.folder).returncode == 0
    refused = folkmoot(*words, wrong, home=home.folder)
    assert refused.returncode == 3
    assert "does not open this assembly file" in refused.stderr
    assert "opened by a passphrase" in folkmoot("journal", "verify", home=home.folder).stderr


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (b"hello, this is a letter and nothing else", "not an assembly file"),
        (b"SQLite format 3\0" + bytes(4096), "not an assembly file"),
    ],
)
def test_another_file_in_its_place_is_told_and_left_alone(
    here: Planned, home: Home, damage: bytes, says: str
) -> None:
    home.database.write_bytes(damage)
    for words in (("journal", "verify"), ("check-in", "x", "--assembly", TITLE)):
        ran = folkmoot(*words, home=home.folder)
        assert ran.returncode == 3
        assert says in ran.stderr
        assert len(ran.stderr.strip().splitlines()) == 1
    assert home.database.read_bytes() == damage


def test_a_file_of_a_newer_folkmoot_is_told_and_left_alone(
    here: Planned, home: Home, clock: SetClock
) -> None:
    station = Station.open(home, clock)
    with station.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    station.close()
    before = home.database.read_bytes()
    for words in (("journal", "verify"), ("check-in", "x", "--assembly", TITLE)):
        ran = folkmoot(*words, home=home.folder)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert "made by a newer Folkmoot" in ran.stderr
    assert home.database.read_bytes() == before


def test_a_damaged_file_is_told_and_left_alone(here: Planned, home: Home) -> None:
    data = bytearray(home.database.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at + 100] ^= 0xFF
    home.database.write_bytes(data)
    ran = folkmoot("journal", "verify", home=home.folder)
    assert ran.returncode == 3
    assert "damaged" in ran.stderr
    assert home.database.read_bytes() == bytes(data)


# ---- what is left of an evening --------------------------------------------------------------------------


@pytest.fixture
def over(home: Home) -> Home:
    """The evening an hour ago by this computer's own clock, and the secretary's key."""
    clock = SetClock(WallClock().now() - timedelta(hours=1))
    evening = lay_out(home, clock)
    play(evening, clock)
    evening.station.close()
    now = WallClock().now()
    records.make_root(home, "Riverside Alliance", ROOT_WORDS, now)
    records.make_secretary_key(home, ROOT_WORDS, "Secretary 1", KEY_WORDS, now)
    return home


@pytest.mark.slow
def test_minutes_are_sealed_handed_out_and_checked(over: Home, tmp_path: Path) -> None:
    (tmp_path / "words").write_text(KEY_WORDS, "utf-8")
    out, root = tmp_path / "minutes.pdf", over.keys / "root.pem"
    sealed = apart(
        *("export", "minutes", "--assembly", TITLE, "--out", out),
        *("--seal", "--key-passphrase-file", tmp_path / "words"),
        home=over.folder,
    )
    assert (sealed.returncode, sealed.stdout.strip()) == (0, f"{out}: sealed by Secretary 1, revision 1")
    good = apart("verify", out, "--trust", root)
    assert (good.returncode, good.stdout.splitlines()[0]) == (0, "VALID")
    told = json.loads(folkmoot("verify", out, "--trust", root, "--json", home=over.folder).stdout)
    assert set(told) == {"verdict", "reasons", "signatures", "digest"}
    assert (told["verdict"], told["reasons"]) == ("VALID", [])
    assert told["signatures"][0]["who"] == "Secretary 1"
    assert told["signatures"][0]["level"] == "certified by the secretary"
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    bad = folkmoot("verify", out, "--trust", root)
    assert (bad.returncode, bad.stdout.splitlines()[0]) == (1, "INVALID")
    heads = json.loads(folkmoot("journal", "verify", "--json", home=over.folder).stdout)
    assert heads["holds"]


def test_with_a_wrong_passphrase_it_stays_a_draft(over: Home, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("something else", "utf-8")
    out = tmp_path / "minutes.pdf"
    words = ("export", "minutes", "--assembly", TITLE, "--out", out)
    refused = folkmoot(*words, "--seal", "--key-passphrase-file", tmp_path / "words", home=over.folder)
    assert refused.returncode == 3
    assert "does not open this key" in refused.stderr
    assert not out.exists()
    draft = folkmoot(*words, home=over.folder)
    assert (draft.returncode, draft.stdout.strip()) == (
        0,
        f"{out}: a draft: it is not sealed on this laptop",
    )
    unsigned = folkmoot("verify", out, "--trust", over.keys / "root.pem")
    assert (unsigned.returncode, unsigned.stdout.splitlines()[0]) == (1, "UNSIGNED")


def test_what_cannot_be_judged_is_3(over: Home, tmp_path: Path) -> None:
    root = over.keys / "root.pem"
    (tmp_path / "letter.pdf").write_text("Dear Mayor", "utf-8")
    for file, trust in (
        (tmp_path / "nowhere.pdf", root),
        (tmp_path / "letter.pdf", root),
        (tmp_path / "letter.pdf", tmp_path / "letter.pdf"),
        (tmp_path / "letter.pdf", tmp_path / "nowhere.pem"),
    ):
        ran = folkmoot("verify", file, "--trust", trust)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert len(ran.stderr.strip().splitlines()) == 1


def test_the_journal_knows_a_head_printed_earlier(over: Home) -> None:
    found = json.loads(folkmoot("journal", "verify", "--json", home=over.folder).stdout)
    head = found["scopes"][0]["head"]
    passed = folkmoot("journal", "verify", "--head", head, home=over.folder)
    assert passed.returncode == 0
    assert "passed through that head; 0 entries" in passed.stdout
    lost = folkmoot("journal", "verify", "--head", "00" * 32, home=over.folder)
    assert lost.returncode == 1
    assert "never had that head" in lost.stdout


def test_decode_says_one_line_a_picture(tmp_path: Path) -> None:
    hostile = 'https://example.org/"\u202e\x1b[2J'
    for name, text in (("badge.png", "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ("hostile.png", hostile)):
        (tmp_path / name).write_bytes(png(text, 6))
    Image.new("L", (80, 80), 255).save(tmp_path / "white.png")
    files = [tmp_path / name for name in ("badge.png", "hostile.png", "white.png")]
    ran = folkmoot("decode", "--json", *files)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert told == [
        {"file": str(files[0]), "texts": ["AB0123456789ABCDEFGHJKMNPQRSTVWXYZ"]},
        {"file": str(files[1]), "texts": [hostile]},
        {"file": str(files[2]), "texts": []},
    ]
    assert ran.stdout.isascii()
    assert "\x1b" not in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, "")
    plain = folkmoot("decode", *files)
    assert "\x1b" not in plain.stdout
    assert plain.stdout.splitlines()[2] == f"{files[2]}: no code"


def test_decode_goes_on_after_what_is_no_picture(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(png("HELLO", 6))
    bad.write_bytes(b"not a picture")
    ran = folkmoot("decode", "--json", bad, good)
    assert (ran.returncode, json.loads(ran.stdout)["texts"]) == (1, ["HELLO"])
    assert str(bad) in ran.stderr
    assert "Traceback" not in ran.stderr
    assert folkmoot("decode", "--json", tmp_path / "none.png", bad).returncode == 3
    assert folkmoot("decode", "--json").returncode == 2
