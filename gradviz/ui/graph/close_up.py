"""A box seen from close by: all of its value, and of its gradient beside it.

Words keep their size on the screen while the box grows, so that the room goes to the numbers: a
tensor is a table with indices, a number has all its digits, a text is written out.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gradviz.trace import Node
from gradviz.ui.graph.cell_map import (
    LEAST_LINE,
    LEAST_ROOM,
    MOST,
    TALLEST,
    WIDEST,
    Cells,
    Ruler,
    paint_indices,
)
from gradviz.ui.graph.node_parts import LEFT, PARTIAL, Sheet
from gradviz.ui.graph.spark import Spark, paint_spark
from gradviz.ui.numbers import quoted, shape_text, short
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

PAD, LINE, CAPTION, TOP_RULER = 9.0, 20.0, 15.0, 13.0  # pixels
BETWEEN = 14.0  # the two tables
SPARK_FROM = 0.62  # of the height under the heading: below is a number's line
DOT_SIZE = 1.8  # of a number's line and dot, beside those in a small box
ALL_DIGITS = 9  # of a number; float32 has no more
CLOSEST, LEAST_CLOSEST = 160.0, 5.0  # zooms
_KEPT = 24  # tables kept, so that a step paints none of them anew
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere


class CloseUp:
    """Paints boxes from close by, in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tables: dict[tuple[int, str], tuple[np.ndarray, Cells]] = {}

    def paint(self, sheet: Sheet, place: QRectF, zoom: float, spark: Spark | None) -> None:
        """Paint what is in the box `place` (scene units) at `zoom`; a number's line beneath."""
        painter, size = sheet.painter, scale()
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(size / zoom, size / zoom)
        room = QRectF(0, 0, place.width() * zoom / size, place.height() * zoom / size)
        aside = PAD + 5 if sheet.face.pill else PAD
        inner = room.adjusted(aside, PAD - 3, -aside, -PAD)
        _heading(sheet, QRectF(inner.left(), inner.top(), inner.width(), LINE))
        inner.setTop(inner.top() + LINE)
        if spark is not None:
            value = float(sheet.node.value)
            lower = inner.adjusted(0, inner.height() * SPARK_FROM, 0, 0)
            paint_spark(painter, lower, spark, value, self._theme, DOT_SIZE)
            inner.setBottom(lower.top())
        if sheet.shown:
            self._content(sheet, inner, _seen(painter))
        painter.restore()

    def _content(self, sheet: Sheet, room: QRectF, seen: QRectF) -> None:
        value = sheet.node.value
        if isinstance(value, str):
            _write(sheet, room, quoted(value), code_font(), 13, sheet.inks.text, _WRAPPED)
        elif value.ndim and value.size and value.dtype.kind in "biufc":
            self._panels(sheet, value, room, seen)
        else:
            _numbers(sheet, value, room)

    def _panels(self, sheet: Sheet, value: np.ndarray, room: QRectF, seen: QRectF) -> None:
        theme = self._theme
        count = 2 if sheet.face.slot and value.dtype.kind in "fc" else 1
        table = self._table(sheet.node.id, value, theme.series)
        ruler = 7.0 * max(len(table.row_name(table.rows - 1)), 1) + 6.0 if table.leading else 0.0
        places = _places(room, count, table, ruler)
        self._panel(sheet, places[0], table, say("graph.card.value"), sheet.inks.muted, seen)
        if count == 1:
            return
        title = f"{PARTIAL} {say('graph.card.gradient')}"
        there = sheet.adjoint is not None and sheet.adjoint.shape == value.shape
        if there and sheet.adjoint is not None:
            other = self._table(sheet.node.id, sheet.adjoint, theme.gradient)
            self._panel(sheet, places[1], other, title, sheet.inks.gradient, seen)
            return
        sheet.painter.setPen(sheet.inks.slot)
        sheet.painter.setBrush(sheet.inks.clear)
        sheet.painter.drawRect(places[1].grid)
        _write(sheet, places[1].caption, title, ui_font(), 11, sheet.inks.faint)

    def _panel(
        self, sheet: Sheet, place: "Panel", table: Cells, title: str, ink: QColor, seen: QRectF
    ) -> None:
        words = title if table.whole else f"{title} · {say('graph.close.means')}"
        _write(sheet, place.caption, words, ui_font(), 11, ink)
        table.paint(sheet.painter, place.grid, seen, self._theme)
        ruler = Ruler(place.ruler, TOP_RULER if place.ruled else 0.0, self._theme)
        paint_indices(sheet.painter, table, place.grid, seen, ruler)

    def _table(self, number: int, array: np.ndarray, colour: str) -> Cells:
        kept = self._tables.get((number, colour))
        if kept is not None and kept[0] is array:
            return kept[1]
        if len(self._tables) >= _KEPT:
            del self._tables[next(iter(self._tables))]
        made = Cells(array, colour, self._theme)
        self._tables[number, colour] = array, made
        return made


class Panel(NamedTuple):
    """Where one table goes, its caption above it; indices at its left are `ruler` wide."""

    caption: QRectF
    grid: QRectF
    ruler: float
    ruled: bool  # whether there is room for indices at all


