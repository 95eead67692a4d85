"""Calls that draw straight lines and words: axhline, vlines, errorbar, stem, text, annotate."""

from typing import Any

import numpy as np

from gradviz.lang.plt.arrow_calls import ArrowCalls
from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.bar_calls import text_of
from gradviz.lang.plt.colours import colour, colours, is_colour
from gradviz.lang.plt.formats import Format, read_format
from gradviz.lang.plt.keywords import LINE, PATCH, TEXT, takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.lang.plt.styles import line_style, patch_style
from gradviz.trace.figures import Rule, Segments, Series, Style, Words

IN_AXES = "transAxes"  # what `ax.transAxes` is: places are parts of the plot
SIDES = {"left": "left", "center": "center", "right": "right"}
HEIGHTS = {"bottom": "bottom", "center": "center", "top": "top", "baseline": "bottom",
           "center_baseline": "center"}  # fmt: skip
SIZES = {"xx-small": 5.8, "x-small": 6.9, "small": 8.3, "medium": 10.0, "large": 12.0,
         "x-large": 14.4, "xx-large": 17.3}  # fmt: skip


class RuleCalls(ArrowCalls):
    """Public names are matplotlib's."""

    @takes("Line2D", LINE)
    def axhline(self, y: Any = 0, xmin: Any = 0, xmax: Any = 1, **style: Any) -> Artist:
        """Draw a line right across at the height y; xmin and xmax are parts of the width."""
        return self._rule(y, y, False, (xmin, xmax), _ruled(style))

    @takes("Line2D", LINE)
    def axvline(self, x: Any = 0, ymin: Any = 0, ymax: Any = 1, **style: Any) -> Artist:
        """Draw an upright line at x; ymin and ymax are parts of the height."""
        return self._rule(x, x, True, (ymin, ymax), _ruled(style))

    @takes("Rectangle", PATCH)
    def axhspan(self, ymin: Any, ymax: Any, xmin: Any = 0, xmax: Any = 1, **style: Any) -> Artist:
        """Fill a band right across, from ymin up to ymax."""
        return self._rule(ymin, ymax, False, (xmin, xmax), _band(style))

    @takes("Rectangle", PATCH)
    def axvspan(self, xmin: Any, xmax: Any, ymin: Any = 0, ymax: Any = 1, **style: Any) -> Artist:
        """Fill an upright band, from xmin to xmax."""
        return self._rule(xmin, xmax, True, (ymin, ymax), _band(style))

    @takes("AxLine", LINE)
    def axline(self, xy1: Any, xy2: Any = None, *, slope: Any = None, **style: Any) -> Artist:
        """Draw a straight line without end through two points, or through one with a slope."""
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        x, y = _point(xy1, "xy1")
        points = [(x, y)]
        if slope is None:
            x2, y2 = _point(xy2, "xy2")
            if (x2, y2) == (x, y):
                raise ValueError(f"Cannot draw a line through two identical points "
                                 f"(x={(x, x2)}, y={(y, y2)})")  # fmt: skip
            points.append((x2, y2))
            slope = np.inf if x2 == x else (y2 - y) / (x2 - x)
        look = line_style("C0", Format(), style)
        mark = Rule(0.0, 0.0, False, label=text_of(style.get("label")), style=look,
                    through=(x, y, float(slope)))  # fmt: skip
        return self.add(mark, *np.array(points).T)

    @takes("LineCollection", "color linewidth linestyle label alpha")
    def hlines(self, y: Any, xmin: Any, xmax: Any, **style: Any) -> Artist:
        """Draw level lines at each y, from xmin to xmax."""
        at, low, high = np.broadcast_arrays(row(y).ravel(), row(xmin), row(xmax))
        return self._segments(low, at, high, at, style)

    @takes("LineCollection", "color linewidth linestyle label alpha")
    def vlines(self, x: Any, ymin: Any, ymax: Any, **style: Any) -> Artist:
        """Draw upright lines at each x, from ymin to ymax."""
        at, low, high = np.broadcast_arrays(row(x).ravel(), row(ymin), row(ymax))
        return self._segments(at, low, at, high, style)

    @takes(
        "Line2D", LINE + " ecolor elinewidth capsize capthick barsabove errorevery lolims uplims"
    )
    def errorbar(
        self, x: Any, y: Any, yerr: Any = None, xerr: Any = None, fmt: str = "", **style: Any
    ) -> list[Artist]:
        """Draw a line with how far each of its points may be off."""
        form = Format("") if fmt.lower() == "none" else read_format(fmt) if fmt else Format()
        across, up = row(x).ravel(), row(y).ravel()
        if across.size != up.size:
            raise ValueError("'x' and 'y' must have the same size")
        shade = form.colour or (self.next_line() if style.get("color") is None else "C0")
        made = []
        if fmt.lower() != "none":
            look = line_style(shade, form, style)
            series = Series(kept(across.copy()), kept(up.copy()), text_of(style.get("label")), fmt,
                            style=look)  # fmt: skip
            made.append(self.add(series, across, up))
        bars = {"color": style.get("ecolor") or style.get("color") or shade,
                "linewidth": style.get("elinewidth"), "alpha": style.get("alpha")}  # fmt: skip
        cap = "_" if style.get("capsize") else ""
        if yerr is not None:
            low, high = _off(yerr, up, "yerr")
            made.append(self._segments(across, up - low, across, up + high, bars, cap))
        if xerr is not None:
            low, high = _off(xerr, across, "xerr")
            cap = "|" if cap else ""
            made.append(self._segments(across - low, up, across + high, up, bars, cap))
        return made

    @takes("Stem", "linefmt markerfmt basefmt bottom label orientation")
    def stem(self, *args: Any, **style: Any) -> list[Artist]:
        """Draw upright lines up to each value, with a point on top."""
        if not 1 <= len(args) <= 2:
            raise TypeError(f"stem expected between 1 and 2 positional arguments, got {len(args)}")
        heads = row(args[-1]).ravel()
        places = row(args[0]).ravel() if len(args) == 2 else np.arange(float(heads.size))
        if places.size != heads.size:
            raise ValueError(f"x and y must have same first dimension, but have shapes "
                             f"{places.shape} and {heads.shape}")  # fmt: skip
        base = float(style.get("bottom") or 0.0)
        lines = read_format(style.get("linefmt") or "C0-")
        shade = lines.colour or "C0"
        points = read_format(style.get("markerfmt") or "o")
        foot = read_format(style.get("basefmt") or "C3-")
        given = {"color": shade, "linestyle": lines.dash or "-"}
        made = [self._segments(places, np.full(places.size, base), places, heads, given)]
        look = Style(points.colour or shade, dash="", marker=points.marker or "o")
        series = Series(kept(places.copy()), kept(heads.copy()), text_of(style.get("label")),
                        style=look)  # fmt: skip
        made.append(self.add(series, places, heads))
        ends = (places.min(), places.max()) if places.size else (0.0, 0.0)
        rest = Style(foot.colour or "C3", dash=foot.dash or "-")
        made.append(self.add(Series(kept(np.array(ends)), kept(np.array([base, base])), "_base",
                                    style=rest), np.array(ends), np.array([base])))  # fmt: skip
        return made

    @takes("Text", TEXT + " transform")
    def text(self, x: Any, y: Any, s: Any, **style: Any) -> Artist:
        """Write words at a point of the data, or with transform=ax.transAxes of the plot."""
        return self.add(self._words(x, y, s, style, style.get("transform") is IN_AXES))

    @takes("Annotation", TEXT + " arrowprops xycoords textcoords annotation_clip transform")
    def annotate(self, text: Any, xy: Any, xytext: Any = None, **style: Any) -> Artist:
        """Write words that belong to the point xy; with arrowprops, an arrow leads to it."""
        x, y = _point(xy, "xy")
        place = (x, y) if xytext is None else _point(xytext, "xytext")
        if xytext is not None and style.get("textcoords") in ("offset points", "offset pixels"):
            return self.add(self._words(x, y, text, style, False, place, None))
        parts = style.get("xycoords") == "axes fraction"
        tip = (x, y) if style.get("arrowprops") is not None else None
        return self.add(self._words(place[0], place[1], text, style, parts, tip=tip))

    # What they have in common -------------------------------------------------------------------

    def _rule(
        self, low: Any, high: Any, upright: bool, ends: tuple[Any, Any], style: dict[str, Any]
    ) -> Artist:
        places = row(low).ravel(), row(high).ravel()
        if any(place.size != 1 for place in places):
            name = "x" if upright else "y"
            raise ValueError(f"{name!r} must be a single scalar value, but got {low!r}")
        first, last = (float(place[0]) for place in places)
        look = line_style("C0", Format(), style) if first == last else patch_style("C0", style)
        part = (float(ends[0]), float(ends[1]))
        mark = Rule(first, last, upright, part, text_of(style.get("label")), style=look)
        reach = np.array([first, last])
        return self.add(mark, reach if upright else None, None if upright else reach)

    def _segments(
        self, x0: Any, y0: Any, x1: Any, y1: Any, style: dict[str, Any], cap: str = ""
    ) -> Artist:
        shade = style.get("color")
        one = "C0" if shade is None else colours(shade, 1)[0]
        given = {**style, "color": None, "marker": cap or None}
        if given.get("linestyle") is not None and not isinstance(given["linestyle"], str):
            given["linestyle"] = "-"
        look = line_style(one, Format(), given)
        a, b, c, d = (kept(np.array(part, np.float64)) for part in (x0, y0, x1, y1))
        mark = Segments(a, b, c, d, label=text_of(style.get("label")), style=look)
        return self.add(mark, np.concatenate([a, c]), np.concatenate([b, d]))

    def _words(
        self,
        x: Any,
        y: Any,
        text: Any,
        style: dict[str, Any],
        in_parts: bool,
        shift: Any = None,
        tip: tuple[float, float] | None = None,
    ) -> Words:
        font = style.get("fontdict") or {}
        size = style.get("fontsize", font.get("size", 10.0))
        shade = style.get("color", font.get("color"))
        across = style.get("horizontalalignment") or _leaning(shift, 0, ("right", "left", "left"))
        up = style.get("verticalalignment") or _leaning(shift, 1, ("top", "bottom", "bottom"))
        if across not in SIDES:
            raise ValueError(f"{across!r} is not a valid value for horizontalalignment; supported "
                             f"values are 'center', 'right', 'left'")  # fmt: skip
        return Words(float(numbers(x)), float(numbers(y)), str(text),
                     "k" if shade is None else colour(shade)[0],
                     SIZES.get(size, 10.0) if isinstance(size, str) else float(size),
                     across, HEIGHTS.get(up, "bottom"), in_parts, tip)  # fmt: skip


