"""The margin left of the program: line numbers, breakpoints, the two marks of a good debugger.

A filled mark stands at the line just run, a hollow one at the line to run next. The editor says
where they are; the gutter only paints. A click sets a breakpoint or takes it away.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextBlock,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gradviz.ui.editor.breaks import Breaks
from gradviz.ui.editor.marks import Marks
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

PAD = 12  # left of the numbers, where breakpoints are
DOT = 3.5  # radius of a breakpoint
MARKS = 22  # room for the marks, right of the numbers
Sign = tuple[int, str]  # a line, 0-based, and what is painted beside it


class Gutter(QWidget):
    """Paints beside the lines that are in view."""

    def __init__(self, editor: ProgramText, marks: Marks, breaks: Breaks) -> None:
        super().__init__(editor)
        self._editor, self._marks, self._breaks = editor, marks, breaks
        breaks.changed.connect(self.update)
        self._theme = LIGHT
        self._signs: frozenset[Sign] = frozenset()  # as painted

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        self.update()

    def room(self) -> int:
        """Return the width needed, in pixels, for the numbers and the marks."""
        digits = max(2, len(str(self._editor.blockCount())))
        return PAD + digits * self.fontMetrics().horizontalAdvance("0") + MARKS

    def sizeHint(self) -> QSize:
        """Return the width needed; the height is the editor's."""
        return QSize(self.room(), 0)

    def follow(self) -> None:
        """Paint the lines anew whose signs are others than before: most stay as they are."""
        changed = self._signs ^ self._signs_now()
        for number in {number for number, _ in changed}:
            top, height = self._editor.line_place(number)
            self.update(0, top - 1, self.width(), height + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers and marks of the lines in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.sunken))
        self._signs = self._signs_now()
        for block, area in self._lines():
            if event.region().intersects(area):
                number = block.blockNumber()
                signs = {sign for line, sign in self._signs if line == number}
                self._paint_line(painter, number, area, signs)

    def _signs_now(self) -> frozenset[Sign]:
        marks, editor = self._marks, self._editor
        here = editor.textCursor().blockNumber() if editor.hasFocus() else None
        single = {"caret": here, "next": marks.line("next"), "just_run": marks.line("just_run")}
        signs = {(line, sign) for sign, line in single.items() if line is not None}
        return frozenset(signs | {(line, "error") for line in marks.lines("errors")})

    def _lines(self) -> Iterator[tuple[QTextBlock, QRect]]:
        for block, top, height in self._editor.blocks_in_view():
            yield block, QRect(0, top, self.width(), height)

    def _paint_line(self, painter: QPainter, number: int, area: QRect, signs: set[str]) -> None:
        theme = self._theme
        if "just_run" in signs:
            painter.fillRect(area, QColor(theme.current_wash))
        colour = theme.text if "caret" in signs else theme.muted
        painter.setPen(QColor(theme.bad if "error" in signs else colour))
        painter.setFont(self.font())
        words = area.adjusted(0, 0, -MARKS, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, str(number + 1))
        if "just_run" in signs:
            self._paint_mark(painter, area, QPen(Qt.PenStyle.NoPen), QColor(theme.current))
        if number + 1 in self._breaks.lines:
            self._paint_break(painter, area)
        if "next" in signs and "just_run" not in signs:
            hollow = QColor(Qt.GlobalColor.transparent)
            self._paint_mark(painter, area, QPen(QColor(theme.muted), 1.2), hollow)

    def _paint_mark(self, painter: QPainter, area: QRect, pen: QPen, fill: QColor) -> None:
        size = min(9.0, area.height() / 2)
        left, middle = area.right() - MARKS + 8.0, area.center().y() + 0.5
        corners = (
            QPointF(left, middle - size / 2),
            QPointF(left + size * 0.85, middle),
            QPointF(left, middle + size / 2),
        )
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(corners))

    def _paint_break(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.bad))
        painter.drawEllipse(QPointF(PAD / 2 + 1, area.center().y() + 0.5), DOT, DOT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set a breakpoint on the line under the mouse, or take it away."""
        y = event.position().y()
        for block, area in self._lines():
            if area.top() <= y <= area.bottom() and event.button() == Qt.MouseButton.LeftButton:
                self._breaks.toggle(block.blockNumber() + 1)

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the mark under the mouse stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().y()), self)
            return True
        return super().event(event)

    def _tip(self, y: int) -> str:
        just_run, runs_next = self._marks.line("just_run"), self._marks.line("next")
        for block, area in self._lines():
            if area.top() <= y <= area.bottom():
                keys: dict[int | None, str] = {runs_next: "editor.runs_next"}
                keys[just_run] = "editor.just_run"
                key = keys.get(block.blockNumber())
                broken = block.blockNumber() + 1 in self._breaks.lines
                words = [say("editor.break" if broken else "editor.break_here")]
                return "\n".join([say(key), *words] if key else words)
        return ""
