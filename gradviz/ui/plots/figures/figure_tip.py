"""What the pointer is told over a subplot: a datum's numbers, in a box that stays in the figure."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsEllipseItem

from gradviz.ui.plots.figures.nearest import Found
from gradviz.ui.theme import Theme, ui_font

GAP = 8.0  # pixels between a datum and its words
RADIUS = 4.5  # of the ring
ABOVE_ALL = 40


class FigureTip:
    """A ring round a datum, and words beside it; both are parts of `plot`, and not clipped."""

    def __init__(self, plot: pg.PlotItem, theme: Theme) -> None:
        self._plot = plot
        self._words = pg.TextItem("", color=theme.text, border=pg.mkPen(theme.outline),
                                  fill=pg.mkBrush(QColor(theme.raised)))  # fmt: skip
        self._words.setFont(ui_font(8.5))
        self._words.setZValue(ABOVE_ALL)
        self._ring = QGraphicsEllipseItem(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS)
        self._ring.setPen(pg.mkPen(theme.text, width=1.5))
        self._ring.setZValue(ABOVE_ALL - 1)
        for item in (self._words, self._ring):
            item.setParentItem(plot)
            item.hide()

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return str(self._words.toPlainText()) if self._words.isVisible() else ""

    @property
    def area(self) -> QRectF:
        """Where the words stand in the scene."""
        return self._words.mapRectToScene(self._words.boundingRect())

    def hide(self) -> None:
        """Say nothing."""
        self._words.hide()
        self._ring.hide()
        self._plot.setZValue(0)

    def show(self, found: Found, at: QPointF, figure: QRectF) -> None:
        """Say what was found at a place of the scene; `figure` is where words may stand."""
        self._words.setText(found.text)
        box = self._words.boundingRect()
        left = max(min(at.x() + GAP, figure.right() - box.width()), figure.left())
        above = at.y() - box.height() - GAP
        top = above if above > figure.top() else at.y() + GAP
        self._words.setPos(self._plot.mapFromScene(QPointF(left, top)))
        self._ring.setPos(self._plot.mapFromScene(at))
        self._words.show()
        self._ring.show()
        self._plot.setZValue(1)  # its words may reach over its neighbours
