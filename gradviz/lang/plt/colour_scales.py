"""Which values have which colour: `cmap`, `norm`, `vmin` and `vmax` of a call."""

import difflib
from functools import cache
from typing import Any

import numpy as np

from gradviz.lang.namespace import Namespace
from gradviz.lang.plt.numbers import numbers
from gradviz.trace.colour_maps import STOPS, is_map, shades
from gradviz.trace.figures import Scale

USUAL = "viridis"


class ColourMap(Namespace):
    """A colour map as programs hold it: `plt.cm.viridis`. Called with parts, it gives colours."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(name, {}, lambda n: f"'Colormap' object has no attribute {n!r}")

    def __call__(self, parts: Any) -> Any:
        """Return (r, g, b, 1.0) of each part, from 0 to 1; of whole numbers, of 256 places."""
        places = numbers(parts)
        if np.asarray(parts).dtype.kind in "iu":
            places = places / 255
        found = shades(self.name, places)
        whole = np.concatenate([found, np.ones((*found.shape[:-1], 1))], axis=-1)
        return tuple(whole.tolist()) if whole.ndim == 1 else whole


def colour_map(name: Any = None, lut: Any = None) -> ColourMap:
    """Return the colour map `name`; the usual one for None. It has all its colours, not `lut`."""
    return ColourMap(map_name(name))


@cache
def maps() -> Namespace:
    """Return `plt.cm`: colour maps by name."""
    members: dict[str, object] = {
        name + end: ColourMap(name + end) for name in STOPS for end in ("", "_r")
    }
    members["get_cmap"] = colour_map
    return Namespace(
        "matplotlib.cm", members, lambda n: f"module 'matplotlib.cm' has no attribute {n!r}"
    )


def map_name(cmap: Any) -> str:
    """Return the name of a colour map. ValueError for one there is not, with the nearest."""
    if cmap is None:
        return USUAL
    name = cmap.name if isinstance(cmap, ColourMap) else cmap
    if isinstance(name, str) and is_map(name):
        return name
    near = difflib.get_close_matches(str(name), STOPS, 3, 0.6)
    more = f"; did you mean one of {', '.join(repr(n) for n in near)}?" if near else ""
    raise ValueError(f"{name!r} is not a known colormap name{more}")


def scale_of(values: np.ndarray, cmap: Any, norm: Any, vmin: Any, vmax: Any) -> Scale:
    """Return the scale of `values`: from the least to the greatest, unless that is said."""
    log = norm == "log"
    if norm not in (None, "linear", "log"):
        raise ValueError(f"{norm!r} is not a valid value for norm. Supported values are 'linear', "
                         f"'log'")  # fmt: skip
    known = values[np.isfinite(values)]
    known = known[known > 0] if log else known
    low = float(known.min()) if known.size else 0.0
    high = float(known.max()) if known.size else 1.0
    low = low if vmin is None else float(numbers(vmin))
    high = high if vmax is None else float(numbers(vmax))
    if low > high:
        raise ValueError("minvalue must be less than or equal to maxvalue")
    return Scale(map_name(cmap), low, high, log)
