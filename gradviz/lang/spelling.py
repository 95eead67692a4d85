"""How a text spells TensorFlow: `tf.Variable`, `Variable` after an import, `V = tf.Variable`."""

import ast

from gradviz.lang.parse import Program
from gradviz.trace import Edit, Span

MODULE = "tensorflow"
MEMBERS = frozenset({"Variable", "constant", "GradientTape"})  # that may have names of their own


class Spelling:
    """Reads and writes the names of TensorFlow's functions as one program has them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._modules = {"tf"}
        self._direct: dict[str, str] = {}
        self._lists: list[ast.ImportFrom] = []
        self._preferred = ""
        for syntax in ast.walk(program.tree):
            self._note_import(syntax)
        for syntax in ast.walk(program.tree):
            self._note_alias(syntax)

    def member(self, called: ast.expr) -> str:
        """Return which function of TensorFlow `called` is ("random.normal"), or ""."""
        path: list[str] = []
        while isinstance(called, ast.Attribute):
            path.insert(0, called.attr)
            called = called.value
        if not isinstance(called, ast.Name):
            return ""
        if not path:
            return self._direct.get(called.id, "")
        return ".".join(path) if called.id in self._modules else ""

    def is_module(self, syntax: ast.expr) -> bool:
        """Return whether `syntax` is TensorFlow itself."""
        return isinstance(syntax, ast.Name) and syntax.id in self._modules

    def spelled(self, member: str) -> tuple[str, tuple[Edit, ...]]:
        """Return how to write `member` in this text, with the import that this needs."""
        for name, meant in self._direct.items():
            if meant == member:
                return name, ()
        if self._preferred or not self._lists:
            return f"{self._preferred or 'tf'}.{member}", ()
        stop = self._program.span(self._lists[0].names[-1]).stop
        return member, (Edit(Span(stop, stop), f", {member}"),)

    def _note_import(self, syntax: ast.AST) -> None:
        if isinstance(syntax, ast.Import):
            for alias in syntax.names:
                if alias.name == MODULE:
                    self._preferred = alias.asname or alias.name
                    self._modules.add(self._preferred)
        elif isinstance(syntax, ast.ImportFrom) and syntax.module == MODULE:
            self._lists.append(syntax)
            for alias in syntax.names:
                if alias.name in MEMBERS:
                    self._direct[alias.asname or alias.name] = alias.name

    def _note_alias(self, syntax: ast.AST) -> None:
        match syntax:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() as value):
                member = self.member(value)
                if member in MEMBERS:
                    self._direct[name] = member
