"""The door: each line of the verdict table against the real store, and what each leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pytest

from app.clock import SetClock
from app.domain.door import Cause, Presence, Word
from app.domain.plan import BadgeKind, InstitutionType
from app.errors import Refused
from app.paths import Home
from app.service import door
from app.service.door import Finder
from app.service.flow import Flow
from app.store import door as store
from app.store import journal
from app.store import plan as plans
from app.store.database import driver
from app.store.station import Station
from tests.service.evening import CHURCH, DOOR, KEY, SCHOOL, UNION, A, Planned, lay_out

SMALL = ("delegation", "headcount", "station", "erasure", "agenda_item", "power_holder", "secret")
"""Tables of some hundred rows at most."""


def facts(station: Station) -> list[str]:
    """Kinds of all scans kept so far, in order."""
    with station.database.reading() as connection:
        return [entry.kind for entry in journal.entries(connection, A) if '"table":"scan"' in entry.body]


def inside(station: Station) -> tuple[int, int]:
    with station.database.reading() as connection:
        return store.heads(connection, A)


class TestCheckIn:
    def test_the_first_scan_is_welcome_and_counted(self, evening: Planned, clock: SetClock) -> None:
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.WELCOME, Cause.LISTED)
        assert (verdict.institution, verdict.kind) == ("Elm Street School", BadgeKind.DELEGATE)
        assert (verdict.nth, verdict.pledge) == (1, 25)
        assert verdict.at == clock.now()
        assert verdict.caption == "heron 1001"
        assert verdict.fact
        assert inside(evening.station) == (1, 1)
        assert door.check_in(evening.station, A, evening.delegate[1], door=DOOR).nth == 2

    def test_at_once_again_writes_nothing(self, evening: Planned, clock: SetClock) -> None:
        door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        clock.advance(9.9)
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        assert (verdict.word, verdict.cause, verdict.fact) == (Word.WELCOME, Cause.AGAIN_AT_ONCE, "")
        assert facts(evening.station) == ["checked_in"]

    def test_later_again_it_is_looked_at_and_not_counted(self, evening: Planned, clock: SetClock) -> None:
        first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        clock.advance(10)
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.ALREADY_IN, Cause.SEEN_BEFORE)
        assert (verdict.at, verdict.door) == (first.at, DOOR)
        assert facts(evening.station) == ["checked_in", "scanned_again"]
        assert inside(evening.station) == (1, 1)

    def test_at_another_door_it_says_which(self, evening: Planned) -> None:
        door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        verdict = door.check_in(evening.station, A, evening.delegate[0], door="Door B")
        assert (verdict.word, verdict.door) == (Word.ALREADY_IN, DOOR)

    def test_a_good_code_without_a_row_is_welcome_by_its_institution(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.code(7, institution=3), door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.WELCOME, Cause.NOT_LISTED_YET)
        assert (verdict.institution, verdict.nth, verdict.pledge) == ("Ash Lane Union", 1, 5)
        nowhere = door.check_in(evening.station, A, evening.code(8, institution=99), door=DOOR)
        assert (nowhere.word, nowhere.institution, nowhere.nth) == (Word.WELCOME, "", 0)
        assert inside(evening.station) == (2, 2)

    def test_a_badge_listed_after_its_scan_is_the_same_badge(self, evening: Planned, clock: SetClock) -> None:
        code = evening.code(7, institution=3)
        door.check_in(evening.station, A, code, door=DOOR)
        with evening.station.change("badge_added", A) as change:
            change.row(
                "badge",
                None,
                {"delegation": UNION, "code_id": (7).to_bytes(6, "big").hex(), "kind": "delegate"},
            )
        clock.advance(60)
        assert door.check_in(evening.station, A, code, door=DOOR).word is Word.ALREADY_IN

    def test_a_replaced_badge_goes_to_the_desk(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.replaced, door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.REPLACED, Cause.REPLACED)
        assert facts(evening.station) == ["turned_away"]
        assert inside(evening.station) == (0, 0)

    @pytest.mark.parametrize(
        ("number", "key", "cause"),
        [(418, KEY, Cause.OTHER_ASSEMBLY), (417, bytes(32), Cause.FORGED)],
    )
    def test_a_code_of_another_kind_is_turned_away(
        self, evening: Planned, number: int, key: bytes, cause: Cause
    ) -> None:
        verdict = door.check_in(evening.station, A, evening.code(1, assembly=number, key=key), door=DOOR)
        assert (verdict.word, verdict.cause, verdict.subject) == (Word.NOT_OURS, cause, "")
        assert facts(evening.station) == ["turned_away"]

    def test_foreign_text_is_kept_nowhere(self, evening: Planned) -> None:
        text = "https://example.org/open-sesame"
        verdict = door.check_in(evening.station, A, text, door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.NOT_OURS, Cause.FOREIGN)
        with evening.station.database.reading() as connection:
            bodies = [entry.body for entry in journal.entries(connection, A)]
        assert not any("sesame" in body for body in bodies)
        assert f'"length":{len(text)}' in bodies[-1]

    def test_foreign_codes_are_kept_once_a_second(self, evening: Planned, clock: SetClock) -> None:
        for _ in range(30):
            assert door.check_in(evening.station, A, "x", door=DOOR).word is Word.NOT_OURS
            clock.advance(0.1)
        assert len(facts(evening.station)) == 3

    def test_a_group_counts_its_heads(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.group, door=DOOR)
        assert (verdict.heads, verdict.nth, verdict.kind) == (14, 14, BadgeKind.YOUNG_PEOPLE)
        assert inside(evening.station) == (14, 14)

    def test_fewer_of_a_group_may_have_come(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.group, door=DOOR, heads=11, young=10)
        assert verdict.heads == 11
        assert inside(evening.station) == (11, 11)
        with pytest.raises(Refused, match="young"):
            door.check_in(evening.station, A, evening.group, door=DOOR, heads=3, young=4)

    def test_a_power_holders_party_is_shown_where_to_go(self, evening: Planned) -> None:
        assert door.check_in(evening.station, A, evening.delegate[2], door=DOOR).flag
        assert not door.check_in(evening.station, A, evening.delegate[0], door=DOOR).flag


class TestAFullHall:
    @pytest.fixture
    def evening(self, home: Home, clock: SetClock) -> Iterator[Planned]:
        made = lay_out(home, clock, capacity=2)
        yield made
        made.station.close()

    def test_it_is_said_and_may_be_overruled_by_hand(self, evening: Planned) -> None:
        for code in evening.delegate[:2]:
            door.check_in(evening.station, A, code, door=DOOR)
        verdict = door.check_in(evening.station, A, evening.delegate[2], door=DOOR)
        assert (verdict.word, verdict.cause) == (Word.HALL_FULL, Cause.FULL)
        assert inside(evening.station) == (2, 2)
        with pytest.raises(Refused, match="why"):
            door.admit_by_hand(evening.station, A, verdict.subject, because="  ", door=DOOR)
        by_hand = door.admit_by_hand(
            evening.station, A, verdict.subject, because="speaks in the next item", door=DOOR
        )
        assert (by_hand.word, by_hand.cause, by_hand.institution) == (
            Word.WELCOME,
            Cause.OVER_FULL,
            "Elm Street School",
        )
        assert inside(evening.station) == (3, 3)
        assert facts(evening.station)[-2:] == ["turned_away", "admitted_by_hand"]

    def test_a_group_must_fit_whole(self, evening: Planned) -> None:
        assert door.check_in(evening.station, A, evening.group, door=DOOR).word is Word.HALL_FULL
        assert door.walk_in(evening.station, A, UNION, door=DOOR, heads=3).word is Word.HALL_FULL
        assert door.walk_in(evening.station, A, UNION, door=DOOR, heads=2).word is Word.WELCOME

    def test_up_to_the_last_place_and_not_beyond(self, evening: Planned) -> None:
        said = [
            door.walk_in(evening.station, A, UNION, door=DOOR).word,
            door.guest(evening.station, A, door=DOOR).word,
            door.guest(evening.station, A, door=DOOR).word,
        ]
        assert said == [Word.WELCOME, Word.WELCOME, Word.HALL_FULL]
        assert inside(evening.station) == (2, 2)

    def test_as_many_as_were_turned_away_are_let_in_by_hand(self, evening: Planned) -> None:
        turned = door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=9, young=8, name="Walker One")
        assert turned.word is Word.HALL_FULL
        by_hand = door.admit_by_hand(
            evening.station,
            A,
            turned.subject,
            because="agreed",
            door=DOOR,
            turned=turned.fact,
            name="Walker One",
        )
        assert (by_hand.cause, by_hand.heads, by_hand.institution) == (Cause.OVER_FULL, 9, "Oak Road Church")
        assert inside(evening.station) == (9, 9)
        guest = door.guest(evening.station, A, door=DOOR, heads=3)
        let_in = door.admit_by_hand(
            evening.station, A, guest.subject, because="agreed", door=DOOR, turned=guest.fact
        )
        assert (let_in.word, let_in.heads, let_in.institution) == (Word.WELCOME, 3, "")
        assert inside(evening.station) == (12, 12)
        with evening.station.database.reading() as connection:
            names = [each.name for each in plans.people(connection, A)]
            row = store.scan(connection, A, by_hand.fact)
        assert "Walker One" in names
        assert row is not None
        assert (row.young, row.subject) == (8, turned.subject)

    def test_by_hand_with_places_left_is_not_said_to_be_beyond_them(self, evening: Planned) -> None:
        verdict = door.admit_by_hand(evening.station, A, UNION, because="forgot the badge", door=DOOR)
        assert verdict.cause is Cause.BY_HAND

    def test_coming_back_to_a_full_hall_is_stopped_and_taken_back_it_makes_room(
        self, evening: Planned, clock: SetClock
    ) -> None:
        door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
        clock.advance(60)
        last = [door.check_in(evening.station, A, code, door=DOOR) for code in evening.delegate[1:3]][-1]
        again = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        assert (again.word, again.cause) == (Word.HALL_FULL, Cause.FULL)
        door.undo(evening.station, A, last.fact)
        assert door.check_in(evening.station, A, evening.delegate[0], door=DOOR).cause is Cause.BACK_AGAIN
        assert inside(evening.station) == (2, 2)

    def test_who_leaves_makes_room(self, evening: Planned) -> None:
        for code in evening.delegate[:2]:
            door.check_in(evening.station, A, code, door=DOOR)
        door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
        assert door.check_in(evening.station, A, evening.delegate[2], door=DOOR).word is Word.WELCOME


class TestGoingOut:
    def test_out_and_back(self, evening: Planned, clock: SetClock) -> None:
        door.check_in(evening.station, A, evening.group, door=DOOR, heads=11, young=10)
        out = door.check_out(evening.station, A, evening.group, door=DOOR)
        assert (out.word, out.cause, out.heads) == (Word.GONE_OUT, Cause.LEFT, 11)
        assert inside(evening.station) == (0, 11)
        clock.advance(60)
        back = door.check_in(evening.station, A, evening.group, door=DOOR, heads=11, young=10)
        assert (back.word, back.cause, back.nth) == (Word.WELCOME, Cause.BACK_AGAIN, 0)
        assert inside(evening.station) == (11, 11)

    def test_who_was_not_counted_in_is_not_counted_out(self, evening: Planned) -> None:
        out = door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
        assert (out.word, out.fact) == (Word.GONE_OUT, "")
        assert facts(evening.station) == []

    def test_the_same_scan_out_once_more_is_quiet_and_later_it_is_not(
        self, evening: Planned, clock: SetClock
    ) -> None:
        one = evening.delegate[0]
        door.check_in(evening.station, A, one, door=DOOR)
        clock.advance(60)
        door.check_out(evening.station, A, one, door=DOOR)
        clock.advance(5)
        again = door.check_out(evening.station, A, one, door=DOOR)
        assert (again.cause, again.fact, again.not_inside) == (Cause.AGAIN_AT_ONCE, "", False)
        clock.advance(5)
        assert door.check_out(evening.station, A, one, door=DOOR).not_inside
        assert inside(evening.station) == (0, 1)

    def test_a_foreign_code_is_foreign_on_the_way_out_too(self, evening: Planned) -> None:
        assert door.check_out(evening.station, A, "x", door=DOOR).word is Word.NOT_OURS


class TestWithoutABadge:
    def test_a_walk_in_counts_for_the_institution(self, evening: Planned) -> None:
        verdict = door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=3, young=1)
        assert (verdict.word, verdict.cause, verdict.institution) == (
            Word.WELCOME,
            Cause.WALK_IN,
            "Oak Road Church",
        )
        assert (verdict.nth, verdict.pledge) == (3, 14)
        assert facts(evening.station) == ["walked_in"]

    def test_a_name_is_private(self, evening: Planned) -> None:
        door.walk_in(evening.station, A, CHURCH, door=DOOR, name=" Walker  One ")
        with evening.station.database.reading() as connection:
            entries = list(journal.entries(connection, A))
        assert not any("Walker" in entry.body for entry in entries)
        assert any('"Walker One"' in (item.text or "") for entry in entries for item in entry.private)

    def test_a_guest_counts_for_nobody(self, evening: Planned, clock: SetClock) -> None:
        verdict = door.guest(evening.station, A, door=DOOR, heads=2)
        assert (verdict.word, verdict.institution) == (Word.WELCOME, "")
        board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
        assert (board.hall.now, board.hall.unassigned) == (2, 0)

    @pytest.mark.parametrize(("heads", "young"), [(0, 0), (501, 0), (2, 3), (2, -1)])
    def test_impossible_numbers_are_refused(self, evening: Planned, heads: int, young: int) -> None:
        with pytest.raises(Refused):
            door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=heads, young=young)
        assert facts(evening.station) == []

    def test_an_institution_nobody_knows_is_refused(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="not in the list"):
            door.walk_in(evening.station, A, "nowhere", door=DOOR)

    def test_a_new_institution_has_no_number(self, evening: Planned) -> None:
        made = door.new_institution(evening.station, A, "  Yew  Temple ", InstitutionType.TEMPLE)
        assert door.walk_in(evening.station, A, made, door=DOOR).institution == "Yew Temple"
        with pytest.raises(Refused, match="in the list already"):
            door.new_institution(evening.station, A, "YEW temple.", InstitutionType.TEMPLE)
        with pytest.raises(Refused, match="name"):
            door.new_institution(evening.station, A, " ", InstitutionType.TEMPLE)

    def test_a_stranger_let_in_by_hand_counts_for_nobody(self, evening: Planned) -> None:
        verdict = door.admit_by_hand(evening.station, A, "", because="the badge is wet", door=DOOR)
        assert (verdict.word, verdict.cause, verdict.institution) == (Word.WELCOME, Cause.BY_HAND, "")
        named = door.admit_by_hand(evening.station, A, UNION, because="forgot the badge", door=DOOR)
        assert named.institution == "Ash Lane Union"
        assert inside(evening.station) == (2, 2)
        board = door.board(evening.station.database, A, door=DOOR, now=evening.station.clock.now())
        assert board.hall.unassigned == 1

    def test_the_second_person_on_one_badge_is_counted_anew(self, evening: Planned) -> None:
        first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        second = door.admit_by_hand(
            evening.station, A, first.subject, because="two people, one badge", door=DOOR
        )
        assert second.subject != first.subject
        assert second.institution == "Elm Street School"
        assert inside(evening.station) == (2, 2)

    def test_the_reason_is_private(self, evening: Planned) -> None:
        door.admit_by_hand(evening.station, A, "", because="she is unwell", door=DOOR)
        with evening.station.database.reading() as connection:
            last = list(journal.entries(connection, A))[-1]
        assert "unwell" not in last.body
        assert "unwell" in (last.private[0].text or "")


class TestUndo:
    def test_within_ten_seconds_without_a_word(self, evening: Planned, clock: SetClock) -> None:
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        clock.advance(10)
        door.undo(evening.station, A, verdict.fact)
        assert inside(evening.station) == (0, 0)
        again = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        assert (again.word, again.nth) == (Word.WELCOME, 1)

    def test_later_it_wants_a_reason(self, evening: Planned, clock: SetClock) -> None:
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        clock.advance(10.1)
        with pytest.raises(Refused, match="ten seconds"):
            door.undo(evening.station, A, verdict.fact)
        door.undo(evening.station, A, verdict.fact, because="scanned from a photo")
        assert inside(evening.station) == (0, 0)

    def test_once_only(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        door.undo(evening.station, A, verdict.fact)
        with pytest.raises(Refused, match="already"):
            door.undo(evening.station, A, verdict.fact)

    def test_the_later_passage_first(self, evening: Planned) -> None:
        verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        out = door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
        with pytest.raises(Refused, match="after it"):
            door.undo(evening.station, A, verdict.fact)
        door.undo(evening.station, A, out.fact)
        assert inside(evening.station) == (1, 1)

    def test_a_refusal_cannot_be_taken_back(self, evening: Planned) -> None:
        turned = door.check_in(evening.station, A, evening.replaced, door=DOOR)
        with pytest.raises(Refused, match="Nothing was counted"):
            door.undo(evening.station, A, turned.fact)
        with pytest.raises(Refused, match="Nothing was counted"):
            door.undo(evening.station, A, "nothing")


class TestBoard:
    def test_counts_rate_and_the_last_ten(self, evening: Planned, clock: SetClock) -> None:
        taken_back = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
        door.undo(evening.station, A, taken_back.fact)
        door.check_in(evening.station, A, evening.delegate[1], door=DOOR)
        door.check_in(evening.station, A, evening.group, door=DOOR)
        door.check_in(evening.station, A, "x", door=DOOR)
        door.walk_in(evening.station, A, UNION, door="Door B", heads=5)
        clock.advance(60)
        board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
        hall = board.hall
        assert (hall.now, hall.ever, hall.capacity, hall.pledged, hall.unassigned) == (20, 20, 600, 44, 0)
        assert hall.rate == 3
        assert hall.full_at is not None
        assert timedelta(minutes=120) < hall.full_at - clock.now() < timedelta(minutes=150)
        assert [(each.title, each.heads, each.undone) for each in board.passed] == [
            ("not one of our badges", 1, False),
            ("Oak Road Church", 14, False),
            ("Elm Street School", 1, False),
            ("Elm Street School", 1, True),
        ]
        assert [(each.name, each.pledged, each.here) for each in board.counts] == [
            ("Elm Street School", 25, 1),
            ("Ash Lane Union", 5, 5),
            ("Oak Road Church", 14, 14),
        ]

    def test_nothing_yet(self, evening: Planned, clock: SetClock) -> None:
        board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
        assert (board.hall.now, board.hall.rate, board.hall.full_at, board.passed) == (0, 0, None, ())

    def test_an_assembly_nobody_knows_is_refused(self, evening: Planned, clock: SetClock) -> None:
        with pytest.raises(Refused, match="not on this laptop"):
            door.board(evening.station.database, "b" * 32, door=DOOR, now=clock.now())


def test_the_last_ten_carry_the_captions_of_their_badges(evening: Planned, clock: SetClock) -> None:
    door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    door.walk_in(evening.station, A, SCHOOL, door=DOOR)
    board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
    verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    assert verdict.caption
    assert {each.caption for each in board.passed} == {verdict.caption, ""}


def test_who_came_back_unseen_is_taken_back_with_the_going_out(evening: Planned, clock: SetClock) -> None:
    badge = evening.delegate[0]
    first = door.check_in(evening.station, A, badge, door=DOOR)
    clock.advance(60)
    out = door.check_out(evening.station, A, badge, door=DOOR)
    back = door.check_in(evening.station, A, badge, door=DOOR)
    with pytest.raises(Refused, match="Nothing was counted"):
        door.undo(evening.station, A, back.fact, unseen=first.fact)
    door.undo(evening.station, A, back.fact, unseen=out.fact)
    assert inside(evening.station) == (1, 1)
    board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
    assert {each.fact: each.undone for each in board.passed} == {
        first.fact: False,
        out.fact: True,
        back.fact: True,
    }


class TestFinder:
    def test_it_says_when_there_are_others(self, evening: Planned) -> None:
        finder = Finder(evening.station.database, A)
        few = finder.find("school")
        assert not few.more
        for number in range(door.MOST_HITS):
            door.new_institution(evening.station, A, f"Mill Lane School {number}", InstitutionType.SCHOOL)
        finder.refresh()
        many = finder.find("school")
        assert many.more
        assert len(many.hits) == door.MOST_HITS

    def test_institutions_first_then_badges(self, evening: Planned) -> None:
        finder = Finder(evening.station.database, A)
        hits = finder.find("elm").hits
        assert [(hit.is_institution, hit.title) for hit in hits[:2]] == [
            (True, "Elm Street School"),
            (False, "Delegate Ŵn"),
        ]
        assert hits[0].subject == SCHOOL
        assert (hits[0].here, hits[0].pledged) == (0, 25)

    def test_by_name_without_its_accents(self, evening: Planned) -> None:
        (hit,) = Finder(evening.station.database, A).find("wn delegate").hits
        assert (hit.title, hit.under, hit.state) == ("Delegate Ŵn", "Elm Street School · heron 1001", "never")
        assert door.admit(evening.station, A, hit.subject, door=DOOR).word is Word.WELCOME
        (again,) = Finder(evening.station.database, A).find("wn").hits
        assert again.state == Presence.IN.value

    def test_by_caption(self, evening: Planned) -> None:
        (hit,) = Finder(evening.station.database, A).find("Otter 1002").hits
        assert (hit.title, hit.under) == ("otter 1002", "Elm Street School")

    def test_a_replaced_badge_is_not_found(self, evening: Planned) -> None:
        assert Finder(evening.station.database, A).find("birch").hits == ()

    def test_what_is_new_is_found_after_a_refresh(self, evening: Planned) -> None:
        finder = Finder(evening.station.database, A)
        door.new_institution(evening.station, A, "Yew Temple", InstitutionType.TEMPLE)
        finder.refresh()
        assert [hit.title for hit in finder.find("yew").hits] == ["Yew Temple"]

    def test_a_slip_of_the_finger_is_found_all_the_same(self, evening: Planned) -> None:
        finder = Finder(evening.station.database, A)
        assert [hit.title for hit in finder.find("elm stret").hits] == [
            hit.title for hit in finder.find("elm street").hits
        ]

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("st mary primery", "Saint Mary’s C of E Primary School"),
            ("primery scool mary", "Saint Mary’s C of E Primary School"),
            ("st marys church of england", "Saint Mary’s C of E Primary School"),
            ("st mary cofe primary", "Saint Mary’s C of E Primary School"),
            ("hill rd mosqe", "Hill Road Mosque & Centre"),
            ("mosque and center hill", "Hill Road Mosque & Centre"),
        ],
    )
    def test_an_institution_is_found_however_it_is_written(
        self, evening: Planned, typed: str, found: str
    ) -> None:
        for name in ("Saint Mary’s C of E Primary School", "Hill Road Mosque & Centre"):
            door.new_institution(evening.station, A, name, InstitutionType.OTHER)
        assert Finder(evening.station.database, A).find(typed).hits[0].title == found

    def test_a_slip_in_each_word_finds_a_badge_and_says_that_it_only_comes_near(
        self, evening: Planned
    ) -> None:
        finder = Finder(evening.station.database, A)
        found = finder.find("shool deleagte")
        assert [hit.title for hit in found.hits] == ["Delegate Ŵn"]
        assert found.slipped
        assert not finder.find("school delegate").slipped

    def test_a_number_is_never_taken_for_another(self, evening: Planned) -> None:
        assert Finder(evening.station.database, A).find("otter 1003").hits == ()

    def test_a_group_says_how_many_it_stands_for(self, evening: Planned) -> None:
        hits = Finder(evening.station.database, A).find("oak road").hits
        assert [(hit.heads, hit.young) for hit in hits if not hit.is_institution] == [(14, 12)]

    def test_those_a_new_institution_may_be(self, evening: Planned) -> None:
        finder = Finder(evening.station.database, A)
        assert [hit.title for hit in finder.near("School, ÉLM Streat")] == ["Elm Street School"]
        assert finder.near("Quayside Temple") == ()

    @pytest.mark.parametrize("typed", ["", " ", ".", "nobody by that name"])
    def test_nothing_found(self, evening: Planned, typed: str) -> None:
        assert Finder(evening.station.database, A).find(typed).hits == ()


def test_a_badge_that_is_not_listed_is_not_admitted_by_search(evening: Planned) -> None:
    with pytest.raises(Refused, match="not in the list"):
        door.admit(evening.station, A, "00" * 6, door=DOOR)


def test_what_could_not_be_kept_is_never_shown_as_kept(evening: Planned) -> None:
    with evening.station.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    kept, verdict = 0, door.check_in(evening.station, A, evening.code(0), door=DOOR)
    while verdict.let_in:
        kept += 1
        verdict = door.check_in(evening.station, A, evening.code(kept), door=DOOR)
    assert (verdict.word, verdict.cause, verdict.fact) == (Word.NOT_RECORDED, Cause.DISK_FULL, "")
    assert inside(evening.station) == (kept, kept)
    with evening.station.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert door.check_in(evening.station, A, evening.code(2000), door=DOOR).word is Word.WELCOME
    assert inside(evening.station) == (kept + 1, kept + 1)


def test_a_boards_beat_reads_no_table_through(evening: Planned, clock: SetClock) -> None:
    """The last ten, how full it is, the rates: found by an index, once the evening's flow is known."""
    flow = Flow(A)
    database = evening.station.database
    for code in evening.delegate:
        door.check_in(evening.station, A, code, door=DOOR)
    door.board(database, A, door=DOOR, now=clock.now(), flow=flow)
    door.admit_by_hand(evening.station, A, "", because="the badge is wet", door=DOOR)
    said: list[str] = []
    with database.reading() as connection:
        raw = cast(Any, driver(connection))
        raw.set_trace_callback(said.append)
        door.board(database, A, door=DOOR, now=clock.now(), flow=flow)
        raw.set_trace_callback(None)
        asked = {each for each in said if " scan" in each or " presence" in each}
        assert len(asked) > 5
        for question in asked:
            for *_, how in raw.execute(f"EXPLAIN QUERY PLAN {question}").fetchall():
                of_scans = "scan " in how or "first" in how or "second" in how or "back" in how
                assert not how.startswith(("SCAN scan", "SCAN s ")), question
                assert not (of_scans and how.endswith("(scope=?)")), (how, question)


def test_a_check_in_reads_no_table_through(evening: Planned) -> None:
    """Whatever it asks is found by an index, so that 100,000 badges are as fast as ten."""
    said: list[str] = []
    with evening.station.database.writing() as connection:
        cast(Any, driver(connection)).set_trace_callback(said.append)
    door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    door.check_in(evening.station, A, evening.code(7, institution=3), door=DOOR)
    door.check_in(evening.station, A, "x", door=DOOR)
    door.check_in(evening.station, A, evening.group, door=DOOR)
    assert door.check_in(evening.station, A, evening.group, door="Door B").word is Word.ALREADY_IN
    with evening.station.database.writing() as connection:
        cast(Any, driver(connection)).set_trace_callback(None)
    asked = {each for each in said if each.startswith("SELECT")}
    assert any("scan_apart" in each for each in asked)
    assert len(asked) > 5
    with evening.station.database.reading() as connection:
        for question in asked:
            for *_, how in driver(connection).execute(f"EXPLAIN QUERY PLAN {question}").fetchall():
                small = any(f" {table} " in f"{how} " for table in SMALL)
                assert not how.startswith("SCAN"), question
                assert small or not how.endswith("(scope=?)"), question
