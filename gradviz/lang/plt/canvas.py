"""One figure while a program draws on it: its axes, their places, and the colour bars."""

from typing import Any

import numpy as np

from gradviz.lang.namespace import Namespace
from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.axes import Axes, AxesGrid, AxesHandle
from gradviz.lang.plt.grids import MOST_AXES, grid_spec, mosaic_parts, place_of
from gradviz.lang.plt.keywords import TEXT, takes
from gradviz.lang.plt.numbers import pay_call
from gradviz.lang.plt.sheet import Sheet
from gradviz.trace.figures import ColourBar, Figure, Image

IDLE = ("tight_layout subplots_adjust set_size_inches set_dpi set_facecolor autofmt_xdate "
        "set_tight_layout set_constrained_layout show align_labels").split()  # fmt: skip


class Canvas:
    """What matplotlib calls Figure. Its public calls are matplotlib's."""

    def __init__(self, number: Any) -> None:
        self.number = number
        self.axes: list[Axes] = []
        self.current: Axes | None = None
        self.title = ""
        self.shape = (1, 1)
        self.handle = FigureHandle(self)

    # Axes ---------------------------------------------------------------------------------------

    def gca(self) -> AxesHandle:
        """Return the present axes; make some, if there are none."""
        return self.axes_now().handle

    def axes_now(self) -> Axes:
        """Return the present axes themselves."""
        if self.current is None:
            return self._new(1, 1, (0, 0, 1, 1))
        return self.current

    def add_subplot(self, *args: Any, **style: Any) -> AxesHandle:
        """Return the axes at a place of a grid: `add_subplot(2, 3, 1)` or `add_subplot(231)`."""
        part = place_of(args)
        rows, columns, place = part.rows, part.columns, part.place
        known = next((a for a in self.axes if a.place == place and a.over is None
                      and self.shape == (rows, columns)), None)  # fmt: skip
        self.current = known or self._new(rows, columns, place)
        self._share(self.current, style)
        return self.current.handle

    def subplots(
        self, nrows: int = 1, ncols: int = 1, *, sharex: Any = False, sharey: Any = False,
        squeeze: bool = True, **style: Any,
    ) -> Any:  # fmt: skip
        """Fill the figure with rows and columns of axes; return them."""
        for name, count in (("rows", nrows), ("columns", ncols)):
            if not isinstance(count, int | np.integer) or count <= 0:
                raise ValueError(f"Number of {name} must be a positive integer, not {count!r}")
        made = np.empty((nrows, ncols), dtype=object) if nrows * ncols <= MOST_AXES else None
        if made is None:
            raise ValueError(f"{nrows * ncols:,} subplots are more than can be told apart: at most "
                             f"{MOST_AXES}")  # fmt: skip
        for k in range(nrows):
            for j in range(ncols):
                made[k, j] = self._new(nrows, ncols, (k, j, 1, 1))
        for axis, word in (("x", sharex), ("y", sharey)):
            for group in _groups(made, word):
                for axes in group:
                    axes.group[axis] = list[Sheet](group)
        self.current = made[-1, -1]
        handles = np.vectorize(lambda axes: axes.handle, otypes=[object])(made)
        if not squeeze:
            return AxesGrid(handles)
        handles = handles.squeeze()
        return handles.item() if not handles.ndim else AxesGrid(handles)

    def subplot_mosaic(self, mosaic: Any, **style: Any) -> dict[str, AxesHandle]:
        """Fill the figure with axes that a picture in letters names: "AB;CC"."""
        return {name: self.add_subplot(part) for name, part in mosaic_parts(mosaic).items()}

    def sca(self, ax: AxesHandle) -> None:
        """Let what comes be drawn on `ax`."""
        self.current = ax.axes

    def _new(self, rows: int, columns: int, place: tuple[int, int, int, int]) -> Axes:
        pay_call()
        if len(self.axes) >= MOST_AXES:
            raise ValueError(f"a figure has room for {MOST_AXES} subplots here")
        if self.axes and self.shape != (rows, columns):
            place = self._fit(rows, columns, place)
        else:
            self.shape = (rows, columns)
        made = Axes(self, place)
        self.axes.append(made)
        self.current = made
        return made

    def twin(self, of: Axes, shared: str) -> AxesHandle:
        """Lay axes over others that share one of theirs; return them."""
        pay_call()
        if len(self.axes) >= MOST_AXES:
            raise ValueError(f"a figure has room for {MOST_AXES} subplots here")
        made = Axes(self, of.place)
        made.over, made.own = of.over or of, "y" if shared == "x" else "x"
        of.group[shared].append(made)
        made.group[shared] = of.group[shared]
        made.scale[shared] = of.scale[shared]
        self.axes.append(made)
        self.current = made
        return made.handle

    def _fit(
        self, rows: int, columns: int, place: tuple[int, int, int, int]
    ) -> tuple[int, int, int, int]:
        """Bring a grid and one of another shape together: to a grid that holds both."""
        wide = (np.lcm(self.shape[0], rows).item(), np.lcm(self.shape[1], columns).item())
        if max(wide) > MOST_AXES:
            raise ValueError("these subplots do not fit into one grid")
        for axes in self.axes:
            axes.place = _scaled(axes.place, self.shape, wide)
        self.shape = wide
        return _scaled(place, (rows, columns), wide)

    def _share(self, axes: Axes, style: dict[str, Any]) -> None:
        for axis in "xy":
            other = style.get(f"share{axis}")
            if isinstance(other, AxesHandle) and axes not in other.axes.group[axis]:
                other.axes.group[axis].append(axes)
                axes.group[axis] = other.axes.group[axis]

    # The whole ----------------------------------------------------------------------------------

    @takes("Text", TEXT)
    def suptitle(self, t: object, **style: Any) -> None:
        """Write a title above all axes."""
        self.title = str(t)

    @takes("Text", TEXT)
    def supxlabel(self, t: object, **style: Any) -> None:
        """Name the axes of x of the lowest row."""
        last = max((a.place[0] + a.place[2] for a in self.axes), default=0)
        for axes in self.axes:
            if axes.place[0] + axes.place[2] == last:
                axes.said.setdefault("xlabel", str(t))

    @takes("Text", TEXT)
    def supylabel(self, t: object, **style: Any) -> None:
        """Name the axes of y of the first column."""
        for axes in self.axes:
            if axes.place[1] == 0:
                axes.said.setdefault("ylabel", str(t))

    def legend(self, *args: Any, **style: Any) -> None:
        """Show in the present axes which mark is which."""
        self.axes_now().legend(*args, **style)

    @takes("Colorbar", "label orientation shrink aspect pad fraction ticks format extend location "
           "drawedges spacing use_gridspec anchor panchor")  # fmt: skip
    def colorbar(
        self, mappable: Any = None, cax: Any = None, ax: Any = None, **style: Any
    ) -> Namespace:
        """Draw the key to a colour scale: which value has which colour."""
        artist = mappable if mappable is not None else self.axes_now().shown
        scale = getattr(artist.mark, "scale", None) if isinstance(artist, Artist) else None
        if scale is None or artist is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a "
                               "mappable such as an image (with imshow) or a contour set (with "
                               "contourf).")  # fmt: skip
        holders = [one.axes for one in _flat(ax) if isinstance(one, AxesHandle)]
        holder = holders[-1] if holders else artist.sheet
        upright = style.get("orientation") != "horizontal"
        if isinstance(artist.mark, Image) and style.get("location") in ("top", "bottom"):
            upright = False
        label = "" if style.get("label") is None else str(style["label"])
        holder.bars.append(ColourBar(scale, label, upright))
        return _bar_handle(holder.bars, len(holder.bars) - 1)

    def clf(self) -> None:
        """Take everything away."""
        self.axes, self.current, self.title, self.shape = [], None, "", (1, 1)

    def delaxes(self, ax: AxesHandle) -> None:
        """Take axes away."""
        self.axes = [axes for axes in self.axes if axes is not ax.axes]
        self.current = self.axes[-1] if self.axes else None

    def frozen(self, text: str, number: int) -> Figure:
        """Return the figure as the trace keeps it."""
        sheets = list[Sheet](self.axes)
        return Figure(tuple(a.frozen(text, sheets) for a in self.axes), self.title, number)


