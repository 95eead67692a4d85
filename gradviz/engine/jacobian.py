"""Jacobians: the derivative of every element of a target.

One backward pass gives one row. Where nobody watches and no outer tape records, all rows are made
in one pass (see rows.py), in slices that stay small; else each is a pass of its own, so that it can
be told step by step, or differentiated again.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.backward import gradient, gradient_rows
from gradviz.engine.convert import settle
from gradviz.engine.execute import execute
from gradviz.engine.op import OPS
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, tensor_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gradviz.engine.tape import Tape

Shape = tuple[int, ...]
MOST_ELEMENTS = 2**22  # of the largest adjoint in a slice: 16 MiB of float32


def jacobian(
    tape: Tape, target: Any, sources: Sequence[Any], batch: bool = False, release: bool = False
) -> list[Tensor | None]:
    """Return one jacobian per source, None where the target does not depend on it.

    Its shape is target.shape + source.shape. With `batch`, the first axis of target and sources
    counts independent examples, and the shape is [batch, target.shape[1:], source.shape[1:]]. With
    `release` the tape lets go of its records in the end.
    """
    now = session()
    try:
        if now.listener is None and not now.tapes:
            return _at_once(tape, target, sources, batch)
        return _one_by_one(tape, target, sources, batch, release)
    finally:
        if release:
            tape.release()


def _seeds(shape: Shape, dtype: Any, batch: bool, start: int, stop: int) -> Any:
    """Return seeds number `start` to `stop`: each is 1 at one element (of each example)."""
    lead, inner = (shape[:1], shape[1:]) if batch else ((), shape)
    count = np.arange(stop - start)
    seeds = np.zeros((stop - start, *lead, math.prod(inner)), dtype)
    seeds[(count, slice(None), start + count) if batch else (count, start + count)] = 1
    return seeds.reshape(stop - start, *shape)


def _number(shape: Shape, batch: bool) -> int:
    return math.prod(shape[1:] if batch else shape)


def _whole(shape: Shape, source: Any, batch: bool) -> Shape:
    """Return the shape of a jacobian."""
    return (*shape, *tuple(source.shape)[1 if batch else 0 :])


def _at_once(tape: Tape, target: Any, sources: Sequence[Any], batch: bool) -> list[Tensor | None]:
    shape, dtype = tuple(target.shape), target.dtype.numpy
    number, step = _number(shape, batch), _slice_of(tape, [target, *sources])
    parts = [
        gradient_rows(tape, target, sources, _seeds(shape, dtype, batch, k, min(k + step, number)))
        for k in range(0, number, step)
    ]
    found: list[Tensor | None] = []
    for k, source in enumerate(sources):
        rows = [part[k] for part in parts if part[k] is not None]
        if not rows:
            found.append(None)
            continue
        table = rows[0] if len(rows) == 1 else np.concatenate(rows)
        table = np.moveaxis(table, 0, 1) if batch else table
        found.append(tensor_of(settle(table.reshape(_whole(shape, source, batch)))))
    return found


def _slice_of(tape: Tape, ends: Sequence[Any]) -> int:
    """Return how many rows fit into one pass."""
    sizes = [math.prod(x.shape) for x in ends]
    sizes += [math.prod(getattr(entry[2], "shape", ())) for entry in tape.entries]
    return max(1, MOST_ELEMENTS // max(1, *sizes))


def _one_by_one(
    tape: Tape, target: Any, sources: Sequence[Any], batch: bool, release: bool
) -> list[Tensor | None]:
    shape = tuple(target.shape)
    last = _number(shape, batch) - 1
    rows = [
        gradient(tape, [target], sources, [seed], release=release and number == last)
        for number, seed in enumerate(_unit_seeds(shape, target.dtype.numpy, batch))
    ]
    columns = [[row[k] for row in rows] for k in range(len(sources))]
    return [
        None
        if not column or column[0] is None
        else execute(
            OPS["reshape"],
            execute(OPS["stack"], *column, axis=1 if batch else 0),
            shape=_whole(shape, source, batch),
        )
        for column, source in zip(columns, sources, strict=True)
    ]


def _unit_seeds(shape: Shape, dtype: Any, batch: bool) -> Iterator[Tensor]:
    for k in range(_number(shape, batch)):
        yield tensor_of(settle(_seeds(shape, dtype, batch, k, k + 1)[0]))
