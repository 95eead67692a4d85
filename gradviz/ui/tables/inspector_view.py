"""The inspector: everything about one node, its numbers in code, its derivative typeset."""

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.formula import bounds, paint_formula
from gradviz.ui.tables.inspector_facts import (
    FORMULA,
    GRADIENT,
    HEADING,
    PLAIN,
    ROLE,
    Fact,
)
from gradviz.ui.tables.inspector_model import FACT_ROLE, LABEL, TEXT, InspectorModel
from gradviz.ui.tables.painting import (
    dress,
    inside,
    lay_flat,
    paint_array,
    paint_background,
    paint_text,
)
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font
from gradviz.words import say

ROW_HEIGHT, HEADING_HEIGHT, MAP_HEIGHT = 28, 34, 44
FORMULA_SIZE = 16.0  # pixels an em
LEAST_FORMULA = 10.0  # down to which a long formula is shrunk before it is cut
Index = QModelIndex | QPersistentModelIndex


class InspectorView(QTableView):
    """Two columns, what and what it is; the first row is the heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._facts = InspectorModel(self)
        self._cells = _FactDelegate(self)
        self._theme: Theme = LIGHT
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
        widest = max((metrics.horizontalAdvance(fact.label) for fact in rows[1:]), default=80.0)
        first = round(min(widest + 20, width * 0.45))
        self.setColumnWidth(LABEL, first)
        self.setColumnWidth(TEXT, max(width - first, 60))
        self.clearSpans()
        for number, fact in enumerate(rows):
            self.setRowHeight(number, _height(fact))
            if fact.look == HEADING:
                self.setSpan(number, LABEL, 1, 2)

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


def _height(fact: Fact) -> int:
    least = ROW_HEIGHT
    if fact.look == HEADING:
        least = HEADING_HEIGHT
    elif fact.array is not None and fact.array.ndim > 1 and fact.array.shape[0] > 1:
        least = MAP_HEIGHT
    if fact.look == FORMULA:
        least = max(least, round(bounds(fact.tex, FORMULA_SIZE).height()) + 8)
    return round(least * scale())


class _FactDelegate(QStyledItemDelegate):
    """Paints one fact."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, _height(index.data(FACT_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fact, room = index.data(FACT_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fact.look == HEADING:
            self._heading(painter, room, fact)
        elif index.column() == LABEL:
            paint_text(painter, room, fact.label, self.theme.muted, ui_font(9.5))
        else:
            self._fact(painter, room, fact)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        bold = ui_font(10.0, bold=True)
        paint_text(painter, room, fact.label, self.theme.text, bold)
        gone = QFontMetricsF(bold).horizontalAdvance(fact.label) + 10
        if gone < room.width():
            rest = room.adjusted(gone, 0, 0, 0)
            paint_text(painter, rest, fact.text, self.theme.muted, ui_font(9.5))

    def _fact(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        colour = self.theme.gradient if fact.look == GRADIENT else self.theme.text
        if fact.look == FORMULA:
            self._formula(painter, room, fact.tex)
        elif fact.array is not None and fact.array.size:
            self._array(painter, room, fact, fact.array)
        else:
            plain = fact.look in (PLAIN, ROLE)
            paint_text(painter, room, fact.text, colour, ui_font(9.5) if plain else code_font(9.5))

    def _array(self, painter: QPainter, room: QRectF, fact: Fact, array: np.ndarray) -> None:
        colour = self.theme.gradient if fact.look == GRADIENT else self.theme.text
        taken = paint_array(painter, room, array, colour, self.theme)
        if taken is not None:
            rest = room.adjusted(taken.width() + 10, 0, 0, 0)
            paint_text(painter, rest, fact.text, self.theme.muted, code_font(9.0))

    def _formula(self, painter: QPainter, room: QRectF, tex: str) -> None:
        size = FORMULA_SIZE * scale()
        box = bounds(tex, size)
        if box.width() > room.width():
            size = max(size * room.width() / box.width(), LEAST_FORMULA)
            box = bounds(tex, size)
        painter.setClipRect(room.adjusted(0, 0, 8, 0))
        baseline = room.center().y() - box.center().y()
        paint_formula(painter, QPointF(room.left(), baseline), tex, self.theme.text, size)
