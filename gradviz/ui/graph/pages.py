"""Which part of a graph too large to be shown whole is looked at, at each step: its page.

Pages are worked out a few hundred steps at a time, when they are asked for, and hang on trace,
drawing and room alone: a step back finds the picture where it was. Knows no Qt.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from gradviz.layout.geometry import Drawing
from gradviz.trace import NodeId, Step
from gradviz.trace.steps import PULLED_BACK
from gradviz.ui.graph.hit_test import Corners
from gradviz.ui.graph.page_runs import bands_of, begins, runs_of

Place = tuple[float, float]  # left and top of a page

_BLOCK = 500  # steps whose pages are worked out together
_AROUND = 12.0  # kept around a box: its ring, the count under it
# Share of the room within which a box and what comes into it are seen together, and in a backward
# step, which is about both.
_NEAR, _NEAR_BACK = 0.5, 0.7


class Room(NamedTuple):
    """How much a page shows, in scene units; as much as `border` is seen around it."""

    width: float
    height: float
    border: float


class Pages:
    """The pages of one trace as one drawing shows it."""

    def __init__(
        self,
        steps: Sequence[Step],
        drawing: Drawing,
        corners: np.ndarray,
        content: Corners,
        boxes_showing: Callable[[NodeId | None], Sequence[int]],
    ) -> None:
        """`corners` is (boxes, 4), `content` all there is to see: left, top, right, bottom."""
        self._steps, self._drawing, self._corners = steps, drawing, corners
        self._content, self._boxes_showing = content, boxes_showing
        self._room: Room | None = None

    def place(self, index: int, room: Room) -> Place | None:
        """Return the page after `index` steps; None where nothing drawn is spoken of."""
        if room != self._room:
            self._room = room
            self._reach = [self._reaching(room, near) for near in (_NEAR, _NEAR_BACK)]
            self._blocks: dict[int, tuple[list[int], list[Place]]] = {}
        number = max(index - 1, 0)
        block = number // _BLOCK
        if block not in self._blocks:
            self._blocks[block] = self._block(block * _BLOCK, room)
        starts, places = self._blocks[block]
        return places[max(bisect_right(starts, number) - 1, 0)] if places else None

    def _block(self, first: int, room: Room) -> tuple[list[int], list[Place]]:
        """Return the steps that the pages of a block begin at, and the pages."""
        shown = self._shown(first)
        boxes = np.unique([box for _, some in shown for box in some]).astype(np.int64)
        reach = [
            dict(zip(boxes.tolist(), map(tuple, rows[boxes].tolist()), strict=True))
            for rows in self._reach
        ]
        back = [step.kind == PULLED_BACK for step in self._steps[first : first + _BLOCK]]
        wanted = ((k, [reach[back[k - first]][box] for box in some]) for k, some in shown)
        runs = runs_of(wanted, room.width, room.height)
        (left, top, right, bottom), (columns, rows) = self._content, self.bands
        across = [(run.bounds[0], run.bounds[2]) for run in runs]
        down = [(run.bounds[1], run.bounds[3]) for run in runs]
        lefts = begins(across, (left, right), room.width, columns, room.border)
        tops = begins(down, (top, bottom), room.height, rows, room.border)
        return [run.start for run in runs], [*zip(lefts, tops, strict=True)]

    def _shown(self, first: int) -> list[tuple[int, Sequence[int]]]:
        """Return the steps of a block that are about something drawn, and the boxes of that.

        The block begins with what was shown last before it.
        """
        before = (self._boxes_showing(self._steps[k].node) for k in range(first - 1, -1, -1))
        last = next((boxes for boxes in before if boxes), ())
        steps = enumerate(self._steps[first : first + _BLOCK], first)
        found = ((number, self._boxes_showing(step.node)) for number, step in steps)
        return [(number, boxes) for number, boxes in ((first, last), *found) if boxes]

    @cached_property
    def bands(self) -> tuple[np.ndarray, np.ndarray]:
        """The columns and the rows of boxes; there are only those the drawing's way goes across."""
        none = np.zeros((0, 2))
        if self._drawing.downwards:
            return none, bands_of(self._corners[:, 1::2])
        return bands_of(self._corners[:, ::2]), none

    def _reaching(self, room: Room, share: float) -> np.ndarray:
        """Return what is to be seen of each box: with what comes into it, where that is near."""
        around = self._corners + np.array([-1, -1, 1, 1]) * _AROUND
        reach, (tails, heads) = around.copy(), self._drawing.indexed.ends
        low = np.minimum(around[tails, :2], around[heads, :2])
        high = np.maximum(around[tails, 2:], around[heads, 2:])
        near = (high - low <= np.array(room[:2]) * share).all(axis=1)
        for axis in (0, 1):
            np.minimum.at(reach[:, axis], heads[near], low[near, axis])
            np.maximum.at(reach[:, axis + 2], heads[near], high[near, axis])
        return reach
