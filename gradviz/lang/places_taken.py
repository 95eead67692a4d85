"""Where each element of a source comes to in what is computed from it: to one place, or to several.

A value is described by one array over the elements of the source: the place each has come to, -1
for none. What an operation does to places is known by name; an operation that copies an element, or
is not known here, ends the search.
"""

import ast
from typing import Any

import numpy as np

from gradviz.engine.op import OPS
from gradviz.lang.drafts import NodeDraft

# Families of operations that work element by element.
POINTWISE = frozenset({"arithmetic", "elementwise", "activation", "compare"})
RESHAPING = frozenset({"reshape", "squeeze", "expand_dims"})
# Operations of a loss, one number for each row of what they are given.
ROW_BY_ROW = frozenset({"softmax_cross_entropy", "sparse_softmax_cross_entropy"})
MOST = 200_000  # elements that are followed
NOWHERE = -1


def each_in_one_place(nodes: list[NodeDraft], ways: set[int], sources: set[int]) -> bool:
    """Return whether no element of a source comes to two places of the last of `ways`.

    `ways` are the numbers of all nodes from the source to a target, both included; `sources` those
    of the source: a variable has one for each value it had.
    """
    size = int(np.size(nodes[min(sources)].value))
    if size > MOST:
        return True
    came: dict[int, np.ndarray] = {source: np.arange(size) for source in sources}
    for number in sorted(ways):
        if number not in came:
            found = _joined(nodes, nodes[number], came, size)
            if found is None:
                return False
            came[number] = found
    return True


def _joined(
    nodes: list[NodeDraft], node: NodeDraft, came: dict[int, np.ndarray], size: int
) -> np.ndarray | None:
    """Return the places of the source's elements in a node; None where one is in two places."""
    total = np.full(size, NOWHERE)
    operands = [*enumerate(node.operands), *((NOWHERE, number) for number in node.behind)]
    for position, operand in operands:
        if not isinstance(operand, int) or operand not in came:
            continue
        taken = _taken(nodes, node, position, operand)
        if taken is None:
            return None
        here = np.where(came[operand] == NOWHERE, NOWHERE, taken[came[operand]])
        if np.any((total != NOWHERE) & (here != NOWHERE) & (total != here)):
            return None
        total = np.where(total == NOWHERE, here, total)
    return total


def _taken(
    nodes: list[NodeDraft], node: NodeDraft, position: int, operand: int
) -> np.ndarray | None:
    """Return the place that each element of an operand has in the output; None for several."""
    given, made = np.shape(nodes[operand].value), np.shape(node.value)
    count = int(np.prod(given, dtype=int))
    places = np.arange(count)
    params = {name: _read(text) for name, text in node.params}
    if node.op in RESHAPING:
        return places
    if node.op.startswith("reduce_") or node.op == "logsumexp" or node.op in ROW_BY_ROW:
        axis = -1 if node.op in ROW_BY_ROW else params.get("axis")
        return _of_rows(given, axis)
    if node.op in ("stack", "concat"):
        return _of_part(nodes, node, position, params.get("axis"))
    picked = _picked(nodes, node, places.reshape(given), params)
    if picked is not None:
        return _turned(picked.ravel(), count)
    op = OPS.get(node.op)  # a program's own operation is taken to work element by element
    pointwise = op is None or op.family in POINTWISE or op.name == "cast"
    return places if pointwise and count == int(np.prod(made, dtype=int)) else None


def _of_rows(shape: tuple[int, ...], axis: Any) -> np.ndarray | None:
    """Return the places after a reduction over one or more axes."""
    axes = (
        tuple(range(len(shape))) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    )
    if not all(isinstance(a, int) for a in axes):
        return None
    gone = {a % len(shape) for a in axes} if shape else set()
    left = [1 if k in gone else n for k, n in enumerate(shape)]
    rows = np.arange(int(np.prod(left, dtype=int))).reshape(left)
    return np.broadcast_to(rows, shape).ravel()


def _of_part(
    nodes: list[NodeDraft], node: NodeDraft, position: int, axis: Any
) -> np.ndarray | None:
    """Return the places of one part of what was put together."""
    made = np.shape(node.value)
    if not isinstance(axis, int) or not all(isinstance(o, int) for o in node.operands):
        return None
    whole = np.arange(int(np.prod(made, dtype=int))).reshape(made)
    if node.op == "stack":
        return whole.take(position, axis=axis).ravel()
    sizes = [np.shape(nodes[o].value)[axis] for o in node.inputs]
    start = sum(sizes[:position])
    return whole.take(range(start, start + sizes[position]), axis=axis).ravel()


def _picked(
    nodes: list[NodeDraft], node: NodeDraft, places: np.ndarray, params: dict[str, Any]
) -> np.ndarray | None:
    """Return which place of its operand each place of the output takes, for what picks places."""
    try:
        match node.op:
            case "transpose":
                return places.transpose(params["perm"])
            case "reverse":
                return np.flip(places, params["axis"])
            case "getitem":
                return np.asarray(places[params["key"]])
            case "pad":
                edges = params["paddings"]
                return np.pad(places, edges, constant_values=NOWHERE)
            case "gather":
                rows = np.asarray(nodes[node.inputs[1]].value)
                return places.take(rows, axis=params["axis"])
    except (KeyError, TypeError, ValueError, IndexError):
        pass
    return None


def _turned(picked: np.ndarray, count: int) -> np.ndarray | None:
    """Return where each place went, from where each came; None where one went to several."""
    kept = picked[picked != NOWHERE]
    if len(np.unique(kept)) < len(kept):
        return None
    places = np.full(count, NOWHERE)
    places[kept] = np.flatnonzero(picked != NOWHERE)
    return places


def _read(text: str) -> Any:
    """Return the value of a parameter as nodes keep it: numbers, tuples, slices; else its text."""
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError):
        return text


def _value(syntax: ast.expr) -> Any:
    match syntax:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return tuple(_value(part) for part in parts)
        case ast.Call(func=ast.Name(id="slice"), args=[start, stop, step]):
            return slice(_value(start), _value(stop), _value(step))
        case ast.Name(id="Ellipsis"):
            return ...
    return ast.literal_eval(syntax)
