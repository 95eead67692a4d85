"""What a notebook has that the language has not: found before a cell runs, left out, and told of.

Left out are whole statements: commands of the notebook, imports of modules that are not here, and
statements that only speak to those or only draw. Nothing else is: where leaving a statement out
could change what the rest computes, it stays and fails at its place.
"""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from gradviz.lang.imported import absent, imported, is_here, meant, with_names
from gradviz.lang.left_out import LeftOut, Missing, commands_left_out, left_out, shown
from gradviz.lang.magics import Command, commands, without
from gradviz.lang.namespace import Namespace
from gradviz.lang.parse import Program, parse
from gradviz.lang.plt.elsewhere import asks_elsewhere, handles, makes_axes, writes
from gradviz.lang.scope import bound_names
from gradviz.trace import Diagnostic, Span
from gradviz.words import say

# Modules that only show things: what is done with them changes nothing of the program's.
SHOWING = frozenset("matplotlib seaborn IPython pprint plotly warnings logging absl".split())
NOTEBOOKS_OWN = {"display": True, "get_ipython": True}  # names that a notebook has from the start
PROGRESS = "tqdm"  # the module of bars that show how far a loop is
MOST = 200  # notices of one cell


def read(
    text: str, modules: Mapping[str, Namespace], names: Mapping[str, object], cell: int = 0
) -> tuple[Program | Diagnostic, tuple[Diagnostic, ...]]:
    """Return a cell as a Program, and a notice for each line left out.

    `modules` can be imported, `names` is what earlier cells left, `cell` the number of this one.
    0 is a text that is no cell of a notebook: where that would have nothing left to run, it is read
    as it stands.
    """
    found = commands(text)
    program = parse(text, without(text, found)) if found else parse(text)
    if isinstance(program, Diagnostic):
        return program, ()
    body = commands_left_out(program, found, cell)
    notices = [_of_command(program, command) for command in found]
    leaver = _Leaver(program, modules, names, cell)
    rest = leaver.statements(body)
    if cell or any(not _is_nothing(syntax) for syntax in rest):
        body, notices = rest, notices + leaver.notices
    tree = ast.Module(body, program.tree.type_ignores)
    ordered = sorted(notices, key=lambda n: n.span or Span(0, 0))
    return replace(program, tree=tree), tuple(ordered[:MOST])


