"""What every cell of the tables has in common: background, one line of text, the gradient's look.

Knows painters and the theme; the rows come from the models.
"""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from gradviz.ui.numbers import fitting, summary
from gradviz.ui.tables.arrival_words import arrival_text
from gradviz.ui.tables.arrivals import MISSING, NOT_ASKED, PENDING, Arrival
from gradviz.ui.tables.heat_map import paint_heat_map
from gradviz.ui.theme import Theme, code_font, ui_font

PAD = 8.0  # pixels left and right of a cell's content
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FIRST_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


def inside(option: QStyleOptionViewItem) -> QRectF:
    """Return the part of a cell that content may use."""
    return QRectF(option.rect).adjusted(PAD, 0, -PAD, -1)


def paint_background(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, marked: bool = False
) -> None:
    """Fill the cell, draw the hairline under it, and the ring of the cell keys act on."""
    painter.fillRect(option.rect, QColor(theme.current_wash if marked else theme.window))
    painter.setPen(QColor(theme.line))
    bottom = option.rect.bottom()
    painter.drawLine(option.rect.left(), bottom, option.rect.right(), bottom)
    focused = QStyle.StateFlag.State_HasFocus
    if option.state & focused:
        painter.setPen(QColor(theme.series))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -2))


def paint_text(
    painter: QPainter,
    room: QRectF,
    text: str,
    colour: str,
    font: QFont,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw one line, with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, elide, room.width())
    painter.drawText(room, align, shown)


def paint_array(
    painter: QPainter, room: QRectF, array: np.ndarray, colour: str, theme: Theme
) -> QRectF | None:
    """Draw a number, or a vector that fits, as text; all else as a heat map: then where it is."""
    text = _written(array, room.width())
    fits = QFontMetricsF(code_font(9.5)).horizontalAdvance(text) <= room.width()
    is_word = array.size <= 1 or array.dtype.kind not in "fiub"
    if is_word or (array.ndim == 1 and array.size <= 3 and fits):
        paint_text(painter, room, text, colour, code_font(9.5))
        return None
    ink = theme.gradient if colour == theme.gradient else theme.series
    return paint_heat_map(painter, room.adjusted(0, 4, 0, -4), array, ink, theme)


def _written(array: np.ndarray, width: float) -> str:
    """Return an array in words, one number with as many digits as fit into `width` pixels."""
    if array.ndim or array.dtype.kind not in "fiu":
        return summary(array)
    letters = width / QFontMetricsF(code_font(9.5)).horizontalAdvance("0")
    return fitting(array, int(letters))


def paint_arrival(
    painter: QPainter, room: QRectF, arrival: Arrival, theme: Theme, link: bool
) -> None:
    """Draw a gradient: "…", a number or heat map in orange, a None (underlined where a link)."""
    if arrival.state == NOT_ASKED:
        return
    if arrival.state == PENDING:
        paint_text(painter, room, "…", theme.gradient, code_font(10.0, bold=True))
    elif arrival.state == MISSING:
        _paint_none(painter, room, arrival_text(arrival), theme, link)
    elif arrival.row is not None and arrival.row.no_path:
        _wrapped(painter, room, arrival_text(arrival), theme.gradient, code_font(9.0))
    elif arrival.value is not None:
        paint_array(painter, room, arrival.value, theme.gradient, theme)


def _paint_none(painter: QPainter, room: QRectF, text: str, theme: Theme, link: bool) -> None:
    font = ui_font(9.0) if link else ui_font(9.5, bold=True)
    font.setUnderline(link)
    _wrapped(painter, room, text if link else "None", theme.muted if link else theme.text, font)


def _wrapped(painter: QPainter, room: QRectF, text: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, WRAPPED, text)


def lay_flat(view: QTableView) -> None:
    """Set a table up as a list of rows: no grid, one selection, columns whose widths we choose."""
    view.setShowGrid(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(24)


def dress(view: QTableView, theme: Theme) -> None:
    """Give a table its flat look: no grid but hairlines, quiet headers, the theme's colours."""
    view.setFont(ui_font(9.5))
    view.horizontalHeader().setFont(ui_font(9.0))
    view.setStyleSheet(
        f"QTableView {{ background: {theme.window}; color: {theme.text}; border: none; }}"
        f"QTableView::item {{ border: none; }}"
        f"QHeaderView {{ background: {theme.window}; border: none; }}"
        f"QHeaderView::section {{ background: {theme.window}; color: {theme.muted};"
        f" border: none; border-bottom: 1px solid {theme.line}; padding: 5px 7px; }}"
        f"QToolTip {{ color: {theme.text}; background: {theme.raised};"
        f" border: 1px solid {theme.outline}; }}"
    )
