"""One pair of axes while a program draws on it: its marks, how far they reach, what was said."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import site
from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.limits import MARGIN, Range, Reach, ordered
from gradviz.lang.plt.numbers import numbers, pay_call, words_of
from gradviz.trace.figures import Axes, ColourBar, Mark, Subplot, Ticks

if TYPE_CHECKING:
    from gradviz.lang.plt.canvas import Canvas
    from gradviz.trace import Span

Place = tuple[int, int, int, int]  # row, column, and how many of each it spans


class Sheet:
    """What matplotlib calls Axes, without the calls: those are in the files beside this one."""

    def __init__(self, canvas: "Canvas", place: Place) -> None:
        self.canvas, self.place = canvas, place
        self.over: Sheet | None = None  # the sheet that this one lies over
        self.own = "y"  # and the axis that it does not share with it
        self.group: dict[str, list[Sheet]] = {"x": [self], "y": [self]}
        self.bars: list[ColourBar] = []
        self.wipe()

    def wipe(self) -> None:
        """Start afresh: no marks, nothing said."""
        self.marks: list[Mark | None] = []
        self._spans: list[Span | None] = []
        self.lines = self.patches = 0  # how many took a colour of the cycle
        self.said: dict[str, Any] = {}
        self.reach = {"x": Reach(), "y": Reach()}
        self.scale = {"x": "linear", "y": "linear"}
        self.margin = {"x": MARGIN, "y": MARGIN}
        self.backwards = {"x": False, "y": False}
        self.chosen: dict[str, Range | None] = {"x": None, "y": None}
        self.ticks: dict[str, Ticks | None] = {"x": None, "y": None}
        self.categories: dict[str, dict[str, int]] = {"x": {}, "y": {}}
        self.shown: Artist | None = None  # what a colour bar is of, where none is named

    # Marks --------------------------------------------------------------------------------------

    def add(self, mark: Mark, x: np.ndarray | None = None, y: np.ndarray | None = None) -> Artist:
        """Take a mark in, and let the axes reach over `x` and `y`."""
        pay_call()
        where: Any = site()
        self.marks.append(mark)
        self._spans.append(where)
        for axis, values in (("x", x), ("y", y)):
            if values is not None:
                self.reach[axis].take(values)
        return Artist(self, len(self.marks) - 1)

    def stick(self, x: tuple[float, ...] = (), y: tuple[float, ...] = ()) -> None:
        """Let no margin go beyond these places, where they are ends."""
        self.reach["x"].sticky.update(x)
        self.reach["y"].sticky.update(y)

    def next_line(self) -> str:
        """Return the next colour of the cycle for lines."""
        self.lines += 1
        return f"C{(self.lines - 1) % 10}"

    def next_patch(self) -> str:
        """Return the next colour of the cycle for what is filled."""
        self.patches += 1
        return f"C{(self.patches - 1) % 10}"

    def places(self, axis: str, value: Any) -> np.ndarray:
        """Return numbers along an axis; texts are categories, in the order they come."""
        texts = words_of(value)
        if texts is None:
            return numbers(value)
        known = self.categories[axis]
        for text in texts:
            known.setdefault(text, len(known))
        found = np.array([float(known[text]) for text in texts])
        found.setflags(write=False)
        return found

    # Ranges -------------------------------------------------------------------------------------

    def rescale(self, axis: str, scale: str) -> None:
        """Make an axis "linear", "log" or "symlog", on all sheets that share it."""
        for sheet in self.group[axis]:
            sheet.scale[axis] = scale

    def view(self, axis: str) -> Range:
        """Return the ends of an axis: as they were set, or so that everything is seen."""
        chosen = self.chosen[axis]
        if chosen is not None:
            return chosen
        reach = self.group[axis][0].reach[axis]
        for other in self.group[axis][1:]:
            reach = reach.joined(other.reach[axis])
        low, high = reach.view(self.scale[axis], self.margin[axis])
        return (high, low) if self.backwards[axis] else (low, high)

    def choose(self, axis: str, low: Any, high: Any) -> Range:
        """Set the ends of an axis; None leaves one as it is. Return both."""
        before = self.view(axis)
        ends = [
            before[k] if end is None else float(numbers(end)) for k, end in enumerate((low, high))
        ]
        if not np.isfinite(ends).all():
            raise ValueError("Axis limits cannot be NaN or Inf")
        if self.scale[axis] == "log" and min(ends) <= 0:
            ends = [old if new <= 0 else new for old, new in zip(before, ends, strict=True)]
        for sheet in self.group[axis]:
            sheet.chosen[axis] = ordered(*ends)
            sheet.backwards[axis] = ends[0] > ends[1]
        return ordered(*ends)

    # The end ------------------------------------------------------------------------------------

    def frozen(self, text: str, others: "list[Sheet]") -> Subplot:
        """Return the subplot as the trace keeps it.

        `text` is the program's; `others` are all sheets of the figure.
        """
        marks = [
            mark if span is None else replace(mark, line=span.line(text))
            for mark, span in zip(self.marks, self._spans, strict=True)
            if mark is not None
        ]
        axes = Axes(
            **self.said,
            xlim=self.view("x"),
            ylim=self.view("y"),
            xscale=self.scale["x"],
            yscale=self.scale["y"],
            xticks=self._ticks("x"),
            yticks=self._ticks("y"),
        )
        over = others.index(self.over) if self.over in others else -1
        return Subplot(self.place, tuple(marks), axes, tuple(self.bars),
                       (self._shared("x", others), self._shared("y", others)), over,
                       self.own)  # fmt: skip

    def _shared(self, axis: str, others: "list[Sheet]") -> int:
        """Return the number of the first sheet that shares an axis with this one; -1 for none."""
        group = [sheet for sheet in self.group[axis] if sheet in others]
        return min(others.index(sheet) for sheet in group) if len(group) > 1 else -1

    def _ticks(self, axis: str) -> Ticks | None:
        known = self.categories[axis]
        if self.ticks[axis] is not None or not known:
            return self.ticks[axis]
        return Ticks(tuple(float(place) for place in known.values()), tuple(known))
