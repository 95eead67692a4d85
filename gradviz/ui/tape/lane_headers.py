"""The column left of the lanes: a header for each, with name, state, what it holds and watches."""

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gradviz.trace.replay import RELEASED
from gradviz.ui.tape.lane_words import BOTH, LATER, READING, LaneWords
from gradviz.ui.tape.lettering import RIGHT, ui_hand
from gradviz.ui.tape.measures import EDGE, measures
from gradviz.ui.theme import LIGHT, Theme, scale
from gradviz.words import say

PAD = 10  # right of the words


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
                self._header(painter, self._place(lane), words)

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
        top = lane * sizes.lane - self._offset + round(sizes.tag / 2)
        return QRect(EDGE, top, self.width() - EDGE - PAD, sizes.lane - sizes.tag // 2)

    def _header(self, painter: QPainter, area: QRect, words: LaneWords) -> None:
        theme, line = self._theme, round(15 * scale())
        ahead = words.state == LATER
        strong = theme.muted if ahead or words.state == RELEASED else theme.text
        tint = theme.gradient if words.state in (READING, BOTH) else theme.muted
        used = ui_hand(9).write(painter, area.adjusted(0, 1, 0, 0), words.said, tint, RIGHT)
        beside = area.adjusted(0, 0, -used - 8, 0)
        ui_hand(9.5, bold=True).write(painter, beside, words.name, strong)
        small, weak = ui_hand(8.5), theme.faint if ahead else theme.muted
        small.write(painter, area.adjusted(0, line, 0, 0), words.held, weak)
        below = area.adjusted(0, 2 * line - 1, 0, 0)
        if words.watching:
            self._wash(painter, below, small.width(words.facts))
            weak = theme.text
        small.write(painter, below, words.facts, weak)

    def _wash(self, painter: QPainter, area: QRect, width: int) -> None:
        """Put the colour of the current step behind words."""
        place = QRect(
            area.left() - 4, area.top(), min(width, area.width()) + 8, round(14 * scale())
        )
        painter.setPen(QPen(QColor(self._theme.current), 1))
        painter.setBrush(QColor(self._theme.current_wash))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
