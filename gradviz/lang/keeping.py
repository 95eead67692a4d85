"""What a tape keeps of an operation and why, and what its contributions are worked out from."""

from collections.abc import Iterator, Sequence
from typing import Any

from gradviz.engine import Op, Record, Tape, raw_value
from gradviz.engine.custom import FAMILY
from gradviz.engine.op import LETTERS
from gradviz.engine.recompute import recomputes as runs_again
from gradviz.trace.nodes import OUT

Needs = tuple[tuple[int, ...], ...]


def recomputes(op: Op) -> bool:
    """Return whether the backward pass runs it once more, as `tf.recompute_grad` has it."""
    return op.family == FAMILY and runs_again(op)


def needs_of(op: Op, count: int) -> Needs:
    """Return, per operand, the places of the values that its contribution needs; see Node."""
    if recomputes(op):
        every = tuple(range(op.forward.operands))  # type: ignore[attr-defined]
        return (every,) * len(every)
    if not any(part & _VALUES for part in op.keeps):
        return ()
    if op.variadic and count > len(LETTERS):
        return (_needed(op, (True,) * count),) * count
    return tuple(_needed(op, tuple(k == j for j in range(count))) for k in range(count))


_VALUES = frozenset((*LETTERS, "out"))


def _needed(op: Op, asked: tuple[bool, ...]) -> tuple[int, ...]:
    out, inputs = op.needs(asked)
    places = tuple(k for k, needed in enumerate(inputs) if needed)
    return (*places, OUT) if out else places


def followed(
    tapes: Sequence[Tape], inputs: Sequence[Any], operands: Sequence["int | str"]
) -> Iterator[int]:
    """Yield the operands that some of the tapes follow: because of them they take an operation."""
    for x, operand in zip(inputs, operands, strict=True):
        if isinstance(operand, int) and any(x.id in tape.ids for tape in tapes):
            yield operand


def kept_by(record: Record, inputs: Sequence[Any]) -> tuple[tuple[str, ...], int]:
    """Return what a tape keeps of an operation, in the letters of its row, and how many bytes.

    What is to be run again hangs on its inputs, which the entry itself does not hold.
    """
    if not recomputes(record.op):
        return record.kept, record.kept_bytes
    count = record.op.forward.operands  # type: ignore[attr-defined]
    letters = [LETTERS[k] if k < len(LETTERS) else "…" for k in range(count)]
    values = [raw_value(x) for x in inputs[:count]]
    held = {id(value): value for value in values}
    size = sum(len(v) if isinstance(v, bytes) else v.nbytes for v in held.values())
    return tuple(dict.fromkeys(letters)), size
