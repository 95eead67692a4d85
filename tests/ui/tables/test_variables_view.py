"""The variables table under the mouse and the keyboard."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from gradviz.trace import InputRow, Toggle, Trace, frame_at
from gradviz.ui.tables.columns import NARROW
from gradviz.ui.tables.slider_face import track
from gradviz.ui.tables.variables_model import GRADIENT, ROLE, SHAPE, VALUE
from gradviz.ui.tables.variables_view import VariablesView
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot):
    view = VariablesView()
    qtbot.addWidget(view)
    view.resize(380, 240)
    view.set_trace(neuron_trace())
    view.set_frame(frame_at(neuron_trace(), 12))
    view.show()
    return view


def middle(view, row, column):
    return view.visualRect(view.model().index(row, column)).center()


def segment(view, row, number):
    room = view.room(view.model().index(row, ROLE))
    return view._roles.segments(room)[number].center().toPoint()


def slider(view, row, part):
    groove = track(view.room(view.model().index(row, VALUE)))
    return QPoint(round(groove.left() + part * groove.width()), round(groove.center().y()))


def with_value(trace, value):
    row = dataclasses.replace(trace.inputs[0], value=np.array(value, np.float32))
    return dataclasses.replace(trace, inputs=(row, *trace.inputs[1:]))


def test_it_is_called_by_its_name(view):
    assert view.objectName() == "variablesTable"
    assert view.accessibleName() == "Variables"


def test_clicking_a_segment_asks_for_that_role(view, qtbot):
    with qtbot.waitSignal(view.roleToggled) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=segment(view, 0, 2))
    assert asked.args == ["w", "watched"]


def test_clicking_the_segment_in_force_asks_for_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.roleToggled):
        qtbot.mouseClick(view.viewport(), LEFT, pos=segment(view, 0, 0))


def test_all_four_segments_fit_a_narrow_panel(view):
    last = segment(view, 0, 3)
    assert view.columnAt(last.x()) == ROLE
    used = sum(view.columnWidth(k) for k in range(5) if not view.isColumnHidden(k))
    assert used <= view.viewport().width()


def test_shapes_have_a_column_where_there_is_room(view):
    assert view.isColumnHidden(SHAPE)
    view.resize(NARROW + 80, 240)
    assert not view.isColumnHidden(SHAPE)


def test_dragging_a_slider_asks_for_values_all_the_way(view, qtbot):
    asked = []
    view.valueEdited.connect(lambda name, value: asked.append((name, float(value))))
    qtbot.mousePress(view.viewport(), LEFT, pos=slider(view, 0, 0.58))
    for part in (0.7, 0.8, 0.9):
        qtbot.mouseMove(view.viewport(), slider(view, 0, part))
        view.set_trace(with_value(neuron_trace(), asked[-1][1] if asked else 0.8))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=slider(view, 0, 0.9))
    assert {name for name, _ in asked} == {"w"}
    values = [value for _, value in asked]
    assert values == sorted(values)
    assert values[-1] == pytest.approx(4.0, abs=0.3)


def test_a_late_trace_does_not_pull_the_handle_back(view, qtbot):
    qtbot.mousePress(view.viewport(), LEFT, pos=slider(view, 0, 0.9))
    view.set_trace(with_value(neuron_trace(), -3.0))
    assert float(view.model().index(0, VALUE).data()) > 3
    qtbot.mouseRelease(view.viewport(), LEFT, pos=slider(view, 0, 0.9))
    view.set_trace(with_value(neuron_trace(), -3.0))
    assert float(view.model().index(0, VALUE).data()) == -3


def test_a_drag_ends_where_its_name_disappears(view, qtbot):
    qtbot.mousePress(view.viewport(), LEFT, pos=slider(view, 0, 0.6))
    view.set_trace(Trace(""))
    with qtbot.assertNotEmitted(view.valueEdited):
        qtbot.mouseMove(view.viewport(), QPoint(250, 60))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(250, 60))


def edit(view, qtbot, text):
    qtbot.mouseDClick(view.viewport(), LEFT, pos=middle(view, 1, VALUE) - QPoint(0, 8))
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state() == view.State.NoState)  # Qt closes the editor later


def test_a_double_click_edits_in_place(view, qtbot):
    with qtbot.waitSignal(view.valueEdited) as asked:
        edit(view, qtbot, "[1, 2]")
    np.testing.assert_array_equal(asked.args[1], [1, 2])


def test_bad_text_keeps_the_value_and_shows_what_is_wrong(view, qtbot):
    with qtbot.assertNotEmitted(view.valueEdited):
        edit(view, qtbot, "zwei")
    index = view.model().index(1, VALUE)
    assert index.data() == "1.500"
    assert "Not a number" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_trace_that_comes_while_typing_leaves_the_text_alone(view, qtbot):
    qtbot.mouseDClick(view.viewport(), LEFT, pos=middle(view, 1, VALUE) - QPoint(0, 8))
    editor = view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "2.5")
    view.set_trace(neuron_trace())
    assert editor.text() == "2.5"


def test_typing_a_digit_on_a_value_starts_the_editor(view, qtbot):
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_3)
    assert view.viewport().findChild(QLineEdit).text() == "3"


def test_control_and_arrows_move_a_value_a_little(view, qtbot):
    view.setCurrentIndex(view.model().index(0, VALUE))
    with qtbot.waitSignal(view.valueEdited) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert float(asked.args[1]) == pytest.approx(0.9)


def test_digits_choose_a_role(view, qtbot):
    view.setCurrentIndex(view.model().index(0, ROLE))
    with qtbot.waitSignal(view.roleToggled) as asked:
        qtbot.keyClick(view, Qt.Key.Key_4)
    assert asked.args == ["w", "constant"]


def test_arrows_and_enter_choose_a_role(view, qtbot):
    view.setCurrentIndex(view.model().index(0, ROLE))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.roleToggled) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["w", "frozen"]


def test_beyond_the_last_segment_arrows_leave_the_cell(view, qtbot):
    view.setCurrentIndex(view.model().index(3, ROLE))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == VALUE
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 2


def test_a_missing_gradient_asks_for_its_reason(view, qtbot):
    with qtbot.waitSignal(view.reasonRequested) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 3, GRADIENT))
    assert asked.args[0].source == "t"


def test_a_gradient_that_is_there_has_no_reason(view, qtbot):
    with qtbot.assertNotEmitted(view.reasonRequested):
        qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 0, GRADIENT))


def test_a_role_that_cannot_be_set_cannot_be_clicked(view, qtbot):
    trace = missing_trace()
    fixed = dataclasses.replace(trace.inputs[0], settable=False, why_not="made by a call")
    view.set_trace(dataclasses.replace(trace, inputs=(fixed, *trace.inputs[1:])))
    with qtbot.assertNotEmitted(view.roleToggled):
        qtbot.mouseClick(view.viewport(), LEFT, pos=segment(view, 0, 1))


@pytest.fixture
def half_off(view):
    """Return the view with a first row that cannot be watched, and the sentence that says why."""
    trace = missing_trace()
    why = "There is no tape in the text that could watch w."
    toggles = (Toggle("frozen"), Toggle("watched", why_not=why), Toggle("constant"))
    row = dataclasses.replace(trace.inputs[0], toggles=toggles)
    view.set_trace(dataclasses.replace(trace, inputs=(row, *trace.inputs[1:])))
    return view, why


def test_a_toggle_that_is_off_asks_for_nothing_and_says_why(half_off, qtbot):
    view, why = half_off
    with qtbot.assertNotEmitted(view.roleToggled):
        qtbot.mouseClick(view.viewport(), LEFT, pos=segment(view, 0, 2))
        assert QToolTip.text() == why
        QToolTip.hideText()
        view.setCurrentIndex(view.model().index(0, ROLE))
        qtbot.keyClick(view, Qt.Key.Key_3)
    assert QToolTip.text() == why
    for said in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert f"Not watched: {why}" in view.model().index(0, ROLE).data(said)


def test_the_toggles_beside_one_that_is_off_work(half_off, qtbot):
    view, _ = half_off
    with qtbot.waitSignal(view.roleToggled) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=segment(view, 0, 1))
    assert asked.args[1] == "frozen"


@pytest.mark.parametrize(("number", "shape"), [(1, Qt.CursorShape.PointingHandCursor),
                                               (2, Qt.CursorShape.ArrowCursor)])  # fmt: skip
def test_the_hand_shows_over_what_can_be_clicked(half_off, qtbot, number, shape):
    view, _ = half_off
    qtbot.mouseMove(view.viewport(), segment(view, 0, number))
    assert view.viewport().cursor().shape() == shape


def test_hovering_a_segment_says_what_it_means_or_why_it_is_off(half_off, qtbot):
    view, why = half_off
    said = []
    for number in (1, 2):
        at = segment(view, 0, number)
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        said.append(QToolTip.text())
    assert said[1] == why
    assert said[0] not in ("", why)


def test_a_toggle_that_is_off_looks_it(half_off):
    view, _ = half_off
    off = view.grab().toImage()
    view.set_trace(missing_trace())
    assert view.grab().toImage() != off


def test_the_current_cell_stays_when_other_names_appear(view):
    view.setCurrentIndex(view.model().index(2, VALUE))
    trace = neuron_trace()
    view.set_trace(dataclasses.replace(trace, inputs=trace.inputs[1:]))
    assert view.currentIndex().row() == 1
    assert view.currentIndex().column() == VALUE


def test_korean_and_dark_can_be_worn_at_any_time(view):
    CATALOGUE.use("ko")
    view.retranslate()
    view.set_theme(DARK)
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "역할"
    assert not view.grab().isNull()


@pytest.mark.parametrize(
    "value",
    [
        np.array(np.nan, np.float32),
        np.array(-np.inf, np.float32),
        np.zeros((2, 3, 4, 5), np.float32),
        np.full((3, 300), np.nan, np.float32),
        np.zeros((0, 3), np.float32),
        np.arange(2),
        np.array([True, False]),
        np.array("text"),
        np.array([[0.8]], np.float32),
    ],
    ids=str,
)
def test_odd_values_are_painted(view, value):
    view.set_trace(Trace("", inputs=(InputRow("변수", "watched", value, None),)))
    assert not view.grab().isNull()
