"""Where a program declares its names and opens its tapes: read off the syntax, never run."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gradviz.lang.parse import Program
from gradviz.lang.spelling import Spelling

if TYPE_CHECKING:
    from gradviz.trace import Span

TAPE_WORDS = frozenset({"GradientTape", "gradient", "jacobian", "batch_jacobian", "watch",
                        "watched_variables", "ForwardAccumulator"})  # fmt: skip
VARIABLE, CONSTANT = "Variable", "constant"
MAKERS = (VARIABLE, CONSTANT)
DEEPEST = 4  # how deep a part of a name may lie
FIRST = {VARIABLE: "initial_value", CONSTANT: "value"}  # what the first argument is called


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """`name = made`: anywhere that a name, or a part of it such as `ws[0]`, gets its value.

    `maker` is what the call is: "Variable", "constant", or "" for whatever else stands there.
    """

    name: str
    statement: ast.stmt | ast.expr
    made: ast.expr
    maker: str = ""

    @property
    def value(self) -> ast.expr | None:
        """What the maker is given."""
        if not isinstance(self.made, ast.Call) or not self.maker:
            return None
        if self.made.args:
            first = self.made.args[0]
            return None if isinstance(first, ast.Starred) else first
        found = self.keyword(FIRST[self.maker])
        return None if found is None else found.value

    def keyword(self, name: str) -> ast.keyword | None:
        """Return one keyword argument."""
        given = self.made.keywords if isinstance(self.made, ast.Call) else ()
        return next((k for k in given if k.arg == name), None)


@dataclass(frozen=True, slots=True, eq=False)
class TapeBlock:
    """`with tf.GradientTape() as tape:` and its block. A tape without `as` has no name."""

    name: str
    statement: ast.With
    opening: ast.expr


class Reading:
    """What can be read off one text without running it, found in one walk."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.spelling = Spelling(program)
        self.parents: dict[ast.AST, ast.AST] = {}
        self.calls: dict[Span, ast.Call] = {}
        for syntax in ast.walk(program.tree):
            for child in ast.iter_child_nodes(syntax):
                self.parents[child] = syntax
            if isinstance(syntax, ast.Call):
                self.calls[program.span(syntax)] = syntax
        self.bindings = tuple(sorted(self._bindings(), key=_place))
        self.tapes = tuple(self._tapes())

    def maker(self, syntax: ast.AST) -> str:
        """Return "Variable" or "constant" where `syntax` is such a call, else ""."""
        member = self.spelling.member(syntax.func) if isinstance(syntax, ast.Call) else ""
        return member if member in MAKERS else ""

    def around(self, syntax: ast.AST) -> Iterator[ast.AST]:
        """Yield what `syntax` stands in, from the inside out."""
        while syntax in self.parents:
            syntax = self.parents[syntax]
            yield syntax

    def owner(self, syntax: ast.AST) -> ast.AST | None:
        """Return the function whose scope `syntax` is in; None for the program's own."""
        kinds = ast.FunctionDef | ast.Lambda
        return next((s for s in self.around(syntax) if isinstance(s, kinds)), None)

    def home(self, made: Declaration) -> ast.AST | None:
        """Return the function whose name is bound there, whatever `global` and `nonlocal` say."""
        owner = self.owner(made.statement)
        while owner is not None:
            said = [s for s in self.parents if isinstance(s, ast.Global | ast.Nonlocal)]
            said = [s for s in said if root(made.name) in s.names and self.owner(s) is owner]
            if not said:
                return owner
            owner = None if isinstance(said[0], ast.Global) else self.owner(owner)
        return None

    def statement(self, syntax: ast.AST) -> ast.stmt:
        """Return the statement that `syntax` is, or stands in."""
        found = next(s for s in (syntax, *self.around(syntax)) if isinstance(s, ast.stmt))
        return found

    def line(self, syntax: ast.AST) -> int:
        """Return the line on which `syntax` starts."""
        return self.program.span(syntax).line(self.program.text)

    def _bindings(self) -> Iterator[Declaration]:
        for syntax in ast.walk(self.program.tree):
            match syntax:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        yield from self._pairs(target, value, syntax)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    yield from self._pairs(target, value, syntax)
                case ast.NamedExpr(target=target, value=value):
                    yield from self._pairs(target, value, syntax)

    def _pairs(
        self, target: ast.expr, value: ast.expr, statement: ast.stmt | ast.expr
    ) -> Iterator[Declaration]:
        if not isinstance(target, ast.Tuple | ast.List):
            name = path(target)
            yield from self._parts(name, value, statement) if name else ()
        elif isinstance(value, ast.Tuple | ast.List) and not _is_starred(target, value):
            for part, item in zip(target.elts, value.elts, strict=False):
                yield from self._pairs(part, item, statement)

    def _parts(
        self, name: str, value: ast.expr, statement: ast.stmt | ast.expr
    ) -> Iterator[Declaration]:
        """Yield `name` itself, and what stands in a list, tuple or dictionary it is given."""
        yield Declaration(name, statement, value, self.maker(value))
        for key, item in _items(value):
            if not isinstance(item, ast.Constant | ast.UnaryOp) and name.count("[") < DEEPEST:
                yield from self._parts(f"{name}[{key!r}]", item, statement)

    def _tapes(self) -> Iterator[TapeBlock]:
        named = {d.name for d in self.bindings if self._opens(d.made)}
        blocks = [s for s in ast.walk(self.program.tree) if isinstance(s, ast.With)]
        for block, item in ((b, i) for b in blocks for i in b.items):
            opening = item.context_expr
            if self._opens(opening) or path(opening) in named:
                target = opening if item.optional_vars is None else item.optional_vars
                yield TapeBlock(path(target), block, opening)

    def _opens(self, syntax: ast.expr) -> bool:
        return isinstance(syntax, ast.Call) and self.spelling.member(syntax.func) == "GradientTape"


