"""The lines of the program with a breakpoint: they stay on their text while it is edited."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument


class Breaks(QObject):
    """Lines count from 1. `changed` carries a frozenset of them, also when an edit moved them."""

    changed = Signal(object)

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._cursors: list[QTextCursor] = []  # each moves with its line
        self._told: frozenset[int] = frozenset()
        document.contentsChanged.connect(self._tell)

    @property
    def lines(self) -> frozenset[int]:
        """The lines, as they are now."""
        return frozenset(cursor.blockNumber() + 1 for cursor in self._cursors)

    def toggle(self, line: int) -> None:
        """Set a breakpoint on a line, or take it away; a line that is not there has none."""
        if line in self.lines:
            self._cursors = [c for c in self._cursors if c.blockNumber() + 1 != line]
        elif (block := self._document.findBlockByNumber(line - 1)).isValid():
            self._cursors.append(QTextCursor(block))
        self._tell()

    def clear(self) -> None:
        """Take all of them away."""
        self._cursors = []
        self._tell()

    def _tell(self) -> None:
        lines = self.lines
        if lines != self._told:
            self._told = lines
            self.changed.emit(lines)
