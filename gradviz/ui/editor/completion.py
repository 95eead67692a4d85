"""The list of names that fit what is being typed.

It never changes what a person types by itself: Enter takes a name only after one was chosen, Tab
takes the first. The names are handed in; those the program itself uses are added.
"""

import re

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from gradviz.words import say

WORD = re.compile(r"[^\W\d]\w{2,}")
PREFIX = re.compile(r"[^\W\d][\w.]*$")
AT_ONCE = 2  # letters typed before names are offered unasked
ROWS_SHOWN = 9
Key = Qt.Key
MODIFIERS = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta)


class Completion(QObject):
    """Offers names below the caret of one editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._words: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(editor)
        self._popup = QListView(editor)
        self._completer.setPopup(self._popup)
        self._completer.setMaxVisibleItems(ROWS_SHOWN)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._insert)

    def set_words(self, words: list[str]) -> None:
        """Offer `words`, such as "tf.Variable", besides the program's own names."""
        self._words = tuple(words)

    def is_open(self) -> bool:
        """Say whether names are on offer now."""
        return self._popup.isVisible()

    def offered(self) -> list[str]:
        """Return the names on offer, in order."""
        model = self._completer.completionModel()
        return [model.index(k, 0).data() for k in range(model.rowCount())]

    def close(self) -> None:
        """Take the offer away."""
        self._popup.hide()

    def offer(self, asked: bool = False) -> None:
        """Show the names that begin like the word before the caret, if there are any."""
        prefix = self._prefix()
        if not asked and (len(prefix) < AT_ONCE):
            self.close()
            return
        self._model.setStringList(self._names(prefix))
        self._completer.setCompletionPrefix(prefix)
        if not self.offered():
            self.close()
            return
        self._show()

    def follow(self, event: QKeyEvent) -> None:
        """Offer names after a key that typed a letter; after most others, offer none."""
        typed = event.text()
        shortened = event.key() == Key.Key_Backspace and self.is_open()
        if shortened or (typed and (typed.isalnum() or typed in "_.")):
            self.offer()
        elif event.key() not in MODIFIERS:
            self.close()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means to the open list; return False where it means nothing to it."""
        if not self.is_open():
            return False
        key = Key(event.key())
        chosen = self._popup.currentIndex()
        if key in (Key.Key_Return, Key.Key_Enter) and not chosen.isValid():
            self.close()
            return False
        if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Tab):
            self._insert(chosen.data() if chosen.isValid() else self.offered()[0])
        elif key == Key.Key_Escape:
            self.close()
        elif key in (Key.Key_Down, Key.Key_Up):
            self._move(1 if key == Key.Key_Down else -1)
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        here = self._popup.currentIndex()
        row = here.row() + by if here.isValid() else 0
        self._popup.setCurrentIndex(
            self._completer.completionModel().index(row % len(self.offered()), 0)
        )

    def _names(self, prefix: str) -> list[str]:
        own = set(WORD.findall(self._editor.toPlainText())) - set(self._words)
        fitting = (own | set(self._words)) - {prefix}
        return sorted(fitting, key=lambda word: (word.casefold(), word))

    def _prefix(self) -> str:
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        before = cursor.selectedText()
        if "#" in before or before.count('"') % 2 or before.count("'") % 2:
            return ""
        match = PREFIX.search(before)
        return match.group() if match else ""

    def _show(self) -> None:
        popup = self._popup
        popup.setFont(self._editor.font())
        popup.setAccessibleName(say("editor.words"))
        area = self._editor.cursorRect()
        area.translate(self._editor.viewport().pos())
        area.translate(-self._editor.fontMetrics().horizontalAdvance(self._prefix()), 0)
        width = popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 12
        area.setWidth(max(width, 120))
        self._completer.complete(area)

    def _insert(self, word: str) -> None:
        cursor = self._editor.textCursor()
        back = len(self._prefix())
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
        cursor.insertText(word)
        self._editor.setTextCursor(cursor)
        self.close()
