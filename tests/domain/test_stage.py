"""The scenes: each has a name and a shape of its own."""

from __future__ import annotations

from app.domain.stage import RollCall, RollCallPlace, Scene, Showing, type_of_scene


def test_every_scene_that_can_be_picked_can_be_drawn() -> None:
    assert set(type_of_scene) == set(Showing)
    assert set(type_of_scene.values()) == set(Scene.__args__)


def test_called_counts_the_places_with_a_number_even_nought() -> None:
    board = RollCall(
        (
            RollCallPlace("Elm Street School", 12),
            RollCallPlace("Oak Church", 0),
            RollCallPlace("Ash Union", None),
        ),
        now=2,
        people=12,
        target=40,
    )
    assert board.called == 2
