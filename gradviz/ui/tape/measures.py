"""How large the parts of the strip are, in pixels: full cells in one lane, flat ones in several."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from gradviz.trace.strip import Lanes
from gradviz.ui.theme import scale

VISIBLE = 3  # lanes that are seen at once; more scroll
WIDTH, MARK, HEADER = 154, 54, 196  # of a column, of a mark's column, of a lane's header
MOST_HEADER = 280  # where its words need more
GAP = 7  # right of a cell
EDGE = 14  # left and right of the strip
SCROLL = 10  # height kept free for the scroll bar


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of one lane, top to bottom: `tag` above the cell, `box` the cell, `foot` the rail."""

    tag: int
    box: int
    foot: int
    flat: bool

    @property
    def lane(self) -> int:
        """The height of a whole lane."""
        return self.tag + self.box + self.foot


def measures(lanes: int) -> Measures:
    """Return the heights for so many lanes, as large as everything is written now."""
    parts = (7, 58, 7) if lanes < 2 else (10, 36, 7)
    tag, box, foot = (round(part * scale()) for part in parts)
    return Measures(tag, box, foot, lanes > 1)


class Ruler:
    """Where the columns of one trace begin: `left` of column, `at` of pixel."""

    def __init__(self, lanes: Lanes) -> None:
        self._marks = sorted(lanes.marks)
        self.count = len(lanes.cells)
        self.cell, self._mark = round(WIDTH * scale()), round(MARK * scale())

    def left(self, column: int) -> int:
        """Return the left edge of `column`; that of `count` is where all columns end."""
        narrow = bisect_left(self._marks, column)
        return column * self.cell - narrow * (self.cell - self._mark)

    def width(self, column: int) -> int:
        """Return the width of `column`, its gap included."""
        return self.left(column + 1) - self.left(column)

    def at(self, x: int) -> int:
        """Return the column that pixel `x` is in: below 0 or `count` where none is."""
        return bisect_right(range(self.count + 1), x, key=self.left) - 1
