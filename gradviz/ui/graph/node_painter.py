"""Paints one box near to: outline, heading, value, and the gradient once it has arrived.

Leaves are pills, operations are boxes, and copies of a shared leaf are small pills. Knows no view
and no neighbours.
"""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gradviz.trace import Node, NodeId
from gradviz.trace.folding import GROUP
from gradviz.ui.graph import sizes
from gradviz.ui.graph.face import NUMBER_ROOM, Face, face, value_text
from gradviz.ui.graph.heat_map import grid
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.moment import Moment
from gradviz.ui.graph.node_parts import (
    CENTRE,
    PARTIAL,
    Sheet,
    line,
    paint_badge,
    paint_maps,
    write_gradient,
    write_shape,
)
from gradviz.ui.graph.sizes import (
    BOX_RADIUS,
    NAME,
    NOTE,
    NOTE_LINE,
    TITLE,
    TITLE_LINE,
    VALUE,
    VALUE_LINE,
    WORD,
)


class NodePainter:
    """Paints the boxes of one trace in one theme. What values look like is worked out once."""

    def __init__(self, nodes: Mapping[NodeId, Node], inks: Inks) -> None:
        self.inks = inks
        self._nodes = nodes
        self._faces: dict[int, Face] = {}
        self._contents: dict[int, tuple[str, np.ndarray | None]] = {}

    def forget_words(self) -> None:
        """Read the words again: the language has changed."""
        self._faces.clear()

    def paint(
        self, painter: QPainter, number: int, place: QRectF, moment: Moment, proxy: bool
    ) -> None:
        """Paint the box of node `number` into `place`."""
        node, shown = self._nodes[number], bool(moment.shown[number])
        own = self._faces.get(number) or self._faces.setdefault(number, face(node))
        value, cells = self._content(number, own)
        sheet = Sheet(
            painter, self.inks, node, own, shown, moment.adjoints.get(number), value, cells
        )
        painter.setPen(self.inks.outline(node, shown, bool(moment.done[number])))
        painter.setBrush(self.inks.fill(shown, moment.active == number))
        radius = corner(node, place)
        if node.op == GROUP:
            _group(sheet, place)
            return
        painter.drawRoundedRect(place, radius, radius)
        if proxy:
            _copy(sheet, place)
            return
        (_pill if own.pill else _box)(sheet, place)
        if number in moment.pending:
            paint_badge(sheet, place, *moment.pending[number])

    def _content(self, number: int, own: Face) -> tuple[str, np.ndarray | None]:
        if number not in self._contents:
            value = self._nodes[number].value
            text = value_text(value, own.room) if own.room else own.shape
            mapped = own.cells is not None and isinstance(value, np.ndarray)
            self._contents[number] = text, grid(np.asarray(value)) if mapped else None
        return self._contents[number]


def _group(sheet: Sheet, place: QRectF) -> None:
    """Paint a closed group as a pile of boxes: its name, what it holds, what shape comes out."""
    for away in (2 * sizes.PILE, sizes.PILE, 0.0):
        sheet.painter.drawRoundedRect(place.translated(away, away), BOX_RADIUS, BOX_RADIUS)
    own, inks = sheet.face, sheet.inks
    inner = place.adjusted(sizes.BOX_PAD, sizes.TOP_PAD, -sizes.BOX_PAD, -sizes.TOP_PAD)
    sheet.write(line(inner, 0.0, TITLE_LINE), own.title, WORD, sheet.ink(inks.text), CENTRE)
    faint = sheet.ink(inks.muted)
    sheet.write(line(inner, TITLE_LINE, NOTE_LINE), own.note, NOTE, faint, CENTRE)
    sheet.write(line(inner, TITLE_LINE + NOTE_LINE, NOTE_LINE), own.shape, NOTE, faint, CENTRE)


def corner(node: Node, place: QRectF) -> float:
    """Return the corner radius of a node's box: leaves are pills."""
    return min(sizes.PILL_RADIUS, place.height() / 2) if node.is_leaf else BOX_RADIUS


