"""Columns share the table's width: numbers first, then roles, then names."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QFontMetricsF

from gradviz.ui.tables.columns import LEAST_REST, column_widths
from gradviz.ui.tables.variables_model import GRADIENT, NAME, ROLE, VALUE
from gradviz.ui.theme import code_font

ROLES = (175, 151)  # usual and least


@pytest.mark.parametrize(
    ("name", "width", "role"), [("w", 450, 175), ("w", 372, 151), ("mandarin_count", 352, 151)]
)
def test_nothing_lies_beyond_the_table_and_numbers_have_their_room(qapp, name, width, role):
    rows = [SimpleNamespace(name=name)]
    widths = column_widths(rows, width, ROLES, "name", QFontMetricsF(code_font(10.0)))
    assert sum(widths.values()) <= width
    assert widths[ROLE] == role
    assert widths[VALUE] + widths[GRADIENT] >= LEAST_REST
    assert widths[NAME] >= 44
