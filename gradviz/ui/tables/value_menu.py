"""The menu on a value: everything that can be done to it, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from gradviz.ui.tables.editable import has_grid, has_slider, is_editable
from gradviz.ui.tables.slider_card import FROM
from gradviz.ui.tables.value_text import spell
from gradviz.ui.tables.variables_model import VALUE, VariablesModel
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.trace import InputRow
    from gradviz.ui.tables.values import Values
    from gradviz.ui.tables.variables_view import VariablesView


def value_menu(values: Values, view: VariablesView, row: InputRow, model: VariablesModel) -> QMenu:
    """Return the menu of the value of `row`. It is gone once it is closed."""
    menu = QMenu(view)
    menu.setObjectName("valueMenu")
    menu.aboutToHide.connect(menu.deleteLater)
    number = model.find(row.name)
    assert number is not None
    index = model.index(number, VALUE)
    if is_editable(row):
        keys = "" if has_grid(row) else "Enter"
        _add(menu, "slider.menu_type", keys, lambda: view.start_editing(index))
    if is_editable(row) and row.value.dtype.kind in "fiub":
        keys = "Enter" if has_grid(row) else ""
        _add(menu, "grid.menu", keys, lambda: values.open_grid(index))
    if has_slider(row):
        _add(menu, "slider.menu_ends", "F2, Tab", lambda: values.open_card(index, FROM))
        playing = values.player.name == row.name
        key = "slider.pause" if playing else "slider.play"
        toggle = menu.addAction(say(key, name=row.name) + "\tF2, Space")
        toggle.triggered.connect(lambda: values.toggle_play(row.name))
    _add(menu, "slider.menu_copy", "", lambda: _copy(spell(model.value(row))))
    return menu


def _add(menu: QMenu, key: str, keys: str, do: object) -> None:
    action = menu.addAction(say(key) + (f"\t{keys}" if keys else ""))
    action.triggered.connect(do)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
