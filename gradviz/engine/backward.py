"""The backward pass, one record at a time.

`pullbacks` reads the tape from its end. Each record whose output has an adjoint hands a
contribution to each of its inputs; contributions to one tensor add up. `gradient` does the same at
one go (see raw_pass.py). While an outer tape
records, the pullbacks run as operations of their own, and so have derivatives too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.adjoints import Adjoints, Told
from gradviz.engine.convert import settle
from gradviz.engine.pullback import Contribution, Plan, Pullback, plan
from gradviz.engine.raw_pass import RawPass
from gradviz.engine.record import Record
from gradviz.engine.rows import Rows
from gradviz.engine.seeding import seeds_for
from gradviz.engine.state import quiet, session
from gradviz.engine.tensor import Tensor, freeze, tensor_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from gradviz.engine.listening import Listener
    from gradviz.engine.tape import Tape
    from gradviz.engine.variable import Variable


def _bare(value: Any) -> Any:
    return freeze(settle(value.value if isinstance(value, Tensor) else value))


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
    adjoints.seed(targets, seeds)
    arrived: dict[int, int] = {}
    for entry, index, upstream, told in adjoints.walk(planned):
        yield _described(entry, index, upstream, told, planned, arrived)
    return [_gradient(adjoints.of(source)) for source in sources]


def _at_one_go(
    tape: Tape, targets: Sequence[Any], sources: Sequence[Any], seeds: Sequence[Any] | None
) -> list[Tensor | None]:
    adjoints = (Adjoints if session().tapes else RawPass)(tape, sources, tape.ids)
    adjoints.seed(targets, seeds)
    adjoints.run()
    return [_gradient(adjoints.of(source)) for source in sources]


def _told(
    tape: Tape,
    targets: Sequence[Any],
    sources: Sequence[Any],
    seeds: Sequence[Any] | None,
    listener: Listener,
) -> list[Tensor | None]:
    """Run a whole pass, telling the listener of each step."""
    seeds = seeds_for(targets, seeds)
    listener.backward_started(tape, targets, sources, seeds)
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
    now.hush()
    try:
        if listener is None:
            found = _at_one_go(tape, targets, sources, output_gradients)
        else:
            found = _told(tape, targets, sources, output_gradients, listener)
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
