"""A text without tapes of its own.

Its free names become inputs, all of it is recorded on one tape, and that tape is asked for the
gradient of what the text ends with.
"""

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, constant, gradient, set_site
from gradviz.lang.declarations import names_in_order
from gradviz.lang.inputs import Input
from gradviz.lang.interpreter import Interpreter
from gradviz.lang.parse import Program
from gradviz.lang.recorder import Recorder
from gradviz.trace.nodes import FROZEN, TRAINABLE, WATCHED
from gradviz.words import say

RESULT = "result"  # what a last line without a name is called


class UnknownTarget(NameError):
    """The name picked under "gradient of" has no value that could be differentiated."""


class Expression:
    """One expression cell while it runs. `inputs` has the engine's value of each free name."""

    def __init__(
        self,
        program: Program,
        interpreter: Interpreter,
        recorder: Recorder,
        free: Mapping[str, ast.Name],
        given: Mapping[str, Input],
    ) -> None:
        self.program = program
        self.target = ""
        self._interpreter = interpreter
        self._recorder = recorder
        self._tape = Tape()
        self.inputs = {name: self._make(name, use, given) for name, use in free.items()}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record on the tape of the cell, which is not in the text and so takes no steps."""
        set_site(None)
        self._tape.open()
        self._recorder.hide(self._tape)
        for name, (value, role) in self.inputs.items():
            self._interpreter.scope.program.names[name] = value
            if role == WATCHED:
                self._tape.watch(value)
        self._recorder.begin()
        try:
            yield
        finally:
            if self._tape.is_open:
                self._tape.close()
            self._recorder.forget_last_step()

    def differentiate(self, wanted: str) -> None:
        """Ask the tape for the gradient of the target, if there is something to differentiate."""
        self.target = self._pick(wanted)
        if not self.target:
            return
        if self.target == RESULT:
            self._recorder.named(RESULT, self._value(RESULT), None)
        sources = self._sources()
        if sources:
            set_site(None)
            gradient(self._tape, [self._tensor(self.target)], sources)

    def targets(self) -> tuple[str, ...]:
        """Return the names that can be differentiated, in the order of the text."""
        names = [n for n in names_in_order(self.program) if n not in self.inputs]
        return tuple(n for n in [*names, RESULT] if self._can_be_target(n))

    def _make(
        self, name: str, use: ast.Name, given: Mapping[str, Input]
    ) -> tuple[Tensor | Variable, str]:
        asked = given.get(name, Input())
        span = self.program.span(use)
        set_site(span)
        value: Tensor | Variable
        if asked.role in (TRAINABLE, FROZEN):
            value = Variable(_float32(asked.value), trainable=asked.role == TRAINABLE, name=name)
        else:
            value = constant(_float32(asked.value))
        self._recorder.input(name, value, span)
        return value, asked.role

    def _pick(self, wanted: str) -> str:
        if wanted:
            if not self._can_be_target(wanted):
                raise UnknownTarget(say("diagnostics.unknown_target", name=wanted))
            return wanted
        last = self.program.tree.body[-1:]
        if last and isinstance(last[0], ast.Expr) and self._can_be_target(RESULT):
            return RESULT
        found = self.targets()
        bound = [n for n in _assigned(last) if n in found]
        if bound:
            return bound[-1]
        return found[-1] if found and not _is_display(last) else ""

    def _tensor(self, name: str) -> Tensor:
        value = self._value(name)
        assert isinstance(value, Tensor)
        return value

    def _can_be_target(self, name: str) -> bool:
        value = self._value(name)
        if not isinstance(value, Tensor):
            return False
        return self._tape.is_watched(value) or (bool(self.inputs) and self._is_computed(value))

    def _value(self, name: str) -> object:
        if name == RESULT:
            return self._interpreter.result
        return self._interpreter.scope.program.names.get(name)

    def _sources(self) -> list[Tensor | Variable]:
        found: dict[int, Tensor | Variable] = {}
        for name in names_in_order(self.program):
            value = self._value(name)
            if isinstance(value, Variable) or (isinstance(value, Tensor) and self._is_leaf(value)):
                found.setdefault(value.id, value)
        return list(found.values())

    def _is_computed(self, value: Tensor) -> bool:
        """Return whether an operation made `value`, even one that lets no gradient through."""
        node = self._recorder.origins.known(value)
        return node is not None and bool(self._recorder.ledger.nodes[node].operands)

    def _is_leaf(self, value: Tensor) -> bool:
        node = self._recorder.origins.known(value)
        return node is not None and self._recorder.ledger.nodes[node].op in ("constant", "input")


def _float32(value: object) -> np.ndarray:
    return np.asarray(value, dtype=np.float32)


def _assigned(statements: list[ast.stmt]) -> list[str]:
    return [
        syntax.id
        for statement in statements
        for syntax in ast.walk(statement)
        if isinstance(syntax, ast.Name) and isinstance(syntax.ctx, ast.Store)
    ]


def _is_display(statements: list[ast.stmt]) -> bool:
    """Return whether a cell ends by showing something that has no gradient, such as print(x)."""
    return bool(statements) and isinstance(statements[0], ast.Expr)
