"""The evening of the demo: the agenda run by the chair's keys, each published answer kept and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from app.demo.arrivals import Arrivals
from app.demo.stagehands import Company
from app.domain.door import Word
from app.domain.plan import AgendaItem, Ask, Attendance, ItemKind, PowerHolder
from app.domain.stage import Showing
from app.domain.tally import WORD, Answer, Beside, Cell, Reason
from app.service import plan as planning
from app.service import stage, tally
from app.store.station import Station
from app.ui.tally.sentences import reason_of

_ANSWER_KEYS = {Answer.YES: "Alt+Y", Answer.YES_BUT: "Alt+B", Answer.NO: "Alt+N", Answer.UNCLEAR: "Alt+C"}
_SPOKEN = 100
"""Seconds that an answer takes; made up."""


@dataclass(frozen=True, slots=True)
class Published:
    """One answer as it was reported."""

    ask: int
    power_holder: str
    answer: Answer | Beside
    reason: Reason | None
    words: str
    condition: str
    offer: str


def published(file: Path) -> list[Published]:
    """The answers of the reports."""
    told = cast("list[dict[str, str | int]]", json.loads(file.read_text("utf-8"))["answers"])
    return [
        Published(
            int(each["ask"]),
            str(each["power_holder"]),
            _standing(str(each["answer"])),
            Reason(str(each["reason"])) if each.get("reason") else None,
            str(each.get("words", "")),
            str(each.get("condition", "")),
            str(each.get("offer", "")),
        )
        for each in told
    ]


def _came(station: Station, assembly: str, holder: str) -> None:
    planning.change_power_holder(station, assembly, holder, attendance=Attendance.HERE)


def _standing(word: str) -> Answer | Beside:
    return Answer(word) if word in tuple(Answer) else Beside(word)


class Night:
    """Chair, stage and tally, item by item."""

    def __init__(self, company: Company, arrivals: Arrivals, answers: list[Published]) -> None:
        self._company = company
        self._arrivals = arrivals
        self._answers = answers
        self._pictures: set[str] = set()
        self.items = 0
        self.kept = 0
        self.read_back = 0

    def play(self) -> None:
        """From the welcome to the end."""
        company = self._company
        for holder in company.plan.power_holders:
            company.do(partial(_came, assembly=company.assembly, holder=holder.id))
        company.go("stage")
        company.press("O")
        company.until(company.evening.hall.isVisible, "the stage to open")
        company.settle()
        company.picture_of_stage("stage-welcome")
        company.go("chair")
        company.settle()
        company.picture("chair-before")
        for item in company.plan.agenda:
            if not item.public:
                continue
            self._on_to(item)
            self._item(item)
            self.items += 1
        company.press("Ctrl+End")
        chair = company.evening.chair
        company.until(
            lambda: chair.board is not None and chair.board.evening.ended is not None,
            "the end of the evening",
        )
        company.picture("chair-ended")
        self._show(Showing.TALLY)
        company.picture_of_stage("stage-tally-at-the-end")

    def _on_to(self, item: AgendaItem) -> None:
        company = self._company
        company.go("chair")
        chair = company.evening.chair
        company.until(lambda: chair.board is not None, "the agenda")
        company.press("PgDown")
        company.until(
            lambda: (
                chair.board is not None and chair.board.on is not None and chair.board.on.item.id == item.id
            ),
            f"item {item.title}",
        )
        company.settle()

    def _item(self, item: AgendaItem) -> None:
        company = self._company
        acts = {
            ItemKind.ROLL_CALL: self._roll_call,
            ItemKind.RESPONSE: self._responses,
            ItemKind.READ_BACK: self._read_back,
        }
        if item.kind in acts:
            acts[item.kind](item)
            return
        company.pass_time(item.seconds * 0.6)
        self._picture_once(item.kind)
        if item.kind is ItemKind.TESTIMONY and "held" not in self._pictures:
            self._pictures.add("held")
            company.press("H")
            company.settle()
            company.pass_time(20)
            company.picture("chair-held")
            company.press("H")
            company.settle()
        company.pass_time(item.seconds * 0.4)

    def _picture_once(self, kind: ItemKind) -> None:
        if kind in (ItemKind.WELCOME, ItemKind.TESTIMONY, ItemKind.ASK) and kind.value not in self._pictures:
            self._pictures.add(kind.value)
            self._company.picture(f"chair-{kind.value}")
            self._company.picture_of_stage(f"stage-{kind.value}")

    def _roll_call(self, item: AgendaItem) -> None:
        """Every institution by name and number; those who are late still come in at the door."""
        company = self._company
        chair = company.evening.chair
        board = chair.board
        count = len(board.roll) if board is not None else 0
        for number in range(count):
            company.press("PgDown")
            company.until(
                lambda number=number: chair.board is not None and chair.board.roll_at > number,
                "the next name",
            )
            company.pass_time(item.seconds / count)
            if number == count * 2 // 3:
                company.picture("chair-roll-call")
                company.picture_of_stage("stage-roll-call")
        company.go("door")
        for code in self._arrivals.late:
            company.pass_time(3)
            self._arrivals.scan(code, Word.WELCOME)
        company.go("chair")

    def _responses(self, item: AgendaItem) -> None:
        """Each is asked by key, speaks, and the tally keeper keeps what was said."""
        company = self._company
        chair = company.evening.chair
        plan = company.plan
        ask = plan.ask(item.ask)
        if ask is None:
            return
        for number, holder in enumerate(ask.power_holders, 1):
            company.go("chair")
            company.press(str(number))
            company.until(
                lambda holder=holder: chair.board is not None and chair.board.evening.speaker == holder,
                "the answer clock",
            )
            company.pass_time(_SPOKEN)
            if "answer clock" not in self._pictures:
                self._pictures.add("answer clock")
                company.picture("chair-response")
                company.picture_of_stage("stage-ask")
            person = plan.power_holder(holder)
            found = self._reported(ask, person) if person is not None else None
            if found is not None:
                self._keep(ask, holder, found)

    def _reported(self, ask: Ask, holder: PowerHolder) -> Published | None:
        wanted = (ask.number, holder.name)
        return next((each for each in self._answers if (each.ask, each.power_holder) == wanted), None)

    def _keep(self, ask: Ask, holder: str, said: Published) -> None:
        company = self._company
        screen = company.evening.tally
        company.go("tally")
        company.settle()
        screen.choose(ask.id, holder)
        company.settle()
        if said.words:
            company.press("Return")
            company.type(said.words)
        if isinstance(said.answer, Answer):
            company.press(_ANSWER_KEYS[said.answer])
        else:
            company.click(company.windows.say(WORD[said.answer]))
        if said.condition:
            company.type(said.condition)
        if said.reason is not None:
            company.click(reason_of(said.reason, company.windows.say))
        if said.offer:
            company.press("Alt+O")
            company.type(said.offer)
        if said.answer is Answer.YES_BUT:
            company.picture("tally-condition")
        company.press("Ctrl+S")
        company.until(
            lambda: not screen.dirty and self._cell(ask.id, holder).standing is said.answer,
            "the answer to be kept",
        )
        self.kept += 1
        company.settle()

    def _read_back(self, item: AgendaItem) -> None:
        """The words read out by the negotiator, agreed, and shown to the hall."""
        company = self._company
        screen = company.evening.tally
        ask = company.plan.ask(item.ask)
        if ask is None:
            return
        company.go("tally")
        company.settle()
        for holder in ask.power_holders:
            company.pass_time(25)
            screen.choose(ask.id, holder)
            company.settle()
            if not isinstance(self._cell(ask.id, holder).standing, Answer):
                continue
            company.press("F2")
            company.until(lambda: screen.reading_back, "the sentence to read out")
            if self.read_back == 3:
                company.picture("tally-read-back")
            company.press("Ctrl+Return")
            company.until(lambda holder=holder: self._cell(ask.id, holder).locked, "the lock")
            self.read_back += 1
            company.press("Alt+S")
            company.settle()
            if self.read_back in (1, 4):
                company.picture_of_stage(f"stage-answer-{self.read_back}")
        self._show(Showing.TALLY)
        if ask.number == 2:
            company.picture_of_stage("stage-tally")
            company.picture("tally")
        company.pass_time(20)

    def _show(self, showing: Showing) -> None:
        company = self._company
        company.go("chair")
        company.press("T")
        now = company.clock.now()
        company.until(
            lambda: stage.board(company.house.database, company.assembly, now).showing is showing, "the board"
        )
        company.settle()

    def _cell(self, ask: str, holder: str) -> Cell:
        company = self._company
        found = tally.board(company.house.database, company.assembly, None).cell(ask, holder)
        if found is None:
            raise KeyError(f"{ask} is not put to {holder}")
        return found
