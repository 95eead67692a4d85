"""Where the subplots of a figure stand, and how much room they need."""

from collections.abc import Sequence
from html import escape

import pyqtgraph as pg

from gradviz.trace.figures import Figure
from gradviz.ui.plots.figures.canvas import View
from gradviz.ui.plots.figures.subplot_item import SubplotItem
from gradviz.ui.theme import Theme, ui_font

ALIKE = 0.5  # of two ranges: what they have in common of what they reach over
ROW = 125  # pixels of height that a row of subplots needs


def lay_out(figure: Figure, theme: Theme) -> pg.GraphicsLayout:
    """Return places for the subplots of a figure under its title, unseen as yet."""
    layout = pg.GraphicsLayout()
    layout.setContentsMargins(4, 4, 4, 4)
    layout.setSpacing(2)
    layout.setOpacity(0.0)
    if figure.title:
        size = f"{ui_font(10.0).pointSizeF():.1f}pt"
        wide = max(plot.place[1] + plot.place[3] for plot in figure.plots)
        label = pg.LabelItem(f"<b>{escape(figure.title)}</b>", color=theme.text, size=size)
        layout.addItem(label, 0, 0, 1, wide)
    _share_out(layout, figure)
    return layout


def _share_out(layout: pg.GraphicsLayout, figure: Figure) -> None:
    """Give all rows and columns of subplots the same room."""
    for plot in figure.plots:
        row, column, rows, columns = plot.place
        for k in range(row, row + rows):
            layout.layout.setRowStretchFactor(k + 1, 10)
            layout.layout.setRowPreferredHeight(k + 1, 100)
        for k in range(column, column + columns):
            layout.layout.setColumnStretchFactor(k, 10)
            layout.layout.setColumnPreferredWidth(k, 100)


def alike(first: View, second: View) -> bool:
    """Return whether two subplots show much the same part of the plane."""
    for one, other in zip(first, second, strict=True):
        (a, b), (c, d) = sorted(one), sorted(other)
        if min(b, d) - max(a, c) < ALIKE * (max(b, d) - min(a, c)):
            return False
    return True


def rooms(plots: Sequence[SubplotItem]) -> dict[int, float]:
    """Return how high the highest legend is that stands below a row: by the row's number."""
    rooms: dict[int, float] = {}
    for plot in plots:
        row = last_row(plot)
        rooms[row] = max(rooms.get(row, 0.0), plot.room)
    return rooms


def height(plots: Sequence[SubplotItem]) -> int:
    """Return how high a figure is at least: its rows are alike, legends below come on top."""
    rows = max((last_row(plot) for plot in plots), default=0)
    return round(rows * (ROW + max(rooms(plots).values(), default=0.0)))


def last_row(plot: SubplotItem) -> int:
    """Return the row after the last that a subplot stands in."""
    row, _, rows, _ = plot.subplot.place
    return row + rows
