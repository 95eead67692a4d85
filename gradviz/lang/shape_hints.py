"""Hints for shapes that do not fit: both shapes, why they do not, and what would."""

import re
from typing import Any

from gradviz.words import say

Shape = tuple[int, ...]
ELEMENTWISE = (
    re.compile(r"Incompatible shapes: \[([\d,]*)\] vs\. \[([\d,]*)\]"),
    re.compile(r"could not be broadcast together with shapes \(([\d,]*)\) \(([\d,]*)\)"),
)
MATRICES = (
    re.compile(r"Matrix size-incompatible: In\[0\]: \[([\d,]*)\], In\[1\]: \[([\d,]*)\]"),
    re.compile(r"shapes \(([\d,]*)\) and \(([\d,]*)\) not aligned"),
)
CORE = re.compile(r"mismatch in its core dimension.*\(size (\d+) is different from (\d+)\)")
VECTOR = re.compile(r"In\[([01])\] ndims must be >= 2")
RESHAPE = re.compile(
    r"tensor with (\d+) values, but the requested shape has (\d+)"
    r"|cannot reshape array of size (\d+) into shape \(([\d,]*)\)"
)


def elementwise(error: Any, detail: str) -> str | None:
    """Say at which axis two shapes differ that cannot be spread to one."""
    pair = _pair(ELEMENTWISE, detail)
    if pair is None:
        return None
    a, b = pair
    for n, m in zip(reversed(a), reversed(b), strict=False):
        if n != m and 1 not in (n, m):
            words = {"a": _shown(a), "b": _shown(b), "n": n, "m": m}
            if len(a) == len(b) == 2 and a == b[::-1]:
                return say("hints.shapes.transpose", **words)
            return say("hints.shapes.elementwise", **words)
    return None


def matrices(error: Any, detail: str) -> str | None:
    """Say which inner sizes differ, and which matrix to transpose if that helps."""
    pair = _pair(MATRICES, detail)
    if pair is None:
        core = CORE.search(detail)
        return say("hints.shapes.inner", n=core[2], m=core[1]) if core else None
    a, b = pair
    words = {"a": _shown(a), "b": _shown(b), "n": a[-1], "m": b[-2] if len(b) > 1 else b[0]}
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        return say("hints.shapes.matrices.second", **words)
    if len(a) > 1 and len(b) > 1 and a[-2] == b[-2]:
        return say("hints.shapes.matrices.first", **words)
    return say("hints.shapes.matrices", **words)


def vectors(error: Any, detail: str) -> str | None:
    """Say how to multiply a matrix by a vector."""
    return say("hints.shapes.vector") if VECTOR.search(detail) else None


def reshape(error: Any, detail: str) -> str | None:
    """Say that the number of elements stays what it is."""
    found = RESHAPE.search(detail)
    if not found:
        return None
    have = found[1] or found[3]
    return say("hints.shapes.reshape", have=have)


def _pair(patterns: tuple[re.Pattern[str], ...], detail: str) -> tuple[Shape, Shape] | None:
    for pattern in patterns:
        if found := pattern.search(detail):
            return _shape(found[1]), _shape(found[2])
    return None


def _shape(text: str) -> Shape:
    return tuple(int(n) for n in text.split(",") if n)


def _shown(shape: Shape) -> str:
    return str(shape)
