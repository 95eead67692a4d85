"""What the editor's special keys do: indenting and commenting.

A table from key to a small function; a key that is not in it is typed as usual. The text rules are
in indenting.py, this module moves the caret and makes each change one undo step.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gradviz.ui.editor import indenting

Key = Qt.Key
Lines = Callable[[list[str]], list[str]]
KEEP = QTextCursor.MoveMode.KeepAnchor


def press(editor: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Do what the key means; return False where it means nothing special."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    table = WITH_CONTROL if control else PLAIN
    action = table.get(Key(event.key()))
    if action is None or (not control and event.modifiers() & Qt.KeyboardModifier.AltModifier):
        return False
    return action(editor)


def _tab(editor: QPlainTextEdit) -> bool:
    cursor = editor.textCursor()
    if cursor.hasSelection():
        _change_lines(editor, lambda lines: indenting.indented(lines, _unit(editor)))
    else:
        cursor.insertText(indenting.to_next_stop(_before(cursor), _unit(editor)))
    return True


def _backtab(editor: QPlainTextEdit) -> bool:
    _change_lines(editor, lambda lines: indenting.dedented(lines, _unit(editor)))
    return True


def _enter(editor: QPlainTextEdit) -> bool:
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertText("\n" + indenting.after_enter(_before(cursor), _unit(editor)))
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True


def _backspace(editor: QPlainTextEdit) -> bool:
    cursor = editor.textCursor()
    taken = indenting.to_last_stop(_before(cursor), _unit(editor))
    if cursor.hasSelection() or taken == 1:
        return False
    cursor.movePosition(QTextCursor.MoveOperation.Left, KEEP, taken)
    cursor.removeSelectedText()
    return True


def _comment(editor: QPlainTextEdit) -> bool:
    _change_lines(editor, indenting.commented)
    return True


def _unit(editor: QPlainTextEdit) -> str:
    return indenting.unit(editor.toPlainText())


def _before(cursor: QTextCursor) -> str:
    start = QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    start.movePosition(QTextCursor.MoveOperation.StartOfBlock, KEEP)
    return start.selectedText()


def _change_lines(editor: QPlainTextEdit, change: Lines) -> None:
    """Pass the lines of the selection through `change`; the selection stays on the same words."""
    cursor = editor.textCursor()
    blocks = _blocks(cursor)
    old = [block.text() for block in blocks]
    new = change(old)
    if new == old:
        return
    start, end = QTextCursor(cursor), QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    end.setPosition(cursor.selectionEnd())
    editing = QTextCursor(cursor.document())
    editing.beginEditBlock()
    for block, before, after in zip(blocks, old, new, strict=True):
        _replace_head(editing, block, before, after)
    editing.endEditBlock()
    if cursor.hasSelection():
        start.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        end.setPosition(start.position()) if end < start else None
        cursor.setPosition(start.position())
        cursor.setPosition(end.position(), KEEP)
    else:
        cursor.setPosition(end.position())
    editor.setTextCursor(cursor)


def _replace_head(editing: QTextCursor, block: QTextBlock, before: str, after: str) -> None:
    """Change only what differs at the start of a line, so that cursors further right stay put."""
    tail = 0
    while tail < min(len(before), len(after)) and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    editing.setPosition(block.position())
    editing.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editing.movePosition(QTextCursor.MoveOperation.Left, n=tail)
    editing.movePosition(QTextCursor.MoveOperation.StartOfBlock, KEEP)
    editing.insertText(after[: len(after) - tail])


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last != block and last.position() == cursor.selectionEnd():
        last = last.previous()  # a selection that ends before the first letter leaves the line out
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


PLAIN: dict[Qt.Key, Callable[[QPlainTextEdit], bool]] = {
    Key.Key_Tab: _tab,
    Key.Key_Backtab: _backtab,
    Key.Key_Return: _enter,
    Key.Key_Enter: _enter,
    Key.Key_Backspace: _backspace,
}
WITH_CONTROL: dict[Qt.Key, Callable[[QPlainTextEdit], bool]] = {Key.Key_Slash: _comment}
