"""The plot of memory, by hand: what is drawn, and what clicks, drags, wheel and keys ask for."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from gradviz.trace import frame_at
from gradviz.trace.series import memory
from gradviz.ui.plots.memory_plot import MemoryPlot
from gradviz.ui.theme import DARK
from tests.helpers.pointer import spot, wheel
from tests.helpers.taped import LOOP, SECOND, step_of, traced
from tests.trace.test_keeping import RECOMPUTED, ran
from tests.trace.test_series import ONCE

ONE = ONCE.format(how="")


@pytest.fixture
def plot(qtbot):
    plot = MemoryPlot()
    qtbot.addWidget(plot)
    plot.resize(320, 260)
    plot.set_memory(memory(traced(ONE)))
    plot.set_frame(frame_at(traced(ONE), 4))
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def names(plot):
    items = plot.getPlotItem().listDataItems()
    return {item.name(): item.getData() for item in items if item.name()}


def legend(plot):
    label = plot.getPlotItem().titleLabel.item
    return label.toPlainText().replace("\xa0", " ")


def test_lines_have_names_and_the_numbers_of_the_memory(plot):
    drawn = names(plot)
    assert {"bytes held by the tape", "tape", "needed", "if persistent"} == set(drawn)
    assert drawn["bytes held by the tape"][1].max() == 24
    assert drawn["needed"][1].max() == 16


def test_each_tape_has_an_area_and_so_has_what_both_hold(plot):
    plot.set_memory(memory(traced(SECOND)))
    assert {"outer", "inner", "held by several tapes"} <= set(names(plot))
    tops = names(plot)
    assert tops["held by several tapes"][1].max() == 4
    assert tops["inner"][1].max() == 16  # stacked on what lies below


def test_recomputation_is_drawn_against_none(plot):
    plot.set_memory(memory(ran(RECOMPUTED)))
    assert names(plot)["without recomputation"][1].max() == 36
    assert "saves 24 B" in legend(plot)


def test_lines_can_be_left_out(plot):
    plot.set_hidden(frozenset({"needed", "otherwise"}))
    assert set(names(plot)) == {"bytes held by the tape", "tape"}
    assert "needed" not in legend(plot)


def test_the_cursor_has_a_line_and_says_what_is_held(plot):
    assert plot.steps.line.value() == 4
    assert plot.steps.now.toPlainText() == "16 B held"
    plot.set_frame(frame_at(traced(ONE), len(traced(ONE).steps)))
    assert plot.steps.now.toPlainText() == "0 B held"


def test_what_happens_is_written_where_it_does(plot):
    written = [label.toPlainText() for label in plot.steps.words if label.isVisible()]
    assert sorted(written) == ["closed", "released"]


def test_words_do_not_run_into_each_other(plot):
    plot.set_memory(memory(traced(LOOP.format(count=12))))
    rects = [label.mapRectToScene(label.boundingRect()) for label in plot.steps.words
             if label.isVisible()]  # fmt: skip
    assert len(rects) > 1
    for k, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[k + 1 :])


def test_the_legend_is_no_wider_than_the_plot(plot):
    plot.set_memory(memory(ran(RECOMPUTED)))
    plot.resize(260, 260)
    label = plot.getPlotItem().titleLabel
    assert label.mapRectToScene(label.boundingRect()).right() <= 260
    assert label.item.boundingRect().width() <= 260 - plot.getAxis("left").width()


def test_a_click_asks_for_the_step_there(plot, qtbot):
    with qtbot.waitSignal(plot.stepRequested) as asked:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(plot, 7.4, 3))
    assert asked.args == [7]


def test_dragging_goes_through_the_steps_and_stays_within(plot, qtbot):
    asked = []
    plot.stepRequested.connect(asked.append)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(plot, 2.5, 3))
    for x in (3.5, 6.5):
        QTest.mouseMove(plot.viewport(), spot(plot, x, 3))
    QTest.mouseMove(plot.viewport(), QPoint(-50, 100))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(0, 100))
    assert asked == [2, 3, 6, 0]


def test_without_a_button_moving_asks_for_nothing(plot, qtbot):
    with qtbot.assertNotEmitted(plot.stepRequested):
        QTest.mouseMove(plot.viewport(), spot(plot, 8.5, 3))


def test_ctrl_and_the_wheel_zoom_and_a_double_click_resets(plot, qtbot):
    whole = plot.viewRange()[0]
    wheel(plot.viewport(), spot(plot, 5, 3), 120)
    assert plot.viewRange()[0] == whole
    wheel(plot.viewport(), spot(plot, 5, 3), 120, Qt.KeyboardModifier.ControlModifier)
    near = plot.viewRange()[0]
    assert near[1] - near[0] < whole[1] - whole[0]
    assert near[0] < 5 < near[1]
    wheel(plot.viewport(), spot(plot, 5, 3), -120, Qt.KeyboardModifier.ShiftModifier)
    assert plot.viewRange()[0][0] > near[0]
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(plot, 6, 3))
    assert plot.viewRange()[0] == whole


def test_keys_zoom_and_reset(plot, qtbot):
    whole = plot.viewRange()[0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.viewRange()[0] != whole
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert plot.viewRange()[0] == whole


def test_what_is_seen_follows_the_cursor(plot):
    for _ in range(8):
        plot.zoom(0.5, 0)
    plot.set_frame(frame_at(traced(ONE), 10))
    low, high = plot.viewRange()[0]
    assert low <= 10 <= high


def test_the_pointer_is_told_the_numbers(plot):
    place = spot(plot, 5.5, 3)
    event = QHelpEvent(QEvent.Type.ToolTip, place, plot.viewport().mapToGlobal(place))
    plot.viewportEvent(event)
    assert QToolTip.text().startswith("Step 5, line 5: 24 B")
    assert plot.hint(QPoint(1, 1)) == ""


def test_the_peak_can_be_gone_to(plot, qtbot):
    with qtbot.waitSignal(plot.stepRequested) as asked:
        plot.to_peak()
    assert asked.args == [memory(traced(ONE)).peak]


def test_by_record_there_is_a_bar_an_operation_the_largest_first(plot):
    plot.set_mode("records")
    assert [keep.size for keep in plot.records.shown()] == [16, 8, 0]
    plot.set_memory(memory(traced(SECOND)))
    sizes = [keep.size for keep in plot.records.shown()]
    assert sizes == sorted(sizes, reverse=True)
    plot.set_largest(False)
    assert [keep.node for keep in plot.records.shown()] == sorted(
        keep.node for keep in plot.records.shown()
    )


def test_a_bar_says_beside_it_what_is_kept(plot):
    plot.set_mode("records")
    written = [label.toPlainText() for label in plot.records.labels if label.isVisible()]
    assert written == ["◂ inputs · 16 B", "inputs · 8 B", "nothing"]


def test_a_click_on_a_bar_asks_for_its_operation(plot, qtbot):
    plot.set_mode("records")
    keep = plot.records.shown()[1]
    with qtbot.waitSignal(plot.nodeActivated) as asked:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(plot, 1, 1.5))
    assert asked.args == [keep.node]
    with qtbot.assertNotEmitted(plot.nodeActivated):
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(plot, 1, 8.5))


def test_what_shows_by_record_hangs_on_the_frame_alone(plot):
    trace = traced(ONE)
    plot.set_mode("records")
    before = plot.grab().toImage()
    ended = step_of(trace, "backward_ended")
    plot.set_frame(frame_at(trace, ended))
    assert plot.grab().toImage() != before
    plot.set_frame(frame_at(trace, 4))
    assert plot.grab().toImage() == before


def test_more_records_than_rows_are_turned_by_wheel_and_keys(plot, qtbot):
    plot.set_memory(memory(traced(LOOP.format(count=20))))
    plot.set_mode("records")
    first = [keep.node for keep in plot.records.shown()]
    assert f"1 to {len(first)} of 40" in legend(plot)
    wheel(plot.viewport(), spot(plot, 1, 1.5), -120)
    assert [keep.node for keep in plot.records.shown()] == [
        keep.node for keep in plot.records.keeps[3 : 3 + len(first)]
    ]
    qtbot.keyClick(plot, Qt.Key.Key_PageUp)
    assert [keep.node for keep in plot.records.shown()] == first


def test_the_record_of_the_step_is_turned_to(plot):
    trace = traced(LOOP.format(count=20))
    plot.set_memory(memory(trace))
    plot.set_mode("records")
    plot.set_largest(False)
    last = plot.records.keeps[-1]
    plot.set_frame(frame_at(trace, last.born))
    assert last in plot.records.shown()
    assert any(label.toPlainText().startswith("◂") for label in plot.records.labels
               if label.isVisible())  # fmt: skip


def test_the_largest_stay_where_they_are(plot):
    trace = traced(LOOP.format(count=20))
    plot.set_memory(memory(trace))
    plot.set_mode("records")
    before = [keep.node for keep in plot.records.shown()]
    plot.set_frame(frame_at(trace, plot.records.keeps[-1].born))
    assert [keep.node for keep in plot.records.shown()] == before


def test_which_records_show_in_order_hangs_on_the_frame_alone(plot):
    trace = traced(LOOP.format(count=20))
    plot.set_memory(memory(trace))
    plot.set_mode("records")
    plot.set_largest(False)
    seen = []
    for cursor in (40, 41, 150, 40, 41):
        plot.set_frame(frame_at(trace, cursor))
        seen.append([keep.node for keep in plot.records.shown()])
    assert seen[3:] == seen[:2]
    assert seen[2] != seen[0]


def test_the_numbers_of_what_is_seen_can_be_had_as_text(plot):
    by_step = plot.text().split("\n")
    assert len(by_step) == len(memory(traced(ONE)).held) + 1
    assert by_step[0].startswith("step\tline\theld")
    plot.set_mode("records")
    assert plot.text().split("\n")[1].startswith("tape\t1\t×")


def test_a_screen_reader_hears_what_is_held(plot):
    assert "16 B at step 4" in plot.accessibleDescription()
    assert "24 B" in plot.accessibleDescription()


@pytest.mark.parametrize("mode", ["steps", "records"])
def test_it_can_be_worn_dark_and_emptied_at_any_time(plot, mode):
    plot.set_mode(mode)
    plot.set_theme(DARK)
    assert not plot.is_empty
    plot.set_memory(None)
    assert plot.is_empty
    assert plot.text() == ""
    assert not plot.grab().isNull()
    plot.set_memory(memory(traced(ONE)))
    assert np.isfinite(plot.viewRange()).all()
