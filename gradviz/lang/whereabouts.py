"""Where a run is: in which functions, loops, passes and layers. Written down where nodes are made.

A loop of plain numbers goes round a million times: entering and leaving must cost next to nothing,
so a stretch becomes a draft only when the first value is made in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gradviz.lang.parts import CALLS, called
from gradviz.trace import Span
from gradviz.trace.groups import PASS


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A stretch of the run. `id` is None as long as nothing was made in it.

    `part` is the layer or module that calculated there, if one did.
    """

    kind: str
    name: str
    span: Span | None
    part: object = None
    called_at: Span | None = None
    told: bool = False  # by the engine: a loop that a function of the library goes round
    number: int = 0
    passes: int = 0
    id: int | None = None
    parent: int | None = None


class Whereabouts:
    """The stretches that are going on, outermost first, and all in which something was made."""

    def __init__(self) -> None:
        self._going_on: list[GroupDraft] = []
        self.groups: list[GroupDraft] = []
        self.names: Callable[[], Mapping[str, object]] = dict  # what the program calls its objects

    def enter(
        self,
        kind: str,
        name: str = "",
        span: Span | None = None,
        part: object = None,
        called_at: Span | None = None,
        told: bool = False,
    ) -> int:
        """Go into a function, a loop, one of its passes or a layer; return how deep that is."""
        number = 0
        if kind == PASS and self._going_on:
            loop = self._going_on[-1]
            loop.passes = number = loop.passes + 1
            span = span or loop.span
        self._going_on.append(GroupDraft(kind, name, span, part, called_at, told, number))
        return len(self._going_on) - 1

    def leave(self, depth: int) -> None:
        """Come out of what is so deep in others, and of what an error left going on in it."""
        del self._going_on[depth:]

    def leave_part(self, part: object) -> None:
        """Come out of the innermost stretch in which `part` calculates."""
        self._leave_first(lambda draft: draft.part is part)

    def leave_told(self) -> None:
        """Come out of the innermost stretch that the engine told of."""
        self._leave_first(lambda draft: draft.told)

    def _leave_first(self, wanted: Callable[[GroupDraft], bool]) -> None:
        for depth in range(len(self._going_on) - 1, -1, -1):
            if wanted(self._going_on[depth]):
                self.leave(depth)
                return

    def here(self) -> int | None:
        """Return the innermost stretch, from now on one in which something was made."""
        if not self._going_on:
            return None
        if self._going_on[-1].id is None:
            self._write_down()
        return self._going_on[-1].id

    def _write_down(self) -> None:
        parent = around = None
        for draft in self._going_on:
            if draft.id is None:
                draft.id, draft.parent = len(self.groups), parent
                if draft.part is not None:
                    draft.name = self._title(draft, around)
                self.groups.append(draft)
            parent = draft.id
            around = draft.part if draft.part is not None else around

    def _title(self, draft: GroupDraft, around: object) -> str:
        """Return what a part is called; where it does but one of the things it can, that too."""
        title = called(draft.part, around, self.names())
        if not draft.name or draft.name in CALLS:
            return title
        return draft.name if draft.part is around else f"{title}.{draft.name}"
