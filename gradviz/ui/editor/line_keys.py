"""What keys do to whole lines: move them up and down, write them twice, take them out.

Each is one undo step; the selection stays on the same words.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

Key, Modifier = Qt.Key, Qt.KeyboardModifier
KEEP = QTextCursor.MoveMode.KeepAnchor


def press(editor: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Do what the key means to lines; return False where it means nothing."""
    held = event.modifiers() & ~Modifier.KeypadModifier
    action = KEYS.get((held, Key(event.key())))
    if action is None:
        return False
    action(editor)
    editor.ensureCursorVisible()
    return True


def lines_of(cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    """Return the first and the last line that `cursor` selects.

    A selection that ends before the first letter of a line leaves that line out.
    """
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last != first and last.position() == cursor.selectionEnd():
        last = last.previous()
    return first, last


def _move(editor: QPlainTextEdit, down: bool) -> None:
    cursor = editor.textCursor()
    first, last = lines_of(cursor)
    other = last.next() if down else first.previous()
    if not other.isValid():
        return
    by = other.length() if down else -other.length()
    ends = cursor.anchor() + by, cursor.position() + by
    words = other.text()
    editing = QTextCursor(cursor.document())
    editing.beginEditBlock()
    if down:
        start, stop = first.position(), _end(last)
        editing.setPosition(stop)
        editing.setPosition(_end(other), KEEP)
        editing.removeSelectedText()
        editing.setPosition(start)
        editing.insertText(words + "\n")
    else:
        stop = _end(last)
        editing.setPosition(stop)
        editing.insertText("\n" + words)
        editing.setPosition(other.position())
        editing.setPosition(first.position(), KEEP)
        editing.removeSelectedText()
    editing.endEditBlock()
    _select(editor, *ends)


def _double(editor: QPlainTextEdit, down: bool) -> None:
    cursor = editor.textCursor()
    first, last = lines_of(cursor)
    copied = QTextCursor(cursor.document())
    copied.setPosition(first.position())
    copied.setPosition(_end(last), KEEP)
    words = copied.selectedText()
    by = len(words.encode("utf-16-le")) // 2 + 1 if down else 0
    ends = cursor.anchor() + by, cursor.position() + by
    copied.setPosition(_end(last))
    copied.insertText("\n" + words.replace("\u2029", "\n"))
    _select(editor, *ends)


def _take_out(editor: QPlainTextEdit) -> None:
    cursor = editor.textCursor()
    first, last = lines_of(cursor)
    start, stop = first.position(), _end(last)
    if last.next().isValid():
        stop += 1
    elif first.previous().isValid():
        start -= 1
    cursor.setPosition(start)
    cursor.setPosition(stop, KEEP)
    cursor.removeSelectedText()
    editor.setTextCursor(cursor)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _select(editor: QPlainTextEdit, anchor: int, position: int) -> None:
    last = editor.document().characterCount() - 1
    cursor = editor.textCursor()
    cursor.setPosition(min(anchor, last))
    cursor.setPosition(min(position, last), KEEP)
    editor.setTextCursor(cursor)


ALT = Modifier.AltModifier
SHIFT_ALT = Modifier.ShiftModifier | Modifier.AltModifier
CONTROL_SHIFT = Modifier.ControlModifier | Modifier.ShiftModifier
KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[QPlainTextEdit], None]] = {
    (ALT, Key.Key_Up): lambda editor: _move(editor, down=False),
    (ALT, Key.Key_Down): lambda editor: _move(editor, down=True),
    (SHIFT_ALT, Key.Key_Up): lambda editor: _double(editor, down=False),
    (SHIFT_ALT, Key.Key_Down): lambda editor: _double(editor, down=True),
    (CONTROL_SHIFT, Key.Key_K): _take_out,
}
