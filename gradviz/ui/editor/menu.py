"""The menu of the program's right mouse button: it also tells the keys of what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from gradviz.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.ui.editor.code_editor import CodeEditor

TELL, COMMENT, FIND = "Ctrl+K, Ctrl+I", "Ctrl+/", "Ctrl+F"
STEP = "F12"
REPLACE, LINE = "Ctrl+H", "Ctrl+G"
CUT, COPY, PASTE, ALL = "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A"


def menu_of(editor: CodeEditor) -> QMenu:
    """Return the menu for the editor as it stands."""
    menu = QMenu(editor)
    chosen = editor.textCursor().hasSelection()
    rows: tuple[tuple[str, str, Callable[[], object], bool] | None, ...] = (
        ("cut", CUT, editor.cut, chosen),
        ("copy", COPY, editor.copy, chosen),
        ("paste", PASTE, editor.paste, editor.canPaste()),
        ("select_all", ALL, editor.selectAll, True),
        None,
        ("go_to_step", STEP, editor.go_to_step, True),
        ("tell", TELL, editor.tell_at_caret, True),
        ("comment", COMMENT, editor.toggle_comment, True),
        None,
        ("open_find", FIND, editor.open_find, True),
        ("open_replace", REPLACE, lambda: editor.open_find(replacing=True), True),
        ("go_to_line", LINE, editor.ask_for_line, True),
    )
    for row in rows:
        if row is None:
            menu.addSeparator()
            continue
        key, keys, act, enabled = row
        words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{say(f'editor.menu_{key}')}\t{words}")
        action.setEnabled(enabled)
        action.triggered.connect(lambda _on=False, act=act: act())
    return menu
