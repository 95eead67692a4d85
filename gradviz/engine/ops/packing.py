"""Several outputs as one: packed behind one another along the last axis, and taken out again.

An operation has one output. Where TensorFlow returns several (svd, eigh, qr, slogdet), they are
computed at once and packed; `part` takes one of them out. So the contributions of all parts meet
before the one pullback that needs them together.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.op import define

FAMILY = "linalg"
Shape = tuple[int, ...]


def layout(shapes: tuple[Shape, ...]) -> list[tuple[int, int, Shape]]:
    """Return where parts of these shapes lie when packed: first place, total size, shape."""
    total = sum(math.prod(shape) for shape in shapes)
    starts = np.cumsum([0, *(math.prod(shape) for shape in shapes)])
    return [(int(a), total, shape) for a, shape in zip(starts[:-1], shapes, strict=True)]


def packed(parts: Any, shapes: tuple[Shape, ...], lead: Shape) -> Any:
    """Return the parts behind one another; all have the batch axes `lead`."""
    flat = [part.reshape((*lead, math.prod(n))) for part, n in zip(parts, shapes, strict=True)]
    return np.concatenate(flat, -1)


def parts_of(m: Any, packed: Any, shapes: tuple[Shape, ...]) -> list[Any]:
    """Return each part of a packed value."""
    return [
        m.part(packed, start=start, shape=shape, total=total)
        for start, total, shape in layout(shapes)
    ]


def _part(x: Any, start: int, shape: Shape, total: int) -> Any:
    return x[..., start : start + math.prod(shape)].reshape((*x.shape[:-1], *shape))


def _part_grad(g: Any, start: int, shape: Shape, total: int) -> Any:
    lead = g.shape[: g.ndim - len(shape)]
    made = np.zeros((*lead, total), g.dtype)
    made[..., start : start + math.prod(shape)] = g.reshape((*lead, math.prod(shape)))
    return made


# fmt: off
define("part", _part,
       (lambda m, g, out, x, start, shape, total:
            m.part_grad(g, start=start, shape=shape, total=total),),
       (r"\say{at_place}{$g}",),
       glyph="part", tf_name="Part", accepts="*", family=FAMILY)
define("part_grad", _part_grad,
       (lambda m, g, out, x, start, shape, total:
            m.part(g, start=start, shape=shape, total=total),),
       (r"$g",),
       glyph="part′", tf_name="PartGrad", accepts="*", family=FAMILY)
# fmt: on
