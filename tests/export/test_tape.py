"""The tape as a picture: three kinds of file, pages, what is too large, and stopping."""

import re

import pytest
from PySide6.QtGui import QImage

from gradviz.export import tape as exported
from gradviz.export.tape import write_tape
from gradviz.trace import frame_at
from gradviz.ui.tape.sheet import TapeSheet
from gradviz.words import CATALOGUE
from tests.helpers.cases import each
from tests.helpers.taped import LOOP, SECOND, step_of, traced


def sheet_of(text, index=None):
    trace = traced(text)
    return TapeSheet(trace, frame_at(trace, len(trace.steps) if index is None else index))


@pytest.fixture
def long(qapp):
    """A tape of many rows, in the middle of its run."""
    text = LOOP.format(count=200)
    return sheet_of(text, len(traced(text).steps) // 2)


@each(
    "language, words",
    [
        ("en", ("outer", "being read", "watches variables", "line 5", "written by inner", "8 B")),
        ("ko", ("outer", "읽는", "변수를", "감시", "행", "역전파가", "8 B")),
    ],
)
def test_a_vector_has_its_words_as_text(qapp, tmp_path, language, words):
    CATALOGUE.use(language)
    trace = traced(SECOND)
    sheet = sheet_of(SECOND, step_of(trace, "pulled_back", 0))
    assert write_tape(sheet, tmp_path / "t.svg") == range(len(sheet.rows))
    text = (tmp_path / "t.svg").read_text(encoding="utf-8")
    assert [word for word in words if word not in text] == []
    assert "<image" not in text


def test_a_png_has_twice_the_pixels(qapp, tmp_path):
    sheet = sheet_of(SECOND)
    write_tape(sheet, tmp_path / "t.png")
    size = sheet.size(range(len(sheet.rows)))
    image = QImage(str(tmp_path / "t.png"))
    assert (image.width(), image.height()) == (2 * size.width(), 2 * size.height())


def test_a_pdf_takes_as_many_pages_as_it_needs(long, tmp_path):
    for sheet, pages in ((sheet_of(SECOND), 1), (long, 7)):
        assert write_tape(sheet, tmp_path / "t.pdf") == range(len(sheet.rows))
        data = (tmp_path / "t.pdf").read_bytes()
        assert f"/Count {pages}\n".encode() in data
        boxes = set(re.findall(rb"/MediaBox \[([^]]*)\]", data))
        assert len(boxes) == 1


@each("suffix, limit", [(".png", "MOST_PIXELS"), (".svg", "MOST_ROWS")])
def test_what_is_too_large_has_the_rows_around_the_cursor(long, tmp_path, suffix, limit):
    most = {"MOST_PIXELS": 1442 * 4 * 800, "MOST_ROWS": 9}[limit]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exported, limit, most)
        rows = write_tape(long, tmp_path / f"t{suffix}")
    assert len(rows) == 9
    assert rows[4] == long.here
    assert long.cells_in(rows) < long.cells_in(range(len(long.rows)))


@each("suffix", [".svg", ".png", ".pdf"])
def test_it_can_be_stopped_at_any_row_and_while_it_is_packed(qapp, tmp_path, suffix):
    sheet, told = sheet_of(LOOP.format(count=9)), []
    count = len(sheet.rows)

    def progress(row, rows):
        told.append(row)
        assert rows == count
        return row < last

    for last in (0, count - 1, count):
        told.clear()
        stopped = write_tape(sheet, tmp_path / f"t{suffix}", progress) is None
        assert stopped is (last < count or suffix != ".pdf")
        assert (tmp_path / f"t{suffix}").exists() is not stopped
        assert told[:last] == list(range(last))


def test_a_kind_or_place_that_cannot_be_written_is_an_error(qapp, tmp_path):
    with pytest.raises(ValueError, match=r"\.bmp"):
        write_tape(sheet_of(SECOND), tmp_path / "t.bmp")
    with pytest.raises(OSError, match="none"):
        write_tape(sheet_of(SECOND), tmp_path / "none" / "t.svg")
