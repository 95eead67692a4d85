"""Rows about the local derivatives of a node: as formulas, numbers, heat maps, histograms. Pure."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from gradviz.trace import Node, NodeId, Step, Trace
from gradviz.trace.local import local
from gradviz.trace.stages import quotient
from gradviz.ui.narration.formula_text import Formula, local_formula, local_symbols
from gradviz.ui.narration.names import node_name
from gradviz.ui.numbers import summary
from gradviz.ui.tables.inspector_fact import CODE, FORMULA, SPREAD, Fact
from gradviz.ui.tables.inspector_spread import spread_facts
from gradviz.words import say

MOST_DERIVATIVES = 3  # inputs whose local derivative is shown
MOST_NUMBERS = 200_000  # elements of one that are worked out while somebody waits
LocalFormula = Callable[[Trace, Node, int], Formula | None]


def derivatives_to_come(trace: Trace, node: Node) -> tuple[Fact, ...]:
    """Return the local derivatives in symbols, of a node that is yet to be computed."""
    return tuple(row for _, row in _formulas(trace, node, local_symbols))


def derivatives(trace: Trace, node: Node, pulled: Step | None) -> tuple[Fact, ...]:
    """Return the local derivatives; `pulled` is the node's backward step, if it has been taken."""
    rows: list[Fact] = []
    for position, row in _formulas(trace, node, local_formula):
        rows.append(row)
        slope = _slope(trace, node.id, position)
        if slope is None and pulled is not None:
            slope = _told(node, pulled, position)
        if slope is not None:
            rows += _numbers(slope, row.text)
    return tuple(rows)


def _formulas(trace: Trace, node: Node, how: LocalFormula) -> Iterator[tuple[int, Fact]]:
    operands = [(k, o) for k, o in enumerate(node.operands) if isinstance(o, int)]
    if not any(node.rules) or node.own is not None:  # whose author knows no local derivative
        return
    for position, source in operands[:MOST_DERIVATIVES]:
        ruled = position < len(node.rules) and node.rules[position]
        formula = how(trace, node, position) if ruled else None  # none goes to an index
        if formula is None:
            continue
        alone, name = len(operands) == 1, node_name(trace, source)
        label = say("inspector.local") if alone else say("inspector.local_of", name=name)
        yield position, Fact(label, formula.plain, FORMULA, None, formula.tex)


def _numbers(slope: np.ndarray, formula: str) -> tuple[Fact, ...]:
    """Return the numbers of a local derivative, where the formula does not say them already."""
    if not slope.size:
        return ()
    same = bool((slope == slope.flat[0]).all())
    if same and _says(formula, slope.flat[0]):
        return ()
    shown = np.asarray(slope.flat[0]) if same else slope
    row = Fact(say("inspector.local_value"), summary(shown), CODE, None if same else shown)
    return row, *spread_facts(shown, SPREAD)


def _says(formula: str, number: float) -> bool:
    """Return whether a formula ends in this number."""
    try:
        return bool(np.isclose(float(formula.rpartition("=")[2].replace("−", "-")), number, 6e-3))
    except ValueError:
        return False


@lru_cache(maxsize=16)
def _slope(trace: Trace, number: NodeId, position: int) -> np.ndarray | None:
    """Return the local derivative of an operation on each element; None of any other."""
    node = trace.nodes[number]
    if not isinstance(node.value, np.ndarray) or node.value.size > MOST_NUMBERS:
        return None
    return local(trace.nodes, node, position)


def _told(node: Node, step: Step, position: int) -> np.ndarray | None:
    """Return the number that a backward step multiplied by, where that can be told."""
    one = next((one for one in step.contributions if one.position == position), None)
    return None if one is None else quotient(node, step, one)
