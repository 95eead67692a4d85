"""Paints what no seed changes of a Jacobian: heading, colour bar, names, map and block bars."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPicture

from gradviz.ui.graph.batch import draw_lines
from gradviz.ui.numbers import short
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_places import Places
from gradviz.ui.plots.jacobian_shades import image, ink_on, largest_of, limit_of, shade
from gradviz.ui.plots.jacobian_writing import LEFT, MIDDLE, RIGHT, alike, gap, spaced, write
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

SEAM = 1.0  # between cells that are large enough
LEAST_SEAMED, LEAST_BROKEN = 5.0, 6.0  # sides of cells with seams; distance of bars between blocks
LEAST_MARKED, MOST_MINUS = 8.5, 5.0  # side of a cell that carries a minus; half of its length
MOST_DRAWN = 1500  # cells drawn one by one; more are an image
ROOM = 7  # characters of a number, at most
LONG = 9  # characters of a name that is written without the target's


class JacobianMap:
    """The part of one Jacobian's picture that stays, kept while its places are the same."""

    def __init__(self, named: Named, theme: Theme) -> None:
        table = named.jacobian.table
        assert table is not None
        self._named, self._theme = named, theme
        self._table = np.asarray(table, np.float64)
        self._limit = limit_of(self._table)
        self._breaks = named.row_breaks(), named.column_breaks()
        self._small, self._tiny = code_font(8.0), code_font(7.5)
        self._kept: tuple[Places, QPicture] | None = None

    def names_width(self) -> float:
        """Return how wide the names of the rows are, in pixels."""
        rows = len(self._named.jacobian.rows)
        metrics = QFontMetricsF(self._small)
        tried = {0, rows // 2, rows - 1}
        widest = max(metrics.horizontalAdvance(self._row_name(k)) for k in tried)
        return widest + 4.0

    def _row_name(self, row: int) -> str:
        name = self._named.row(row)
        return name if len(name) <= LONG else self._named.row_index(row)

    def paint(self, painter: QPainter, at: Places) -> None:
        """Paint it, where it has been painted before from a record: a seed in the hand is quick."""
        picture, device = self._picture(at), painter.device()
        if (device.logicalDpiX(), device.logicalDpiY()) == (
            picture.logicalDpiX(),
            picture.logicalDpiY(),
        ):
            painter.drawPicture(0, 0, picture)
        else:
            self._paint(painter, at)  # a record would be scaled by what the two differ in

    def _picture(self, at: Places) -> QPicture:
        if self._kept is None or self._kept[0] != at:
            picture = QPicture()
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, at)
            painter.end()
            self._kept = at, picture
        return self._kept[1]

    def _paint(self, painter: QPainter, at: Places) -> None:
        self._heading(painter, at)
        self._column_names(painter, at)
        self._row_names(painter, at)
        self._map(painter, at)
        self._separate(painter, at)

    # -- words -----------------------------------------------------------------------------------

    def _heading(self, painter: QPainter, at: Places) -> None:
        theme, jacobian = self._theme, self._named.jacobian
        right = self._colour_bar(painter, at.heading)
        source = self._named.source
        source = f"({source})" if "/" in source else source
        name = f"∂{self._named.target}/∂{source}"
        size = say("jacobian.size", m=jacobian.size[0], n=jacobian.size[1])
        if not jacobian.whole:
            drawn = say("jacobian.size", m=len(jacobian.rows), n=len(jacobian.columns))
            size = say("jacobian.block", drawn=drawn, whole=size)
        room = QRectF(6.0, 0.0, right - 12.0, at.heading.height())
        after = write(painter, room, name, ui_font(9.0, bold=True), theme.text, LEFT)
        write(painter, room.adjusted(after + 8.0, 0, 0, 0), size, ui_font(8.5), theme.muted, LEFT)

    def _colour_bar(self, painter: QPainter, room: QRectF) -> float:
        """Draw what the colours stand for at the right end; return where it begins."""
        limit, theme, font = self._limit, self._theme, self._tiny
        metrics = QFontMetricsF(font)
        low, high = short(-limit, 2) if limit else "0", short(limit, 2)
        wide, number = 44.0 * scale(), metrics.horizontalAdvance(max(low, high, key=len)) + 6.0
        bar = QRectF(room.right() - number - wide, room.center().y() - 4.0, wide, 8.0)
        ramp = QLinearGradient(bar.topLeft(), bar.topRight())
        for k in range(9):
            ramp.setColorAt(k / 8, shade((k - 4) / 4 * (limit or 1.0), limit, theme))
        painter.fillRect(bar, ramp)
        left = QRectF(bar.left() - number, room.top(), number - 4.0, room.height())
        write(painter, left, low, font, theme.muted, RIGHT)
        after = QRectF(bar.right() + 4.0, room.top(), number, room.height())
        write(painter, after, high, font, theme.muted, LEFT)
        return left.left()

    def _column_names(self, painter: QPainter, at: Places) -> None:
        named, columns = self._named, at.columns
        metrics, wide = QFontMetricsF(self._small), at.cell[0]
        tried = (0, columns // 2, columns - 1)
        full = max(metrics.horizontalAdvance(named.column(k)) for k in tried) + 8.0
        name = named.column if full <= wide or not named.jacobian.shape else named.column_index
        need = max(metrics.horizontalAdvance(name(k)) for k in tried) + 8.0
        for k in spaced(columns, need, wide, self._breaks[1]):
            room = QRectF(at.map.left() + k * wide, at.column_names.top(), max(wide, need),
                          at.column_names.height())  # fmt: skip
            if room.right() > at.heading.right() + need / 4:
                continue
            align = MIDDLE if wide >= need else LEFT
            write(painter, room, name(k), self._small, self._theme.muted, align)
        lane = QRectF(at.seeds.left(), at.column_names.top(), at.seeds.width(),
                      at.column_names.height())  # fmt: skip
        write(painter, lane, "v", self._small, self._theme.gradient, MIDDLE)

    def _row_names(self, painter: QPainter, at: Places) -> None:
        high = at.cell[1]
        need = QFontMetricsF(self._small).height()
        for k in spaced(at.rows, need, high, self._breaks[0]):
            top = at.map.top() + k * high
            tall = max(high, need)
            room = QRectF(at.row_names.left(), top, at.row_names.width(), tall)
            if room.bottom() > at.bars.top():
                continue  # the last of many, which would reach beyond the map
            align = (
                RIGHT if high >= need else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            )
            write(painter, room, self._row_name(k), self._small, self._theme.text, align)

    # -- the map ---------------------------------------------------------------------------------

    def _map(self, painter: QPainter, at: Places) -> None:
        rows, columns = at.drawn
        cells = largest_of(self._table, rows, columns)
        if cells.size > MOST_DRAWN:
            painter.drawImage(at.map, image(cells, self._limit, self._theme))
            return
        wide, high = at.map.width() / columns, at.map.height() / rows
        seam = SEAM if min(wide, high) >= LEAST_SEAMED else 0.0
        written = self._numbers(at) if (rows, columns) == (at.rows, at.columns) else None
        painter.setFont(self._small)
        for row, column in np.ndindex(rows, columns):
            value = float(cells[row, column])
            left, top = at.map.left() + column * wide, at.map.top() + row * high
            room = QRectF(left, top, wide - seam, high - seam)
            ground = shade(value, self._limit, self._theme)
            painter.fillRect(room, ground)
            if written is not None:
                painter.setPen(ink_on(ground, self._theme))
                painter.drawText(room, MIDDLE, written[row][column])
            elif not np.isfinite(value):
                painter.setPen(QPen(QColor(self._theme.window), 1.2))
                painter.drawLine(room.topLeft(), room.bottomRight())
            elif value < 0 and min(wide, high) >= LEAST_MARKED:
                painter.setPen(QPen(ink_on(ground, self._theme), 1.4))
                middle, half = room.center(), min(wide * 0.26, MOST_MINUS)
                painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))

    def _numbers(self, at: Places) -> list[list[str]] | None:
        """Return the numbers of the cells, with as many digits as fit; None where they do not."""
        metrics = QFontMetricsF(self._small)
        wide, high = at.cell
        room = min(int((wide - 5.0) / metrics.horizontalAdvance("0")), ROOM)
        if high < metrics.height() or room < 1:
            return None
        texts = alike(self._table.reshape(-1).tolist(), room)
        if texts is None:
            return None
        return [texts[k : k + at.columns] for k in range(0, len(texts), at.columns)]

    def _separate(self, painter: QPainter, at: Places) -> None:
        """Draw a bar where another row of a matrix, or another target, begins."""
        place, (wide, high) = at.map, at.cell
        painter.setPen(QPen(QColor(self._theme.window), 2.0))
        rows, columns = self._breaks
        lines = []
        if len(rows) and gap(rows) * high >= LEAST_BROKEN:
            y = place.top() + np.array(rows) * high - 0.5
            lines += [[place.left(), k, place.right(), k] for k in y.tolist()]
        if len(columns) and gap(columns) * wide >= LEAST_BROKEN:
            x = place.left() + np.array(columns) * wide - 0.5
            lines += [[k, place.top(), k, place.bottom()] for k in x.tolist()]
        draw_lines(painter, np.array(lines, np.float64).reshape(-1, 4))
