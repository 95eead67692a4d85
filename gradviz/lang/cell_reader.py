"""Reads the cells of one program, one after another, as they are read when they are run."""

from gradviz.lang.check import check
from gradviz.lang.leaving import read
from gradviz.lang.left_out import missing_of
from gradviz.lang.modules import MODULES
from gradviz.lang.parse import Program


class CellReader:
    """Knows what the cells before have made."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {}
        self._cells = 0

    def program(self, text: str) -> Program:
        """Return the next cell; SyntaxError where it is no program."""
        self._cells += 1
        found, _ = read(text, MODULES, self._names, self._cells)
        if not isinstance(found, Program) or check(found):
            raise SyntaxError("the text is not a program")
        self._names |= missing_of(found)
        return found
