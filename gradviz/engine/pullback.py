"""What one backward step did, as data; and the plan of a pass that is watched step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.record import Record
    from gradviz.engine.tape import Tape
    from gradviz.engine.tensor import Tensor


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


@dataclass(frozen=True, slots=True, eq=False)
class Push:
    """One step of forward mode: the tangent of one operation's output.

    `parts` are its uses of inputs with tangents: the input's position, its tangent, and what that
    adds to the output's.
    """

    output_id: int
    parts: tuple[tuple[int, Tensor, Tensor], ...]
    tangent: Tensor


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
        if entry[1] in reached:
            on_path.append(entry)
            reached.update(_flowing(entry, tape.ids))
    leads = {source.id for source in sources}
    expected: dict[int, int] = {}
    for entry in reversed(on_path):
        onward = [number for number in _flowing(entry, leads) if number in tape.ids]
        for number in onward:
            expected[number] = expected.get(number, 0) + 1
        if onward or not entry[0].op.vjps:
            leads.add(entry[1])
    return Plan(frozenset(leads), expected)


def _flowing(entry: tuple[Any, ...], among: Any) -> list[int]:
    """Return the ids of the inputs to which a gradient flows."""
    op: Op = entry[0].op
    return [
        number
        for position, number in enumerate(entry[3::2])
        if number in among and op.vjp(position) is not None
    ]
