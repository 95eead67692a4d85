"""The strip as a sheet: all of it in rows below one another, as it stands at one moment. No widget.

The first row of a page has every lane with its header; a row that goes on with it has only the
lanes in which something lies, and their names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.lanes import lanes
from gradviz.trace.strip import Lanes, Stretch, Written
from gradviz.ui.tape.captions import caption
from gradviz.ui.tape.cell_painter import CellPainter, Look
from gradviz.ui.tape.header_painter import header_place, paint_header, wanted_width
from gradviz.ui.tape.lane_painter import LanePainter, Scene
from gradviz.ui.tape.lane_words import lane_words
from gradviz.ui.tape.lettering import ui_hand
from gradviz.ui.tape.measures import EDGE, HEADER, WIDTH, Ruler, measures
from gradviz.ui.tape.tape_model import TapeModel
from gradviz.ui.theme import LIGHT, Theme, scale

ACROSS = 8  # cells in a row
BETWEEN = 12  # rows, in pixels
WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Row:
    """Columns `first` to `last`, half-open, and the lanes in which something of them lies."""

    first: int
    last: int
    lanes: tuple[int, ...]


class TapeSheet:
    """One trace at one moment, in `rows`; `paint` puts those of a page onto anything.

    Widths and heights are in pixels of a screen.
    """

    def __init__(
        self, trace: Trace, frame: Frame, theme: Theme = LIGHT, cut: NodeId | None = None
    ) -> None:
        self._trace, self._frame, self._theme = trace, frame, theme
        self._lanes = lanes(trace)
        self._all = tuple(range(self._lanes.count))
        self._ruler, self._sizes = Ruler(self._lanes), measures(self._lanes.count)
        self._model = TapeModel()
        self._model.set_trace(trace)
        self._model.set_frame(frame)
        self._model.set_cut(cut)
        self._around, self._cells = LanePainter(theme), CellPainter()
        self._cells.theme, self._cells.measures = theme, self._sizes
        self._words = [lane_words(trace, frame, lane) for lane in self._all]
        self._header = self._header_width()
        self.rows = _rows(self._lanes, self._ruler, round(ACROSS * WIDTH * scale()))
        longest = max((self._wide(row) for row in self.rows), default=0)
        self.width = self._header + max(longest, self._ruler.cell) + EDGE

    @property
    def here(self) -> int:
        """The row of the cell that the cursor is at, 0 where there is none."""
        if not self._trace.cells:
            return 0
        column = self._lanes.column[self._model.resting_row()]
        return bisect_left(self.rows, column + 1, key=lambda row: row.last)

    def most(self, height: float) -> int:
        """Return how many rows fit into a height whatever lies in them, at least one."""
        return max(int((height - 2 * EDGE) // self._step(self._all)), 1)

    def pages(self, rows: range, height: float) -> list[range]:
        """Return which of `rows` stand on which page of a height, at least one on each."""
        pages, first, top = [], rows.start, 0
        for row in rows:
            high = self._step(self._seen(row, first))
            if row > first and top + high - BETWEEN > height - 2 * EDGE:
                pages.append(range(first, row))
                first, top, high = row, 0, self._step(self._all)
            top += high
        return [*pages, range(first, rows.stop)]

    def size(self, page: range) -> QSizeF:
        """Return the size of a page."""
        high = sum(self._step(self._seen(row, page.start)) for row in page)
        return QSizeF(self.width, 2 * EDGE + high - BETWEEN)

    def cells_in(self, rows: range) -> int:
        """Return how many cells some rows have."""
        columns = range(self.rows[rows.start].first, self.rows[rows.stop - 1].last) if rows else ()
        return sum(len(self._lanes.cells[column]) for column in columns)

    def paint(self, painter: QPainter, page: range, height: float = 0.0) -> Iterator[int]:
        """Paint a page row by row, and give the number of each before it is painted.

        Where a page is higher than its rows, all of its `height` has their ground.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width, height), QColor(self._theme.window))
        top = EDGE
        for row in page:
            yield row
            shown = self._seen(row, page.start)
            painter.save()
            painter.translate(0, top)
            self._paint_row(painter, self.rows[row], shown, row == page.start)
            painter.restore()
            top += self._step(shown)

    def _seen(self, row: int, first: int) -> tuple[int, ...]:
        return self._all if row == first else self.rows[row].lanes

    def _step(self, shown: tuple[int, ...]) -> int:
        return len(shown) * self._sizes.lane + BETWEEN

    def _header_width(self) -> int:
        """Return room for all that headers say, within reason: paper cannot be pointed at."""
        wanted = max((wanted_width(words) for words in self._words if words is not None), default=0)
        least = round(HEADER * scale())
        return min(max(wanted, least), 2 * least)

    def _wide(self, row: Row) -> int:
        return self._ruler.left(row.last) - self._ruler.left(row.first)

    # Rows ---------------------------------------------------------------------------------------

    def _paint_row(self, painter: QPainter, row: Row, shown: tuple[int, ...], whole: bool) -> None:
        # Row by row, as a large page is long in filling; each over the edge of the one before.
        above = EDGE if whole else BETWEEN // 2
        high = above + len(shown) * self._sizes.lane + EDGE
        painter.fillRect(QRect(0, -above, self.width, high), QColor(self._theme.window))
        scene = Scene(
            self._trace, self._frame, self._lanes, self._ruler, self._sizes,
            self._ruler.left(row.first), 0, row.first, row.last, self._wide(row) + EDGE, shown,
        )  # fmt: skip
        for lane in shown:
            self._head(painter, scene, lane, whole)
        painter.translate(self._header, 0)
        self._around.paint(painter, scene, partial(self._cell, scene))

    def _cell(self, scene: Scene, painter: QPainter, row: int) -> None:
        column, top = self._lanes.column[row], scene.top(self._lanes.lane[row])
        place = QRect(scene.x(column), top, self._ruler.width(column), self._sizes.lane)
        self._cells.paint(painter, place, Look(self._model.face(row)))

    def _head(self, painter: QPainter, scene: Scene, lane: int, whole: bool) -> None:
        words = self._words[lane]
        area = header_place(scene.top(lane), self._header, self._sizes)
        if words is None and whole:
            painter.setFont(ui_hand(9).font)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(area, WRAPPED, caption(self._trace, self._frame))
        elif words is not None and whole:
            paint_header(painter, area, words, self._theme)
        elif words is not None and self._lanes.count > 1:
            ui_hand(9.5, bold=True).write(painter, area, words.name, self._theme.faint)


def _rows(made: Lanes, ruler: Ruler, room: int) -> list[Row]:
    """Return rows as long as they may be, of at least one column."""
    rows, first = [], 0
    while first < ruler.count:
        last = min(max(ruler.at(ruler.left(first) + room), first + 1), ruler.count)
        rows.append(Row(first, last, _lanes_in(made, first, last)))
        first = last
    return rows


def _lanes_in(made: Lanes, first: int, last: int) -> tuple[int, ...]:
    """Return the lanes in which something lies in some columns: a cell, a mark or a rail."""
    columns = range(first, last)
    found = {made.lane[row] for column in columns for row in made.cells[column]}
    found.update(made.marks[column].lane for column in columns if column in made.marks)
    found.update(k for k, rails in enumerate(made.stretches) if _covered(rails, first, last))
    found.update(k for k, runs in enumerate(made.written) if _covered(runs, first, last))
    return tuple(sorted(found))


def _covered(pieces: Sequence[Stretch | Written], first: int, last: int) -> bool:
    """Return whether any of the pieces, which follow one another, lies over some columns."""
    end = bisect_left(pieces, last, key=lambda piece: piece.first)
    near = pieces[max(end - 2, 0) : end]  # one of the two may have no length
    return any(piece.last > first for piece in near)
