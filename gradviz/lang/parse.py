"""Text to a program (text, syntax tree, positions), or to the diagnostic that says why not."""

import ast
import warnings
from dataclasses import dataclass

from gradviz.lang.spans import Positions
from gradviz.trace import Diagnostic, Span
from gradviz.words import say

DEEPEST = 200  # levels of syntax inside one another


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
        deep = _too_deep(tree)
        if deep is not None:
            return Diagnostic.at(
                text, positions.span(deep), "limit_depth", say("diagnostics.nested")
            )
        return Program(text, tree, positions)
    except SyntaxError as error:
        span = positions.at_character(error.lineno or 1, error.offset or 1)
        message = say("diagnostics.syntax", detail=error.msg.rstrip(".?"))
        return Diagnostic.at(text, span, "syntax", message, exception=type(error).__name__)
    except (RecursionError, MemoryError):
        return Diagnostic.at(text, _longest_line(text), "limit_depth", say("diagnostics.nested"))
    except ValueError as error:  # half of a character, which no file can hold
        at = getattr(error, "start", 0)
        span = Span(at, min(at + 1, len(text)))
        return Diagnostic.at(text, span, "syntax", say("diagnostics.half_character"))


def _too_deep(tree: ast.AST) -> ast.AST | None:
    """Return the innermost statement that holds more nested syntax than may be walked over."""
    level: list[tuple[ast.AST, ast.AST | None]] = [(tree, None)]
    for _ in range(DEEPEST):
        level = [
            (part, part if isinstance(part, ast.stmt) else holder)
            for syntax, holder in level
            for part in ast.iter_child_nodes(syntax)
        ]
    return next((holder for _, holder in level if holder is not None), None)


def _longest_line(text: str) -> Span:
    """Return where the text is likeliest to be nested too deeply even to be read."""
    lines = text.splitlines()
    longest = max(lines, key=len, default="")
    start = text.find(longest)
    return Span(start, start + len(longest))
