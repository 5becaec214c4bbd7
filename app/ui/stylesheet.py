"""The one stylesheet: what Qt's own widgets look like, made from a theme's tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_SHEET = """
QWidget { outline: 0; }
QToolTip { background: @ink; color: @window; border: 0; padding: 6px 10px; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: @surface; color: @ink; border: 1px solid @field; border-radius: <6>;
  padding: 0 <9>; min-height: <34>; selection-background-color: @accent; selection-color: @on_accent;
}
QPlainTextEdit, QTextEdit { padding: <4> <6>; min-height: 0; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @ink_3; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] {
  border: 2px solid @trouble; min-height: <32>;
}
QLineEdit:read-only, QPlainTextEdit:read-only { background: @sunken; color: @ink_2; border-color: @line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @ink_3; border-color: @line; }
QLineEdit[tall="door"] { min-height: <45>; }
QLineEdit[tall="main"] { min-height: <53>; }
QLineEdit[bare="true"] { border: 0; background: transparent; padding: 0; min-height: 0; }
QComboBox { padding-right: <30>; }
QComboBox::drop-down { border: 0; width: <30>; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QMenu {
  background: @surface; color: @ink; border: 1px solid @field; padding: 4px 0;
  selection-background-color: @accent_soft; selection-color: @ink;
}
QComboBox QAbstractItemView::item { min-height: <32>; padding: 0 <10>; }
QMenu::item { padding: <7> <24> <7> <16>; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @ink_3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QTableView, QListView, QTreeView {
  background: @surface; color: @ink; border: 0; selection-background-color: transparent;
}
QScrollArea, QScrollArea > QWidget > QWidget#inside { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @field; border-radius: 4px; border: 2px solid transparent; }
QScrollBar::handle:vertical { min-height: 36px; margin: 0 2px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 2px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
"""


def stylesheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The sheet in a theme's colours and at its type size: `@token` is a colour, `<n>` a length."""
    sheet = re.sub(r"<(\d+)>", lambda length: f"{px(int(length[1]))}px", _SHEET)
    return re.sub(r"@(\w+)", lambda token: colours[token[1]], sheet)
