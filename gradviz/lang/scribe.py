"""Writes down one run as operations: what went into each, where that came from, what left.

From that it can be told which operations a value hangs on, and whether something else might decide
them: a number that became Python's, or one that came from nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.engine import Listener, Op, Record, Tape, Tensor, Variable
from gradviz.engine.op import OPS
from gradviz.engine.state import new_id

HOW = {"assign": "identity", "assign_add": "add", "assign_sub": "subtract"}
CONSTANT, NOWHERE = 0, -1  # in place of an id: Python's own value, and one of unknown origin


@dataclass(slots=True, eq=False)
class Line:
    """One operation: `inputs` are ids with the `values` they had then; so is `output`."""

    op: Op
    inputs: tuple[int, ...]
    values: tuple[Any, ...]
    params: Mapping[str, Any]
    output: int
    value: Any


class Scribe(Listener):
    """Hears a run."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.constants: set[int] = set()
        self.left_at: list[tuple[int, int]] = []  # after so many lines, a value with this id
        self.decided: list[int] = []  # ids of values that were asked whether they are true
        self.before = 0  # an id: what has one below it was there before
        self._made: set[int] = set()

    def begin(self) -> None:
        """Forget what has been heard: it went before, and is what it is."""
        self.lines.clear()
        self.left_at.clear()
        self.decided.clear()
        self.before = new_id()

    def executed(
        self,
        op: Op,
        inputs: tuple[Tensor | Variable, ...],
        output: Tensor,
        params: Mapping[str, Any],
        site: Any,
        tapes: tuple[Tape, ...],
        record: Record | None,
    ) -> None:
        """Write down one operation."""
        self._write(op, inputs, params, output.id, output.value)

    def converted(self, source: Any, tensor: Tensor) -> None:
        """Know a constant by its id."""
        if not isinstance(source, Tensor | Variable):
            self.constants.add(tensor.id)

    def left(self, tensor: Tensor | Variable, value: Any) -> None:
        """Write down that a value became Python's, or decided something."""
        self.left_at.append((len(self.lines), tensor.id))
        if isinstance(value, bool | np.bool_):
            self.decided.append(tensor.id)

    def backward_started(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        seeds: Sequence[Any],
    ) -> None:
        """Know the ones that a pass begins with."""
        self.constants |= {
            seed.id for seed in seeds if seed is not None and np.all(seed.value == 1)
        }

    def variable_made(self, variable: Variable, initial: Any) -> None:
        """Write down what a Variable begins with."""
        heard = isinstance(initial, Tensor | Variable) and initial.id in self._made
        given = initial if heard else None  # initializers work unheard, but on nothing else
        self._write(OPS["identity"], (given,), {}, variable.id, variable.tensor.value)

    def assigned(
        self, variable: Variable, before: Tensor, after: Tensor, value: Any, how: str
    ) -> None:
        """Write down what a Variable is from now on."""
        inputs = (value,) if how == "assign" else (before, value)
        self._write(OPS[HOW[how]], inputs, {}, variable.id, after.value)

    def _write(
        self, op: Op, inputs: Iterable[Any], params: Mapping[str, Any], output: int, value: Any
    ) -> None:
        inputs = tuple(inputs)
        ids, values = tuple(map(_id, inputs)), tuple(map(_raw, inputs))
        self.lines.append(Line(op, ids, values, params, output, value))
        self._made.add(output)


def _id(x: Any) -> int:
    """Return where an input comes from: what models assign is worked out unheard, in arrays."""
    if isinstance(x, Tensor | Variable):
        return x.id
    return NOWHERE if isinstance(x, np.ndarray | np.generic) else CONSTANT


def _raw(x: Any) -> Any:
    if isinstance(x, Variable):
        return x.tensor.value
    return x.value if isinstance(x, Tensor) else x
