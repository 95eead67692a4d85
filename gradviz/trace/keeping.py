"""Which values a tape keeps of an operation, by name: so that one kept twice is counted once.

A value is the node that made it; one that only has another shape is the same. What the program
wrote as a list beside a tensor has no node: it counts as a value of the operation's own, under the
operation's number turned negative.
"""

from collections.abc import Iterable

from gradviz.trace.nodes import OUT, Node, NodeId
from gradviz.trace.trace import Trace

Values = dict[int, int]  # a value, and its bytes
SAME = frozenset(("identity", "stop_gradient", "reshape", "squeeze", "expand_dims"))
LETTERS, MORE = ("x", "y", "z"), "…"  # what Node.kept calls operands


def kept_values(trace: Trace, node: Node) -> Values:
    """Return what a tape that took `node` holds for it, value by value, in bytes."""
    if not node.kept_bytes:
        return {}
    found = _named(trace, node, _asked(node), node.kept)
    if sum(found.values()) < node.kept_bytes and node.literals:
        found = _named(trace, node, range(len(node.needs)), node.kept)  # a tensor in a literal
    rest = node.kept_bytes - sum(found.values()) if node.literals else 0
    return found | {-1 - node.id: rest} if rest > 0 else found


def needed_values(trace: Trace, node: Node, places: Iterable[int]) -> Values:
    """Return what the contributions of `node` to its operands at `places` are worked out from."""
    found, kept = _named(trace, node, places), kept_values(trace, node)
    operands = node.operands
    wanted = {needed for place in places for n in node.needs[place : place + 1] for needed in n}
    written = any(isinstance(operands[needed], str) for needed in wanted - {OUT})
    rest = kept.get(-1 - node.id, 0)
    return found | {-1 - node.id: rest} if written and rest else found


def inner_values(trace: Trace, node: Node) -> Values:
    """Return what a tape would hold if `node`, which is run again, had been recorded inside."""
    found: Values = {}
    for inner in _inside(trace, node):
        found |= _named(trace, inner, _asked(inner))
    return found


def _asked(node: Node) -> list[int]:
    """Return the places of operands that a gradient may be asked for: no number somebody wrote."""
    operands = node.operands
    return [k for k in range(len(node.needs)) if not isinstance(operands[k], str)]


def _named(
    trace: Trace, node: Node, places: Iterable[int], kept: tuple[str, ...] | None = None
) -> Values:
    """Return the values with a node that the contributions at `places` are worked out from.

    With `kept`, letters as in Node, only those.
    """
    operands = node.operands
    found: Values = {}
    for place in places:
        for needed in node.needs[place] if place < len(node.needs) else ():
            value = node.id if needed == OUT else operands[needed]
            if not isinstance(value, str) and (kept is None or _letter(needed) in kept):
                made = _origin(trace, value)
                found[made.id] = size_of(made)
    return found


def _letter(place: int) -> str:
    if place == OUT:
        return "out"
    return LETTERS[place] if place < len(LETTERS) else MORE


def _origin(trace: Trace, number: NodeId) -> Node:
    """Return the node that first had the value, in whatever shape."""
    node = trace.nodes[number]
    while node.op in SAME and node.inputs:
        node = trace.nodes[node.inputs[0]]
    return node


def size_of(node: Node) -> int:
    """Return the bytes of a node's value."""
    value = node.value
    return len(value.encode()) if isinstance(value, str) else int(value.nbytes)


def _inside(trace: Trace, node: Node) -> list[Node]:
    """Return the operations between the inputs of a function that is run again and its results.

    Those that no input reaches would not have been recorded either.
    """
    count = len(node.needs)
    given = set(node.inputs[:count])
    found: dict[NodeId, Node] = {}
    ways = [trace.nodes[k] for k in node.inputs[count:]]
    while ways:
        one = ways.pop()
        if one.id not in found and one.id not in given and not (one.recorded or one.is_leaf):
            found[one.id] = one
            ways += [trace.nodes[k] for k in one.inputs]
    reached = set(given)
    for number in sorted(found):
        if not reached.isdisjoint(found[number].inputs):
            reached.add(number)
    return [found[number] for number in sorted(found) if number in reached]
