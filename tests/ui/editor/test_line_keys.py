import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gradviz.ui.editor.program_text import ProgramText

Key = Qt.Key
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def text(qtbot):
    widget = ProgramText()
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    return widget


def show(text, marked):
    """Show a program with the caret, or the ends of the selection, at "|"."""
    text.set_program(marked.replace("|", ""), fresh=True)
    cursor = text.textCursor()
    cursor.setPosition(marked.index("|"))
    if marked.count("|") == 2:
        cursor.setPosition(marked.rindex("|") - 1, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def shown(text):
    program = text.program()
    for at in sorted({text.textCursor().anchor(), text.textCursor().position()}, reverse=True):
        program = program[:at] + "|" + program[at:]
    return program


@pytest.mark.parametrize(
    ("before", "key", "held", "after"),
    [
        ("a\nb|1\nc", Key.Key_Up, ALT, "b|1\na\nc"),
        ("a\nb|1\nc", Key.Key_Down, ALT, "a\nc\nb|1"),
        ("a|1\nb", Key.Key_Up, ALT, "a|1\nb"),
        ("a\nb|", Key.Key_Down, ALT, "a\nb|"),
        ("a\n|b\nc|\nd", Key.Key_Down, ALT, "a\nd\n|b\nc|"),
        ("a\n|b\nc|\nd", Key.Key_Up, ALT, "|b\nc|\na\nd"),
        ("a\n|b\n|c", Key.Key_Up, ALT, "|b\n|a\nc"),
        ("a|1\nb", Key.Key_Down, ALT | SHIFT, "a1\na|1\nb"),
        ("a|1\nb", Key.Key_Up, ALT | SHIFT, "a|1\na1\nb"),
        ("|a\nb|", Key.Key_Down, ALT | SHIFT, "a\nb\n|a\nb|"),
        ("a\nb|1\nc", Key.Key_K, CONTROL | SHIFT, "a\n|c"),
        ("a\nb|1", Key.Key_K, CONTROL | SHIFT, "a|"),
        ("a|1", Key.Key_K, CONTROL | SHIFT, "|"),
    ],
)
def test_lines_move_double_and_go_as_one_step(qtbot, text, before, key, held, after):
    show(text, before)
    heard = []
    text.programEdited.connect(heard.append)
    qtbot.keyClick(text, key, held)
    assert shown(text) == after
    if before != after:
        assert heard == [after.replace("|", "")]
        text.undo()
    assert text.program() == before.replace("|", "")


def test_letters_that_qt_counts_twice_are_no_harm(qtbot, text):
    text.set_program("'😀'\nb", fresh=True)
    qtbot.keyClick(text, Key.Key_Down, ALT)
    assert text.program() == "b\n'😀'"
    qtbot.keyClick(text, Key.Key_Down, ALT | SHIFT)
    assert text.program() == "b\n'😀'\n'😀'"
    assert text.textCursor().blockNumber() == 2
