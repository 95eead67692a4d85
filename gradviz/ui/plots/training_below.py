"""The plot below the losses: many lines over the same iterations, told apart by colour and dash.

Their names stand above. That of a layer, or of a variable of one, is a link that turns the layer.
"""

from collections.abc import Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from gradviz.trace.layers import Line
from gradviz.ui.numbers import path_name
from gradviz.ui.plots.axis_clothes import dress_axis
from gradviz.ui.plots.decades import DecadeAxis
from gradviz.ui.plots.narrow_title import let_shrink
from gradviz.ui.plots.ranges import finite, y_range
from gradviz.ui.theme import Theme, scale, ui_font
from gradviz.words import say

Lines = Sequence[Line]
DASHES = (
    (Qt.PenStyle.SolidLine, "━"),
    (Qt.PenStyle.DashLine, "╍"),
    (Qt.PenStyle.DotLine, "┈"),
    (Qt.PenStyle.DashDotLine, "╍·"),
)
ROOM = 12  # characters of a name
BESIDE = 48  # pixels of the view that the line of names does not have
DECADES = 12.0  # of a logarithmic axis: what is smaller is rounding


class Below(pg.PlotItem):
    """Draws named lines; their names stand above, each with its line."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, axisItems={"left": DecadeAxis("left")})
        self.hideButtons()
        let_shrink(self)
        self.setMouseEnabled(False, False)
        self.getViewBox().disableAutoRange()
        self.showGrid(x=True, y=True, alpha=1.0)
        for side in ("left", "bottom"):
            self.getAxis(side).setZValue(-1)
        self.hair = pg.InfiniteLine(angle=90, movable=False)
        self.hair.hide()
        self.addItem(self.hair, ignoreBounds=True)
        self._drawn: list[pg.PlotDataItem] = []
        self._lines: Lines = ()
        self._log = False

    def draw(self, lines: Lines, title: str, log: bool, theme: Theme) -> None:
        """Draw these lines, over iterations from 0."""
        self._lines, self._log = lines, log
        self.setLogMode(y=log)
        for side in ("left", "bottom"):
            dress_axis(self.getAxis(side), theme)
        while len(self._drawn) < len(lines):
            item = self.plot([], [], antialias=True)
            item.setDownsampling(auto=True, method="peak")
            self._drawn.append(item)
        for number, item in enumerate(self._drawn):
            item.setVisible(number < len(lines))
            if number >= len(lines):
                item.setData([], [])
        for number, line in enumerate(lines):
            colour, dash = self.look(number, theme)
            item = self._drawn[number]
            item.opts["name"] = line.name
            item.setPen(pg.mkPen(colour, width=1.8 * scale(), style=dash[0]))
            x = np.arange(len(line.values), dtype=np.float64)
            item.setData(x, self._known(line.values), connect="finite")
        self._say(title, theme)

    def fit(self, x: tuple[float, float]) -> None:
        """Show these iterations, as high as their lines go."""
        first, last = int(np.ceil(x[0])), int(np.floor(x[1])) + 1
        seen = [self._heights(line.values)[max(first, 0) : last] for line in self._lines]
        low, high = y_range(seen)
        if self._log:
            low = max(low, high - DECADES)
        self.setRange(xRange=x, yRange=(low, high), padding=0, disableAutoRange=True)

    def _known(self, values: np.ndarray) -> np.ndarray:
        known = finite(values)
        return np.where(known > 0, known, np.nan) if self._log else known

    def _heights(self, values: np.ndarray) -> np.ndarray:
        known = self._known(values)
        return np.log10(known) if self._log else known

    @staticmethod
    def look(number: int, theme: Theme) -> tuple[str, tuple[Qt.PenStyle, str]]:
        """Return the colour and the dash of a line, as a pen has it and as it is written."""
        colours = (theme.trainable, theme.gradient, theme.watched, theme.linked, theme.frozen)
        return colours[number % len(colours)], DASHES[number % len(DASHES)]

    def _say(self, title: str, theme: Theme) -> None:
        """Write the title and as many names as there is room for."""
        font = ui_font(8.5)
        metrics = QFontMetricsF(font)
        view = self.getViewWidget()
        room = (view.width() if view else 0) - BESIDE - metrics.horizontalAdvance(title)
        parts = [f'<span style="color:{theme.muted}">{escape(title)}</span>']
        more = metrics.horizontalAdvance(say("training.others", count=99))
        for number, line in enumerate(self._lines):
            colour, dash = self.look(number, theme)
            text = f"{dash[1]} {path_name(line.name, ROOM)}{self._arrow(number)}"
            room -= metrics.horizontalAdvance(text) + 12
            if room < (more if number + 1 < len(self._lines) else 0):
                rest = say("training.others", count=len(self._lines) - number)
                parts.append(f'<span style="color:{theme.muted}">{escape(rest)}</span>')
                break
            parts.append(_written(escape(text), colour, line.layer))
        self.setTitle("&nbsp; ".join(parts), size=f"{font.pointSizeF():.1f}pt")

    def _arrow(self, number: int) -> str:
        """Return the sign that a layer can be widened; at the first of its variables, folded."""
        line = self._lines[number]
        if line.together:
            return " ▸"
        first = not number or self._lines[number - 1].layer != line.layer
        return " ▾" if line.layer and first else ""

    def layer_at(self, place: QPointF) -> str:
        """Return the layer whose name is at a place of the scene, or ""."""
        words = self.titleLabel.item
        if not self.isVisible():
            return ""
        return str(words.document().documentLayout().anchorAt(words.mapFromScene(place)))


def _written(text: str, colour: str, layer: str) -> str:
    """Return words in a colour, as a link to `layer` if that is one."""
    if not layer:
        return f'<span style="color:{colour}">{text}</span>'
    style = f"color:{colour};text-decoration:none"
    return f'<a href="{escape(layer)}" style="{style}">{text}</a>'
