"""The tally: askings, answers, corrections and read-backs as they are kept."""

from __future__ import annotations

from datetime import date

import pytest

from app.clock import SetClock
from app.domain.tally import (
    Answer,
    Beside,
    Channel,
    Deadline,
    ReadBackOutcome,
    Reason,
    Spoken,
)
from app.errors import Refused
from app.service import chair, stage, tally
from app.service.boards.tally import Draft
from app.store import journal
from tests.service.evening import ASK_HOMES, ASK_WAGE, HOMES, MAYOR_1, MAYOR_2, WAGE, A, Planned

YES = Spoken(Answer.YES, words="yes, from April")
WHOLE = Spoken(
    Answer.YES_BUT,
    None,
    "we will, in stages",
    "if the budget passes",
    Deadline("by next summer", date(2027, 6, 1), date(2027, 8, 31)),
    "Officer 1",
    date(2027, 3, 4),
    Channel.REPRESENTATIVE,
    "two meetings a year",
)


def kinds(evening: Planned) -> list[str]:
    with evening.station.database.reading() as connection:
        return [entry.kind for entry in journal.entries(connection, A)]


class TestAnswers:
    def test_asked_then_answered(self, evening: Planned, clock: SetClock) -> None:
        asked = tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        assert (asked.standing, len(asked.askings)) == (Beside.WAITING, 1)
        clock.advance(60)
        cell = tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        assert cell.standing is Answer.YES
        assert cell.recorded is not None
        assert cell.recorded.spoken == YES
        assert cell.recorded.asking == asked.askings[0].id

    def test_every_field_is_kept(self, evening: Planned) -> None:
        cell = tally.record_answer(evening.station, A, WAGE, MAYOR_1, WHOLE)
        assert cell.recorded is not None
        assert cell.recorded.spoken == WHOLE

    @pytest.mark.parametrize(
        "spoken", [Spoken(Answer.YES_BUT), Spoken(Answer.UNCLEAR), Spoken(Beside.WAITING)]
    )
    def test_what_cannot_stand_is_refused_and_not_written(self, evening: Planned, spoken: Spoken) -> None:
        before = kinds(evening)
        with pytest.raises(Refused):
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, spoken)
        assert kinds(evening) == before

    def test_asked_again_the_new_answer_stands(self, evening: Planned, clock: SetClock) -> None:
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        unclear = Spoken(Answer.UNCLEAR, reason=Reason.WILL_LOOK_INTO_IT)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, unclear)
        clock.advance(30)
        assert tally.put_ask(evening.station, A, WAGE, MAYOR_1).standing is Beside.WAITING
        cell = tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        assert (cell.standing, len(cell.askings), len(cell.answers)) == (Answer.YES, 2, 2)
        assert kinds(evening)[-4:] == ["asked", "answered", "asked", "answered"]

    def test_asked_again_and_the_same_said_is_a_new_answer(self, evening: Planned, clock: SetClock) -> None:
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        clock.advance(1)
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        cell = tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        assert cell.standing is Answer.NO
        assert len(cell.answers) == 2

    def test_the_same_again_writes_nothing(self, evening: Planned) -> None:
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        before = kinds(evening)
        cell = tally.record_answer(
            evening.station, A, WAGE, MAYOR_1, Spoken(Answer.YES, words=" yes,  from April ")
        )
        assert len(cell.answers) == 1
        assert kinds(evening) == before

    def test_a_correction_keeps_what_stood(self, evening: Planned) -> None:
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        cell = tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES, because="misheard")
        assert [each.spoken.answer for each in cell.answers] == [Answer.NO, Answer.YES]
        assert cell.answers[-1].corrects_because == "misheard"
        assert kinds(evening)[-1] == "answer_corrected"

    @pytest.mark.parametrize(("ask", "holder"), [(HOMES, MAYOR_2), ("nothing", MAYOR_1), (WAGE, "nobody")])
    def test_a_cell_that_is_not_there_is_refused(self, evening: Planned, ask: str, holder: str) -> None:
        with pytest.raises(Refused):
            tally.put_ask(evening.station, A, ask, holder)
        with pytest.raises(Refused):
            tally.record_answer(evening.station, A, ask, holder, YES)

    def test_too_many_words_are_refused_not_cut(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="At most 4000"):
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.YES, words="x" * 4001))


class TestReadBack:
    def test_agreed_it_is_locked(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="no answer"):
            tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        assert tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED).locked
        with pytest.raises(Refused, match="already"):
            tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.REFUSED)

    def test_locked_it_changes_with_a_reason_and_is_read_back_anew(self, evening: Planned) -> None:
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED)
        with pytest.raises(Refused, match="why it changes"):
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        cell = tally.record_answer(
            evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO), because="her office wrote"
        )
        assert not cell.locked
        assert tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED).locked

    def test_corrected_then_agreed(self, evening: Planned) -> None:
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        heard = tally.read_back(
            evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.CORRECTED, words="from May, I said"
        )
        assert not heard.locked
        assert heard.read_back is not None
        assert heard.read_back.words == "from May, I said"
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.YES, words="yes, from May"))
        assert tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED).locked

    def test_refused_then_agreed_after_all(self, evening: Planned) -> None:
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.REFUSED)
        assert tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED).locked


