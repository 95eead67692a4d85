"""Paints a Jacobian: seeds, names, map, and vᵀJ. It reads frozen data and moves nothing."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradviz.trace.jacobian import Pulled
from gradviz.ui.plots.jacobian_map import LEAST_SEAMED, ROOM, SEAM, JacobianMap
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_places import Places
from gradviz.ui.plots.jacobian_shades import largest_of
from gradviz.ui.plots.jacobian_writing import LEFT, MIDDLE, RIGHT, alike, seed_text, write
from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

KNOB = 4.5  # radius, in pixels; it may reach out of the lane


@dataclass(slots=True)
class Moment:
    """What is drawn: the map, the seeds and what they make, and which row keys would act on."""

    named: Named
    pulled: Pulled
    reach: float  # the largest seed that its bar can show
    chosen: int = 0
    focused: bool = False


class JacobianPainter:
    """Paints moments of one Jacobian in one theme."""

    def __init__(self, named: Named, theme: Theme) -> None:
        self._named, self._theme = named, theme
        self._map = JacobianMap(named, theme)
        self._small = code_font(8.0)

    def names_width(self) -> float:
        """Return how wide the names of the rows are, in pixels."""
        return self._map.names_width()

    def paint(self, painter: QPainter, at: Places, moment: Moment) -> None:
        """Paint everything."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._map.paint(painter, at)
        self._seeds(painter, at, moment)
        self._bars(painter, at, moment)
        self._foot(painter, at, moment)
        if moment.focused:
            painter.setPen(QPen(QColor(self._theme.text), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(at.row(moment.chosen).adjusted(-3.0, 0.5, 1.5, -0.5))

    def _foot(self, painter: QPainter, at: Places, moment: Moment) -> None:
        jacobian = self._named.jacobian
        key = "jacobian.rule"
        if not jacobian.whole:
            key = "jacobian.rule_block"
        elif not moment.pulled.own:
            key = "jacobian.rule_changed"
        elif jacobian.seed is not None and bool((jacobian.seed != 1).any()):
            key = "jacobian.rule_given"
        elif jacobian.size[0] == 1:
            key = "jacobian.rule_scalar"
        room = at.foot.adjusted(6.0, 0, -4.0, 0)
        write(painter, room, say(key), ui_font(8.5), self._theme.muted, LEFT)

    # -- seeds and what they make ----------------------------------------------------------------

    def _seeds(self, painter: QPainter, at: Places, moment: Moment) -> None:
        theme, lane = self._theme, at.seeds
        painter.fillRect(lane.adjusted(0, 0, 0, -SEAM), QColor(theme.sunken))
        column = moment.pulled.seed[:, None]
        shown = largest_of(column, at.drawn[0], 1)[:, 0]
        high = lane.height() / len(shown)
        for k, value in enumerate(shown.tolist()):
            end = at.seed_x(value if np.isfinite(value) else 0.0, moment.reach)
            self._seed(painter, QRectF(lane.left(), lane.top() + k * high, lane.width(), high), end)
        zero = lane.center().x()
        painter.setPen(QPen(QColor(theme.muted), 1.0))
        painter.drawLine(QPointF(zero, lane.top()), QPointF(zero, lane.bottom()))
        if high < QFontMetricsF(self._small).height():
            return
        left, wide = at.seed_numbers.left() + KNOB + 2.0, at.seed_numbers.width()
        for k, value in enumerate(moment.pulled.seed.tolist()):
            room = QRectF(left, lane.top() + k * high, wide, high)
            write(painter, room, seed_text(value), self._small, theme.gradient, LEFT)

    def _seed(self, painter: QPainter, room: QRectF, end: float) -> None:
        """Draw one bar from the middle of `room` to `end`, with a knob where there is room."""
        tone, high, zero = QColor(self._theme.gradient), room.height(), room.center().x()
        thick = min(high * 0.5, 9.0) if high >= 3.0 else high
        top = room.center().y() - thick / 2
        painter.fillRect(QRectF(min(zero, end), top, abs(end - zero), thick), tone)
        if high < 8.0:
            return
        painter.setPen(QPen(tone, 1.6))
        painter.setBrush(QColor(self._theme.window))
        radius = min(high * 0.3, KNOB)
        painter.drawEllipse(QPointF(end, room.center().y()), radius, radius)

    def _bars(self, painter: QPainter, at: Places, moment: Moment) -> None:
        theme, place, values = self._theme, at.bars, moment.pulled.gradient
        wide = at.row_names.right() - at.seeds.left()
        room = QRectF(at.seeds.left(), place.top(), wide, place.height())
        write(painter, room, say("jacobian.product"), self._small, theme.gradient, RIGHT)
        shown = largest_of(values[None, :], 1, at.drawn[1])[0]
        wide, middle = place.width() / len(shown), place.center().y()
        unit = place.height() / 2 / (moment.pulled.reach or 1.0)
        seam = SEAM if wide >= LEAST_SEAMED else 0.0
        for k, value in enumerate(shown.tolist()):
            room = QRectF(place.left() + k * wide, place.top(), wide - seam, place.height())
            tone = theme.gradient if value >= 0 else theme.series
            if not np.isfinite(value):
                tone = theme.bad
            else:
                room.setTop(min(middle, middle - value * unit))
                room.setHeight(abs(value * unit))
            painter.fillRect(room, QColor(tone))
        painter.setPen(QPen(QColor(theme.muted), 1.0))
        painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
        self._products(painter, at, values)

    def _products(self, painter: QPainter, at: Places, values: np.ndarray) -> None:
        metrics, wide = QFontMetricsF(self._small), at.cell[0]
        room = min(int((wide - 3.0) / metrics.horizontalAdvance("0")), ROOM)
        texts = alike(values.tolist(), room) if room >= 1 else None
        for k, text in enumerate(texts or ()):
            place = QRectF(at.map.left() + k * wide, at.numbers.top(), wide, at.numbers.height())
            write(painter, place, text, self._small, self._theme.gradient, MIDDLE)
