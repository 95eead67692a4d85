"""The module `matplotlib.pyplot` as programs see it: calls for the present figure and its axes."""

import functools
from collections.abc import Callable
from typing import Any

from gradviz.lang.namespace import Namespace
from gradviz.lang.plt.axes import CALLS, Axes, AxesHandle
from gradviz.lang.plt.canvas import Canvas, FigureHandle, idle
from gradviz.lang.plt.colour_scales import colour_map, maps
from gradviz.lang.plt.colours import CYCLE
from gradviz.lang.plt.grids import grid_spec, part_at
from gradviz.lang.plt.keywords import TEXT, takes
from gradviz.lang.plt.numbers import pay_call
from gradviz.trace.figures import Figure

MOST_FIGURES = 100
# Calls on axes that pyplot has by another name, and those it has not.
OTHER_NAMES = {"set_title": "title", "set_xlabel": "xlabel", "set_ylabel": "ylabel",
               "set_xscale": "xscale", "set_yscale": "yscale"}  # fmt: skip
NOT_HERE = ("set set_xlim set_ylim get_xlim get_ylim set_aspect set_axis_off set_xticks set_yticks "
            "set_xticklabels set_yticklabels set_facecolor invert_xaxis invert_yaxis "
            "get_legend_handles_labels").split()  # fmt: skip
IDLE = "ion ioff draw pause tight_layout subplots_adjust rc rcdefaults isinteractive".split()
OWN = ("figure subplots subplot subplot2grid subplot_mosaic gcf gca sca show close clf suptitle "
       "colorbar axes xlim ylim xticks yticks get_cmap").split()  # fmt: skip
FIGURE = ("figsize dpi facecolor edgecolor frameon layout constrained_layout tight_layout clear "
          "linewidth num")  # fmt: skip
GRIDSPEC = Namespace("matplotlib.gridspec", {"GridSpec": grid_spec},
                     lambda n: f"module 'matplotlib.gridspec' has no attribute {n!r}")  # fmt: skip
SHARED = ("nrows", "ncols", "sharex", "sharey", "squeeze")