def path(syntax: ast.expr) -> str:
    """Return `x`, `ws[0]`, `d['w']` or `m.w` as the variables table writes it; "" for all else."""
    found = ""
    for _ in range(DEEPEST + 1):
        match syntax:
            case ast.Name(id=name):
                return name + found
            case ast.Attribute(value=inner, attr=name):
                syntax, found = inner, f".{name}{found}"
            case ast.Subscript(value=inner, slice=ast.Constant(value=int() | str() as key)):
                syntax, found = inner, f"[{key!r}]{found}"
            case _:
                return ""
    return ""


def root(name: str) -> str:
    """Return the name that a path begins with: `ws` of `ws[0]`."""
    return re.split(r"[.\[]", name, maxsplit=1)[0]


def _place(made: Declaration) -> tuple[int, int]:
    return made.made.lineno, made.made.col_offset


def _is_starred(*displays: ast.Tuple | ast.List) -> bool:
    return any(isinstance(part, ast.Starred) for shown in displays for part in shown.elts)


def _items(value: ast.expr) -> Iterator[tuple[object, ast.expr]]:
    """Yield what stands in a list, tuple or dictionary, by index or key."""
    match value:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            if not any(isinstance(item, ast.Starred) for item in items):
                yield from enumerate(items)
        case ast.Dict(keys=keys, values=items):
            for key, item in zip(keys, items, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, int | str):
                    yield key.value, item


@lru_cache(maxsize=4)
def reading(program: Program) -> Reading:
    """Return what can be read off `program`; asked for many times in a run."""
    return Reading(program)


def has_tapes(program: Program) -> bool:
    """Return whether the text has tapes of its own, or speaks to one."""
    return any(
        isinstance(syntax, ast.Attribute) and syntax.attr in TAPE_WORDS
        for syntax in ast.walk(program.tree)
    )


def declarations(program: Program) -> Iterator[Declaration]:
    """Yield where a Variable or a constant gets a name, at any depth."""
    return (d for d in reading(program).bindings if d.maker)


def declaration(program: Program, name: str) -> Declaration | None:
    """Return the last declaration of `name` as a Variable or a constant."""
    found = [d for d in declarations(program) if d.name == name]
    return found[-1] if found else None


def is_declared(program: Program, name: str) -> bool:
    """Return whether `name`, or what is called so in a method, is a declaration and stays it."""
    part = name.rpartition(".")[2]
    found = [d for d in reading(program).bindings
             if d.name == name or (part != name and d.name.endswith(f".{part}"))]  # fmt: skip
    changed = (s.target for s in reading(program).parents if isinstance(s, ast.AugAssign))
    rebound = any(isinstance(target, ast.Name) and target.id == name for target in changed)
    return bool(found) and all(d.maker for d in found) and not rebound


def tape_blocks(program: Program) -> Iterator[TapeBlock]:
    """Yield the blocks that record on a tape with a name."""
    return (block for block in reading(program).tapes if block.name)


def names_in_order(program: Program) -> list[str]:
    """Return all names of the text, in the order in which they first appear."""
    uses = [s for s in ast.walk(program.tree) if isinstance(s, ast.Name)]
    uses.sort(key=lambda syntax: (syntax.lineno, syntax.col_offset))
    return list(dict.fromkeys(syntax.id for syntax in uses))


def loop_names(reading: Reading) -> set[str]:
    """Return the names that nothing but loops gives a value: they pass by what others hold."""
    loops = [s.target for s in reading.parents if isinstance(s, ast.For | ast.comprehension)]
    passing = {id(part) for target in loops for part in ast.walk(target)}
    stored = [
        s for s in reading.parents if isinstance(s, ast.Name) and isinstance(s.ctx, ast.Store)
    ]
    kept = {s.id for s in stored if id(s) not in passing}
    return {s.id for s in stored} - kept
