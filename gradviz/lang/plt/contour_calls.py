"""Calls that draw lines of equal value and what lies between them: contour, contourf, clabel."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.colour_scales import map_name
from gradviz.lang.plt.colours import colour, colours, is_colour
from gradviz.lang.plt.contouring import even_grid, levels_for, lines
from gradviz.lang.plt.image_calls import BIGGEST, ImageCalls, alpha_of, refuse_size
from gradviz.lang.plt.keywords import takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.trace.figures import Contours, Field, Image, Scale, Style

LEVELS = 7  # that contours have, where nobody says how many
MOST_LEVELS = 200


class ContourCalls(ImageCalls):
    """Public names are matplotlib's."""

    @takes("QuadContourSet", "levels color cmap norm vmin vmax alpha linewidth linestyle label "
           "extend origin extent locator")  # fmt: skip
    def contour(self, *args: Any, **style: Any) -> Artist:
        """Draw lines of equal value: `contour(Z)`, `contour(X, Y, Z)`, and levels."""
        x, y, z, levels = self._field("contour", args, style, filled=False)
        scale = _of_levels(levels, style, filled=False)
        shade = style.get("color")
        one = colour(shade)[0] if shade is not None and is_colour(shade) else ""
        dash = style.get("linestyle")
        look = Style(one, alpha_of(style), _first(style.get("linewidth"), 1.5),
                     {"dashed": "--", "dotted": ":", "dashdot": "-."}.get(dash, "-")
                     if isinstance(dash, str) else "-")  # fmt: skip
        pieces = tuple(kept(lines(x, y, z, float(level))) for level in levels)
        mark = Contours(tuple(levels.tolist()), pieces, scale, look, field=Field(x, y, z))
        return self._spread(mark, x, y)

    @takes("QuadContourSet", "levels color cmap norm vmin vmax alpha linewidth linestyle label "
           "extend origin extent locator hatches")  # fmt: skip
    def contourf(self, *args: Any, **style: Any) -> Artist:
        """Fill what lies between lines of equal value: `contourf(X, Y, Z, levels=20)`."""
        x, y, z, levels = self._field("contourf", args, style, filled=True)
        scale = _of_levels(levels, style, filled=True)
        values = even_grid(x, y, z)
        beyond = style.get("extend", "neither")
        if beyond not in ("min", "both"):
            values = np.where(values < levels[0], np.nan, values)
        if beyond not in ("max", "both"):
            values = np.where(values > levels[-1], np.nan, values)
        mark = Image(kept(values), (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])), scale,
                     alpha_of(style), cells=False, field=Field(x, y, z))  # fmt: skip
        return self._spread(mark, x, y)

    @takes("ContourLabels", "fmt fontsize inline inline_spacing colors color manual")
    def clabel(self, CS: Artist, levels: Any = None, **style: Any) -> list[object]:  # noqa: N803
        """Write on the lines of a contour which value they have."""
        if isinstance(CS, Artist) and isinstance(CS.mark, Contours):
            CS._change(named=True)
        return []

    def _spread(self, mark: Contours | Image, x: np.ndarray, y: np.ndarray) -> Artist:
        self.stick(x=(float(x.min()), float(x.max())), y=(float(y.min()), float(y.max())))
        self.shown = self.add(mark, x, y)
        return self.shown

    def _field(
        self, name: str, args: tuple[Any, ...], style: dict[str, Any], filled: bool
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return x, y, z and the levels of a contour call."""
        if not 1 <= len(args) <= 4:
            raise TypeError(f"{name}() takes from 1 to 4 positional arguments but {len(args)} were "
                            f"given")  # fmt: skip
        *places, given = args if len(args) in (2, 4) else (*args, None)
        z = numbers(places[-1])
        if z.ndim != 2:
            raise TypeError(f"Input z must be 2D, not {z.ndim}D")
        if min(z.shape) < 2:
            raise TypeError(
                f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}"
            )
        refuse_size(z.size)
        x, y = _axes_of(places[:2], z) if len(places) == 3 else steps_of(z.shape)
        wanted = style.get("levels") if given is None else given
        return x, y, z, _levels(wanted, z, filled)


def _axes_of(places: list[Any], z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of the columns and rows of `z`, from vectors or from a meshgrid."""
    x, y = numbers(places[0]), numbers(places[1])
    if x.ndim != y.ndim or x.ndim not in (1, 2):
        raise TypeError(f"Number of dimensions of x ({x.ndim}) and y ({y.ndim}) do not match")
    if x.ndim == 2:
        for name, part in (("x", x), ("y", y)):
            if part.shape != z.shape:
                raise TypeError(f"Shapes of {name} {part.shape} and z {z.shape} do not match")
        if np.ptp(x, axis=0).any() or np.ptp(y, axis=1).any():
            raise ValueError("x and y must make a straight grid, as np.meshgrid does")
        x, y = x[0], y[:, 0]
    for name, part, count in (("x", x, z.shape[1]), ("y", y, z.shape[0])):
        if len(part) != count:
            where = "columns" if name == "x" else "rows"
            raise TypeError(f"Length of {name} ({len(part)}) must match number of {where} in z "
                            f"({count})")  # fmt: skip
        steps = np.diff(part)
        if not ((steps > 0).all() or (steps < 0).all()):
            raise ValueError(f"{name} must be increasing or decreasing from one line to the next")
    return x, y


def steps_of(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the columns and rows of a matrix."""
    return np.arange(float(shape[1])), np.arange(float(shape[0]))


def _levels(wanted: Any, z: np.ndarray, filled: bool) -> np.ndarray:
    count = numbers(wanted) if wanted is not None else np.array(float(LEVELS))
    if count.ndim == 0:
        known = z[np.isfinite(z)]
        if count > MOST_LEVELS:
            raise ValueError(f"{int(count):,} levels are more than can be told apart: at most "
                             f"{MOST_LEVELS}")  # fmt: skip
        if not known.size:
            return np.array([0.0, 1.0])
        return levels_for(float(known.min()), float(known.max()), int(count), filled)
    levels = count.ravel()
    if filled and levels.size < 2:
        raise ValueError("Filled contours require at least 2 levels.")
    if levels.size > 1 and (np.diff(levels) <= 0).any():
        raise ValueError("Contour levels must be increasing")
    refuse_size(levels.size * BIGGEST / MOST_LEVELS)
    return levels


def _of_levels(levels: np.ndarray, style: dict[str, Any], filled: bool) -> Scale:
    shade = style.get("color")
    several = shade is not None and not (is_colour(shade) and not filled)
    count = len(levels) - 1 if filled else len(levels)
    own = colours(shade, count) if several else ()
    name = map_name(style.get("cmap"))
    low, high = float(levels[0]), float(levels[-1])
    if filled:
        middles = (levels[:-1] + levels[1:]) / 2
        low, high = float(middles[0]), float(middles[-1])
    low = low if style.get("vmin") is None else float(style["vmin"])
    high = high if style.get("vmax") is None else float(style["vmax"])
    return Scale(name, low, high, levels=tuple(levels.tolist()), colours=own)


def _first(value: Any, otherwise: float) -> float:
    return otherwise if value is None else float(row(value).ravel()[0])
