"""A plot in the theme's clothes: quiet axes, a light grid, no menus. The ground of all four plots.

This module imports pyqtgraph, so nothing may import it before the panel's `load()`.
"""

from collections.abc import Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from gradviz.ui.plots.axis_clothes import dress_axis
from gradviz.ui.plots.jagged import paint_in_pieces
from gradviz.ui.plots.ranges import Rect, View, label_place, line_label_place
from gradviz.ui.theme import LIGHT, Theme, scale, ui_font

FRONT, MARK = 10, 20  # stacking order: labels and dots above curves
LABEL_SIZE = 9.0  # points


class Chart(pg.PlotWidget):
    """A PlotWidget that cannot be lost by a stray wheel turn and wears the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.theme: Theme = LIGHT
        self.setFrameShape(self.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.setMouseEnabled(False, False)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        self.showGrid(x=True, y=True, alpha=1.0)
        for side in ("left", "bottom"):
            self.getAxis(side).setZValue(-1)  # the grid lies behind curves and words
        self.setMinimumSize(160, 120)
        self.getPlotItem().layout.setContentsMargins(8, 4, 14, 4)
        self.restyle()
        box.sigResized.connect(lambda _box: self.arrange())

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.theme = theme
        self.restyle()

    def restyle(self) -> None:
        """Give every part its colour and font again; subclasses add their own parts."""
        self.setBackground(self.theme.window)
        for side in ("left", "bottom"):
            dress_axis(self.getAxis(side), self.theme)

    def pen(
        self, colour: str, width: float = 2.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """Return a pen of `width` pixels, thicker in presentation mode."""
        return pg.mkPen(QColor(colour), width=width * scale(), style=style)

    def add_series(self, name: str = "", **style: object) -> pg.PlotDataItem:
        """Return a new series with smooth lines, empty as yet."""
        series = self.plot([], [], name=name, antialias=True, **style)
        series.sigPlotChanged.connect(paint_in_pieces)
        return series

    def put_label(self, label: pg.TextItem, text: str, colour: str, view: View, rect: Rect) -> None:
        """Stand `label` in `rect` of `view`; without text it is hidden."""
        label.setFont(ui_font(LABEL_SIZE))
        label.setText(text, color=colour)
        veil = QColor(self.theme.window)
        veil.setAlpha(220)  # grid lines must not strike the text out
        label.fill = pg.mkBrush(veil)
        label.setAnchor((0.0, 1.0))
        label.setPos(*view.point(rect[0], rect[1]))
        label.setVisible(bool(text))

    def label_size(self, text: str) -> tuple[float, float]:
        """Return the width and height of a label as fractions of what is seen."""
        metrics = QFontMetricsF(ui_font(LABEL_SIZE))
        box = self.getPlotItem().getViewBox()
        wide, high = metrics.horizontalAdvance(text) + 8, metrics.height() + 8
        return min(wide / max(box.width(), 1), 0.98), min(high / max(box.height(), 1), 0.5)

    def put_beside(
        self,
        label: pg.TextItem,
        text: str,
        colour: str,
        view: View,
        x: np.ndarray,
        curves: Sequence[np.ndarray],
        taken: Sequence[Rect] = (),
    ) -> Rect | None:
        """Stand `label` beside `curves[0]`, off everything else; return where it stands."""
        if not text or not np.isfinite(curves[0]).any():
            label.hide()
            return None
        rect = label_place(view, x, curves, self.label_size(text), taken)
        self.put_label(label, text, colour, view, rect)
        return rect

    def put_at(
        self,
        label: pg.TextItem,
        text: str,
        colour: str,
        view: View,
        at: float,
        x: np.ndarray,
        curves: Sequence[np.ndarray],
    ) -> Rect:
        """Stand `label` at an end of the vertical line at `at`, off all curves."""
        rect = line_label_place(view, at, x, curves, self.label_size(text))
        self.put_label(label, text, colour, view, rect)
        return rect

    def arrange(self) -> None:
        """Place what depends on the size in pixels: called whenever that changes."""

    def add_label(self) -> pg.TextItem:
        """Return a new label, hidden until it is put somewhere."""
        label = pg.TextItem("")
        label.setZValue(FRONT)
        label.hide()
        self.addItem(label, ignoreBounds=True)
        return label

    def say_title(self, pieces: list[tuple[str, str]], bold: str = "") -> None:
        """Write a line above the plot: a title, then pieces of (text, colour); [] takes it away."""
        if not pieces and not bold:
            self.setTitle(None)
            return
        parts = [f"<b>{escape(bold)}</b>"] if bold else []
        parts += [f'<span style="color:{colour}">{escape(text)}</span>' for text, colour in pieces]
        size = ui_font(8.5).pointSizeF()
        self.setTitle("&nbsp;&nbsp; ".join(parts), color=self.theme.text, size=f"{size:.1f}pt")

    def set_labels(self, x: str, y: str) -> None:
        """Name the axes; empty names take no room."""
        for side, text in (("bottom", x), ("left", y)):
            axis = self.getAxis(side)
            axis.setLabel(escape(text), **{"color": self.theme.muted})
            axis.showLabel(bool(text))

    def look_at(self, view: View) -> None:
        """Show exactly this part of the plane."""
        self.setRange(xRange=view.x, yRange=view.y, padding=0, disableAutoRange=True)
