"""Cells in lanes: where they are, what is found at a place, how one scrolls and walks."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView

from gradviz.trace import frame_at
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.measures import GAP, WIDTH, measures
from gradviz.ui.tape.tape_strip import TapeStrip
from gradviz.ui.theme import LIGHT
from tests.helpers.taped import LOOP, PAUSES, SECOND, THIRD, step_of, traced

Action = QAbstractItemView.CursorAction
FOUR = """\
x = tf.Variable(2.0)
with tf.GradientTape() as a:
    with tf.GradientTape() as b:
        with tf.GradientTape() as c:
            with tf.GradientTape() as d:
                y = x ** 5
            dy = d.gradient(y, x)
        d2 = c.gradient(dy, x)
"""


@pytest.fixture
def strip(qtbot):
    widget = TapeStrip()
    qtbot.addWidget(widget)
    widget.resize(1000, widget.sizeHint().height())
    widget.show()
    return widget


def show(strip, text, index=-1):
    trace = traced(text)
    strip.set_trace(trace)
    strip.resize(strip.width(), strip.sizeHint().height())
    strip.set_frame(frame_at(trace, range(len(trace.steps) + 1)[index]))
    return trace


def area(strip, row):
    return strip.visualRect(strip.model().index(row))


def test_an_operation_on_two_tapes_stands_in_both_lanes_at_one_place(strip):
    show(strip, SECOND, 0)
    outer, inner = area(strip, 0), area(strip, 1)
    assert (outer.left(), outer.width()) == (inner.left(), inner.width())
    assert inner.top() - outer.top() == measures(2).lane


def test_every_cell_is_found_where_it_is(strip):
    for text in (SECOND, THIRD, PAUSES):
        show(strip, text, 0)
        for row in range(strip.model().rowCount()):
            strip.scrollTo(strip.model().index(row))
            assert strip.indexAt(area(strip, row).center()).row() == row


def test_beside_below_and_on_marks_no_cell_is_found(strip):
    trace = show(strip, PAUSES, 0)
    (mark, *_) = lanes(trace).marks
    on_mark = QPoint(area(strip, mark - 1).right() + 20, 20)
    for place in (on_mark, QPoint(-5, 20), QPoint(5, 500), QPoint(20_000, 20)):
        assert not strip.indexAt(place).isValid()


def test_the_height_hangs_on_the_trace_and_on_no_step(strip):
    for text, seen in ((SECOND, 2), (THIRD, 3), (FOUR, 3), (LOOP.format(count=5), 1)):
        trace = show(strip, text)
        height = strip.sizeHint().height()
        assert seen * measures(seen).lane < height < seen * measures(seen).lane + 20
        for index in range(len(trace.steps) + 1):
            strip.set_frame(frame_at(trace, index))
            assert strip.sizeHint().height() == height


def test_the_fourth_lane_is_scrolled_to_and_the_same_whatever_way_led_there(strip):
    trace = show(strip, FOUR)
    assert strip.verticalScrollBar().maximum() > 0
    strip.scrollTo(strip.model().index(3))
    assert strip.viewport().rect().contains(area(strip, 3).center())
    deepest, deep = (step_of(trace, "pulled_back", tape) for tape in (3, 2))
    places = {}
    for index in (0, deep, deepest, deep, 0, deepest, 0, deep, len(trace.steps), deep):
        strip.set_frame(frame_at(trace, index))
        places.setdefault(index, set()).add(strip.verticalScrollBar().value())
    assert all(len(seen) == 1 for seen in places.values())
    assert places[0] != places[deepest]


def test_three_lanes_need_no_scrolling_down(strip):
    show(strip, THIRD)
    assert strip.verticalScrollBar().maximum() == 0


def test_the_last_cell_can_be_seen_whole(strip):
    show(strip, LOOP.format(count=20))
    strip.horizontalScrollBar().setValue(strip.horizontalScrollBar().maximum())
    last = area(strip, strip.model().rowCount() - 1)
    assert last.right() - GAP < strip.viewport().width() <= last.right() + 1


def test_scrolling_into_view_moves_no_further_than_it_must(strip):
    show(strip, LOOP.format(count=20), 0)
    assert strip.horizontalScrollBar().value() == 0
    strip.scrollTo(strip.model().index(1))
    assert strip.horizontalScrollBar().value() == 0
    strip.scrollTo(strip.model().index(30))
    assert area(strip, 30).right() == strip.viewport().width() - 1


@pytest.mark.parametrize(
    ("start", "across", "down", "there"),
    [
        (0, 1, 0, 2),  # along the outer tape
        (2, -1, 0, 0),
        (0, -1, 0, 0),  # no further
        (0, 0, 1, 1),  # the same operation on the inner tape
        (1, 0, -1, 0),
        (1, 0, 1, 1),  # there is no third
        (5, 0, 1, 1),  # the nearest of the inner tape
        (1, 1, 0, 1),  # it has no other
    ],
)
def test_neighbours_are_along_the_lane_or_across(strip, start, across, down, there):
    show(strip, SECOND, 0)
    assert strip.neighbour(start, across, down) == there


def test_arrows_walk(strip):
    show(strip, SECOND, 0)
    strip.setCurrentIndex(strip.model().index(1))
    led = []
    for action in (Action.MoveUp, Action.MoveRight, Action.MoveEnd, Action.MoveHome,
                   Action.MovePageDown, Action.MoveLeft, Action.MoveDown):  # fmt: skip
        index = strip.moveCursor(action, 0)
        led.append(index.row())
        strip.setCurrentIndex(index)
    assert led == [0, 2, 5, 0, 5, 4, 1]


def test_with_no_cell_no_key_leads_anywhere(strip):
    assert not strip.moveCursor(Action.MoveRight, 0).isValid()


def test_a_screen_reader_finds_every_cell(strip):
    show(strip, SECOND, step_of(traced(SECOND), "computed"))
    heard = QAccessible.queryAccessibleInterface(strip)
    assert heard.childCount() == 6
    names = [heard.child(row).text(QAccessible.Text.Name) for row in range(6)]
    assert names[0] == "1 ( )³, line 5, recorded: x → 8.000, on outer"
    assert names[4].startswith("2 xʸ, line 5, not run yet")
    assert names[4].endswith("on outer, written by inner’s backward pass")


def test_only_cells_in_view_are_painted(strip, monkeypatch):
    show(strip, LOOP.format(count=60), 0)
    painted = []
    monkeypatch.setattr(strip, "_paint_cell", lambda painter, row: painted.append(row))
    strip.horizontalScrollBar().setValue(20 * WIDTH)
    strip.viewport().grab()
    assert 5 <= len(painted) <= 9
    assert all(area(strip, row).intersects(strip.viewport().rect()) for row in painted)


def test_only_whole_lanes_are_seen(strip):
    trace = show(strip, FOUR)
    lane = measures(4).lane
    assert strip.whole_lanes == 3
    for index in range(len(trace.steps) + 1):
        strip.set_frame(frame_at(trace, index))
        assert strip.verticalScrollBar().value() % lane == 0
    image = strip.viewport().grab().toImage()
    below = {image.pixelColor(x, y).name() for x in range(image.width())
             for y in range(3 * lane + 3, image.height())}  # fmt: skip
    assert below == {LIGHT.window}
