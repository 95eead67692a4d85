"""Paints the inspector's rows, each fact in its look. Knows painters and the theme."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gradviz.ui.formula import bounds, level, paint_formula
from gradviz.ui.numbers import shape_text
from gradviz.ui.tables.heat_map import paint_heat_map
from gradviz.ui.tables.histogram import histogram_height, paint_histogram
from gradviz.ui.tables.inspector_fact import (
    ACTION,
    BAD,
    BESIDE,
    FORMULA,
    GRADIENT,
    GRADIENT_SPREAD,
    HEADING,
    PATH,
    PLAIN,
    ROLE,
    SNIPPET,
    SPREAD,
    WIDE,
    WITNESS,
    WORDS,
    Fact,
)
from gradviz.ui.tables.inspector_model import FACT_ROLE, LABEL
from gradviz.ui.tables.painting import PAD, inside, paint_array, paint_background, paint_text
from gradviz.ui.tables.witness_painting import paint_witness
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font

if TYPE_CHECKING:
    from gradviz.trace.paths import Path

ROW_HEIGHT, HEADING_HEIGHT, MAP_HEIGHT, BESIDE_HEIGHT, WITNESS_HEIGHT = 28, 34, 44, 42, 23
HEIGHTS = {HEADING: HEADING_HEIGHT, BESIDE: BESIDE_HEIGHT, WITNESS: WITNESS_HEIGHT}
MAP_WIDTH, MOST_NUMBERS = 44, 3  # of a path's heat map; elements still written as numbers
FORMULA_SIZE = 16.0  # pixels an em
LEAST_FORMULA = 10.0  # down to which a long formula is shrunk before it is cut
FLOWING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


def height(fact: Fact, width: float) -> int:
    """Return how high a row has to be in a table `width` pixels wide."""
    if fact.look in (WORDS, SNIPPET):
        return _wrapped_height(fact, width)
    if fact.look in (SPREAD, GRADIENT_SPREAD) and fact.array is not None:
        return round(histogram_height(fact.array) * scale())
    least = HEIGHTS.get(fact.look, ROW_HEIGHT)
    if (
        fact.look not in HEIGHTS
        and fact.array is not None
        and fact.array.ndim > 1
        and fact.array.shape[0] > 1
    ):
        least = MAP_HEIGHT
    if fact.look == FORMULA:
        least = max(least, round(bounds(fact.tex, FORMULA_SIZE).height()) + 8)
    return round(least * scale())


def _wrapped_height(fact: Fact, width: float) -> int:
    room = QRectF(0, 0, max(width - 2 * PAD, 60), 10000)
    metrics = QFontMetricsF(_font(fact))
    return round(metrics.boundingRect(room, FLOWING, fact.text).height() + 10 * scale())


def _font(fact: Fact) -> QFont:
    if fact.look in (PLAIN, ROLE, WORDS, ACTION):
        return ui_font(9.5)
    return code_font(9.0 if fact.look == SNIPPET else 9.5)


class FactDelegate(QStyledItemDelegate):
    """Paints one fact."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.pointed: Path | None = None  # the one marked in the graph

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height the row's look takes."""
        return QSize(60, height(index.data(FACT_ROLE), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, or the whole row where its look takes both columns."""
        fact, room = index.data(FACT_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme)
        if fact.path is not None and fact.path is self.pointed:
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), QColor(self.theme.linked_wash))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fact.look in WIDE:
            self._wide(painter, room, fact)
        elif index.column() == LABEL:
            paint_text(painter, room, fact.label, self.theme.muted, ui_font(9.5))
        else:
            self._fact(painter, room, fact)
        painter.restore()

    def _wide(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        if fact.look == HEADING:
            self._heading(painter, room, fact)
        elif fact.look == PATH:
            self._path(painter, room, fact)
        elif fact.look == BESIDE:
            self._beside(painter, room, fact)
        elif fact.look == WITNESS:
            paint_witness(painter, room, fact, self.theme, self._second_column())
        else:
            self._flowing(painter, room, fact)

    def _second_column(self) -> float:
        """Return how far to the right the second column begins, so that all numbers line up."""
        table = self.parent()
        return table.columnWidth(LABEL) + PAD if isinstance(table, QTableView) else 0.0

    def _path(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        """Draw the way at the left, cut in its middle; what it brought, and its share."""
        gone = fact.path is not None and fact.path.vanishing
        words, share = ui_font(9.5), 58 * scale()
        place = QRectF(room.right() - share, room.top(), share, room.height())
        paint_text(painter, place, fact.aside, self.theme.muted, ui_font(9.0), RIGHT)
        place = self._brought(painter, room.adjusted(0, 0, -share - 6, 0), fact)
        place = QRectF(room.left(), room.top(), place.left() - 10 - room.left(), room.height())
        way = QFontMetricsF(words).elidedText(
            fact.label, Qt.TextElideMode.ElideMiddle, place.width()
        )
        paint_text(painter, place, way, self.theme.muted if gone else self.theme.text, words)

    def _brought(self, painter: QPainter, room: QRectF, fact: Fact) -> QRectF:
        """Draw what a path brought at the right of `room`; return where it is."""
        gone = fact.path is not None and fact.path.vanishing
        if fact.array is not None and fact.array.size > MOST_NUMBERS:
            width = MAP_WIDTH * scale()
            place = QRectF(room.right() - width, room.top() + 4, width, room.height() - 8)
            return paint_heat_map(painter, place, fact.array, self.theme.gradient, self.theme)
        numbers = code_font(9.5)
        width = min(QFontMetricsF(numbers).horizontalAdvance(fact.text), room.width() * 0.5)
        place = QRectF(room.right() - width, room.top(), width, room.height())
        ink = self.theme.muted if gone else self.theme.gradient
        paint_text(painter, place, fact.text, ink, numbers, RIGHT)
        return place

    def _beside(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        """Draw names in small type, and under each what it says."""
        width = room.width() / max(len(fact.cells), 1)
        for number, (name, text) in enumerate(fact.cells):
            cell = QRectF(room.left() + number * width, room.top(), width - 6, room.height() / 2)
            paint_text(painter, cell, name, self.theme.muted, ui_font(8.5))
            lower = cell.translated(0, room.height() / 2 - 2)
            paint_text(painter, lower, text, self.theme.text, ui_font(9.5))

    def _flowing(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        painter.setFont(_font(fact))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(room, FLOWING, fact.text)

    def _heading(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        bold = ui_font(10.0, bold=True)
        paint_text(painter, room, fact.label, self.theme.text, bold)
        gone = QFontMetricsF(bold).horizontalAdvance(fact.label) + 10
        if gone < room.width():
            rest = room.adjusted(gone, 0, 0, 0)
            paint_text(painter, rest, fact.text, self.theme.muted, ui_font(9.5))

    def _fact(self, painter: QPainter, room: QRectF, fact: Fact) -> None:
        inks = {GRADIENT: self.theme.gradient, BAD: self.theme.bad, ACTION: self.theme.series}
        colour = inks.get(fact.look, self.theme.text)
        if fact.look == FORMULA:
            self._formula(painter, room, fact.tex)
        elif fact.look in (SPREAD, GRADIENT_SPREAD) and fact.array is not None:
            ink = self.theme.series if fact.look == SPREAD else self.theme.gradient
            paint_histogram(painter, room, fact.array, ink, self.theme)
        elif fact.array is not None and fact.array.size:
            self._array(painter, room, fact, fact.array)
        else:
            paint_text(painter, room, fact.text, colour, _font(fact))

    def _array(self, painter: QPainter, room: QRectF, fact: Fact, array: np.ndarray) -> None:
        colour = self.theme.gradient if fact.look == GRADIENT else self.theme.text
        taken = paint_array(painter, room, array, colour, self.theme)
        if taken is not None:
            rest, hand = room.adjusted(taken.width() + 10, 0, 0, 0), code_font(9.0)
            whole = QFontMetricsF(hand).horizontalAdvance(fact.text) <= rest.width()
            text = fact.text if whole else shape_text(array.shape)
            paint_text(painter, rest, text, self.theme.muted, hand)

    def _formula(self, painter: QPainter, room: QRectF, tex: str) -> None:
        size = FORMULA_SIZE * scale()
        box = bounds(tex, size)
        if box.width() > room.width():
            size = max(size * room.width() / box.width(), LEAST_FORMULA)
            box = bounds(tex, size)
        painter.setClipRect(room.adjusted(0, 0, 8, 0))
        ratio = painter.device().devicePixelRatioF()
        baseline = level(room.center().y() - box.center().y(), size, ratio)
        paint_formula(painter, QPointF(room.left(), baseline), tex, self.theme.text, size)
