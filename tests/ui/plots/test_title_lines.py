"""Lines above a plot: no wider than there is room for."""

import re

import pytest
from PySide6.QtGui import QFontMetricsF

from gradviz.ui.plots.title_lines import SIZE, wrapped
from gradviz.ui.theme import ui_font


def lines(html):
    return [re.sub("<[^>]*>", "", row).replace("&nbsp;", " ") for row in html.split("<br>")]


PIECES = [("one piece", "#111111"), ("another & more", "#222222"), ("the last of them", "#333333")]


def test_pieces_stand_in_one_line_where_there_is_room(qapp):
    assert len(lines(wrapped(PIECES, 2000))) == 1


@pytest.mark.parametrize("width", [120, 200, 300])
def test_no_line_is_wider_than_the_room(qapp, width):
    metrics = QFontMetricsF(ui_font(SIZE))
    long = [*PIECES, ("a sentence of many words that has to be broken somewhere", "#444444")]
    rows = lines(wrapped(long, width))
    assert len(rows) > 1
    for row in rows:
        pieces = [part.replace("&amp;", "&") for part in row.split("   ")]
        assert sum(metrics.horizontalAdvance(part) for part in pieces) <= width


def test_each_piece_has_its_colour_and_is_no_markup(qapp):
    html = wrapped(PIECES, 2000)
    assert all(colour in html for _, colour in PIECES)
    assert "another&nbsp;&amp;&nbsp;more" in html


def test_beyond_so_many_lines_the_rest_is_left_out(qapp):
    rows = lines(wrapped(PIECES, 120, most=2))
    assert len(rows) == 2
    assert rows[0].startswith("one piece")
