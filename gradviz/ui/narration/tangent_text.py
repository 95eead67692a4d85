r"""The formulas of forward mode, as TeX: a tangent is written as a differential, dy = 2x\,dx.

An operation on single elements, or on numbers, multiplies each input's tangent by its local
derivative; a linear one acts on the tangents as on the values. Pure: trace and step in.
"""

from collections.abc import Callable

import numpy as np

from gradviz.trace import Node, NodeId, Part, Step, Trace
from gradviz.trace.local import is_elementwise
from gradviz.trace.naming import in_parentheses
from gradviz.ui.formula import linked
from gradviz.ui.narration.formula_text import (
    Formula,
    filled,
    number_tex,
    numbers_of,
    result_text,
    rule_of,
    symbols_of,
)
from gradviz.ui.narration.forward_rules import INPUTS, forward_rule, op_tex
from gradviz.ui.narration.names import node_tex
from gradviz.ui.plain_formula import plain

# In each operand by itself, the others held.
LINEAR = frozenset({
    "matmul", "conv1d", "conv2d", "conv3d", "depthwise_conv2d", "einsum", "cross", "reduce_sum",
    "reduce_mean", "cumsum", "transpose", "matrix_transpose", "reshape", "getitem", "gather",
    "gather_nd", "squeeze", "expand_dims", "broadcast_to", "tile", "pad", "reverse", "roll", "diag",
    "diag_part", "tensor_diag", "tensor_diag_part", "band_part", "avg_pool", "depth_to_space",
    "space_to_depth", "resize_bilinear", "resize_nearest",
})  # fmt: skip


def tangent_formula(trace: Trace, step: Step, gradient: str) -> Formula:
    """Return the tangent of a step's node: what it is made of, where the step worked it out.

    `gradient` is the colour, "#rrggbb", of derivatives.
    """
    node = trace.nodes[step.node or 0]
    result = "None" if step.tangent is None else result_text(step.tangent)
    head = linked(_differential(trace, node.id), node.id, gradient)
    if not step.parts:
        return Formula((f"{head} =",), result, node.id)
    symbols = _sum(trace, node, step.parts, symbols_of, lambda part: linked(
        _differential(trace, part.node), part.node, gradient))  # fmt: skip
    numbers = _sum(trace, node, step.parts, numbers_of, lambda part: linked(
        number_tex(part.given), part.node, gradient))  # fmt: skip
    shapes = any(np.ndim(trace.nodes[number].value) for number in (node.id, *node.inputs))
    told = f":\\; {numbers}" if shapes else f"= {numbers}"
    return Formula((f"{head} = {symbols}", told, "\\to" if shapes else "="), result, node.id)


def _differential(trace: Trace, number: NodeId) -> str:
    name = node_tex(trace, number)
    alone = "(" not in name or in_parentheses(name)
    return f"\\mathrm{{d}}{name if alone else f'({name})'}"


def _sum(
    trace: Trace,
    node: Node,
    parts: tuple[Part, ...],
    how: Callable[[Trace, Node, str], Callable[[str], str]],
    tangent: Callable[[Part], str],
) -> str:
    """Return the terms of a tangent, added up; `how` and `tangent` say what fills each."""
    terms = [_term(trace, node, part, how(trace, node, tangent(part)), tangent(part))
             for part in parts]  # fmt: skip
    return terms[0] + "".join(f" - {t[1:]}" if t.startswith("-") else f" + {_bracketed(t)}"
                              for t in terms[1:])  # fmt: skip


def _term(trace: Trace, node: Node, part: Part, fill: Callable[[str], str], tangent: str) -> str:
    scalars = not part.value.ndim and not part.given.ndim
    if is_elementwise(node) or scalars:
        return filled(rule_of(node, part.position), fill)
    moved = INPUTS[part.position] if part.position < len(INPUTS) else ""

    def with_tangent(name: str) -> str:
        return tangent if name == moved else fill(name)

    if node.op in LINEAR and moved:
        return filled(forward_rule(trace, node), with_tangent)
    return f"{op_tex(node)}'[{tangent}]"


def _bracketed(term: str) -> str:
    return f"({term})" if plain(term).startswith("-") else term