class TestBoard:
    def test_cells_progress_and_history(self, evening: Planned, clock: SetClock) -> None:
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        clock.advance(10)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO, words="no"))
        clock.advance(10)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES, because="misheard")
        clock.advance(10)
        tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED)
        board = tally.board(evening.station.database, A, (WAGE, MAYOR_1))
        assert [(each.ask, each.power_holder) for each in board.cells] == [
            (WAGE, MAYOR_1),
            (WAGE, MAYOR_2),
            (HOMES, MAYOR_1),
        ]
        assert (board.locked, board.open) == (1, 2)
        assert [(line.sentence, line.words) for line in board.history] == [
            ("Asked", ""),
            ("Answered: no", "no"),
            ("Corrected to: yes", "yes, from April"),
            ("Why it was corrected", "misheard"),
            ("Read back: agreed", ""),
        ]
        assert board.cell(HOMES, MAYOR_2) is None

    def test_a_correction_takes_no_read_back_out_of_the_history(
        self, evening: Planned, clock: SetClock
    ) -> None:
        def then(outcome: ReadBackOutcome, spoken: Spoken, because: str = "") -> None:
            clock.advance(10)
            tally.read_back(evening.station, A, WAGE, MAYOR_1, outcome, words="So it was read.")
            clock.advance(10)
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, spoken, because=because)

        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        then(ReadBackOutcome.REFUSED, Spoken(Answer.NO))
        then(ReadBackOutcome.CORRECTED, YES)
        then(ReadBackOutcome.AGREED, Spoken(Answer.NO, words="not now"), "her office wrote")
        board = tally.board(evening.station.database, A, (WAGE, MAYOR_1))
        assert [line.sentence for line in board.history] == [
            "Answered: no",
            "Read back: not agreed",
            "Read back: corrected",
            "Corrected to: yes",
            "Read back: agreed",
            "Corrected to: no",
            "Why it was corrected",
        ]
        assert [line.spoken for line in board.history] == [True] * 6 + [False]

    def test_the_history_says_the_condition_the_reason_and_the_offer(self, evening: Planned) -> None:
        said = (
            Spoken(Answer.YES_BUT, words="we shall", condition="if the grant comes", offer="a visit"),
            Spoken(Answer.UNCLEAR, Reason.OFFERS_A_MEETING, "let us meet", offer="a visit"),
        )
        for spoken in said:
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, spoken)
        board = tally.board(evening.station.database, A, (WAGE, MAYOR_1))
        assert [(line.sentence, line.words) for line in board.history] == [
            ("Answered: yes, but …", "if the grant comes\nwe shall"),
            ("An offer nobody asked for", "a visit"),
            ("Corrected to: no clear answer, offers a meeting", "let us meet"),
        ]

    def test_an_answer_that_was_awaited_in_writing_corrects_nothing(self, evening: Planned) -> None:
        for spoken in (Spoken(Beside.IN_WRITING), YES, Spoken(Answer.NO)):
            tally.record_answer(evening.station, A, WAGE, MAYOR_1, spoken)
        board = tally.board(evening.station.database, A, (WAGE, MAYOR_1))
        assert [line.sentence for line in board.history] == [
            "In writing later",
            "Answered: yes",
            "Corrected to: no",
        ]

    def test_the_cell_on_stage(self, evening: Planned) -> None:
        def on_stage() -> tuple[str, str] | None:
            return tally.board(evening.station.database, A, None).on_stage

        assert on_stage() is None
        chair.start_item(evening.station, A, ASK_WAGE)
        assert on_stage() is None
        chair.start_speaker(evening.station, A, MAYOR_2, 60)
        assert on_stage() == (WAGE, MAYOR_2)
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        assert on_stage() == (WAGE, MAYOR_2)
        chair.start_item(evening.station, A, ASK_HOMES)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        stage.show(evening.station, A, stage.Showing.ANSWER, ask=WAGE, power_holder=MAYOR_1)
        assert on_stage() == (WAGE, MAYOR_1)

    def test_nothing_chosen_nothing_told(self, evening: Planned) -> None:
        board = tally.board(evening.station.database, A, None)
        assert (board.history, board.draft, board.open) == ((), None, 3)


class TestDraft:
    DRAFT = Draft(
        "yes, but",
        "",
        "we will, in st",
        "if",
        Deadline("by summer", None, date(2027, 8, 31)),
        "Officer 1",
        date(2027, 3, 4),
        "",
    )

    def test_it_stays_on_this_laptop_until_it_is_a_fact(self, evening: Planned) -> None:
        before = kinds(evening)
        tally.keep_draft(evening.station, A, WAGE, MAYOR_1, self.DRAFT)
        assert kinds(evening) == before
        assert tally.board(evening.station.database, A, (WAGE, MAYOR_1)).draft == self.DRAFT
        assert tally.board(evening.station.database, A, (WAGE, MAYOR_2)).draft is None
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, YES)
        assert tally.board(evening.station.database, A, (WAGE, MAYOR_1)).draft is None

    def test_an_emptied_draft_is_forgotten(self, evening: Planned) -> None:
        tally.keep_draft(evening.station, A, WAGE, MAYOR_1, self.DRAFT)
        tally.keep_draft(evening.station, A, WAGE, MAYOR_1, Draft())
        assert tally.board(evening.station.database, A, (WAGE, MAYOR_1)).draft is None
