"""One program, run again and again with some of its names meaning other values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, constant, gradient
from gradviz.engine.errors import InvalidArgumentError
from gradviz.lang.budget import Budget, Left
from gradviz.lang.cell_reader import CellReader
from gradviz.lang.declarations import has_tapes, is_declared
from gradviz.lang.expression import RESULT
from gradviz.lang.free_names import free_names
from gradviz.lang.inputs import Input, checked
from gradviz.lang.interpreter import OWN_NAMES, Interpreter
from gradviz.lang.moments import BEGINNING, Chronicle, Moment
from gradviz.lang.names import BARE
from gradviz.lang.replacing import NEVER, Replacing, is_real
from gradviz.lang.scenes import Scene
from gradviz.lang.vocabulary import BUILTINS
from gradviz.trace.nodes import FROZEN, TRAINABLE

if TYPE_CHECKING:
    from gradviz.lang.parse import Program


@dataclass(slots=True)
class Point:
    """One run: the value asked for, its slopes along the names that were replaced, all scalars.

    A scalar is what its name meant at first: that is what another value would be put in place of.
    """

    value: np.ndarray | None = None
    slopes: dict[str, np.ndarray] = field(default_factory=dict)
    scalars: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """Which value is asked for, along which name, and how often it is differentiated.

    `part` picks what is meant of the value, and of a derivative by the whole of the name. `moment`
    says which of its values is meant, where the name has several.
    """

    of: str
    along: str
    order: int
    moment: Moment
    part: Callable[[Tensor], Tensor] = lambda value: value
    part_along: Callable[[Tensor], Tensor] = lambda slope: slope


@dataclass(frozen=True, slots=True)
class Trial:
    """One run: what was asked for, and what stood in for the names that were replaced."""

    value: object
    stand_ins: Mapping[str, Tensor | Variable]


class Rerun:
    """A program that can be run at a point. SyntaxError if the text does not pass the check."""

    def __init__(
        self, source: str, given: Mapping[str, Input], before: Sequence[Scene], budget: Budget
    ) -> None:
        self._budget = budget
        reader = CellReader()
        self._programs: list[tuple[Program, Mapping[str, Input]]] = [
            (reader.program(scene.text), checked(scene.inputs)) for scene in before
        ]
        self._programs.append((reader.program(source), given))
        self._given = given
        self._taped = [has_tapes(program) for program, _ in self._programs]
        self._read: dict[tuple[int, frozenset[str]], tuple[str, ...]] = {}

    def role(self, name: str) -> str:
        """Return the role of an input."""
        return self._given[name].role if name in self._given else TRAINABLE

    def input_names(self) -> list[str]:
        """Return the free names of the program."""
        return [] if self._taped[-1] else list(self._free(len(self._programs) - 1, ()))

    def is_input(self, name: str) -> bool:
        """Return whether the name's value is a person's to choose: an input, or declared."""
        return name in self.input_names() or is_declared(self._programs[-1][0], name)

    def at(self, replaced: Mapping[str, Any], of: str = "", slopes: bool = True) -> Point:
        """Run the program with `replaced` values; a Point without a value where it fails."""
        tape = Tape()
        interpreter = Replacing(self._budget, replaced, tape)
        point = Point()
        tape.open()
        try:
            self._run_all(interpreter)
            value = self._named(interpreter, of)
            last, first = _scalars(interpreter), interpreter.first
            point.scalars = {name: _first(first, name, number) for name, number in last.items()}
        except Exception:
            return point  # a point where the program fails is a gap in the curve
        finally:
            tape.close()
        if isinstance(value, Tensor | Variable):
            point.value = np.asarray(value.numpy())
            if slopes and isinstance(value, Tensor):
                point.slopes = _slopes(tape, value, interpreter.stand_ins)
        return point

    def tensors(
        self, places: Iterable[str] = ()
    ) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        """Run the program as it is; return what names of floating tensors mean: first, and last.

        What stands in lists, at `places` such as `V[0]`, is told among the first.
        """
        asked = dict.fromkeys(places)
        interpreter = Replacing(self._budget, asked, turns=dict.fromkeys(asked, NEVER))
        try:
            self._run_all(interpreter)
        except Exception:
            return {}, {}
        named = {**interpreter.scope.program.names, RESULT: interpreter.result}
        last = {name: value.numpy() for name, value in named.items() if is_real(value)}
        return interpreter.first, last

    def derivatives(self, question: Question, replaced: Mapping[str, Any]) -> list[np.ndarray]:
        """Return the value asked for, then its derivatives by order, as far as there are any.

        [] where the program fails. Each derivative is taken by a tape around those before it.
        """
        tapes = [Tape() for _ in range(question.order)]
        moment = question.moment
        interpreter = Replacing(
            self._budget, replaced, *tapes, turns=moment.turns, until=moment.until
        )
        try:
            self._run_until(interpreter)
            value = self._named(interpreter, question.of, latest=moment.until is not None)
            if not isinstance(value, Tensor | Variable):
                return []
            return _derivatives(question, value, interpreter.stand_ins[question.along], tapes)
        except Exception:
            return []  # a point where the program fails is a gap in the curve
        finally:
            for tape in tapes:
                if tape.is_open:
                    tape.close()

    def trial(
        self,
        replaced: Mapping[str, Any],
        of: str,
        tape: Tape,
        *around: Tape,
        moment: Moment = BEGINNING,
        begun: Callable[[str], None] = lambda name: None,
    ) -> Trial | None:
        """Run the program with `replaced` values on `tape`; None where it fails.

        Tapes `around` it watch what is replaced too; they are open already, or opened with it.
        `begun` hears of each name when its value has been replaced.
        """
        interpreter = Replacing(self._budget, replaced, *around, tape, turns=moment.turns,
                                until=moment.until, begun=begun)  # fmt: skip
        try:
            self._run_until(interpreter)
        except Exception:
            return None
        finally:
            if tape.is_open:
                tape.close()
        value = self._named(interpreter, of, latest=moment.until is not None)
        return Trial(value, interpreter.stand_ins)

    def look_up(self) -> None:
        """Look at the clock, and whether somebody cancelled."""
        self._budget.look_up()

    def through(self, replaced: Mapping[str, Any]) -> Mapping[str, Tensor | Variable]:
        """Run the program with `replaced` values, as far as it goes, on no tape of ours.

        Return what stood in for the names that were replaced.
        """
        interpreter = Replacing(self._budget, replaced)
        with suppress(Exception):  # what was heard until then stands
            self._run_all(interpreter)
        return interpreter.stand_ins

    def chronicle(self, along: str, names: Iterable[str], asked: Iterable[str]) -> Chronicle | None:
        """Run the program as it is and return what these names mean, time after time."""
        made = Chronicle(self._budget, along, names, asked)
        try:
            self._run_all(made)
        except Exception:
            return None
        for name, value in {**made.scope.program.names, RESULT: made.result}.items():
            if is_real(value):
                made.note(name, value, new=name not in made.latest)
        return made

    def _run_until(self, interpreter: Replacing) -> None:
        try:
            self._run_all(interpreter)
        except Left:
            return

    def _run_all(self, interpreter: Replacing) -> None:
        for number in range(len(self._programs)):
            interpreter.begin_cell()
            self._run(interpreter, number)

    def _run(self, interpreter: Replacing, number: int) -> None:
        program, given = self._programs[number]
        names = interpreter.scope.program.names
        if not self._taped[number]:
            for name in self._free(number, names):
                asked = given.get(name, Input())
                value: Any = np.asarray(asked.value, dtype=np.float32)
                kept = asked.role in (TRAINABLE, FROZEN)
                made = (
                    Variable(value, trainable=asked.role == TRAINABLE) if kept else constant(value)
                )
                names[name] = interpreter.replaced(name, made)
        interpreter.run(program)

    def _free(self, number: int, names: Any) -> tuple[str, ...]:
        """Return the free names of a cell; read off its text once, not at every point."""
        key = number, frozenset(names)
        if key not in self._read:
            known = {*names, *BUILTINS, *BARE, *OWN_NAMES}
            self._read[key] = tuple(free_names(self._programs[number][0], known))
        return self._read[key]

    def _named(self, interpreter: Replacing, name: str, latest: bool = False) -> object:
        """Return what a name means: to the program, or to the function that bound it last."""
        if name == RESULT:
            return interpreter.result
        names = interpreter.scope.program.names
        found = (interpreter.latest, names) if latest else (names, interpreter.latest)
        return next((held[name] for held in found if name in held), None)


def _scalars(interpreter: Interpreter) -> dict[str, float]:
    named = {**interpreter.scope.program.names, RESULT: interpreter.result}
    found = {}
    for name, value in named.items():
        if _is_number(value):
            found[name] = float(value.numpy())
    return found


def _first(first: Mapping[str, np.ndarray], name: str, number: float) -> float:
    return float(first[name]) if name in first and not np.ndim(first[name]) else number


def _is_number(value: object) -> TypeGuard[Tensor | Variable]:
    return is_real(value) and not value.shape.rank


def _derivatives(
    question: Question, value: Any, source: Tensor | Variable, tapes: Sequence[Tape]
) -> list[np.ndarray]:
    wanted = question.part(value)
    found = [np.asarray(wanted.numpy())]
    for tape in reversed(tapes):
        tape.close()
        try:
            (slope,) = gradient(tape, [wanted], [source])
        except LookupError:
            break
        if slope is None:
            break
        wanted = question.part_along(slope)
        found.append(np.asarray(wanted.numpy()))
    return found


def _slopes(
    tape: Tape, value: Tensor, stand_ins: Mapping[str, Tensor | Variable]
) -> dict[str, np.ndarray]:
    try:
        found = gradient(tape, [value], list(stand_ins.values()))
    except (LookupError, InvalidArgumentError):
        return {}
    pairs = zip(stand_ins, found, strict=True)
    return {name: np.asarray(slope.value) for name, slope in pairs if slope is not None}
