"""Text to a program (text, syntax tree, positions), or to the diagnostic that says why not."""

import ast
import warnings
from dataclasses import dataclass

from gradviz.lang.spans import Positions
from gradviz.trace import Diagnostic, Span
from gradviz.words import say


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """A text that is Python."""

    text: str
    tree: ast.Module
    positions: Positions

    def span(self, syntax: ast.AST) -> Span:
        """Return where a piece of syntax stands in the text."""
        return self.positions.span(syntax)

    def slice(self, syntax: ast.AST) -> str:
        """Return the text of a piece of syntax."""
        return self.span(syntax).slice(self.text)


def parse(text: str, spelled: str | None = None) -> Program | Diagnostic:
    """Return `text` as a Program; a Diagnostic where it is not Python. Never raises.

    `spelled` is what Python reads in its place, where they differ; everything stands where it does.
    """
    positions = Positions(text)
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(text if spelled is None else spelled)
            compile(tree, "<program>", "exec", dont_inherit=True)  # finds `return` outside of def
        return Program(text, tree, positions)
    except SyntaxError as error:
        span = positions.at_character(error.lineno or 1, error.offset or 1)
        message = say("diagnostics.syntax", detail=error.msg)
        return Diagnostic.at(text, span, "syntax", message, exception=type(error).__name__)
    except (RecursionError, MemoryError):
        return Diagnostic("limit_depth", say("diagnostics.nested"))
    except ValueError as error:  # a NUL character
        return Diagnostic("syntax", say("diagnostics.syntax", detail=str(error)))