def _ruled(style: dict[str, Any]) -> dict[str, Any]:
    shade = style.get("color")
    if shade is not None and not is_colour(shade):
        raise ValueError(f"{shade!r} is not a valid value for color")
    return style


def _band(style: dict[str, Any]) -> dict[str, Any]:
    return style


def _point(value: Any, name: str) -> tuple[float, float]:
    parts = row(value).ravel().tolist()
    if len(parts) != 2:
        raise ValueError(f"{name!r} must be a pair of numbers, not {len(parts)}")
    return parts[0], parts[1]


def _leaning(shift: Any, which: int, words: tuple[str, str, str]) -> str:
    """Return how a text stands to its point when it is moved off it by `shift`."""
    return words[2] if shift is None else words[0] if shift[which] < 0 else words[1]


def _off(given: Any, values: np.ndarray, name: str) -> tuple[np.ndarray, np.ndarray]:
    sizes = numbers(given)
    if (sizes < 0).any():
        raise ValueError(f"{name!r} must not contain negative values")
    try:
        low, high = np.broadcast_to(sizes, (2, values.size))
    except ValueError:
        raise ValueError(f"{name!r} (shape: {sizes.shape}) must be a scalar or a 1D or (2, n) "
                         f"array-like whose shape matches the data (shape: {values.shape})"
                         ) from None  # fmt: skip
    return low, high
