"""The backward pass, one record at a time.

`pullbacks` reads the tape from its end. Each record whose output has an adjoint hands a
contribution to each of its inputs; contributions to one tensor add up. `gradient` only drains it:
stepped and plain gradients are one algorithm. While an outer tape records, the pullbacks run as
operations of their own, and so have derivatives too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.adjoints import Adjoints, Told
from gradviz.engine.convert import settle
from gradviz.engine.pullback import Contribution, Plan, Pullback, plan
from gradviz.engine.state import session
from gradviz.engine.tape import Record, Tape
from gradviz.engine.tensor import Tensor, freeze, tensor_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from gradviz.engine.variable import Variable


def _bare(value: Any) -> Any:
    return freeze(settle(value.value if isinstance(value, Tensor) else value))


def seeds_for(targets: Sequence[Any], given: Sequence[Any] | None = None) -> list[Tensor | None]:
    """Return the adjoint each target starts with: as given, else ones, None for text."""
    asked: Sequence[Any] = [None] * len(targets) if given is None else given
    return [
        seed if seed is not None else _ones(target)
        for target, seed in zip(targets, asked, strict=True)
    ]


def _ones(x: Any) -> Tensor | None:
    value = x.value if isinstance(x, Tensor) else x.tensor.value
    if isinstance(value, bytes) or value.dtype.kind == "O":
        return None
    return tensor_of(np.ones_like(value) if type(value) is np.ndarray else value.dtype.type(1))


def pullbacks(
    tape: Tape,
    targets: Sequence[Tensor | Variable],
    sources: Sequence[Tensor | Variable],
    seeds: Sequence[Tensor | None] | None = None,
    observed: bool = True,
) -> Generator[Pullback, None, list[Tensor | None]]:
    """Yield every step of the backward pass; return each source's adjoint or None.

    With `observed` False nothing is yielded and the steps are not made up as Pullbacks. Raises
    LookupError where an adjoint reaches an operation whose gradient is not registered.
    """
    planned = plan(tape, targets, sources) if observed else None
    adjoints = Adjoints(tape, sources, tape.ids if planned is None else planned.leads & tape.ids)
    adjoints.seed(targets, seeds_for(targets) if seeds is None else seeds)
    arrived: dict[int, int] = {}
    for entry, index, upstream, told in adjoints.walk(planned):
        assert planned is not None
        yield _described(entry, index, upstream, told, planned, arrived)
    return [_gradient(adjoints.of(source)) for source in sources]


def _drained(
    tape: Tape, targets: Sequence[Any], sources: Sequence[Any], seeds: Sequence[Tensor | None]
) -> list[Tensor | None]:
    """Run a whole pass, telling the listener of each step if there is one."""
    listener = session().listener
    walk = pullbacks(tape, targets, sources, seeds, listener is not None)
    while True:
        try:
            step = next(walk)
        except StopIteration as end:
            found: list[Tensor | None] = end.value
            return found
        if listener is not None:
            listener.pulled_back(tape, step)


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


def zeros_for(source: Any) -> Tensor:
    """Return zeros with a source's shape and dtype."""
    value = source.value if isinstance(source, Tensor) else source.tensor.value
    zero = np.zeros_like(value) if type(value) is np.ndarray else value.dtype.type(0)
    return tensor_of(zero)
