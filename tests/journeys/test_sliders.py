"""A person moves numbers: by mouse alone, by keyboard alone, in an expression and in a program."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView

from gradviz.document.reading import load
from gradviz.document.saving import save
from gradviz.trace.sliders import Slider
from gradviz.ui.tables.slider_face import HIGH, end_room, play_room, track

NEURON = "y = sigmoid(w*x + b)"
SUMS = "y = reduce_sum(x * x)"
PROGRAM = """\
w = tf.Variable(0.8)
with tf.GradientTape() as tape:
  y = w * w
g = tape.gradient(y, w)
"""
LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
VALUE = 2


class Person:
    """Works the variables table of a window."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        window.activateWindow()
        self.table = window.findChild(QTableView, "variablesTable")
        self.port = self.table.viewport()

    def value(self, name="w"):
        return next(row.value for row in self.window.trace.inputs if row.name == name)

    def room(self, row=0):
        return self.table.room(self.table.model().index(row, VALUE))

    def on_track(self, part, row=0):
        groove = track(self.room(row))
        return QPoint(round(groove.left() + part * groove.width()), round(groove.center().y()))

    def drag(self, start, *stops):
        QTest.mousePress(self.port, LEFT, pos=start)
        for stop in stops:
            QTest.mouseMove(self.port, stop)
        QTest.mouseRelease(self.port, LEFT, pos=stops[-1])

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, text):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def do(self, action):
        self.window.findChild(QAction, action).trigger()

    def settle(self, true=lambda: True):
        self.qtbot.waitUntil(lambda: self.window.settled and bool(true()), timeout=20_000)


@pytest.fixture
def person_at(open_window, qtbot):
    return lambda source: Person(open_window(source), qtbot)


def test_a_neuron_by_mouse_alone(person_at, qtbot):
    person = person_at(NEURON)
    person.drag(person.on_track(0.6), person.on_track(0.7), person.on_track(0.9))
    person.settle(lambda: person.value() > 3)
    expected = 1 / (1 + np.exp(-(float(person.value()) + 1)))
    assert float(person.window.trace.values["y"]) == pytest.approx(expected, rel=1e-5)

    slider = person.table.model().slider(person.table.model().rows[0])
    end = end_room(person.room(), HIGH, slider).center().toPoint()
    person.drag(end, end + QPoint(60, 0))
    assert person.window.document.state.scene.sliders["w"].high == 15
    person.do("actionUndo")
    assert not person.window.document.state.scene.sliders
    person.do("actionUndo")
    person.settle(lambda: person.value() == 1.0)  # the whole drag was one step

    play = play_room(person.room()).center().toPoint()
    QTest.mouseClick(person.port, LEFT, pos=play)
    qtbot.waitUntil(lambda: person.value() > 1.2, timeout=20_000)
    QTest.mouseClick(person.port, LEFT, pos=play)
    person.settle()
    stopped = float(person.value())
    assert person.table.values.player.name == ""
    person.do("actionUndo")
    person.settle(lambda: person.value() == 1.0)
    assert stopped != 1.0


