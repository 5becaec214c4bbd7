"""A cell: what stands there, what may stand there, and what a read-back locks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import Ask, Attendance, PowerHolder
from app.domain.tally import (
    RECORDED_BESIDE,
    WORD,
    Answer,
    Asking,
    Beside,
    Cell,
    Deadline,
    ReadBack,
    ReadBackOutcome,
    Reason,
    Recorded,
    Spoken,
    cell,
    check,
    check_correction,
    check_read_back,
    open_cells,
    read_back_words,
)
from app.errors import Refused

NOW = datetime(2026, 11, 24, 19, 12, tzinfo=UTC)
HOLDER = PowerHolder("p1", "Mayor 1", "", "Mayor", "The city")
ASK = Ask("k1", 1, "A living wage", "Will you pay a living wage?", ("p1", "p2"))


def asking(minute: int) -> Asking:
    return Asking(f"asked{minute}", "k1", "p1", NOW + timedelta(minutes=minute))


def recorded(minute: int, spoken: Spoken, *, after: str = "", because: str = "") -> Recorded:
    return Recorded(f"answer{minute}", "k1", "p1", spoken, NOW + timedelta(minutes=minute), after, because)


def read_back(answer: str, outcome: ReadBackOutcome) -> ReadBack:
    return ReadBack(f"heard {answer} {outcome}", answer, outcome, NOW)


YES = Spoken(Answer.YES, words="yes, from April")


class TestCheck:
    @pytest.mark.parametrize(
        "spoken",
        [
            YES,
            Spoken(Answer.YES_BUT, condition="if the council agrees"),
            Spoken(Answer.NO),
            *(Spoken(Answer.UNCLEAR, reason=reason) for reason in Reason),
            *(Spoken(beside) for beside in RECORDED_BESIDE),
            Spoken(Answer.YES, deadline=Deadline("by summer", date(2027, 6, 1), date(2027, 8, 31))),
        ],
    )
    def test_may_stand(self, spoken: Spoken) -> None:
        check(spoken)

    @pytest.mark.parametrize(
        ("spoken", "sentence"),
        [
            (Spoken(Answer.YES_BUT), "condition"),
            (Spoken(Answer.YES_BUT, condition="  "), "condition"),
            (Spoken(Answer.UNCLEAR), "why the answer"),
            (Spoken(Answer.YES, reason=Reason.DID_NOT_ANSWER), "has a reason"),
            (Spoken(Beside.WAITING), "not recorded"),
            (Spoken(Beside.NOT_ASKED), "not recorded"),
            (Spoken(Beside.ABSENT, condition="if"), "no condition"),
            (Spoken(Beside.NOT_PUT, deadline=Deadline("soon")), "no date"),
            (
                Spoken(Answer.YES, deadline=Deadline("", date(2027, 8, 31), date(2027, 6, 1))),
                "before the earliest",
            ),
        ],
    )
    def test_may_not_stand(self, spoken: Spoken, sentence: str) -> None:
        with pytest.raises(Refused, match=sentence):
            check(spoken)


class TestCell:
    def test_before_anything(self) -> None:
        assert cell("k1", HOLDER, [], [], []).standing is Beside.NOT_ASKED

    @pytest.mark.parametrize(
        ("attendance", "standing"),
        [
            (Attendance.DECLINED, Beside.ABSENT),
            (Attendance.DID_NOT_COME, Beside.ABSENT),
            (Attendance.SENT_SOMEONE, Beside.NOT_ASKED),
            (Attendance.HERE, Beside.NOT_ASKED),
            (Attendance.INVITED, Beside.NOT_ASKED),
        ],
    )
    def test_who_did_not_come(self, attendance: Attendance, standing: Beside) -> None:
        assert cell("k1", replace(HOLDER, attendance=attendance), [], [], []).standing is standing

    def test_asked_and_waiting(self) -> None:
        assert cell("k1", HOLDER, [asking(0)], [], []).standing is Beside.WAITING

    def test_the_last_answer_stands_and_the_earlier_is_kept(self) -> None:
        first = recorded(1, Spoken(Answer.NO))
        second = recorded(2, YES, after=first.id, because="misheard")
        now = cell("k1", HOLDER, [asking(0)], [first, second], [])
        assert now.standing is Answer.YES
        assert now.recorded == second
        assert now.answers == (first, second)

    def test_asked_again_it_waits_though_an_answer_is_kept(self) -> None:
        now = cell("k1", HOLDER, [asking(0), asking(5)], [recorded(1, Spoken(Answer.NO))], [])
        assert now.standing is Beside.WAITING
        assert now.settled
        assert len(now.askings) == 2

    def test_an_answer_that_names_its_asking_does_not_mind_the_clocks(self) -> None:
        early = replace(recorded(-9, YES), asking="asked5")
        assert cell("k1", HOLDER, [asking(0), asking(5)], [early], []).standing is Answer.YES
        late = replace(recorded(60, YES), asking="asked0")
        assert cell("k1", HOLDER, [asking(0), asking(5)], [late], []).standing is Beside.WAITING

    def test_a_read_back_belongs_to_the_answer_it_read(self) -> None:
        first, second = recorded(1, Spoken(Answer.NO)), recorded(2, YES, because="misheard")
        heard = [read_back(first.id, ReadBackOutcome.AGREED)]
        assert cell("k1", HOLDER, [], [first], heard).locked
        assert not cell("k1", HOLDER, [], [first, second], heard).locked

    @pytest.mark.parametrize(
        ("outcome", "locked"),
        [
            (ReadBackOutcome.AGREED, True),
            (ReadBackOutcome.CORRECTED, False),
            (ReadBackOutcome.REFUSED, False),
        ],
    )
    def test_only_agreement_locks(self, outcome: ReadBackOutcome, locked: bool) -> None:
        answer = recorded(1, YES)
        assert cell("k1", HOLDER, [], [answer], [read_back(answer.id, outcome)]).locked is locked

    @pytest.mark.parametrize(
        ("spoken", "promised"),
        [
            (YES, True),
            (Spoken(Answer.YES_BUT, condition="if"), True),
            (Spoken(Answer.NO), False),
            (Spoken(Answer.NO, offer="two meetings a year"), True),
            (Spoken(Answer.UNCLEAR, reason=Reason.OFFERS_A_MEETING), True),
            (Spoken(Answer.UNCLEAR, reason=Reason.WILL_LOOK_INTO_IT), False),
            (Spoken(Beside.IN_WRITING), False),
        ],
    )
    def test_what_counts_as_a_promise(self, spoken: Spoken, promised: bool) -> None:
        assert cell("k1", HOLDER, [], [recorded(1, spoken)], []).promised is promised

    def test_nothing_recorded_promises_nothing(self) -> None:
        assert not cell("k1", HOLDER, [asking(0)], [], []).promised

    @given(st.lists(st.sampled_from([*Answer, *RECORDED_BESIDE]), max_size=5), st.booleans())
    def test_every_answer_is_kept(self, said: list[Answer | Beside], asked: bool) -> None:
        answers = [recorded(minute, Spoken(each)) for minute, each in enumerate(said)]
        now = cell("k1", HOLDER, [asking(-1)] if asked else [], answers, [])
        assert now.answers == tuple(answers)
        assert now.settled is bool(said)
        if said:
            assert now.standing is said[-1]


class TestReadBack:
    def test_there_must_be_something_to_read(self) -> None:
        with pytest.raises(Refused, match="no answer"):
            check_read_back(cell("k1", HOLDER, [], [], []))
        with pytest.raises(Refused, match="Nothing was said"):
            check_read_back(cell("k1", HOLDER, [], [recorded(1, Spoken(Beside.ABSENT))], []))

    def test_what_is_locked_is_not_read_back_again(self) -> None:
        answer = recorded(1, YES)
        locked = cell("k1", HOLDER, [], [answer], [read_back(answer.id, ReadBackOutcome.AGREED)])
        with pytest.raises(Refused, match="already"):
            check_read_back(locked)
        check_read_back(cell("k1", HOLDER, [], [answer], [read_back(answer.id, ReadBackOutcome.REFUSED)]))

    def test_what_is_locked_changes_only_with_a_reason(self) -> None:
        answer = recorded(1, YES)
        locked = cell("k1", HOLDER, [], [answer], [read_back(answer.id, ReadBackOutcome.AGREED)])
        with pytest.raises(Refused, match="why it changes"):
            check_correction(locked, " ")
        check_correction(locked, "the office wrote the next day")
        check_correction(cell("k1", HOLDER, [], [answer], []), "")

    @pytest.mark.parametrize("answer", Answer)
    def test_the_sentence_says_name_ask_answer_and_date(self, answer: Answer) -> None:
        spoken = Spoken(
            answer,
            Reason.NOT_IN_MY_POWER if answer is Answer.UNCLEAR else None,
            "my words",
            "if there is money" if answer is Answer.YES_BUT else "",
            Deadline("next May"),
        )
        sentence = read_back_words(ASK, HOLDER, spoken)
        assert sentence.startswith("Mayor 1, on “A living wage” you ")
        assert "next May" in sentence
        assert "my words" in sentence
        assert ("if there is money" in sentence) is (answer is Answer.YES_BUT)
        assert ("not in my power" in sentence) is (answer is Answer.UNCLEAR)


def test_open_cells_are_those_put_to_someone_with_nothing_kept() -> None:
    def at(ask: str, holder: str, standing: Answer | Beside, kept: bool = False) -> Cell:
        return Cell(ask, holder, standing, recorded(1, YES) if kept else None)

    cells = [
        at("k1", "p1", Beside.WAITING),
        at("k1", "p2", Answer.YES, kept=True),
        at("k2", "p1", Beside.ABSENT),
        at("k2", "p2", Beside.NOT_ASKED),
        at("k2", "p3", Beside.NOT_ASKED),  # not put to p3
    ]
    asks = [ASK, replace(ASK, id="k2", number=2)]
    assert [(each.ask, each.power_holder) for each in open_cells(asks, cells)] == [("k1", "p1"), ("k2", "p2")]


def test_every_standing_has_a_word_of_its_own() -> None:
    assert set(WORD) == {*Answer, *Beside}
    assert len(set(WORD.values())) == len(WORD)
    assert [WORD[each] for each in Answer] == ["Yes", "Yes, but …", "No", "No clear answer"]
