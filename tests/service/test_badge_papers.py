"""Badges as files."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app.clock import SetClock
from app.errors import Cancelled, Refused, Trouble
from app.service import badge_papers
from app.service.badge_papers import Layout, badge_sheets, edition_of, save_sheets
from app.service.badges import badge_faces, make_badges
from app.service.signing_keys import fingerprint_of
from app.words import ENGLISH
from tests.service.conftest import Keys
from tests.service.plans import MEMBERS, Planning


@pytest.fixture
def made(planning: Planning) -> Planning:
    """Nine badges and a spare one."""
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True, spare=1)
    return planning


def test_sheets_are_a_pdf_or_there_is_a_reason(planning: Planning, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        badge_sheets(planning.station, planning.assembly)
    planning.take("institutions", MEMBERS)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    assert badge_sheets(planning.station, planning.assembly).startswith(b"%PDF")
    faces = badge_faces(planning.station, planning.assembly)
    edition = edition_of(planning.station.database, planning.assembly)
    file = tmp_path / "badges.pdf"
    layout = Layout("letter-14", badge_papers.strips_of(planning.station.database, planning.assembly))
    assert save_sheets(str(file), faces, edition, layout) == str(file)
    assert file.read_bytes().startswith(b"%PDF")
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Trouble):
        save_sheets(str(tmp_path / "taken" / "badges.pdf"), faces, edition, layout)


def test_every_stock_has_words_and_a_key() -> None:
    keys = [key for key, _, _ in badge_papers.stocks(ENGLISH)]
    assert badge_papers.stock_key("A4", "8") in keys
    assert badge_papers.stock_key("A6", "cut") == "a4-card"
    with pytest.raises(Refused):
        badge_papers.stock_key("A3", "8")


def test_an_edition_says_revision_root_and_colour(made: Planning, keys: Keys) -> None:
    database = made.station.database
    edition = edition_of(database, made.assembly, "#123456")
    assert (edition.title, edition.venue, edition.accent) == ("Autumn Assembly", "Riverside Hall", "#123456")
    assert edition.root == fingerprint_of(database.home)
    assert len(edition.root) == 64
    assert edition.revision > 0
    with pytest.raises(Refused, match="too pale"):
        edition_of(database, made.assembly, "#FFFF00")


def test_pictures_are_named_by_whose_they_are(made: Planning, tmp_path: Path) -> None:
    faces = badge_faces(made.station, made.assembly)
    edition = edition_of(made.station.database, made.assembly)
    heard: list[tuple[int, int]] = []
    folder = tmp_path / "codes"
    count = badge_papers.save_pictures(
        str(folder), faces, edition, "en_GB", lambda done, of: heard.append((done, of))
    )
    assert (count, heard[-1]) == (10, (10, 10))
    wanted = {f"{face.institution or 'Spare badge 1'} - {face.caption}.png" for face in faces}
    assert {file.name for file in folder.iterdir()} == wanted


@pytest.mark.parametrize("name", ["../../Elm", 'St. "Mary": A/B\\C*?', "Ysgol Ŵy", "学校", "." * 300])
def test_no_name_leads_out_of_the_folder(planning: Planning, tmp_path: Path, name: str) -> None:
    planning.take("institutions", "institution,pledge\n" + '"' + name.replace('"', '""') + '",1\n')
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    (face,) = badge_faces(planning.station, planning.assembly)
    made = badge_papers._file_name(face, ENGLISH)  # pyright: ignore[reportPrivateUsage]
    assert not set(made) & set('/\\:*?"<>|')
    assert not made.startswith(".")
    (tmp_path / made).write_text("")


def test_a_lead_gets_the_codes_of_one_institution(made: Planning, tmp_path: Path) -> None:
    school = made.plan.delegations[0]
    faces = badge_faces(made.station, made.assembly, delegation=school.id)
    file = tmp_path / "codes.pdf"
    edition = edition_of(made.station.database, made.assembly)
    badge_papers.save_pages(str(file), faces, edition, "en_GB")
    assert file.read_bytes().startswith(b"%PDF")


def test_the_calibration_page_is_written(tmp_path: Path, clock: SetClock) -> None:
    file = tmp_path / "page.pdf"
    assert badge_papers.save_calibration(str(file), "letter-8", (0, 0), clock.now()) == str(file)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_cancelled_printing_leaves_nothing(made: Planning, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled

    faces = badge_faces(made.station, made.assembly)
    edition = edition_of(made.station.database, made.assembly)
    with pytest.raises(Cancelled):
        save_sheets(str(tmp_path / "badges.pdf"), faces, edition, Layout(), stop)
    assert list(tmp_path.glob("badges*")) == []


def test_every_badge_of_a_large_assembly_and_every_strip_has_its_label(
    planning: Planning,
) -> None:
    count = 2_000 if os.environ.get("FOLKMOOT_TORTURE") else 300
    rows = "".join(f"Institution {n},{count // 20}\n" for n in range(20))
    planning.take("institutions", "institution,pledge\n" + rows)
    make_badges(planning.station, planning.assembly, up_to_pledge=True)
    strips = badge_papers.strips_of(planning.station.database, planning.assembly)
    sheets = badge_sheets(planning.station, planning.assembly, Layout("a4-8", strips))
    with pikepdf.open(BytesIO(sheets)) as pdf:
        assert len(pdf.pages) == -(-(count + len(strips)) // 8)
