"""The inspector: everything about one node, its numbers in code, its derivative typeset."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.checks import Checks
from gradviz.ui.tables.inspector_delegate import FactDelegate, height
from gradviz.ui.tables.inspector_fact import WIDE
from gradviz.ui.tables.inspector_model import FACT_ROLE, LABEL, InspectorModel
from gradviz.ui.tables.inspector_witnesses import CANCEL, CHECK
from gradviz.ui.tables.painting import dress, lay_flat
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.trace.paths import Path

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()
ARROW = Qt.CursorShape.ArrowCursor


class InspectorView(QTableView):
    """Two columns, what and what it is; the first row is the heading."""

    pathPointed = Signal(object)  # the Path of the row pointed at or stood on, or None
    checkRequested = Signal()  # let the other witnesses speak
    checkCancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._facts = InspectorModel(self)
        self._cells = FactDelegate(self)
        self._theme: Theme = LIGHT
        self._path: Path | None = None
        self._facts.modelReset.connect(lambda: self._point(NONE))
        self.setModel(self._facts)
        self.setItemDelegate(self._cells)
        self._facts.modelReset.connect(self._fit)
        self._facts.dataChanged.connect(self._fit)
        self._set_up()
        self.set_theme(LIGHT)
        self.retranslate()

    def _set_up(self) -> None:
        lay_flat(self)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().hide()
        self.setMouseTracking(True)
        self.entered.connect(self._point)

    # -- paths pointed at -----------------------------------------------------------------------

    def _point(self, index: Index) -> None:
        """Say which path is pointed at, None where the row has none; a hand where it offers."""
        hand = Qt.CursorShape.PointingHandCursor if self._action(index) else ARROW
        self.viewport().setCursor(hand)
        path = index.data(FACT_ROLE).path if index.isValid() else None
        if path is not self._path:
            self._path = self._cells.pointed = path
            self.viewport().update()
            self.pathPointed.emit(path)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Point at the row that keys have come to."""
        super().currentChanged(current, previous)
        self._point(current)

    def viewportEvent(self, event: QEvent) -> bool:
        """Point at the row that keys act on again, once the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._point(self.currentIndex() if self.hasFocus() else NONE)
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing: the keys act elsewhere."""
        super().focusOutEvent(event)
        self._point(NONE)

    # -- what people do -------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the row offers."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._act(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the row offers."""
        offers = bool(self._action(self.currentIndex()))
        if offers and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _action(self, index: Index) -> str:
        return index.data(FACT_ROLE).action if index.isValid() else ""

    def _act(self, index: Index) -> None:
        action = self._action(index)
        if action == CHECK:
            self.checkRequested.emit()
        elif action == CANCEL:
            self.checkCancelled.emit()

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Show nothing until a frame of `trace` comes; the chosen node is forgotten."""
        self._facts.set_trace(trace)

    def set_frame(self, frame: Frame) -> None:
        """Show the node as it stands at `frame`."""
        self._facts.set_frame(frame)

    def set_node(self, number: NodeId | None) -> None:
        """Keep to node `number`; None follows the cursor again."""
        self._facts.set_node(number)

    def set_checks(self, checks: Checks) -> None:
        """Show what other witnesses say of the gradients."""
        self._facts.set_checks(checks)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = self._cells.theme = theme
        dress(self, theme)
        self._fit()
        self.viewport().update()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("inspector.table"))
        self._facts.retranslate()

    # -- sizes and the empty table --------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        metrics = QFontMetricsF(ui_font(9.5))
        rows = [self._facts.index(k, LABEL).data(FACT_ROLE) for k in range(self._facts.rowCount())]
        short = [fact.label for fact in rows if fact.look not in WIDE]
        widest = max((metrics.horizontalAdvance(label) for label in short), default=80.0)
        first = round(min(widest + 20, width * 0.45))
        across = self._set_sizes(self.horizontalHeader(), (first, max(width - first, 60)))
        down = self._set_sizes(self.verticalHeader(), [height(fact, width) for fact in rows])
        if across or down:
            self.updateGeometries()
            self.viewport().update()
        for number, fact in enumerate(rows):
            span = 2 if fact.look in WIDE else 1
            if self.columnSpan(number, LABEL) != span:
                self.setSpan(number, LABEL, 1, span)
        self.executeDelayedItemsLayout()  # now: later it would paint all once more

    def _set_sizes(self, header: QHeaderView, sizes: Sequence[int]) -> bool:
        """Return whether any is another; the table is not told: it would paint once more later."""
        new = [(k, size) for k, size in enumerate(sizes) if header.sectionSize(k) != size]
        with QSignalBlocker(header):
            for section, size in new:
                header.resizeSection(section, size)
        return bool(new)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say what would appear here."""
        super().paintEvent(event)
        if self._facts.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(ui_font(9.5))
        painter.setPen(self._theme.muted)
        room = QRectF(self.viewport().rect()).adjusted(12, 12, -12, -12)
        wrapped = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, wrapped, say("inspector.nothing"))
        painter.end()
