"""A person at the keyboard: types as one types, letter by letter, and lets the editor indent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def type_program(editor, text):
    """Replace what stands in `editor` by `text`, key by key.

    Letters of Latin keyboards are key presses, others arrive from an input method. The editor
    indents new lines by itself; a person corrects it with Backspace and Space where it differs.
    """
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        _indent(editor, len(line) - len(line.lstrip(" ")))
        _type_line(editor, line.lstrip(" "))


def _indent(editor, wanted):
    """Bring the blanks before the caret to `wanted`."""
    while len(editor.textCursor().block().text()) > wanted:
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    while len(editor.textCursor().block().text()) < wanted:
        QTest.keyClick(editor, Qt.Key.Key_Space)


def _type_line(editor, line):
    for letter in line:
        if letter.isascii():
            QTest.keyClicks(editor, letter)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(letter)
            QApplication.sendEvent(editor, composed)


def step_keys(window, widget, key, count):
    """Press `key` as often as `count`, with the focus on `widget`."""
    widget.setFocus()
    for _ in range(count):
        QTest.keyClick(widget, key)
