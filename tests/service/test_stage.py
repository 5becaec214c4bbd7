"""What the hall sees: chosen by the item or by hand, held, and never more than was decided to show."""

from __future__ import annotations

import pytest

from app.clock import SetClock
from app.domain.chair import Whose
from app.domain.stage import (
    AnswerScene,
    AskScene,
    Blank,
    Item,
    Picture,
    RollCall,
    Showing,
    Tally,
    Welcome,
    type_of_scene,
)
from app.domain.tally import Answer, Beside, ReadBackOutcome, Spoken
from app.errors import Refused
from app.paths import Home
from app.service import chair, door, stage, tally
from tests.service.evening import (
    ASK_HOMES,
    ASK_WAGE,
    CHURCH,
    DOOR,
    HOMES,
    MAYOR_1,
    MAYOR_2,
    MUSIC,
    RECAP,
    ROLL,
    SCHOOL,
    SETUP,
    UNION,
    WAGE,
    WELCOME,
    A,
    Planned,
    lay_out,
)


def picture(evening: Planned, clock: SetClock) -> Picture:
    return stage.picture(evening.station.database, A, clock.now())


def scene(evening: Planned, clock: SetClock) -> object:
    return picture(evening, clock).scene


class TestByTheItem:
    @pytest.mark.parametrize(
        ("item", "kind"),
        [
            (SETUP, Welcome),
            (WELCOME, Welcome),
            (ROLL, RollCall),
            (ASK_WAGE, AskScene),
            (ASK_HOMES, AskScene),
            (MUSIC, Item),
            (RECAP, Tally),
        ],
    )
    def test_an_item_brings_its_scene(
        self, evening: Planned, clock: SetClock, item: str, kind: type[object]
    ) -> None:
        chair.start_item(evening.station, A, item)
        assert isinstance(scene(evening, clock), kind)

    def test_before_everything_it_is_the_welcome(self, evening: Planned, clock: SetClock) -> None:
        door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=3)
        made = scene(evening, clock)
        assert isinstance(made, Welcome)
        assert (made.alliance, made.title, made.starts) == ("Riverside Alliance", "Autumn Assembly", "18:30")
        assert made.where_when == "Riverside Hall · 24 November 2026"
        assert (made.here, made.institutions) == (3, 1)

    def test_the_item_with_its_clock(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, MUSIC)
        made = scene(evening, clock)
        assert isinstance(made, Item)
        assert (made.number, made.title, made.gentle) == (4, "Music", False)
        assert made.timer is not None
        assert made.timer.started == clock.now()

    def test_a_hold_stands_on_the_stage_too(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, MUSIC)
        chair.hold(evening.station, A)
        assert picture(evening, clock).held


class TestTheAsk:
    def test_who_is_asked_and_how_long(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_WAGE)
        made = scene(evening, clock)
        assert isinstance(made, AskScene)
        assert (made.number, made.words) == (1, "Will you … A living wage?")
        assert (made.power_holder, made.timer) == ("", None)
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        chair.start_speaker(evening.station, A, MAYOR_1, 120)
        made = scene(evening, clock)
        assert isinstance(made, AskScene)
        assert (made.power_holder, made.as_who) == ("Mayor 1", "Mayor")
        assert made.rule == "2 minutes for each answer"
        assert made.timer is not None
        chair.add_time(evening.station, A, 60, Whose.SPEAKER)
        longer = scene(evening, clock)
        assert isinstance(longer, AskScene)
        assert longer.timer is not None
        assert longer.timer.length > made.timer.length

    def test_a_speaker_who_is_not_asked_this_is_not_named(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_HOMES)
        chair.start_speaker(evening.station, A, MAYOR_2, 60)
        made = scene(evening, clock)
        assert isinstance(made, AskScene)
        assert (made.power_holder, made.timer) == ("", None)


class TestTheAnswer:
    def test_recording_does_not_reveal_it(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_WAGE)
        tally.put_ask(evening.station, A, WAGE, MAYOR_1)
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
        assert isinstance(scene(evening, clock), AskScene)

    def test_shown_it_says_what_was_recorded(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_WAGE)
        with pytest.raises(Refused, match="no answer"):
            stage.show(evening.station, A, Showing.ANSWER, ask=WAGE, power_holder=MAYOR_1)
        spoken = Spoken(Answer.YES_BUT, words="in stages", condition="if the council agrees")
        tally.record_answer(evening.station, A, WAGE, MAYOR_1, spoken)
        stage.show(evening.station, A, Showing.ANSWER, power_holder=MAYOR_1)
        made = scene(evening, clock)
        assert isinstance(made, AnswerScene)
        assert (made.answer, made.words, made.condition) == (
            Answer.YES_BUT,
            "in stages",
            "if the council agrees",
        )
        assert not made.agreed
        tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED)
        agreed = scene(evening, clock)
        assert isinstance(agreed, AnswerScene)
        assert agreed.agreed

    def test_an_ask_or_a_power_holder_nobody_knows_is_refused(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="ask"):
            stage.show(evening.station, A, Showing.ASK, ask="nothing")
        with pytest.raises(Refused, match="power-holder"):
            stage.show(evening.station, A, Showing.ANSWER, ask=WAGE, power_holder="nobody")
        with pytest.raises(Refused, match="ask"):
            stage.show(evening.station, A, Showing.ASK)


