"""Axes as programs hold them: `ax.plot`, `ax.set_xlabel` and all other calls, and nothing else."""

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.lang.namespace import Namespace
from gradviz.lang.plt.axis_calls import AxisCalls
from gradviz.lang.plt.hist_calls import HistCalls
from gradviz.lang.plt.line_calls import LineCalls
from gradviz.lang.plt.rule_calls import IN_AXES, RuleCalls
from gradviz.lang.plt.sheet import Place, Sheet

if TYPE_CHECKING:
    from gradviz.lang.plt.canvas import Canvas


class Axes(LineCalls, HistCalls, RuleCalls, AxisCalls):
    """All calls on one pair of axes."""

    def __init__(self, canvas: "Canvas", place: Place) -> None:
        super().__init__(canvas, place)
        self.handle = AxesHandle(self)

    def twinx(self, **style: Any) -> "AxesHandle":
        """Lay axes over these with the same x and a y of their own, at the right."""
        return self.canvas.twin(self, "x")

    def twiny(self, **style: Any) -> "AxesHandle":
        """Lay axes over these with the same y and an x of their own, on top."""
        return self.canvas.twin(self, "y")


CALLS = tuple(
    name
    for kind in Axes.__mro__
    if kind not in (Sheet, object)
    for name, member in vars(kind).items()
    if inspect.isfunction(member)
    and not name.startswith("_")
    and name not in ("bar_look", "add_bars")
)
NAME = "matplotlib.axes.Axes"


class AxesHandle(Namespace):
    """What a program holds of its axes."""

    __slots__ = ("axes",)

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        members: dict[str, object] = {name: getattr(axes, name) for name in CALLS}
        members |= {"clear": axes.cla, "transAxes": IN_AXES, "transData": "transData"}
        super().__init__(NAME, members, lambda n: f"'Axes' object has no attribute {n!r}")

    def get(self, name: str) -> object:
        """Return a member. AttributeError, with the nearest names, if there is none."""
        if name == "figure":
            return self.axes.canvas.handle
        return super().get(name)

    def __repr__(self) -> str:
        title = self.axes.said.get("title", "")
        return f"<Axes: title={{'center': {title!r}}}>" if title else "<Axes: >"


class AxesGrid:
    """Several axes in rows and columns, as `plt.subplots(2, 3)` hands them out."""

    def __init__(self, cells: np.ndarray) -> None:
        self._cells = cells

    def __getitem__(self, index: Any) -> Any:
        return _wrapped(self._cells[index])

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[Any]:
        return (_wrapped(part) for part in self._cells)

    def __repr__(self) -> str:
        return repr(self._cells.tolist())

    @property
    def shape(self) -> tuple[int, ...]:
        """How many rows and columns."""
        return self._cells.shape

    @property
    def ndim(self) -> int:
        """1 for a row or column, 2 for a grid."""
        return self._cells.ndim

    @property
    def size(self) -> int:
        """How many axes."""
        return self._cells.size

    @property
    def flat(self) -> list[Any]:
        """All of them, row by row."""
        return self._cells.ravel().tolist()

    @property
    def T(self) -> "AxesGrid":  # noqa: N802 (NumPy's name)
        """The grid with rows and columns changed over."""
        return AxesGrid(self._cells.T)

    def ravel(self) -> "AxesGrid":
        """Return all of them, row by row."""
        return AxesGrid(self._cells.ravel())

    flatten = ravel

    def tolist(self) -> list[Any]:
        """Return a list of them, nested by row."""
        return self._cells.tolist()


def _wrapped(part: Any) -> Any:
    return AxesGrid(part) if isinstance(part, np.ndarray) else part
