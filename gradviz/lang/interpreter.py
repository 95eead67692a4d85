"""Walks a checked program: scope, budget, places, and a hand-over to one handler per syntax kind.

It computes nothing itself; tf does. It tells the engine where in the text it is, and the recorder
what the engine cannot see: names, branches, printed lines, values that left the tape.
"""

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from gradviz.engine import set_site, site
from gradviz.engine.random.seeds import repeat
from gradviz.lang.budget import Budget, Stopped, charge
from gradviz.lang.expressions import EXPRESSIONS
from gradviz.lang.forks import Forks, Part
from gradviz.lang.guards import guard_summary, guard_text
from gradviz.lang.left_out import meaning
from gradviz.lang.marks import is_programs_class
from gradviz.lang.modules import NumberFormat, modules
from gradviz.lang.names import BARE, SuperMethods
from gradviz.lang.own_functions import once, rounded, type_of
from gradviz.lang.parse import Program
from gradviz.lang.plt import Pyplot
from gradviz.lang.recorder import Recorder
from gradviz.lang.reflection import REFLECTION
from gradviz.lang.scope import Scope
from gradviz.lang.statements import STATEMENTS
from gradviz.lang.tapes import ENDED, REBOUND, Parting
from gradviz.lang.targets import assign
from gradviz.lang.vocabulary import BUILTINS
from gradviz.models.host import attach
from gradviz.tf.printing import page, text_of
from gradviz.trace import Span
from gradviz.trace.groups import FUNCTION, LAYER

# Built-in functions that need the budget or the recorder, in place of Python's; and this run's plt.
OWN_NAMES = ("print", "type", "super", "repr", "range", "iter", "round", "plt", "np",
             *REFLECTION)  # fmt: skip

SEED = 2022  # what is drawn without a seed is the same in every run, so that runs can be compared


