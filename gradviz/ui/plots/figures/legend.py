"""The legend of a plot: which mark is which, by its sign and its name."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradviz.trace.figures import Area, Arrows, Bars, Dots, Image, Mark, Rule, Style
from gradviz.ui.plots.figures.inks import brush, edge_pen, ink, pen, symbol, symbol_size
from gradviz.ui.theme import Theme, scale, ui_font

ROW = 17.0  # pixels, at scale 1
SIGN = 26.0
EDGE = 6.0
MOST_ROWS = 12
LONGEST = 40  # characters of a name


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what is drawn, and its name."""

    name: str
    style: Style
    kind: str  # "line", "dots", "filled"


def entries(marks: tuple[Mark, ...]) -> list[Entry]:
    """Return the rows of a legend: marks with a name that starts with no underscore."""
    found = [
        Entry(_short(label), _style(mark), _kind(mark))
        for mark in marks
        if (label := getattr(mark, "label", "")) and not label.startswith("_")
    ]
    return found[:MOST_ROWS]


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _style(mark: Mark) -> Style:
    return getattr(mark, "style", Style())


def _kind(mark: Mark) -> str:
    if isinstance(mark, Dots):
        return "dots"
    filled = isinstance(mark, Bars | Area | Image) or (isinstance(mark, Rule) and mark.is_band)
    return "filled" if filled else "dots" if isinstance(mark, Arrows) else "line"


class Legend(pg.GraphicsObject):
    """Paints rows of signs and names on a card of the theme's."""

    def __init__(self, parent: pg.GraphicsWidget) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._theme: Theme | None = None
        self._columns = 1
        self.setZValue(30)

    def set_entries(self, found: list[Entry], theme: Theme, columns: int = 1) -> None:
        """Show these rows, in so many columns."""
        self.prepareGeometryChange()
        self._entries, self._theme, self._columns = found, theme, max(columns, 1)
        self.setVisible(bool(found))
        self.update()

    @property
    def names(self) -> tuple[str, ...]:
        """What is named, in order."""
        return tuple(entry.name for entry in self._entries)

    def size(self) -> tuple[float, float]:
        """Return the width and height of the card in pixels."""
        rows = -(-len(self._entries) // self._columns)
        return self._columns * self._column() + EDGE, rows * ROW * scale() + EDGE

    def _column(self) -> float:
        metrics = QFontMetricsF(ui_font(8.5))
        widest = max((metrics.horizontalAdvance(e.name) for e in self._entries), default=0.0)
        return SIGN * scale() + widest + 2 * EDGE

    def boundingRect(self) -> QRectF:
        """Return where it paints."""
        return QRectF(0, 0, *self.size())

    def paint(self, painter: QPainter, *args: object) -> None:
        """Paint the card and its rows."""
        theme = self._theme
        if theme is None or not self._entries:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.raised)
        ground.setAlpha(225)
        painter.setPen(pg.mkPen(theme.line, width=1))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        rows = -(-len(self._entries) // self._columns)
        high = ROW * scale()
        for number, entry in enumerate(self._entries):
            column, row = divmod(number, rows)
            area = QRectF(EDGE + column * self._column(), EDGE / 2 + row * high,
                          self._column() - EDGE, high)  # fmt: skip
            self._paint_row(painter, entry, area, theme)

    def _paint_row(self, painter: QPainter, entry: Entry, area: QRectF, theme: Theme) -> None:
        sign = QRectF(area.left(), area.top(), SIGN * scale() - EDGE, area.height())
        paint_sign(painter, entry, sign, theme)
        painter.setPen(QColor(theme.text))
        painter.setFont(ui_font(8.5))
        words = area.adjusted(SIGN * scale(), 0, EDGE, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         entry.name)  # fmt: skip


def paint_sign(painter: QPainter, entry: Entry, area: QRectF, theme: Theme) -> None:
    """Paint what stands for a mark: a piece of its line, its point, a patch of its colour."""
    style = entry.style
    if entry.kind == "filled":
        painter.setPen(edge_pen(style, theme))
        painter.setBrush(brush(style, theme))
        painter.drawRect(area.adjusted(2, area.height() * 0.28, -2, -area.height() * 0.28))
        return
    line = pen(style, theme) if entry.kind == "line" else None
    middle = area.center()
    if line is not None:
        line.setCosmetic(False)
        painter.setPen(line)
        painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
    if style.marker:
        path = symbol(style.marker)
        size = min(symbol_size(style), area.height() * 0.6)
        painter.setPen(pg.mkPen(ink(style.edge or style.colour, style.alpha, theme), width=1))
        painter.setBrush(brush(style, theme))
        shape = pg.graphicsItems.ScatterPlotItem.Symbols[path] if isinstance(path, str) else path
        if shape is not None:
            painter.save()
            painter.translate(middle)
            painter.scale(size, size)
            own = painter.pen()
            own.setWidthF(1.2 / size)
            painter.setPen(own)
            painter.drawPath(shape)
            painter.restore()
