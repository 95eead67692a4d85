"""einsum: sums of products named by the letters of the axes, of one or two inputs.

The equation is worked out beforehand: one string of letters per input and one for the output,
without dots and blanks; `dots` are the letters that stand for "...", along which size 1 fits any.
Of an output letter that no input has, `sizes` tells the size: the result is repeated along it. A
letter that the output names twice leads along a diagonal, with zeros beside it. So a pullback is an
einsum again, with the letters of input and output exchanged.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed

FAMILY = "linalg"
Sizes = tuple[tuple[str, int], ...]
_FEW = 4096  # products, up to which NumPy's own einsum, which is no product of matrices, is quicker


def _one(x: Any, inputs: tuple[str, ...], output: str, dots: str = "", sizes: Sizes = ()) -> Any:
    if _is_plain(inputs, (x.shape,), x.dtype, output, dots):
        return np.einsum(f"{inputs[0]}->{output}", x)
    return _laid_out(*_alone(x, inputs[0], output), output, sizes)


def _two(
    x: Any, y: Any, inputs: tuple[str, ...], output: str, dots: str = "", sizes: Sizes = ()
) -> Any:
    if _is_plain(inputs, (x.shape, y.shape), x.dtype, output, dots):
        return np.einsum(f"{inputs[0]},{inputs[1]}->{output}", x, y)
    first, second = inputs
    x, first = _alone(x, first, second + output)
    y, second = _alone(y, second, first + output)
    return _laid_out(*_product(x, first, y, second, output), output, sizes)


def _alone(x: Any, letters: str, needed: str) -> tuple[Any, str]:
    """Take diagonals, and sum over what neither the other side nor the output names."""
    once = "".join(dict.fromkeys(letters))
    if once != letters:
        x = np.einsum(f"{letters}->{once}", x)
    axes = tuple(i for i, c in enumerate(once) if c not in needed)
    if axes:
        x = np.add.reduce(x, axes, x.dtype)
    return x, "".join(c for c in once if c in needed)


def _product(x: Any, first: str, y: Any, second: str, output: str) -> tuple[Any, str]:
    """Return a product of matrices, batch by batch, and the letters of its axes."""
    shared = [c for c in first if c in second]
    batch = [c for c in shared if c in output]
    summed = [c for c in shared if c not in output]
    rows = [c for c in first if c not in second]
    columns = [c for c in second if c not in first]
    left = _grouped(x, first, batch, rows, summed)
    right = _grouped(y, second, batch, summed, columns)
    made = np.matmul(left, right) if batch else np.dot(left, right)
    sizes = [x.shape[first.index(c)] for c in rows] + [y.shape[second.index(c)] for c in columns]
    return made.reshape((*made.shape[:-2], *sizes)), "".join((*batch, *rows, *columns))


def _grouped(x: Any, letters: str, batch: list[str], *groups: list[str]) -> Any:
    """Return `x` with its batch axes first, then one axis for each of two groups of letters."""
    turned = np.transpose(x, [letters.index(c) for c in (*batch, *groups[0], *groups[1])])
    start, middle = len(batch), len(batch) + len(groups[0])
    sizes = (turned.shape[start:middle], turned.shape[middle:])
    return turned.reshape((*turned.shape[:start], *(int(np.prod(n)) for n in sizes)))


def _laid_out(x: Any, letters: str, output: str, sizes: Sizes) -> Any:
    """Return `x` in the order of the output, repeated and on diagonals where it says so."""
    if letters == output:
        return x
    known = dict(zip(letters, x.shape, strict=True))
    once = "".join(dict.fromkeys(output))
    order = [letters.index(c) for c in once if c in known]
    known.update((c, n) for c, n in sizes if c not in known)
    thin = tuple(known[c] if c in letters else 1 for c in once)
    turned = np.transpose(x, order).reshape(thin)
    shape = tuple(known[c] for c in output)
    if len(once) == len(output):
        return np.broadcast_to(turned, shape)
    made = np.zeros(shape, x.dtype)
    np.einsum(f"{output}->{once}", made)[...] = turned  # a view of the diagonals
    return made


@lru_cache(maxsize=1024)
def _is_plain(
    inputs: tuple[str, ...], shapes: Any, dtype: np.dtype, output: str, dots: str
) -> bool:
    """Return whether NumPy has this form, and few numbers are multiplied.

    Refuses dtypes that TensorFlow has no such sums of, and sizes that do not agree.
    """
    if dtype.kind != "f" and dtype.name not in ("int32", "int64"):
        raise NotFoundError(f"Could not find device for Einsum of {dtype.name} [Op:Einsum]")
    sizes: dict[str, int] = {}
    for shape, letters in zip(shapes, inputs, strict=True):
        for axis, (c, n) in enumerate(zip(letters, shape, strict=True)):
            if sizes.setdefault(c, n) != n:
                if c not in dots or 1 not in (sizes[c], n):
                    raise InvalidArgumentError(
                        f"Expected dimension {sizes[c]} at axis {axis} of the input shaped "
                        f"{bracketed(shape)} but got dimension {n} [Op:Einsum] name: "
                    )
                sizes[c] = max(sizes[c], n)
    few = math.prod(sizes.values()) <= _FEW and dtype.itemsize > 2
    return few and len(set(output)) == len(output) and set(output) <= set(sizes)


def _pull_one(
    m: Any, g: Any, out: Any, x: Any, inputs: Any, output: str, dots: str = "", sizes: Sizes = ()
) -> Any:
    sizes = tuple(zip(inputs[0], tuple(x.shape), strict=True))
    return m.einsum_one(g, inputs=(output,), output=inputs[0], dots=dots, sizes=sizes)


def _pull(mine: int) -> Any:
    """Return the vjp of one of two inputs: like a product of `g` with the other one."""

    def pull(
        m: Any, g: Any, out: Any, x: Any, y: Any, inputs: Any, output: str, dots: str = "",
        sizes: Sizes = (),
    ) -> Any:  # fmt: skip
        letters, theirs = inputs[mine], inputs[1 - mine]
        sizes = tuple(zip(letters, tuple((x, y)[mine].shape), strict=True))
        return m.einsum(
            g, (y, x)[mine], inputs=(output, theirs), output=letters, dots=dots, sizes=sizes
        )

    return pull


# fmt: off
define("einsum_one", _one, (_pull_one,), (r"\mathrm{einsum}($g)",),
       glyph="einsum", tf_name="Einsum", accepts="*", keeps="shape", family=FAMILY)
define("einsum", _two, (_pull(0), _pull(1)),
       (r"\mathrm{einsum}($g, $y)",
        r"\mathrm{einsum}($g, $x)"),
       glyph="einsum", tf_name="Einsum", accepts="*", keeps="y shape | x shape", broadcasts=True,
       family=FAMILY)
# fmt: on
