import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gradviz.lang.glossary import Glossary
from gradviz.ui.editor.hints import present
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.editor.scanning import Call

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def text(qtbot):
    widget = ProgramText()
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    widget.set_glossary(Glossary())
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def bold(text):
    """The parameter that the hint stresses; None where no hint is shown."""
    if not text._hints.is_open():
        return None
    found = re.search(r"<b>(.*?)</b>", text._hints.card.text())
    return found[1] if found else ""


def test_the_present_argument_is_bold_and_moves_with_commas(qtbot, text):
    qtbot.keyClicks(text, "tf.clip_by_value")
    assert bold(text) is None
    qtbot.keyClicks(text, "(")
    assert bold(text) == "t"
    qtbot.keyClicks(text, "x")
    assert bold(text) == "t"
    qtbot.keyClicks(text, ", 0.,")
    assert bold(text) == "clip_value_max"
    qtbot.keyClicks(text, " name=")
    assert bold(text) == "name=None"
    qtbot.keyClick(text, Key.Key_Home)
    assert bold(text) is None


def test_it_closes_with_the_bracket_and_the_outer_call_is_back(qtbot, text):
    qtbot.keyClicks(text, "tf.square(tf.add(a, ")
    assert bold(text) == "y"
    qtbot.keyClicks(text, "b)")
    assert bold(text) == "x"
    assert "square(" in text._hints.card.text()
    qtbot.keyClicks(text, ")")
    assert bold(text) is None
    assert text.program() == "tf.square(tf.add(a, b))"


def test_it_follows_the_caret_back(qtbot, text):
    qtbot.keyClicks(text, "tf.add(a, ")
    for _ in range(2):
        qtbot.keyClick(text, Key.Key_Left)
    assert bold(text) == "x"


def test_escape_closes_it_and_control_shift_space_asks_for_it(qtbot, text):
    qtbot.keyClicks(text, "tf.add(")
    qtbot.keyClick(text, Key.Key_Escape)
    assert bold(text) is None
    qtbot.keyClick(text, Key.Key_Space, CONTROL_SHIFT)
    assert bold(text) == "x"


def test_methods_and_functions_of_the_program_have_hints(qtbot, text):
    text.set_program(
        "def layer(x, scale=2.):\n  return x\nv = tf.Variable(1.)\n"
        "with tf.GradientTape() as tape:\n  y = v\n",
        fresh=True,
    )
    text.moveCursor(QTextCursor.MoveOperation.End)
    for typed, wanted in (("layer(1, ", "scale=2."), ("v.assign(", "value"),
                          ("tape.gradient(y, ", "sources")):  # fmt: skip
        qtbot.keyClicks(text, typed)
        assert bold(text) == wanted
        qtbot.keyClick(text, Key.Key_End)
        qtbot.keyClick(text, Key.Key_Return)


@pytest.mark.parametrize("typed", ["# tf.add(", "'tf.add(", "nope(", "def f(", "(", "tf("])
def test_there_is_none_where_nothing_is_called(qtbot, text, typed):
    qtbot.keyClicks(text, typed)
    assert bold(text) is None


@pytest.mark.parametrize(
    ("parameters", "index", "keyword", "now"),
    [
        (("a", "b"), 1, "", 1),
        (("a", "b"), 2, "", None),
        (("a", "*more"), 5, "", 1),
        (("a", "**options"), 1, "", None),
        (("a", "**options"), 1, "width", 1),
        (("a", "*", "b"), 1, "", None),
        (("a", "*", "b"), 1, "b", 2),
        (("a", "/", "b=1"), 1, "", 2),
        ((), 0, "", None),
    ],
)
def test_which_parameter_is_given(parameters, index, keyword, now):
    assert present(parameters, Call("f", 0, index, keyword)) == now
