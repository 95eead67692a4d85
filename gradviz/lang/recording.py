"""A tape on which a Python script has recorded, taken down so that nothing later changes it.

A tape holds only what its pullbacks need. What else can be had is added: what the script's own
names hold, and what can be computed from the rest. For what is not to be had there is a text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gradviz.engine import Stub, Tape, Tensor, Variable, quiet, raw_value
from gradviz.engine.convert import settle
from gradviz.engine.state import new_id
from gradviz.engine.structure import flatten
from gradviz.engine.tensor import tensor_of
from gradviz.engine.variable import carrier
from gradviz.tf.gradient_tape import GradientTape
from gradviz.words import say

DEEPEST = 2  # lists in lists whose parts are called after them
MOST_PARTS = 1000


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
        with quiet():
            for entry in taken.tape.entries:
                self._compute(entry)

    def _compute(self, entry: tuple[Any, ...]) -> None:
        """Work out an output that the tape did not keep, where all its inputs are known."""
        inputs = [self.raw(*pair) for pair in zip(entry[3::2], entry[4::2], strict=True)]
        if entry[1] in self._known or any(value is None for value in inputs):
            return
        use = entry[0]
        try:
            self._known[entry[1]] = settle(use.op.forward(*inputs, **use.params))
        except (TypeError, ValueError, AttributeError, NotImplementedError):
            return  # it stays unknown

    def raw(self, number: int, value: Any) -> Any:
        """Return the value of an input; None where it is not to be had."""
        if number in self._known:
            return self._known[number]
        return None if isinstance(value, Stub) else value

    def tensor(self, number: int, value: Any = None) -> Tensor:
        """Return a tensor under a number; for a value not to be had, with a text that says so."""
        raw = self.raw(number, value)
        if number <= 0:  # the program wrote it as a number or list: nothing else is called so
            return tensor_of(self._or_text(raw)) if raw is not None else self._unknown(new_id())
        return carrier(self._or_text(raw), number)

    def _unknown(self, number: int) -> Tensor:
        return carrier(self._or_text(None), number)

    def _or_text(self, raw: Any) -> Any:
        return say("command.show.not_held").encode() if raw is None else raw

    def held(self, variable: Any) -> Held:
        """Return a variable as the tape met it."""
        name, trainable = variable.name, variable.trainable
        return Held(variable.id, name, trainable, self.tensor(variable.id))
