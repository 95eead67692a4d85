"""What a node's box has to hold: its words, its value as a number or as a heat map, its slot.

A face says what is written and how much room it needs, not what colour it has or where it lies.
Nodes with equal faces have boxes of equal size, whatever their values: dragging a slider then never
moves a box. Knows trace, words and numbers; no Qt.
"""

from typing import NamedTuple

import numpy as np

from gradviz.trace import Node
from gradviz.trace.folding import GROUP
from gradviz.trace.groups import LAYER, LIST, LOOP, PASS
from gradviz.trace.nodes import TENSOR
from gradviz.ui.numbers import fitting, path_name, quoted, shape_text, summary
from gradviz.words import say

NUMBER_ROOM = 7  # characters: "-0.6201"
VECTOR_ROOM = 15  # "[-0.133 -0.620]"
TITLE_ROOM, NAME_ROOM = 16, 12
MOST_CELLS = 8  # of a heat map, along each axis
_COUNTED = 4  # cells to a side that are counted at a glance
_WHOLE_VECTOR = 4  # elements of a whole-number vector that is written out
_FLOAT_VECTOR = 2
_WORDED = frozenset({"trainable", "frozen", "watched", "constant", "tensor"})


class Face(NamedTuple):
    """One box. `room` is how many characters its value takes; 0 where `cells` are drawn instead.

    `cells` is (rows, columns) of the heat map; `slot` says whether a gradient may come here. Only
    a closed group is no pill and has a note; its `name` is its kind, its `shape` two lines. What a
    `lying` box holds stands beside its words, not under them.
    """

    pill: bool
    title: str
    name: str
    note: str
    room: int
    cells: tuple[int, int] | None
    shape: str
    slot: bool
    lying: bool = False


def face(node: Node) -> Face:
    """Return what the box of `node` holds, in the language in force."""
    if node.op == GROUP:
        return _group(node)
    room, cells = _content(node.value)
    told = bool(room) or _tells_shape(node.shape, cells)
    shape = "" if told else shape_text(node.shape)
    if node.is_leaf:
        note = say(f"graph.role.{node.role}") if node.role in _WORDED else node.role
        slot = takes_gradients(node)
        title = path_name(node.label, TITLE_ROOM)
        return Face(True, title, "", note, room, cells, shape, slot)
    title, name = clipped(node.glyph or node.op, TITLE_ROOM), path_name(node.label, NAME_ROOM)
    if is_written(node):  # its edge tells of which layer
        name = clipped(node.label.rpartition("/")[2], NAME_ROOM)
    slot = (node.recorded and not node.ghost and _differs(node)) or takes_gradients(node)
    return Face(False, title, name, "", room, cells, shape, slot)


def is_list(node: Node) -> bool:
    """Return whether a node stands for the leaves of a list."""
    return node.op == GROUP and ("kind", LIST) in node.params


def is_written(node: Node) -> bool:
    """Return whether a node is the value that a Variable was given by an assignment."""
    return node.wall == "assigned" and not node.ghost


def takes_gradients(node: Node) -> bool:
    """Return whether a node is a source: gradients end there, though no tape made it.

    Or it has a tangent, which takes the gradient's place.
    """
    source = (node.is_leaf or is_written(node)) and node.role in ("trainable", "watched")
    return (source or node.tangent) and _differs(node)


def _differs(node: Node) -> bool:
    """Return whether a value is of numbers that gradients are taken of: no whole ones, no text."""
    return isinstance(node.value, np.ndarray) and node.value.dtype.kind not in "biuSUO"


def _group(node: Node) -> Face:
    """Return the face of a closed group: it shows its one result as an operation does its own.

    Every line is short: boxes in a row leave the words their size only if they are narrow.
    """
    told = dict(node.params)
    title, name = _parted(node)
    note = group_notes(node, brief=True)[0]
    scalar = say("graph.group.number") if isinstance(node.value, np.ndarray) else quoted("…")
    shape = f"→ {shape_text(node.shape) if node.shape else scalar}"
    if int(told["results"]) > 1:
        shape = f"→ {say('graph.group.results', n=told['results'])}"
    if is_list(node):
        shape = "" if node.role == TENSOR else say(f"graph.role.{node.role}")
    if int(told["results"]) > 1 or is_list(node):
        return Face(False, title, name, note, 0, None, shape, False)
    room, cells = _content(node.value)
    if told["kind"] == LAYER:
        shape = f"{told['taken']}\n{shape}".lstrip()
    elif room and not node.shape:
        shape = ""  # the number says that it is one
    return Face(False, title, name, note, room, cells, shape, node.recorded and _differs(node))


