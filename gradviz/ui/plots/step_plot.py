"""Errors of finite differences by step, both on scales of powers of ten: the U of two errors.

Ctrl and the wheel zoom; a double click, or 0, shows all again; F turns to forward differences.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradviz.trace.step_sizes import Errors, StepErrors
from gradviz.ui.plots.chart import MARK
from gradviz.ui.plots.ranges import Rect, View
from gradviz.ui.plots.step_guides import SAMPLES, Guide, PowersAxis, free_beside, guides
from gradviz.ui.plots.step_words import best, hint, nearest, table, title, told, why
from gradviz.ui.plots.title_lines import lines_room, wrapped, write_lines
from gradviz.ui.plots.told_chart import ToldChart
from gradviz.words import say

ZOOM = 1.25  # by one notch of the wheel, or one key
NOTCH = 120  # of a wheel
MOST = 2  # dtypes
ROOM = 0.7  # powers of ten that are seen above and below
BELOW_NOTHING = 1.0  # powers of ten below the least error that "no error" is drawn
LEAST = -17.0  # power of ten of an error that is none
GUIDES = 1 + MOST
WIDTHS = (2.8, 1.6)  # pixels: where two curves are one, both can be seen
LOST_SEEN = 0.3  # of the width: a stretch of lost steps as long as this is named


class StepPlot(ToldChart):
    """Draws StepErrors."""

    forwardToggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._found: StepErrors | None = None
        self._forward = False
        self._seen: View | None = None  # where someone looked closer
        self._built = False
        super().__init__("stepPlot", parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        axes = {"left": PowersAxis("left"), "bottom": PowersAxis("bottom")}
        self.getPlotItem().setAxisItems(axes)
        self.showGrid(x=True, y=True, alpha=1.0)
        for side in ("left", "bottom"):
            self.getAxis(side).setZValue(-1)
        self.guides = [self.add_series() for _ in range(GUIDES)]
        self.curves = [self.add_series() for _ in range(MOST)]
        self._dots = pg.ScatterPlotItem(size=9)
        self._dots.setZValue(MARK)
        self.addItem(self._dots, ignoreBounds=True)
        self.names = [self.add_label() for _ in range(MOST + GUIDES + 1)]
        self._built = True
        super().restyle()
        self.set_steps(None)

    # -- what comes down ------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._found is None

    @property
    def forward(self) -> bool:
        """Whether forward differences are drawn."""
        return self._forward

    def set_steps(self, found: StepErrors | None) -> None:
        """Draw `found`."""
        before = self._found
        if found is None or before is None or (found.of, found.along) != (before.of, before.along):
            self._seen = None
        self._found = found
        self._draw()

    def set_forward(self, forward: bool) -> None:
        """Draw forward differences, or central ones."""
        self._forward, self._seen = forward, None
        self._draw()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    # -- the picture ----------------------------------------------------------------------------

    def _colour(self, number: int) -> str:
        single = self._found is not None and len(self._found.errors) == 1
        return self.theme.watched if number or single else self.theme.series

    def _heights(self, errors: Errors) -> np.ndarray:
        """Return errors as powers of ten; none at all lies below the least of them."""
        found = errors.of(self._forward)
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(found)
        return np.where(np.isneginf(logs), self._floor(), logs)

    def _floor(self) -> float:
        assert self._found is not None
        every = np.concatenate([errors.of(self._forward) for errors in self._found.errors])
        known = every[np.isfinite(every) & (every > 0)]
        return max(np.log10(known.min()) - BELOW_NOTHING, LEAST) if known.size else LEAST

    def _draw(self) -> None:
        found = self._found
        for item in (*self.guides, *self.curves):
            item.setData([], [])
            item.opts["name"] = None
        self._dots.setData([])
        for label in self.names:
            label.hide()
        if found is None:
            write_lines(self, "")
            return
        self.set_labels(say("steps.h"), "")
        x = np.log10(found.steps)
        spots = []
        for k, (item, errors) in enumerate(zip(self.curves, found.errors, strict=False)):
            y = self._heights(errors)
            item.opts["name"] = errors.dtype
            item.setPen(self.pen(self._colour(k), WIDTHS[k]))
            drawn = bool(np.isfinite(y).any())
            item.setData(x if drawn else [], y if drawn else [], connect="finite")
            at = errors.best(self._forward)
            if at is not None and not found.why:
                spots.append({"pos": (x[at], y[at]), "brush": pg.mkBrush(self._colour(k)),
                              "pen": pg.mkPen(QColor(self.theme.window))})  # fmt: skip
        self._dots.setData(spots)
        self.setAccessibleDescription(told(found, self._forward))
        self.arrange()

    def arrange(self) -> None:
        """Place what depends on the size in pixels."""
        found = self._found
        if not self._built or found is None:
            return
        write_lines(self, wrapped(self._title(found), lines_room(self)))
        view = self._seen or self._whole(found)
        self.look_at(view)
        colours = [self._colour(k) for k in range(len(found.errors))]
        lines = guides(found, self._forward, view, colours, self.theme.muted)
        for item in self.guides:
            item.setData([], [])
        for item, guide in zip(self.guides, lines, strict=False):
            item.setPen(self.pen(guide.colour, 1.0, Qt.PenStyle.DashLine))
            drawn = bool(np.isfinite(guide.y).any())
            item.setData(guide.x if drawn else [], guide.y if drawn else [], connect="finite")
        self._name(found, view, lines)

    def _title(self, found: StepErrors) -> list[tuple[str, str]]:
        pieces = [(text, self.theme.muted) for text in title(found, self._forward)]
        for k, errors in enumerate(found.errors):
            text = best(found, errors, self._forward)
            pieces += [(f"● {text}", self._colour(k))] if text else []
        text = why(found)
        return [*pieces, (text, self.theme.bad)] if text else pieces

    def _whole(self, found: StepErrors) -> View:
        heights = np.concatenate([self._heights(errors) for errors in found.errors])
        known = heights[np.isfinite(heights)]
        low, high = (float(known.min()), float(known.max())) if known.size else (-1.0, 0.0)
        x = np.log10(found.steps)
        return View((float(x[0]), float(x[-1])), (low - ROOM, high + ROOM))

    def _name(self, found: StepErrors, view: View, lines: list[Guide]) -> None:
        """Write the names beside curves and guides, off everything else."""
        for label in self.names:
            label.hide()
        grid, steps = np.linspace(*view.x, SAMPLES), np.log10(found.steps)
        curves = [np.interp(grid, steps, self._heights(errors)) for errors in found.errors]
        everything = [*curves, *(guide.y for guide in lines)]
        labels, taken, said = iter(self.names), list[Rect](), set[str]()
        for k, curve in enumerate(curves):
            text, colour, own = self._named(found, k, view, grid, curve)
            ordered = [own, *everything[:k], *everything[k + 1 :]]
            rect = self.put_beside(next(labels), text, colour, view, grid, ordered, taken)
            taken += [rect] if rect is not None else []
        for guide in lines:
            size = self.label_size(guide.text)
            rect = free_beside(view, grid, guide.y, size, everything, taken)
            if rect is not None and guide.text not in said:
                self.put_label(next(labels), guide.text, guide.colour, view, rect)
                said.add(guide.text)
                taken.append(rect)

    def _named(
        self, found: StepErrors, number: int, view: View, grid: np.ndarray, curve: np.ndarray
    ) -> tuple[str, str, np.ndarray]:
        """Return the name of a curve, and where along it that belongs: where x is lost, if so."""
        errors = found.errors[number]
        end = np.log10(errors.lost) if errors.lost > 0 else -np.inf
        if found.why or not found.relative or view.across(end) < LOST_SEEN:
            return errors.dtype, self._colour(number), curve
        lost = np.where(grid < end, curve, np.nan)
        return say("steps.lost", dtype=errors.dtype), self._colour(number), lost

    # -- what people do -------------------------------------------------------------------------

    def whole(self) -> None:
        """Show all steps."""
        self._seen = None
        self.arrange()

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Show `factor` times as much, with the place `at`, else the middle, where it is."""
        if self._found is None:
            return
        ranges = self.viewRange()
        at = at or (sum(ranges[0]) / 2, sum(ranges[1]) / 2)
        ends = [(p - (p - low) * factor, p + (high - p) * factor)
                for p, (low, high) in zip(at, ranges, strict=True)]  # fmt: skip
        whole = self._whole(self._found)
        wide = ends[0][1] - ends[0][0] >= whole.x[1] - whole.x[0]
        self._seen = None if wide else View(*ends)
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, with Ctrl; else it is not for the plot."""
        notches = event.angleDelta().y() / NOTCH
        if not notches or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        scene = self.mapToScene(event.position().toPoint())
        place = self.getPlotItem().getViewBox().mapSceneToView(scene)
        self.zoom(ZOOM**-notches, (place.x(), place.y()))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all."""
        self.whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, show all with 0, turn to the other differences with F."""
        zooms = {Qt.Key.Key_Plus: 1 / ZOOM, Qt.Key.Key_Equal: 1 / ZOOM, Qt.Key.Key_Minus: ZOOM}
        key = Qt.Key(event.key())
        if key in zooms:
            self.zoom(zooms[key])
        elif key == Qt.Key.Key_0:
            self.whole()
        elif key == Qt.Key.Key_F and not event.modifiers():
            self.forwardToggled.emit()
        else:
            super().keyPressEvent(event)

    # -- numbers --------------------------------------------------------------------------------

    def hint(self, position: QPoint) -> str:
        """Return what is said of a pixel; "" for nothing."""
        box = self.getPlotItem().getViewBox()
        scene = self.mapToScene(position)
        if self._found is None or not box.sceneBoundingRect().contains(scene):
            return ""
        return hint(self._found, self._forward, box.mapSceneToView(scene).x())

    def step_at(self, exponent: float) -> float:
        """Return the step drawn nearest to a power of ten."""
        assert self._found is not None
        return float(self._found.steps[nearest(self._found, exponent)])

    def table(self) -> list[list[object]]:
        """Return the numbers, the names of the columns first."""
        return [] if self._found is None else table(self._found)
