"""`gradviz.show`: what it takes, what it refuses, and the window on a script's tape."""

import sys
import types

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

import gradviz.tf as tf
from gradviz.app.show import program_of, show
from gradviz.trace import Trace


@pytest.fixture
def shown(qtbot, monkeypatch):
    """Return show() as Jupyter has it: it returns at once."""
    monkeypatch.setitem(sys.modules, "IPython", types.ModuleType("IPython"))
    windows = []

    def wait(window):
        windows.append(window)
        qtbot.waitUntil(lambda: window.trace is not None and window.settled, timeout=20_000)
        return window

    yield wait
    for window in windows:
        window.close()
        window.deleteLater()


def neuron(persistent=False):
    w, x = tf.Variable(0.8), tf.constant(1.5)
    with tf.GradientTape(persistent=persistent) as tape:
        y = tf.sigmoid(w * x)
    return tape, w, x, y


def test_a_program_a_path_and_a_trace_can_be_shown(tmp_path):
    (tmp_path / "a.py").write_text("w * 2.\n", encoding="utf-8")
    assert program_of("w * 2.") == "w * 2."
    assert program_of(tmp_path / "a.py") == "w * 2.\n"
    assert program_of(Trace("w * 3.")) == "w * 3."


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="int"):
        show(3)


def test_a_tape_that_has_let_go_is_refused_before_any_window():
    tape, w, _x, y = neuron()
    tape.gradient(y, w)
    with pytest.raises(ValueError, match="persistent=True"):
        show(tape)


def test_tensorflows_own_tape_is_refused_with_the_way_out():
    kind = type("GradientTape", (), {"__module__": "tensorflow.python.eager.backprop"})
    with pytest.raises(TypeError, match=r"import gradviz\.tf as tf"):
        show(kind())


def test_a_target_goes_with_a_tape_alone():
    with pytest.raises(TypeError, match="target="):
        show("w * 2.", target=tf.constant(1.0))


def test_a_tape_opens_with_the_callers_names_and_steps_like_any_trace(shown):
    tape, w, x, y = neuron()
    window = shown(show(tape))
    assert [node.label for node in window.trace.nodes] == ["w", "x", "", "y"]
    assert window.trace.gradients == ()
    assert window.widgets.editor.toPlainText().startswith("# ")
    window.go_to(0)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.cursor == 1
    window.go_to(len(window.trace.steps))
    assert tape.gradient(y, w) is not None  # it was not used up
    assert x is not None


def test_with_a_target_gradients_arrive_and_are_checked(shown):
    tape, w, x, y = neuron()
    window = shown(show(tape, target=y, sources=[w, x]))
    window.go_to(len(window.trace.steps))
    rows = window.trace.gradients[0].rows
    assert [(row.source, row.value is None) for row in rows] == [("w", False), ("x", True)]
    window.widgets.graph.select(rows[0].node)
    model = window.findChild(QTableView, "inspector").model()
    table = {model.index(k, 0).data(): model.index(k, 1).data() for k in range(model.rowCount())}
    assert table["check"].startswith("all agree")


def test_a_program_typed_there_runs_and_undo_brings_the_tape_back(shown, qtbot):
    tape, w, x, y = neuron()
    window = shown(show(tape))
    mine = window.trace.text
    window.widgets.editor.selectAll()
    window.widgets.editor.insertPlainText("z = q * 2.\n")
    qtbot.waitUntil(lambda: window.trace.text == "z = q * 2.\n", timeout=20_000)
    window.document.undo()
    qtbot.waitUntil(lambda: window.trace.text == mine and window.settled, timeout=20_000)
    assert [node.label for node in window.shown.nodes] == ["w", "x", "", "y"]
    assert (w, x, y) != ()


def test_in_another_language_it_is_told_anew(shown, qtbot):
    tape, _w, _x, _y = neuron()
    window = shown(show(tape))
    before = window.trace.steps[0].text
    window.speaking.use("ko")
    qtbot.waitUntil(lambda: window.trace.steps[0].text != before, timeout=20_000)
    window.speaking.use("en")


def test_a_text_opens_as_ever(shown):
    window = shown(show("z = q * 2.\n"))
    assert [row.name for row in window.trace.inputs] == ["q"]
