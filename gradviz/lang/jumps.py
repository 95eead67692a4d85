"""Ways out of statements that are no errors: return, break and continue on their way."""

import ast
import functools


class Returned(BaseException):
    """Carries the value of a `return` out of the statements around it."""

    def __init__(self, value: object, syntax: ast.Return) -> None:
        super().__init__()
        self.value, self.syntax = value, syntax


class Broke(BaseException):
    """A `break` on its way to its loop."""


class Continued(BaseException):
    """A `continue` on its way to its loop."""


Jump = (Returned, Broke, Continued)

LEAVING = (ast.Break, ast.Return, ast.Raise, ast.Assert, ast.Yield, ast.YieldFrom)


@functools.lru_cache(maxsize=1024)
def can_leave(loop: ast.For | ast.While) -> bool:
    """Return whether the text of a loop has a way out of it, other than its own end."""
    return any(isinstance(part, LEAVING) for part in ast.walk(loop))
