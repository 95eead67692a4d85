"""The backward pass, one record at a time.

`pullbacks` reads the tape from its end. Each record whose output has an adjoint hands a
contribution to each of its inputs; contributions to one tensor add up. `gradient` only drains it:
stepped and plain gradients are one algorithm. While an outer tape records, the pullbacks run as
operations of their own, and so have derivatives too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.namespaces import raw, taped
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import Session, session
from gradviz.engine.tape import Record, Stub, Tape
from gradviz.engine.tensor import Tensor, freeze
from gradviz.engine.variable import Variable, carrier

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from gradviz.engine.op import Op


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """What one use of a tensor adds to its adjoint. All values are raw and never change again."""

    position: int  # which input of the record
    source: int  # id of the tensor or variable it goes to
    wide: Any  # before broadcasting was undone; None where none took place
    value: Any
    total: Any  # the adjoint so far, this one included
    arrived: int  # this is the k-th ...
    expected: int  # ... of n contributions in this pass


@dataclass(frozen=True, slots=True, eq=False)
class Pullback:
    """One backward step through one record."""

    record: Record
    upstream: Any
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which ids lead on to a source, and how many contributions each will receive."""

    leads: frozenset[int]
    expected: dict[int, int]


def plan(tape: Tape, targets: Sequence[Any], sources: Sequence[Any]) -> Plan:
    """Work out the part of the tape between targets and sources.

    Operations without a registered gradient count as ends too: TensorFlow complains about them
    wherever an adjoint reaches them.
    """
    reached = {target.id for target in targets}
    on_path = []
    for entry in reversed(tape.entries):
        if entry[3] in reached:
            on_path.append(entry)
            reached.update(number for _, number in _flowing(entry, tape.ids))
    leads = {source.id for source in sources}
    expected: dict[int, int] = {}
    for entry in reversed(on_path):
        onward = [number for _, number in _flowing(entry, leads)]
        for number in onward:
            expected[number] = expected.get(number, 0) + 1
        if onward or not entry[0].vjps:
            leads.add(entry[3])
    return Plan(frozenset(leads), expected)


def _flowing(entry: tuple[Any, ...], among: Any) -> list[tuple[int, int]]:
    """Return (position, id) of the inputs a gradient flows to."""
    op: Op = entry[0]
    return [
        (position, number)
        for position, number in enumerate(entry[5::2])
        if number in among and op.vjp(position) is not None
    ]


class _Pass:
    """The adjoints of one backward pass by id: raw, or tensors while an outer tape records."""

    def __init__(self, tape: Tape, sources: Sequence[Any], planned: Plan | None) -> None:
        self.tape = tape
        self.entries = tape.entries
        self.taped = bool(session().tapes)
        self.m: Any = taped if self.taped else raw
        self.adjoints: dict[int, Any] = {}
        self.wanted = frozenset(source.id for source in sources)
        self.among: Any = tape.ids if planned is None else planned.leads & tape.ids

    def add(self, number: int, contribution: Any) -> Any:
        total = self.adjoints.get(number)
        total = contribution if total is None else total + contribution
        self.adjoints[number] = total
        return total

    def upstream(self, entry: tuple[Any, ...]) -> Any:
        """Return the adjoint that enters a record, None if there is none; forget it if we may."""
        number = entry[3]
        if number in self.wanted:
            return self.adjoints.get(number)
        return self.adjoints.pop(number, None)

    def joint(self, op: Op, g: Any, out: Any, inputs: Any) -> Any:
        """Return the contributions of an op that gives them all at once."""
        pull = op.vjps[0]
        assert pull is not None
        if self.taped:
            return pull(self.m, g, out, *inputs)
        now = session()
        listener, now.listener = now.listener, None  # a raw pass is not announced op by op
        try:
            return pull(self.m, g, out, *inputs)
        finally:
            now.listener = listener

    def pull(self, entry: tuple[Any, ...], g: Any) -> list[tuple[int, int, Any, Any, Any]]:
        """Hand the record's contributions on: (position, id, wide or None, value, total) each."""
        op: Op = entry[0]
        if not op.vjps:
            raise LookupError(f"gradient registry has no entry for: {op.tf_name}")
        values = entry[6::2]
        inputs, out = values, entry[4]
        if self.taped:
            inputs = tuple(map(_as_tensor, entry[5::2], values))
            out = _as_tensor(entry[3], out)
        params = entry[2]
        together = self.joint(op, g, out, inputs) if op.joint else None
        done = []
        for position, number in _flowing(entry, self.among):
            vjp = op.vjp(position)
            assert vjp is not None  # _flowing leaves those out
            if together is not None:
                value = together[position]
            elif op.variadic:
                value = vjp(self.m, g, out, *inputs, position=position, **params)
            else:
                value = vjp(self.m, g, out, *inputs, **params)
            if value is None:
                continue
            wide = None
            if op.broadcasts:
                shape = shape_of(values[position])
                if shape_of(value) != shape:
                    wide, value = value, self.m.sum_to(value, shape=shape)
            done.append((position, number, wide, value, self.add(number, value)))
        return done