def test_the_board_has_a_cell_where_an_ask_is_put(evening: Planned, clock: SetClock) -> None:
    tally.record_answer(evening.station, A, WAGE, MAYOR_2, Spoken(Answer.YES))
    stage.show(evening.station, A, Showing.TALLY)
    made = scene(evening, clock)
    assert isinstance(made, Tally)
    assert made.power_holders == (("Mayor 1", "Mayor"), ("Mayor 2", "Mayor"))
    standings = [[place and place.standing for place in row.places] for row in made.rows]
    assert standings == [[Beside.NOT_ASKED, Answer.YES], [Beside.NOT_ASKED, None]]


def test_the_roll_call_board_fills_place_by_place(evening: Planned, clock: SetClock) -> None:
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=5)
    chair.start_item(evening.station, A, ROLL)
    chair.call(evening.station, A)
    chair.call(evening.station, A, UNION)
    # who comes after the call, or is not called yet, is not in the total that is read out
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=2)
    door.walk_in(evening.station, A, SCHOOL, door=DOOR, heads=3)
    made = scene(evening, clock)
    assert isinstance(made, RollCall)
    assert [(place.name, place.heads) for place in made.places] == [
        ("Oak Road Church", 0),
        ("Elm Street School", None),
        ("Ash Lane Union", 5),
    ]
    assert (made.now, made.people, made.target, made.called) == (2, 5, 40, 2)


class TestHeld:
    def test_the_picture_stands_while_the_chair_moves_on(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, MUSIC)
        stage.hold_stage(evening.station, A)
        stage.hold_stage(evening.station, A)
        chair.start_item(evening.station, A, ASK_HOMES)
        made = scene(evening, clock)
        assert isinstance(made, Item)
        assert (made.title, made.timer) == ("Music", None)
        assert picture(evening, clock).held

    def test_released_it_follows_at_once(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, MUSIC)
        stage.hold_stage(evening.station, A)
        chair.start_item(evening.station, A, ASK_HOMES)
        stage.release_stage(evening.station, A)
        made = scene(evening, clock)
        assert isinstance(made, AskScene)
        assert made.title == "Homes"
        assert not picture(evening, clock).held

    def test_shown_by_hand_it_stays_held(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, MUSIC)
        stage.hold_stage(evening.station, A)
        stage.show(evening.station, A, Showing.BLANK)
        chair.start_item(evening.station, A, ASK_HOMES)
        assert isinstance(scene(evening, clock), Blank)


def test_back_at_an_item_it_is_the_items_own_scene_again(evening: Planned, clock: SetClock) -> None:
    chair.start_item(evening.station, A, ASK_WAGE)
    stage.show(evening.station, A, Showing.TALLY)
    chair.start_item(evening.station, A, MUSIC)
    chair.back(evening.station, A)
    assert isinstance(scene(evening, clock), AskScene)


@pytest.mark.parametrize("showing", [each for each in Showing if each is not Showing.ANSWER])
def test_every_scene_can_be_chosen_by_hand(evening: Planned, clock: SetClock, showing: Showing) -> None:
    chair.start_item(evening.station, A, ASK_WAGE)
    stage.show(evening.station, A, showing, ask=HOMES if showing is Showing.ASK else "")
    board = stage.board(evening.station.database, A, clock.now())
    assert isinstance(board.picture.scene, type_of_scene[showing])
    assert (board.showing, board.held) == (showing, False)


def test_with_nothing_on_an_item_cannot_be_drawn_and_the_welcome_is(
    evening: Planned, clock: SetClock
) -> None:
    stage.show(evening.station, A, Showing.ITEM)
    assert isinstance(scene(evening, clock), Welcome)


def test_a_rehearsal_says_so_on_every_scene(home: Home, clock: SetClock) -> None:
    made = lay_out(home, clock, rehearsal=True)
    assert picture(made, clock).rehearsal
    made.station.close()
