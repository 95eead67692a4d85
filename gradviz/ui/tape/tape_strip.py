"""The tape as a strip of cells that is read left to right forward and right to left backward.

A view over TapeModel with a sentence at its right end. It says which node a person wants to go to.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QSizePolicy, QWidget

from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.tape.captions import caption
from gradviz.ui.tape.cell_delegate import HEIGHT, WIDTH, CellDelegate
from gradviz.ui.tape.tape_model import NODE, Index, TapeModel
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

EDGE = 14  # left and right of the strip
NARROW = 168  # pixels the sentence takes, in two lines, once the cells need the room
SCROLL = 10  # height kept free for the scroll bar
STYLE = """
QListView {{ background: {window}; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {outline}; border-radius: 3px; min-width: 32px;
  margin: 1px 0; }}
QScrollBar::handle:horizontal:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class TapeStrip(QListView):
    """One cell per operation. Its signals carry the node of a cell.

    A click or Enter activates it; Alt with the arrow keys, Home or End selects another.
    """

    cellActivated = Signal(int)
    cellHovered = Signal(object)  # int, or None when the pointer leaves
    cellSelected = Signal(object)  # int, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace = Trace("")
        self._frame: Frame | None = None
        self._pointed: NodeId | None = None
        self._model = TapeModel(self)
        self._cells = CellDelegate(self)
        self._caption = QLabel(self)
        self._caption.setObjectName("tapeCaption")
        self._caption.setFont(ui_font(9.5))
        self._caption.setWordWrap(True)
        self._set_up_view()
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self.clicked.connect(self._activate)
        self.entered.connect(lambda index: self._point_at(index.data(NODE)))
        self.viewportEntered.connect(lambda: self._point_at(None))
        self.set_theme(LIGHT)
        self.retranslate()

    def _set_up_view(self) -> None:
        self.setObjectName("tapeStrip")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalScrollBar().setSingleStep(WIDTH // 2)

    def set_trace(self, trace: Trace) -> None:
        """Take a new run."""
        self._trace, self._frame, self._pointed = trace, None, None
        self._model.set_trace(trace)
        self._show_caption()

    def set_frame(self, frame: Frame) -> None:
        """Show every cell as it stands in `frame`; the current one comes into view."""
        self._frame = frame
        self._model.set_frame(frame)
        self._show_caption()
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
        """Use the colours of `theme`."""
        self._cells.theme = theme
        self.ensurePolished()  # else Qt keeps the rules of the sheet before, once measured
        self.setStyleSheet(
            STYLE.format(window=theme.window, outline=theme.outline, faint=theme.faint)
        )
        colours = self._caption.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self._caption.setPalette(colours)
        self.viewport().update()

    def retranslate(self) -> None:
        """Set all texts again, in the language now in force."""
        self.setAccessibleName(say("transport.tape"))
        self._model.tell_changed()
        self._show_caption()

    def sizeHint(self) -> QSize:
        """Return a strip one cell high."""
        return QSize(6 * WIDTH, HEIGHT + SCROLL + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for two cells."""
        return QSize(2 * WIDTH, HEIGHT + SCROLL + 4)

    def set_linked(self, node: NodeId | None, reveal: bool = False) -> None:
        """Mark the cells of a node that is pointed at; `reveal` brings the first into view."""
        row = self._model.set_linked(node)
        if reveal and row is not None:
            self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def _point_at(self, node: NodeId | None) -> None:
        if node != self._pointed:
            self._pointed = node
            self.cellHovered.emit(node)

    def _reveal(self, index: QModelIndex) -> None:
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_caption(self) -> None:
        self._caption.setText(caption(self._trace, self._frame))
        self._place_caption()

    def _place_caption(self) -> None:
        """Put the sentence behind the last cell, or, where there is no room, at the right edge."""
        cells = EDGE + self._model.rowCount() * WIDTH
        free = self.width() - cells - EDGE
        wide = self._caption.fontMetrics().horizontalAdvance(self._caption.text()) + 8
        if free >= min(wide, NARROW):
            width, left = min(wide, free), cells
            self.setViewportMargins(EDGE, 0, 0, 0)
        else:
            width, left = NARROW, self.width() - NARROW - EDGE // 2
            self.setViewportMargins(EDGE, 0, NARROW + EDGE, 0)
        self._caption.setGeometry(left, 0, width, HEIGHT + 6)

    def _activate(self, index: Index) -> None:
        self.cellActivated.emit(index.data(NODE))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again. Qt would lay all cells out again too, which 20,000 make slow."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence at its end."""
        super().resizeEvent(event)
        self._place_caption()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hear that the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell that has the focus; Alt and an arrow selects, Escape nothing."""
        here, last = self.currentIndex(), self._model.rowCount() - 1
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        rows = {
            Qt.Key.Key_Left: max(here.row() - 1, 0),
            Qt.Key.Key_Right: min(here.row() + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._activate(here)
        elif held == Qt.KeyboardModifier.AltModifier and event.key() in rows and last >= 0:
            self._select(rows[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.cellSelected.emit(None)
        else:
            super().keyPressEvent(event)

    def _select(self, row: int) -> None:
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.cellSelected.emit(index.data(NODE))