class Pyplot:
    """The figures of a run. Public calls are matplotlib.pyplot's, by the same names."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Start afresh, as each cell of a notebook does."""
        self._shown: list[Canvas] = []
        self._open: list[Canvas] = []

    def figures(self, text: str) -> tuple[Figure, ...]:
        """Return what was drawn, in the order it is shown; `text` is the program's."""
        drawn = [canvas for canvas in (*self._shown, *self._open) if canvas.axes]
        return tuple(canvas.frozen(text, k) for k, canvas in enumerate(drawn, 1))

    def namespace(self) -> Namespace:
        """Return `matplotlib.pyplot` as programs see it."""
        members: dict[str, object] = {name: getattr(self, name) for name in OWN}
        for name in CALLS:
            if name not in NOT_HERE:
                members[OTHER_NAMES.get(name, name)] = self._on_axes(name)
        members |= dict.fromkeys(IDLE, idle)
        members |= {"cm": maps(), "GridSpec": grid_spec}
        members["style"] = Namespace(
            "matplotlib.style", {"use": idle},
            lambda n: f"module 'matplotlib.style' has no attribute {n!r}",
        )  # fmt: skip
        cycle = {"by_key": colours}
        members["rcParams"] = {"axes.prop_cycle": Namespace("cycler", cycle, str)}
        return Namespace(
            "matplotlib.pyplot",
            members,
            lambda n: f"module 'matplotlib.pyplot' has no attribute '{n}'",
        )

    def _on_axes(self, name: str) -> Callable[..., Any]:
        """Return the call `name` of whatever axes are the present ones."""

        @functools.wraps(getattr(self._axes_to_ask(), name))
        def call(*args: Any, **given: Any) -> Any:
            return getattr(self._canvas().axes_now(), name)(*args, **given)

        return call

    @staticmethod
    @functools.cache
    def _axes_to_ask() -> Axes:
        return Canvas(0).axes_now()

    # Figures ------------------------------------------------------------------------------------

    @takes("Figure", FIGURE)
    def figure(self, num: Any = None, **style: Any) -> FigureHandle:
        """Begin a new figure, or go back to one by its number or name."""
        found = next((c for c in self._open if num is not None and c.number == num), None)
        if found is None:
            if len(self._shown) + len(self._open) >= MOST_FIGURES:
                raise RuntimeError(f"a program has room for {MOST_FIGURES} figures here")
            pay_call()
            found = Canvas(num if num is not None else len(self._open) + 1)
        else:
            self._open.remove(found)
        self._open.append(found)
        return found.handle

    @takes("Figure", FIGURE + " sharex sharey squeeze width_ratios height_ratios subplot_kw "
           "gridspec_kw")  # fmt: skip
    def subplots(self, nrows: int = 1, ncols: int = 1, **style: Any) -> tuple[FigureHandle, Any]:
        """Begin a figure with rows and columns of axes; return it and them."""
        shared = {name: style[name] for name in SHARED if name in style}
        canvas = self.figure(style.get("num")).canvas
        return canvas.handle, canvas.subplots(nrows, ncols, **shared)

    def subplot(self, *args: Any, **style: Any) -> AxesHandle:
        """Go to the axes at a place of a grid: `subplot(1, 2, 1)` or `subplot(121)`."""
        return self._canvas().add_subplot(*args, **style)

    def subplot2grid(
        self, shape: Any, loc: Any, rowspan: int = 1, colspan: int = 1, **style: Any
    ) -> AxesHandle:
        """Go to the axes at a place of a grid, which may span several rows and columns."""
        return self._canvas().add_subplot(part_at(shape, loc, rowspan, colspan), **style)

    def subplot_mosaic(
        self, mosaic: Any, **style: Any
    ) -> tuple[FigureHandle, dict[str, AxesHandle]]:
        """Begin a figure with axes that a picture in letters names: "AB;CC"."""
        canvas = self.figure().canvas
        return canvas.handle, canvas.subplot_mosaic(mosaic)

    def axes(self, *args: Any, **style: Any) -> AxesHandle:
        """Return axes that fill the figure."""
        return self._canvas().add_subplot()

    def gcf(self) -> FigureHandle:
        """Return the present figure."""
        return self._canvas().handle

    def gca(self) -> AxesHandle:
        """Return the present axes."""
        return self._canvas().gca()

    def sca(self, ax: AxesHandle) -> None:
        """Let what comes be drawn on `ax`."""
        canvas = ax.axes.canvas
        canvas.sca(ax)
        if canvas in self._open:
            self._open.remove(canvas)
        self._open.append(canvas)

    def show(self, *args: Any, **style: Any) -> None:
        """Show what was drawn; what comes is another figure."""
        self._shown += self._open
        self._open = []

    def close(self, fig: Any = None) -> None:
        """Take the present figure away, one by name, or "all"; what was shown stays."""
        if fig == "all":
            self._open = []
            return
        if isinstance(fig, FigureHandle):
            gone = [fig.canvas]
        elif fig is None:
            gone = self._open[-1:]
        else:
            gone = [canvas for canvas in self._open if canvas.number == fig]
        self._open = [canvas for canvas in self._open if canvas not in gone]

    def clf(self) -> None:
        """Take everything off the present figure."""
        self._canvas().clf()

    # The present one ----------------------------------------------------------------------------

    @takes("Text", TEXT)
    def suptitle(self, t: object, **style: Any) -> None:
        """Write a title above all axes of the figure."""
        self._canvas().suptitle(t)

    def colorbar(self, mappable: Any = None, cax: Any = None, ax: Any = None, **style: Any) -> Any:
        """Draw the key to a colour scale: which value has which colour."""
        return self._canvas().colorbar(mappable, cax, ax, **style)

    def xlim(self, *args: Any, **ends: Any) -> tuple[float, float]:
        """Set the ends of the axis of x, or ask for them."""
        axes = self._canvas().axes_now()
        return axes.set_xlim(*args, **ends) if args or ends else axes.get_xlim()

    def ylim(self, *args: Any, **ends: Any) -> tuple[float, float]:
        """Set the ends of the axis of y, or ask for them."""
        axes = self._canvas().axes_now()
        return axes.set_ylim(*args, **ends) if args or ends else axes.get_ylim()

    def xticks(self, ticks: Any = None, labels: Any = None, **style: Any) -> None:
        """Choose where the axis of x has ticks, and what is written there."""
        if ticks is not None:
            self._canvas().axes_now().set_xticks(ticks, labels)

    def yticks(self, ticks: Any = None, labels: Any = None, **style: Any) -> None:
        """Choose where the axis of y has ticks, and what is written there."""
        if ticks is not None:
            self._canvas().axes_now().set_yticks(ticks, labels)

    def get_cmap(self, name: Any = None, lut: Any = None) -> Any:
        """Return a colour map by its name."""
        return colour_map(name)

    def _canvas(self) -> Canvas:
        if not self._open:
            self.figure()
        return self._open[-1]


def colours() -> dict[str, list[str]]:
    """Return matplotlib's colours, which programs hand back to plot; the panel has its own."""
    return {"color": [f"#{shade}" for shade in CYCLE]}
