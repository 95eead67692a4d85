"""Walking through the graph with the arrow keys: along its edges, and up and down between boxes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from gradviz.layout.geometry import Drawing
from gradviz.ui.graph.hit_test import HitTest

LEFT, RIGHT, UP, DOWN = "left", "right", "up", "down"
WALKS = {Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT, Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN}
_TURNED = {UP: LEFT, DOWN: RIGHT, LEFT: UP, RIGHT: DOWN}  # which way runs the graph


class Walker:
    """Where a person stands in one drawing, and by which edge they came there.

    Left follows the first argument's edge back, right an edge on to a use. Up and down go from
    there to what other edges of the same box lead to, else to the nearest box that stands over or
    under this one. In a drawing that runs downwards up follows edges back, down on, and left and
    right go to what lies beside.
    """

    def __init__(self, drawing: Drawing, hits: HitTest) -> None:
        self._drawing, self._hits = drawing, hits
        self.box: int | None = None
        self._choice: list[int] = []  # where edges of the box they came from lead, top to bottom

    def stand(self, box: int | None) -> None:
        """The person went to a box by another way, or to none."""
        self.box, self._choice = box, []

    def go(self, boxes: Sequence[int], direction: str) -> int | None:
        """Go on in `direction` from where the person stands, or else from the first of `boxes`.

        `boxes` are the copies of one node. Returns the box they come to; None if there is none.
        """
        if self.box not in boxes:
            self.stand(None)
        for box in sorted(boxes, key=lambda box: box != self.box):
            found = self._step(box, _TURNED[direction] if self._drawing.downwards else direction)
            if found is not None:
                self.box = found
                return found
        return None

    def _step(self, box: int, direction: str) -> int | None:
        paths = self._drawing.paths
        if direction in (UP, DOWN):
            return self._beside(box, -1 if direction == UP else 1)
        if direction == LEFT:
            ends = [(path.position, path.tail) for path in paths if path.head == box]
        else:
            ends = [(path.head, path.head) for path in paths if path.tail == box]
        if not ends:
            return None
        self._choice = sorted({end for _, end in ends}, key=self._across)
        return min(ends)[1]

    def _beside(self, box: int, by: int) -> int | None:
        if box in self._choice:
            at = self._choice.index(box) + by
            if 0 <= at < len(self._choice):
                return self._choice[at]
        self._choice = []
        return self._nearest(box, by)

    def _across(self, box: int) -> float:
        hits = self._hits
        low, high = (hits.left, hits.right) if self._drawing.downwards else (hits.top, hits.bottom)
        return float(low[box] + high[box])

    def _nearest(self, box: int, by: int) -> int | None:
        hits = self._hits
        x, y = (hits.left + hits.right) / 2, (hits.top + hits.bottom) / 2
        if self._drawing.downwards:
            x, y = y, x
        away = by * (y - y[box])
        # A box straight above counts as nearer than one as far away to the side.
        distance = np.where(away > 1.0, away + 3.0 * np.abs(x - x[box]), np.inf)
        nearest = int(np.argmin(distance))
        return nearest if np.isfinite(distance[nearest]) else None
