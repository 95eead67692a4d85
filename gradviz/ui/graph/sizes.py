"""How large boxes are, in scene units, and where in them each line sits: measured with Qt's fonts.

Fonts are in pixels, so that a scene unit is the same on every screen and in every export. They are
measured in the UI thread only: the layout gets plain numbers.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gradviz.trace import Node, NodeId, curves
from gradviz.ui.graph.face import Face, face
from gradviz.ui.theme import code_font, ui_font

# Kinds of text: a leaf's name, an operation's sign or word, its result's name, numbers, notes.
TITLE, SIGN, WORD, NAME, VALUE, NOTE = "title", "sign", "word", "name", "value", "note"
LABEL = "label"  # a number on an edge

PILL_PAD, BOX_PAD, TOP_PAD = 12.0, 7.0, 6.0
TITLE_LINE, VALUE_LINE, NOTE_LINE = 20.0, 15.0, 14.0
GAP = 7.0  # between words on one line
MARK, PARTIAL = 10.0, "∂"  # before a gradient
EDGE = 3.0  # what a line that makes use of the padding keeps free
MAP_GAP = 5.0  # between the heat maps of value and gradient
LEAST_WIDTH = 54.0
ONE_LINE = 66.0  # a sign and the name of its result that are wider together stand on two lines
BESIDE = 60.0  # the heat maps of value and gradient lie side by side where they are no wider
PILE = 3.0  # by which the boxes of a closed group's pile are shifted
PILL_RADIUS, BOX_RADIUS = 24.0, 8.0

LINED, LINE_GAP, LINE_RISE = 20.0, 4.0, 4.0  # room for a number's line, and what is free in it
LINED_ASIDE = 42.0  # the same in a lying box, at its right

Size = tuple[float, float]
Box = tuple[float, float, float, float]


def node_size(node: Node) -> Size:
    """Return (width, height) of the box of `node`."""
    return face_size(face(node))


def sizes(nodes: Iterable[Node], lined: bool = False, lying: bool = False) -> dict[NodeId, Size]:
    """Return the size of every node's box, for the layout; numbers are `lined` or not."""
    return measuring(nodes, lined)(lying)


def measuring(nodes: Iterable[Node], lined: bool = False) -> Callable[[bool], dict[NodeId, Size]]:
    """Read what boxes hold, in any thread; return what measures them, in the UI thread.

    It is told whether they are to lie, as low as they can be: in a drawing that runs downwards. Of
    many nodes most hold the same as others, so that little is left to be measured.
    """
    nodes = tuple(nodes)
    with_line = curves.lined(nodes) if lined else frozenset()
    kinds: dict[Face, int] = {}
    places = [kinds.setdefault(face(node), len(kinds)) for node in nodes]

    def measured(lying: bool) -> dict[NodeId, Size]:
        plain = [face_size(kind._replace(lying=lying)) for kind in kinds]
        aside, below = (LINED_ASIDE, 0.0) if lying else (0.0, LINED)
        found = {node.id: plain[place] for node, place in zip(nodes, places, strict=True)}
        for node in with_line:
            width, height = found[node]
            found[node] = width + aside, height + below
        return found

    return measured


def line_place(face: Face, left: float, top: float, width: float, height: float) -> Box | None:
    """Return (x, y, width, height) of the line in a box of that place, if room was kept for it."""
    plain = face_size(face)
    if face.lying:
        x, room = left + width - LINED_ASIDE, height - 2 * LINE_RISE - 2 * LINE_GAP
        free = LINED_ASIDE - BOX_PAD
        return (x, top + LINE_RISE + LINE_GAP, free, room) if width - plain[0] > free else None
    if height - plain[1] < LINED - 0.5:
        return None
    return left + BOX_PAD, top + height - LINED - LINE_RISE, width - 2 * BOX_PAD, LINED - LINE_GAP


@lru_cache(maxsize=32768)
def face_size(face: Face) -> Size:
    """Return (width, height) of a box that holds `face`."""
    if face.lying:
        return _lying(face)
    if is_group(face):
        return _group(face)
    width, height = _with_map(face) if face.cells else _with_number(face)
    pad = PILL_PAD if face.pill else BOX_PAD
    return max(width + 2 * pad, LEAST_WIDTH), height + 2 * TOP_PAD


def _group(face: Face) -> Size:
    """Return the size of a closed group: words, and under them the result of a layer."""
    width, height = _words_width(face), words_height(face)
    if face.cells:
        maps_width, maps_height = maps_size(face)
        width, height = max(width, maps_width), height + MAP_GAP + maps_height
    elif face.room:
        digits = text_width("0" * face.room, VALUE)
        width = max(width, digits + (MARK if face.slot else 0.0))
        height += VALUE_LINE * (1 + face.slot)
    return width + 2 * BOX_PAD, height + 2 * TOP_PAD


def _lying(face: Face) -> Size:
    """Return the size of a box whose words stand at the left of what it holds."""
    (width, height), words = held_size(face), _words_width(face)
    pad = PILL_PAD if face.pill else BOX_PAD
    across = words + (GAP + width if width else 0.0)
    return max(across + 2 * pad, LEAST_WIDTH), max(words_height(face), height) + 2 * TOP_PAD


