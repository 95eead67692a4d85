"""Lines above a plot: coloured pieces of text, as many in a line as there is room for."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from gradviz.ui.theme import ui_font

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

SIZE = 8.5  # points
GAP = 12.0  # pixels between two pieces
EDGES = 24.0  # pixels left and right
LEAST = 60.0
MOST, FEWEST = 9, 2  # lines
PART = 0.3  # of the height, that lines may take
Piece = tuple[str, str]  # text, colour


def wrapped(pieces: list[Piece], width: float, most: int = MOST) -> str:
    """Return the pieces as lines of HTML, none wider than `width` pixels if it can be.

    A piece that is wider than a line is broken between its words. Beyond `most` lines the rest is
    left out.
    """
    metrics = QFontMetricsF(ui_font(SIZE))
    rows: list[list[str]] = [[]]
    used = 0.0
    for text, colour in pieces:
        for part in _fitting(text, width, metrics):
            wide = metrics.horizontalAdvance(part) + GAP
            if rows[-1] and used + wide > width + GAP:
                rows.append([])
                used = 0.0
            used += wide
            words = escape(part).replace(" ", "&nbsp;")
            rows[-1].append(f'<span style="color:{colour}">{words}</span>')
    return "<br>".join("&nbsp;&nbsp; ".join(row) for row in rows[:most])


def _fitting(text: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """Return `text` in parts that fit into a line each."""
    parts = [""]
    for word in text.split(" "):
        longer = f"{parts[-1]} {word}".strip()
        if parts[-1] and metrics.horizontalAdvance(longer) > width:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts


def lines_room(chart: "Chart") -> float:
    """Return how wide the lines above a plot may be."""
    return float(max(chart.width() - chart.getAxis("left").width() - EDGES, LEAST))


def lines_most(chart: "Chart") -> int:
    """Return how many lines above a plot leave enough of it."""
    return max(int(PART * chart.height() / QFontMetricsF(ui_font(SIZE)).height()), FEWEST)


def write_lines(chart: "Chart", html: str) -> None:
    """Write lines above a plot, which is so much lower; "" takes them away."""
    item = chart.getPlotItem()
    if not html:
        item.setTitle(None)
        return
    label, size = item.titleLabel, f"{ui_font(SIZE).pointSizeF():.1f}pt"
    if (label.text, label.opts["color"], label.opts["size"]) == (html, chart.theme.text, size):
        return
    label.item.setFont(ui_font(SIZE))
    item.setTitle(html, color=chart.theme.text, size=size, justify="left")
    high = label.item.boundingRect().height() + 2
    label.setMinimumWidth(0)  # or the plot could not become narrower than its lines
    label.setMaximumHeight(high)
    item.layout.setRowFixedHeight(0, high)