class Interpreter:
    """Runs the cells of one run, one after another, in one scope of names."""

    def __init__(self, budget: Budget, recorder: Recorder) -> None:
        self.budget = budget
        self.recorder = recorder
        repeat(SEED)
        self.scope = Scope()
        self.result: object = None
        self.handling: Exception | None = None
        self.pyplot = Pyplot()
        plt = self.pyplot.namespace()
        self.numbers = NumberFormat()
        self.modules = modules(budget, SEED, plt, self.numbers)
        own = (self._print, type_of, self._super, self._repr, self._range, once, rounded, plt,
               self.modules["numpy"], *REFLECTION.values())  # fmt: skip
        self._builtins = BARE | BUILTINS | dict(zip(OWN_NAMES, own, strict=True))
        attach(self._print, budget.array)
        charge(budget)
        self._program: Program | None = None
        self._spans: dict[ast.AST, Span] = {}
        self._own: set[ast.AST] | None = None  # the syntax of this cell, if it is not the first
        self.calls: list[tuple[str, Span | None]] = []  # going on: of what, and where from
        self.parting: tuple[str, ast.AST] | None = None  # how a value is being let go of, and where
        recorder.parting = self._parting
        self._forks = Forks(recorder, self.lookup)
        recorder.where.names = lambda: self.scope.program.names

    def run(self, program: Program) -> None:
        """Execute one cell. Raises what the program raises; Stopped when a limit is reached."""
        later = self._program is not None
        self._program, self._spans = program, {}
        self._own = set(ast.walk(program.tree)) if later else None
        self.calls.clear()
        self.recorder.where.leave(0)
        set_site(None)
        self.result = None
        self.pyplot.clear()
        self.scope = self.scope.program
        shown_before = page.set(self._print_tensors)
        try:
            with self.numbers.in_force():
                self.execute_all(program.tree.body)
        finally:
            page.reset(shown_before)

    def execute_all(self, body: Iterable[ast.stmt]) -> None:
        """Execute statements in order."""
        for syntax in body:
            self.budget.tick()
            try:
                STATEMENTS[type(syntax)](self, syntax)
            except (Exception, Stopped) as error:
                self._blame(error, syntax)
                raise

    def evaluate(self, syntax: ast.expr) -> Any:
        """Return the value of an expression."""
        self.budget.tick()
        try:
            return EXPRESSIONS[type(syntax)](self, syntax)
        except (Exception, Stopped) as error:
            self._blame(error, syntax)
            raise

    def enter(self, name: str) -> None:
        """Go into a function of the program."""
        self.budget.enter()
        self.calls.append((name, site()))

    def leave(self) -> None:
        """Come out of it."""
        self.calls.pop()
        self.budget.leave()

    @contextmanager
    def within(self, kind: str, name: str, syntax: ast.AST, part: object = None) -> Iterator[None]:
        """Note that what runs now is part of a function, a loop or a pass: its text is `syntax`.

        `part` is the object whose method it is, of one that is a part of a model.
        """
        where = self.recorder.where
        called_at = site() if kind in (FUNCTION, LAYER) else None
        depth = where.enter(kind, name, self.span(syntax), part, called_at)
        try:
            yield
        finally:
            where.leave(depth)

    def span(self, syntax: ast.AST) -> Span:
        """Return where `syntax` stands in the text."""
        span = self._spans.get(syntax)
        if span is None:
            assert self._program is not None
            if self._own is not None and syntax not in self._own:
                return site() or Span(0, 0)  # in a function of an earlier cell: who called it
            span = self._spans[syntax] = self._program.span(syntax)
        return span

    def at(self, syntax: ast.AST) -> None:
        """Tell the engine that what it does next is written at `syntax`."""
        set_site(self.span(syntax))

    def lookup(self, name: str) -> object:
        """Return the value of a name. NameError if it has none."""
        holder = self.scope.holder(name)
        if holder is not None:
            return meaning(name, holder.names[name])
        if name in self._builtins:
            return self._builtins[name]
        raise NameError(f"name '{name}' is not defined")

    def visible_names(self) -> list[str]:
        """Return every name that could be meant at this point."""
        scope: Scope | None = self.scope
        found = dict.fromkeys(self._builtins)
        while scope is not None:
            found.update(dict.fromkeys(scope.names))
            scope = scope.parent
        return list(found)

    def bind(self, name: str, value: object, syntax: ast.AST) -> None:
        """Give `value` a name."""
        self.parting = REBOUND, syntax
        self.scope.bind(name, value)
        self.parting = None
        self.recorder.named(name, value, self.span(syntax))

    def _parting(self) -> Parting:
        """Return how the program lets go of a value just now."""
        if self.parting is None:
            return Parting()
        how, syntax = self.parting
        what = self.calls[-1][0] if how == ENDED else ast.unparse(syntax)
        return Parting(how, what, self.span(syntax))

    def assign(self, target: ast.expr, value: object) -> None:
        """Bind a target: a name, an item, an attribute, or several in a tuple or list."""
        assign(self, target, value)

    @contextmanager
    def inside(self, scope: Scope) -> Iterator[None]:
        """Look names up, and bind them, in `scope`."""
        outer, self.scope = self.scope, scope
        try:
            yield
        finally:
            self.scope = outer

    def each(self, values: object) -> Iterator[object]:
        """Iterate over a value, each turn paid for."""
        for value in values:  # type: ignore[attr-defined]
            self.budget.tick()
            yield self.recorder.following.item(value, values)

    def over(self, syntax: ast.expr, can_leave: bool = False) -> Iterator[object]:
        """Evaluate what a loop goes over, and iterate over it."""
        values = self.evaluate(syntax)
        if isinstance(values, range) and len(values) >= self.budget.limits.steps and not can_leave:
            self.budget.hurry()
        return self._blamed(self.each(values), syntax)

    def _blamed(self, turns: Iterator[object], syntax: ast.expr) -> Iterator[object]:
        try:
            yield from turns
        except (Exception, Stopped) as error:
            self._blame(error, syntax)
            raise

    def truth(self, value: object, syntax: ast.AST) -> bool:
        """Return bool(value)."""
        self.at(syntax)
        try:
            return bool(value)
        except (Exception, Stopped) as error:
            self._blame(error, syntax)
            raise

    def decide(self, test: ast.expr, syntax: ast.AST) -> bool:
        """Evaluate a condition, and note on what values it hung."""
        following = self.recorder.following
        with following.deciding(test):
            value = self.evaluate(test)
            self.at(test)
            following.decided(value)
            return self.truth(value, test)

    def branch(self, taken: Part, other: Part) -> None:
        """Note which part ran, so that the other can be told apart from what never existed."""
        self._forks.taken(taken)
        self._forks.skipped(other)

    def skip(self, part: Part) -> None:
        """Note that a part did not run."""
        self._forks.skipped(part)

    def follow(self, value: Any, called: str, sources: Iterable[object], syntax: ast.AST) -> Any:
        """Note where a value came from that the engine did not make; return it, or its stand-in."""
        return self.recorder.foreign(value, called, sources, self.span(syntax))

    def _print(
        self,
        *values: object,
        sep: str | None = " ",
        end: str | None = "\n",
        file: None = None,
        flush: bool = False,
    ) -> None:
        if file is not None:
            raise TypeError("print() writes to the page here, to no file")
        guard_text(self.budget, values)
        text = (" " if sep is None else sep).join(str(v) for v in values)
        self.recorder.printed(text + ("\n" if end is None else end), self.budget)

    def _print_tensors(self, *values: Any, **options: Any) -> None:
        """Print as tf.print does, whatever stream is asked for: a program has but one page."""
        guard_text(self.budget, values)
        guard_summary(self.budget, values, options.get("summarize"))
        options.pop("output_stream", None)
        self.recorder.printed(text_of(*values, **options), self.budget)

    def _repr(self, value: object) -> str:
        guard_text(self.budget, value)
        return repr(value)

    def _range(self, *args: Any) -> range:
        made = range(*args)
        self.budget.array(len(made) if abs(made.stop - made.start) < 2**60 else float("inf"))
        return made

    def _super(self, owner: Any = None, value: Any = None) -> SuperMethods:
        if owner is not None:
            if not isinstance(owner, type) or not is_programs_class(owner):
                raise TypeError("super() needs a class of the program")
            return SuperMethods(owner, value)
        scope: Scope | None = self.scope
        while scope is not None and (scope.cell is None or scope.kind == "class"):
            scope = scope.parent
        if scope is None or scope.cell is None or not scope.names:
            raise RuntimeError("super(): no arguments")
        if scope.cell.owner is None:
            raise RuntimeError("super(): empty __class__ cell")
        return SuperMethods(scope.cell.owner, next(iter(scope.names.values())))

    def _blame(self, error: Exception | Stopped, syntax: ast.AST) -> None:
        """Remember the innermost place an error came from: the first to see it."""
        if not hasattr(error, "span"):
            with_place: Any = error
            with_place.span = self.span(syntax)
            with_place.calls = tuple(self.calls)
            if isinstance(error, NameError):
                with_place.names = self.visible_names()
