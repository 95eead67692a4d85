"""Which lines of a program are running where a value is made: its own, and those of the calls.

A line that a loop or a function runs again runs another time: each is told with the number of the
stretch of the run that it is in.
"""

from collections.abc import Sequence

from gradviz.lang.whereabouts import GroupDraft
from gradviz.trace import Span
from gradviz.trace.groups import LOOP, PASS

Visit = tuple[int, int]  # line, and number of the stretch; -1 outside of all
OUTSIDE = -1


class Visits:
    """Reads the stretches of one run of `text`."""

    def __init__(self, drafts: Sequence[GroupDraft], text: str) -> None:
        self._drafts, self._text = drafts, text
        self._calls: dict[int, tuple[Visit, ...]] = {}
        self._known: dict[tuple[int, int | None], tuple[Visit, ...]] = {}

    def of(self, line: int | None, group: int | None) -> tuple[Visit, ...]:
        """Return the lines that run where something is made on `line`, innermost first.

        `group` is the stretch it is made in, if any.
        """
        if line is None:
            return ()
        key = line, group
        if key not in self._known:
            self._known[key] = ((line, self._stretch(group)), *self._around(group))
        return self._known[key]

    def _stretch(self, group: int | None) -> int:
        """Return the innermost stretch that has lines of its own.

        A layer of Keras has none in the program, and a loop within one line runs with its line.
        """
        while group is not None:
            draft = self._drafts[group]
            if draft.span is not None and not self._is_within_a_line(draft.kind, draft.span):
                return group
            group = draft.parent
        return OUTSIDE

    def _is_within_a_line(self, kind: str, span: Span) -> bool:
        return kind in (LOOP, PASS) and "\n" not in span.slice(self._text)

    def _around(self, group: int | None) -> tuple[Visit, ...]:
        """Return the lines of the calls around a stretch."""
        if group is None:
            return ()
        if group not in self._calls:
            draft = self._drafts[group]
            further = self._around(draft.parent)
            if draft.called_at is not None and draft.span is not None:
                line = draft.called_at.line(self._text)
                further = ((line, self._stretch(draft.parent)), *further)
            self._calls[group] = further
        return self._calls[group]
