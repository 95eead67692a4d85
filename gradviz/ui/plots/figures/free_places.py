"""Where in a plot a legend covers no data. Pure NumPy; no drawing.

The view is a raster of cells, and a mark takes the cells it runs through.
"""

from collections.abc import Sequence

import numpy as np

from gradviz.trace.figures import Area, Bars, Dots, Mark, Rule, Segments, Series, Words
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.line_marks import stepped

COLUMNS, ROWS = 96, 64
FINE = 6  # places looked at for each cell that a line goes through
Corner = tuple[float, float]  # of the legend's middle: 0 left or bottom, 1 right or top
PLACES: dict[str, Corner] = {
    "upper right": (1, 1), "upper left": (0, 1), "lower left": (0, 0), "lower right": (1, 0),
    "center right": (1, 0.5), "right": (1, 0.5), "center left": (0, 0.5),
    "upper center": (0.5, 1), "lower center": (0.5, 0), "center": (0.5, 0.5),
}  # fmt: skip


def taken(marks: Sequence[Mark], canvas: Canvas) -> np.ndarray:
    """Return which cells of the view marks run through: bool (ROWS, COLUMNS), lowest row first."""
    cells = np.zeros((ROWS, COLUMNS), bool)
    for mark in marks:
        if isinstance(mark, Bars):
            _fill_boxes(cells, mark, canvas)
        elif isinstance(mark, Area):
            _fill_between(cells, mark, canvas)
        elif isinstance(mark, Series):
            line = not isinstance(mark, Dots) and bool(mark.style.dash)
            x, y = stepped(canvas.x(mark.x), canvas.y(mark.y), mark.style.steps)
            _run(cells, *_parts(x, y, canvas), line)
        elif isinstance(mark, Segments):
            for part in np.linspace(0, 1, 24):
                x, y = (a + (b - a) * part for a, b in ((mark.x0, mark.x1), (mark.y0, mark.y1)))
                _run(cells, *_parts(canvas.x(x), canvas.y(y), canvas), False)
        elif isinstance(mark, Rule) and mark.through is None and not mark.is_band:
            _rule(cells, mark, canvas)
        elif isinstance(mark, Words) and not mark.in_parts:
            x, y = _parts(canvas.x(np.array([mark.x])), canvas.y(np.array([mark.y])), canvas)
            _run(cells, x, y, False)
    return cells


def place(
    wanted: str, cells: np.ndarray, size: tuple[float, float], edge: tuple[float, float]
) -> Corner | None:
    """Return where a legend stands: left and top as parts of the view; None where nothing is free.

    `size` and `edge` (what is left beside it) are parts of the view, too.
    """
    names = [*([wanted] if wanted in PLACES else []), *PLACES]
    for name in names:
        across, up = PLACES[name]
        left = edge[0] + across * (1 - 2 * edge[0] - size[0])
        bottom = edge[1] + up * (1 - 2 * edge[1] - size[1])
        if left < 0 or bottom < 0:
            return None
        corner = left, 1 - bottom - size[1]
        if is_free(cells, corner, size):
            return corner
    return None


def is_free(cells: np.ndarray, corner: Corner, size: tuple[float, float]) -> bool:
    """Return whether nothing runs through a card of this size with its left top at `corner`."""
    left, bottom = corner[0], 1 - corner[1] - size[1]
    rows = slice(max(int(bottom * ROWS), 0), int(np.ceil((bottom + size[1]) * ROWS)))
    columns = slice(int(left * COLUMNS), int(np.ceil((left + size[0]) * COLUMNS)))
    return not cells[rows, columns].any()


def _parts(x: np.ndarray, y: np.ndarray, canvas: Canvas) -> tuple[np.ndarray, np.ndarray]:
    (left, right), (bottom, top) = canvas.across, canvas.up
    return (x - left) / (right - left), (y - bottom) / (top - bottom)


def _run(cells: np.ndarray, x: np.ndarray, y: np.ndarray, line: bool) -> None:
    if line and 1 < len(x) < COLUMNS * FINE * 4:
        # A long step is walked through: a line between two points is seen between them, too.
        fine = np.linspace(0, len(x) - 1, max(len(x), COLUMNS * FINE))
        low = np.minimum(fine.astype(int), len(x) - 2)
        part = fine - low
        x, y = x[low] + part * (x[low + 1] - x[low]), y[low] + part * (y[low + 1] - y[low])
    known = np.isfinite(x) & np.isfinite(y)
    known &= (np.abs(np.where(known, x, 9)) <= 1.001) & (np.abs(np.where(known, y, 9)) <= 1.001)
    columns = np.clip((x[known] * COLUMNS).astype(int), 0, COLUMNS - 1)
    rows = np.clip((y[known] * ROWS).astype(int), 0, ROWS - 1)
    inside = (x[known] >= 0) & (y[known] >= 0)
    cells[rows[inside], columns[inside]] = True


def _fill_boxes(cells: np.ndarray, mark: Bars, canvas: Canvas) -> None:
    from gradviz.ui.plots.figures.filled_marks import corners

    x0, x1, y0, y1 = corners(mark, canvas)
    left, bottom = _parts(x0, y0, canvas)
    right, top = _parts(x1, y1, canvas)
    for box in zip(left[:400], right[:400], bottom[:400], top[:400], strict=True):
        if not np.isfinite(box).all():
            continue
        a, b, c, d = np.clip(box, 0, 1)
        cells[int(c * ROWS) : int(np.ceil(d * ROWS)),
              int(a * COLUMNS) : int(np.ceil(b * COLUMNS))] = True  # fmt: skip


def _fill_between(cells: np.ndarray, mark: Area, canvas: Canvas) -> None:
    for part in np.linspace(0, 1, 24):
        heights = mark.low + (mark.y - mark.low) * part
        _run(cells, *_parts(canvas.x(mark.x), canvas.y(heights), canvas), True)


def _rule(cells: np.ndarray, mark: Rule, canvas: Canvas) -> None:
    along = np.linspace(*mark.ends, 4 * COLUMNS)
    at = np.full(len(along), mark.low)
    if mark.upright:
        x, _ = _parts(canvas.x(at), at, canvas)
        _run(cells, x, along, False)
    else:
        _, y = _parts(at, canvas.y(at), canvas)
        _run(cells, along, y, False)