def closest(node: Node, width: float, height: float) -> float:
    """Return the zoom at which every cell of a node's box holds its number."""
    if not isinstance(node.value, np.ndarray) or not node.value.ndim or not node.value.size:
        return LEAST_CLOSEST
    rows = min(node.value.size // node.value.shape[-1], MOST)
    columns = min(node.value.shape[-1], MOST)
    across = 2 * columns * (LEAST_ROOM + 1) * 8.0 + 60
    down = rows * (LEAST_LINE + 2) + 70
    return min(max(across / width, down / height, LEAST_CLOSEST), CLOSEST)


def _places(room: QRectF, count: int, table: Cells, ruler: float) -> list[Panel]:
    """Return the places of one or two tables: beside or under each other, as cells get larger.

    Where indices would leave no room for the numbers, the numbers have it.
    """

    def cell(across: int, ruled: bool) -> tuple[float, float]:
        left, top = (ruler, TOP_RULER) if ruled else (0.0, 0.0)
        return _cell(room, across, count // across, table, left, top)

    def worth(way: tuple[int, bool]) -> tuple[bool, bool, float]:
        width, height = cell(*way)
        holds = width >= table.needed[0] and height >= table.needed[1]
        return holds, way[1], min(width / 2, height)

    across, ruled = max(((a, r) for a in (count, 1) for r in (True, False)), key=worth)
    width, height = cell(across, ruled)
    ruled = ruled and min(width, height) >= SMALL_CELL
    left, top = (ruler, TOP_RULER) if ruled else (0.0, 0.0)
    wide = (room.width() - (across - 1) * BETWEEN) / across
    high = (room.height() - (count // across - 1) * 4.0) / (count // across)
    panels = []
    for number in range(count):
        x = room.left() + (number % across) * (wide + BETWEEN)
        y = room.top() + (number // across) * (high + 4.0)
        grid = QRectF(x + left, y + CAPTION + top, width * table.columns, height * table.rows)
        panels.append(Panel(QRectF(x + left, y, max(wide - left, 0.0), CAPTION), grid, left, ruled))
    return panels


SMALL, LARGE = 13.0, 30.0  # letters of a number
SMALL_CELL = 5.0  # side of the smallest cells that have indices beside them


def _cell(
    room: QRectF, across: int, down: int, table: Cells, left: float, top: float
) -> tuple[float, float]:
    """Return the (width, height) of a cell, with indices so wide at the left and so high above."""
    width = ((room.width() - (across - 1) * BETWEEN) / across - left) / table.columns
    height = ((room.height() - (down - 1) * 4.0) / down - CAPTION - top) / table.rows
    width, height = max(width, 0.1), max(height, 0.1)
    return min(width, WIDEST * height), min(height, TALLEST * width)


def _numbers(sheet: Sheet, value: np.ndarray, room: QRectF) -> None:
    """Write a number, and its gradient, with all their digits."""
    size = round(min(max(room.height() / 5.5, SMALL), LARGE))
    high = size * 1.7
    top = room.top() + max(room.height() - 2 * high, 0.0) / 2 - LINE / 4
    rows = [(say("graph.card.value"), short(value, ALL_DIGITS) if not value.ndim else
             shape_text(value.shape), sheet.inks.text)]  # fmt: skip
    if sheet.face.slot:
        adjoint = sheet.adjoint
        text = "" if adjoint is None else short(adjoint, ALL_DIGITS)
        ink = sheet.inks.faint if adjoint is None else sheet.inks.gradient
        rows.append((PARTIAL, text, ink))
    for number, (name, text, ink) in enumerate(rows):
        place = QRectF(room.left(), top + number * high, room.width(), high)
        digits = _font(code_font(), size)
        needed = QFontMetricsF(digits).horizontalAdvance(text)
        if number and needed + size < place.width():
            _write(sheet, place, name, code_font(), size, ink)
            place = place.adjusted(size, 0, 0, 0)
        smaller = int(size * min(1.0, place.width() / max(needed, 1.0)))
        _write(sheet, place, text, code_font(), max(smaller, 9), ink)


def _heading(sheet: Sheet, place: QRectF) -> None:
    """Write the sign or name of a node, its result's name, its shape and dtype."""
    own, node, inks = sheet.face, sheet.node, sheet.inks
    left = place.left()
    kind = f"{shape_text(node.shape)} {node.dtype}" if node.shape else node.dtype
    title = own.title if own.title or not own.pill else own.note
    for text, font, size, ink in (
        (title, code_font() if own.pill else ui_font(), 15, sheet.ink(inks.text)),
        (own.name, code_font(), 13, sheet.ink(inks.muted)),
        (own.note if title != own.note else "", ui_font(), 11, sheet.role_ink()),
        (kind, ui_font(), 11, sheet.ink(inks.muted)),
    ):
        width = QFontMetricsF(_font(font, size)).horizontalAdvance(text)
        if text and left + width <= place.right() + 0.5:
            _write(sheet, QRectF(left, place.top(), width + 2, LINE), text, font, size, ink)
            left += width + 10


def _write(
    sheet: Sheet,
    place: QRectF,
    text: str,
    font: QFont,
    pixels: int,
    ink: QColor,
    flags: Qt.AlignmentFlag | Qt.TextFlag = LEFT,
) -> None:
    sheet.painter.setFont(_font(font, pixels))
    sheet.painter.setPen(ink)
    if flags == LEFT:
        metrics = QFontMetricsF(sheet.painter.font())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    sheet.painter.drawText(place, flags, text)


def _font(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made


def _seen(painter: QPainter) -> QRectF:
    """Return what of the painter's device is in sight, in its coordinates."""
    device = painter.device()
    back, _ = painter.deviceTransform().inverted()
    ratio = device.devicePixelRatio()
    return back.mapRect(QRectF(0, 0, device.width(), device.height())) if ratio else QRectF()
