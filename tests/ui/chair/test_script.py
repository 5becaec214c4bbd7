"""The script: whose words a paragraph are, and a step down when it is long."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.chair.script import Paragraph, Script, Voice, paragraphs


def test_whose_words() -> None:
    script = "(Turn to the mayor.)\n\nGood evening.\n> Will you?\n>\n\n(a) is a point, not a cue"
    assert paragraphs(script) == (
        Paragraph(Voice.CUE, "Turn to the mayor."),
        Paragraph(Voice.SAID, "Good evening."),
        Paragraph(Voice.ASK, "Will you?"),
        Paragraph(Voice.SAID, "(a) is a point, not a cue"),
    )


def test_the_ask_is_set_even_if_the_script_forgot_it(shown: Callable[..., None]) -> None:
    script = Script()
    shown(script, 800, 400)
    script.show_script("Good evening.", "Will you?")
    assert script.page.accessibleName() == "Good evening.\nWill you?"
    script.show_script("> Will you meet us?", "Will you?")
    assert script.page.accessibleName() == "Will you meet us?"


def test_a_long_script_steps_down_before_it_scrolls(shown: Callable[..., None]) -> None:
    script = Script()
    shown(script, 800, 400)
    bar = script.verticalScrollBar()
    script.show_script("Every word of this is said aloud. " * 12)
    assert bar.maximum() == 0
    script.show_script("Every word of this is said aloud. " * 60)
    assert bar.maximum() > 0
