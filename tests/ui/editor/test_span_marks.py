import pytest
from PySide6.QtGui import QTextDocument

from gradviz.trace import Span
from gradviz.ui.editor.span_marks import (
    character,
    cursor_over,
    line_span,
    made_visible,
    span_of,
    utf16,
)

EMOJI = "y = '😀' + x * 2\né = 1"


@pytest.mark.parametrize(
    ("index", "position"), [(0, 0), (5, 5), (6, 7), (10, 11), (len(EMOJI), len(EMOJI) + 1)]
)
def test_characters_and_utf16_positions_turn_into_each_other(index, position):
    assert utf16(EMOJI, index) == position
    assert character(EMOJI, position) == index


def test_positions_of_plain_letters_are_the_same():
    assert utf16("x = é", 5) == 5
    assert utf16("abc", 9) == 3
    assert character("abc", 9) == 3


@pytest.mark.parametrize("piece", ["x * 2", "😀", "é = 1", "y"])
def test_cursor_selects_the_piece_and_gives_its_span_back(qapp, piece):
    document = QTextDocument(EMOJI)
    span = Span(EMOJI.index(piece), EMOJI.index(piece) + len(piece))
    cursor = cursor_over(document, EMOJI, span)
    assert cursor.selectedText() == piece
    assert span_of(EMOJI, cursor) == span


def test_span_beyond_the_text_is_cut_short(qapp):
    document = QTextDocument("ab")
    cursor = cursor_over(document, "ab", Span(1, 90))
    assert cursor.selectedText() == "b"


@pytest.mark.parametrize(
    ("span", "shown"),
    [(Span(2, 4), Span(2, 4)), (Span(1, 1), Span(1, 2)), (Span(3, 3), Span(2, 3))],
)
def test_empty_span_takes_the_character_beside_it(span, shown):
    assert made_visible("a+b\nc", span) == shown


def test_nothing_to_show_in_an_empty_text():
    assert made_visible("", Span(0, 0)) == Span(0, 0)


@pytest.mark.parametrize(
    ("line", "piece"),
    [(1, "with t:"), (2, "x = 1"), (3, ""), (4, "last"), (99, "last"), (0, "with t:")],
)
def test_line_span_leaves_the_blanks_out(line, piece):
    text = "with t:\n  x = 1  \n\nlast"
    assert line_span(text, line).slice(text) == piece
