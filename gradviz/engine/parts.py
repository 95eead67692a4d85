"""Several results as one value, since a record has one output: joined, and taken apart again.

The vector is of float64, which every floating result enters and leaves unchanged. Results that no
gradient flows through (integers, texts) stay outside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.execute import execute, raw_value
from gradviz.engine.op import Op
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import Tensor, tensor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDE = np.dtype(np.float64)
_RULE = r"\say{at_place}{$g}"


def made_op(
    name: str,
    forward: Callable[..., Any],
    vjps: tuple[Any, ...],
    family: str,
    rules: tuple[str, ...] = (),
    joint: bool = False,
) -> Op:
    """Return an op that is in no table; it takes any dtypes and keeps nothing."""
    return Op(
        name, forward, vjps, name, rules or ("",) * len(vjps), family, (), False, name,
        ("",) * len(vjps), (), joint=joint,
    )  # fmt: skip


class Parts:
    """How results stand in one vector; a single floating result stands for itself."""

    def __init__(self, name: str, results: Sequence[Any]) -> None:
        self.name = name
        self.results = results
        self._values = [raw_value(x) for x in results]
        self.alone = len(results) == 1
        self._ops: dict[int, Op] = {}
        self._size = 0
        for place, value in enumerate(self._values):
            if not self.alone and self.flows(place):
                stop = self._size + int(np.size(value))
                self._ops[place] = self._part(place, slice(self._size, stop, 1))
                self._size = stop

    def flows(self, place: int) -> bool:
        """Return whether a gradient can come through one of the results."""
        return self.results[place].dtype.is_floating

    def joined(self, values: Sequence[Any] | None = None) -> Any:
        """Return the one value that holds all; all of `values`, in place of the results."""
        values = self._values if values is None else values
        if self.alone:
            return values[0]
        flat = [np.ravel(values[place]).astype(_WIDE) for place in self._ops]
        return np.concatenate([*flat, np.zeros(0, _WIDE)])

    def apart(self, whole: Any) -> list[Any]:
        """Return every result, or upstream of a result, taken out of the one value for all.

        The kind follows `whole`, a tensor or a raw value; what stays outside is zeros.
        """
        if self.alone:
            return [whole]
        return [self.one(whole, place) for place in range(len(self.results))]

    def one(self, whole: Any, place: int) -> Any:
        """Return one of them."""
        if self.alone:
            return whole
        op = self._ops.get(place)
        if op is not None:
            return execute(op, whole) if isinstance(whole, Tensor) else op.forward(whole)
        zeros = settle(np.zeros_like(self._values[place]))
        return tensor_of(zeros) if isinstance(whole, Tensor) else zeros

    def _part(self, place: int, where: slice) -> Op:
        value = self._values[place]
        return Piece(f"{self.name}[{place}]", place, where, shape_of(value), value.dtype).op()


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """How one result is taken out of the one value: number `place`, of a shape and dtype."""

    name: str
    place: int
    where: slice
    shape: tuple[int, ...]
    dtype: np.dtype

    def __call__(self, whole: Any) -> Any:
        """Return the result."""
        return settle(np.reshape(whole[self.where], self.shape).astype(self.dtype))

    def op(self) -> Op:
        """Return the op that does so."""
        return made_op(self.name, self, (self._pull,), "shape", (_RULE,))

    def wide(self) -> Op:
        """Return the op that leaves the result in float64, as the one value is."""
        return replace(self, dtype=_WIDE).op()

    def _pull(self, m: Any, g: Any, out: Any, whole: Any) -> Any:
        flat = m.reshape(m.cast(g, dtype=_WIDE), shape=(self.where.stop - self.where.start,))
        return m.getitem_grad(flat, key=(self.where,), shape=tuple(whole.shape))
