"""Which parts of a text ran, and what those that did not would have read."""

import ast
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from gradviz.lang.recorder import Recorder

SKIPS = 4  # times that a part which did not run is read for what it would have used

Part = ast.AST | Sequence[ast.AST]


class Forks:
    """Tells the recorder of branches, loops and functions that ran, and of those that did not."""

    def __init__(self, recorder: Recorder, lookup: Callable[[str], object]) -> None:
        self._recorder = recorder
        self._lookup = lookup
        self._uses: dict[ast.AST, list[ast.Name]] = {}
        self._skips: dict[ast.AST, int] = {}

    def taken(self, part: Part) -> None:
        """Note that a part ran."""
        for syntax in _all(part):
            self._recorder.ran(syntax)

    def skipped(self, part: Part) -> None:
        """Note that a part did not run, with what its names mean: the first times, not in all."""
        block = _all(part)
        if not block:
            return
        times = self._skips[block[0]] = self._skips.get(block[0], 0) + 1
        for syntax in block if times <= SKIPS else ():
            self._recorder.skipped(syntax, self._meanings(syntax))

    def _meanings(self, part: ast.AST) -> Iterator[tuple[ast.Name, object]]:
        """Yield the names that a part of the text would read, with what they mean now."""
        uses = self._uses.get(part)
        if uses is None:
            uses = self._uses[part] = [
                s for s in ast.walk(part) if isinstance(s, ast.Name) and isinstance(s.ctx, ast.Load)
            ]
        for use in uses:
            with suppress(NameError):
                yield use, self._lookup(use.id)


def _all(part: Part) -> Sequence[ast.AST]:
    """Return a block's statements; an expression by itself."""
    return (part,) if isinstance(part, ast.AST) else part