def test_a_neuron_by_keyboard_alone(person_at):
    person = person_at(NEURON)
    end = person.window.cursor
    person.press(KEY.Key_2, CONTROL)
    person.press(KEY.Key_F2)
    for _ in range(3):
        person.press(KEY.Key_Right)
    person.press(KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    person.settle(lambda: person.value() == np.float32(1.29))
    assert person.window.cursor == end  # the arrows were the slider's
    person.press(KEY.Key_Tab)
    for text in ("0", "2", "0.25"):
        person.type(text)
        person.press(KEY.Key_Tab)
    assert person.window.document.state.scene.sliders == {"w": Slider(0, 2, 0.25)}
    person.press(KEY.Key_Escape)
    assert person.table.hasFocus()
    person.press(KEY.Key_Left)
    assert person.window.cursor == end - 1  # and are the timeline's again
    person.press(KEY.Key_Return)
    person.type("1.5")
    person.press(KEY.Key_Tab)
    person.press(KEY.Key_Right)
    person.settle(lambda: person.value() == 1.75)
    person.press(KEY.Key_Space)
    person.qtbot.waitUntil(lambda: person.value() == 2.0, timeout=20_000)
    person.press(KEY.Key_Escape)
    assert person.table.values.player.name == ""


def test_the_curve_is_drawn_from_end_to_end_of_its_slider(person_at, qtbot):
    person = person_at(NEURON)
    sweeps, document = person.window.desk.sweeps, person.window.document
    for do, span in ((lambda: document.set_slider("w", Slider(0.0, 2.0)), (0.0, 2.0)),
                     (lambda: document.set_slider("w", Slider(0.0, 3.0)), (0.0, 3.0))):  # fmt: skip
        with qtbot.waitSignal(
            sweeps.curveChanged, check_params_cb=lambda found, s=span: found and found.span == s
        ):
            do()


def test_ends_and_step_are_saved_with_the_scene(person_at, tmp_path):
    person = person_at(NEURON)
    person.table.model().set_slider("w", Slider(0.0, 2.0, 0.25))
    document = person.window.document
    save(tmp_path / "n.gradviz", document.state, 0)
    state, _ = load(tmp_path / "n.gradviz")
    document.open(state)
    person.settle()
    assert person.table.model().slider(person.table.model().rows[0]) == Slider(0.0, 2.0, 0.25)


def test_in_a_program_a_slider_writes_the_text(person_at):
    person = person_at(PROGRAM)
    person.window.widgets.details.tabs.setCurrentIndex(0)
    editor = person.window.findChild(QPlainTextEdit, "programEditor")
    person.drag(person.on_track(0.58), person.on_track(0.7), person.on_track(0.9))
    person.settle(lambda: person.value() > 3)
    assert editor.toPlainText() == PROGRAM.replace("0.8", f"{float(person.value()):.7g}")
    assert float(person.window.trace.values["g"]) == pytest.approx(2 * float(person.value()))
    person.do("actionUndo")
    person.settle(lambda: person.value() == np.float32(0.8))
    assert editor.toPlainText() == PROGRAM


def test_playing_in_a_program_stops_where_somebody_types(person_at, qtbot):
    person = person_at(PROGRAM)
    person.window.widgets.details.tabs.setCurrentIndex(0)
    QTest.mouseClick(person.port, LEFT, pos=play_room(person.room()).center().toPoint())
    qtbot.waitUntil(lambda: person.value() > 1.0, timeout=20_000)
    assert person.table.values.player.name == "w"
    editor = person.window.findChild(QPlainTextEdit, "programEditor")
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    person.type("z = w")
    qtbot.waitUntil(lambda: person.table.values.player.name == "", timeout=20_000)
    person.settle(lambda: "z" in person.window.trace.values)


def test_a_matrix_by_mouse_alone(person_at):
    person = person_at(SUMS)
    person.table.values.offer(person.table.model().index(0, VALUE), QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    next(a for a in menu.actions() if a.text().startswith("Edit as a grid")).trigger()
    menu.close()
    person.window.activateWindow()
    card = person.table.values.grid
    for tool in ("add_column", "add_row"):
        QTest.mouseClick(card.tools[tool], LEFT)
    person.settle(lambda: person.value("x").shape == (2, 2))
    place = card.view.visualRect(card.grid.index(1, 1)).center()
    QTest.mouseClick(card.view.viewport(), LEFT, pos=place)
    QTest.mousePress(card.bar, LEFT, pos=QPoint(card.bar.width() - 9, 8))
    QTest.mouseRelease(card.bar, LEFT, pos=QPoint(card.bar.width() - 9, 8))
    person.settle(lambda: person.value("x")[1, 1] == 5)
    assert float(person.window.trace.values["y"]) == 26
    QTest.mouseClick(card.fill.buttons["ones"], LEFT)
    person.settle(lambda: float(person.window.trace.values["y"]) == 4)
    assert card.isVisible()
    QTest.mouseClick(person.port, LEFT, pos=QPoint(12, 12))
    assert card.isHidden()


def test_a_matrix_by_keyboard_alone(person_at):
    person = person_at(SUMS)
    end = person.window.cursor
    person.press(KEY.Key_2, CONTROL)
    person.press(KEY.Key_Tab)
    person.press(KEY.Key_Tab)
    person.type("[[1, 2], [3, 4]]")
    person.press(KEY.Key_Return)
    person.settle(lambda: person.value("x").shape == (2, 2))
    person.qtbot.waitUntil(person.table.hasFocus)
    person.press(KEY.Key_Return)
    person.press(KEY.Key_Right)
    person.press(KEY.Key_Down)
    person.type("9")
    person.press(KEY.Key_Return)
    person.settle(lambda: float(person.window.trace.values["y"]) == 1 + 4 + 9 + 81)
    person.type("zwei")
    person.press(KEY.Key_Up)
    assert "[1, 1] Not a number" in person.table.values.grid.problem.text()
    assert person.value("x").tolist() == [[1, 2], [3, 9]]
    QApplication.clipboard().setText("1\t1\t1\n1\t1\t1")
    person.press(KEY.Key_Left)
    person.press(KEY.Key_V, CONTROL)
    person.settle(lambda: person.value("x").shape == (2, 3))
    assert person.window.cursor == end or len(person.window.trace.steps) != end
    person.press(KEY.Key_Escape)
    assert person.table.hasFocus()
    person.do("actionUndo")
    person.settle(lambda: person.value("x").shape == (2, 2))
