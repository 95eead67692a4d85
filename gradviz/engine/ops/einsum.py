"""einsum: sums of products named by the letters of the axes.

The equation is worked out beforehand: one string of letters per input and one for the output,
without dots and blanks. Each pullback is an einsum again.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.op import define

FAMILY = "linalg"


def _einsum(*values: Any, inputs: tuple[str, ...], output: str) -> Any:
    return np.einsum(",".join(inputs) + "->" + output, *values)


def _vjp(
    m: Any,
    g: Any,
    out: Any,
    *values: Any,
    wanted: tuple[bool, ...],
    inputs: tuple[str, ...],
    output: str,
) -> Any:
    return [
        _to_one(m, g, values, position, inputs, output) if asked else None
        for position, asked in enumerate(wanted)
    ]


def _to_one(
    m: Any, g: Any, values: Any, position: int, inputs: tuple[str, ...], output: str
) -> Any:
    mine = inputs[position]
    others = tuple(letters for k, letters in enumerate(inputs) if k != position)
    rest = tuple(value for k, value in enumerate(values) if k != position)
    letters = "".join(dict.fromkeys(mine))
    known = "".join(c for c in letters if c in output or any(c in o for o in others))
    value = m.einsum(g, *rest, inputs=(output, *others), output=known)
    if len(letters) < len(mine):
        return _on_diagonal(m, value, known, mine, values[position])
    # An axis that only this input had was summed away: every place gets the same.
    size = dict(zip(mine, tuple(values[position].shape), strict=True))
    thin = tuple(size[c] if c in known else 1 for c in letters)
    return m.broadcast_to(m.reshape(value, shape=thin), shape=tuple(size[c] for c in letters))


def _on_diagonal(m: Any, value: Any, known: str, mine: str, x: Any) -> Any:
    """Return the contribution to an input that names one axis twice, at its end: "bii"."""
    shape = tuple(x.shape)
    lead = mine[:-2]
    thin = tuple(n if c in known else 1 for c, n in zip(mine[:-1], shape[:-1], strict=True))
    if any(lead.count(c) > 1 for c in lead) or mine[-1] != mine[-2]:
        raise NotImplementedError(f"no gradient for the repeated axes of {mine!r}")
    return m.diag(m.broadcast_to(m.reshape(value, shape=thin), shape=shape[:-1]))


# fmt: off
define("einsum", _einsum, (_vjp,), (r"\mathrm{einsum}($g, \ldots)",),
       glyph="einsum", tf_name="Einsum", accepts="fiu", keeps="x y z", variadic=True,
       family=FAMILY)
# fmt: on
