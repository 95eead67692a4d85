"""A program run for training: once more from the top, its Variables beginning at other values.

Variables are told apart by the order in which they are made, so that also those of a layer, or in
a list, are reached. The program has its own run of random numbers, the same in each run.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, gradient, raw_value
from gradviz.engine.listening import Listener, listening
from gradviz.lang.belonging import Belonging, belongings
from gradviz.lang.budget import Budget
from gradviz.lang.interpreter import Interpreter
from gradviz.lang.replacing import Replacing
from gradviz.lang.rerun import Rerun
from gradviz.models.layer import Layer
from gradviz.models.optimizers.places import replace_value
from gradviz.models.variable import KerasVariable


@dataclass(slots=True)
class Lesson:
    """One run: the loss, and of each trainable Variable its name, first value and gradient.

    `layers` says of each which layer it belongs to, "" where it is by itself.
    """

    loss: np.ndarray | None
    names: list[str]
    layers: list[str]
    variables: list[Variable]
    first: list[np.ndarray]
    gradients: list[np.ndarray | None]
    error: Exception | None = None

    @property
    def reached(self) -> list[int]:
        """Which of the Variables the loss depends on."""
        return [k for k, slope in enumerate(self.gradients) if slope is not None]


class Starting(Listener):
    """Lets each trainable Variable begin with the value that is its turn."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.made: list[Variable] = []
        self.first: list[np.ndarray] = []
        self.parts: dict[int, Any] = {}  # layers that calculated
        self._values = values

    def part_entered(self, part: Any) -> None:
        """Remember a layer: it may have no name in the program."""
        self.parts[id(part)] = part

    def variable_made(self, variable: Variable, initial: Any) -> None:
        """Put the value in, if there is one for it."""
        if not variable.trainable or not variable.is_floating:
            return
        turn = len(self.made)
        if turn < len(self._values):
            replace_value(variable, np.asarray(self._values[turn]))
        self.made.append(variable)
        self.first.append(np.array(raw_value(variable)))


class Learning(Rerun):
    """A program that can be run from other values of its trainable Variables."""

    def lesson(self, values: Sequence[Any], of: str, budget: Budget) -> Lesson:
        """Run with `values` for the first Variables made, and take the gradients of `of`."""
        self._budget = budget
        tape, starting = Tape(), Starting(values)
        interpreter = Replacing(self._budget, {}, tape)
        made = starting.made
        lesson = Lesson(None, [], [], made, starting.first, [])
        tape.open()
        try:
            with listening(starting):
                self._run_all(interpreter)
            value = self._named(interpreter, of)
        except Exception as error:
            lesson.error = error
            return lesson
        finally:
            tape.close()
        of_layers = _of_layers(interpreter)
        belonging = belongings(interpreter.scope.program.names, starting.parts.values())
        lesson.names = _names(interpreter, made, of_layers, belonging)
        lesson.layers = [belonging[v.id].layer if v.id in belonging else "" for v in made]
        lesson.variables = [of_layers.get(v.id, v) for v in made]
        if isinstance(value, Tensor):
            lesson.loss = np.asarray(raw_value(value))
            lesson.gradients = _gradients(tape, value, made)
        return lesson


def _gradients(tape: Tape, value: Tensor, made: list[Variable]) -> list[np.ndarray | None]:
    try:
        found = gradient(tape, [value], made)
    except LookupError:
        return [None] * len(made)
    return [None if slope is None else np.asarray(slope.value) for slope in found]


def _names(
    interpreter: Interpreter,
    made: list[Variable],
    of_layers: dict[int, KerasVariable],
    belonging: dict[int, Belonging],
) -> list[str]:
    """Return what the program calls its Variables, else what their layers do."""
    named = interpreter.scope.program.names
    own = _first_names(named.items())
    inside = _first_names(_parts(named))
    in_layers = {number: place.name for number, place in belonging.items()}
    called = inside | in_layers | own | {number: v.path for number, v in of_layers.items()}
    names = [called.get(v.id) or v.name.partition(":")[0] for v in made]
    return [_told_apart(names, k) for k in range(len(names))]


def _told_apart(names: list[str], k: int) -> str:
    if names.count(names[k]) == 1:
        return names[k]
    return f"{names[k]} {names[: k + 1].count(names[k])}"


def _first_names(named: Iterable[tuple[str, object]]) -> dict[int, str]:
    """Return the first name of each Variable, by its number."""
    found: dict[int, str] = {}
    for name, value in named:
        if isinstance(value, Variable):
            found.setdefault(value.id, name)
    return found


def _parts(named: Any) -> Iterator[tuple[str, object]]:
    yield from named.items()
    for name, value in named.items():
        if isinstance(value, list | tuple):
            yield from ((f"{name}[{k}]", part) for k, part in enumerate(value))
        elif isinstance(value, dict):
            yield from ((f"{name}[{k!r}]", part) for k, part in value.items())


def _of_layers(interpreter: Interpreter) -> dict[int, KerasVariable]:
    """Return what the program's layers and models own, by number."""
    found: dict[int, KerasVariable] = {}
    for _name, value in _parts(interpreter.scope.program.names):
        owned = value.trainable_weights if isinstance(value, Layer) else ()
        found.update((v.id, v) for v in owned if isinstance(v, KerasVariable))
    return found
