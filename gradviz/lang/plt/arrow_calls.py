"""Calls that draw arrows: quiver, arrow."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.colour_scales import scale_of
from gradviz.lang.plt.colours import colours
from gradviz.lang.plt.contour_calls import ContourCalls, steps_of
from gradviz.lang.plt.image_calls import alpha_of
from gradviz.lang.plt.keywords import takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.trace.figures import Arrows, Style


class ArrowCalls(ContourCalls):
    """Public names are matplotlib's."""

    @takes("Quiver", "color scale scale_units angles units width headwidth headlength "
           "headaxislength pivot alpha cmap norm label minshaft minlength")  # fmt: skip
    def quiver(self, *args: Any, **style: Any) -> Artist:
        """Draw arrows: `quiver(U, V)`, `quiver(X, Y, U, V)`, and values for their colours."""
        if not 2 <= len(args) <= 5:
            raise TypeError(f"quiver() takes from 2 to 5 positional arguments but {len(args)} were "
                            f"given")  # fmt: skip
        parts = [np.atleast_1d(numbers(part)) for part in args]
        values = parts.pop() if len(parts) in (3, 5) else None
        u, v = parts[-2], parts[-1]
        x, y = parts[:2] if len(parts) == 4 else _indices(u.shape)
        if x.ndim == 1 and u.ndim == 2 and x.size != u.size:
            x, y = np.meshgrid(x, y)
        count = x.size if len(parts) == 4 else u.size
        named = {"Y": y, "U": u, "V": v} | ({} if values is None else {"C": values})
        for name, part in named.items():
            if part.size not in (1, count):
                raise ValueError(f"Argument {name} has a size {part.size} which does not match "
                                 f"{count}, the number of arrow positions")  # fmt: skip
        fx, fy, fu, fv = (
            kept(np.array(np.broadcast_to(part.ravel(), (count,)))) for part in (x, y, u, v)
        )
        size = style.get("scale")
        in_data = size is not None and style.get("scale_units") in ("xy", "x", "y")
        shade = style.get("color")
        one = "k" if shade is None else colours(shade, 1)[0]
        scale = None if values is None else scale_of(values, style.get("cmap"), style.get("norm"),
                                                     None, None)  # fmt: skip
        mark = Arrows(fx, fy, fu, fv, _arrow_scale(fu, fv, size), in_data,
                      Style(one, alpha_of(style), 1.5), label="" if style.get("label") is None
                      else str(style["label"]),
                      values=None if values is None else kept(
                          np.array(np.broadcast_to(values.ravel(), (count,)))),
                      scale=scale)  # fmt: skip
        artist = self.add(mark, fx, fy)
        self.shown = artist if scale is not None else self.shown
        return artist

    @takes("FancyArrow", "width length_includes_head head_width head_length shape overhang "
           "head_starts_at_zero color facecolor edgecolor alpha label linewidth linestyle "
           "fill")  # fmt: skip
    def arrow(self, x: Any, y: Any, dx: Any, dy: Any, **style: Any) -> Artist:
        """Draw one arrow from (x, y) by (dx, dy), in data."""
        fx, fy, fu, fv = (kept(np.array(row(part).ravel()[:1])) for part in (x, y, dx, dy))
        wanted = style.get("color", style.get("facecolor"))
        shade = "C0" if wanted is None else colours(wanted, 1)[0]
        label = "" if style.get("label") is None else str(style["label"])
        mark = Arrows(fx, fy, fu, fv, 1.0, True, Style(shade, alpha_of(style), 1.5), label=label)
        return self.add(mark, np.concatenate([fx, fx + fu]), np.concatenate([fy, fy + fv]))


def _indices(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    if len(shape) == 1:
        return np.arange(float(shape[0])), np.zeros(1)
    found = np.meshgrid(*steps_of(shape))
    return found[0], found[1]


def _arrow_scale(u: np.ndarray, v: np.ndarray, size: Any) -> float:
    """Return what lengths are divided by: as matplotlib, so that arrows seldom touch."""
    if size is not None and float(size) > 0:
        return float(size)
    lengths = np.hypot(u, v)
    known = lengths[np.isfinite(lengths)]
    mean = float(known.mean()) if known.size else 1.0
    return 1.8 * (mean or 1.0) * min(max(np.sqrt(u.size), 10), 25)
