"""The value column under mouse and keys: sliders, their ends, playing, switches and texts."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip

from gradviz.trace import InputRow, Span, Trace
from gradviz.trace.sliders import Slider
from gradviz.ui.tables.slider_face import HIGH, LOW, end_room, play_room, track
from gradviz.ui.tables.variables_model import VALUE
from gradviz.ui.tables.variables_view import VariablesView
from tests.helpers.neuron import neuron_trace

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot):
    view = VariablesView()
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.set_trace(neuron_trace())
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.asked, view.ends = [], []
    view.valueEdited.connect(lambda name, value: view.asked.append((name, value.tolist())))
    view.sliderEdited.connect(lambda name, slider: view.ends.append((name, slider)))
    return view


def show(view, value, **changes):
    row = InputRow("k", "constant", np.array(value), None, Span(0, 1), value_span=Span(0, 1))
    view.set_trace(Trace("k", inputs=(dataclasses.replace(row, **changes),)))


def room(view, row=0):
    return view.room(view.model().index(row, VALUE))


def on_track(view, part, row=0):
    groove = track(room(view, row))
    return QPoint(round(groove.left() + part * groove.width()), round(groove.center().y()))


def on_end(view, end, row=0):
    return end_room(room(view, row), end, view.model().slider(view.model().rows[row])).center()


def drag(view, qtbot, start, way, modifiers=Qt.KeyboardModifier.NoModifier):
    start = start if isinstance(start, QPoint) else start.toPoint()
    qtbot.mousePress(view.viewport(), LEFT, modifiers, start)
    for part in (0.5, 1.0):
        qtbot.mouseMove(view.viewport(), start + QPoint(round(way * part), 0))
    qtbot.mouseRelease(view.viewport(), LEFT, modifiers, start + QPoint(way, 0))


def test_shift_moves_a_slider_ten_times_finer(view, qtbot, monkeypatch):
    index = view.model().index(0, VALUE)
    grip = on_track(view, 0.58)
    view.values.press(index, grip.toPointF(), fine=True)
    assert view.asked == []
    view.values.hand.move((grip + QPoint(10, 0)).toPointF(), fine=True)
    (name, value) = view.asked[-1]
    assert name == "w"
    assert 0.8 < value < 1.0
    assert round(value, 2) == pytest.approx(value)


def test_an_end_is_dragged_outwards_and_inwards(view, qtbot):
    drag(view, qtbot, on_end(view, HIGH), 60)
    name, wide = view.ends[-1]
    assert (name, wide.low) == ("w", -5)
    assert wide.high == 15
    drag(view, qtbot, on_end(view, HIGH), -60)
    assert view.ends[-1][1] == Slider(-5, 5)
    drag(view, qtbot, on_end(view, LOW), -60)
    assert view.ends[-1][1].low == -15
    assert view.asked == []


def test_an_end_does_not_pass_the_number(view, qtbot):
    drag(view, qtbot, on_end(view, HIGH), -300)
    assert view.ends[-1][1].high == pytest.approx(0.8)
    assert view.asked == []


def test_a_double_click_on_an_end_lets_it_be_typed(view, qtbot):
    qtbot.mouseDClick(view.viewport(), LEFT, pos=on_end(view, HIGH).toPoint())
    field = view.values.card.fields["to"]
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.ends[-1] == ("w", Slider(-5, 2))
    assert view.values.card.isHidden()
    assert view.hasFocus()


def test_a_number_outside_typed_ends_comes_to_the_nearer_one(view, qtbot):
    view.values.open_card(view.model().index(0, VALUE), "from")
    field = view.values.card.fields["from"]
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.asked == [("w", 2.0)]


def test_the_play_button_plays_and_a_touch_stops_it(view, qtbot):
    place = play_room(room(view)).center().toPoint()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert view.values.player.name == "w"
    qtbot.waitUntil(lambda: bool(view.asked))
    qtbot.mouseClick(view.viewport(), LEFT, pos=on_track(view, 0.5, row=1))
    assert view.values.player.name == ""


def test_the_play_button_pauses_too(view, qtbot):
    place = play_room(room(view)).center().toPoint()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert view.values.player.name == ""


def test_nothing_plays_out_of_sight(view):
    view.values.toggle_play("w")
    view.hide()
    assert view.values.player.name == ""


def held(view, qtbot):
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.values.keys.gripped == "w"


def test_a_held_slider_has_the_arrows(view, qtbot):
    held(view, qtbot)
    for key, modifiers, value in (
        (Qt.Key.Key_Right, None, 0.9),
        (Qt.Key.Key_Right, SHIFT, 0.91),
        (Qt.Key.Key_Left, None, 0.81),
        (Qt.Key.Key_PageUp, None, 1.81),
        (Qt.Key.Key_End, None, 5.0),
        (Qt.Key.Key_Home, None, -5.0),
    ):
        qtbot.keyClick(view, key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert view.asked[-1] == ("w", pytest.approx(value))


def test_space_plays_a_held_slider_and_escape_lets_go(view, qtbot):
    held(view, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.values.player.name == "w"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert (view.values.keys.gripped, view.values.player.name) == ("", "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_what_plays_is_paused_by_a_key_from_any_cell(view, qtbot, key):
    view.values.toggle_play("w")
    view.setCurrentIndex(view.model().index(0, 0))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(view, asked)
    assert asked.isAccepted()  # else it would play through the steps
    qtbot.keyClick(view, key)
    assert view.values.player.name == ""
    assert view.state() == view.State.NoState


def test_tab_goes_from_the_number_to_the_slider_and_to_its_ends(view, qtbot):
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_3)
    editor = view.viewport().findChild(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert view.asked == [("w", 3.0)]
    assert view.values.keys.gripped == "w"
    qtbot.waitUntil(lambda: view.state() == view.State.NoState)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.values.card.fields["from"].hasFocus()


def test_another_cell_and_another_program_let_a_held_slider_go(view, qtbot):
    held(view, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.values.keys.gripped == ""
    held(view, qtbot)
    view.set_trace(Trace(""))
    assert view.values.keys.gripped == ""


def test_whole_numbers_go_by_one(view, qtbot):
    show(view, np.int32(3))
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.asked == [("k", 4)]


def test_a_truth_is_turned_over_by_click_and_by_space(view, qtbot):
    show(view, value=True)
    qtbot.mouseClick(view.viewport(), LEFT, pos=on_track(view, 0.2))
    assert view.asked == [("k", False)]
    view.setCurrentIndex(view.model().index(0, VALUE))
    show(view, value=False)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.asked[-1] == ("k", True)


def test_a_text_is_typed_as_it_stands(view, qtbot):
    show(view, "old")
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    editor = view.viewport().findChild(QLineEdit)
    assert editor.text() == "old"
    qtbot.keyClicks(editor, "new one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.asked == [("k", "new one")])


def test_the_menu_says_what_can_be_done(view, qtbot):
    view.values.offer(view.model().index(0, VALUE), QPoint(0, 0))
    menu = view.findChild(QMenu, "valueMenu")
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Ends, step and speed" in texts
    assert "Let w go to and fro" in texts
    menu.close()


def test_chosen_ends_are_shown(view):
    view.set_sliders({"w": Slider(0, 2)})
    assert view.model().slider(view.model().rows[0]) == Slider(0, 2)
    view.set_sliders({})
    assert view.model().slider(view.model().rows[0]) == Slider(-5, 5)


def test_tab_goes_along_a_row_before_it_leaves_the_table(view, qtbot):
    view.setCurrentIndex(view.model().index(3, 0))
    reached = []
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        reached.append(view.currentIndex().column())
    assert reached == [1, VALUE, 4]  # t has no gradient: its reason can be asked for
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert view.currentIndex().column() == VALUE
    view.setCurrentIndex(view.model().index(0, VALUE))
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.currentIndex().column() == VALUE


def test_f2_takes_the_slider_from_any_cell_of_its_row(view, qtbot):
    view.setCurrentIndex(view.model().index(1, 1))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.values.keys.gripped == "x"
    assert view.currentIndex().column() == VALUE


def test_each_part_of_a_slider_says_what_it_does(view, qtbot):
    said = []
    for place in (on_end(view, LOW), play_room(room(view)).center(), on_track(view, 0.5)):
        at = place if isinstance(place, QPoint) else place.toPoint()
        qtbot.mouseMove(view.viewport(), at)
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        said.append(QToolTip.text())
        QToolTip.hideText()
    assert [words.split()[0] for words in said] == ["Drag", "Let", "w:"]