def _pill(sheet: Sheet, place: QRectF) -> None:
    own, inks = sheet.face, sheet.inks
    pad = sizes.PILL_PAD - 2
    inner = place.adjusted(pad, sizes.TOP_PAD, -pad, -sizes.TOP_PAD)
    words = paint_maps(sheet, inner) if own.cells else inner
    first = line(words, 0.0, TITLE_LINE)
    sheet.write(first, own.title, TITLE, sheet.ink(inks.text))
    sheet.write(line(words, TITLE_LINE, NOTE_LINE), own.note, NOTE, sheet.role_ink())
    if own.cells:
        write_shape(sheet, words, TITLE_LINE + NOTE_LINE)
    elif sheet.shown:
        used = sizes.text_width(own.title, TITLE) + sizes.GAP if own.title else 0.0
        # A value without a name is all there is to say, so it is written as one.
        ink = inks.muted if own.title else inks.text
        sheet.write(first.adjusted(used, 0, 0, 0), sheet.value, VALUE, ink)
        if own.slot:
            write_gradient(sheet, line(words, TITLE_LINE + NOTE_LINE, VALUE_LINE), False)


def _box(sheet: Sheet, place: QRectF) -> None:
    own = sheet.face
    inner = place.adjusted(sizes.BOX_PAD, sizes.TOP_PAD, -sizes.BOX_PAD, -sizes.TOP_PAD)
    words = paint_maps(sheet, inner) if own.cells else inner
    _heading(sheet, line(words, 0.0, TITLE_LINE))
    if own.cells:
        write_shape(sheet, words, TITLE_LINE)
    elif sheet.shown:
        wide = place.adjusted(3, sizes.TOP_PAD, -3, 0)
        ink = sheet.ink(sheet.inks.muted)
        sheet.write(line(wide, TITLE_LINE, VALUE_LINE), sheet.value, VALUE, ink, CENTRE)
        if own.slot:
            write_gradient(sheet, line(wide, TITLE_LINE + VALUE_LINE, VALUE_LINE), True)


def _heading(sheet: Sheet, place: QRectF) -> None:
    """Write an operation's sign and, smaller, the name of its result."""
    own, inks = sheet.face, sheet.inks
    kind = sizes.heading_kind(own)
    width = min(sizes.heading_width(own), place.width())
    words = place.adjusted((place.width() - width) / 2, 0, 0, 0)
    ink = inks.text if sheet.node.recorded else inks.muted
    sheet.write(words, own.title, kind, sheet.ink(ink))
    if own.name:
        used = sizes.text_width(own.title, kind) + sizes.GAP
        sheet.write(words.adjusted(used, 1, 0, 0), own.name, NAME, sheet.ink(inks.muted))


def _copy(sheet: Sheet, place: QRectF) -> None:
    """Write a small copy of a leaf: its name, and under it the gradient or else the value."""
    inner = place.adjusted(5, 2, -5, -2)
    value = sheet.value if len(sheet.value) <= NUMBER_ROOM else _shape(sheet)
    if not sheet.face.title:
        sheet.write(inner, value, NAME, sheet.role_ink(), CENTRE)
        return
    half = inner.height() / 2
    sheet.write(line(inner, 0.0, half + 1), sheet.face.title, NAME, sheet.role_ink(), CENTRE)
    lower = line(inner, half - 1, half)
    if sheet.shown and sheet.adjoint is not None:
        adjoint = value_text(sheet.adjoint, NUMBER_ROOM) if not sheet.adjoint.ndim else value
        sheet.write(lower, f"{PARTIAL} {adjoint}", NOTE, sheet.inks.gradient, CENTRE)
    elif sheet.shown:
        sheet.write(lower, value, NOTE, sheet.ink(sheet.inks.muted), CENTRE)


def _shape(sheet: Sheet) -> str:
    return str(sheet.node.shape) if sheet.node.shape else sheet.value