def _parted(node: Node) -> tuple[str, str]:
    """Return what a closed group is called, and of what kind a layer is: a line each."""
    title = group_title(node)
    name, bracket, kind = title.partition(" (")
    if dict(node.params)["kind"] == LAYER and bracket and kind.endswith(")"):
        return clipped(name, TITLE_ROOM), clipped(kind[:-1], TITLE_ROOM)
    return clipped(title, 2 * TITLE_ROOM), ""


def group_title(node: Node) -> str:
    """Return what the node of a closed group is called."""
    told = dict(node.params)
    return title_of(told["kind"], node.label, int(told["number"]))


def title_of(kind: str, name: str, number: int) -> str:
    """Return what a group is called."""
    if kind == PASS:
        return say("graph.group.pass", number=number)
    if kind == LOOP:
        return say("graph.group.for", name=name) if name else say("graph.group.while")
    return name


def group_note(node: Node) -> str:
    """Return how much the node of a closed group holds, in one line."""
    return " · ".join(group_notes(node))


def group_notes(node: Node, brief: bool = False) -> list[str]:
    """Return how much the node of a closed group holds, what matters most of it first."""
    told = dict(node.params)
    if is_list(node):
        what = "variables" if told["variables"] == str(True) else "values"
        return [say(f"graph.group.{what}", n=told["leaves"])]
    parameters = "graph.group.params" if brief else "graph.group.parameters"
    notes = [say("graph.group.operations", n=told["operations"])]
    if told["passes"] != "0":
        notes.insert(0, say("graph.group.passes", n=told["passes"]))
    if told.get("parameters", "0") != "0":
        notes.insert(0, say(parameters, n=f"{int(told['parameters']):,}"))
    return notes


def _tells_shape(shape: tuple[int, ...], cells: tuple[int, int] | None) -> bool:
    """Return whether a heat map says the shape by itself: a cell per element, few to a side."""
    return cells is not None and len(shape) <= 2 and max(shape) <= _COUNTED


def value_text(value: np.ndarray | str, room: int) -> str:
    """Return a value, or an adjoint, in about `room` characters."""
    if isinstance(value, str):
        return clipped(quoted(value), room)
    if value.ndim == 0:
        return fitting(value, room)
    for digits in (3, 2, 1):
        text = summary(value, 10 * VECTOR_ROOM, digits)
        if len(text) <= room:
            break
    return clipped(text, room)


def clipped(text: str, room: int) -> str:
    """Return `text`, cut with an ellipsis where it is longer than `room` characters."""
    return text if len(text) <= room else text[: room - 1] + "…"


def _content(value: np.ndarray | str) -> tuple[int, tuple[int, int] | None]:
    """Return (characters, None) for a value written out, or (0, cells) for a heat map."""
    if isinstance(value, str):
        return min(len(value) + 2, VECTOR_ROOM), None
    kind = value.dtype.kind
    if value.ndim == 0:
        return _number_room(value, kind), None
    if value.size == 0 or kind not in "biufc":
        return 0, None
    if value.ndim == 1 and value.size <= (_WHOLE_VECTOR if kind in "biu" else _FLOAT_VECTOR):
        room = len(summary(value, 10 * VECTOR_ROOM)) if kind in "biu" else VECTOR_ROOM
        if kind != "c" and room <= VECTOR_ROOM:
            return room, None
    return 0, cells_of(value.shape)


def _number_room(value: np.ndarray, kind: str) -> int:
    if kind == "f":
        return NUMBER_ROOM
    return min(max(len(fitting(value, VECTOR_ROOM)), 2), VECTOR_ROOM)


def cells_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return how many rows and columns the heat map of an array of `shape` has, at most 8 each.

    Axes before the last are laid under each other; a vector is one row.
    """
    rows = int(np.prod(shape[:-1], dtype=np.int64))
    return min(rows, MOST_CELLS), min(int(shape[-1]), MOST_CELLS)
