"""The backward pass, one record at a time.

`pullbacks` reads the tape from its end. Each record whose output has an adjoint hands a
contribution to each of its inputs; contributions to one tensor add up. `gradient` does the same at
one go (see Adjoints.run). While an outer tape
records, the pullbacks run as operations of their own, and so have derivatives too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.adjoints import Adjoints, Told
from gradviz.engine.convert import settle
from gradviz.engine.pullback import Contribution, Plan, Pullback, plan
from gradviz.engine.record import Record
from gradviz.engine.rows import Rows
from gradviz.engine.state import quiet, session
from gradviz.engine.tensor import Tensor, freeze, tensor_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from gradviz.engine.tape import Tape
    from gradviz.engine.variable import Variable


def _bare(value: Any) -> Any:
    return freeze(settle(value.value if isinstance(value, Tensor) else value))


def seeds_for(targets: Sequence[Any], given: Sequence[Any] | None = None) -> list[Tensor | None]:
    """Return the adjoint each target starts with: as given, else ones, None for text."""
    if given is None:
        return [_ones(target) for target in targets]
    return [
        seed if seed is not None else _ones(target)
        for target, seed in zip(targets, given, strict=True)
    ]


_SCALAR_ONES = {kind: kind(1) for kind in (np.float32, np.float64, np.float16)}


def _ones(x: Any) -> Tensor | None:
    value = x.value if isinstance(x, Tensor) else x.tensor.value
    one = _SCALAR_ONES.get(type(value))
    if one is not None:
        return tensor_of(one)
    if isinstance(value, bytes) or value.dtype.kind == "O":
        return None
    if type(value) is not np.ndarray:
        return tensor_of(type(value)(1))
    if value.size > _MOST_KEPT_ONES:
        return tensor_of(np.ones(value.shape, value.dtype))
    return tensor_of(_array_of_ones(value.shape, value.dtype))


_MOST_KEPT_ONES = 4096


@lru_cache(maxsize=64)
def _array_of_ones(shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    """Return ones that nobody may write to."""
    return freeze(np.ones(shape, dtype))


def pullbacks(
    tape: Tape,
    targets: Sequence[Tensor | Variable],
    sources: Sequence[Tensor | Variable],
    seeds: Sequence[Tensor | None] | None = None,
) -> Generator[Pullback, None, list[Tensor | None]]:
    """Yield every step of the backward pass; return each source's adjoint or None.

    Raises LookupError where an adjoint reaches an operation whose gradient is not registered.
    """
    planned = plan(tape, targets, sources)
    adjoints = Adjoints(tape, sources, planned.leads & tape.ids)
    adjoints.seed(targets, seeds_for(targets) if seeds is None else seeds)
    arrived: dict[int, int] = {}
    for entry, index, upstream, told in adjoints.walk(planned):
        yield _described(entry, index, upstream, told, planned, arrived)
    return [_gradient(adjoints.of(source)) for source in sources]


def _drained(
    tape: Tape, targets: Sequence[Any], sources: Sequence[Any], seeds: Sequence[Tensor | None]
) -> list[Tensor | None]:
    """Run a whole pass, telling the listener of each step if there is one."""
    listener = session().listener
    if listener is None:
        adjoints = Adjoints(tape, sources, tape.ids)
        adjoints.seed(targets, seeds)
        adjoints.run()
        return [_gradient(adjoints.of(source)) for source in sources]
    walk = pullbacks(tape, targets, sources, seeds)
    while True:
        try:
            listener.pulled_back(tape, next(walk))
        except StopIteration as end:
            found: list[Tensor | None] = end.value
            return found


def _described(
    entry: Any, index: int, upstream: Any, told: Told, planned: Plan, arrived: dict[int, int]
) -> Pullback:
    contributions = []
    for position, number, wide, value, total in told:
        arrived[number] = arrived.get(number, 0) + 1
        contributions.append(
            Contribution(
                position,
                number,
                None if wide is None else _bare(wide),
                _bare(value),
                _bare(total),
                arrived[number],
                planned.expected[number],
            )
        )
    return Pullback(Record(entry, index), _bare(upstream), tuple(contributions))


def _gradient(adjoint: Any) -> Tensor | None:
    if adjoint is None or isinstance(adjoint, Tensor):
        return adjoint
    return tensor_of(settle(adjoint))


def gradient(
    tape: Tape,
    targets: Sequence[Tensor | Variable],
    sources: Sequence[Tensor | Variable],
    output_gradients: Sequence[Any] | None = None,
    unconnected: str = "none",
    release: bool | None = None,
) -> list[Tensor | None]:
    """Return the gradient of the sum of `targets` with respect to each of `sources`.

    All sequences are flat; `output_gradients` are tensors or None, aligned with `targets`.
    `unconnected` is "none" or "zero". A tape that is not persistent is released, unless
    `release` says otherwise.
    """
    releasing = not tape.persistent if release is None else release
    now = session()
    listener = now.listener
    seeds = seeds_for(targets, output_gradients)
    if listener is not None:
        listener.backward_started(tape, targets, sources, seeds)
    now.hush()
    try:
        found = _drained(tape, targets, sources, seeds)
    finally:
        now.unhush()
        if releasing:
            tape.release()
    if listener is not None:
        listener.backward_ended(tape, targets, sources, list(found), releasing, unconnected)
    if unconnected == "zero":
        return [zeros_for(s) if g is None else g for s, g in zip(sources, found, strict=True)]
    return found


def gradient_rows(tape: Tape, target: Any, sources: Sequence[Any], seeds: Any) -> list[Any]:
    """Return, per source, the gradients for many seeds at once: an array, or None.

    `seeds` is an array of shape [k, *target.shape]; each gradient has shape [k, *source.shape].
    The tape is kept, nobody is told, and nothing is recorded on outer tapes.
    """
    with quiet():
        adjoints = Adjoints(tape, sources, tape.ids, rows=True)
        adjoints.totals[target.id] = Rows(seeds)
        adjoints.run()
        found = [adjoints.of(source) for source in sources]
    return [None if rows is None else rows.value for rows in found]


def zeros_for(source: Any) -> Tensor:
    """Return zeros with a source's shape and dtype."""
    value = source.value if isinstance(source, Tensor) else source.tensor.value
    zero = np.zeros_like(value) if type(value) is np.ndarray else value.dtype.type(0)
    return tensor_of(zero)
