"""Where everything of the Jacobian's picture lies, in pixels. Pure geometry; nothing is painted.

From left to right: the seeds, the names of the rows, the map. From top to bottom: a heading with
the colour bar, the names of the columns, the map, vᵀJ as bars, one line of words.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

HEADING, NAMES, GAP, FOOT, NUMBERS = 22.0, 15.0, 5.0, 18.0, 14.0
BARS, MOST_BARS, LEAST_MAP = 30.0, 72.0, 12.0
LARGEST_CELL = (96.0, 46.0)  # width and height
SEED_BARS, SEED_NUMBER = (34.0, 76.0), 40.0  # least and most width of the bars; of a number
SEED_SHARE = 0.13  # of the whole width, for the bars of the seeds
LEAST_RANGE = 2.0  # seeds from -2 to 2 are in reach from the first
SEED, ROW, CELL, GRADIENT = "seed", "row", "cell", "gradient"


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles, and which row and column is where."""

    rows: int
    columns: int
    heading: QRectF
    column_names: QRectF
    seeds: QRectF  # the bars
    seed_numbers: QRectF
    row_names: QRectF
    map: QRectF
    bars: QRectF
    numbers: QRectF  # under the bars
    foot: QRectF

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of one cell; less than a pixel where there are many."""
        return self.map.width() / max(self.columns, 1), self.map.height() / max(self.rows, 1)

    @property
    def drawn(self) -> tuple[int, int]:
        """How many rows and columns are drawn: at most one a pixel."""
        high, wide = int(self.map.height()), int(self.map.width())
        return min(self.rows, max(high, 1)), min(self.columns, max(wide, 1))

    def row(self, number: int) -> QRectF:
        """Return the strip of a row, from its seed to its last cell."""
        high = self.cell[1]
        left = self.seeds.left()
        top = self.map.top() + number * high
        return QRectF(left, top, self.map.right() - left, high)

    def at(self, point: QPointF) -> tuple[str, int, int]:
        """Return what `point` is on, with its row and column; "" where it is on nothing."""
        row, column = self._row_at(point.y()), self._column_at(point.x())
        if self.map.top() <= point.y() < self.map.bottom():
            if self.map.left() <= point.x() < self.map.right():
                return CELL, row, column
            if self.seeds.left() - GAP <= point.x() < self.seed_numbers.right():
                return SEED, row, column
            if self.row_names.left() <= point.x() < self.map.left():
                return ROW, row, column
        under = self.bars.top() <= point.y() < self.numbers.bottom()
        if under and self.map.left() <= point.x() < self.map.right():
            return GRADIENT, row, column
        return "", row, column

    def _row_at(self, y: float) -> int:
        return min(max(int((y - self.map.top()) / self.cell[1]), 0), self.rows - 1)

    def _column_at(self, x: float) -> int:
        return min(max(int((x - self.map.left()) / self.cell[0]), 0), self.columns - 1)

    def seed_x(self, value: float, reach: float) -> float:
        """Return where the bar of a seed ends, while `reach` is the largest that fits."""
        part = min(max(value / reach, -1.0), 1.0)
        return self.seeds.center().x() + part * self.seeds.width() / 2

    def seed_at(self, x: float, reach: float) -> float:
        """Return the seed whose bar ends at `x`, which may lie outside."""
        value = (x - self.seeds.center().x()) / (self.seeds.width() / 2) * reach
        return round(value, 2) or 0.0


def places(
    width: float, height: float, size: tuple[int, int], names: float, scale: float
) -> Places:
    """Share `width` and `height` out; `names` is the width of the longest name of a row."""
    rows, columns = size
    least, most = SEED_BARS
    bars = min(max(width * SEED_SHARE, least * scale), most * scale)
    number = SEED_NUMBER * scale
    left = 2 * GAP + bars + number + names + 2 * GAP
    top = (HEADING + NAMES) * scale
    below = (GAP + BARS + NUMBERS + FOOT) * scale
    wide = min(max(width - left - GAP, LEAST_MAP), columns * LARGEST_CELL[0] * scale)
    spare = max(height - top - below, LEAST_MAP)
    high = min(spare, rows * LARGEST_CELL[1] * scale)
    under = top + high + GAP * scale
    tall = min(BARS * scale + (spare - high) / 2, MOST_BARS * scale)  # few rows leave room
    return Places(
        rows,
        columns,
        heading=QRectF(0, 0, width, HEADING * scale),
        column_names=QRectF(left, HEADING * scale, wide, NAMES * scale),
        seeds=QRectF(2 * GAP, top, bars, high),
        seed_numbers=QRectF(2 * GAP + bars, top, number, high),
        row_names=QRectF(2 * GAP + bars + number, top, names + GAP, high),
        map=QRectF(left, top, wide, high),
        bars=QRectF(left, under, wide, tall),
        numbers=QRectF(left, under + tall, wide, NUMBERS * scale),
        foot=QRectF(0, height - FOOT * scale, width, FOOT * scale),
    )


def seed_reach(largest: float) -> float:
    """Return the largest seed that the bars can show: 2, or the next round number."""
    reach = LEAST_RANGE
    while reach < largest:
        reach *= 2.5 if f"{reach:e}".startswith("2") else 2.0
    return reach