class _Leaver:
    """Goes through the statements of one cell in order.

    `_gone` has the names without a value, and whether what they stand for only shows things.
    """

    def __init__(
        self,
        program: Program,
        modules: Mapping[str, Namespace],
        names: Mapping[str, object],
        cell: int,
    ) -> None:
        self._cell, self._modules = cell, modules
        self.notices: list[Diagnostic] = []
        self._program = program
        own = {n: s for n, s in NOTEBOOKS_OWN.items() if n not in names}
        self._gone = own | {n: v.shows for n, v in names.items() if isinstance(v, Missing)}
        self._drawing: dict[str, object] = {"plt": modules["matplotlib"].get("pyplot")}
        self._drawing |= {n: v for n, v in names.items() if _draws(v)}
        left = ((n, v.syntax) for n, v in names.items() if isinstance(v, Missing))
        self._bars = {n for n, syntax in left if PROGRESS in syntax.text}

    def statements(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """Return a block without what has to be left out."""
        return [made for syntax in body for made in self._statement(syntax)]

    def _statement(self, syntax: ast.stmt) -> Iterator[ast.stmt]:
        match syntax:
            case ast.Import() | ast.ImportFrom():
                yield from self._import(syntax)
            case ast.Expr(value=ast.Call() as call) if self._is_idle(call):
                kind = "file" if writes(call.func) else "call"
                yield self._left(syntax, kind, (), self._arguments(call))
            case ast.Assign(targets=[target], value=value) if self._gives_nothing(value):
                yield from self._unbound(syntax, target, value)
            case ast.Assign(targets=[target], value=value) if self._sets_nothing(target):
                yield self._left(syntax, "call", (), self._kept([value]))
            case ast.Assign(targets=[target], value=ast.Call(func=called)) if (
                _root(called) in self._drawing
            ):
                yield syntax
                self._bind(bound_names([syntax]), None)
                if isinstance(target, ast.Name) or makes_axes(called):
                    self._drawing.update(dict.fromkeys(_plain_names(target), handles()))
            case LeftOut():
                self._bind((t.id for t in syntax.targets if isinstance(t, ast.Name)), False)
                yield syntax
            case ast.FunctionDef(name=name):
                outside = dict(self._gone)
                self._bind((a.arg for a in ast.walk(syntax.args) if isinstance(a, ast.arg)), None)
                syntax.body = self.statements(syntax.body)
                self._gone = outside
                self._bind((name,), None)
                yield syntax
            case ast.If() | ast.For() | ast.While() | ast.With():
                if isinstance(syntax, ast.For):
                    syntax.iter = self._without_bar(syntax.iter)
                self._bind(bound_names(_head(syntax)), None)
                if isinstance(syntax, ast.For) and self._goes_over_axes(syntax.iter):
                    self._drawing.update(dict.fromkeys(_plain_names(syntax.target), handles()))
                syntax.body = self.statements(syntax.body)
                if not isinstance(syntax, ast.With):
                    syntax.orelse = self.statements(syntax.orelse)
                yield syntax
            case _:
                self._bind(bound_names([syntax]), None)
                yield syntax

    # Imports ------------------------------------------------------------------------------------

    def _import(self, syntax: ast.Import | ast.ImportFrom) -> Iterator[ast.stmt]:
        here = [alias for alias in syntax.names if is_here(syntax, alias, self._modules)]
        gone = [alias for alias in syntax.names if alias not in here]
        self._bind((imported(alias) for alias in here), None)
        for alias in here:
            found = meant(syntax, alias, self._modules)
            if _draws(found):
                self._drawing[imported(alias)] = found
        if here:
            yield syntax if not gone else with_names(syntax, here)
        if gone:
            module = absent(syntax, gone[0], self._modules)
            shows = module.partition(".")[0] in SHOWING
            names = [imported(alias) for alias in gone]
            yield self._left(syntax, "import", names, (), shows, module)
            self._bars.update(names if module.startswith(PROGRESS) else ())

    # Statements that speak to what is not here ----------------------------------------------------

    def _is_idle(self, call: ast.Call) -> bool:
        """Return whether a call, whose result nobody takes, changes nothing of the program's."""
        root = _root(call.func)
        if self._draws_nothing(call):
            return True
        return root in self._gone and (self._gone[root] or not self._shares(call))

    def _gives_nothing(self, value: ast.expr) -> bool:
        """Return whether a value comes from what is not here, and making it changes nothing."""
        if not self._is_unknown(value) and not self._draws_nothing(value):
            return False
        return all(self._is_idle(part) for part in ast.walk(value) if isinstance(part, ast.Call))

    def _is_unknown(self, value: ast.expr) -> bool:
        return any(isinstance(p, ast.Name) and p.id in self._gone for p in ast.walk(value))

    def _without_bar(self, over: ast.expr) -> ast.expr:
        """Return what a loop runs over, without the bar that shows how far it is."""
        match over:
            case ast.Call(func=called, args=[first, *_]) if _root(called) in self._bars:
                self._tell(over, "bar")
                name = called.attr if isinstance(called, ast.Attribute) else _root(called)
                if name != "trange":
                    return first
                numbers = ast.copy_location(ast.Name("range", ast.Load()), called)
                return ast.copy_location(ast.Call(numbers, over.args, []), over)
        return over

    def _sets_nothing(self, target: ast.expr) -> bool:
        """Return whether a target is a part of what is not here: `os.environ["x"]`."""
        inside = isinstance(target, ast.Attribute | ast.Subscript)
        return inside and (_root(target) in self._gone or self._draws_nothing(target))

    def _draws_nothing(self, value: ast.expr) -> bool:
        """Return whether `value` is `plt.pie`, or another member that plt has not here."""
        return _root(value) in self._drawing and asks_elsewhere(value, self._drawing)

    def _goes_over_axes(self, over: ast.expr) -> bool:
        """Return whether a loop goes over what plt handed out: `zip(axes.flat, names)`."""
        names = (part.id for part in ast.walk(over) if isinstance(part, ast.Name))
        return any(self._drawing.get(name) is handles() for name in names)

    def _shares(self, call: ast.Call) -> bool:
        """Return whether a call is handed something of the program's, which it could change."""
        given = [*call.args, *(k.value for k in call.keywords)]
        parts = [part for value in given for part in ast.walk(value)]
        return any(isinstance(p, ast.Name) and p.id not in self._gone for p in parts)

    def _arguments(self, call: ast.Call) -> Collection[ast.expr]:
        """Return what is evaluated in place of a call: all it is given, if that has a value."""
        given = [*call.args, *(k.value for k in call.keywords)]
        return self._kept([v.value if isinstance(v, ast.Starred) else v for v in given])

    def _kept(self, given: list[ast.expr]) -> Collection[ast.expr]:
        kept = [v for v in given if not self._is_unknown(v) and not self._draws_nothing(v)]
        return [v for v in kept if not isinstance(v, ast.Constant)]

    def _unbound(self, syntax: ast.stmt, target: ast.expr, value: ast.expr) -> Iterator[ast.stmt]:
        names = _plain_names(target)
        shows = self._gone.get(_root(value), self._draws_nothing(value))
        if names:
            yield self._left(syntax, "value", names, (), shows)
        elif self._sets_nothing(target):
            yield self._left(syntax, "call", (), ())
        else:
            yield syntax

    # Writing down ---------------------------------------------------------------------------------

    def _left(
        self,
        syntax: ast.stmt,
        kind: str,
        names: Collection[str],
        values: Collection[ast.expr],
        shows: bool = False,
        module: str = "",
    ) -> LeftOut:
        self._bind(names, shows)
        text = self._tell(syntax, kind, module)
        line = self._program.span(syntax).line(self._program.text)
        return left_out(syntax, line, text, self._cell, names, values, shows)

    def _tell(self, syntax: ast.stmt | ast.expr, kind: str, module: str = "") -> str:
        """Write down that a piece of the text is left out, and return how it is quoted."""
        span = self._program.span(syntax)
        text = shown(span.slice(self._program.text))
        message = say(f"left_out.{kind}", text=text, module=module)
        self.notices.append(_notice(self._program, span, message))
        return text

    def _bind(self, names: Iterable[str], shows: bool | None) -> None:
        for name in names:
            self._drawing.pop(name, None)
            if shows is None:
                self._gone.pop(name, None)
            else:
                self._gone[name] = shows


def _of_command(program: Program, command: Command) -> Diagnostic:
    text = shown(command.span.slice(program.text))
    return _notice(program, command.span, say(f"left_out.{command.kind}", text=text, module=""))


def _notice(program: Program, span: Span, message: str) -> Diagnostic:
    return Diagnostic.at(program.text, span, "left_out", message, severity="notice")


def _draws(value: object) -> bool:
    return isinstance(value, Namespace) and value.name.startswith("matplotlib")


def _root(syntax: ast.expr) -> str:
    while isinstance(syntax, ast.Attribute | ast.Subscript | ast.Call):
        syntax = syntax.func if isinstance(syntax, ast.Call) else syntax.value
    return syntax.id if isinstance(syntax, ast.Name) else ""


def _plain_names(target: ast.expr) -> list[str]:
    """Return the names of a target that has nothing but names, also in nested tuples; else none."""
    parts = [p for p in ast.walk(target) if not isinstance(p, ast.expr_context)]
    if any(not isinstance(p, ast.Name | ast.Tuple | ast.List) for p in parts):
        return []
    return [part.id for part in parts if isinstance(part, ast.Name)]


def _head(syntax: ast.stmt) -> list[ast.AST]:
    """Return what a block binds of itself: the names of a loop or a `with`."""
    match syntax:
        case ast.For(target=target):
            return [target]
        case ast.With(items=items):
            return list(items)
    return []


def _is_nothing(syntax: ast.stmt) -> bool:
    match syntax:
        case LeftOut() | ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
    return False
