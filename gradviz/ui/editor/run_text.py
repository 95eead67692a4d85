"""The program with what a run shows in it: where it stands, what is wrong, what is pointed at.

It draws the trace it is handed and says what a person points at; it runs nothing and knows no
document. Positions are spans; span_marks.py alone turns them into Qt's.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
)
from PySide6.QtWidgets import QWidget

from gradviz.trace import Diagnostic, Frame, NodeId, Span, Trace
from gradviz.ui.editor import brackets, pointing, span_marks
from gradviz.ui.editor.highlighter import Highlighter
from gradviz.ui.editor.marks import Marks
from gradviz.ui.editor.moments import just_run, resting_place, runs_next
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.editor.reading import Reading
from gradviz.ui.theme import Theme


class RunText(ProgramText):
    """See `ProgramText` for `programEdited` and `caretMoved`, `Reading` for the other two."""

    nodeHovered = Signal(object)  # int, or None
    nodeSelected = Signal(object, bool)  # what the caret stands in, whether it was moved there
    nodeActivated = Signal(int)  # to be gone to, as is a line
    lineActivated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._frame: Frame | None = None
        self._linked: NodeId | None = None
        self._problems: list[tuple[Diagnostic, Span]] = []
        self.viewport().setMouseTracking(True)
        self._reading = Reading(self, self._completion)
        self._reading.nodeHovered.connect(self.nodeHovered)
        self._reading.nodeSelected.connect(self.nodeSelected)
        self._reading.nodeActivated.connect(self.nodeActivated)
        self._reading.lineActivated.connect(self.lineActivated)
        self._highlighter = Highlighter(self.document())
        self._marks = Marks(self)
        self._marks.shown.connect(self._follow_bands)
        self._bands: dict[int, QColor] = {}  # as painted

    # What the window hands in.

    def set_trace(self, trace: Trace) -> None:
        """Take a new run; the marks of the old one go."""
        self._trace, self._frame, self._linked = trace, None, None
        self._reading.set_trace(trace)
        self._marks.clear("just_run", "next", "linked", "place")

    def set_frame(self, frame: Frame) -> None:
        """Mark the line just run and the line to run next, and bring the first into view."""
        self._frame = frame
        self._reading.set_frame(frame)
        self._show_moment()
        self._follow_frame()

    def set_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Draw a wave beneath each problem that has a place."""
        places = ((d, pointing.place_of(d, self._text)) for d in diagnostics)
        self._problems = [(d, span) for d, span in places if span is not None]
        self._marks.problems(self._text, self._problems)
        self._reading.set_problems(self._problems)

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
        self._reading.set_theme(theme)
        self.set_linked(self._linked)
        self._show_moment()
        self._marks.problems(self._text, self._problems)
        self._show_caret()

    def close_cards(self) -> None:
        """Take away what lies over the program."""
        super().close_cards()
        self._reading.close()

    # Within.

    def _show_moment(self) -> None:
        trace, frame = self._trace, self._frame
        if trace is None or frame is None or trace.text != self._text:
            self._marks.clear("just_run", "next")
        else:
            self._marks.moment(self._text, just_run(trace, frame), runs_next(trace, frame))

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

    def _on_caret_moved(self) -> None:
        self._marks.clear("shown")
        self._show_caret()
        super()._on_caret_moved()

    def _caret_settled(self) -> None:
        super()._caret_settled()
        self._reading.follow_caret()

    def _follow_bands(self) -> None:
        """Paint the lines anew that are washed in another colour than before."""
        before, now = self._bands, self._marks.bands()
        for number in before.keys() | now.keys():
            if before.get(number) != now.get(number):
                top, height = self.line_place(number)
                self.viewport().update(0, top - 1, self.viewport().width(), height + 2)

    def _show_caret(self) -> None:
        text = self.toPlainText()
        caret = span_marks.character(text, self.textCursor().position())
        self._marks.brackets(text, brackets.pair_at(text, caret) if self.hasFocus() else None)

    # Qt's own.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wash the marked lines from edge to edge, then let Qt paint the text over them."""
        painter = QPainter(self.viewport())
        self._bands = self._marks.bands()
        for block, top, height in self.blocks_in_view():
            if (colour := self._bands.get(block.blockNumber())) is not None:
                painter.fillRect(0, top, self.viewport().width(), height, colour)
        painter.end()
        super().paintEvent(event)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret there, and with Ctrl go there too; the card was about a moment of rest."""
        self._reading.close()
        super().mousePressEvent(event)
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.button() == Qt.MouseButton.LeftButton:
            self.go_to_step()

    def go_to_step(self) -> None:
        """Ask to go to the step that the text at the caret is about."""
        self._reading.activate_at_caret()

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
