"""Before the evening: the plan taken in, looked through, and its badges printed."""

from __future__ import annotations

from pathlib import Path

from app.demo.stagehands import Company
from app.errors import Trouble
from app.service.boards.plan import Tab

IMPORT, PRINT = "Take in a plan file …", "Sheets to print …"
"""The words on the buttons at Home and at the badges."""


def prepare(company: Company, plan_file: Path) -> Path:
    """Take the plan in at Home, go through it, make the badges and print them; returns the sheets."""
    windows = company.windows
    company.picture("home-empty")
    # as long as anybody looks at Home
    company.until(lambda: windows.prepared, "the screens of an assembly")
    company.chosen_file[:] = [plan_file]
    company.click(IMPORT)
    company.until(lambda: bool(windows.assembly), "the plan file to be taken")
    company.assembly = windows.assembly
    company.settle()
    company.go("home")
    company.settle()
    company.picture("home")
    company.go("plan")
    plan = company.evening.plan
    for tab in (Tab.DETAILS, Tab.INSTITUTIONS, Tab.POWER_HOLDERS, Tab.ASKS, Tab.AGENDA):
        plan.go(tab)
        company.settle()
        company.picture(f"plan-{tab.value}")
    plan.go(Tab.BADGES)
    company.press("Ctrl+M")
    company.settle()
    sheets = company.out / "badges.pdf"
    sheets.unlink(missing_ok=True)
    company.chosen_file[:] = [sheets]
    company.click(PRINT)
    company.until(sheets.exists, "the sheets of badges")
    company.settle()
    company.picture("plan-badges")
    made = company.plan
    if not made.delegations or not made.asks:
        raise Trouble("demo", "The plan has no institutions or no asks.")
    return sheets
