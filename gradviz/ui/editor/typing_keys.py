"""What the editor's special keys do: indenting, commenting, closing pairs.

A table from key to a small function; a key that is not in it is typed as usual. The text rules are
in indenting.py and pairs.py, this module moves the caret and makes each change one undo step. What
keys do to whole lines is in line_keys.py.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gradviz.ui.editor import indenting, pairs, span_marks
from gradviz.ui.editor.line_keys import lines_of

Key = Qt.Key
Lines = Callable[[list[str]], list[str]]
KEEP = QTextCursor.MoveMode.KeepAnchor


def press(editor: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Do what the key means; return False where it means nothing special."""
    if len(event.text()) == 1 and _paired(editor, event.text()):
        return True
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    table = WITH_CONTROL if control else PLAIN
    action = table.get(Key(event.key()))
    if action is None or (not control and event.modifiers() & Qt.KeyboardModifier.AltModifier):
        return False
    return action(editor)


def toggle_comment(editor: QPlainTextEdit) -> None:
    """Make the selected lines a comment, or code again."""
    _comment(editor)


def _paired(editor: QPlainTextEdit, letter: str) -> bool:
    if letter == ":":
        return _colon(editor)
    if letter not in "()[]{}'\"" or editor.overwriteMode():
        return False
    text = editor.toPlainText()
    typed = pairs.type_letter(text, span_marks.span_of(text, editor.textCursor()), letter)
    if typed is None:
        return False
    cursor = span_marks.cursor_over(editor.document(), text, typed.span)
    cursor.insertText(typed.text)
    editor.setTextCursor(
        span_marks.cursor_over(editor.document(), editor.toPlainText(), typed.chosen)
    )
    editor.ensureCursorVisible()
    return True


def _colon(editor: QPlainTextEdit) -> bool:
    """Take `else:` and its like out of the block above, once they are written out."""
    cursor = editor.textCursor()
    block = cursor.block()
    above = block.previous()
    while above.isValid() and not above.text().strip():
        above = above.previous()
    line = _before(cursor)
    taken = indenting.out_of_block(line, above.text() if above.isValid() else "", _unit(editor))
    if not taken or cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    cursor.beginEditBlock()
    cursor.insertText(":")
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.Right, KEEP, taken)
    cursor.removeSelectedText()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    return True


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
    before = _before(cursor)
    text = editor.toPlainText()
    waiting = pairs.closers_behind(text, span_marks.character(text, cursor.position()))
    cursor.insertText("\n" + indenting.after_enter(before, _unit(editor)))
    if waiting:  # they close what goes on: a line below, where typing steps over them
        at = cursor.position()
        cursor.insertText("\n" + indenting.blanks(before))
        cursor.setPosition(at)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True


def _backspace(editor: QPlainTextEdit) -> bool:
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return False
    text = editor.toPlainText()
    pair = pairs.rub_out(text, span_marks.character(text, cursor.position()))
    if pair is not None:
        span_marks.cursor_over(editor.document(), text, pair).removeSelectedText()
        return True
    taken = indenting.to_last_stop(_before(cursor), _unit(editor))
    if taken == 1:
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
    block, last = lines_of(cursor)
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
