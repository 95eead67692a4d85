"""Calls that draw lines and points: plot and its relatives with logarithmic axes, scatter, step."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.colour_scales import scale_of
from gradviz.lang.plt.colours import colour, colours, is_colour
from gradviz.lang.plt.formats import Format, read_format
from gradviz.lang.plt.keywords import LINE, takes
from gradviz.lang.plt.numbers import finite_pairs, kept, numbers, row
from gradviz.lang.plt.sheet import Sheet
from gradviz.lang.plt.styles import line_style, marker_of
from gradviz.trace.figures import Dots, Series, Style


class LineCalls(Sheet):
    """Public names are matplotlib's."""

    @takes("Line2D", LINE)
    def plot(self, *args: Any, **style: Any) -> list[Artist]:
        """Draw y over x: `plot(y)`, `plot(x, y)`, `plot(x, y, "r--")`, also several in one call.

        A matrix draws a line for each column. ValueError where lengths differ.
        """
        rest = list(args)
        made: list[Artist] = []
        while rest:
            group, rest = rest[:2], rest[2:]
            if rest and isinstance(rest[0], str):
                group.append(rest.pop(0))
            made += self._lines(group, style)
        return made

    @takes("Line2D", LINE)
    def semilogx(self, *args: Any, **style: Any) -> list[Artist]:
        """Draw lines with a logarithmic axis of x."""
        self.rescale("x", "log")
        return self.plot(*args, **style)

    @takes("Line2D", LINE)
    def semilogy(self, *args: Any, **style: Any) -> list[Artist]:
        """Draw lines with a logarithmic axis of y."""
        self.rescale("y", "log")
        return self.plot(*args, **style)

    @takes("Line2D", LINE)
    def loglog(self, *args: Any, **style: Any) -> list[Artist]:
        """Draw lines with two logarithmic axes."""
        self.rescale("x", "log")
        self.rescale("y", "log")
        return self.plot(*args, **style)

    @takes("Line2D", LINE)
    def step(self, x: Any, y: Any, *args: Any, where: str = "pre", **style: Any) -> list[Artist]:
        """Draw lines that go from value to value in steps."""
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where. Supported values are "
                             f"'pre', 'post', 'mid'")  # fmt: skip
        return self.plot(x, y, *args, **style, drawstyle=f"steps-{where}")

    @takes("PathCollection", "color facecolor label alpha linewidth edgecolor plotnonfinite")
    def scatter(
        self,
        x: Any,
        y: Any,
        s: Any = None,
        c: Any = None,
        marker: Any = None,
        cmap: Any = None,
        norm: Any = None,
        vmin: Any = None,
        vmax: Any = None,
        **style: Any,
    ) -> Artist:
        """Draw points; `s` are their areas, `c` one colour, a colour each or values for a map."""
        across, up = self.places("x", x).ravel(), self.places("y", y).ravel()
        if across.size != up.size:
            raise ValueError("x and y must be the same size")
        shade, values, own = self._dot_colours(c, style, across.size)
        scale = None if values is None else scale_of(values, cmap, norm, vmin, vmax)
        if scale is None and cmap is not None:
            scale_of(np.zeros(1), cmap, norm, vmin, vmax)  # a map of no such name is an error
        given = {**style, "color": None, "facecolor": None, "linestyle": "None",
                 "marker": marker or "o"}  # fmt: skip
        edge = style.get("edgecolor")
        made = line_style(shade, Format(), given)
        look = Style(made.colour, made.alpha, made.width, "", marker_of(marker or "o"),
                     edge="" if edge in (None, "face") else colours(edge, 1)[0])  # fmt: skip
        dots = Dots(across, up, _text(style.get("label")), style=look,
                    sizes=_diameters(s, across.size), values=values, scale=scale,
                    colours=own)  # fmt: skip
        artist = self.add(dots, *finite_pairs(across, up))
        self.shown = artist if scale is not None else self.shown
        return artist

    def _dot_colours(
        self, c: Any, style: dict[str, Any], count: int
    ) -> tuple[str, np.ndarray | None, tuple[str, ...]]:
        """Return the one colour, the values to be mapped, or a colour for each."""
        plain = style.get("facecolor", style.get("color"))
        if c is not None and style.get("color") is not None:
            raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ "
                             "but their functionalities overlap.")  # fmt: skip
        if c is None and plain is None:
            return self.next_patch(), None, ()
        wanted = plain if c is None else c
        values = None if c is None or isinstance(c, str) else _values(c)
        if values is not None and values.size == count and values.shape not in ((1, 3), (1, 4)):
            return "C0", kept(values.ravel()), ()
        if is_colour(wanted):
            return colour(wanted)[0], None, ()
        if values is not None and values.ndim != 2:
            raise ValueError(f"'c' argument has {values.size} elements, which is inconsistent with "
                             f"'x' and 'y' with size {count}.")  # fmt: skip
        own = colours(wanted, count)
        return own[0] if own else "C0", None, own

    def _lines(self, group: list[Any], style: dict[str, Any]) -> Iterator[Artist]:
        text = group.pop() if len(group) > 1 and isinstance(group[-1], str) else None
        if len(group) == 3:
            raise ValueError("third arg must be a format string")
        form = Format() if text is None else read_format(text)
        if any(part is None for part in group):
            raise ValueError("x, y, and format string must not be None")
        return self._columns(*self._pair(group), text or "", form, style)

    def _pair(self, group: list[Any]) -> tuple[np.ndarray, np.ndarray]:
        *first, last = group
        y = np.atleast_1d(self.places("y", last))
        x = np.atleast_1d(self.places("x", first[0])) if first else np.arange(len(y), dtype=float)
        if x.shape[0] != y.shape[0]:
            raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} "
                             f"and {y.shape}")  # fmt: skip
        if x.ndim > 2 or y.ndim > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and "
                             f"{y.shape}")  # fmt: skip
        return _as_columns(x), _as_columns(y)

    def _columns(
        self, x: np.ndarray, y: np.ndarray, text: str, form: Format, style: dict[str, Any]
    ) -> Iterator[Artist]:
        count = max(x.shape[1], y.shape[1]) if x.shape[1] and y.shape[1] else 0
        if min(x.shape[1], y.shape[1]) > 1 and x.shape[1] != y.shape[1]:
            raise ValueError(f"x has {x.shape[1]} columns but y has {y.shape[1]} columns")
        names = _names(style.get("label"), count)
        for k in range(count):
            free = form.colour is None and style.get("color") is None
            look = line_style(self.next_line() if free else "C0", form, style)
            across = kept(np.array(x[:, k % x.shape[1]]))
            up = kept(np.array(y[:, k % y.shape[1]]))
            yield self.add(Series(across, up, names[k], text, style=look),
                           *finite_pairs(across, up))  # fmt: skip


def _as_columns(values: np.ndarray) -> np.ndarray:
    return values[:, None] if values.ndim == 1 else values


def _names(label: Any, count: int) -> list[str]:
    """Return a name for each line: one for all, or one each."""
    if isinstance(label, list | tuple) and count > 1:
        if len(label) != count:
            raise ValueError(f"label must be scalar or have the same length as the input data, but "
                             f"found {len(label)} for {count} datasets.")  # fmt: skip
        return [_text(name) for name in label]
    return [_text(label)] * count


def _text(label: Any) -> str:
    return "" if label is None else str(label)


def _values(value: Any) -> np.ndarray | None:
    try:
        return numbers(value)
    except (TypeError, ValueError):
        return None


def _diameters(s: Any, count: int) -> np.ndarray | None:
    if s is None:
        return None
    areas = row(s).ravel()
    if areas.size not in (1, count):
        raise ValueError(
            f"s (size {areas.size}) cannot be broadcast to match x and y (size {count})"
        )
    return kept(np.sqrt(np.maximum(np.broadcast_to(areas, (count,)), 0.0)))
