"""The column left of the lanes: a header for each, with name, state, what it holds and watches."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gradviz.ui.tape.header_painter import header_place, paint_header
from gradviz.ui.tape.lane_words import LaneWords
from gradviz.ui.tape.measures import measures
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say


class LaneHeaders(QWidget):
    """One header below the other, scrolled by `offset` pixels like the lanes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tapeLanes")
        self._words: tuple[LaneWords | None, ...] = ()
        self._offset = 0
        self._theme: Theme = LIGHT

    def set_words(self, words: tuple[LaneWords | None, ...]) -> None:
        """Show these headers, the outermost tape's first."""
        self._words = words
        self.setAccessibleName(say("tapes.lanes"))
        self.setAccessibleDescription("\n".join(row.heard for row in words if row is not None))
        self.update()

    def set_offset(self, offset: int) -> None:
        """Scroll with the lanes."""
        self._offset = offset
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every header."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        for lane, words in enumerate(self._words):
            if words is not None:
                paint_header(painter, self._place(lane), words, self._theme)

    def event(self, event: QEvent) -> bool:
        """Show the whole of a header as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lane = (event.pos().y() + self._offset) // measures(len(self._words)).lane
            words = self._words[lane] if 0 <= lane < len(self._words) else None
            QToolTip.showText(event.globalPos(), "" if words is None else words.heard, self)
            return True
        return super().event(event)

    def _place(self, lane: int) -> QRect:
        sizes = measures(len(self._words))
        return header_place(lane * sizes.lane - self._offset, self.width(), sizes)