CALLS = ("gca add_subplot subplots subplot_mosaic sca suptitle supxlabel supylabel legend "
         "colorbar clf delaxes").split()  # fmt: skip


def idle(*args: Any, **style: Any) -> None:
    """Do nothing: the panel has its own sizes, and shows figures by itself."""


class FigureHandle(Namespace):
    """What a program holds of a figure."""

    __slots__ = ("canvas",)

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        members: dict[str, object] = {name: getattr(canvas, name) for name in CALLS}
        members |= {"add_gridspec": grid_spec, "clear": canvas.clf, **dict.fromkeys(IDLE, idle)}
        super().__init__("matplotlib.figure.Figure", members,
                         lambda n: f"'Figure' object has no attribute {n!r}")  # fmt: skip

    def get(self, name: str) -> object:
        """Return a member. AttributeError, with the nearest names, if there is none."""
        if name == "axes":
            return [axes.handle for axes in self.canvas.axes]
        return super().get(name)

    def __repr__(self) -> str:
        return f"<Figure with {len(self.canvas.axes)} Axes>"


def _scaled(
    place: tuple[int, int, int, int], shape: tuple[int, int], wide: tuple[int, int]
) -> tuple[int, int, int, int]:
    down, across = wide[0] // shape[0], wide[1] // shape[1]
    return place[0] * down, place[1] * across, place[2] * down, place[3] * across


def _groups(made: np.ndarray, word: Any) -> list[list[Axes]]:
    """Return which axes share one of their axes."""
    if word in (False, "none"):
        return []
    if word == "row":
        return [list(part) for part in made]
    if word == "col":
        return [list(part) for part in made.T]
    return [made.ravel().tolist()]


def _flat(ax: Any) -> list[Any]:
    if isinstance(ax, AxesGrid):
        return ax.flat
    return list(ax) if isinstance(ax, list | tuple) else [ax]


def _bar_handle(bars: list[ColourBar], number: int) -> Namespace:
    """Return a colour bar as programs hold it."""

    def set_label(label: object, **style: Any) -> None:
        """Name what the colours mean."""
        bars[number] = ColourBar(bars[number].scale, str(label), bars[number].upright)

    members: dict[str, object] = {"set_label": set_label, "set_ticks": idle, "ax": None}
    return Namespace("matplotlib.colorbar.Colorbar", members,
                     lambda n: f"'Colorbar' object has no attribute {n!r}")  # fmt: skip
