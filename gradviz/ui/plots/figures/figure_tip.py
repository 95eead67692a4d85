"""What the pointer is told over a subplot: a datum's numbers, in a box that stays inside."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from gradviz.ui.plots.figures.nearest import Found
from gradviz.ui.theme import Theme, ui_font

GAP = 8.0  # pixels between a datum and its words
ABOVE_ALL = 40


class FigureTip:
    """A ring round a datum, and words beside it, in the view of a plot."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        self._box = box
        self._words = pg.TextItem("", color=theme.text, border=pg.mkPen(theme.outline),
                                  fill=pg.mkBrush(QColor(theme.raised)))  # fmt: skip
        self._words.setFont(ui_font(8.5))
        self._words.setZValue(ABOVE_ALL)
        self._ring = pg.ScatterPlotItem(size=9, brush=pg.mkBrush(None),
                                        pen=pg.mkPen(theme.text, width=1.5))  # fmt: skip
        self._ring.setZValue(ABOVE_ALL - 1)
        for item in (self._words, self._ring):
            item.hide()
            box.addItem(item, ignoreBounds=True)

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return str(self._words.toPlainText()) if self._words.isVisible() else ""

    def hide(self) -> None:
        """Say nothing."""
        self._words.hide()
        self._ring.hide()

    def show(self, found: Found, at: QPointF) -> QRectF:
        """Say what was found at a place of the scene; return where in it the words stand."""
        self._words.show()  # what is hidden does not follow the view
        self._ring.show()
        area = self._box.sceneBoundingRect()
        self._words.setText(found.text)
        self._words.updateTransform(force=True)
        box = self._words.textItem.boundingRect()
        left = max(min(at.x() + GAP, area.right() - box.width()), area.left())
        above = at.y() - box.height() - GAP > area.top()
        gap = GAP / box.height()
        place = self._box.mapSceneToView(at)
        self._words.setAnchor(((at.x() - left) / box.width(), 1 + gap if above else -gap))
        self._words.setPos(place)
        self._ring.setData([place.x()], [place.y()])
        top = at.y() - box.height() - GAP if above else at.y() + GAP
        return QRectF(left, top, box.width(), box.height())
