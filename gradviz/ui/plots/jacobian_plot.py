"""The Jacobian as a heat map with its seed in the hand: drag a bar, or act on a row by keys."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QToolTip, QWidget

from gradviz.trace.jacobian import Pulled
from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.jacobian_hints import chosen, hint
from gradviz.ui.plots.jacobian_keys import CHOOSE, ONE_HOT, RAISE, SET, act_of
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_painter import JacobianPainter, Moment
from gradviz.ui.plots.jacobian_places import CELL, ROW, SEED, Places, places, seed_reach
from gradviz.ui.plots.jacobian_shades import part_of
from gradviz.ui.plots.ranges import View
from gradviz.ui.theme import scale


class JacobianPlot(Chart):
    """Draws a Named Jacobian and a Pulled seed; asks for other seeds."""

    seedEdited = Signal(object)  # (rows,) float64, or None: the call's own

    def __init__(self, parent: QWidget | None = None) -> None:
        self._named: Named | None = None
        self._moment: Moment | None = None
        self._painter: JacobianPainter | None = None
        self._places: Places | None = None
        self._dragged: int | None = None
        super().__init__("jacobianPlot", parent)
        for side in ("left", "bottom"):
            self.hideAxis(side)
        self.showGrid(x=False, y=False)
        self.getPlotItem().layout.setContentsMargins(2, 0, 6, 2)
        self.getPlotItem().invertY(True)
        self._sheet = _Sheet(self)
        self.addItem(self._sheet, ignoreBounds=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.restyle()

    # -- what comes down ------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._moment is None

    @property
    def moment(self) -> Moment | None:
        """What is drawn."""
        return self._moment

    @property
    def places(self) -> Places | None:
        """Where it is drawn, in pixels of the sheet."""
        return self._places

    def set_jacobian(self, shown: tuple[Named, Pulled] | None) -> None:
        """Draw a Jacobian, with a seed and what it makes; None: nothing."""
        before = self._moment
        self._named, self._moment = None, None
        if shown is not None:
            self._named, pulled = shown
            row = 0 if before is None else min(before.chosen, len(pulled.seed) - 1)
            reach = self._reach(pulled)
            self._moment = Moment(self._named, pulled, reach, row, self.hasFocus())
        self.restyle()

    def set_pulled(self, pulled: Pulled) -> None:
        """Draw another seed of the same Jacobian; a bar in the hand keeps its measure."""
        if self._moment is not None and len(pulled.seed) == len(self._moment.pulled.seed):
            reach = self._moment.reach if self._dragged is not None else self._reach(pulled)
            self._show(replace(self._moment, pulled=pulled, reach=reach))

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        named = self._named
        self._painter = JacobianPainter(named, self.theme) if named is not None else None
        self.arrange()

    def arrange(self) -> None:
        """Share the room out again."""
        box = self.getPlotItem().getViewBox()
        width, height = box.width(), box.height()
        self._places = None
        if self._painter is None or self._named is None or width < 10 or height < 10:
            return
        self.look_at(View((0.0, width), (0.0, height)))
        jacobian = self._named.jacobian
        size = len(jacobian.rows), len(jacobian.columns)
        self._places = places(width, height, size, self._painter.names_width(), scale())
        self._sheet.place(QRectF(0.0, 0.0, width, height))
        self._tell()

    def paint(self, painter: QPainter) -> None:
        """Paint what the sheet shows."""
        if self._painter is not None and self._places is not None and self._moment is not None:
            self._painter.paint(painter, self._places, self._moment)

    def _reach(self, pulled: Pulled) -> float:
        finite = pulled.seed[np.isfinite(pulled.seed)]
        return seed_reach(float(np.abs(finite).max(initial=0.0)))

    def _show(self, moment: Moment) -> None:
        self._moment = moment
        self._sheet.update()
        self._tell()

    def _tell(self) -> None:
        """Say to those who hear the window which row keys act on."""
        if self._moment is not None:
            self.setAccessibleDescription(chosen(self._moment))

    # -- the mouse -------------------------------------------------------------------------------

    def _point(self, event: QMouseEvent) -> QPointF:
        box = self.getPlotItem().getViewBox()
        scene = self.mapToScene(event.position().toPoint())
        return QPointF(box.mapFromScene(scene))

    def _under(self, event: QMouseEvent) -> tuple[str, int, int]:
        if self._places is None:
            return "", 0, 0
        return self._places.at(self._point(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a seed in the hand; a row asks for the gradient of one element."""
        what, row, _column = self._under(event)
        if event.button() != Qt.MouseButton.LeftButton or self._moment is None:
            super().mousePressEvent(event)
            return
        event.accept()
        if what in (SEED, ROW, CELL):
            self._choose(row)
        if what == SEED:
            self._dragged = row
            self._drag(event)
        elif what in (ROW, CELL):
            self.one_hot()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell what the pointer is on."""
        if self._dragged is not None:
            self._drag(event)
            return
        what, row, column = self._under(event)
        if what == CELL:
            row, column = self._seen(row, column)
        shape = {SEED: Qt.CursorShape.SizeHorCursor, ROW: Qt.CursorShape.PointingHandCursor}
        self.viewport().setCursor(shape.get(what, Qt.CursorShape.ArrowCursor))
        text = hint(self._moment, what, row, column) if self._moment is not None else ""
        if text:
            QToolTip.showText(event.globalPosition().toPoint(), text, self.viewport())
        else:
            QToolTip.hideText()

    def _seen(self, row: int, column: int) -> tuple[int, int]:
        """Return which of the cells that share a pixel is the one that is seen."""
        at, table = self._places, self._named.jacobian.table if self._named is not None else None
        if at is None or table is None:
            return row, column
        rows = part_of(row, at.rows, at.drawn[0])
        columns = part_of(column, at.columns, at.drawn[1])
        sizes = np.abs(table[rows, columns])
        place = np.unravel_index(int(np.argmax(sizes)), sizes.shape)
        return rows.start + int(place[0]), columns.start + int(place[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the bars may take another measure."""
        if self._dragged is None:
            super().mouseReleaseEvent(event)
            return
        self._dragged = None
        if self._moment is not None:
            self.set_pulled(self._moment.pulled)

    def _drag(self, event: QMouseEvent) -> None:
        if self._moment is None or self._places is None or self._dragged is None:
            return
        value = self._places.seed_at(self._point(event).x(), self._moment.reach)
        self._set(self._dragged, value)

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a row; with Shift, or by + and −, they change its seed."""
        act, moment = act_of(event), self._moment
        if act is None or moment is None:
            event.ignore()  # so that the window's keys still work
            return
        what, by = act
        if what == CHOOSE:
            self._choose(moment.chosen + int(by))
        elif what == RAISE:
            self._set(moment.chosen, round(float(moment.pulled.seed[moment.chosen]) + by, 6) or 0.0)
        elif what == SET:
            self._set(moment.chosen, by)
        elif what == ONE_HOT:
            self.one_hot()
        else:
            self.seedEdited.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row keys act on."""
        super().focusInEvent(event)
        self._mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys act elsewhere."""
        super().focusOutEvent(event)
        self._mark(False)

    def _mark(self, focused: bool) -> None:
        if self._moment is not None:
            self._show(replace(self._moment, focused=focused))

    # -- other seeds -----------------------------------------------------------------------------

    def ones(self) -> None:
        """Ask for a seed of ones."""
        if self._moment is not None:
            self.seedEdited.emit(np.ones(len(self._moment.pulled.seed)))

    def one_hot(self) -> None:
        """Ask for the gradient of the chosen element alone."""
        if self._moment is not None:
            seed = np.zeros(len(self._moment.pulled.seed))
            seed[self._moment.chosen] = 1.0
            self.seedEdited.emit(seed)

    def _choose(self, row: int) -> None:
        if self._moment is not None:
            last = len(self._moment.pulled.seed) - 1
            self._show(replace(self._moment, chosen=min(max(row, 0), last)))

    def _set(self, row: int, value: float) -> None:
        if self._moment is not None:
            seed = self._moment.pulled.seed.copy()
            seed[row] = value
            self.seedEdited.emit(seed)


class _Sheet(pg.GraphicsObject):
    """The one item of the plot: its coordinates are pixels, from the top left corner."""

    def __init__(self, plot: JacobianPlot) -> None:
        super().__init__()
        self._plot = plot
        self._room = QRectF()

    def place(self, room: QRectF) -> None:
        """Cover `room`."""
        self.prepareGeometryChange()
        self._room = room
        self.update()

    def boundingRect(self) -> QRectF:
        """All of the plot."""
        return self._room

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Leave it to the plot."""
        self._plot.paint(painter)
