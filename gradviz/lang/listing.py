"""Which leaves stand together in one long list of a program, such as the weights of a layer."""

from collections.abc import Iterable, Set

from gradviz.lang.drafts import NodeDraft
from gradviz.trace.groups import LIST, Group
from gradviz.trace.nodes import LEAF_OPS, NodeId

LEAST = 12  # leaves: as many are no longer told apart at a glance


def listed(
    drafts: Iterable[tuple[NodeId, NodeDraft]], first: int, text: str, taken: Set[NodeId]
) -> tuple[Group, ...]:
    """Return a group for each list, or dictionary, in which many leaves stand.

    Their ids count from `first`. `drafts` come with their ids in the trace; the leaves `taken`
    belong to a layer. `text` is the program's.
    """
    found: dict[str, list[tuple[NodeId, NodeDraft]]] = {}
    for number, draft in drafts:
        name, bracket, _ = draft.label.partition("[")
        if bracket and draft.op in LEAF_OPS and not draft.operands and number not in taken:
            found.setdefault(name, []).append((number, draft))
    long = {name: members for name, members in found.items() if len(members) >= LEAST}
    return tuple(
        _group(number, name, members, text)
        for number, (name, members) in enumerate(long.items(), first)
    )


def _group(number: int, name: str, members: list[tuple[NodeId, NodeDraft]], text: str) -> Group:
    span = members[0][1].span
    line = span.line(text) if span is not None else None
    return Group(number, LIST, name, None, line, owns=frozenset(node for node, _ in members))
