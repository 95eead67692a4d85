"""An interpreter for which some names mean other values, from the moment that is asked for.

A name gets one value after another: its first, and those it is bound or assigned to later. One of
them, counted from 0, is replaced by another; those that come after follow from that.
"""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, constant
from gradviz.engine.execute import raw_value
from gradviz.engine.variable import carrier
from gradviz.lang.budget import Budget, Left
from gradviz.lang.interpreter import Interpreter
from gradviz.lang.unrecorded import Unrecorded

Followed = Tensor | Variable
ELEMENTS = re.compile(r"(\w+)((?:\[\d+\])+)")
NEVER = -1  # the turn of a name whose values are only counted


class Replacing(Interpreter):
    """Runs a program with other values in the place of some, which `tapes` watch.

    `turns` says which value of a name is replaced: its first, where nothing is said. `until` names
    what has been asked for once it is bound for the time of that number, from 0: there the run is
    left. `begun` hears of each name when its value has been replaced.
    """

    def __init__(
        self,
        budget: Budget,
        replaced: Mapping[str, Any],
        *tapes: Tape,
        turns: Mapping[str, int] | None = None,
        until: tuple[str, int] | None = None,
        begun: Callable[[str], None] = lambda name: None,
    ) -> None:
        super().__init__(budget, Unrecorded())  # type: ignore[arg-type]
        self.stand_ins: dict[str, Followed] = {}
        self.first: dict[str, np.ndarray] = {}  # what names of tensors meant at first
        self.latest: dict[str, Followed] = {}  # what they meant last, in whatever function
        self.had: dict[str, int] = {}  # how many values a name to be replaced has had
        self._replaced, self._turns, self._until = replaced, turns or {}, until
        self._tapes, self._begun = tapes, begun
        self._parts = {name.rpartition(".")[2]: name for name in replaced if "." in name}
        self._elements = [found for name in replaced if (found := ELEMENTS.fullmatch(name))]
        self._times = 0  # that what ends the run was bound to something new

    def begin_cell(self) -> None:
        """Another cell is about to run."""

    def bind(self, name: str, value: object, syntax: ast.AST) -> None:
        """Bind; to another value, where it is the turn of that."""
        value = self.replaced(name, value)
        if isinstance(value, list):
            self._replace_in(name, value)
        self.scope.bind(name, value)
        if is_real(value):
            before, self.latest[name] = self.latest.get(name), value
            self.note(name, value, before is not value)

    def _replace_in(self, name: str, value: list[Any]) -> None:
        """Put other values into a list that is bound: `V[0]`, `W[1][2]`."""
        for found in self._elements:
            if found[1] != name:
                continue
            *way, last = (int(place) for place in found[2][1:-1].split("]["))
            holder: Any = value
            for place in way:
                holder = holder[place] if isinstance(holder, list) and place < len(holder) else None
            if isinstance(holder, list) and last < len(holder):
                holder[last] = self.replaced(found[0], holder[last])

    def note(self, name: str, value: Followed, new: bool) -> None:
        """Hear of a value that is bound, and leave with the one that was asked for."""
        if self._until is not None and name == self._until[0] and new:
            self._times += 1
            if self._times > self._until[1]:
                raise Left

    def assign(self, target: ast.expr, value: object) -> None:
        """Assign; what is a part of an object is called `m.w`, whatever the object is called."""
        if isinstance(target, ast.Attribute) and target.attr in self._parts:
            value = self.replaced(self._parts[target.attr], value)
        super().assign(target, value)

    def replaced(self, name: str, value: object) -> object:
        """Return what `name` is to mean instead of `value`."""
        if is_real(value) and name not in self.first:
            self.first[name] = np.asarray(raw_value(value))  # unheard: no doing of the program's
        if name not in self._replaced or not isinstance(value, Tensor | Variable):
            return value
        if isinstance(value, Variable):
            return self._variable(name, value)
        new = self.turned(name, value)
        if new is None:
            return value
        self._stand_in(name, new)
        return new

    def _variable(self, name: str, value: Variable) -> Variable:
        """Return a Variable of the same value, whose assignments are heard of."""
        if isinstance(value, Heard) and value.called == name:
            return value

        def assigned() -> None:
            new = self.turned(name, made)
            if new is not None:
                made.tensor = carrier(new.value, made.id)
                self._stand_in(name, made)

        made = Heard(value, name, assigned)
        assigned()
        return made

    def turned(self, name: str, value: Followed) -> Tensor | None:
        """Count one more value of a name; return the one to take its place, at its turn."""
        number = self.had.get(name, 0)
        self.had[name] = number + 1
        turn = self._turns.get(name, 0)
        if number != turn:
            return None
        dtype = value.dtype.numpy if value.dtype.is_floating else np.float32
        return constant(np.asarray(self._replaced[name], dtype))

    def _stand_in(self, name: str, made: Followed) -> None:
        for tape in self._tapes:
            if not tape.is_open:
                tape.open()  # what went before is no part of what is asked
            tape.watch(made)
        self.stand_ins[name] = made
        self._begun(name)


class Heard(Variable):
    """A Variable in the place of another of the same value, that tells when it is assigned to."""

    __slots__ = ("called", "heard")

    def __init__(self, value: Variable, called: str, heard: Callable[[], None]) -> None:
        super().__init__(value.tensor, trainable=value.trainable, name=called)
        self.called, self.heard = called, heard

    def _swap(self, value: Any, given: Any, how: str, read_value: bool) -> Any:
        found = super()._swap(value, given, how, read_value)
        self.heard()
        return found


Heard.__name__ = Heard.__qualname__ = Variable.__name__


def is_real(value: object) -> TypeGuard[Followed]:
    """Return whether a value is a tensor of floating-point numbers."""
    return isinstance(value, Tensor | Variable) and value.dtype.is_floating