def held_size(face: Face) -> Size:
    """Return the size of what a lying box holds beside its words: heat maps, or numbers."""
    if face.cells:
        return maps_size(face)
    if not face.room:
        return 0.0, 0.0
    width = text_width("0" * face.room, VALUE) + (MARK if face.slot else 0.0)
    return width, VALUE_LINE * (1 + face.slot)


def _with_number(face: Face) -> Size:
    digits = "0" * face.room if face.room else face.shape
    value = text_width(digits, VALUE)
    slot = value + MARK if face.slot else 0.0
    height = heading_height(face) + (VALUE_LINE if face.slot else 0.0)
    if face.pill:
        first = text_width(face.title, TITLE) + (GAP if face.title else 0.0) + value
        return max(first, slot, text_width(face.note, NOTE)), height + NOTE_LINE
    # The mark stands in the left padding, so that the box need not be wider for it.
    return max(heading_width(face), value, slot - MARK / 2), height + VALUE_LINE


def _with_map(face: Face) -> Size:
    (maps_width, maps_height), words = maps_size(face), _words_width(face)
    if face.pill:
        return words + GAP + maps_width, max(words_height(face), maps_height)
    return max(words, maps_width), words_height(face) + MAP_GAP + maps_height


def _words_width(face: Face) -> float:
    """Return the width of the words around heat maps, in a closed group or in a lying box."""
    if is_group(face):
        heading = max(text_width(face.title, WORD), text_width(face.name, NOTE))
        noted = text_width(f"{PARTIAL} {face.note}", NOTE) - 2 * (BOX_PAD - EDGE)
    else:
        heading, noted = heading_width(face), text_width(face.note, NOTE)
    return max(heading, noted, *(text_width(line, NOTE) for line in face.shape.split("\n")))


def words_height(face: Face) -> float:
    """Return the height of the words around heat maps, or in a closed group."""
    lines = bool(face.note) + (face.shape.count("\n") + 1 if face.shape else 0)
    if is_group(face):
        return TITLE_LINE + NOTE_LINE * (lines + bool(face.name))
    return heading_height(face) + NOTE_LINE * lines


def is_group(face: Face) -> bool:
    """Return whether a face is that of a closed group."""
    return bool(face.note) and not face.pill


def maps_size(face: Face) -> Size:
    """Return the size of both heat maps together: low ones stacked, tall ones side by side."""
    width, height = map_size(face)
    if not face.slot:
        return width, height
    if stacked(face):
        return width, 2 * height + MAP_GAP
    return 2 * width + MAP_GAP, height


def map_size(face: Face) -> Size:
    """Return the size of one heat map."""
    rows, columns = face.cells or (0, 0)
    side = cell_side(rows, columns)
    return columns * side, rows * side


def cell_side(rows: int, columns: int) -> float:
    """Return the side of one cell: the more cells, the smaller."""
    return {1: 11.0, 2: 11.0, 3: 10.0, 4: 9.0, 5: 8.0, 6: 7.0}.get(max(rows, columns), 6.0)


@lru_cache(maxsize=32768)
def stacked(face: Face) -> bool:
    """Tell whether the gradient's heat map lies under the value's, not beside it."""
    if face.cells is None or face.pill or face.lying:
        return face.cells is not None and face.cells[0] <= 2
    return 2 * map_size(face)[0] + MAP_GAP > max(BESIDE, _words_width(face))


def heading_width(face: Face) -> float:
    """Return the width of a box's heading: the operation's sign and the result's name."""
    width, name = text_width(face.title, heading_kind(face)), text_width(face.name, NAME)
    if parted(face):
        return max(width, name)
    return width + GAP + name if face.name else width


def heading_height(face: Face) -> float:
    """Return the height of a box's heading."""
    return TITLE_LINE + NOTE_LINE * parted(face)


@lru_cache(maxsize=32768)
def parted(face: Face) -> bool:
    """Return whether the name of an operation's result stands under its sign, not beside it."""
    width = text_width(face.title, heading_kind(face))
    return bool(face.name) and (face.lying or width + GAP + text_width(face.name, NAME) > ONE_LINE)


def heading_kind(face: Face) -> str:
    """Return the kind of text a box's first words are: a program's name, a word or a sign."""
    if face.pill:
        return TITLE
    return WORD if face.title[:2].isalpha() and len(face.title) > 1 else SIGN


@lru_cache(maxsize=65536)
def text_width(text: str, kind: str) -> float:
    """Return the width of `text` in the font of its kind, in scene units."""
    return _metrics(kind).horizontalAdvance(text) if text else 0.0


@lru_cache(maxsize=8192)
def elided(text: str, kind: str, width: float) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `width`."""
    if text_width(text, kind) <= width + 0.5:
        return text
    return _metrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, width)


_PIXELS = {TITLE: 15, SIGN: 16, WORD: 13, NAME: 12, VALUE: 12, NOTE: 12, LABEL: 11}


@lru_cache(maxsize=8)
def font(kind: str) -> QFont:
    """Return the font of a kind of text. Its size is in pixels at zoom 1."""
    made = ui_font() if kind in (SIGN, WORD, NOTE) else code_font()
    made.setPixelSize(_PIXELS[kind])
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # alike at every zoom
    return made


@lru_cache(maxsize=8)
def _metrics(kind: str) -> QFontMetricsF:
    return QFontMetricsF(font(kind))
