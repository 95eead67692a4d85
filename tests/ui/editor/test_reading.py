"""The card over a piece of the program: by mouse and by keys, at the cursor's step."""

import html
import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from gradviz.lang.glossary import Glossary
from gradviz.lang.run import run
from gradviz.trace import Diagnostic, Span, frame_at
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.editor.here import written
from gradviz.ui.editor.reading import name_at
from gradviz.words import CATALOGUE

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PROGRAM = """\
w = tf.Variable([1., 2.])
b = tf.Variable(0.5, trainable=False)
m = tf.ones((30, 40))
names = ['a', 'b']
with tf.GradientTape() as tape:
  y = w * 3. + b
  loss = tf.reduce_sum(y)
g = tape.gradient(loss, [w, b])
"""


@pytest.fixture(scope="module")
def trace():
    return run(PROGRAM)


@pytest.fixture
def editor(qtbot, trace):
    widget = CodeEditor()
    qtbot.addWidget(widget)
    widget.resize(700, 420)
    widget.set_glossary(Glossary())
    widget.set_program(PROGRAM, fresh=True)
    widget.set_trace(trace)
    widget.set_frame(frame_at(trace, len(trace.steps)))
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def rest_at(editor, marked):
    """Let the pointer rest on the letter behind "|"."""
    at = PROGRAM.index(marked.replace("|", "")) + marked.index("|")
    cursor = editor.textCursor()
    cursor.setPosition(at)
    point = editor.cursorRect(cursor).center() + QPoint(4, 0)
    help_event = QHelpEvent(QEvent.Type.ToolTip, point, editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(editor.viewport(), help_event)
    return point


def card(editor):
    """The words on the card; None where none is shown."""
    if not editor._reading.is_open():
        return None
    words = re.sub(r"(?=<p )|<br>|</tr>|</table>", "\n", editor._reading.card.text())
    words = re.sub(r"<.*?>", " ", words)
    words = html.unescape(words).replace("\xa0", " ")
    return [" ".join(line.split()) for line in words.split("\n") if line.split()]


def ask_at_caret(qtbot, editor, marked):
    at = PROGRAM.index(marked.replace("|", "")) + marked.index("|")
    cursor = editor.textCursor()
    cursor.setPosition(at)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Key.Key_K, CONTROL)
    qtbot.keyClick(editor, Key.Key_I, CONTROL)


def test_a_variable_tells_value_type_role_and_gradient(editor):
    rest_at(editor, "y = |w")
    assert card(editor) == [
        "w trainable value [1.000 2.000]",
        "type float32 · shape (2,)",
        "gradient [3.000 3.000]",
    ]


def test_a_sub_expression_tells_its_own(editor):
    rest_at(editor, "w |* 3.")
    assert card(editor)[0] == "w * 3. multiply value [3.000 6.000]"
    assert card(editor)[-1] == "gradient [1.000 1.000]"


def test_a_frozen_variable_tells_why_it_has_no_gradient(editor, trace):
    rest_at(editor, "+ |b")
    reason = trace.gradients[0].rows[1].reason.message
    assert card(editor)[-1] == f"gradient None {reason}"


def test_a_large_array_is_told_by_shape_and_statistics(editor):
    rest_at(editor, "|m = tf")
    assert card(editor)[0].endswith("value min 1.000 · mean 1.000 · max 1.000")
    assert card(editor)[1] == "type float32 · shape (30, 40)"


def test_a_plain_value_is_told_too(editor, trace):
    rest_at(editor, "|names")
    assert card(editor) == ['names list value ["a", "b"]']
    editor.set_frame(frame_at(trace, 0))
    assert card(editor)[0].startswith("names list · at the end of the run")


def test_a_function_tells_what_it_takes_under_the_value_of_its_call(editor):
    rest_at(editor, "tf.reduce|_sum")
    assert card(editor)[0].startswith("tf.reduce_sum(y) reduce_sum value 10.00")
    assert card(editor)[-2].startswith("tf.reduce_sum(input_tensor, axis=None")


def test_it_says_what_is_true_at_the_cursors_step(qtbot, editor, trace):
    rest_at(editor, "w |* 3.")
    editor.set_frame(frame_at(trace, 0))
    assert card(editor) == ["w * 3. multiply value not computed yet"]
    computed = next(k for k, s in enumerate(trace.steps, 1) if s.kind == "computed" and k > 3)
    editor.set_frame(frame_at(trace, computed))
    assert card(editor)[0].endswith("value [3.000 6.000]")
    assert not any(line.startswith("gradient") for line in card(editor))


def test_it_is_asked_for_with_keys_and_goes_with_the_next(qtbot, editor):
    ask_at_caret(qtbot, editor, "y = |w")
    assert card(editor)[0].startswith("w trainable")
    ask_at_caret(qtbot, editor, "loss| = ")  # behind the name
    assert card(editor)[0].startswith("loss tensor")
    qtbot.keyClick(editor, Key.Key_Right)
    assert card(editor) is None
    assert editor.program() == PROGRAM


def test_what_is_selected_is_told(qtbot, editor):
    start = PROGRAM.index("w * 3. + b")
    editor.select_span(Span(start, start + 10))
    qtbot.keyClick(editor, Key.Key_K, CONTROL)
    qtbot.keyClick(editor, Key.Key_I, CONTROL)
    assert card(editor)[0] == "w * 3. + b add value [3.500 6.500]"


