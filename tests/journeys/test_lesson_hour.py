"""A teacher's hour: type, run, ask why, repair, step, take it back, toggle a role, save, open."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QGraphicsView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
)

from tests.helpers.typing_person import type_program

NUMPY = """\
x = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
  x2 = x ** 2
  y = np.mean(x2, axis=0)
  z = tf.reduce_mean(y)
g = tape.gradient(z, x)
"""
GRADIENT = 2  # column
HAND = QPoint(12, 8)  # where in a cell one clicks


@pytest.fixture
def teacher(open_window, qtbot):
    return Teacher(open_window(""), qtbot)


class Teacher:
    """Works the window with keys and clicks, and reads what it says."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.editor = window.findChild(QPlainTextEdit, "programEditor")
        self.graph = window.findChild(QGraphicsView, "graphView")
        self.gradients = window.findChild(QTableView, "gradientsTable")
        self.variables = window.findChild(QTableView, "variablesTable")
        self.narration = window.findChild(QTextBrowser, "narration")

    def wait(self, text):
        def there():
            return self.editor.toPlainText() == text and self.window.trace.text == text

        self.qtbot.waitUntil(lambda: there() and self.window.settled, timeout=20_000)

    def do(self, action):
        self.window.findChild(QAction, action).trigger()

    def gradient(self, row=0):
        return self.gradients.model().index(row, GRADIENT).data()

    def click(self, table, row, column):
        place = table.visualRect(table.model().index(row, column))
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + HAND)


def test_from_a_missing_gradient_to_a_saved_answer(teacher, tmp_path, monkeypatch):
    type_program(teacher.editor, NUMPY)
    teacher.wait(NUMPY)
    assert teacher.gradient() == "None"

    teacher.click(teacher.gradients, 0, GRADIENT)
    assert "np.mean" in teacher.narration.toPlainText()
    buttons = teacher.window.findChildren(QPushButton)
    button = next(b for b in buttons if "tf.reduce_mean" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    repaired = NUMPY.replace("np.mean", "tf.reduce_mean")
    teacher.wait(repaired)
    assert teacher.gradient() != "None"

    teacher.graph.setFocus()
    QTest.keyClick(teacher.graph, Qt.Key.Key_Home)
    QTest.keyClick(teacher.graph, Qt.Key.Key_End)
    assert teacher.window.cursor == len(teacher.window.trace.steps)

    teacher.do("actionUndo")
    teacher.wait(NUMPY)
    teacher.do("actionRedo")
    teacher.wait(repaired)

    model = teacher.variables.model()
    assert model.setData(model.index(0, 1), "frozen", Qt.ItemDataRole.EditRole)
    frozen = repaired.replace("4.]])", "4.]], trainable=False)")
    teacher.wait(frozen)
    assert teacher.gradient() == "None"

    file = tmp_path / "hour.gradviz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    teacher.do("actionSaveAs")
    type_program(teacher.editor, "y = w * 2.")
    teacher.wait("y = w * 2.")
    teacher.do("actionOpen")
    teacher.wait(frozen)
    assert teacher.window.trace.gradients[0].rows[0].reason.code == "frozen"
