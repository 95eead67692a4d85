"""How operations are written, with the numbers that stand beside them."""

import pytest

from gradviz.lang.glyphs import glyph_of, literal

SIGNS = [
    ("+", "add", [0, "1"], "+ 1"),
    ("×", "multiply", ["2", 0], "2 ×"),
    ("xʸ", "power", [0, "2"], "( )²"),
    ("xʸ", "power", [0, "0.5"], "( )^0.5"),
    ("xʸ", "power", ["2", 0], "2^( )"),
    ("×", "multiply", [0, 1], "×"),
    ("σ", "sigmoid", [0], "σ"),
]


@pytest.mark.parametrize(("glyph", "op", "operands", "sign"), SIGNS)
def test_sign_says_the_number_it_was_written_with(glyph, op, operands, sign):
    assert glyph_of(glyph, op, operands) == sign


@pytest.mark.parametrize(
    ("number", "text"),
    [(2.0, "2"), (0.5, "0.5"), (3, "3"), (0.123456789012, "0.1235"), (1e30, "1e+30")],
)
def test_numbers_are_written_as_people_write_them(number, text):
    assert literal(number) == text
