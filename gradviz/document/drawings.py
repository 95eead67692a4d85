"""The drawings made last: one is used again when its graph comes back, as it does with every undo.

Also tells a new one where things stood in the one before it. Lays nothing out itself.
"""

from gradviz.layout.geometry import Drawing
from gradviz.layout.staying import Stood, stood
from gradviz.trace import Trace
from gradviz.trace.counterparts import counterparts

MOST, MOST_BOXES = 12, 30_000  # of all drawings but the last together


class Drawings:
    """What was drawn, by all that it hangs on: anything that can be compared."""

    def __init__(self) -> None:
        self._made: list[tuple[object, Drawing]] = []  # the last first

    def of(self, shape: object) -> Drawing | None:
        """Return the drawing that was made of this, if it is kept."""
        return next((drawing for known, drawing in self._made if known == shape), None)

    def keep(self, shape: object, drawing: Drawing) -> None:
        """Keep a drawing, and as many of those before as are not too large together."""
        kept, boxes = [(shape, drawing)], 0
        for one in self._made[: MOST - 1]:
            boxes += len(one[1].boxes)
            if boxes <= MOST_BOXES:
                kept.append(one)
        self._made = kept


def places(before: tuple[Trace, Drawing] | None, trace: Trace) -> Stood:
    """Return where the nodes of `trace` stood in the picture before, as far as they were there."""
    if before is None:
        return {}
    known = stood(before[1])
    pairs = counterparts(before[0], trace).items()
    return {node: known[old] for node, old in pairs if old in known}
