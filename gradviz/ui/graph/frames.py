"""Frames around open groups: one rectangle each, where no box of others stands in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from gradviz.trace.groups import GroupId

MOST = 150  # groups; more are not told apart by frames
_REACH = 10.0  # of the innermost frame around its boxes
_WIDER, _WIDEST = 2.0, 12.0  # each frame around another; neighbours must not touch


class Frame(NamedTuple):
    """One frame. `depth` counts the marked groups around its boxes from 1."""

    group: GroupId
    place: QRectF
    depth: int


class Frames:
    """The frames of one picture, outer ones first."""

    def __init__(
        self, marked: Mapping[int, Sequence[GroupId]], rects: np.ndarray, small: np.ndarray
    ) -> None:
        """`marked` are the groups around each box, innermost first; `rects` is (boxes, 4).

        `small` is (boxes,) bool: copies of leaves, which stand in nobody's way.
        """
        boxes: dict[GroupId, list[int]] = {}
        depths: dict[GroupId, int] = {}
        levels: dict[GroupId, int] = {}  # of groups inside
        for box, groups in marked.items():
            for level, group in enumerate(groups):
                boxes.setdefault(group, []).append(box)
                depths[group] = len(groups) - level
                levels[group] = max(level, levels.get(group, 0))
        self._frames: dict[GroupId, Frame] = {}
        for group in sorted(boxes) if len(boxes) <= MOST else ():
            reach = min(_REACH + _WIDER * levels[group], _WIDEST)
            place = _around(rects, small, np.array(boxes[group]), reach)
            if place is not None:
                self._frames[group] = Frame(group, place, depths[group])

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._frames.values())

    def of(self, group: GroupId) -> QRectF | None:
        """Return where the frame of a group is, if it has one."""
        frame = self._frames.get(group)
        return frame.place if frame is not None else None

    def hold_all(self, groups: Iterable[GroupId]) -> bool:
        """Return whether each of these groups has a frame."""
        return all(group in self._frames for group in groups)


def _around(rects: np.ndarray, small: np.ndarray, boxes: np.ndarray, reach: float) -> QRectF | None:
    """Return the rectangle `reach` around boxes; None where another box is in the way."""
    corners = np.hstack([rects[:, :2], rects[:, :2] + rects[:, 2:]])
    left, top = corners[boxes, :2].min(0) - reach
    right, bottom = corners[boxes, 2:].max(0) + reach
    within = (corners[:, 0] < right) & (corners[:, 2] > left)
    within &= (corners[:, 1] < bottom) & (corners[:, 3] > top)
    within &= ~small
    within[boxes] = False
    if within.any():
        return None
    return QRectF(left, top, right - left, bottom - top)
