"""The text of the program as something one writes: edits, keys, letters, names and hints.

Knows nothing of runs. What a run shows in the text is added in code_editor.py.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from gradviz.trace import Edit, Span
from gradviz.ui.editor import line_keys, span_marks, typing_keys
from gradviz.ui.editor.completion import Completion
from gradviz.ui.editor.glossary import Glossary
from gradviz.ui.editor.hints import ParameterHints
from gradviz.ui.theme import Theme, code_font

POINTS, SMALLEST, LARGEST = 10.5, 6.0, 40.0
NOTCH = 120  # Qt's units for one notch of a mouse wheel


class ProgramText(QPlainTextEdit):
    """A program being written.

    `programEdited` carries the whole text after each change by a person, undo, redo and applied
    edits included; `set_program` is silent. `caretMoved` carries a character index,
    `pointsChanged` the size of the letters a person chose (0: the usual one).
    """

    programEdited = Signal(str)
    caretMoved = Signal(int)
    pointsChanged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._silent = False
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._points = 0.0
        self._completion = Completion(self)
        self._hints = ParameterHints(self, self._completion)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    def program(self) -> str:
        r"""Return the text as it stands, with "\n" between lines."""
        return self._text

    def set_program(self, text: str, fresh: bool = False) -> None:
        """Show `text`, as one undoable edit of only what differs, without a signal.

        `fresh` starts a new undo history, for a program that was opened.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text == self._text and not fresh:
            return
        self._silent = True
        if fresh:
            self.setPlainText(text)
        else:
            self._edit([difference(self._text, text)])
        self._silent = False

    def apply_edits(self, edits: Iterable[Edit]) -> None:
        """Make `edits`, whose spans are of the present text, as one undo step."""
        self._edit(sorted(edits, key=lambda edit: edit.span, reverse=True))

    def caret(self) -> int:
        """Return where the caret stands, as a character index."""
        return span_marks.character(self._text, self.textCursor().position())

    def set_glossary(self, glossary: Glossary) -> None:
        """Offer the names of `glossary` while a person types, and say what they take."""
        self._completion.glossary = glossary

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and letters of the scale in force."""
        self._completion.set_theme(theme)
        self._hints.set_theme(theme)
        self.set_points(self._points)

    def selected_span(self) -> Span:
        """Return what is selected, empty at a bare caret."""
        return span_marks.span_of(self._text, self.textCursor())

    def select_span(self, span: Span) -> None:
        """Select `span` and bring it into view."""
        self.setTextCursor(span_marks.cursor_over(self.document(), self._text, span))
        self.ensureCursorVisible()

    def points(self) -> float:
        """Return the size of the letters in points, before any scale."""
        return self._points or POINTS

    def set_points(self, points: float) -> None:
        """Set the size of the letters in points; 0 for the usual size."""
        self._points = min(max(points, SMALLEST), LARGEST) if points else 0.0
        self.setFont(code_font(self.points()))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def _zoom(self, points: float) -> None:
        """Set the size a person wants."""
        self.close_cards()
        self.set_points(points)
        self.pointsChanged.emit(self._points)

    def close_cards(self) -> None:
        """Take away what lies over the program: names on offer, hints."""
        self._completion.close()
        self._hints.close()

    def blocks_in_view(self) -> Iterator[tuple[QTextBlock, int, int]]:
        """Yield each line in view with its top and its height, in pixels of the viewport."""
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > self.viewport().height():
                return
            height = block.layout().boundingRect().height()  # the last line's area has the margin
            top = round(area.top())
            yield block, top, round(area.top() + height) - top
            block = block.next()

    def line_place(self, number: int) -> tuple[int, int]:
        """Return the top and the height of a line (0-based), in pixels of the viewport."""
        block = self.document().findBlockByNumber(number)
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return round(area.top()), round(area.height())

    def _edit(self, edits: Iterable[Edit]) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in edits:  # last first, so that the spans before stay true
            piece = span_marks.cursor_over(self.document(), self._text, edit.span)
            cursor.setPosition(piece.selectionStart())
            cursor.setPosition(piece.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        cursor.endEditBlock()

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        if text == self._text:  # Qt also says so when only colours changed
            return
        self._text = text
        self._text_changed()
        self._caret_settled()
        if not self._silent:
            self.programEdited.emit(text)

    def _text_changed(self) -> None:
        """Hear that the text is another, before the signal goes out. For the class above."""

    def _on_caret_moved(self) -> None:
        text = self.toPlainText()
        if text == self._text:  # Qt tells of the caret first, of the edit that moved it second
            self._caret_settled()
        self.caretMoved.emit(span_marks.character(text, self.textCursor().position()))

    def _caret_settled(self) -> None:
        """Follow the caret, now that text and caret belong together."""
        self._hints.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the open list of names, to the tables of keys, or type it."""
        if self._completion.press(event) or self._pressed_special(event):
            event.accept()
            return
        if line_keys.press(self, event) or typing_keys.press(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)
        self._completion.follow(event)
        self._hints.follow(event)

    def _pressed_special(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._hints.is_open():
            self._hints.close()
            return True
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        return self._pressed_with_control(event)

    def _pressed_with_control(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._hints.show()
            else:
                self._completion.offer(asked=True)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(self.points() + 1)
        elif event.key() == Qt.Key.Key_Minus:
            self._zoom(self.points() - 1)
        elif event.key() == Qt.Key.Key_0:
            self._zoom(0)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret there; what was on offer was for another place."""
        self._completion.close()
        super().mousePressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and take along what lies over the program."""
        super().scrollContentsBy(dx, dy)
        self._completion.follow_scroll()
        self._hints.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody types here any more."""
        self.close_cards()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take along what lies over the program."""
        self.close_cards()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, grow or shrink the letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(self.points() + event.angleDelta().y() / NOTCH)
            event.accept()
        else:
            super().wheelEvent(event)


def difference(old: str, new: str) -> Edit:
    """Return the one edit, as small as can be, that turns `old` into `new`."""
    room = min(len(old), len(new))
    head = next((k for k in range(room) if old[k] != new[k]), room)
    room -= head
    tail = next((k for k in range(room) if old[-1 - k] != new[-1 - k]), room)
    return Edit(Span(head, len(old) - tail), new[head : len(new) - tail])
