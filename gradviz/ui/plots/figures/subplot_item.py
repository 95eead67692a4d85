"""One subplot: its layers of marks, axes, title and legend, and what the pointer is told."""

from collections.abc import Iterator, Sequence
from html import escape

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QTimer, Signal

from gradviz.trace.figures import Subplot
from gradviz.ui.plots.axis_clothes import dress_axis
from gradviz.ui.plots.figures.axis_item import Axis
from gradviz.ui.plots.figures.canvas import View
from gradviz.ui.plots.figures.colour_bar import ColourBarItem
from gradviz.ui.plots.figures.figure_tip import FigureTip
from gradviz.ui.plots.figures.inks import ink
from gradviz.ui.plots.figures.layer import Layer
from gradviz.ui.plots.figures.legend_keeper import LegendKeeper
from gradviz.ui.plots.figures.nearest import Found, nearest
from gradviz.ui.theme import Theme, ui_font

TITLE_GAP = 7.0  # pixels under a title
MARGINS = (6.0, 4.0, 12.0, 4.0)  # left, top, right, bottom
THINNEST = 1e3  # of width and height: where units are equal beyond that, nothing is seen
BELOW = 20  # the row of the layout that a legend under the axes stands in


class SubplotItem(pg.PlotItem):
    """Draws one Subplot with the twins that lie over it."""

    roomChanged = Signal()

    def __init__(self, subplot: Subplot, theme: Theme, twins: Sequence[Subplot] = ()) -> None:
        sides = {side: Axis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=sides, enableMenu=False)
        self.subplot, self.theme = subplot, theme
        self._spare = (0.0, 0.0)  # pixels left empty so that units are equal
        self.room = 0.0  # pixels that a legend under the axes needs
        self.hideButtons()
        self.layers = [Layer(subplot, theme, self.vb)]
        self.canvas = self.layers[0].canvas
        self._axes: list[Axis] = list(sides.values())
        self._dress()
        for number, twin in enumerate(twins):
            self._add_twin(twin, number)
        self._bars = [self._add_bar(k, len(twins)) for k in range(len(subplot.bars))]
        self._tip = FigureTip(self, theme)
        self._legend = LegendKeeper(self, self.layers, theme)
        self.layout.setContentsMargins(*MARGINS)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.settle)
        self.vb.sigResized.connect(lambda _box: self._later.start())

    # -- drawing --------------------------------------------------------------------------------

    def draw(self) -> Iterator[None]:
        """Draw the next mark each time it is asked."""
        for layer in self.layers:
            yield from layer.draw()

    def listDataItems(self) -> list[pg.PlotDataItem]:
        """Return the series that are drawn, those of twins too."""
        return [item for layer in self.layers for item in layer.listed]

    def _dress(self) -> None:
        axes = self.subplot.axes
        self._dress_axis(self.getAxis("left"), 0, upright=True)
        self._dress_axis(self.getAxis("bottom"), 0, upright=False)
        plain = not axes.hidden and not self.canvas.on_image
        self.showGrid(x=plain, y=plain, alpha=1.0)
        size = f"{ui_font(9.0).pointSizeF():.1f}pt"
        if axes.title:
            self.setTitle(f"<b>{_lines(axes.title)}</b>", color=self.theme.text, size=size)
            self.titleLabel.item.document().setDocumentMargin(1)
            high = self.titleLabel.item.boundingRect().height() + TITLE_GAP
            self.layout.setRowFixedHeight(0, high)
            self.titleLabel.setMaximumHeight(high)
        else:
            self.setTitle(None)

    def _dress_axis(self, axis: Axis, layer: int, upright: bool) -> None:
        canvas = self.layers[layer].canvas
        axes = canvas.axes
        scale, ticks, text, colour = (
            (axes.yscale, axes.yticks, axes.ylabel, axes.ycolour)
            if upright
            else (axes.xscale, axes.xticks, axes.xlabel, axes.xcolour)
        )
        dress_axis(axis, self.theme)
        shade = ink(colour, 1.0, self.theme).name() if colour else self.theme.muted
        axis.setTextPen(shade)
        axis.set_scale(scale, ticks)
        axis.setZValue(-5)
        axis.setVisible(not axes.hidden)
        axis.setLabel(escape(text), **{"color": shade})
        axis.showLabel(bool(text) and not axes.hidden)

    def _add_twin(self, twin: Subplot, number: int) -> None:
        box = pg.ViewBox(parent=self, enableMenu=False)
        box.setZValue(self.vb.zValue() + 1 + number)
        self.vb.geometryChanged.connect(lambda: box.setGeometry(self.vb.geometry()))
        self.layers.append(Layer(twin, self.theme, box))
        upright = twin.own == "y"
        axis = Axis("right" if upright else "top")
        axis.setParentItem(self)
        axis.linkToView(box)
        self._dress_axis(axis, len(self.layers) - 1, upright)
        if upright:
            self.layout.addItem(axis, 2, 3 + number)
        elif number == 0:
            self.layout.removeItem(self.axes["top"]["item"])
            self.layout.addItem(axis, 1, 1)
        self._axes.append(axis)

    def _add_bar(self, number: int, twins: int) -> ColourBarItem:
        bar = ColourBarItem(self.subplot.bars[number], self.theme)
        if bar.bar.upright:
            column = 3 + twins + number
            self.layout.addItem(bar, 2, column)
            self.layout.setColumnSpacing(column - 1, 8)
        else:
            self.layout.addItem(bar, 5 + number, 1)
            self.layout.setRowSpacing(4 + number, 8)
        return bar

    # -- what is seen ---------------------------------------------------------------------------

    def see(self, seen: View | None) -> None:
        """Show this part of the plane, as places; None for what the program wants to be seen.

        Twins show the same part of theirs.
        """
        whole = self.canvas.whole
        for layer in self.layers:
            layer.see(seen and _same_part(seen, whole, layer.canvas.whole))
        self.canvas = self.layers[0].canvas
        for axis in self._axes:
            axis.look_closer(seen is not None)
        self._tip.hide()
        self._legend.forget_view()
        self._later.start()

    def part_at(self, scene: QPointF) -> tuple[float, float]:
        """Return where a place of the scene is: parts of the view, from the left and from below."""
        area = self.vb.sceneBoundingRect()
        across = (scene.x() - area.left()) / max(area.width(), 1.0)
        return across, (area.bottom() - scene.y()) / max(area.height(), 1.0)

    def is_over(self, scene: QPointF) -> bool:
        """Return whether a place of the scene lies within the axes."""
        return bool(self.vb.sceneBoundingRect().adjusted(-2, -2, 2, 2).contains(scene))

    # -- what depends on the size ---------------------------------------------------------------

    def prepare(self) -> None:
        """Lay out the axes as wide as their numbers are, before anybody sees them."""
        for axis in self._axes:
            axis.prepare()
        self.layout.activate()

    def settle(self) -> None:
        """Keep units equal where that is wanted, and the legend off the data."""
        self._keep_equal()
        size = self.size()
        room = self._legend.settle(self.vb.geometry(), (size.width(), size.height()))
        if room > self.room:  # it is kept: else a legend might come and go with it
            self.room = room
            self.roomChanged.emit()

    def _keep_equal(self) -> None:
        """Make the axes as long as their ranges ask: what is left over stays empty beside them."""
        if not self.subplot.axes.equal:
            return
        self.layout.activate()  # what was left empty before is to be seen in the sizes
        (left, right), (bottom, top) = self.canvas.across, self.canvas.up
        ratio = abs((right - left) / (top - bottom)) if top != bottom else 1.0
        if not 1 / THINNEST < ratio < THINNEST:
            return
        wide, high = self.vb.width() + self._spare[0], self.vb.height() + self._spare[1]
        spare = max(wide - high * ratio, 0.0), max(high - wide / ratio, 0.0)
        if abs(spare[0] - self._spare[0]) + abs(spare[1] - self._spare[1]) < 1.0:
            return
        self._spare = spare
        a, b, c, d = MARGINS
        self.layout.setContentsMargins(a + spare[0] / 2, b + spare[1] / 2, c + spare[0] / 2,
                                       d + spare[1] / 2)  # fmt: skip

    def leave_room(self, high: float) -> None:
        """Leave so many pixels under the axes, so that they end where their neighbours' do."""
        if high != self.layout.rowMinimumHeight(BELOW):
            self.layout.setRowMinimumHeight(BELOW, high)
            self.layout.setRowMaximumHeight(BELOW, high)

    # -- the pointer ----------------------------------------------------------------------------

    @property
    def told(self) -> str:
        """What the pointer is told just now; "" where nothing lies under it."""
        return self._tip.text

    def tell(self, scene: QPointF | None) -> None:
        """Show the numbers of what lies under the pointer; None is nowhere."""
        found = None if scene is None or not self.is_over(scene) else self._under(scene)
        if found is None:
            self._tip.hide()
            self._legend.keep_off(None)
            return
        figure = self.parentItem() or self
        self._tip.show(*found, figure.sceneBoundingRect())
        self._legend.keep_off(self._tip.area)

    def _under(self, scene: QPointF) -> tuple[Found, QPointF] | None:
        """Return the nearest datum of all layers, and where in the scene it stands."""
        best: tuple[Found, QPointF] | None = None
        for layer in reversed(self.layers):
            at = layer.box.mapSceneToView(scene)
            pixel = layer.box.viewPixelSize()
            found = nearest(layer.subplot.marks, layer.canvas, at.x(), at.y(), pixel)
            if found is not None and (best is None or found.distance < best[0].distance):
                best = found, layer.box.mapViewToScene(QPointF(found.x, found.y))
        return best


def _same_part(seen: View, of: View, whole: View) -> View:
    """Return the part of `whole` that `seen` is of `of`."""
    if of == whole:
        return seen
    parts = []
    for (low, high), (start, stop), (first, last) in zip(seen, of, whole, strict=True):
        wide = (last - first) / (stop - start)
        parts.append((first + (low - start) * wide, first + (high - start) * wide))
    return parts[0], parts[1]


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n")[:3])
