"""Positions: ast counts UTF-8 bytes within a line, spans count characters from the start."""

import ast

import pytest

from gradviz.lang.spans import Positions
from gradviz.trace import Span

TEXTS = [
    ("y = x * 2", "x * 2"),
    ("y = '😀' + x * 2", "x * 2"),
    ("é = 1\ny = é + x * 2", "x * 2"),
    ("가 = 1\r\ny = 가 + x * 2", "x * 2"),
    ("a = 1\rb = x * 2", "x * 2"),
    ("y = (x *\n     2)", "x *\n     2"),
]


@pytest.mark.parametrize(("text", "piece"), TEXTS)
def test_span_of_a_product_covers_its_characters(text, piece):
    product = next(
        s
        for s in ast.walk(ast.parse(text))
        if isinstance(s, ast.BinOp) and isinstance(s.op, ast.Mult)
    )
    assert Positions(text).span(product).slice(text) == piece


def test_place_behind_the_end_marks_the_last_character():
    assert Positions("y = (").at_character(1, 6) == Span(4, 5)


def test_empty_text_has_an_empty_place():
    assert Positions("").at_character(1, 1) == Span(0, 0)


def test_line_and_column_count_characters():
    text = "é = 1\ny = é"
    span = Span(text.rindex("é"), len(text))
    assert (span.line(text), span.column(text)) == (2, 4)
