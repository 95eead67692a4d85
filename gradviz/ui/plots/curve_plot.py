"""A value and its derivatives along one name, and the present point, which can be dragged."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradviz.trace.curves import Curve
from gradviz.ui.numbers import short
from gradviz.ui.plots.chart import MARK
from gradviz.ui.plots.curve_choice import Choice
from gradviz.ui.plots.curve_hand import CLOSER, CurveHand, Span
from gradviz.ui.plots.curve_lines import DASH, CurveLines, line_colours, order_colour
from gradviz.ui.plots.curve_names import ORDERS, along_name, order_name, slopes_note, table
from gradviz.ui.plots.curve_path import height
from gradviz.ui.plots.curve_tip import CurveTip
from gradviz.ui.plots.figures.figure_chart import FigureChart
from gradviz.ui.plots.ranges import View, finite, x_range
from gradviz.words import say

WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CTRL = Qt.KeyboardModifier.ControlModifier
STEP, LEAP = 0.01, 0.1  # of the range
FEW = 60  # points: what bends between them is not seen
SAME = 1e-6  # a hand is as fine as float64, what is worked out for it may be float32


class CurvePlot(FigureChart):
    """Draws a Curve; or, where that is asked for, what the program drew itself."""

    pointMoved = Signal(float)
    spanRequested = Signal(object)  # (low, high), or None: a range of the plot's choosing
    keyed = Signal(str)  # a choice to turn over: see curve_choice.KEYS

    def __init__(self, parent: QWidget | None = None) -> None:
        self._curve: Curve | None = None
        self._choice = Choice()
        self._built = False
        super().__init__("curvePlot", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines = CurveLines(self)
        self._dots = pg.ScatterPlotItem(size=9)
        self._dots.setZValue(MARK)
        self.addItem(self._dots, ignoreBounds=True)
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.sigDragged.connect(lambda line: self._drag(float(line.value())))
        self.addItem(self._line, ignoreBounds=True)
        self._names = [self.add_label() for _ in range(ORDERS)]
        self._point = self.add_label()
        self._hand = CurveHand(lambda: View(*self.viewRange()), self._across)
        self._tip = CurveTip(self)
        self.scene().sigMouseMoved.connect(self._point_at)
        self._built = True
        self.set_curve(None)

    def set_curve(self, curve: Curve | None) -> None:
        """Draw `curve`; a line being dragged stays in the hand."""
        before = self.drawn
        if curve is not None and self._built and self._line.moving:
            at = float(self._line.value())
            curve = curve if abs(curve.at - at) <= SAME * max(1.0, abs(at)) else curve.read_at(at)
        self._curve = curve
        moved = self.drawn
        if moved is not None and before is not None and moved.differs_in_point(before):
            self._look_unless_held(moved)
            self._move_point(moved)
        elif not self.shows_program:
            self._draw()

    def set_choice(self, choice: Choice) -> None:
        """Show these derivatives, and the tangent or not."""
        self._choice = choice
        if not self.shows_program:
            self._draw()

    def show_program(self, shown: bool) -> None:
        """Show what the program drew, or the curve."""
        super().show_program(shown)
        self._draw()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._curve is None and not self.shows_program

    @property
    def drawn(self) -> Curve | None:
        """The curve that is seen: none where figures are."""
        return None if self.shows_program else self._curve

    def table(self) -> list[list[str]]:
        """Return the numbers of what is seen, under their names; [] where there is no curve."""
        return [] if self.drawn is None else table(self.drawn, self._choice.orders)

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    # -- drawing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        curve = self.drawn
        for item in (self._dots, self._line, *self._names, self._point):
            item.setVisible(curve is not None)
        self._tip.hide()
        if curve is None:
            self._lines.clear()
            return
        self._lines.draw(curve, self._choice)
        self._look_unless_held(curve)
        self.set_labels(along_name(curve), "")
        self._say_legend(curve)
        self._draw_point(curve)
        self.arrange()

    def _look_unless_held(self, curve: Curve) -> None:
        if self._hand.pans:
            return
        rows = [y if k in self._choice.orders else y[:0] for k, y in enumerate(curve.orders)]
        rows = [y if len(y) else np.full(len(curve.x), np.nan) for y in rows]
        points = [y for k, y in enumerate(curve.here) if k in self._choice.orders]
        views = [height(curve.x, rows, curve.breaks, points)]
        for line in curve.lines:
            slope = [line.dy] if self._choice.slopes and line.dy is not None else []
            views.append(height(line.x, [line.y, *slope], line.breaks))
        up = min(view[0] for view in views), max(view[1] for view in views)
        self.look_at(View(x_range(curve.x), up))

    def _say_legend(self, curve: Curve) -> None:
        colours = line_colours(self.theme, len(curve.lines))
        pieces = [(line.name, colour) for line, colour in zip(curve.lines, colours, strict=True)]
        if self._choice.slopes and any(line.dy is not None for line in curve.lines):
            pieces.append((slopes_note(curve), self.theme.muted))
        if curve.differences is not None:
            pieces.append((say("plots.curve.differences_drawn", h=f"{curve.step:g}"),
                           self.theme.text))  # fmt: skip
        if not curve.coarse and len(curve.x) < FEW:
            pieces.append((say("plots.curve.points", count=len(curve.x)), self.theme.muted))
        self.say_title(pieces)

    def arrange(self) -> None:
        """Put the names where they cover nothing."""
        curve = self.drawn if self._built else None
        if curve is None:
            return
        x, view, shown = finite(curve.x), View(*self.viewRange()), self._choice.orders
        orders = {k: finite(y) for k, y in enumerate(curve.orders) if k in shown}
        lines = [np.interp(x, line.x, finite(line.y)) for line in curve.lines]
        if self._choice.slopes:
            slopes = ((line.x, line.dy) for line in curve.lines if line.dy is not None)
            lines += [np.interp(x, own, finite(dy)) for own, dy in slopes]
        across = float(view.across(curve.at))
        taken = [(across - 0.02, 0.0, across + 0.02, 1.0)]  # names keep off the line and its dots
        if 0 <= across <= 1:
            text = f"{curve.along} = {short(curve.at)}"
            taken.insert(0, self.put_at(self._point, text, self.theme.muted, view, curve.at, x,
                                        [*orders.values(), *lines]))  # fmt: skip
        else:
            self._point.hide()
        for k, label in enumerate(self._names):
            if k not in orders:
                label.hide()
                continue
            name = order_name(curve, k)
            sign = "≈" if curve.read_off else "="
            text = f"{name} {sign} {short(curve.here[k])}" if k < len(curve.here) else name
            others = [y for other, y in orders.items() if other != k] + lines
            rect = self.put_beside(label, text, order_colour(self.theme, k), view, x,
                                   [orders[k], *others], taken)  # fmt: skip
            taken += [rect] if rect is not None else []

    def _draw_point(self, curve: Curve) -> None:
        self._line.setMovable(curve.movable)
        self._line.setPen(self.pen(self.theme.current, 1.6, DASH))
        self._line.setHoverPen(self.pen(self.theme.current, 3.0, DASH))
        shape = Qt.CursorShape.SizeHorCursor if curve.movable else Qt.CursorShape.ArrowCursor
        self._line.setCursor(shape)
        told = "plots.drag" if curve.movable else "plots.curve.fixed" if curve.passes[0] > 1 else ""
        self._line.setToolTip(say(told, name=curve.along) if told else "")
        if not self._line.moving:
            self._line.setValue(curve.at)
        self._dots.setData(
            [
                {"pos": (curve.at, y), "brush": pg.mkBrush(order_colour(self.theme, k)),
                 "pen": pg.mkPen(None)}
                for k, y in enumerate(curve.here)
                if k in self._choice.orders and np.isfinite(y)
            ]
        )  # fmt: skip

    def _drag(self, x: float) -> None:
        """Move the point at once, read off the curve; what is worked out for it comes later."""
        curve = self.drawn
        if curve is None:
            return
        self._curve = moved = curve.read_at(x)
        self._move_point(moved)
        self.pointMoved.emit(moved.at)

    def _move_point(self, curve: Curve) -> None:
        """Draw again what hangs on the present point alone."""
        self._tip.hide()
        self._lines.draw_tangent(curve, self._choice)
        self._draw_point(curve)
        self.arrange()

    # -- the hand ---------------------------------------------------------------------------------

    def _across(self, place: QPoint) -> float:
        box = self.plotItem.getViewBox()
        where = box.mapSceneToView(QPointF(self.mapToScene(place)))
        return float(View(*self.viewRange()).across(where.x()))

    def _show_span(self, span: Span | None) -> None:
        """Show a range at once, with what is known of it; the rest is asked for."""
        if span is not None and span[1] - span[0] > 1e-12 * max(1.0, abs(span[0])):
            self.look_at(View(span, self.viewRange()[1]))
            self.arrange()
            self.spanRequested.emit(span)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, where Ctrl is held."""
        if self.drawn is None:
            super().wheelEvent(event)  # which is for figures
            return
        self._show_span(self._hand.wheel(event))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point, or what is beside it."""
        super().mousePressEvent(event)
        near = abs(self._across(event.position().toPoint()) - self._at_point()) < 0.04
        if self.drawn is not None and not near:
            self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, while what is beside the point is held."""
        super().mouseMoveEvent(event)
        if self._hand.pans:
            self._show_span(self._hand.move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        super().mouseReleaseEvent(event)
        if self._hand.pans:
            self._hand.release()
            self._draw()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the range anew."""
        super().mouseDoubleClickEvent(event)
        self._hand.release()
        if self.drawn is not None:
            self.spanRequested.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn derivatives on and off; zoom and reset; with Ctrl the arrows move the point."""
        key, way = event.text(), WAYS.get(Qt.Key(event.key()))
        curve = self.drawn
        if curve is not None and way is not None and event.modifiers() & CTRL:
            far = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            if curve.movable:
                self._drag(curve.at + way * far * (curve.span[1] - curve.span[0]))
        elif curve is None or not key:
            super().keyPressEvent(event)
        elif key in "+=-":
            self._show_span(self._hand.zoomed(1 / CLOSER if key == "-" else CLOSER))
        elif key == "0":
            self.spanRequested.emit(None)
        elif key in Choice.KEYS:
            self.keyed.emit(key)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the words at the pointer away with it."""
        super().leaveEvent(event)
        self._tip.hide()

    def _at_point(self) -> float:
        view = View(*self.viewRange())
        return float(view.across(self._line.value()))

    def _point_at(self, scene: QPointF) -> None:
        if self.drawn is not None and not self._hand.pans and not self._line.moving:
            self._tip.point(self.drawn, self._choice, scene)
