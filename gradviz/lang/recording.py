"""A tape on which a Python script has recorded, taken down so that nothing later changes it.

A tape holds only what its pullbacks need. What else can be had is added: what the script's own
names hold, and what can be computed from the rest. For what is not to be had there is a text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gradviz.engine import Stub, Tape, Tensor, Variable, quiet, raw_value
from gradviz.engine.convert import settle
from gradviz.engine.state import new_id
from gradviz.engine.structure import flatten
from gradviz.engine.variable import carrier
from gradviz.tf.gradient_tape import GradientTape
from gradviz.words import say

DEEPEST = 2  # lists in lists whose parts are called after them
MOST_PARTS = 1000
SUMS = ("add", "subtract")  # which keep no operand
MOST_DIGITS = 8  # of a number somebody wrote


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A variable as it was when the tape met it; later assignments do not show."""

    id: int
    name: str
    trainable: bool
    tensor: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A copy of a tape, what to differentiate on it, and what the script calls its values."""

    tape: Tape
    name: str = ""
    closed: bool = True
    targets: tuple[Any, ...] = ()
    sources: tuple[Any, ...] = ()
    names: Mapping[str, Any] = field(default_factory=dict)  # to tensors and variables

    def called(self) -> dict[int, list[tuple[str, Any]]]:
        """Return what the script calls each value, by its number."""
        found: dict[int, list[tuple[str, Any]]] = {}
        for name, value in self.names.items():
            found.setdefault(value.id, []).append((name, value))
        return found


def recording(
    tape: GradientTape | Tape, target: Any = None, sources: Any = None, around: Any = None
) -> Recording:
    """Take down what `tape` holds; `around` are the names that its script knows, with their values.

    With `target` and `sources`, tensors or nests of them, the trace has their backward pass too.
    ValueError where the tape has let go of its records, or has none.
    """
    engine = tape.engine_tape if isinstance(tape, GradientTape) else tape
    if engine is None:
        raise ValueError(say("command.show.empty"))
    if not engine.entries:
        used = isinstance(tape, GradientTape) and tape.used
        raise ValueError(say("command.show.released" if used else "command.show.empty"))
    if target is None and sources is not None:
        raise ValueError(say("command.show.no_target"))
    known = dict(_tensors(around or {}))
    if target is not None and sources is None:
        sources = list(_watched(engine, known))
    return Recording(
        tape=_copied(engine),
        name=next((name for name, value in (around or {}).items() if value is tape), ""),
        closed=not engine.is_open,
        targets=_flat(target, "target"),
        sources=_flat(sources, "sources"),
        names=known,
    )


def _watched(tape: Tape, names: Mapping[str, Any]) -> Iterable[Any]:
    """Yield what the tape watches: its variables, and tensors as far as they have names."""
    yield from tape.watched_variables()
    known = {entry[1] for entry in tape.entries} | {v.id for v in tape.watched_variables()}
    for value in names.values():
        if value.id in tape.ids and value.id not in known:
            known.add(value.id)
            yield value


def _flat(given: Any, what: str) -> tuple[Any, ...]:
    found = () if given is None else tuple(flatten(given))
    for x in found:
        if not isinstance(x, Tensor | Variable):
            raise TypeError(say("command.show.no_tensor", what=what, kind=type(x).__name__))
    return found


def _copied(tape: Tape) -> Tape:
    made = Tape(tape.persistent, tape.watch_accessed_variables)
    made.entries = list(tape.entries)
    made.ids = set(tape.ids)
    made.variables = dict(tape.variables)
    return made


def _tensors(around: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, value in list(around.items()):
        if not name.startswith("_"):
            yield from _parts(name, value, DEEPEST)


def _parts(name: str, value: Any, depth: int) -> Iterable[tuple[str, Any]]:
    if isinstance(value, Tensor | Variable):
        yield name, value
    elif depth and isinstance(value, list | tuple | dict) and len(value) <= MOST_PARTS:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in items:
            yield from _parts(f"{name}[{key!r}]", part, depth - 1)


def _forward(use: Any, inputs: list[Any]) -> Any:
    """Return what an operation makes of its inputs, None where it cannot be asked."""
    try:
        return settle(use.op.forward(*inputs, **use.params))
    except (TypeError, ValueError, AttributeError, NotImplementedError):
        return None


class Values:
    """The values of what is on a tape, as raw values by number."""

    def __init__(self, taken: Recording) -> None:
        self._known: dict[int, Any] = {}
        for entry in taken.tape.entries:
            for number, value in zip(entry[1::2], entry[2::2], strict=True):
                if number > 0 and value is not None and not isinstance(value, Stub):
                    self._known[number] = settle(value)
        for variable in taken.tape.variables.values():
            self._known.setdefault(variable.id, raw_value(variable))
        for value in (*taken.names.values(), *taken.targets, *taken.sources):
            self._known.setdefault(value.id, raw_value(value))
        self._written: dict[tuple[int, int], Any] = {}  # by place of the entry and of the input
        with quiet():
            for place, entry in enumerate(taken.tape.entries):
                self._compute(place, entry)

    def inputs(self, place: int, entry: tuple[Any, ...]) -> list[Any]:
        """Return the inputs of one entry, None for what is not to be had."""
        pairs = enumerate(zip(entry[3::2], entry[4::2], strict=True))
        return [self._written.get((place, k), self.raw(*pair)) for k, pair in pairs]

    def _compute(self, place: int, entry: tuple[Any, ...]) -> None:
        """Work out an output that the tape did not keep, or a number that it did not."""
        inputs = self.inputs(place, entry)
        if entry[1] in self._known:
            self._find(place, entry, inputs)
        elif all(value is not None for value in inputs):
            made = _forward(entry[0], inputs)
            self._known |= {} if made is None else {entry[1]: made}

    def _find(self, place: int, entry: tuple[Any, ...], inputs: list[Any]) -> None:
        """Find a number written in a sum: the shortest that gives exactly the known output."""
        unknown = [k for k, value in enumerate(inputs) if value is None]
        written = [k for k in unknown if entry[3 + 2 * k] <= 0]
        if entry[0].op.name not in SUMS or not len(unknown) == len(written) == 1:
            return
        out, k = self._known[entry[1]], unknown[0]
        other = inputs[1 - k]
        gap = other - out if entry[0].op.name == "subtract" and k else out - other
        guess = out + other if entry[0].op.name == "subtract" and not k else gap
        flat = np.asarray(guess).ravel()
        for digits in range(1, MOST_DIGITS + 1) if flat.size else ():
            inputs[k] = other.dtype.type(float(f"{flat[0]:.{digits}g}"))
            if np.array_equal(_forward(entry[0], inputs), out):
                self._written[place, k] = inputs[k]
                return

    def raw(self, number: int, value: Any) -> Any:
        """Return the value of an input; None where it is not to be had."""
        if number in self._known:
            return self._known[number]
        return None if isinstance(value, Stub) else value

    def tensor(self, number: int, raw: Any = None) -> Tensor:
        """Return a tensor under a number; for a value not to be had, with a text that says so.

        What the program wrote as a number or list has no number that is its alone.
        """
        value = self.raw(number, raw)
        if value is None:
            value = say("command.show.not_held").encode()
        return carrier(value, number if number > 0 else new_id())

    def held(self, variable: Any) -> Held:
        """Return a variable as the tape met it."""
        name, trainable = variable.name, variable.trainable
        return Held(variable.id, name, trainable, self.tensor(variable.id))
