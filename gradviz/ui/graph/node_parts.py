"""The pieces boxes are made of: a line of words, the gradient's line, heat maps, the count mark.

Every piece keeps its place whether it is filled yet or not, so that nothing moves while stepping: a
faint ∂, or a dotted frame, stands where a gradient may come.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gradviz.trace import Node
from gradviz.ui.graph import sizes
from gradviz.ui.graph.face import Face, is_written, value_text
from gradviz.ui.graph.heat_map import grid, paint_map
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.sizes import NAME, NOTE, NOTE_LINE, PARTIAL, TITLE_LINE, VALUE
from gradviz.words import say

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BADGE = 13.0  # height of the mark that counts contributions; it hangs from the box's lower edge
_BADGE_INSIDE = 3.0
DIFFERENTIAL = "d"  # before a tangent


@dataclass(slots=True)
class Sheet:
    """One box to be painted: the node as it is at one moment, and what to paint with."""

    painter: QPainter
    inks: Inks
    node: Node
    face: Face
    shown: bool
    adjoint: np.ndarray | None
    value: str  # as `face` has room for it
    cells: np.ndarray | None  # of its heat map
    tangent: bool = False  # `adjoint` is one, of forward mode

    def ink(self, ink: QColor) -> QColor:
        """Return `ink`, or the faint one for what is not there (yet)."""
        return ink if self.shown and not self.node.ghost else self.inks.faint

    def role_ink(self) -> QColor:
        """Return the colour of the node's role."""
        return self.ink(QColor(self.inks.theme.role(self.node.role)))

    def write(
        self,
        place: QRectF,
        text: str,
        kind: str,
        ink: QColor,
        alignment: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write one line of text, cut to `place`."""
        if text and place.width() > 0:
            self.painter.setFont(sizes.font(kind))
            self.painter.setPen(ink)
            self.painter.drawText(place, alignment, sizes.elided(text, kind, place.width()))


def line(place: QRectF, top: float, height: float) -> QRectF:
    """Return the line of `place` that begins `top` below its upper edge."""
    return QRectF(place.left(), place.top() + top, place.width(), height)


def write_gradient(sheet: Sheet, place: QRectF, centred: bool) -> None:
    """Write the ∂ that keeps the place, and behind it the adjoint once there is one.

    Before a tangent stands a d: it belongs to the value itself.
    """
    text = value_text(sheet.adjoint, sheet.face.room) if sheet.adjoint is not None else ""
    left = place.left()
    if centred:
        width = sizes.text_width(text or "0" * sheet.face.room, VALUE) + sizes.MARK
        left += max((place.width() - width) / 2, 0.0)
    ink = sheet.inks.gradient if text else sheet.inks.faint
    for start, piece in (
        (left, DIFFERENTIAL if sheet.tangent else PARTIAL),
        (left + sizes.MARK, text),
    ):
        room = QRectF(start, place.top(), max(place.right() - start, 0.0), place.height())
        sheet.write(room, piece, VALUE, ink)


def write_heading(sheet: Sheet, place: QRectF) -> None:
    """Write an operation's sign and, smaller, the name of its result beside it or under it."""
    own, inks = sheet.face, sheet.inks
    kind, first = sizes.heading_kind(own), line(place, 0.0, TITLE_LINE)
    width = min(sizes.heading_width(own), place.width())
    words = first.adjusted((place.width() - width) / 2, 0, 0, 0)
    written = is_written(sheet.node)
    ink = inks.text if sheet.node.recorded or written else inks.muted
    name_ink = sheet.role_ink() if written else sheet.ink(inks.muted)
    if sizes.parted(own):
        sheet.write(first, own.title, kind, sheet.ink(ink), CENTRE)
        sheet.write(line(place, TITLE_LINE - 2, NOTE_LINE), own.name, NAME, name_ink, CENTRE)
        return
    sheet.write(words, own.title, kind, sheet.ink(ink))
    if own.name:
        used = sizes.text_width(own.title, kind) + sizes.GAP
        sheet.write(words.adjusted(used, 1, 0, 0), own.name, NAME, name_ink)


def write_shape(sheet: Sheet, words: QRectF, top: float) -> None:
    """Write a tensor's shape: under the words of a pill, in the middle of a box."""
    alignment = LEFT if sheet.face.pill else CENTRE
    for number, text in enumerate(sheet.face.shape.split("\n")):
        place = line(words, top + number * sizes.NOTE_LINE, sizes.NOTE_LINE)
        sheet.write(place, text, NOTE, sheet.ink(sheet.inks.muted), alignment)


def paint_maps(sheet: Sheet, inner: QRectF) -> QRectF:
    """Paint the heat maps at the right of `inner`, in a box that stands at its lower end.

    Return what is left of it for the words.
    """
    face = sheet.face
    (width, height), (both_width, both_height) = sizes.map_size(face), sizes.maps_size(face)
    if face.pill or face.lying:
        corner = inner.right() - both_width, inner.center().y() - both_height / 2
        words = inner.adjusted(0, 0, -both_width - sizes.GAP, 0)
    else:
        corner = inner.center().x() - both_width / 2, inner.bottom() - both_height
        words = inner.adjusted(0, 0, 0, -both_height - sizes.MAP_GAP)
    place = QRectF(*corner, width, height)
    theme = sheet.inks.theme
    if sheet.shown and sheet.cells is not None:
        paint_map(sheet.painter, place, sheet.cells, theme.series, theme)
        if face.slot:
            beneath = sizes.stacked(face)
            across = 0.0 if beneath else width + sizes.MAP_GAP
            _paint_slot(sheet, place.translated(across, height + sizes.MAP_GAP if beneath else 0.0))
    return words


def _paint_slot(sheet: Sheet, place: QRectF) -> None:
    adjoint, theme = sheet.adjoint, sheet.inks.theme
    if adjoint is not None and adjoint.ndim and adjoint.size:
        paint_map(sheet.painter, place, grid(adjoint), theme.gradient, theme)
        return
    sheet.painter.setPen(sheet.inks.slot)
    sheet.painter.setBrush(sheet.inks.clear)
    sheet.painter.drawRect(place.adjusted(0.5, 0.5, -1.0, -1.0))


def paint_badge(sheet: Sheet, place: QRectF, size: float, arrived: int, expected: int) -> None:
    """Say on the lower edge how many of the contributions to its adjoint have arrived.

    `size` is 1 but from close by, where the badge is smaller beside its box.
    """
    text = say("graph.arrived", k=arrived, n=expected)
    width = sizes.text_width(text, NOTE) + 12
    badge = QRectF(-width / 2, -_BADGE_INSIDE, width, BADGE)
    sheet.painter.save()
    sheet.painter.translate(place.center().x(), place.bottom())
    sheet.painter.scale(size, size)
    sheet.painter.setPen(sheet.inks.done)
    sheet.painter.setBrush(QColor(sheet.inks.theme.gradient_wash))
    sheet.painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
    sheet.write(badge, text, NOTE, sheet.inks.gradient, CENTRE)
    sheet.painter.restore()
