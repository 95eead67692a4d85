"""matplotlib's format strings in our colours."""

import pytest
from PySide6.QtCore import Qt

from gradviz.ui.theme import LIGHT


@pytest.mark.parametrize(
    ("text", "number", "colour", "dash", "symbol"),
    [
        ("", 0, LIGHT.series, Qt.PenStyle.SolidLine, None),
        ("", 1, LIGHT.gradient, Qt.PenStyle.SolidLine, None),
        ("r--", 0, LIGHT.bad, Qt.PenStyle.DashLine, None),
        ("o", 0, LIGHT.series, None, "o"),
        ("go-", 0, LIGHT.good, Qt.PenStyle.SolidLine, "o"),
        ("k-.", 0, LIGHT.text, Qt.PenStyle.DashDotLine, None),
        ("C1:", 0, LIGHT.gradient, Qt.PenStyle.DotLine, None),
        ("x", 0, LIGHT.series, None, "x"),
    ],
)
def test_format_strings(qapp, text, number, colour, dash, symbol):
    from gradviz.ui.plots.program_series import style_of

    style = style_of(text, number, LIGHT)
    assert (style.colour, style.dash, style.symbol) == (colour, dash, symbol)
