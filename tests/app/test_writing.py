"""Writing in the window's editor: undo through role toggles, zoom that is kept, and no waiting."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from gradviz.ui.editor.program_text import POINTS

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = """\
w = tf.Variable(0.5)  # the weight
x = tf.constant(2.)
with tf.GradientTape() as tape:
  y = w * x
g = tape.gradient(y, [w, x])
"""
LONG = TEXT + "\n".join(
    f"def f{k}(a, b):\n  return tf.reduce_sum(a * b) + {k}.  # a note" for k in range(148)
)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)


def write_at_end(qtbot, window, words):
    editor = window.widgets.editor
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Key.Key_Escape)
    settle(qtbot, window)


def role_of(window, name):
    return next(row.role for row in window.trace.inputs if row.name == name)


def set_role(qtbot, window, name, role):
    model = window.widgets.variables.model()
    row = next(k for k in range(model.rowCount()) if model.index(k, 0).data() == name)
    assert model.setData(model.index(row, 1), role, Qt.ItemDataRole.EditRole)
    settle(qtbot, window)


def test_undo_goes_back_through_typing_and_toggles_to_the_byte(open_window, qtbot):
    window = open_window(TEXT)
    editor = window.widgets.editor
    texts = [editor.program()]
    write_at_end(qtbot, window, "a=y")
    texts.append(editor.program())
    set_role(qtbot, window, "x", "watched")
    texts.append(editor.program())
    assert "tape.watch(x)" in texts[-1]
    write_at_end(qtbot, window, "+w")
    texts.append(editor.program())
    assert len(set(texts)) == 4
    for k, role in ((2, "watched"), (1, "constant"), (0, "constant")):
        qtbot.keyClick(editor, Key.Key_Z, CONTROL)
        settle(qtbot, window)
        assert editor.program() == texts[k]
        assert window.document.text == texts[k]
        assert role_of(window, "x") == role
    assert texts[0] == TEXT
    for k in (1, 2, 3):
        qtbot.keyClick(editor, Key.Key_Z, CONTROL | SHIFT)
        settle(qtbot, window)
        assert editor.program() == window.document.text == texts[k]
    assert role_of(window, "x") == "watched"


@pytest.mark.parametrize(
    ("key", "held"),
    [(Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Key.Key_Slash, CONTROL)],
    ids=["indent", "comment"],
)
def test_a_change_of_many_lines_is_one_step_of_the_documents_undo(open_window, qtbot, key, held):
    window = open_window(TEXT)
    editor = window.widgets.editor
    write_at_end(qtbot, window, "")
    editor.selectAll()
    qtbot.keyClick(editor, key, held)
    assert editor.program() != TEXT
    qtbot.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.program() == window.document.text == TEXT


def test_replacing_all_is_one_step_of_the_documents_undo(open_window, qtbot):
    window = open_window(TEXT)
    bar = window.widgets.editor.find_bar
    window.widgets.editor.open_find(replacing=True)
    bar.wanted.setText("w")
    bar._words.setChecked(True)
    bar.replacement.setText("weight")
    qtbot.mouseClick(bar._all, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.document.text.count("weight") == TEXT.count("weight") + 3
    window.document.undo()
    assert window.widgets.editor.program() == TEXT


def test_completing_a_name_runs_and_can_be_undone(open_window, qtbot):
    window = open_window(TEXT)
    editor = window.widgets.editor
    write_at_end(qtbot, window, "")
    qtbot.keyClicks(editor, "s = tf.squ")
    qtbot.keyClick(editor, Key.Key_Tab)
    qtbot.keyClicks(editor, "(y)")
    settle(qtbot, window)
    assert editor.program() == TEXT + "s = tf.square(y)"
    assert float(window.trace.values["s"]) == 1.0
    while editor.program() != TEXT:
        qtbot.keyClick(editor, Key.Key_Z, CONTROL)


def test_what_a_run_knows_is_offered_behind_a_dot(open_window, qtbot):
    window = open_window("ws = [tf.Variable(1.)]\nv = ws[0]\n")
    write_at_end(qtbot, window, "")
    qtbot.keyClicks(window.widgets.editor, "v.")
    assert "assign_sub" in window.widgets.editor._completion.offered()


def test_the_size_of_the_letters_is_found_again_and_survives_a_presentation(open_window, qtbot):
    window = open_window(TEXT)
    editor = window.widgets.editor
    for _ in range(3):
        qtbot.keyClick(editor, Key.Key_Plus, CONTROL)
    assert editor.font().pointSizeF() == POINTS + 3
    window.actions_by_name["actionPresent"].trigger()
    assert editor.font().pointSizeF() == pytest.approx(1.4 * (POINTS + 3))
    qtbot.keyClick(editor, Key.Key_Plus, CONTROL)
    assert editor.font().pointSizeF() == pytest.approx(1.4 * (POINTS + 4))
    window.actions_by_name["actionPresent"].trigger()
    assert editor.font().pointSizeF() == POINTS + 4
    window.close()
    assert open_window(TEXT).widgets.editor.font().pointSizeF() == POINTS + 4


def test_escape_closes_what_is_over_the_program_before_it_leaves_a_presentation(open_window, qtbot):
    window = open_window(TEXT)
    editor = window.widgets.editor
    write_at_end(qtbot, window, "")
    window.actions_by_name["actionPresent"].trigger()
    qtbot.keyClicks(editor, "tf.squ")
    assert editor._completion.is_open()
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not editor._completion.is_open()
    assert window.presenting.on
    editor.open_find()
    qtbot.keyClick(editor.find_bar.wanted, Key.Key_Escape)
    assert editor.find_bar.isHidden()
    assert window.presenting.on
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not window.presenting.on


class Paints(QObject):
    """Counts the paint events of what it watches."""

    def __init__(self, watched):
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        """Count, and let everything pass."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_key_is_on_the_screen_at_once_in_a_program_of_300_lines(open_window, qtbot):
    window = open_window(LONG)
    editor = window.widgets.editor
    assert editor.blockCount() >= 300
    write_at_end(qtbot, window, "")
    qtbot.keyClick(editor, Key.Key_Return)
    paints = Paints(editor.viewport())
    times = []
    for letter in "loss = tf.reduce_sum(w * x, axis=0) + f12(w, x)\nz = w.assign(3.)":
        before = paints.count
        start = time.perf_counter()
        if letter == "\n":
            qtbot.keyClick(editor, Key.Key_Escape)
            qtbot.keyClick(editor, Key.Key_Return)
        else:
            qtbot.keyClicks(editor, letter)
        while paints.count == before:
            QApplication.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    assert times[len(times) // 2] < 50, times
    print(f"key to paint: median {times[len(times) // 2]:.1f} ms, longest {times[-1]:.1f} ms")
