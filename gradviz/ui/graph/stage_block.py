"""A note beside the graph as a small card: its words at the left, its heat maps at the right."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter

from gradviz.ui.graph.face import cells_of
from gradviz.ui.graph.heat_map import grid, paint_map
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.sizes import cell_side
from gradviz.ui.graph.stage_notes import Note
from gradviz.ui.theme import Theme, code_font, ui_font

TITLE, TEXT = 12.0, 15.0  # pixels of the words, where the picture is not smaller than life
PAD, LINE, GAP, ARROW = 9.0, 3.0, 12.0, 20.0
CELL = 1.3  # times the cells of a box


class StageBlock:
    """A note, measured and painted `size` times as large as usual."""

    def __init__(self, note: Note, size: float) -> None:
        self.note, self._by = note, size
        self._grids = [grid(one) for one in note.maps]
        self._title, self._text = _sized(ui_font(), TITLE * size), _sized(code_font(), TEXT * size)
        self._text.setWeight(QFont.Weight.DemiBold)
        self._cells = [_map_size(one.shape, size) for one in note.maps]
        widths = [QFontMetricsF(self._title).horizontalAdvance(note.title)]
        widths.append(QFontMetricsF(self._text).horizontalAdvance(note.text))
        self._words = QSizeF(max(widths), self._line(self._title))
        if note.text:
            self._words.setHeight(self._words.height() + LINE * size + self._line(self._text))
        maps = self._maps_width()
        width = self._words.width() + (GAP * size + maps if maps else 0.0)
        height = max(self._words.height(), self._maps_height())
        self.size = QSizeF(width + 2 * PAD * size, height + 2 * PAD * size)

    def _line(self, font: QFont) -> float:
        return QFontMetricsF(font).height()

    def _maps_width(self) -> float:
        arrows = max(len(self._cells) - 1, 0) * ARROW * self._by
        return sum(one.width() for one in self._cells) + arrows

    def _maps_height(self) -> float:
        return max((one.height() for one in self._cells), default=0.0)

    def paint(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        """Paint card, words and heat maps into `place`."""
        by = self._by
        painter.setPen(pen(theme.current, 1.6 * by))
        painter.setBrush(QBrush(QColor(theme.raised)))
        painter.drawRoundedRect(place, 6 * by, 6 * by)
        inner = place.adjusted(PAD * by, PAD * by, -PAD * by, -PAD * by)
        corner = QPointF(inner.left(), inner.center().y() - self._words.height() / 2)
        words = QRectF(corner, self._words)
        top = self._write(painter, words, self.note.title, self._title, theme.muted)
        if self.note.text:
            ink = theme.gradient if self.note.gradient else theme.text
            below = words.adjusted(0, top + LINE * by, 0, 0)
            self._write(painter, below, self.note.text, self._text, ink)
        if self.note.maps:
            self._paint_maps(painter, inner, theme)

    def _write(self, painter: QPainter, place: QRectF, text: str, font: QFont, ink: str) -> float:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
        return self._line(font)

    def _paint_maps(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        colour = theme.gradient if self.note.gradient else theme.series
        left, middle = place.right() - self._maps_width(), place.center().y()
        for number, (cells, size) in enumerate(zip(self._grids, self._cells, strict=True)):
            if number:
                arrow = QRectF(left, middle - 10 * self._by, ARROW * self._by, 20 * self._by)
                painter.setFont(self._title)
                painter.setPen(QColor(theme.muted))
                painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, "→")
                left += ARROW * self._by
            corner = QPointF(left, middle - size.height() / 2)
            paint_map(painter, QRectF(corner, size), cells, colour, theme)
            left += size.width()


def _map_size(shape: tuple[int, ...], factor: float) -> QSizeF:
    rows, columns = cells_of(shape)
    side = CELL * factor * cell_side(rows, columns)
    return QSizeF(columns * side, rows * side)


def _sized(font: QFont, pixels: float) -> QFont:
    font.setPixelSize(max(round(pixels), 1))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
