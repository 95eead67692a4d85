"""run(text) -> Trace: parse, check, interpret on the engine, and freeze what happened."""

import ast
import contextvars
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from gradviz.engine import listening, quiet
from gradviz.lang.budget import Budget, Left, Limits, Stopped
from gradviz.lang.check import check
from gradviz.lang.curing import cured
from gradviz.lang.declarations import has_tapes, names_in_order
from gradviz.lang.expression import Expression
from gradviz.lang.finish import finish
from gradviz.lang.free_names import free_names
from gradviz.lang.inputs import Given, Input, checked
from gradviz.lang.interpreter import OWN_NAMES, Interpreter
from gradviz.lang.leaving import read
from gradviz.lang.left_out import Unmade
from gradviz.lang.mended import mended
from gradviz.lang.names import BARE
from gradviz.lang.parse import Program
from gradviz.lang.problems import of_error, of_stop
from gradviz.lang.recorder import Recorder
from gradviz.lang.rows import input_rows
from gradviz.lang.scenes import Scene
from gradviz.lang.scope import bound_names
from gradviz.lang.stack import room_for
from gradviz.lang.trials import proved
from gradviz.lang.values import plain
from gradviz.lang.vocabulary import BUILTINS
from gradviz.lang.warnings import warnings
from gradviz.trace import Diagnostic, Span, Trace
from gradviz.words import say

__all__ = ["Input", "Limits", "run"]

Cost = tuple[int, int]  # steps and operations
TRIAL = 0.3  # seconds that a program may run with a repair made, to see whether it works


def run(
    source: str,
    inputs: Given | None = None,
    limits: Limits | None = None,
    *,
    target: str | None = None,
    before: Sequence[Scene] = (),
    cancelled: Callable[[], bool] | None = None,
    notebook: bool = False,
) -> Trace:
    """Run a program and return everything that happened. Never raises for what a program does.

    `inputs` gives roles and values to names the text uses without defining them: an Input or a
    (role, value) pair each. `target` picks what an expression is differentiated; the value of the
    last statement if None. `before` are cells that run first and share their names. `cancelled` is
    asked now and then whether to stop. `notebook` says that `source` is a cell of a notebook.
    """
    scene = Scene(source, inputs or {}, target or "", notebook or bool(before))
    allowed = limits or Limits()
    trace, cost = alone(scene, allowed, before, cancelled)
    if trace.error is not None and trace.error.code != "raised":
        return trace  # a limit was reached, or somebody stopped it

    @cache  # repairs of reasons and of warnings are often the same
    def again(text: str, role: tuple[str, str] | None) -> Trace:
        changed = replace(scene, text=text, inputs=_with_role(scene.inputs, role))
        brief = replace(allowed, seconds=min(allowed.seconds, TRIAL))
        return alone(changed, brief, before, cancelled)[0]

    better = mended(proved(trace, again, *cost), again, *cost)
    return cured(better, again, *cost)


