"""What a drawing call gives back: a hold on its mark, by which a program can still change it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gradviz.lang.namespace import Namespace
from gradviz.lang.plt.colours import colour, written
from gradviz.lang.plt.numbers import row
from gradviz.trace.figures import Bars, Dots, Series

if TYPE_CHECKING:
    from gradviz.lang.plt.sheet import Sheet


class Artist(Namespace):
    """One mark of a sheet, as programs hold it: `line` of `line, = plt.plot(...)`."""

    __slots__ = ("number", "sheet")

    def __init__(self, sheet: "Sheet", number: int) -> None:
        self.sheet, self.number = sheet, number
        calls = (self.get_label, self.set_label, self.get_color, self.set_color, self.set_linewidth,
                 self.set_alpha, self.set_visible, self.remove, self.set_zorder,
                 self.set_clim, self.set_data, self.set_xdata, self.set_ydata)  # fmt: skip
        super().__init__(
            "matplotlib.artist.Artist",
            {call.__name__: call for call in calls},
            lambda name: f"'Artist' object has no attribute {name!r}",
        )

    def __repr__(self) -> str:
        return f"<Artist {self.get_label()!r}>"

    @property
    def mark(self) -> Any:
        """The mark; None once it was removed."""
        return self.sheet.marks[self.number]

    def get_label(self) -> str:
        """Return what the legend calls it."""
        return str(getattr(self.mark, "label", ""))

    def set_label(self, text: object) -> None:
        """Name it in the legend."""
        self._change(label=str(text))

    def get_color(self) -> str:
        """Return its colour, so that something else can have the same."""
        style = getattr(self.mark, "style", None)
        return "none" if style is None else written(style.colour)

    def set_color(self, value: Any) -> None:
        """Give it another colour."""
        self._style(colour=colour(value)[0])

    def set_linewidth(self, value: Any) -> None:
        """Make its lines so many points wide."""
        self._style(width=float(value))

    def set_alpha(self, value: Any) -> None:
        """Let it be seen through: 0 is invisible, 1 is solid."""
        self._style(alpha=1.0 if value is None else float(value))

    def set_visible(self, value: object) -> None:
        """Take it away, if `value` is False."""
        if not value:
            self.remove()

    def set_zorder(self, value: object) -> None:
        """Do nothing: marks lie on one another in the order they are drawn."""

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:
        """Set which values have the first and the last colour."""
        scale = getattr(self.mark, "scale", None)
        if scale is None:
            return
        low = scale.low if vmin is None else float(vmin)
        high = scale.high if vmax is None else float(vmax)
        self._change(scale=replace(scale, low=low, high=high))

    def set_data(self, x: Any, y: Any) -> None:
        """Give a line other points; the axes reach as far as before."""
        self._points(x=x, y=y)

    def set_xdata(self, x: Any) -> None:
        """Give a line other places across."""
        self._points(x=x)

    def set_ydata(self, y: Any) -> None:
        """Give a line other heights."""
        self._points(y=y)

    def _points(self, **given: Any) -> None:
        if type(self.mark) is Series:
            self._change(**{axis: row(value).ravel() for axis, value in given.items()})

    def remove(self) -> None:
        """Take it away."""
        self.sheet.marks[self.number] = None

    def _change(self, **fields: Any) -> None:
        mark = self.mark
        if mark is not None and all(hasattr(mark, name) for name in fields):
            self.sheet.marks[self.number] = replace(mark, **fields)

    def _style(self, **fields: Any) -> None:
        mark = self.mark
        if hasattr(mark, "style"):
            self._change(style=replace(mark.style, **fields))
        if "colour" in fields and isinstance(mark, Bars | Dots):
            self._change(colours=(fields["colour"],) * len(mark.x))


def labelled(mark: Any) -> bool:
    """Return whether a legend has a row for `mark`: a name that starts with no underscore."""
    name = getattr(mark, "label", "")
    return bool(name) and not name.startswith("_")
