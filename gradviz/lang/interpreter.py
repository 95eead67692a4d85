"""Walks a checked program: scope, budget, places, and a hand-over to one handler per syntax kind.

It computes nothing itself; tf does. It tells the engine where in the text it is, and the recorder
what the engine cannot see: names, branches, printed lines, values that left the tape.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from gradviz.engine import set_site
from gradviz.engine.random.seeds import repeat
from gradviz.lang.budget import Budget, Stopped
from gradviz.lang.expressions import EXPRESSIONS
from gradviz.lang.guards import guard_summary, guard_text
from gradviz.lang.names import BARE, BUILTINS, SuperMethods, is_settable
from gradviz.lang.namespaces import Namespace
from gradviz.lang.parse import Program
from gradviz.lang.plotting import Figure
from gradviz.lang.recorder import Recorder
from gradviz.lang.scope import Scope
from gradviz.lang.statements import STATEMENTS
from gradviz.models.host import attach
from gradviz.tf.printing import page, text_of
from gradviz.trace import Span

# Built-in functions that need the budget or the recorder, in place of Python's; and this run's plt.
OWN_NAMES = ("print", "type", "super", "repr", "range", "iter", "plt")

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
        self.figure = Figure()
        self.matplotlib = Namespace("matplotlib", {"pyplot": self.figure.namespace()}, str)
        plt = self.figure.namespace()
        own = (self._print, type_of, self._super, self._repr, self._range, once, plt)
        self._builtins = BUILTINS | BARE | dict(zip(OWN_NAMES, own, strict=True))
        attach(self._print, budget.array)
        self._program: Program | None = None
        self._spans: dict[ast.AST, Span] = {}

    def run(self, program: Program) -> None:
        """Execute one cell. Raises what the program raises; Stopped when a limit is reached."""
        self._program, self._spans = program, {}
        self.result = None
        self.figure.clear()
        self.scope = self.scope.program
        shown_before = page.set(self._print_tensors)
        try:
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

    def span(self, syntax: ast.AST) -> Span:
        """Return where `syntax` stands in the text."""
        span = self._spans.get(syntax)
        if span is None:
            assert self._program is not None
            span = self._spans[syntax] = self._program.span(syntax)
        return span

    def at(self, syntax: ast.AST) -> None:
        """Tell the engine that what it does next is written at `syntax`."""
        set_site(self.span(syntax))

    def lookup(self, name: str) -> object:
        """Return the value of a name. NameError if it has none."""
        holder = self.scope.holder(name)
        if holder is not None:
            return holder.names[name]
        if name in self._builtins:
            return self._builtins[name]
        raise NameError(f"name '{name}' is not defined")

    def visible_names(self) -> list[str]:
        """Return every name that could be meant at this point."""
        return [*self.scope.program.names, *self._builtins]

    def bind(self, name: str, value: object, syntax: ast.AST) -> None:
        """Give `value` a name."""
        self.scope.bind(name, value)
        self.recorder.named(name, value, self.span(syntax))

    def assign(self, target: ast.expr, value: object) -> None:
        """Bind a target: a name, an item, an attribute, or several in a tuple or list."""
        match target:
            case ast.Name(id=name):
                self.bind(name, value, target)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                self._unpack(parts, value)
            case ast.Subscript():
                container = self.evaluate(target.value)
                container[self.evaluate(target.slice)] = value
            case ast.Attribute():
                self._set_attribute(self.evaluate(target.value), target.attr, value)

    def read_target(self, target: ast.expr) -> object:
        """Return the present value of the target of `target += ...`."""
        match target:
            case ast.Name(id=name):
                return self.lookup(name)
            case _:
                return EXPRESSIONS[type(target)](self, target)

    def each(self, values: object) -> Iterator[object]:
        """Iterate over a value, each turn paid for."""
        for value in values:  # type: ignore[attr-defined]
            self.budget.tick()
            yield value

    def truth(self, value: object, syntax: ast.AST) -> bool:
        """Return bool(value)."""
        self.at(syntax)
        return bool(value)

    def decide(self, test: ast.expr, syntax: ast.AST) -> bool:
        """Evaluate a condition, and note on what values it hung."""
        with self.recorder.deciding():
            return self.truth(self.evaluate(test), test)

    def branch(self, syntax: ast.If | ast.IfExp, yes: bool) -> None:
        """Note which branch ran, so that the other can be told apart from what never existed."""
        self.recorder.branched(syntax, yes)

    def follow(self, value: Any, called: str, sources: Iterable[object], syntax: ast.AST) -> Any:
        """Note where a value came from that the engine did not make; return it, or its stand-in."""
        return self.recorder.foreign(value, called, sources, self.span(syntax))

    def _unpack(self, parts: list[ast.expr], value: object) -> None:
        values = list(self.each(value))
        star = next((k for k, p in enumerate(parts) if isinstance(p, ast.Starred)), None)
        if star is not None and len(values) >= len(parts) - 1:
            stop = len(values) - (len(parts) - star - 1)
            values[star:stop] = [values[star:stop]]
        if len(values) < len(parts):
            raise ValueError(
                f"not enough values to unpack (expected {len(parts)}, got {len(values)})"
            )
        if len(values) > len(parts):
            raise ValueError(f"too many values to unpack (expected {len(parts)})")
        for part, item in zip(parts, values, strict=True):
            self.assign(part.value if isinstance(part, ast.Starred) else part, item)

    def _set_attribute(self, owner: object, name: str, value: object) -> None:
        if not is_settable(owner, name):
            raise AttributeError(f"'{type(owner).__name__}' object attribute '{name}' is read-only")
        setattr(owner, name, value)

    def _print(self, *values: object, sep: str = " ", end: str = "\n") -> None:
        guard_text(self.budget, values)
        self.recorder.printed(sep.join(str(v) for v in values) + end, self.budget)

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

    def _super(self) -> SuperMethods:
        scope: Scope | None = self.scope
        while scope is not None and scope.owner is None:
            scope = scope.parent
        if scope is None or scope.owner is None:
            raise RuntimeError("super(): no arguments")
        return SuperMethods(scope.owner, next(iter(scope.names.values())))

    def _blame(self, error: Exception | Stopped, syntax: ast.AST) -> None:
        """Remember the innermost place an error came from: the first to see it."""
        if not hasattr(error, "span"):
            with_place: Any = error
            with_place.span = self.span(syntax)


def type_of(value: object) -> type:
    """Return the type of a value: the one-argument half of Python's `type`."""
    return type(value)


def once(values: Iterable[object]) -> Iterator[object]:
    """Return an iterator: the one-argument half of Python's `iter`."""
    return iter(values)
