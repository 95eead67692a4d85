"""The surface at a slant, painted facet by facet from behind to the front: no OpenGL is needed."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradviz.trace.surface import Descent, Surface
from gradviz.ui.plots.surface_hints import plain
from gradviz.ui.plots.surface_shades import colours
from gradviz.ui.plots.surface_slant import RISE, Slant, facets, facing, grid_of, in_box
from gradviz.ui.theme import Theme, code_font, scale, ui_font

WIDTH, NAMES = 3.0, 0.34  # of the box with its names from any side; of the names below it
END = 0.24  # of an edge: where the numbers of its ends stand, off each other
NEAR = 12.0  # pixels from a point of the grid at which it is told
COARSE = 3  # of 255: facets whose colours differ by less are painted alike, which is quicker
MESH = 108  # of 100: how much darker the lines between facets are
GAP = 12.0  # pixels between the ground and its names
DOT = 6.5  # pixels: half a point
SQUARE = np.array([[-1, -1, -RISE], [1, -1, -RISE], [1, 1, -RISE], [-1, 1, -RISE]], float)
Point = tuple[float, float]


class Relief(pg.GraphicsObject):
    """Paints in pixels, over the place where the map would be."""

    def __init__(self) -> None:
        super().__init__()
        self._room = QRectF()
        self._surface: Surface | None = None
        self._way: Descent | None = None
        self._theme: Theme | None = None
        self._place: Point = (0.0, 0.0)
        self._reach = (-1.0, 1.0)
        self.slant = Slant()

    def show_surface(
        self, surface: Surface, way: Descent | None, place: Point, theme: Theme
    ) -> None:
        """Show `surface` with a way down, and the present point at `place`."""
        before, self._surface = self._surface, surface
        self._way, self._place, self._theme = way, place, theme
        if before is None or (before.of, before.along) != (surface.of, surface.along):
            self.turn_back()
        self.update()

    def put(self, room: QRectF) -> None:
        """Take this room, in pixels."""
        if room != self._room:
            self.prepareGeometryChange()
            self._room = room
            self.update()

    def turn(self, across: float, up: float) -> None:
        """Turn it by so many degrees."""
        self.slant = self.slant.turned(across, up)
        self.update()

    def turn_back(self) -> None:
        """See it from where it hides least of itself."""
        if self._surface is not None and self._surface.tones is not None:
            self.slant = facing(self._surface)
        self.update()

    def boundingRect(self) -> QRectF:
        """All of its room."""
        return self._room

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ground, the facets, the way down and the present point."""
        surface, theme = self._surface, self._theme
        if surface is None or theme is None or surface.tones is None:
            return
        painter.save()
        painter.setClipRect(self._room)
        self._measure(surface)
        self._paint_ground(painter, surface, theme)
        self._paint_facets(painter, surface, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_way(painter, surface, theme)
        self._paint_point(painter, surface, theme)
        painter.restore()

    # -- where things are --------------------------------------------------------------------------

    def at(self, position: QPointF) -> Point | None:
        """Return the point of the grid that is seen at `position`; None where there is none."""
        surface = self._surface
        if surface is None or surface.tones is None:
            return None
        x, y, z = grid_of(surface)
        seen = self.slant.project(in_box(surface, x, y, z))
        pixels = self._pixels(seen)
        away = np.hypot(pixels[..., 0] - position.x(), pixels[..., 1] - position.y())
        near = np.where(np.isfinite(away) & (away <= NEAR), seen[..., 2], np.inf)
        if not np.isfinite(near).any():
            return None
        row, column = np.unravel_index(int(np.argmin(near)), near.shape)
        return float(x[row, column]), float(y[row, column])

    def _pixels(self, seen: np.ndarray) -> np.ndarray:
        low, high = self._reach
        size = min(self._room.width() / WIDTH, self._room.height() / (high - low + NAMES))
        across, up = self._room.center().x(), self._room.top() + high * size
        up += (self._room.height() - (high - low + NAMES) * size) / 2
        return np.stack([across + seen[..., 0] * size, up - seen[..., 1] * size], -1)

    def _measure(self, surface: Surface) -> None:
        """Find out how high the picture is as it is turned now."""
        ups = [self.slant.project(SQUARE)[:, 1]]
        ups.append(self.slant.project(in_box(surface, *grid_of(surface)))[..., 1].ravel())
        both = np.concatenate(ups)
        self._reach = float(np.nanmin(both)), float(np.nanmax(both))

    def _spots(self, points: np.ndarray) -> np.ndarray:
        return self._pixels(self.slant.project(points))

    # -- painting ----------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, surface: Surface, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pg.mkPen(theme.outline, width=scale()))
        painter.setBrush(pg.mkBrush(theme.sunken))
        painter.drawPolygon(_polygon(self._spots(SQUARE)))
        for side in (0, 1):
            self._name_side(painter, surface, side, theme)

    def _name_side(self, painter: QPainter, surface: Surface, side: int, theme: Theme) -> None:
        """Write the name and the ends of one input along the nearer of its two edges."""
        ends = np.array([[-1.0, -1.0, -RISE], [1.0, 1.0, -RISE]])
        edges = []
        for other in (-1.0, 1.0):
            edge = ends.copy()
            edge[:, 1 - side] = other
            edges.append(edge)
        edge = min(edges, key=lambda one: float(self.slant.project(one)[:, 2].mean()))
        low, high = surface.view[side]
        spots = self._spots(edge)
        along = END * (spots[1] - spots[0])
        words = (
            (spots.mean(axis=0), surface.along[side], ui_font(8.5, bold=True)),
            (spots[0] + along, plain(low), code_font(7.5)),
            (spots[1] - along, plain(high), code_font(7.5)),
        )
        for spot, text, font in words:
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            wide = QFontMetricsF(font).horizontalAdvance(text) + 4
            out = GAP * scale() * (-1 if spot[0] < self._room.center().x() else 1)
            middle = QPointF(spot[0] + out, spot[1] + GAP * scale())
            room = QRectF(middle.x() - wide / 2, middle.y() - 8, wide, 16)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_facets(self, painter: QPainter, surface: Surface, theme: Theme) -> None:
        found = facets(surface, self.slant)
        corners = self._spots(found.corners)
        shades = colours(found.parts, theme)[:, :3] * found.light[:, None]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inks: dict[tuple[int, ...], tuple[QPen, QColor]] = {}
        for spots, shade in zip(
            corners.tolist(), (shades / COARSE).astype(int).tolist(), strict=True
        ):
            key = tuple(shade)
            if key not in inks:
                colour = QColor(*(COARSE * part for part in shade))
                inks[key] = QPen(colour.darker(MESH)), colour
            pen, colour = inks[key]
            painter.setPen(pen)
            painter.setBrush(colour)
            painter.drawConvexPolygon([QPointF(x, y) for x, y in spots])

    def _paint_way(self, painter: QPainter, surface: Surface, theme: Theme) -> None:
        way = self._way
        if way is None or not way.steps:
            return
        points = in_box(surface, way.x, way.y, way.z)
        inside = np.isfinite(points).all(axis=1) & (np.abs(points[:, :2]) <= 1).all(axis=1)
        count = len(points) if inside.all() else int(np.argmin(inside))
        line = _polygon(self._spots(points[:count]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.window, 4.0), (theme.text, 1.8)):
            painter.setPen(pg.mkPen(colour, width=width * scale()))
            painter.drawPolyline(line)

    def _paint_point(self, painter: QPainter, surface: Surface, theme: Theme) -> None:
        height = surface.z_at if self._place == surface.at else np.nan
        if not np.isfinite(height):
            return
        top = in_box(surface, *(np.array([v]) for v in (*self._place, height)))
        foot = top.copy()
        foot[:, 2] = -RISE
        spots = self._spots(np.concatenate([foot, top]))
        painter.setPen(pg.mkPen(theme.current, width=1.4 * scale(), style=Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(*spots[0]), QPointF(*spots[1]))
        painter.setPen(pg.mkPen(theme.window, width=2 * scale()))
        painter.setBrush(QColor(theme.current))
        painter.drawEllipse(QPointF(*spots[1]), DOT * scale(), DOT * scale())


def _polygon(spots: np.ndarray) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in spots.tolist()])
