"""Where a program declares its names and opens its tapes: read off the syntax, never run."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gradviz.lang.parse import Program

TAPE_WORDS = frozenset({"GradientTape", "gradient", "jacobian", "batch_jacobian", "watch",
                        "watched_variables", "ForwardAccumulator"})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """`name = tf.Variable(...)` or `name = tf.constant(...)`."""

    name: str
    statement: ast.Assign
    call: ast.Call

    @property
    def maker(self) -> str:
        """Either "Variable" or "constant"."""
        assert isinstance(self.call.func, ast.Attribute)
        return self.call.func.attr

    @property
    def value(self) -> ast.expr | None:
        """The first argument."""
        return self.call.args[0] if self.call.args else None

    def keyword(self, name: str) -> ast.keyword | None:
        """Return one keyword argument."""
        return next((k for k in self.call.keywords if k.arg == name), None)


@dataclass(frozen=True, slots=True, eq=False)
class TapeBlock:
    """`with tf.GradientTape() as tape:` and its block."""

    name: str
    statement: ast.With
    opening: ast.expr


def has_tapes(program: Program) -> bool:
    """Return whether the text has tapes of its own, or speaks to one."""
    return any(
        isinstance(syntax, ast.Attribute) and syntax.attr in TAPE_WORDS
        for syntax in ast.walk(program.tree)
    )


def declarations(program: Program) -> Iterator[Declaration]:
    """Yield the declarations at any depth, in the order of the text."""
    for syntax in ast.walk(program.tree):
        if not isinstance(syntax, ast.Assign) or not isinstance(syntax.value, ast.Call):
            continue
        call = syntax.value
        if not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr not in ("Variable", "constant"):
            continue
        if len(syntax.targets) == 1 and isinstance(syntax.targets[0], ast.Name):
            yield Declaration(syntax.targets[0].id, syntax, call)


def declaration(program: Program, name: str) -> Declaration | None:
    """Return the last declaration of `name`."""
    found = [d for d in declarations(program) if d.name == name]
    return found[-1] if found else None


def tape_blocks(program: Program) -> Iterator[TapeBlock]:
    """Yield the blocks that record on a tape with a name."""
    for syntax in ast.walk(program.tree):
        if not isinstance(syntax, ast.With):
            continue
        for item in syntax.items:
            opening, target = item.context_expr, item.optional_vars
            called = opening.func if isinstance(opening, ast.Call) else None
            if not isinstance(called, ast.Attribute) or called.attr != "GradientTape":
                continue
            if isinstance(target, ast.Name):
                yield TapeBlock(target.id, syntax, opening)


def watches(program: Program, name: str) -> Iterator[ast.Expr]:
    """Yield the statements `tape.watch(name)`."""
    for syntax in ast.walk(program.tree):
        match syntax:
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="watch"), args=[ast.Name(id=watched)])
            ) if watched == name:
                yield syntax


def free_names(program: Program, known: Iterable[str]) -> dict[str, ast.Name]:
    """Return the names that the text reads but nobody defines, with their first use.

    A name that is only ever called is no input: it is a function spelt wrongly.
    """
    defined = set(known) | _defined(program.tree)
    called = {id(s.func) for s in ast.walk(program.tree) if isinstance(s, ast.Call)}
    uses = [
        syntax
        for syntax in ast.walk(program.tree)
        if isinstance(syntax, ast.Name)
        and isinstance(syntax.ctx, ast.Load)
        and syntax.id not in defined
        and id(syntax) not in called
    ]
    uses.sort(key=lambda syntax: (syntax.lineno, syntax.col_offset))
    found: dict[str, ast.Name] = {}
    for syntax in uses:
        found.setdefault(syntax.id, syntax)
    return found


def names_in_order(program: Program) -> list[str]:
    """Return all names of the text, in the order in which they first appear."""
    uses = [s for s in ast.walk(program.tree) if isinstance(s, ast.Name)]
    uses.sort(key=lambda syntax: (syntax.lineno, syntax.col_offset))
    return list(dict.fromkeys(syntax.id for syntax in uses))


def _defined(tree: ast.Module) -> set[str]:
    """Return every name that is bound anywhere in the text."""
    found: set[str] = set()
    for syntax in ast.walk(tree):
        match syntax:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                found.add(name)
            case ast.ExceptHandler(name=str(name)):
                found.add(name)
            case ast.alias(name=path, asname=alias):
                found.add(alias or path.partition(".")[0])
    return found
