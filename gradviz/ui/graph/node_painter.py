"""Paints one box: outline, heading, value, and the gradient once it has arrived.

From farther off it is only named, from close by handed to `close_up`.

Leaves are pills, operations are boxes, and copies of a shared leaf are small pills. Knows no view
and no neighbours.
"""

from collections.abc import Callable, Mapping
from itertools import product

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from gradviz.trace import Node, NodeId
from gradviz.trace.folding import GROUP, Fold
from gradviz.ui.graph import sizes
from gradviz.ui.graph.close_up import CloseUp
from gradviz.ui.graph.face import NUMBER_ROOM, Face, face, value_text
from gradviz.ui.graph.group_parts import GroupState, paint_group
from gradviz.ui.graph.heat_map import grid
from gradviz.ui.graph.inks import Inks, as_wide
from gradviz.ui.graph.levels import level, shrunk
from gradviz.ui.graph.lying_parts import paint_lying
from gradviz.ui.graph.moment import Moment
from gradviz.ui.graph.node_parts import (
    CENTRE,
    PARTIAL,
    Sheet,
    line,
    paint_badge,
    paint_maps,
    write_gradient,
    write_heading,
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
)
from gradviz.ui.graph.spark import Spark, paint_spark


class NodePainter:
    """Paints the boxes of one trace in one theme. What values look like is worked out once."""

    def __init__(
        self,
        nodes: Mapping[NodeId, Node],
        inks: Inks,
        fold: Fold,
        inside: Callable[[Moment], tuple[str, ...]],
        lying: bool = False,
    ) -> None:
        """`inside` says what the step just taken did in the closed group it is seen at.

        With `lying` boxes are as low as they can be: for a drawing that runs downwards.
        """
        self.inks, self._fold, self._inside = inks, fold, inside
        self._nodes, self._lying = nodes, lying
        self._faces: dict[int, Face] = {}
        self._contents: dict[int, tuple[str, np.ndarray | None]] = {}
        self._close_up = CloseUp(inks.theme)
        self._sparks: Mapping[NodeId, Spark] = {}
        self.edition = 0  # another one paints the same look otherwise

    def forget_words(self) -> None:
        """Read the words again: the language has changed."""
        self._faces.clear()
        self.edition += 1

    def set_sparks(self, sparks: Mapping[NodeId, Spark]) -> None:
        """Draw these lines in the boxes of numbers."""
        self._sparks = sparks
        self.edition += 1

    def paint(
        self,
        painter: QPainter,
        number: int,
        place: QRectF,
        moment: Moment,
        proxy: bool,
        zoom: float = 1.0,
    ) -> None:
        """Paint the box of node `number` into `place`, as it is seen at `zoom`."""
        node, shown = self._nodes[number], bool(moment.shown[number])
        own = self._faces.get(number) or self._face(node)
        value, cells = self._content(number, own)
        adjoint = moment.adjoints.get(self._fold.results.get(number, number))
        tangent = number in moment.tangents or (adjoint is None and node.tangent)
        sheet = Sheet(painter, self.inks, node, own, shown, adjoint, value, cells, tangent)
        shows = level(zoom)
        ink = self.inks.outline(node, shown, bool(moment.done[number]))
        painter.setPen(as_wide(ink, ink.widthF() * shrunk(zoom)) if shows.close else ink)
        painter.setBrush(self.inks.fill(shown, moment.active == number))
        radius = corner(node, place, zoom)
        piled = node.op == GROUP
        for away in (2 * sizes.PILE, sizes.PILE, 0.0) if piled else (0.0,):
            painter.drawRoundedRect(place.translated(away, away), radius, radius)
        if shows.names:
            _name(sheet, place, zoom)
            return
        spark = self._sparks.get(number) if shown else None
        if piled:
            state = self._state(number, moment)
            if shows.close and own.cells and state.ready and not state.inside:
                self._close_up.paint(sheet, place, zoom, None)
            else:
                paint_group(sheet, place, state)
            return
        if shows.close:
            self._close_up.paint(sheet, place, zoom, spark)
        elif proxy:
            _copy(sheet, place)
        elif own.lying:
            paint_lying(sheet, place, spark)
        elif own.pill:
            _pill(sheet, place)
        else:
            _box(sheet, place, spark)
        if number in moment.pending and not proxy:
            paint_badge(sheet, place, shrunk(zoom), *moment.pending[number])

    def _face(self, node: Node) -> Face:
        return self._faces.setdefault(node.id, face(node)._replace(lying=self._lying))

    def look(self, number: NodeId, moment: Moment) -> tuple[int, GroupState | None]:
        """Return all that the picture of a box hangs on, beside its place, zoom and language."""
        grouped = self._nodes[number].op == GROUP
        return int(moment.looks[number]), self._state(number, moment) if grouped else None

    def _state(self, number: NodeId, moment: Moment) -> GroupState:
        """Return how a closed group is at a moment."""
        owned = self._fold.owned.get(number, ())
        return GroupState(
            bool(moment.shown[self._fold.results[number]]),
            bool(owned) and all(n in moment.adjoints and n not in moment.pending for n in owned),
            self._inside(moment) if moment.active == number else (),
        )

    def _content(self, number: int, own: Face) -> tuple[str, np.ndarray | None]:
        if number not in self._contents:
            value = self._nodes[number].value
            text = value_text(value, own.room) if own.room else own.shape
            mapped = own.cells is not None and isinstance(value, np.ndarray)
            self._contents[number] = text, grid(np.asarray(value)) if mapped else None
        return self._contents[number]


