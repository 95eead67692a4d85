"""The program editor: the text and what a run shows in it, with gutter, find bar and keys."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gradviz.ui.editor import typing_keys
from gradviz.ui.editor.breaks import Breaks
from gradviz.ui.editor.find_bar import FindBar
from gradviz.ui.editor.gutter import Gutter
from gradviz.ui.editor.line_field import LineField
from gradviz.ui.editor.menu import menu_of
from gradviz.ui.editor.run_text import RunText
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

Key = Qt.Key
AIR = 4  # above the first line
HELD = (Key.Key_Control, Key.Key_Shift, Key.Key_Alt, Key.Key_Meta)


class CodeEditor(RunText):
    """See the classes above it for its signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chord = False
        self.setObjectName("programEditor")
        self.breaks = Breaks(self.document(), self)
        self._gutter = Gutter(self, self._marks, self.breaks)
        self._marks.shown.connect(self._gutter.follow)
        self.find_bar = FindBar(self, self._marks)
        self.find_bar.resized.connect(self._place_parts)
        self._line_field = LineField(self)
        self._line_field.lineChosen.connect(self._go_to_line)
        self.updateRequest.connect(self._on_update_request)
        self.blockCountChanged.connect(self._place_parts)
        self.set_theme(LIGHT)
        self.retranslate()

    def open_find(self, replacing: bool = False) -> None:
        """Open the find bar, with its replace row if `replacing`."""
        self.find_bar.open_bar(replacing)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        super().set_theme(theme)
        self._gutter.set_theme(theme)
        self.find_bar.set_theme(theme)
        self._line_field.set_theme(theme)

    def retranslate(self) -> None:
        """Set all fixed texts again, in the language now in force."""
        self.close_cards()
        self.setAccessibleName(say("editor.name"))
        self.setPlaceholderText(say("editor.placeholder"))
        self.find_bar.retranslate()

    def set_points(self, points: float) -> None:
        """Set the size of the letters in points, those of the gutter too; 0 for the usual size."""
        super().set_points(points)
        self._gutter.setFont(self.font())
        self._place_parts()

    def tell_at_caret(self) -> None:
        """Show the value of what the caret stands in, or is selected."""
        self._reading.tell_at_caret()

    def toggle_comment(self) -> None:
        """Make the selected lines a comment, or code again."""
        typing_keys.toggle_comment(self)

    def ask_for_line(self) -> None:
        """Ask for the number of a line, and put the caret there."""
        self._line_field.ask()

    # Within.

    def _go_to_line(self, number: int) -> None:
        block = self.document().findBlockByNumber(number - 1)
        cursor = self.textCursor()
        cursor.setPosition(block.position())
        self.setTextCursor(cursor)
        self._reveal(block)

    def _text_changed(self) -> None:
        super()._text_changed()
        if self.find_bar.isVisible():
            self.find_bar.follow_edit()

    def _on_update_request(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._gutter.scroll(0, scrolled)
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def _place_parts(self) -> None:
        gutter = self._gutter.room()
        top = 0 if self.find_bar.isHidden() else self.find_bar.sizeHint().height()
        inside = self.contentsRect()
        # The gutter lies over the blank edge of the text, so that a band has no gap.
        self.setViewportMargins(gutter - round(self.document().documentMargin()), top + AIR, 0, 0)
        self._gutter.setGeometry(
            inside.left(), inside.top() + top + AIR, gutter, inside.height() - top - AIR
        )
        self.find_bar.setGeometry(inside.left(), inside.top(), inside.width(), top)

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep gutter and find bar in their places."""
        super().resizeEvent(event)
        self._place_parts()
        self._follow_frame()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done, with the keys that do it."""
        self.close_cards()
        menu = menu_of(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Claim Escape before the window does, while there is something of ours to close."""
        escapes = isinstance(event, QKeyEvent) and event.key() == Key.Key_Escape
        if escapes and event.type() == QEvent.Type.ShortcutOverride and self._is_covered():
            event.accept()
            return True
        return super().event(event)

    def _is_covered(self) -> bool:
        over = self._completion.is_open() or self._hints.is_open() or self._reading.is_open()
        return over or self.find_bar.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the find bar, tell of a value, go to its step, close what is open, or type."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        chord, self._chord = self._chord, self._is_chord(event)
        if event.key() not in HELD:
            self._reading.close() if not chord else None
        if self._chord:
            event.accept()
        elif chord and event.key() == Key.Key_I:
            self.tell_at_caret()
        elif control and event.key() == Key.Key_G:
            self.ask_for_line()
        elif control and event.key() in (Key.Key_F, Key.Key_H):
            self.open_find(replacing=event.key() == Key.Key_H)
        elif event.key() == Key.Key_F12:
            self.go_to_step()
        elif event.key() == Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.find_bar.go_from_program(backwards=bool(back))
        elif event.key() == Key.Key_Escape and self._escape():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _is_chord(self, event: QKeyEvent) -> bool:
        """Return whether the key begins Ctrl+K Ctrl+I; a key held down for it changes nothing."""
        if self._chord and event.key() in HELD:
            return True
        return event.key() == Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _escape(self) -> bool:
        """Close the topmost of what is open; return False where nothing is."""
        if self._completion.is_open() or self._hints.is_open():
            return False  # they hear of the key themselves
        if self.find_bar.isHidden():
            return False
        self.find_bar.close_bar()
        return True
