"""The table of gradients with their reasons: a click asks for the reason, a link for the repair."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gradviz.trace import Frame, Row, Trace
from gradviz.trace.checks import Checks
from gradviz.ui.numbers import last_names, path_name
from gradviz.ui.tables.gradients_model import (
    ARRIVAL_ROLE,
    GRADIENT,
    ROLE,
    ROW_ROLE,
    SOURCE,
    WHY,
    GradientsModel,
    link_text,
)
from gradviz.ui.tables.painting import (
    dress,
    inside,
    lay_flat,
    paint_arrival,
    paint_background,
    paint_text,
)
from gradviz.ui.tables.why_delegate import WhyDelegate
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font
from gradviz.words import say

Index = QModelIndex | QPersistentModelIndex
LEAST_WHY = 120  # pixels


class GradientsView(QTableView):
    """Sources with their gradients, or why there is none and the smallest repair."""

    reasonRequested = Signal(object)  # Row
    placeRequested = Signal(object)  # Span
    repairRequested = Signal(object)  # Fix

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientsTable")
        self._gradients = GradientsModel(self)
        self._why = WhyDelegate(self)
        self._fitted: tuple[object, ...] = ()
        self._cells = _CellDelegate(self._why, self)
        self.setModel(self._gradients)
        for column in (SOURCE, ROLE, GRADIENT):
            self.setItemDelegateForColumn(column, self._cells)
        self.setItemDelegateForColumn(WHY, self._why)
        self._set_up()
        self._gradients.modelReset.connect(self._forget_mark)
        self._gradients.dataChanged.connect(self._fit_changed)
        self.set_theme(LIGHT)
        self.retranslate()

    def _set_up(self) -> None:
        lay_flat(self)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().setMinimumSectionSize(30)

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Show the gradients of `trace`."""
        self._gradients.set_trace(trace)
        self._fit()

    def set_frame(self, frame: Frame) -> None:
        """Show the call in force at `frame` and what of it has arrived, the newest in sight."""
        before = self._gradients.newest
        self._gradients.set_frame(frame)
        if self._gradients.newest != before:
            self._follow()

    def _follow(self) -> None:
        """Bring the newest gradient into the middle, wherever the table was scrolled to."""
        newest = self._gradients.newest
        self.updateGeometries()  # rows that came just now are not in the scroll bar's range yet
        if newest is None:
            self.scrollToTop()
        else:
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.scrollTo(self._gradients.index(newest, 0), middle)

    def set_checks(self, checks: Checks) -> None:
        """Show what other witnesses say of the gradients."""
        self._gradients.set_checks(checks)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._why.theme = self._cells.theme = theme
        dress(self, theme)
        self._fit_anew()
        self.viewport().update()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("gradients.table"))
        self._gradients.retranslate()
        self._fit_anew()

    def target(self) -> str:
        """Return the name of what the shown call differentiates, or ""."""
        return self._gradients.call.target if self._gradients.call is not None else ""

    def _forget_mark(self) -> None:
        self._why.marked = -1
        self._fit()

    # -- sizes ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the reasons anew."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what has come in the meantime."""
        super().showEvent(event)
        self._fit()
        self._follow()

    def _fit_anew(self) -> None:
        self._fitted = ()
        self._fit()

    def _fit(self) -> None:
        """Fit columns and rows, unless nothing has changed: there may be hundreds of rows."""
        width = self.viewport().width()
        if not self.isVisible() or self._fitted == (self._gradients.shown, width):
            return
        self._fitted = self._gradients.shown, width
        metrics = self.fontMetrics()
        rows = self._gradients.rows()
        code = QFontMetricsF(code_font(10.0))
        names = (code.horizontalAdvance(last_names(row.source)) for row in rows)
        source = round(max(names, default=0)) + 20
        roles = [say(f"role.{row.role}") for row in rows] + [say("gradients.role")]
        self.setColumnWidth(
            SOURCE, min(max(source, self._heading(SOURCE)), max(round(width * 0.3), 50))
        )
        self.setColumnWidth(ROLE, max(metrics.horizontalAdvance(text) for text in roles) + 18)
        self.setColumnWidth(GRADIENT, max(self._heading(GRADIENT), round(76 * scale())))
        taken = sum(self.columnWidth(column) for column in (SOURCE, ROLE, GRADIENT))
        self.setColumnWidth(WHY, max(width - taken, LEAST_WHY))
        self._fit_rows(range(self._gradients.rowCount()))

    def _heading(self, column: int) -> int:
        text = self._gradients.headerData(column, Qt.Orientation.Horizontal)
        return self.fontMetrics().horizontalAdvance(str(text)) + 16

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self.isVisible():
            self._fit_rows(range(first.row(), last.row() + 1))
        else:
            self._fitted = ()

    def _fit_rows(self, rows: range) -> None:
        width = self.columnWidth(WHY)
        for number in rows:
            arrival = self._gradients.shown[number]
            height = self._why.height(arrival, self._gradients.check(number), width)
            array = arrival.row.value if arrival.row is not None else None  # here or yet to come
            self.setRowHeight(number, max(height, 48 if array is not None and array.ndim else 0))

    # -- what people do -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A link repairs; the rest of a row asks why, and goes to the place."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._act(index.row(), self._over_link(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the cursor where a link is."""
        super().mouseMoveEvent(event)
        hand = self._over_link(event.position())
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks why; Ctrl+Enter repairs."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._act(index.row(), bool(control) and bool(link_text(index.data(ROW_ROLE))))
        else:
            super().keyPressEvent(event)

    def _act(self, number: int, link: bool) -> None:
        row: Row = self._gradients.index(number, 0).data(ROW_ROLE)
        reason = row.reason
        self._why.marked = number
        self.viewport().update()
        if link and reason is not None and reason.fix is not None:
            self.repairRequested.emit(reason.fix)
            return
        self.reasonRequested.emit(row)
        if reason is not None and reason.span is not None:
            self.placeRequested.emit(reason.span)

    def _over_link(self, position: QPointF) -> bool:
        index = self.indexAt(position.toPoint())
        if not index.isValid() or index.column() != WHY:
            return False
        return self._why.on_link(self.room(index), position, index.data(ARRIVAL_ROLE))

    def room(self, index: Index) -> QRectF:
        """Return the content area of a cell, as its delegate paints it."""
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        return inside(option)


class _CellDelegate(QStyledItemDelegate):
    """Paints source, role and gradient."""

    def __init__(self, why: WhyDelegate, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._why = why

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, room = index.data(ROW_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme, index.row() == self._why.marked)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == SOURCE:
            font, end = code_font(10.0), Qt.TextElideMode.ElideLeft
            letters = int(room.width() / QFontMetricsF(font).horizontalAdvance("0"))
            name = path_name(row.source, letters) if "/" in row.source else row.source
            paint_text(painter, room, name, self.theme.role(row.role), font, elide=end)
        elif index.column() == ROLE:
            paint_text(painter, room, str(index.data()), self.theme.text, ui_font(9.0))
        else:
            paint_arrival(painter, room, index.data(ARRIVAL_ROLE), self.theme, link=False)
        painter.restore()
