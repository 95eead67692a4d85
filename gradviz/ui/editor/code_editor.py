"""The program editor: the text, and in it where a run stands, what is wrong and what is meant.

It draws the trace it is handed and says what the person wrote or points at; it runs nothing and
knows no document. Positions are spans; span_marks.py alone turns them into Qt's.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QWidget

from gradviz.trace import Diagnostic, Frame, NodeId, Span, Trace
from gradviz.ui.editor import brackets, pointing, span_marks
from gradviz.ui.editor.breaks import Breaks
from gradviz.ui.editor.find_bar import FindBar
from gradviz.ui.editor.gutter import Gutter
from gradviz.ui.editor.highlighter import Highlighter
from gradviz.ui.editor.marks import Marks
from gradviz.ui.editor.moments import just_run, resting_place, runs_next
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.editor.reading import Reading
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

Key = Qt.Key
AIR = 4  # above the first line
HELD = (Key.Key_Control, Key.Key_Shift, Key.Key_Alt, Key.Key_Meta)


class CodeEditor(ProgramText):
    """See `ProgramText` for `programEdited` and `caretMoved`, `Reading` for the other two."""

    nodeHovered = Signal(object)  # int, or None
    nodeSelected = Signal(object, bool)  # what the caret stands in, whether it was moved there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._frame: Frame | None = None
        self._linked: NodeId | None = None
        self._chord = False
        self._problems: list[tuple[Diagnostic, Span]] = []
        self.setObjectName("programEditor")
        self.viewport().setMouseTracking(True)
        self._reading = Reading(self, self._completion)
        self._reading.nodeHovered.connect(self.nodeHovered)
        self._reading.nodeSelected.connect(self.nodeSelected)
        self._highlighter = Highlighter(self.document())
        self._marks = Marks(self)
        self.breaks = Breaks(self.document(), self)
        self._gutter = Gutter(self, self._marks, self.breaks)
        self.find_bar = FindBar(self, self._marks)
        self.find_bar.resized.connect(self._place_parts)
        self.updateRequest.connect(self._on_update_request)
        self.blockCountChanged.connect(self._place_parts)
        self.set_theme(LIGHT)
        self.retranslate()

    # What the window hands in.

    def set_trace(self, trace: Trace) -> None:
        """Take a new run; the marks of the old one go."""
        self._trace, self._frame, self._linked = trace, None, None
        self._reading.set_trace(trace)
        self._marks.clear("just_run", "next", "linked", "place")
        self._gutter.update()

    def set_frame(self, frame: Frame) -> None:
        """Mark the line just run and the line to run next, and bring the first into view."""
        self._frame = frame
        self._reading.set_frame(frame)
        self._show_moment()
        self._follow_frame()

    def _follow_frame(self) -> None:
        frame = self._frame
        if frame is None or self._trace is None or self._trace.text != self._text:
            return
        if self.hasFocus():  # somebody types here: move no more than needed
            if (cursor := self._marks.cursor("just_run")) is not None:
                self._reveal(cursor.block())
            return
        place = just_run(self._trace, frame) or resting_place(self._trace, frame)
        if place is not None:
            cursor = span_marks.cursor_over(self.document(), self._text, place)
            self._centre(cursor.document().findBlock(cursor.selectionStart()))

    def set_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Draw a wave beneath each problem that has a place."""
        places = ((d, pointing.place_of(d, self._text)) for d in diagnostics)
        self._problems = [(d, span) for d, span in places if span is not None]
        self._marks.problems(self._text, self._problems)
        self._reading.set_problems([(pointing.problem_text(d), s) for d, s in self._problems])
        self._gutter.update()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Let each name wear the colour of its role: {"w": "trainable"}."""
        self._highlighter.set_names(names)
        self._completion.roles = names

    def set_linked(self, node: NodeId | None, reveal: bool = False) -> None:
        """Mark the text of a node that is pointed at, here or elsewhere; None for no node.

        `reveal` brings it into view.
        """
        self._linked = node
        spans = [] if node is None else self._reading.spans_of(node)
        self._marks.link(self._text, spans)
        if reveal and spans:
            cursor = span_marks.cursor_over(self.document(), self._text, spans[0])
            self._reveal(self.document().findBlock(cursor.selectionStart()))

    def mark_place(self, span: Span | None) -> None:
        """Highlight a place that something is said about; None for nothing."""
        spans = [] if span is None else [span_marks.made_visible(self._text, span)]
        self._marks.wash("place", self._text, spans)

    def show_span(self, span: Span) -> None:
        """Go to `span`: caret at its start, in view, highlighted until the caret moves on."""
        cursor = span_marks.cursor_over(self.document(), self._text, Span(span.start, span.start))
        self.setTextCursor(cursor)
        self._marks.wash("shown", self._text, [span_marks.made_visible(self._text, span)], 0)
        self._reveal(cursor.block())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self, replacing: bool = False) -> None:
        """Open the find bar, with its replace row if `replacing`."""
        self.find_bar.open_bar(replacing)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        super().set_theme(theme)
        self._marks.theme = theme
        colours = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            colours.setColor(role, QColor(theme.sunken))
        colours.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        colours.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.muted))
        self.setPalette(colours)
        self._highlighter.set_theme(theme)
        self._gutter.set_theme(theme)
        self._reading.set_theme(theme)
        self.find_bar.set_theme(theme)
        self.set_linked(self._linked)
        self._show_moment()
        self._marks.problems(self._text, self._problems)
        self._show_caret()

    def retranslate(self) -> None:
        """Set all fixed texts again, in the language now in force."""
        self.setAccessibleName(say("editor.name"))
        self.setPlaceholderText(say("editor.placeholder"))
        self.find_bar.retranslate()

    def set_points(self, points: float) -> None:
        """Set the size of the letters in points, those of the gutter too; 0 for the usual size."""
        super().set_points(points)
        self._gutter.setFont(self.font())
        self._place_parts()

    # Within.

    def _show_moment(self) -> None:
        trace, frame = self._trace, self._frame
        if trace is None or frame is None or trace.text != self._text:
            self._marks.clear("just_run", "next")
        else:
            self._marks.moment(self._text, just_run(trace, frame), runs_next(trace, frame))
        self._gutter.update()

    def _centre(self, block: QTextBlock) -> None:
        """Bring a line to the middle, as far as the text's ends let it."""
        rows = self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1)
        self.verticalScrollBar().setValue(block.blockNumber() - rows // 2)

    def _reveal(self, block: QTextBlock) -> None:
        rows = max(self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1), 1)
        first = self.firstVisibleBlock().blockNumber()
        if not first <= block.blockNumber() < first + rows:
            self.verticalScrollBar().setValue(block.blockNumber() - rows // 2)

    def _text_changed(self) -> None:
        self._marks.clear("shown", "linked", "place")
        self._reading.close()
        if self.find_bar.isVisible():
            self.find_bar.follow_edit()

    def _on_caret_moved(self) -> None:
        self._marks.clear("shown")
        self._show_caret()
        super()._on_caret_moved()

    def _caret_settled(self) -> None:
        super()._caret_settled()
        self._reading.follow_caret()

    def _show_caret(self) -> None:
        text = self.toPlainText()
        caret = span_marks.character(text, self.textCursor().position())
        self._marks.brackets(text, brackets.pair_at(text, caret) if self.hasFocus() else None)
        self._gutter.update()

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

    def close_cards(self) -> None:
        """Take away what lies over the program."""
        super().close_cards()
        self._reading.close()

    # Qt's own.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wash the marked lines from edge to edge, then let Qt paint the text over them."""
        painter = QPainter(self.viewport())
        bands = self._marks.bands()
        for block, top, height in self.blocks_in_view():
            if (colour := bands.get(block.blockNumber())) is not None:
                painter.fillRect(0, top, self.viewport().width(), height, colour)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep gutter and find bar in their places."""
        super().resizeEvent(event)
        self._place_parts()
        self._follow_frame()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the caret is."""
        super().focusInEvent(event)
        self._show_caret()
        self._reading.follow_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the run's marks alone on the stage."""
        super().focusOutEvent(event)
        self._show_caret()
        self._reading.follow_caret()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the find bar, tell of a value, close what is open, or type."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        chord, self._chord = self._chord, self._is_chord(event)
        if event.key() not in HELD:
            self._reading.close() if not chord else None
        if self._chord:
            event.accept()
        elif chord and event.key() == Key.Key_I:
            self._reading.tell_at_caret()
        elif control and event.key() in (Key.Key_F, Key.Key_H):
            self.open_find(replacing=event.key() == Key.Key_H)
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret there; the card was about a moment of rest."""
        self._reading.close()
        super().mousePressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; a card would no longer be beside its place."""
        self._reading.close()
        super().scrollContentsBy(dx, dy)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which piece of the run is under the mouse."""
        super().mouseMoveEvent(event)
        self._reading.hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Say that nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._reading.hover(None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Where a tool tip would come, tell of the value and of the problems there."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        if not self._completion.is_open():
            self._reading.tell_at(event.pos())
        return True
