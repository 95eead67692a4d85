"""The variables table: one row per name a person can give a role or a value."""

from collections.abc import Mapping

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.declarations import declarations, names_in_order
from gradviz.lang.expression import Expression
from gradviz.lang.parse import Program
from gradviz.lang.recorder import Recorder
from gradviz.lang.values import frozen
from gradviz.trace import InputRow
from gradviz.trace.nodes import NodeId
from gradviz.words import say


def input_rows(
    recorder: Recorder,
    program: Program,
    names: Mapping[str, object],
    expression: Expression | None,
    renumbered: Mapping[int, NodeId],
) -> tuple[InputRow, ...]:
    """Return the free names of an expression, then what the text declares, in its order."""
    declared = {d.name: d for d in declarations(program)}
    free = {} if expression is None else expression.inputs
    rows = []
    for name in names_in_order(program):
        value = names.get(name)
        if not isinstance(value, Tensor | Variable):
            continue
        node = recorder.origins.known(value)
        if node is None:
            continue
        made = declared.get(name)
        draft = recorder.ledger.nodes[node]
        here = name in free or (made is not None and draft.op in ("variable", "constant"))
        if not here and draft.op not in ("variable", "constant"):
            continue
        rows.append(
            InputRow(
                name=name,
                role=draft.role,
                value=_array(value),
                node=renumbered.get(node),
                declared=None if made is None or name in free else program.span(made.statement),
                settable=here,
                why_not="" if here else say("roles.not_declared", name=name),
                value_span=None if made is None or made.value is None
                else program.span(made.value),
            )
        )  # fmt: skip
    return tuple(rows)


def _array(value: Tensor | Variable) -> np.ndarray:
    kept = frozen(value.value if isinstance(value, Tensor) else value.tensor.value)
    return np.asarray(kept)
