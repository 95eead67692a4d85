"""The path ledger of a source as rows: a path, what it brought, its share. Pure; no widgets.

Ledgers are kept, so that stepping about while a source is looked at reads each only once.
"""

import numpy as np

from gradviz.trace import NodeId, Trace
from gradviz.trace.paths import Ledger, Path, ledger
from gradviz.ui.narration.names import node_name
from gradviz.ui.numbers import short, summary
from gradviz.ui.tables.inspector_fact import PATH, PLAIN, Fact
from gradviz.words import say

ARROW = " ← "
MOST_FACTORS = 14  # lines of a path's tip
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Ledgers:
    """The ledgers of one trace, worked out when they are first asked for."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._found: dict[tuple[int, NodeId], tuple[Fact, ...]] = {}
        self._language = say("inspector.paths")

    def facts(self, gradient: int, source: NodeId) -> tuple[Fact, ...]:
        """Return the rows about the paths of gradient call number `gradient` to `source`."""
        if self._language != say("inspector.paths"):
            self._found.clear()
            self._language = say("inspector.paths")
        key = gradient, source
        if key not in self._found:
            found = ledger(self._trace, gradient, source)
            self._found[key] = path_facts(self._trace, found) if found is not None else ()
        return self._found[key]


def path_facts(trace: Trace, found: Ledger) -> tuple[Fact, ...]:
    """Return a row that counts the paths and one for each that is listed."""
    if found.complete and len(found.paths) == 1 and len(found.paths[0].nodes) == 1:
        return ()  # the target itself: there is no way to tell of
    rows = [Fact(say("inspector.paths"), _count(found), PLAIN)]
    if found.cancelling and found.weight is not None:
        apart, together = short(found.weight), summary(found.gradient)
        text = say("inspector.paths_cancel", apart=apart, together=together)
        rows.append(Fact(say("inspector.paths_sum"), text, PLAIN))
    return (*rows, *(_path(trace, path) for path in found.paths))


def _count(found: Ledger) -> str:
    number = f"{found.number:,}" if found.number < 10**9 else short(found.number)
    if found.complete:
        return say("inspector.paths_all", n=number)
    return say("inspector.paths_some", k=len(found.paths), n=number)


def _path(trace: Trace, path: Path) -> Fact:
    array = path.product if path.product is not None and path.product.size > 1 else None
    return Fact(
        path_words(trace, path), _product(path), PATH, array, path=path,
        aside=_share(path), more=_factors(trace, path),
    )  # fmt: skip


def path_words(trace: Trace, path: Path) -> str:
    """Return a path as its nodes from target to source: "y ← × ← x".

    Where a record takes one value twice, a small number tells which operand is meant.
    """
    words = []
    for place, number in enumerate(path.nodes):
        node = trace.nodes[number]
        word = node.label or node.glyph.strip() or node.op
        after = path.nodes[place + 1] if place + 1 < len(path.nodes) else None
        if after is not None and node.inputs.count(after) > 1:
            word += str(path.positions[place] + 1).translate(_LOWERED)
        words.append(word)
    return ARROW.join(words)


def _product(path: Path) -> str:
    if path.product is None:
        return say("inspector.path_about", size=short(path.size))
    return summary(path.product, room=18)


def _share(path: Path) -> str:
    if path.share is None:
        return say("inspector.path_vanished") if path.vanishing else "—"
    if path.vanishing:
        return say("inspector.path_vanished")
    return percent(path.share)


def percent(share: float) -> str:
    """Return a share in per cent, small ones as such: "33 %", "< 1 %"."""
    if share != 0 and abs(share) < 0.005:
        return "< 1 %" if share > 0 else "> −1 %"
    if abs(share) >= 100:
        return f"× {short(share, 2)}"
    return f"{share * 100:.0f} %".replace("-", "−")


def _factors(trace: Trace, path: Path) -> str:
    """Return the product written out: the seed, then each edge with its local derivative."""
    lines = [say("inspector.path_seed", value=summary(path.seed))]
    pairs = list(zip(path.nodes, path.nodes[1:], path.factors, strict=False))
    for head, tail, factor in pairs[:MOST_FACTORS]:
        words = f"{node_name(trace, head)}{ARROW}{node_name(trace, tail)}"
        lines.append(f"{words}:  {short(factor) if factor is not None else _map(trace, tail)}")
    if len(pairs) > MOST_FACTORS:
        lines.append(say("card.more", count=len(pairs) - MOST_FACTORS))
    if path.product is not None and path.product.size > 1:
        lines.append(np.array2string(path.product, precision=4, threshold=60, edgeitems=3))
    return "\n".join(lines)


def _map(trace: Trace, tail: NodeId) -> str:
    return say("inspector.path_map", shape=trace.nodes[tail].shape)
