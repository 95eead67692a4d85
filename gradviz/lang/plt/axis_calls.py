"""Calls about the axes: names, ranges, scales, ticks, grid and legend."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist, labelled
from gradviz.lang.plt.colours import colour
from gradviz.lang.plt.keywords import TEXT, takes
from gradviz.lang.plt.numbers import row
from gradviz.lang.plt.sheet import Sheet
from gradviz.trace.figures import Ticks

PLACES = ("best", "upper right", "upper left", "lower left", "lower right", "right", "center left",
          "center right", "lower center", "upper center", "center")  # fmt: skip
SCALES = {"linear": "linear", "log": "log", "symlog": "symlog"}
MOST_TICKS = 200
LEGEND = ("labels handles bbox_to_anchor ncol ncols fontsize title title_fontsize frameon shadow "
          "fancybox framealpha facecolor edgecolor mode borderpad borderaxespad labelspacing "
          "handlelength handletextpad columnspacing markerscale numpoints scatterpoints labelcolor "
          "alignment reverse prop")  # fmt: skip


class AxisCalls(Sheet):
    """Public names are matplotlib's."""

    @takes("Text", TEXT)
    def set_title(self, label: object, **style: Any) -> None:
        """Write a title above the plot."""
        self.said["title"] = str(label)

    @takes("Text", TEXT)
    def set_xlabel(self, xlabel: object, **style: Any) -> None:
        """Name the axis of x."""
        self.said["xlabel"] = str(xlabel)
        self._colour_axis("x", style.get("color"))

    @takes("Text", TEXT)
    def set_ylabel(self, ylabel: object, **style: Any) -> None:
        """Name the axis of y."""
        self.said["ylabel"] = str(ylabel)
        self._colour_axis("y", style.get("color"))

    def set(self, **properties: Any) -> None:
        """Set several at once: title, xlabel, ylabel, xlim, ylim, xscale, yscale, xticks ..."""
        for name, value in properties.items():
            call = getattr(self, f"set_{name}", None)
            if call is None or name.startswith("_"):
                refused: Any = AttributeError(
                    f"Axes.set() got an unexpected keyword argument {name!r}"
                )
                raise refused
            call(*value) if name in ("xlim", "ylim") else call(value)

    # Ranges -------------------------------------------------------------------------------------

    def set_xlim(
        self, left: Any = None, right: Any = None, *, xmin: Any = None, xmax: Any = None,
        auto: Any = None, emit: bool = True,
    ) -> tuple[float, float]:  # fmt: skip
        """Set the ends of the axis of x; return them."""
        left, right = _pair(left, right)
        return self.choose("x", xmin if left is None else left, xmax if right is None else right)

    def set_ylim(
        self, bottom: Any = None, top: Any = None, *, ymin: Any = None, ymax: Any = None,
        auto: Any = None, emit: bool = True,
    ) -> tuple[float, float]:  # fmt: skip
        """Set the ends of the axis of y; return them."""
        bottom, top = _pair(bottom, top)
        return self.choose("y", ymin if bottom is None else bottom, ymax if top is None else top)

    def get_xlim(self) -> tuple[float, float]:
        """Return the ends of the axis of x."""
        return self.view("x")

    def get_ylim(self) -> tuple[float, float]:
        """Return the ends of the axis of y."""
        return self.view("y")

    def invert_xaxis(self) -> None:
        """Let x run from right to left."""
        self._turn("x")

    def invert_yaxis(self) -> None:
        """Let y run from top to bottom."""
        self._turn("y")

    def margins(self, *sizes: Any, x: Any = None, y: Any = None, tight: Any = None) -> None:
        """Set how much room is left beside what is drawn, as parts of it: 0.05 unless set."""
        if sizes:
            x, y = sizes if len(sizes) == 2 else sizes * 2
        for axis, size in (("x", x), ("y", y)):
            if size is not None:
                self.margin[axis] = float(size)

    def autoscale(self, enable: Any = True, axis: str = "both", tight: Any = None) -> None:
        """Show all that is drawn, whatever was set before."""
        for one in "xy" if axis == "both" else axis:
            self.chosen[one] = None if enable else self.view(one)
            if tight:
                self.margin[one] = 0.0

    def set_xscale(self, value: Any, **options: Any) -> None:
        """Make the axis of x "linear", "log" or "symlog"."""
        self.rescale("x", _scale(value))

    def set_yscale(self, value: Any, **options: Any) -> None:
        """Make the axis of y "linear", "log" or "symlog"."""
        self.rescale("y", _scale(value))

    def set_aspect(self, aspect: Any, adjustable: Any = None, **options: Any) -> None:
        """Make units equally long along both axes ("equal"), or let them fill the plot ("auto")."""
        self.said["equal"] = aspect == "equal" or aspect == 1

    def axis(self, *args: Any, **given: Any) -> tuple[float, float, float, float]:
        """Set or return the ranges: "off", "equal", "tight", [xmin, xmax, ymin, ymax]."""
        word = args[0] if args else None
        if isinstance(word, bool):
            word = "on" if word else "off"
        if isinstance(word, str):
            self._axis_word(word)
        elif word is not None:
            ends = row(word).ravel().tolist()
            if len(ends) != 4:
                raise TypeError("The first argument to axis() must be an iterable of the form "
                                "[xmin, xmax, ymin, ymax]")  # fmt: skip
            self.choose("x", *ends[:2])
            self.choose("y", *ends[2:])
        for axis in "xy":
            ends = [given.pop(f"{axis}{end}", None) for end in ("min", "max")]
            if any(end is not None for end in ends):
                self.choose(axis, *ends)
        return (*self.view("x"), *self.view("y"))

    def set_axis_off(self) -> None:
        """Draw no axes."""
        self.said["hidden"] = True

    # Ticks, grid, legend ------------------------------------------------------------------------

    def set_xticks(self, ticks: Any, labels: Any = None, **style: Any) -> None:
        """Choose where the axis of x has ticks, and what is written there."""
        self._tick("x", ticks, labels)

    def set_yticks(self, ticks: Any, labels: Any = None, **style: Any) -> None:
        """Choose where the axis of y has ticks, and what is written there."""
        self._tick("y", ticks, labels)

    def set_xticklabels(self, labels: Any, **style: Any) -> None:
        """Write something else at the ticks of x."""
        self._name_ticks("x", labels)

    def set_yticklabels(self, labels: Any, **style: Any) -> None:
        """Write something else at the ticks of y."""
        self._name_ticks("y", labels)

    def set_facecolor(self, color: Any) -> None:
        """Do nothing: the ground is the theme's."""

    def tick_params(self, axis: Any = "both", **style: Any) -> None:
        """Give the numbers of an axis a colour (labelcolor); else ticks wear the theme."""
        for one in "xy" if axis == "both" else str(axis)[:1]:
            self._colour_axis(one, style.get("labelcolor", style.get("colors")))

    def grid(self, visible: Any = None, which: Any = "major", axis: Any = "both",
             **style: Any) -> None:  # fmt: skip
        """Draw a grid, or take it away."""
        shown = not self.said.get("grid", False) if visible is None and not style else visible
        self.said["grid"] = True if shown is None else bool(shown)

    @takes("Legend", LEGEND)
    def legend(self, *args: Any, loc: Any = None, **style: Any) -> None:
        """Show which mark is which: `legend()`, or `legend(["a", "b"])` to name them."""
        labels = style.get("labels", args[-1] if args else None)
        handles = style.get("handles", args[0] if len(args) == 2 else None)
        if len(args) > 2:
            raise TypeError(f"legend() takes from 0 to 2 positional arguments but {len(args)} were "
                            f"given")  # fmt: skip
        if len(args) == 1 and args[0] and all(isinstance(part, Artist | list) for part in args[0]):
            labels, handles = None, args[0]
        if labels is not None:
            self._name_marks([labels] if isinstance(labels, str) else list(labels), handles)
        elif handles is not None:
            self._only(handles)
        place = PLACES[loc] if isinstance(loc, int) and 0 <= loc < len(PLACES) else loc
        if isinstance(place, str) and place not in PLACES and not place.startswith("outside"):
            raise ValueError(f"{place!r} is not a valid value for loc.")
        found = place if isinstance(place, str) and place in PLACES else "best"
        for sheet in self._together(handles or ()):
            sheet.said["legend"] = found

    def get_legend_handles_labels(self) -> tuple[list[Artist], list[str]]:
        """Return the marks that have a name, and the names."""
        found = [Artist(self, k) for k, mark in enumerate(self.marks) if labelled(mark)]
        return found, [artist.get_label() for artist in found]

    def cla(self) -> None:
        """Take everything away."""
        self.wipe()

    def _colour_axis(self, axis: str, shade: Any) -> None:
        if shade is not None and axis in ("x", "y"):
            self.said[f"{axis}colour"] = colour(shade)[0]

    def _turn(self, axis: str) -> None:
        self.backwards[axis] = not self.backwards[axis]
        ends = self.chosen[axis]
        self.chosen[axis] = None if ends is None else ends[::-1]

    def _axis_word(self, word: str) -> None:
        if word not in ("on", "off", "equal", "tight", "auto", "scaled", "image", "square"):
            raise ValueError(f"Unrecognized string {word!r} to axis; try 'on' or 'off'")
        if word in ("on", "off"):
            self.said["hidden"] = word == "off"
        if word in ("equal", "scaled", "image", "square"):
            self.said["equal"] = True
        if word in ("tight", "image"):
            self.chosen.update(x=self.view("x"), y=self.view("y"))

    def _tick(self, axis: str, ticks: Any, labels: Any) -> None:
        places = row(ticks).ravel()[:MOST_TICKS] if np.size(ticks) else np.zeros(0)
        if labels is not None and len(labels) != places.size:
            raise ValueError(f"The number of FixedLocator locations ({places.size}), usually from "
                             f"a call to set_ticks, does not match the number of labels "
                             f"({len(labels)}).")  # fmt: skip
        names = [f"{place:g}" for place in places.tolist()] if labels is None else list(labels)
        self.ticks[axis] = Ticks(tuple(places.tolist()), tuple(str(name) for name in names))
        ends = self.chosen[axis]
        if ends is None:
            self.reach[axis].take(places)

    def _name_ticks(self, axis: str, labels: Any) -> None:
        known, names = self.ticks[axis], [str(label) for label in labels]
        if known is None:
            places: tuple[float, ...] = tuple(float(k) for k in range(len(names)))
            known = Ticks(places if names else (), ())
        count = min(len(known.places), len(names))
        self.ticks[axis] = Ticks(known.places[:count], tuple(names[:count]))

    def _name_marks(self, labels: list[Any], handles: Any) -> None:
        marks = self._nameable() if handles is None else _artists(handles)
        for artist, label in zip(marks, labels, strict=False):
            artist.set_label(label)
        if handles is not None:
            self._only(marks)

    def _nameable(self) -> list[Artist]:
        return [
            Artist(self, k) for k, mark in enumerate(self.marks)
            if not getattr(mark, "label", "_").startswith("_")
        ]  # fmt: skip

    def _only(self, handles: Any) -> None:
        """Name no other marks than these, which may lie on a twin of these axes."""
        artists = _artists(handles)
        for sheet in self._together(artists):
            chosen = {artist.number for artist in artists if artist.sheet is sheet}
            for k, mark in enumerate(sheet.marks):
                if k not in chosen and labelled(mark):
                    Artist(sheet, k).set_label(f"_{getattr(mark, 'label', '')}")

    def _together(self, handles: Any) -> list[Sheet]:
        """Return this sheet, and those of the handles that lie over it or under it."""
        root = self.over or self
        others = {artist.sheet for artist in _artists(handles)} - {self}
        return [self, *(sheet for sheet in others if (sheet.over or sheet) is root)]


def _artists(handles: Any) -> list[Artist]:
    """Return what is held, also where a call gave back several."""
    parts = (part[0] if isinstance(part, list) and part else part for part in handles)
    return [part for part in parts if isinstance(part, Artist)]


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    if second is None and isinstance(first, list | tuple | np.ndarray):
        low, high = first
        return low, high
    return first, second


def _scale(value: Any) -> str:
    if value not in SCALES:
        known = ", ".join(repr(name) for name in SCALES)
        raise ValueError(f"{value!r} is not a valid value for scale. Supported values are {known}")
    return SCALES[value]
