"""Where names live while a program runs: the program's own names, and those of each call."""

import ast
from collections.abc import Iterable


class Scope:
    """The names of one call, inside those of the text around it. Without a parent: the program's.

    `own` are the names that the call's text binds: as in Python they are local from its first line
    on, so reading one before it is bound is an error and not a look outside.
    """

    __slots__ = ("in_class", "names", "nonlocals", "own", "owner", "parent", "program")

    def __init__(
        self,
        parent: "Scope | None" = None,
        own: Iterable[str] = (),
        owner: type | None = None,
        in_class: bool = False,
    ) -> None:
        self.names: dict[str, object] = {}
        self.parent = parent
        self.own = frozenset(own)
        self.program: Scope = self if parent is None else parent.program
        self.nonlocals: dict[str, Scope] = {}
        self.owner = owner  # the class whose method runs here, for super()
        self.in_class = in_class  # the body of a class, which its methods do not see

    def closure(self) -> "Scope":
        """Return the scope that a function made here looks out to."""
        return self.parent if self.in_class and self.parent is not None else self

    def holder(self, name: str) -> "Scope | None":
        """Return the scope that has `name` bound, or None."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.nonlocals:
                scope = scope.nonlocals[name]
                return scope if name in scope.names else None
            if name in scope.names:
                return scope
            if name in scope.own:
                raise UnboundLocalError(
                    f"cannot access local variable '{name}' where it is not associated with a value"
                )
            scope = scope.parent
        return None

    def bind(self, name: str, value: object) -> None:
        """Bind `name` here, or where a `global` or `nonlocal` statement said."""
        self.nonlocals.get(name, self).names[name] = value

    def unbind(self, name: str) -> None:
        """Forget `name`, as `del` does. NameError if there is none."""
        scope = self.nonlocals.get(name, self)
        if name not in scope.names:
            raise NameError(f"name '{name}' is not defined")
        del scope.names[name]

    def declare_global(self, name: str) -> None:
        """Let `name` mean the program's."""
        self.nonlocals[name] = self.program

    def declare_nonlocal(self, name: str) -> None:
        """Let `name` mean that of the nearest call around. SyntaxError if there is none."""
        scope = self.parent
        while scope is not None and scope is not self.program:
            if name in scope.own or name in scope.names:
                self.nonlocals[name] = scope.nonlocals.get(name, scope)
                return
            scope = scope.parent
        raise SyntaxError(f"no binding for nonlocal '{name}' found")


def bound_names(body: Iterable[ast.AST]) -> set[str]:
    """Return the names that `body` binds in its own scope (not in functions inside it)."""
    found: set[str] = set()
    elsewhere: set[str] = set()
    stack = list(body)
    while stack:
        syntax = stack.pop()
        found.update(_binds(syntax))
        if isinstance(syntax, ast.Global | ast.Nonlocal):
            elsewhere.update(syntax.names)
        stack.extend(_inside(syntax))
    return found - elsewhere


def _binds(syntax: ast.AST) -> list[str]:
    match syntax:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return [name]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.ExceptHandler(name=str(name)):
            return [name]
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [a.asname or a.name.partition(".")[0] for a in aliases]
    return []


def _inside(syntax: ast.AST) -> list[ast.AST]:
    """Return the parts of `syntax` that share its scope."""
    if isinstance(syntax, ast.FunctionDef | ast.Lambda | ast.ClassDef):
        return list(getattr(syntax, "decorator_list", []))
    if isinstance(syntax, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return [n for n in ast.walk(syntax) if isinstance(n, ast.NamedExpr)]
    return list(ast.iter_child_nodes(syntax))