def test_a_chord_that_is_not_finished_types_as_usual(qtbot, editor):
    qtbot.keyClick(editor, Key.Key_K, CONTROL)
    qtbot.keyClicks(editor, "a")
    assert editor.program() == "a" + PROGRAM


def test_it_goes_when_the_pointer_moves_on_but_not_within_the_piece(qtbot, editor):
    point = rest_at(editor, "tf.red|uce_sum")
    qtbot.mouseMove(editor.viewport(), point + QPoint(12, 0))
    assert card(editor) is not None
    qtbot.mouseMove(editor.viewport(), point + QPoint(0, 60))
    assert card(editor) is None


@pytest.mark.parametrize("how", ["type", "scroll", "leave", "click", "focus", "run"])
def test_it_goes_when_something_else_begins(qtbot, editor, trace, how):
    rest_at(editor, "y = |w")
    assert card(editor) is not None
    {
        "type": lambda: qtbot.keyClicks(editor, "a"),
        "scroll": lambda: editor.scrollContentsBy(0, -10),
        "leave": lambda: editor.leaveEvent(QEvent(QEvent.Type.Leave)),
        "click": lambda: qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton),
        "focus": editor.clearFocus,
        "run": lambda: editor.set_trace(trace),
    }[how]()
    assert card(editor) is None


def test_a_wave_says_what_is_wrong_above_the_value(editor):
    start = PROGRAM.index("w * 3.")
    problem = Diagnostic.at(PROGRAM, Span(start, start + 1), "odd", "Something is odd", "Mend it")
    editor.set_diagnostics([problem])
    rest_at(editor, "y = |w")
    assert card(editor)[:3] == [
        "Error Something is odd",
        "Mend it",
        "w trainable value [1.000 2.000]",
    ]


def test_of_another_text_than_the_one_that_ran_nothing_is_told_but_help(qtbot, editor):
    qtbot.keyClicks(editor, "q")
    rest_at(editor, "y = |w")
    assert card(editor) is None
    editor._reading.tell_at_caret()
    assert card(editor) is None
    editor._reading._tell(editor.program().index("reduce_sum"))
    assert card(editor)[0].startswith("tf.reduce_sum(input_tensor")


def test_nothing_is_told_beside_the_text_and_in_comments(editor):
    rest_at(editor, "wi|th tf")
    assert card(editor) is None


def test_it_speaks_korean(editor):
    CATALOGUE.use("ko")
    editor.retranslate()
    rest_at(editor, "|m = tf")
    assert "최소 1.000 · 평균 1.000 · 최대 1.000" in card(editor)[0]


def test_numbers_stand_in_columns():
    words = written(np.array([[1.0, -20.5], [300.25, 4.0]], np.float32))
    assert words.replace("&nbsp;", " ").split("<br>") == ["[[1.000  -20.50]", " [300.2   4.000]]"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.float32(0.1), "0.1000"),
        (np.array([], np.float32), "shape (0,)"),
        (np.array([1, 2, 3]), "[1 2 3]"),
        (np.array([[np.nan, np.inf]] * 20, np.float32), "40 not finite"),
        (np.array([True] * 20), "shape (20,)"),
        (np.arange(20), "min 0.000 · mean 9.500 · max 19.00 · std 5.766"),
        ("text", '"text"'),
    ],
)
def test_values_are_written_short(value, words):
    value = value if isinstance(value, str) else np.asarray(value)
    found = written(value).replace("&nbsp;", " ").replace("  ", " ")
    assert found.replace("&quot;", '"') == words


def test_the_name_under_a_place_ends_in_its_word():
    text = "y = tf.nn.relu(x)  # tf.add"
    assert name_at(text, text.index("relu")) == "tf.nn.relu"
    assert name_at(text, text.index("nn")) == "tf.nn"
    assert name_at(text, text.index("add")) == ""
    assert name_at(text, 2) == ""


def test_ctrl_and_a_click_or_a_key_ask_to_go_to_what_is_computed_there(editor, trace, qtbot):
    product = next(node.id for node in trace.nodes if node.op == "multiply")
    cursor = editor.textCursor()
    cursor.setPosition(PROGRAM.index("* 3."))
    point = editor.cursorRect(cursor).center() + QPoint(2, 0)
    with qtbot.waitSignal(editor.nodeActivated) as asked:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, point)
    assert asked.args == [product]
    with qtbot.waitSignal(editor.nodeActivated) as asked:
        qtbot.keyClick(editor, Key.Key_F12)
    assert asked.args == [product]


def test_where_nothing_is_computed_the_line_is_asked_for(editor, qtbot):
    cursor = editor.textCursor()
    cursor.setPosition(PROGRAM.index("with"))
    editor.setTextCursor(cursor)
    with qtbot.waitSignal(editor.lineActivated) as asked:
        qtbot.keyClick(editor, Key.Key_F12)
    assert asked.args == [5]


def test_of_another_text_than_the_one_that_ran_nothing_is_asked_for(editor, qtbot):
    qtbot.keyClicks(editor, " ")
    with qtbot.assertNotEmitted(editor.lineActivated), qtbot.assertNotEmitted(editor.nodeActivated):
        qtbot.keyClick(editor, Key.Key_F12)
