"""A slider in a cell: where its number, groove, ends and play button lie, and how they are drawn.

Mouse and painting ask the same functions, so they can never disagree.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradviz.trace.sliders import Slider
from gradviz.ui.tables.painting import LEFT, paint_text
from gradviz.ui.theme import Theme, code_font, scale

HANDLE = 5.0  # radius of the slider's handle
APART = 3.0  # pixels at least between the numbers of the ends
TRACK, LOW, HIGH, PLAY = "track", "low", "high", "play"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
END_SIZE = 8.0  # points


@dataclass(frozen=True, slots=True)
class Look:
    """What a slider shows beside its range: its place, its colour, what is done with it."""

    part: float
    colour: str
    playing: bool = False
    gripped: bool = False
    hovered: str = ""


def number_room(room: QRectF) -> QRectF:
    """Return where the number stands in a cell whose content area is `room`."""
    top = room.center().y() - 21 * scale()
    return QRectF(room.left(), top, room.width() - 18 * scale(), 19 * scale())


def play_room(room: QRectF) -> QRectF:
    """Return the place of the play button, right of the number."""
    side = 16 * scale()
    return QRectF(room.right() - side, number_room(room).center().y() - side / 2, side, side)


def track(room: QRectF) -> QRectF:
    """Return the groove that the handle moves along."""
    y = room.center().y() + 4 * scale()
    return QRectF(room.left() + HANDLE, y - 1.5, max(room.width() - 2 * HANDLE, 1.0), 3.0)


def end_room(room: QRectF, end: str, slider: Slider) -> QRectF:
    """Return where the number of an end stands: LOW or HIGH. The longer may have more than half."""
    metrics = QFontMetricsF(code_font(END_SIZE))
    low, high = (metrics.horizontalAdvance(end_text(slider, one)) for one in (LOW, HIGH))
    own, other = (low, high) if end == LOW else (high, low)
    most = max(room.width() / 2, room.width() - other - APART)
    wide = min(max(own + 8, 18 * scale()), most)
    top, height = room.center().y() + 9 * scale(), 13 * scale()
    left = room.left() if end == LOW else room.right() - wide
    return QRectF(left, top, wide, height)


def end_text(slider: Slider, end: str) -> str:
    """Return the number of an end as it is written under the groove."""
    return f"{slider.low if end == LOW else slider.high:.5g}"


def part_at(room: QRectF, position: QPointF, slider: Slider) -> str:
    """Return what lies at `position`: PLAY, LOW, HIGH, TRACK, or ""."""
    if play_room(room).adjusted(-3, -3, 4, 1).contains(position):
        return PLAY
    for end in (LOW, HIGH):
        if end_room(room, end, slider).contains(position):
            return end
    return TRACK if track(room).adjusted(-9, -6, 9, 6).contains(position) else ""


def share_at(room: QRectF, x: float) -> float:
    """Return how far along the groove `x` lies: 0 to 1 within it."""
    groove = track(room)
    return (x - groove.left()) / groove.width()


def paint_slider(
    painter: QPainter,
    room: QRectF,
    slider: Slider,
    look: Look,
    theme: Theme,
    plays: bool = True,
) -> None:
    """Draw groove, handle, ends and, where it `plays`, the button; the number is the cell's."""
    groove = track(room)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.outline if look.gripped else theme.line))
    painter.drawRoundedRect(groove.adjusted(-HANDLE, 0, HANDLE, 0), 1.5, 1.5)
    for end, align in ((LOW, LEFT), (HIGH, RIGHT)):
        colour = theme.text if look.hovered == end else theme.muted
        place = end_room(room, end, slider)
        paint_text(painter, place, end_text(slider, end), colour, code_font(END_SIZE), align)
    if plays:
        _paint_play(painter, play_room(room), look, theme)
    _paint_handle(painter, groove, look, theme)


def _paint_handle(painter: QPainter, groove: QRectF, look: Look, theme: Theme) -> None:
    centre = QPointF(groove.left() + look.part * groove.width(), groove.center().y())
    if look.gripped:
        painter.setPen(QPen(QColor(theme.series), 1.5))
        painter.setBrush(QColor(theme.series_wash))
        painter.drawEllipse(centre, HANDLE + 3, HANDLE + 3)
    painter.setPen(QPen(QColor(look.colour), 1.8))
    painter.setBrush(QColor(look.colour if look.gripped else theme.window))
    painter.drawEllipse(centre, HANDLE - 0.5, HANDLE - 0.5)


def _paint_play(painter: QPainter, place: QRectF, look: Look, theme: Theme) -> None:
    ink = theme.series if look.playing else theme.text if look.hovered == PLAY else theme.muted
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    x, y, unit = place.center().x(), place.center().y(), place.width() / 16
    if look.playing:
        for left in (-4.0, 1.0):
            painter.drawRect(QRectF(x + left * unit, y - 4.5 * unit, 3 * unit, 9 * unit))
        return
    corners = ((-3.0, -4.5), (4.5, 0.0), (-3.0, 4.5))
    painter.drawPolygon(QPolygonF([QPointF(x + a * unit, y + b * unit) for a, b in corners]))
