"""The strip in rows: every cell once, painted as the strip paints it, and no lane for nothing."""

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from gradviz.trace import frame_at
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.heads import heads
from gradviz.ui.tape.measures import EDGE, HEADER, measures
from gradviz.ui.tape.sheet import BETWEEN, TapeSheet
from gradviz.ui.theme import DARK, LIGHT
from tests.helpers.cases import each
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import BESIDE, INNER_PAUSES, LOOP, PAUSES, SECOND, THIRD, step_of, traced
from tests.ui.tape.conftest import put


def sheet_of(trace, index=None, **how):
    return TapeSheet(trace, frame_at(trace, len(trace.steps) if index is None else index), **how)


def painted(sheet, page):
    """A page as pixels, one for each of its own."""
    image = QImage(sheet.size(page).toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert list(sheet.paint(painter, page)) == list(page)
    painter.end()
    return image


def numbers(image, area):
    part = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    return np.array(part.constBits(), np.uint8).astype(int)


@each("text", [SECOND, THIRD, PAUSES, INNER_PAUSES, BESIDE, LOOP.format(count=9)])
def test_rows_have_every_column_once_and_only_lanes_with_something(qapp, text):
    trace = traced(text)
    sheet, made = sheet_of(trace), lanes(trace)
    columns = [column for row in sheet.rows for column in range(row.first, row.last)]
    assert columns == list(range(len(made.cells)))
    assert sheet.cells_in(range(len(sheet.rows))) == len(trace.cells)
    for row in sheet.rows:
        within = range(row.first, row.last)
        assert {made.lane[k] for column in within for k in made.cells[column]} <= {*row.lanes}
        assert set(row.lanes) <= set(range(made.count))


def test_a_lane_in_which_nothing_lies_takes_no_room_in_a_row_that_goes_on(qapp):
    sheet = sheet_of(traced(THIRD))
    assert len(sheet.rows) > 1
    assert sheet.rows[0].lanes == (0, 1, 2)
    assert 2 not in sheet.rows[-1].lanes
    high = measures(3).lane
    last = len(sheet.rows[-1].lanes) * high + 2 * EDGE
    assert sheet.size(range(len(sheet.rows) - 1, len(sheet.rows))).height() == 3 * high + 2 * EDGE
    before = sheet.size(range(len(sheet.rows) - 1)).height()
    assert sheet.size(range(len(sheet.rows))).height() == before + last - 2 * EDGE + BETWEEN


@each("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_row_has_the_pixels_of_the_strip(qtbot, strip, theme):
    trace = traced(SECOND)
    strip.set_theme(theme)
    strip.resize(1600, strip.height())
    index = step_of(trace, "pulled_back", 1) + 1
    put(strip, trace, index)
    strip.horizontalScrollBar().setValue(0)
    image = painted(sheet_of(trace, index, theme=theme), range(1))
    shown = strip.grab(QRect(0, 0, image.width(), 2 * measures(2).lane - 2)).toImage()
    paper = numbers(image, QRect(QPoint(0, EDGE), shown.size()))
    assert (np.abs(paper - numbers(shown, shown.rect())) > 40).mean() < 0.0005


def test_heads_and_marks_of_the_step_stand_in_one_row(qapp):
    trace = traced(LOOP.format(count=9))
    index = step_of(trace, "pulled_back", 4)
    sheet = sheet_of(trace, index)
    (head,) = heads(trace, frame_at(trace, index))
    image = painted(sheet, range(len(sheet.rows)))
    ambers = [k for k in range(len(sheet.rows)) if LIGHT.current in rail_colours(sheet, image, k)]
    assert len(sheet.rows) > 2
    assert ambers == [sheet.here]
    assert sheet.rows[sheet.here].first <= head.column < sheet.rows[sheet.here].last


def rail_colours(sheet, image, number):
    """The colours of the rails of a row, right of its headers."""
    y = EDGE + number * (measures(1).lane + BETWEEN) + measures(1).lane - 4
    return {image.pixelColor(x, y).name() for x in range(HEADER, image.width())}


def test_pages_break_between_rows_and_begin_with_all_lanes(qapp):
    sheet = sheet_of(traced(LOOP.format(count=60)))
    rows = range(2, len(sheet.rows))
    pages = sheet.pages(rows, 400)
    assert [row for page in pages for row in page] == list(rows)
    assert all(sheet.size(page).height() <= 400 for page in pages)
    assert {len(page) for page in pages[:-1]} == {sheet.most(400)}
    assert sheet.pages(rows, 1) == [range(k, k + 1) for k in rows]


def test_a_page_higher_than_its_rows_has_their_ground(qapp):
    sheet = sheet_of(traced(SECOND), theme=DARK)
    image = QImage(round(sheet.width), 900, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    list(sheet.paint(painter, range(len(sheet.rows)), 900))
    painter.end()
    assert {image.pixelColor(x, 899).name() for x in range(image.width())} == {DARK.window}


def test_here_is_the_row_of_the_cursor(qapp):
    trace = traced(LOOP.format(count=60))
    made = lanes(trace)
    for index in (0, len(trace.steps) // 2, len(trace.steps)):
        sheet = sheet_of(trace, index)
        row = sheet.rows[sheet.here]
        assert row.first <= made.column[made.rest[index]] < row.last


def test_headers_have_the_room_their_words_need(qapp):
    watches = "".join(f"    a.watch(tf.Variable(1.0, name='a_long_name_{k}'))\n" for k in range(3))
    text = f"with tf.GradientTape(persistent=True) as a:\n{watches}    x = tf.add(1.0, 2.0)\n"
    wide, narrow = (sheet_of(traced(t)).width for t in (text, text.replace(watches, "")))
    assert wide > narrow


def test_a_cut_is_marked(qapp):
    trace = neuron_trace()
    plain, marked = (painted(sheet_of(trace, 0, cut=cut), range(1)) for cut in (None, 4))
    assert plain != marked


def test_a_program_without_a_tape_says_so_beside_its_operations(qapp):
    trace = traced("a = tf.constant(2.0)\nb = a * 3.0\n")
    image = painted(sheet_of(trace), range(1))
    words = numbers(image, QRect(0, 0, HEADER, image.height()))
    assert (words < 200).any()