def _as_tensor(number: int, value: Any) -> Any:
    return value if type(value) is Stub else carrier(value, number)


def _bare(value: Any) -> Any:
    return freeze(settle(value.value if isinstance(value, Tensor) else value))


def seeds_for(targets: Sequence[Any], given: Sequence[Any] | None = None) -> list[Tensor]:
    """Return the adjoint each target starts with: as given, else ones."""
    asked: Sequence[Any] = [None] * len(targets) if given is None else given
    return [
        seed if seed is not None else Tensor(ones_like(target))
        for target, seed in zip(targets, asked, strict=True)
    ]


def ones_like(x: Any) -> Any:
    """Return a raw value of ones with a tensor's shape and dtype."""
    value = x.value if isinstance(x, Tensor) else x.tensor.value
    return np.ones_like(value) if type(value) is np.ndarray else value.dtype.type(1)


def pullbacks(
    tape: Tape,
    targets: Sequence[Tensor | Variable],
    sources: Sequence[Tensor | Variable],
    seeds: Sequence[Tensor] | None = None,
    observed: bool = True,
) -> Generator[Pullback, None, list[Tensor | None]]:
    """Yield every step of the backward pass; return each source's adjoint or None.

    With `observed` False nothing is yielded and the steps are not made up as Pullbacks. Raises
    LookupError where an adjoint reaches an operation whose gradient is not registered.
    """
    planned = plan(tape, targets, sources) if observed else None
    run = _Pass(tape, sources, planned)
    starts = seeds_for(targets) if seeds is None else seeds
    for target, seed in zip(targets, starts, strict=True):
        run.add(target.id, seed if run.taped else seed.value)
    now = session()
    arrived: dict[int, int] = {}
    entries = tape.entries
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        upstream = run.upstream(entry)
        if upstream is None or (planned is not None and entry[3] not in planned.leads):
            continue
        if not observed and not run.taped:
            run.pull(entry, upstream)
            continue
        done = _at_site(now, run, entry, upstream)
        if planned is not None and done:
            yield _described(entry, index, upstream, done, planned, arrived)
    return [_gradient(run.adjoints.get(source.id)) for source in sources]


def _at_site(now: Session, run: _Pass, entry: tuple[Any, ...], upstream: Any) -> Any:
    before, now.site = now.site, entry[1]
    now.hush()
    try:
        return run.pull(entry, upstream)
    finally:
        now.unhush()
        now.site = before


def _described(
    entry: Any, index: int, upstream: Any, done: Any, planned: Plan, arrived: dict[int, int]
) -> Pullback:
    contributions = []
    for position, number, wide, value, total in done:
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
    return Tensor(settle(adjoint))


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
        walk = pullbacks(tape, targets, sources, seeds, listener is not None)
        while True:
            try:
                step = next(walk)
            except StopIteration as end:
                found: list[Tensor | None] = end.value
                break
            if listener is not None:
                listener.pulled_back(tape, step)
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
    return Tensor(zero)
