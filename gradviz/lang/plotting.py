"""What `plt` means here: its calls become series and words, drawn by the plot panel."""

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.namespaces import Namespace
from gradviz.trace import Axes, Series

if TYPE_CHECKING:
    from collections.abc import Callable


COLOURS = (
    "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b #e377c2 #7f7f7f #bcbd22 #17becf"
).split()


class Figure:
    """The one figure of a run. Its public methods are matplotlib.pyplot's, by the same names."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Start afresh, as each cell of a notebook does."""
        self.series: list[Series] = []
        self.words: dict[str, Any] = {}

    @property
    def axes(self) -> Axes:
        """What was said about the axes."""
        return Axes(**self.words)

    def namespace(self) -> Namespace:
        """Return `matplotlib.pyplot` as programs see it."""
        calls: tuple[Callable[..., object], ...] = (
            self.plot, self.legend, self.xlabel, self.ylabel, self.title, self.show, self.figure,
            self.grid,
        )  # fmt: skip
        members: dict[str, object] = {call.__name__: call for call in calls}
        members["rcParams"] = {"axes.prop_cycle": Namespace("cycler", {"by_key": colours}, str)}
        return Namespace(
            "matplotlib.pyplot",
            members,
            lambda n: f"module 'matplotlib.pyplot' has no attribute '{n}'",
        )

    def plot(self, *args: Any, label: str = "", **style: Any) -> None:
        """Draw `plot(y)`, `plot(x, y)` or `plot(x, y, fmt)`, also several in one call.

        A matrix draws one series per column. ValueError where lengths differ.
        """
        rest = list(args)
        while rest:
            first = _numbers(rest.pop(0))
            second = _numbers(rest.pop(0)) if rest and not isinstance(rest[0], str) else None
            form = str(rest.pop(0)) if rest and isinstance(rest[0], str) else ""
            x, y = (
                (np.arange(len(first), dtype=float), first) if second is None else (first, second)
            )
            self._draw(x, y, label, form or str(style.get("linestyle", "")))

    def legend(self, *args: object, **style: object) -> None:
        """Show which series is which."""
        self.words["legend"] = True

    def xlabel(self, text: object, **style: object) -> None:
        """Name the horizontal axis."""
        self.words["xlabel"] = str(text)

    def ylabel(self, text: object, **style: object) -> None:
        """Name the vertical axis."""
        self.words["ylabel"] = str(text)

    def title(self, text: object, **style: object) -> None:
        """Name the figure."""
        self.words["title"] = str(text)

    def show(self, *args: object, **style: object) -> None:
        """Do nothing: the panel shows the figure by itself."""

    def figure(self, *args: object, **style: object) -> None:
        """Do nothing: there is one figure, and its panel has its own size."""

    def grid(self, *args: object, **style: object) -> None:
        """Do nothing: the panel always has one."""

    def _draw(self, x: np.ndarray, y: np.ndarray, label: str, form: str) -> None:
        if len(x) != len(y):
            raise ValueError(
                f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}"
            )
        columns = y.reshape(len(y), -1).T
        xs = np.broadcast_to(x.reshape(len(x), -1).T, columns.shape)
        for column_x, column_y in zip(xs, columns, strict=True):
            self.series.append(Series(column_x, column_y, label, form))


def colours() -> dict[str, list[str]]:
    """Return matplotlib's colours, which programs hand back to plot; the panel has its own."""
    return {"color": list(COLOURS)}


def _numbers(value: Any) -> np.ndarray:
    if isinstance(value, Tensor | Variable):
        value = value.numpy()
    return np.atleast_1d(np.asarray(value, dtype=float))
