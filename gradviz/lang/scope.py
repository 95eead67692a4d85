"""Where names live while a program runs: the program's own names, and those of each call."""

import ast
from collections.abc import Iterable

FREE = "cannot access free variable '{}' where it is not associated with a value in enclosing scope"
LOCAL = "cannot access local variable '{}' where it is not associated with a value"


class ClassCell:
    """The class whose body a method was written in, known once the body has run: for super()."""

    __slots__ = ("owner",)

    def __init__(self) -> None:
        self.owner: type | None = None


class Scope:
    """The names of one call, inside those of the text around it. Without a parent: the program's.

    `own` are the names that the call's text binds: as in Python they are local from its first line
    on, so reading one before it is bound is an error and not a look outside.
    """

    __slots__ = ("annotated", "cell", "kind", "names", "nonlocals", "own", "parent", "program")

    def __init__(
        self,
        parent: "Scope | None" = None,
        own: frozenset[str] = frozenset(),
        kind: str = "call",
        cell: ClassCell | None = None,
    ) -> None:
        self.names: dict[str, object] = {}
        self.parent = parent
        self.own = own
        self.kind = kind  # "call", "class" or "comprehension"
        self.program: Scope = self if parent is None else parent.program
        self.nonlocals: dict[str, Scope] = {}
        self.cell = cell
        self.annotated: dict[str, ast.expr] = {}  # fields of a class, in order

    def closure(self) -> "Scope":
        """Return the scope that what is made here looks out to: methods do not see their class."""
        scope = self
        while scope.kind == "class" and scope.parent is not None:
            scope = scope.parent
        return scope

    def of_walrus(self) -> "Scope":
        """Return the scope where `name := value` binds: outside of any comprehension."""
        scope = self
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        return scope

    def holder(self, name: str) -> "Scope | None":
        """Return the scope that has `name` bound, or None. NameError where it must but has not."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.nonlocals:
                scope = scope.nonlocals[name]
                if name not in scope.names:
                    self._miss(name, scope)
                    return None
            if name in scope.names:
                return scope
            if name in scope.own:
                self._miss(name, scope)
            scope = scope.parent
        return None

    def bind(self, name: str, value: object) -> None:
        """Bind `name` here, or where a `global` or `nonlocal` statement said."""
        self.nonlocals.get(name, self).names[name] = value

    def unbind(self, name: str) -> None:
        """Forget `name`, as `del` does. NameError if there is none."""
        scope = self.nonlocals.get(name, self)
        if name in scope.names:
            del scope.names[name]
            return
        self._miss(name, scope)
        raise NameError(f"name '{name}' is not defined")

    def declare_global(self, name: str) -> None:
        """Let `name` mean the program's."""
        self.nonlocals[name] = self.program

    def declare_nonlocal(self, name: str) -> None:
        """Let `name` mean that of the nearest call around. SyntaxError if there is none."""
        scope = self.parent
        while scope is not None and scope is not self.program:
            if scope.kind != "class" and (name in scope.own or name in scope.nonlocals):
                self.nonlocals[name] = scope.nonlocals.get(name, scope)
                return
            scope = scope.parent
        raise SyntaxError(f"no binding for nonlocal '{name}' found")

    def _miss(self, name: str, scope: "Scope") -> None:
        """Raise what Python says of a name that `scope` binds, but not yet; not of a program's."""
        if scope is self.program or scope.kind == "class":
            return
        if scope is self:
            raise UnboundLocalError(LOCAL.format(name))
        raise NameError(FREE.format(name))


def bound_names(body: Iterable[ast.AST]) -> frozenset[str]:
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
    return frozenset(found - elsewhere)


def _binds(syntax: ast.AST) -> list[str]:
    match syntax:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return [name]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.ExceptHandler(name=str(name)):
            return [name]
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return [name]
        case ast.MatchMapping(rest=str(name)):
            return [name]
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [a.asname or a.name.partition(".")[0] for a in aliases]
    return []


def _inside(syntax: ast.AST) -> list[ast.AST]:
    """Return the parts of `syntax` that share its scope."""
    if isinstance(syntax, ast.FunctionDef | ast.Lambda | ast.ClassDef):
        outside = [*getattr(syntax, "decorator_list", ()), *getattr(syntax, "bases", ())]
        if isinstance(syntax, ast.FunctionDef | ast.Lambda):
            outside += [*syntax.args.defaults, *(d for d in syntax.args.kw_defaults if d)]
        return outside
    if isinstance(syntax, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        first = syntax.generators[0].iter
        return [first, *(n for n in ast.walk(syntax) if isinstance(n, ast.NamedExpr))]
    return list(ast.iter_child_nodes(syntax))
