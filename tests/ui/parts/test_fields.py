"""Fields: what is typed is told, what is set is not, and what is wrong is said where one looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.parts.fields import Choice, Field, NumberField, Tick
from app.ui.theme import Theme, dress
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def _form(shown: Show, *fields: QWidget) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for field in fields:
        layout.addWidget(field)
    layout.addStretch(1)
    shown(window, 360, 400)
    return window


def test_typing_is_told_and_setting_is_not(shown: Show) -> None:
    one, several = Field("Name"), Field("The words", spoken=True, lines=3)
    told: list[str] = []
    for field in (one, several):
        field.changed.connect(told.append)
    _form(shown, one, several)
    one.set_text("Elm")
    several.set_text("will work towards it")
    assert told == []
    QTest.keyClicks(one.edit, " Street")
    assert (told[-1], one.text()) == ("Elm Street", "Elm Street")
    several.edit.setFocus()
    QTest.keyClicks(several.edit, "x")
    assert told[-1] == several.text() == "xwill work towards it"


def test_setting_the_same_words_moves_no_cursor(shown: Show) -> None:
    field = Field("The words", lines=3)
    _form(shown, field)
    edit = field.edit
    assert isinstance(edit, QPlainTextEdit)
    QTest.keyClicks(edit, "one two")
    QTest.keyClick(edit, Qt.Key.Key_Left)
    field.set_text("one two")
    assert edit.textCursor().position() == 6


def test_enter_enters_one_line_and_breaks_several(shown: Show) -> None:
    one, several = Field("Name"), Field("The words", lines=3)
    entered: list[str] = []
    one.entered.connect(lambda: entered.append("one"))
    several.entered.connect(lambda: entered.append("several"))
    _form(shown, one, several)
    QTest.keyClick(one.edit, Qt.Key.Key_Return)
    QTest.keyClick(several.edit, Qt.Key.Key_Return)
    assert entered == ["one"]
    assert several.text() == "\n"
    QTest.keyClick(several.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert entered == ["one", "several"]


def test_what_is_wrong_is_said_under_the_input_until_one_types(shown: Show, theme: Theme) -> None:
    field = Field("By when")
    window = _form(shown, field)
    field.set_text("30 Feb")
    low = field.height()
    field.refuse("No such day. The last is the 28th.")
    QApplication.processEvents()
    assert field.height() > low
    assert field.refused == field.edit.accessibleDescription() == "No such day. The last is the 28th."
    assert field.edit.grab().toImage().pixelColor(1, 18) == theme.colour("trouble")
    assert_fits(window)
    QTest.keyClicks(field.edit, "1")
    for _ in range(3):
        QApplication.processEvents()
    assert field.refused == field.edit.accessibleDescription() == ""
    assert field.height() == low
    assert field.edit.grab().toImage().pixelColor(1, 18) != theme.colour("trouble")


def test_the_label_names_the_input_for_a_screen_reader(shown: Show) -> None:
    field = Field("The words", note="as spoken")
    _form(shown, field)
    assert field.edit.accessibleName() == "The words"
    field.retitle("Y geiriau")
    assert field.edit.accessibleName() == "Y geiriau"
    field.setFocus()
    assert field.edit.hasFocus()


def test_several_lines_give_way_where_there_is_little_room(shown: Show, theme: Theme) -> None:
    field = Field("Script", lines=12)
    window = _form(shown, field)
    whole = 12 * theme.leading("body") + 16
    assert field.edit.height() == whole
    window.resize(360, 200)
    for _ in range(3):
        QApplication.processEvents()
    assert 3 * theme.leading("body") + 16 <= field.edit.height() < whole
    assert_fits(window)


def test_a_number_takes_figures_only_and_counts_by_arrow(shown: Show) -> None:
    field = NumberField("Pledge", least=0, most=300)
    told: list[str] = []
    field.changed.connect(told.append)
    _form(shown, field)
    assert field.value() is None
    QTest.keyClicks(field.edit, "2x9")
    assert field.value() == 29
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert (field.value(), told[-1]) == (30, "30")
    field.set_value(300)
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == 300
    field.set_value(None)
    assert field.text() == ""


def test_a_choice_keeps_what_was_chosen_by_its_key(shown: Show) -> None:
    choice = Choice("Kind", [("school", "School"), ("union", "Union")])
    told: list[str] = []
    choice.changed.connect(told.append)
    _form(shown, choice)
    choice.choose("union")
    assert (choice.chosen(), told) == ("union", [])
    choice.show_choices([("church", "Church"), ("union", "Undeb"), ("school", "Ysgol")])
    assert choice.chosen() == "union"
    box = choice.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == ["school"]


def test_a_tick_is_ticked_by_space_and_named(shown: Show) -> None:
    tick = Tick("No names at this door")
    _form(shown, tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert tick.accessibleName() == "No names at this door"


def test_inputs_are_36_high_and_grow_with_the_type(shown: Show, qapp: QApplication, theme: Theme) -> None:
    field, choice = Field("Name"), Choice("Kind", [("a", "School")])
    window = _form(shown, field, choice)
    box = choice.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert (field.edit.height(), box.height()) == (36, 36)
    dress(qapp, Theme.load("light", 150))
    qapp.processEvents()
    assert abs(field.edit.height() - 54) <= 2
    assert_fits(window)
    dress(qapp, theme)


def test_what_is_typed_grows_with_the_type_size(qapp: QApplication, shown: Callable[..., None]) -> None:
    field = Field("Title")
    shown(field)
    before = field.edit.font().pixelSize()
    dress(qapp, Theme.load("light", 150))
    qapp.processEvents()
    assert field.edit.font().pixelSize() > before
    dress(qapp, Theme.load("light"))