def alone(
    scene: Scene,
    limits: Limits,
    before: Sequence[Scene],
    cancelled: Callable[[], bool] | None,
    recorder: Callable[[Budget], Recorder] = Recorder,
) -> tuple[Trace, Cost]:
    """Run with open tapes and random numbers of its own. Raises only what a recorder does, Left.

    Python looks for no cycles meanwhile: a run makes a great many values that live to its end, and
    looking through them again and again takes a quarter of the time. Its budget bounds them.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        return contextvars.Context().run(_run, scene, limits, before, cancelled, recorder)
    finally:
        if looks:
            gc.enable()


def _with_role(given: Given, role: tuple[str, str] | None) -> Given:
    if role is None:
        return given
    name, wanted = role
    value = checked(given)[name].value if name in given else 1.0
    return {**given, name: Input(wanted, value)}


def _run(
    scene: Scene,
    limits: Limits,
    before: Sequence[Scene],
    cancelled: Callable[[], bool] | None,
    recorder: Callable[[Budget], Recorder],
) -> tuple[Trace, Cost]:
    started = time.perf_counter()
    run = _Run(Budget(limits, cancelled), recorder)
    try:
        with quiet(), listening(run.recorder):
            for number, earlier in enumerate(before, 1):
                run.earlier(earlier, number)
            trace = run.last(scene)
    finally:
        run.let_go()
    cost = run.budget.steps, run.budget.operations
    return replace(trace, seconds=time.perf_counter() - started), cost


class _Run:
    """One run: cells one after another, on one interpreter and one recorder."""

    def __init__(self, budget: Budget, recorder: Callable[[Budget], Recorder]) -> None:
        self.budget = budget
        self.recorder = recorder(budget)
        self.interpreter = Interpreter(budget, self.recorder)
        self.diagnostics: list[Diagnostic] = []

    def let_go(self) -> None:
        """Empty what was recorded, which would wait for somebody to look for cycles: bit by bit.

        Python serves no other thread while it drops one thing, however much hangs on it.
        """
        self.interpreter.scope.program.names.clear()  # first: a generator may still close itself
        drafts = vars(self.recorder.ledger)
        while drafts:
            drafts.popitem()
        vars(self.recorder).clear()
        vars(self.interpreter).clear()

    def earlier(self, scene: Scene, number: int) -> None:
        """Run a cell for what it leaves behind; what stops it becomes a warning."""
        self.recorder.next_scene()
        program, _ = self._program(replace(scene, notebook=True))
        problem = self._execute(program, scene)[1] if isinstance(program, Program) else program[0]
        if problem is not None:
            message = say("diagnostics.earlier_cell", number=number, message=problem.message)
            self.diagnostics.append(Diagnostic("earlier_cell", message, severity="warning"))
            self._leave_unmade(scene.text, number)

    def _leave_unmade(self, text: str, number: int) -> None:
        """Let names that a cell did not come to bind be no inputs of later ones, but errors."""
        names = self.interpreter.scope.program.names
        found, _ = read(text, self.interpreter.modules, names, number)
        bound = bound_names(found.tree.body) if isinstance(found, Program) else ()
        names.update({name: Unmade(number) for name in bound if name not in names})

    def last(self, scene: Scene) -> Trace:
        """Run the cell that the trace is about."""
        self.recorder.next_scene()
        self.recorder.begin()
        program, notices = self._program(scene)
        self.diagnostics.extend(notices)
        if not isinstance(program, Program):
            return Trace(scene.text, diagnostics=(*program, *self.diagnostics))
        expression, problem = self._execute(program, scene)
        if problem is not None:
            self.diagnostics.append(problem)
            self.recorder.failed(problem.span, problem.message)
        return self._trace(program, expression)

    def _program(
        self, scene: Scene
    ) -> tuple[Program | tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Return a cell ready to run, or what keeps it from running; and what was left out."""
        if len(scene.text) > self.budget.limits.text:
            limit = self.budget.limits.text
            message = say("diagnostics.limit_text", limit=limit)
            beyond = Span(limit, len(scene.text))
            return (Diagnostic.at(scene.text, beyond, "limit_text", message),), ()
        cell = self.recorder.ledger.scene if scene.notebook else 0
        names = self.interpreter.scope.program.names
        parsed, notices = read(scene.text, self.interpreter.modules, names, cell)
        if isinstance(parsed, Diagnostic):
            return (parsed,), notices
        return check(parsed) or parsed, notices

    def _execute(
        self, program: Program, scene: Scene
    ) -> tuple[Expression | None, Diagnostic | None]:
        """Run a checked cell; return what makes it an expression, and what stopped it."""
        expression = None
        self.budget.resume()
        try:
            if not has_tapes(program):
                expression = self._expression(program, scene)
                self.recorder.begin()
                with expression.recording():
                    self._interpret(program)
                expression.differentiate(scene.target)
            else:
                self._interpret(program)
        except Left:
            raise
        except Stopped as stopped:
            self.recorder.unwind(0)
            return expression, of_stop(program, stopped)
        except Exception as error:
            self.recorder.unwind(0)
            return expression, of_error(program, error)
        return expression, None

    def _interpret(self, program: Program) -> None:
        with room_for(self.budget.limits.depth):
            self.interpreter.run(program)

    def _expression(self, program: Program, scene: Scene) -> Expression:
        known = {*self.interpreter.scope.program.names, *BUILTINS, *BARE, *OWN_NAMES}
        free = free_names(program, known)
        given = checked(scene.inputs)
        return Expression(program, self.interpreter, self.recorder, free, given)

    def _trace(self, program: Program, expression: Expression | None) -> Trace:
        parts = finish(self.recorder.ledger, program)
        names = self.interpreter.scope.program.names
        failed = next((d for d in self.diagnostics if d.severity == "error"), None)
        found = warnings(self.recorder.ledger, program, parts.gradients, failed)
        return Trace(
            text=program.text,
            nodes=parts.nodes,
            steps=parts.steps,
            gradients=parts.gradients,
            diagnostics=(*self.diagnostics, *found),
            values=self._values(program),
            result=self._result(program),
            printed=tuple(line for scene, line in self.recorder.ledger.output
                          if scene == self.recorder.ledger.scene),
            figures=self.interpreter.pyplot.figures(program.text),
            inputs=input_rows(self.recorder, program, names, expression, parts.renumbered),
            targets=() if expression is None else expression.targets(),
            target="" if expression is None else expression.target,
            tapes=parts.tapes,
            cells=parts.cells,
            ghosts=parts.ghosts,
            groups=parts.groups,
            layers=parts.layers,
            initial=parts.initial,
            is_program=expression is None,
        )  # fmt: skip

    def _values(self, program: Program) -> dict[str, object]:
        """Return what the names of the cell mean at its end."""
        names = self.interpreter.scope.program.names
        found = {n: plain(names[n]) for n in names_in_order(program) if n in names}
        return {name: value for name, value in found.items() if value is not ...}

    def _result(self, program: Program) -> object:
        """Return the value a notebook would show below the cell; None where it shows nothing."""
        last = program.tree.body[-1:]
        if not last or not isinstance(last[0], ast.Expr):
            return None
        value = plain(self.interpreter.result)
        return None if value is ... else value
