"""Turnout as it grows, and nobody left without an institution."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock
from app.domain.badge import Code, issue
from app.domain.door import GUEST, Cause, Word
from app.domain.plan import BadgeKind, InstitutionType
from app.domain.turnout import Reach
from app.errors import Refused
from app.paths import Home
from app.service import door, minutes, passing_again, replacing, turnout
from app.service.boards.turnout import TurnoutBoard
from app.store import clashes, journal
from app.store import door as store
from app.store.apply import anchor
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.service.evening import CHURCH, DOOR, KEY, NUMBER, SCHOOL, UNION, A, Planned, lay_out


def board(evening: Planned) -> TurnoutBoard:
    """As it stands now."""
    return turnout.board(evening.station.database, A, now=evening.station.clock.now())


def here(evening: Planned) -> dict[str, tuple[int, int]]:
    """Here and missing by institution."""
    return {each.delegation: (each.here, each.missing) for each in board(evening).counts}


def let_in_by_hand(evening: Planned) -> str:
    """Someone nobody knows; their subject."""
    return door.admit_by_hand(evening.station, A, "", because="the badge is wet", door=DOOR).subject


def remove(station: Station, delegation: str) -> None:
    """Take an institution off the list."""
    with station.change("delegation_changed", A) as change:
        change.row("delegation", delegation, {"removed": True})


class TestBoard:
    def test_pledged_here_ever_and_missing(self, evening: Planned, clock: SetClock) -> None:
        door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        door.check_in(evening.station, A, evening.group, door=DOOR)
        door.walk_in(evening.station, A, UNION, door=DOOR, heads=9)
        clock.advance(60)
        door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
        door.guest(evening.station, A, door=DOOR, heads=2)
        made = board(evening)
        assert [(each.name, each.pledged, each.here, each.ever, each.missing) for each in made.counts] == [
            ("Elm Street School", 25, 0, 1, 25),
            ("Ash Lane Union", 5, 9, 9, 0),
            ("Oak Road Church", 14, 14, 14, 0),
        ], "the most missing first, then by name; never below nought"
        assert (made.here, made.ever, made.pledged, made.missing) == (25, 26, 44, 25)
        assert (made.guests, made.unassigned, made.whose) == (2, 0, ())

    def test_doors_their_rates_and_curves(self, evening: Planned, clock: SetClock) -> None:
        door.walk_in(evening.station, A, UNION, door="Door 10", heads=4)
        clock.advance(120)
        door.walk_in(evening.station, A, UNION, door="Door 9", heads=20)
        made = board(evening)
        assert [(each.door, each.rate, each.heads, each.curve) for each in made.doors] == [
            ("Door 9", 4, 20, (0, 0, 20)),
            ("Door 10", 0.8, 4, (4, 0, 0)),
        ]
        assert (made.rate, made.minutes_a_point) == (4.8, 1)
        assert made.since == THE_EVENING.replace(second=0, microsecond=0)

    def test_a_badge_tried_at_noon_does_not_squeeze_the_curve(
        self, evening: Planned, clock: SetClock
    ) -> None:
        door.walk_in(evening.station, A, UNION, door=DOOR)
        clock.advance(7 * 60 * 60)
        door.walk_in(evening.station, A, UNION, door=DOOR)
        made = board(evening)
        assert made.since is not None
        assert clock.now() - made.since <= timedelta(hours=4)
        assert (made.doors[0].heads, sum(made.doors[0].curve)) == (2, 1)

    def test_when_it_is_full_and_when_all_pledged_are_here(self, evening: Planned, clock: SetClock) -> None:
        door.walk_in(evening.station, A, UNION, door=DOOR, heads=20)
        made = board(evening)
        assert (made.full.left, made.full.at) == (580, clock.now() + timedelta(minutes=580 / 4))
        assert (made.whole.goal, made.whole.at) == (44, clock.now() + timedelta(minutes=6))
        clock.advance(600)
        made = board(evening)
        assert (made.full.reach, made.whole.reach) == (Reach.NOT_SO, Reach.NOT_SO)
        assert made.full.at is None

    def test_nobody_yet(self, evening: Planned) -> None:
        made = board(evening)
        assert (made.here, made.doors, made.since, made.full.reach) == (0, (), None, Reach.NOT_SO)
        assert made.missing == 44

    def test_no_capacity_and_no_pledge(self, home: Home, clock: SetClock) -> None:
        evening = lay_out(home, clock, capacity=0)
        try:
            with evening.station.change("delegation_changed", A) as change:
                for id in (SCHOOL, CHURCH, UNION):
                    change.row("delegation", id, {"pledge": 0})
            door.walk_in(evening.station, A, UNION, door=DOOR)
            made = board(evening)
        finally:
            evening.station.close()
        assert (made.full.reach, made.whole.reach) == (Reach.NO_GOAL, Reach.NO_GOAL)
        assert made.missing == 0

    def test_as_a_table(self, evening: Planned) -> None:
        door.walk_in(evening.station, A, UNION, door=DOOR, heads=9)
        let_in_by_hand(evening)
        now = evening.station.clock.now()
        lines = turnout.as_csv(evening.station.database, A, now).decode("utf-8-sig").splitlines()
        assert lines[1:] == [
            "Elm Street School,school,25,0,0,25",
            "Oak Road Church,church,14,0,0,14",
            "Ash Lane Union,union,5,9,9,0",
            "Institution not known,,,1,,",
        ]


class TestUnassigned:
    """Exactly those who are in the hall and of whom nobody knows whose they are."""

    def test_let_in_by_hand_as_nobody_in_particular(self, evening: Planned) -> None:
        subject = let_in_by_hand(evening)
        made = board(evening)
        assert (made.unassigned, made.guests) == (1, 0)
        (who,) = made.whose
        assert (who.subject, who.heads, who.door, who.cause, who.caption) == (
            subject,
            1,
            DOOR,
            Cause.BY_HAND,
            "",
        )

    def test_a_good_badge_whose_institution_is_not_known_here(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.code(8, institution=99), door=DOOR)
        assert verdict.word is Word.WELCOME
        (who,) = board(evening).whose
        assert (who.cause, who.suggested) == (Cause.NOT_LISTED_YET, "")

    def test_until_the_list_says_and_then_it_is_offered(self, evening: Planned) -> None:
        door.check_in(evening.station, A, evening.code(8, institution=99), door=DOOR)
        with evening.station.change("badge_added", A) as change:
            values = {"delegation": UNION, "code_id": (8).to_bytes(6, "big").hex(), "caption": "rook 1008"}
            change.row("badge", None, {**values, "kind": "delegate"})
        (who,) = board(evening).whose
        assert (who.caption, who.suggested) == ("rook 1008", UNION)

    def test_a_listed_delegate_of_no_institution(self, evening: Planned) -> None:
        code = listed(evening, 9, "", BadgeKind.DELEGATE)
        door.check_in(evening.station, A, code, door=DOOR)
        assert board(evening).unassigned == 1

    @pytest.mark.parametrize(
        "kind", [BadgeKind.GUEST, BadgeKind.POWER_HOLDER_PARTY, BadgeKind.STEWARD, BadgeKind.PRESS]
    )
    def test_whoever_needs_no_institution_is_a_guest(self, evening: Planned, kind: BadgeKind) -> None:
        door.check_in(evening.station, A, listed(evening, 9, "", kind), door=DOOR)
        door.check_in(evening.station, A, issue(KEY, Code(kind, NUMBER, 1, b"\7" * 6, 0)), door=DOOR)
        made = board(evening)
        assert (made.unassigned, made.guests) == (0, 2)

    def test_people_of_an_institution_that_was_taken_off_the_list(self, evening: Planned) -> None:
        door.walk_in(evening.station, A, UNION, door=DOOR, heads=6)
        remove(evening.station, UNION)
        made = board(evening)
        assert made.unassigned == 6
        (who,) = made.whose
        assert (who.named, who.heads) == ("Ash Lane Union", 6)

    def test_nobody_is_let_in_for_it_any_more(self, evening: Planned) -> None:
        remove(evening.station, UNION)
        with pytest.raises(Refused, match="not in the list"):
            door.walk_in(evening.station, A, UNION, door=DOOR)

    def test_a_door_lets_nobody_in_without_one_but_as_a_guest_or_by_hand(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="not in the list"):
            door.walk_in(evening.station, A, "", door=DOOR)
        assert door.walk_in(evening.station, A, GUEST, door=DOOR).word is Word.WELCOME
        assert (board(evening).guests, board(evening).unassigned) == (1, 0)

    def test_who_left_is_not_looked_for(self, evening: Planned, clock: SetClock) -> None:
        code = evening.code(8, institution=99)
        door.check_in(evening.station, A, code, door=DOOR)
        clock.advance(60)
        door.check_out(evening.station, A, code, door=DOOR)
        assert (board(evening).unassigned, board(evening).whose) == (0, ())

    def test_the_latest_first(self, evening: Planned, clock: SetClock) -> None:
        subjects = list[str]()
        for _ in range(3):
            subjects.append(let_in_by_hand(evening))
            clock.advance(5)
        door.walk_in(evening.station, A, UNION, door=DOOR)
        remove(evening.station, UNION)
        assert [who.subject for who in board(evening).whose][1:] == subjects[::-1]


def listed(evening: Planned, badge: int, delegation: str, kind: BadgeKind) -> str:
    """A badge on the list; its code."""
    id = badge.to_bytes(6, "big")
    with evening.station.change("badge_added", A) as change:
        change.row(
            "badge", None, {"delegation": delegation, "code_id": id.hex(), "kind": kind.value, "heads": 1}
        )
    return issue(KEY, Code(kind, NUMBER, 1, id, 0))


class TestAssign:
    def test_they_count_for_their_institution_as_if_always(self, evening: Planned, clock: SetClock) -> None:
        subject = let_in_by_hand(evening)
        before = board(evening)
        clock.advance(600)
        turnout.assign(evening.station, A, subject, SCHOOL)
        made = board(evening)
        assert (made.unassigned, made.whose) == (0, ())
        assert here(evening)[SCHOOL] == (1, 24)
        assert (made.here, made.ever) == (before.here, before.ever)
        assert made.rate == 0, "nobody came in just now"

    def test_the_last_ten_show_whose_they_are_by_now(self, evening: Planned, clock: SetClock) -> None:
        def titles() -> list[str]:
            shown = door.board(evening.station.database, A, door=DOOR, now=clock.now())
            return [each.title for each in shown.passed]

        somebody = let_in_by_hand(evening)
        assert titles() == [Cause.BY_HAND.value]
        fact = turnout.assign(evening.station, A, somebody, SCHOOL)
        assert titles() == ["Elm Street School"]
        turnout.unassign(evening.station, A, fact)
        assert titles() == [Cause.BY_HAND.value]
        turnout.assign(evening.station, A, somebody, GUEST)
        assert titles() == [GUEST]
        door.leave(evening.station, A, somebody, door=DOOR)
        assert titles() == [GUEST, GUEST]

    def test_or_are_kept_as_guests(self, evening: Planned, clock: SetClock) -> None:
        turnout.assign(evening.station, A, let_in_by_hand(evening), GUEST)
        made = board(evening)
        assert (made.unassigned, made.guests, made.here) == (0, 1, 1)
        record = minutes.minutes(evening.station.database, A, now=clock.now())
        assert record.guests == 1

    def test_a_whole_group_goes_together(self, evening: Planned) -> None:
        door.walk_in(evening.station, A, UNION, door=DOOR, heads=6, young=5)
        remove(evening.station, UNION)
        (who,) = board(evening).whose
        turnout.assign(evening.station, A, who.subject, CHURCH)
        assert here(evening)[CHURCH] == (6, 8)

    def test_to_an_institution_made_just_now(self, evening: Planned) -> None:
        made = door.new_institution(evening.station, A, "Yew Temple", InstitutionType.TEMPLE)
        turnout.assign(evening.station, A, let_in_by_hand(evening), made)
        assert here(evening)[made] == (1, 0)

    @pytest.mark.parametrize("delegation", ["", "nowhere", UNION])
    def test_only_to_one_that_is_on_the_list(self, evening: Planned, delegation: str) -> None:
        subject = let_in_by_hand(evening)
        remove(evening.station, UNION)
        with pytest.raises(Refused, match="not in the list"):
            turnout.assign(evening.station, A, subject, delegation)
        assert board(evening).unassigned == 1

    def test_nobody_is_taken_from_their_institution(self, evening: Planned) -> None:
        known = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        with pytest.raises(Refused, match="known already"):
            turnout.assign(evening.station, A, known.subject, UNION)
        guest = door.guest(evening.station, A, door=DOOR)
        with pytest.raises(Refused, match="known already"):
            turnout.assign(evening.station, A, guest.subject, UNION)

    def test_once(self, evening: Planned) -> None:
        subject = let_in_by_hand(evening)
        turnout.assign(evening.station, A, subject, UNION)
        with pytest.raises(Refused, match="known already"):
            turnout.assign(evening.station, A, subject, SCHOOL)

    def test_not_of_who_left_or_never_came(self, evening: Planned, clock: SetClock) -> None:
        code = evening.code(8, institution=99)
        verdict = door.check_in(evening.station, A, code, door=DOOR)
        clock.advance(60)
        door.check_out(evening.station, A, code, door=DOOR)
        for subject in (verdict.subject, "nobody"):
            with pytest.raises(Refused, match="not in the hall"):
                turnout.assign(evening.station, A, subject, UNION)

    def test_out_and_back_they_are_still_theirs(self, evening: Planned, clock: SetClock) -> None:
        for code in (evening.code(8, institution=99), listed(evening, 9, "", BadgeKind.DELEGATE)):
            verdict = door.check_in(evening.station, A, code, door=DOOR)
            turnout.assign(evening.station, A, verdict.subject, UNION)
            clock.advance(60)
            door.check_out(evening.station, A, code, door=DOOR)
            back = door.check_in(evening.station, A, code, door=DOOR)
            assert back.institution == "Ash Lane Union"
        assert here(evening)[UNION] == (2, 3)
        assert board(evening).unassigned == 0

    def test_a_guest_of_a_delegates_badge_stays_a_guest(self, evening: Planned, clock: SetClock) -> None:
        code = listed(evening, 9, "", BadgeKind.DELEGATE)
        verdict = door.check_in(evening.station, A, code, door=DOOR)
        turnout.assign(evening.station, A, verdict.subject, GUEST)
        clock.advance(60)
        door.check_out(evening.station, A, code, door=DOOR)
        door.check_in(evening.station, A, code, door=DOOR)
        assert (board(evening).unassigned, board(evening).guests) == (0, 1)

    def test_what_the_list_says_later_goes_before(self, evening: Planned, clock: SetClock) -> None:
        """An organiser who gives the badge its institution knows better than the door."""
        code = listed(evening, 9, "", BadgeKind.DELEGATE)
        verdict = door.check_in(evening.station, A, code, door=DOOR)
        turnout.assign(evening.station, A, verdict.subject, UNION)
        with evening.station.database.reading() as connection:
            row = store.listed(connection, A, verdict.subject)
        assert row is not None
        with evening.station.change("badge_changed", A) as change:
            change.row("badge", row.badge, {"delegation": SCHOOL})
        clock.advance(60)
        door.check_out(evening.station, A, code, door=DOOR)
        door.check_in(evening.station, A, code, door=DOOR)
        assert here(evening)[SCHOOL] == (1, 24)

    def test_the_check_in_can_still_be_taken_back(self, evening: Planned) -> None:
        verdict = door.admit_by_hand(evening.station, A, "", because="wet", door=DOOR)
        turnout.assign(evening.station, A, verdict.subject, UNION)
        door.undo(evening.station, A, verdict.fact)
        made = board(evening)
        assert (made.here, made.ever, made.unassigned) == (0, 0, 0)
        (last,) = door.board(evening.station.database, A, door=DOOR, now=evening.station.clock.now()).passed
        assert last.undone

    def test_a_check_out_taken_back_leaves_them_theirs(self, evening: Planned, clock: SetClock) -> None:
        code = evening.code(8, institution=99)
        first = door.check_in(evening.station, A, code, door=DOOR)
        turnout.assign(evening.station, A, first.subject, UNION)
        clock.advance(60)
        out = door.check_out(evening.station, A, code, door=DOOR)
        door.undo(evening.station, A, out.fact)
        assert here(evening)[UNION] == (1, 4)

    @pytest.mark.parametrize(("whose", "counted"), [(UNION, (1, 4)), (GUEST, (0, 5))])
    def test_with_another_badge_for_a_lost_one_they_stay_theirs(
        self, evening: Planned, whose: str, counted: tuple[int, int]
    ) -> None:
        verdict = door.check_in(evening.station, A, listed(evening, 9, "", BadgeKind.DELEGATE), door=DOOR)
        turnout.assign(evening.station, A, verdict.subject, whose)
        given = replacing.replace_badge(evening.station, A, verdict.subject, door=DOOR)
        assert given.verdict.word is Word.WELCOME
        assert (board(evening).here, board(evening).unassigned) == (1, 0)
        assert here(evening)[UNION] == counted

    def test_a_group_counted_anew_stays_theirs(self, evening: Planned) -> None:
        code = evening.code(8, institution=99)
        verdict = door.check_in(evening.station, A, code, door=DOOR, heads=6, young=5)
        turnout.assign(evening.station, A, verdict.subject, UNION)
        passing_again.recount(evening.station, A, verdict.fact, verdict.subject, heads=4, young=3, door=DOOR)
        assert here(evening)[UNION] == (4, 1)
        assert board(evening).unassigned == 0


class TestUnassign:
    def test_they_are_nobodys_again(self, evening: Planned) -> None:
        subject = let_in_by_hand(evening)
        fact = turnout.assign(evening.station, A, subject, UNION)
        turnout.unassign(evening.station, A, fact)
        made = board(evening)
        assert (made.unassigned, made.here, here(evening)[UNION]) == (1, 1, (0, 5))
        assert made.whose[0].cause is Cause.BY_HAND
        turnout.assign(evening.station, A, subject, SCHOOL)
        assert board(evening).unassigned == 0

    def test_as_long_as_nothing_came_after_it(self, evening: Planned, clock: SetClock) -> None:
        code = evening.code(8, institution=99)
        verdict = door.check_in(evening.station, A, code, door=DOOR)
        fact = turnout.assign(evening.station, A, verdict.subject, UNION)
        clock.advance(60)
        door.check_out(evening.station, A, code, door=DOOR)
        with pytest.raises(Refused, match="after it"):
            turnout.unassign(evening.station, A, fact)
        for nothing in (verdict.fact, "nothing"):
            with pytest.raises(Refused, match="Nothing was counted"):
                turnout.unassign(evening.station, A, nothing)


@pytest.fixture
def other(evening: Planned, tmp_path: Path) -> Iterator[Station]:
    """A second laptop at the same evening."""
    made = Station.open(Home(tmp_path / "other"), SetClock(THE_EVENING))
    evening.station.admit(A, made.admission(post="door"))
    with made.database.writing() as connection:
        anchor(connection, evening.station.public_key)
    yield made
    made.close()


def meet(one: Station, other: Station) -> None:
    """Each is given what the other did."""
    for giver, taker in ((one, other), (other, one)):
        with giver.database.reading() as connection:
            entries = list(journal.entries(connection, A))
        taker.merge(entries)


def test_two_doors_say_different_things_of_one_person(evening: Planned, other: Station) -> None:
    """One of them stands, on both laptops the same, and the clash is shown."""
    subject = let_in_by_hand(evening)
    meet(evening.station, other)
    turnout.assign(evening.station, A, subject, UNION)
    turnout.assign(other, A, subject, SCHOOL)
    meet(evening.station, other)
    boards = [turnout.board(each.database, A, now=THE_EVENING) for each in (evening.station, other)]
    assert boards[0].counts == boards[1].counts
    assert sum(each.here for each in boards[0].counts) == 1
    with evening.station.database.reading() as connection:
        assert len(clashes.fact_clashes(connection, A)) == 1


def test_two_doors_say_the_same(evening: Planned, other: Station) -> None:
    subject = let_in_by_hand(evening)
    meet(evening.station, other)
    for station in (evening.station, other):
        turnout.assign(station, A, subject, UNION)
    meet(evening.station, other)
    with other.database.reading() as connection:
        assert not clashes.fact_clashes(connection, A)
    assert here(evening)[UNION] == (1, 4)
