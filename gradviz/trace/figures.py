"""What a program drew with plt, as finished numbers: figures, subplots, and the marks in them.

Arrays are float64 and read-only. A colour is "C0" to "C9" (of the cycle), a letter of "bgrcmykw",
"#rrggbb", or "" for none. Sizes and widths are in points, as matplotlib's.
"""

from dataclasses import dataclass, field

import numpy as np

Range = tuple[float, float]  # the second end may be the smaller one: then it runs backwards


@dataclass(frozen=True, slots=True)
class Style:
    """How a mark is drawn. `dash` is "-", "--", "-.", ":" or "" for no line, as in matplotlib."""

    colour: str = "C0"
    alpha: float = 1.0
    width: float = 1.5
    dash: str = "-"
    marker: str = ""
    size: float = 6.0  # of a marker, across
    edge: str = ""  # of bars, areas and markers; "" has none
    steps: str = ""  # "pre", "mid" or "post": level from point to point, as drawstyle has it


@dataclass(frozen=True, slots=True)
class Scale:
    """Which colour a value has: its place between `low` and `high` on the colour map `map`.

    With `levels` all values between two of them have one colour.
    """

    map: str
    low: float
    high: float
    log: bool = False
    levels: tuple[float, ...] = ()
    colours: tuple[str, ...] = ()  # of the levels, in place of the map's


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One curve a plt call drew. `format` is matplotlib's format string, or ""."""

    x: np.ndarray
    y: np.ndarray
    label: str = ""
    format: str = ""
    line: int | None = None
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True, eq=False)
class Dots(Series):
    """Points, each with a diameter and, where `values` are given, a colour of the scale."""

    sizes: np.ndarray | None = None
    values: np.ndarray | None = None
    scale: Scale | None = None
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Bars(Series):
    """Bars in the middle of `x`, `y` high, from `base` up. Sideways, x and y change places.

    `y` of a histogram are its counts, and `edges` the ends of its bins.
    """

    widths: np.ndarray = field(default_factory=lambda: np.zeros(0))
    base: np.ndarray = field(default_factory=lambda: np.zeros(0))
    sideways: bool = False
    colours: tuple[str, ...] = ()
    edges: np.ndarray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Area(Series):
    """What lies between the curves `y` and `low` over `x`, where both are finite."""

    low: np.ndarray = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Straight lines from (x0, y0) to (x1, y1): error bars, stems, vlines and hlines."""

    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    label: str = ""
    line: int | None = None
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A line right across at `low`, or a band from `low` to `high`. `ends` are parts of the view.

    `upright` is one at a place of x. With `through` (a point and a slope) it is neither.
    """

    low: float
    high: float
    upright: bool
    ends: Range = (0.0, 1.0)
    label: str = ""
    line: int | None = None
    style: Style = field(default_factory=Style)
    through: tuple[float, float, float] | None = None

    @property
    def is_band(self) -> bool:
        """Whether it has a width of its own."""
        return self.low != self.high


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Values that a program gave over a grid: `values[i, k]` at `y[i]` and `x[k]`."""

    x: np.ndarray
    y: np.ndarray
    values: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """Values as shades. `values[0]` lies at the start of `y`, `values[:, 0]` at the start of `x`.

    `values` have shape (rows, columns), or (rows, columns, 3 or 4) for colours from 0 to 1; then
    there is no scale. `cells` says that each value is one of the program's, not one in between.
    """

    values: np.ndarray
    x: Range
    y: Range
    scale: Scale | None
    alpha: float = 1.0
    label: str = ""
    line: int | None = None
    cells: bool = True
    smooth: bool = False
    field: Field | None = None  # what it was made of, where that is something else


@dataclass(frozen=True, slots=True, eq=False)
class Contours:
    """Lines of equal value. `pieces[k]` of level k have shape (n, 2, 2): ends, then x and y."""

    levels: tuple[float, ...]
    pieces: tuple[np.ndarray, ...]
    scale: Scale
    style: Style
    named: bool = False  # the lines carry their values
    line: int | None = None
    field: Field | None = None  # what the lines run through


@dataclass(frozen=True, slots=True, eq=False)
class Arrows:
    """Arrows at (x, y). Without `in_data`, lengths are u, v over `scale` in widths of the plot."""

    x: np.ndarray
    y: np.ndarray
    u: np.ndarray
    v: np.ndarray
    size: float
    in_data: bool
    style: Style
    values: np.ndarray | None = None
    scale: Scale | None = None
    label: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text at (x, y): of the data, or as parts of the plot. An arrow leads to `tip`, if any."""

    x: float
    y: float
    text: str
    colour: str = "k"
    size: float = 10.0
    across: str = "left"  # which side of the text stands at x: left, center or right
    up: str = "bottom"  # and at y: bottom, center or top
    in_parts: bool = False
    tip: tuple[float, float] | None = None
    line: int | None = None


Mark = Series | Segments | Rule | Image | Contours | Arrows | Words


@dataclass(frozen=True, slots=True)
class Ticks:
    """Places along an axis that the program chose, and what is written there."""

    places: tuple[float, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """What was said about the axes of a plot, and the ranges that they show.

    `legend` is where the legend stands, in matplotlib's words ("best", "upper right" ...), or None.
    """

    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    legend: str | None = None
    xlim: Range = (0.0, 1.0)
    ylim: Range = (0.0, 1.0)
    xscale: str = "linear"  # or "log", "symlog"
    yscale: str = "linear"
    grid: bool = False
    equal: bool = False  # one unit is as long along x as along y
    hidden: bool = False
    xticks: Ticks | None = None
    yticks: Ticks | None = None
    xcolour: str = ""  # of an axis' name and numbers, where the program chose one
    ycolour: str = ""


@dataclass(frozen=True, slots=True)
class ColourBar:
    """The key to a scale, beside its plot."""

    scale: Scale
    label: str = ""
    upright: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Subplot:
    """One pair of axes. `place` is its row and column, and how many of each it spans.

    Subplots that share an axis have the same number in `shared`: (of x, of y). A twin lies over the
    subplot number `over` of its figure and has one axis of its own: x, drawn on top, or y, drawn at
    the right.
    """

    place: tuple[int, int, int, int]
    marks: tuple[Mark, ...]
    axes: Axes
    bars: tuple[ColourBar, ...] = ()
    shared: tuple[int, int] = (-1, -1)  # -1: with no other
    over: int = -1  # -1: over none
    own: str = "y"

    @property
    def series(self) -> tuple[Series, ...]:
        """The marks that have an x and a y."""
        return tuple(mark for mark in self.marks if isinstance(mark, Series))


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure: its subplots in the order they were made."""

    plots: tuple[Subplot, ...]
    title: str = ""
    number: int = 1
