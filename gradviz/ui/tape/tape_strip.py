"""The tape as a strip of cells that is read left to right forward and right to left backward.

Tapes that are open at the same time lie below one another, each with a header; one tape alone has
a sentence at its right end. The strip says which node a person wants to go to.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QToolTip, QWidget

from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.steps import TAPE_PAUSED, WATCHED
from gradviz.ui.tape.captions import caption, remark
from gradviz.ui.tape.header_painter import column_width
from gradviz.ui.tape.lane_headers import LaneHeaders
from gradviz.ui.tape.lane_view import LaneView
from gradviz.ui.tape.lane_words import lane_words
from gradviz.ui.tape.measures import EDGE
from gradviz.ui.tape.naming import tape_names
from gradviz.ui.tape.sentence import INDENT, Sentence
from gradviz.ui.tape.sheet import TapeSheet
from gradviz.ui.tape.tape_model import NODE, Index
from gradviz.ui.theme import LIGHT, Theme, scale
from gradviz.words import say

NARROW = 168  # pixels the sentence takes, in several lines, once the cells need the room
Key = Qt.Key
STYLE = """
QListView {{ background: {window}; border: none; }}
QScrollBar {{ background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 8px; }}
QScrollBar:vertical {{ width: 8px; }}
QScrollBar::handle {{ background: {outline}; border-radius: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 1px 0; }}
QScrollBar::handle:vertical {{ min-height: 24px; margin: 0 1px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class TapeStrip(LaneView):
    """One cell per operation. Its signals carry the node of a cell.

    A click or Enter activates it; Alt with the arrow keys, Home or End selects another, in its
    lane or the next.
    """

    cellActivated = Signal(int)
    cellHovered = Signal(object)  # int, or None when the pointer leaves
    cellSelected = Signal(object)  # int, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointed: NodeId | None = None
        self._beside = 0  # the width of the headers
        self._headers = LaneHeaders(self)
        self._sentence = Sentence(self)
        self.setObjectName("tapeStrip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._activate)
        self.entered.connect(lambda index: self._point_at(index.data(NODE)))
        self.viewportEntered.connect(lambda: self._point_at(None))
        self.verticalScrollBar().valueChanged.connect(self._headers.set_offset)
        self.set_theme(LIGHT)
        self.retranslate()

    def set_trace(self, trace: Trace) -> None:
        """Take a new run."""
        self._trace, self._frame, self._pointed, self._under = trace, None, None, -1
        self._model.set_trace(trace)
        self._fit()
        self._show_words()

    def set_frame(self, frame: Frame) -> None:
        """Show every cell as it stands in `frame`; the current one comes into view."""
        self._frame = frame
        self._model.set_frame(frame)
        self._show_words()
        row = self._model.active_row()
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
        self._reveal(self._model.index(self._model.resting_row() if row is None else row))

    def set_cut(self, node: NodeId | None) -> None:
        """Mark where the way of a missing gradient ends, and bring it into view; None: nowhere."""
        row = self._model.set_cut(node)
        if row is not None:
            self._reveal(self._model.index(row))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and the size in which everything is written."""
        self._cells.cells.theme = self._around.theme = theme
        self._headers.set_theme(theme)
        self.ensurePolished()  # else Qt keeps the rules of the sheet before, once measured
        self.setStyleSheet(
            STYLE.format(window=theme.window, outline=theme.outline, faint=theme.faint)
        )
        self._sentence.set_theme(theme)
        self._fit()

    def retranslate(self) -> None:
        """Set all texts again, in the language now in force."""
        self.setAccessibleName(say("transport.tape"))
        self._model.tell_changed()
        self._beside = column_width(self._trace)
        self._show_words()

    def set_linked(self, node: NodeId | None, reveal: bool = False) -> None:
        """Mark the cells of a node that is pointed at; `reveal` brings the first into view."""
        row = self._model.set_linked(node)
        if reveal and row is not None:
            self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def sheet(self) -> TapeSheet | None:
        """Return all of the strip as it stands now, to be painted; None where it has no cells."""
        if self._frame is None or not self._trace.cells:
            return None
        return TapeSheet(self._trace, self._frame, self._around.theme, self._model.cut)

    def minimumSizeHint(self) -> QSize:
        """Return room for two cells side by side, and for what stands beside them."""
        beside = self._beside if self._lanes.count > 1 else round(NARROW * scale())
        return super().minimumSizeHint() + QSize(beside, 0)

    # Words and places ---------------------------------------------------------------------------

    def _fit(self) -> None:
        self._beside = column_width(self._trace)
        self.measure()
        self.setMaximumHeight(self.height_of(self._lanes.count))
        self._place_words()

    def _show_words(self) -> None:
        said, noted = caption(self._trace, self._frame), remark(self._trace, self._frame)
        step = None if self._frame is None else self._frame.step
        self._sentence.set_words(said, noted, bool(noted) and step is not None
                                 and step.kind == WATCHED)  # fmt: skip
        frame = self._frame
        if frame is not None and self._lanes.count > 1:
            count = range(self._lanes.count)
            self._headers.set_words(tuple(lane_words(self._trace, frame, k) for k in count))
        self._place_words()

    def _place_words(self) -> None:
        """Put headers left of several lanes; the sentence of a single one behind its last cell.

        Where there is no room for that, it stands at the right edge.
        """
        stacked = self._lanes.count > 1
        self._headers.setVisible(stacked)
        self._sentence.setVisible(not stacked)
        if stacked:
            left = self._beside
            self.setViewportMargins(left, 0, EDGE, 0)
            self._headers.setGeometry(0, 0, left, self.whole_lanes * self._sizes.lane)
        else:
            self._place_sentence()
        self.updateGeometries()

    def _place_sentence(self) -> None:
        cells, narrow = EDGE + self._ruler.left(self._ruler.count), round(NARROW * scale())
        free = self.width() - cells - EDGE
        if free >= narrow:  # not what it says at this step: nothing may jump
            width, left = min(self._sentence.wanted_width(), free), cells
            self.setViewportMargins(EDGE, 0, 0, 0)
        else:
            width, left = narrow, self.width() - narrow - EDGE // 2
            self.setViewportMargins(EDGE, 0, narrow + EDGE, 0)
        self._sentence.setGeometry(left - INDENT, 0, width + INDENT, self._sizes.lane)

    def _reveal(self, index: QModelIndex) -> None:
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at their places."""
        super().resizeEvent(event)
        self._place_words()

    # What a person does -------------------------------------------------------------------------

    def _point_at(self, node: NodeId | None) -> None:
        if node != self._pointed:
            self._pointed = node
            self.cellHovered.emit(node)

    def _activate(self, index: Index) -> None:
        self.cellActivated.emit(index.data(NODE))

    def viewportEvent(self, event: QEvent) -> bool:
        """Hear that the pointer has left; tell about marks."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
            self._point_at(None)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.mark_words(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().viewportEvent(event)

    def mark_words(self, place: QPoint) -> str:
        """Return what the mark at a place of the viewport says, "" where none is."""
        mark = self._lanes.marks.get(self._ruler.at(place.x() + self.horizontalOffset()))
        if mark is None:
            return ""
        key = "tapes.tip_paused" if mark.kind == TAPE_PAUSED else "tapes.tip_reset"
        return say(key, name=tape_names(self._trace)[mark.tape])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell that has the focus; Alt and an arrow selects, Escape nothing."""
        here, key = self.currentIndex(), Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        walks = held == Qt.KeyboardModifier.AltModifier
        if key in (Key.Key_Return, Key.Key_Enter) and here.isValid():
            self._activate(here)
        elif walks and self._model.rowCount() and (row := self._led(key)) is not None:
            self._select(row)
        elif key == Key.Key_Escape:
            self.cellSelected.emit(None)
        else:
            super().keyPressEvent(event)

    def _led(self, key: Qt.Key) -> int | None:
        """Return the row a key leads to, None for other keys."""
        row = max(self.currentIndex().row(), 0)
        ways = {
            Key.Key_Left: (-1, 0),
            Key.Key_Right: (1, 0),
            Key.Key_Up: (0, -1),
            Key.Key_Down: (0, 1),
        }
        if key in ways:
            return self.neighbour(row, *ways[key])
        return self.end(row, key == Key.Key_End) if key in (Key.Key_Home, Key.Key_End) else None

    def _select(self, row: int) -> None:
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.cellSelected.emit(index.data(NODE))
