"""Plays the evening from beginning to end and says what came of it."""

from __future__ import annotations

import shutil
import time
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from zoneinfo import ZoneInfo

from app import paths, words
from app import settings as choices
from app.clock import SetClock, WallClock
from app.demo import planning as before
from app.demo.arrivals import DOORS_ARE_OPEN, Arrivals
from app.demo.night import Night, published
from app.demo.papers import check, seal
from app.demo.stagehands import LINE, Company
from app.errors import Cancelled, Refused, Trouble
from app.exchange.plan_file import read_plan_file
from app.house import build
from app.main import Windows
from app.paths import Home
from app.service import journal
from app.settings import Settings
from app.ui.application import Application
from app.ui.demo.album import Album
from app.ui.demo.hands import Hands

PUBLISHED = paths.resources() / "sample" / "general-election-2015.json"
SETTING_UP = timedelta(minutes=90)
"""The plan is looked through so long before the doors open."""
_PACE = {"1": 1.0, "20": 20.0, "max": 0.0}


def play(out: Path, speed: str, home: Home | None = None, sample: Path | None = None) -> int:
    """Play the evening and leave its papers and pictures in `out`; 0, or 1 with the reason said.

    `sample` is a plan file with the answers beside it (`…-answers.json`), else the published one.
    """
    began = time.monotonic()
    company: Company | None = None
    try:
        company = gather(out, speed, home, sample or PUBLISHED)
        lines = evening(company)
    except (Refused, Trouble, Cancelled) as reason:
        if company is not None:
            company.album.take(company.windows.shell, "where-it-stopped")
        print(f"The demo did not come to its end: {reason}")  # noqa: T201 - the command's word
        return 1
    finally:
        if company is not None:
            company.windows.shell.close()
    lines.append(f"Played in {time.monotonic() - began:.0f} s. Look at {out / 'minutes.pdf'} first.")
    print("\n".join(lines))  # noqa: T201 - the command's word
    return 0


def gather(out: Path, speed: str, home: Home | None, sample: Path) -> Company:
    """A home of its own, made anew, and the windows over it."""
    out.mkdir(parents=True, exist_ok=True)
    if home is None:
        shutil.rmtree(out / "home", ignore_errors=True)
        home = Home(out / "home")
    shutil.rmtree(out / "pictures", ignore_errors=True)
    home.make()
    choices.save(home.settings, Settings(door="Door 1", less_movement=True))
    plan, problems = read_plan_file(sample)
    if plan is None:
        raise Trouble("demo", "The sample plan cannot be read: {why}.", why=problems[0].reason)
    at = plan.details
    starts = datetime.combine(at.day, clock_time.fromisoformat(at.starts), ZoneInfo(at.zone))
    clock = SetClock(starts - timedelta(seconds=DOORS_ARE_OPEN) - SETTING_UP)
    application = Application(Settings())
    chosen: list[Path] = []
    windows = Windows(
        application,
        build(home, clock),
        words.ENGLISH,
        read=lambda _title, _kinds: chosen.pop(0) if chosen else None,
        write=lambda _title, _kinds: chosen.pop(0) if chosen else None,
        view=lambda _file: True,
        computer=WallClock(),
    )

    def fault() -> str:
        if windows.notices.report:
            return windows.notices.report
        banners = windows.shell.banners
        shown = (banners.shown(key) for key in banners.keys)
        return " ".join(banner.sentence for banner in shown if banner and banner.kind == "trouble")

    windows.show()
    album = Album(out / "pictures", LINE, application.theme)
    return Company(sample, out, windows, Hands(_PACE[speed], fault), album, clock, chosen)


def evening(company: Company) -> list[str]:
    """All acts; returns what is to be said of them."""
    out, house = company.out, company.house
    shutil.copyfile(company.sample, out / "plan.json")
    sheets = before.prepare(company, out / "plan.json")
    plan = company.plan
    company.pass_time(SETTING_UP.total_seconds())
    company.go("door")
    company.settle()
    arrivals = Arrivals(company, sheets.read_bytes())
    arrivals.rush()
    answers = company.sample.with_name(f"{company.sample.stem}-answers.json")
    night = Night(company, arrivals, published(answers))
    night.play()
    files = seal(company)
    checked = check(company, files[0])
    found = journal.verify(house.database, None)
    if not found.holds:
        raise Trouble("demo", "The journal does not hold: {fault}.", fault=str(found.fault))
    company.go("follow_up")
    company.settle()
    company.picture("follow-up")
    (out / "README.txt").write_text(_README.format(line=LINE), "utf-8")
    people, pledged = company.windows.say.number(arrivals.counted), company.windows.say.number(plan.pledged)
    return [
        f"{LINE}: {plan.assembly.title}, {plan.assembly.day}.",
        f"Plan: {len(plan.delegations)} institutions, {pledged} pledged, {len(plan.asks)} asks, "
        f"{len(plan.power_holders)} power-holders ({out / 'plan.json'}).",
        f"Badges: {arrivals.read} codes read from the sheets ({out / 'badges.pdf'}).",
        f"Door: {people} people let in, {arrivals.turned_away} scans not, one check-in taken back.",
        f"Agenda: {night.items} items run; {night.kept} answers kept, {night.read_back} read back, agreed.",
        f"Minutes sealed and {checked.verdict.value} ({out / 'minutes.pdf'}, root in {out / 'root.pem'}).",
        f"Commitment records: {len(files) - 1} sealed ({out}).",
        f"Journal: {found.entries} entries, every one holds; head {found.head[:16]}…",
        f"Pictures: {len(company.album.taken)} of every screen and the stage ({out / 'pictures'}).",
    ]


_README = """{line}.

Everything in this folder was made by the demo: it is not the plan or the minutes of that event.
Power-holders, asks and answers are from published reports, with their sources in plan.json; delegates are
numbered badges; arrivals, times and pledges are made up.
"""
