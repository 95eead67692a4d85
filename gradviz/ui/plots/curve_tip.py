"""The numbers of a curve at the pointer: what is beside it, in a small box that stays inside."""

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from gradviz.trace.curves import Curve
from gradviz.trace.quotients import quotient
from gradviz.ui.numbers import short
from gradviz.ui.plots.curve_choice import Choice
from gradviz.ui.plots.curve_lines import line_colours, order_colour
from gradviz.ui.plots.curve_names import order_name
from gradviz.ui.theme import ui_font

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

TIP = 40  # stacking order: above all
GAP = 12.0  # pixels from the pointer


class CurveTip:
    """Says what all lines of a curve are at the pointer's place along."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._box = pg.TextItem("", anchor=(0, 0))
        self._box.setZValue(TIP)
        self._box.hide()
        chart.addItem(self._box, ignoreBounds=True)

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return str(self._box.toPlainText()) if self._box.isVisible() else ""

    def hide(self) -> None:
        """Say nothing."""
        self._box.hide()

    def point(self, curve: Curve, choice: Choice, scene: QPointF) -> None:
        """Say what is at a point of the scene."""
        box = self._chart.getPlotItem().getViewBox()
        if not box.sceneBoundingRect().contains(scene):
            self.hide()
            return
        where = box.mapSceneToView(scene)
        k = int(np.argmin(np.abs(curve.x - where.x())))
        self._box.setFont(ui_font(8.5))
        self._box.setHtml("<br>".join(self._lines(curve, choice, k)))
        self._box.fill = pg.mkBrush(QColor(self._chart.theme.raised))
        self._box.border = pg.mkPen(QColor(self._chart.theme.line))
        self._place(scene)
        self._box.show()

    def _lines(self, curve: Curve, choice: Choice, k: int) -> list[str]:
        theme = self._chart.theme
        rows = [(f"{curve.along} = {short(float(curve.x[k]))}", theme.text)]
        for order, y in enumerate(curve.orders):
            if order in choice.orders:
                name = order_name(curve, order)
                rows.append((f"{name} = {short(float(y[k]))}", order_colour(theme, order)))
        colours = line_colours(theme, len(curve.lines))
        for line, colour in zip(curve.lines, colours, strict=True):
            nearest = int(np.argmin(np.abs(line.x - curve.x[k])))
            text = f"{line.name}: {short(float(line.y[nearest]))}"
            if choice.slopes and line.dy is not None:
                slope = quotient(line.of or line.name, curve.along)
                text += f", {slope} = {short(float(line.dy[nearest]))}"
            rows.append((text, colour))
        return [f'<span style="color:{colour}">{escape(text)}</span>' for text, colour in rows]

    def _place(self, scene: QPointF) -> None:
        box = self._chart.getPlotItem().getViewBox()
        room, size = box.sceneBoundingRect(), self._box.boundingRect()
        left = scene.x() + GAP
        if left + size.width() > room.right():
            left = scene.x() - GAP - size.width()
        top = min(max(scene.y() - size.height() - GAP, room.top()), room.bottom() - size.height())
        self._box.setPos(box.mapSceneToView(QPointF(max(left, room.left()), top)))
