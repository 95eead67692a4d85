"""A reason is short enough to be read in the table as narrow as on a small screen."""

import pytest
from PySide6.QtGui import QFontMetricsF, QTextDocument

from gradviz import run
from gradviz.ui.fonts import load_fonts
from gradviz.ui.theme import ui_font
from gradviz.words import CATALOGUE
from tests.lang.test_why_table import CODES, ROWS, asked

WIDTH, MOST = 163, 4  # pixels of the column at 1366x768, and lines


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_reason_takes_more_than_four_lines_of_the_narrow_column(qapp, language):
    load_fonts()
    CATALOGUE.use(language)
    try:
        for code in CODES:
            row = next(row for row in ROWS if row.code == code)
            words = asked(row, run(row.program)).reason.message
            assert _lines(words) <= MOST, words
    finally:
        CATALOGUE.use("en")


def _lines(words):
    page = QTextDocument(words)
    page.setDocumentMargin(0)
    page.setDefaultFont(ui_font(9.0))
    page.setTextWidth(WIDTH)
    return round(page.size().height() / QFontMetricsF(ui_font(9.0)).lineSpacing())