def smooth(painter: QPainter) -> None:
    """Let boxes and their words have smooth edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)


def _name(sheet: Sheet, place: QRectF, zoom: float) -> None:
    """Write the name of a node as large as it can still be read, and as its box has room for."""
    own = sheet.face
    named = bool(own.name) and not sizes.is_group(own)
    text = own.name if named else own.title or own.note
    kind = NAME if named else sizes.heading_kind(own)
    width = max(sizes.text_width(text, kind), 1.0)
    grown = min(_NAME_SIZE / zoom / TITLE_LINE, (place.width() - 6) / width,
                place.height() / TITLE_LINE)  # fmt: skip
    ink = sheet.role_ink() if own.pill else sheet.ink(sheet.inks.text)
    _write_sized(sheet, place, text, kind, ink, grown)


def _write_sized(
    sheet: Sheet, place: QRectF, text: str, kind: str, ink: QColor, size: float
) -> None:
    """Write a line in the middle of `place`, `size` times as large as its kind is."""
    width = place.width() / size
    sheet.painter.save()
    sheet.painter.translate(place.center())
    sheet.painter.scale(size, size)
    room = QRectF(-width / 2, -TITLE_LINE / 2, width, TITLE_LINE)
    sheet.write(room, text, kind, ink, CENTRE)
    sheet.painter.restore()


_LEAST_NAME = 0.75  # of its size; a longer name in a copy is cut
_NAME_SIZE = 17.0  # height, in pixels, of a line where only names are written
_CLOSE_PILL = 12.0  # corner radius of a leaf from close by, where a pill has no room for tables


def corner(node: Node, place: QRectF, zoom: float = 1.0) -> float:
    """Return the corner radius of a node's box at `zoom`: leaves are pills until they are close."""
    if not node.is_leaf:
        return BOX_RADIUS * shrunk(zoom)
    if level(zoom).close:
        return _CLOSE_PILL * shrunk(zoom)
    return min(sizes.PILL_RADIUS, place.height() / 2)


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


def _box(sheet: Sheet, place: QRectF, spark: Spark | None) -> None:
    own = sheet.face
    if spark is not None:
        room = sizes.line_place(own, place.x(), place.y(), place.width(), place.height())
        if room is not None:
            value = float(sheet.node.value)
            paint_spark(sheet.painter, QRectF(*room), spark, value, sheet.inks.theme)
    inner = place.adjusted(sizes.BOX_PAD, sizes.TOP_PAD, -sizes.BOX_PAD, -sizes.TOP_PAD)
    words = paint_maps(sheet, inner) if own.cells else inner
    write_heading(sheet, words)
    below = sizes.heading_height(own)
    if own.cells:
        write_shape(sheet, words, below)
    elif sheet.shown:
        wide = place.adjusted(sizes.EDGE, sizes.TOP_PAD, -sizes.EDGE, 0)
        ink = sheet.ink(sheet.inks.muted)
        sheet.write(line(wide, below, VALUE_LINE), sheet.value, VALUE, ink, CENTRE)
        if own.slot:
            write_gradient(sheet, line(wide, below + VALUE_LINE, VALUE_LINE), True)


def _copy(sheet: Sheet, place: QRectF) -> None:
    """Write a small copy of a leaf: its name, and under it the gradient or else the value."""
    inner = place.adjusted(5, 2, -5, -2)
    value = sheet.value if len(sheet.value) <= NUMBER_ROOM else _shape(sheet)
    if not sheet.face.title:
        sheet.write(inner, value, NAME, sheet.role_ink(), CENTRE)
        return
    half = inner.height() / 2
    name, title = line(inner, 0.0, half + 1), sheet.face.title
    size = min(max(name.width() / sizes.text_width(title, NAME), _LEAST_NAME), 1.0)
    _write_sized(sheet, name, title, NAME, sheet.role_ink(), size)
    lower = line(inner.adjusted(-2, 0, 2, 0), half - 1, half)
    if sheet.shown and sheet.adjoint is not None:
        sheet.write(lower, _copied(sheet.adjoint, value, lower), NOTE, sheet.inks.gradient, CENTRE)
    elif sheet.shown:
        sheet.write(lower, value, NOTE, sheet.ink(sheet.inks.muted), CENTRE)


def _copied(adjoint: np.ndarray, shape: str, place: QRectF) -> str:
    """Return a gradient with as many digits as a copy has room for."""
    if adjoint.ndim:
        return f"{PARTIAL} {shape}"
    for room, gap in product(range(NUMBER_ROOM, 0, -1), (" ", "")):
        text = f"{PARTIAL}{gap}{value_text(adjoint, room)}"
        if sizes.text_width(text, NOTE) <= place.width():
            break
    return text


def _shape(sheet: Sheet) -> str:
    return str(sheet.node.shape) if sheet.node.shape else sheet.value
