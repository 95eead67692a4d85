"""The call that counts: hist, after matplotlib's, with NumPy's histogram."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.bar_calls import BarCalls, one_of, text_of
from gradviz.lang.plt.colours import is_colour
from gradviz.lang.plt.formats import Format
from gradviz.lang.plt.keywords import PATCH, takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.lang.plt.styles import line_style, patch_style
from gradviz.trace.figures import Area, Bars, Series

MOST_BINS = 100_000  # that anybody could want to see


class HistCalls(BarCalls):
    """Public names are matplotlib's."""

    @takes("Rectangle", PATCH)
    def hist(
        self,
        x: Any,
        bins: Any = None,
        range: Any = None,  # noqa: A002 (matplotlib's name)
        density: bool = False,
        weights: Any = None,
        cumulative: bool = False,
        bottom: Any = None,
        histtype: str = "bar",
        align: str = "mid",
        orientation: str = "vertical",
        rwidth: Any = None,
        log: bool = False,
        stacked: bool = False,
        **style: Any,
    ) -> tuple[Any, np.ndarray, list[Artist]]:
        """Draw how many values fall into each bin; return the counts, the bins' ends, the bars."""
        one_of(histtype=(histtype, ("bar", "barstacked", "step", "stepfilled")),
                align=(align, ("left", "mid", "right")),
                orientation=(orientation, ("horizontal", "vertical")))  # fmt: skip
        sets = _datasets(x)
        counts, edges = _counted(sets, _bins(bins, style), range, weights,
                                 density and not stacked)  # fmt: skip
        if stacked or histtype == "barstacked":
            counts = _stacked(counts, edges, density)
        if cumulative:
            counts = _running(counts, edges, density)
        if log:
            self.rescale("y" if orientation == "vertical" else "x", "log")
        looks = self._looks(style, len(sets))
        sideways = orientation == "horizontal"
        together = histtype != "bar" or stacked
        made = []
        for k in reversed(np.arange(len(sets)).tolist()) if together else np.arange(len(sets)):
            below = counts[k - 1] if (stacked or histtype == "barstacked") and k else None
            look = (counts[k], edges, below, looks[k], (int(k), len(sets)))
            if histtype.startswith("step"):
                made.append(self._outline(*look[:4], histtype == "stepfilled", sideways))
            else:
                made.append(self._bin_bars(*look, together, sideways, rwidth, align))
        return (counts[0] if len(sets) == 1 else list(counts)), edges, made

    # What histograms are made of ----------------------------------------------------------------

    def _looks(self, style: dict[str, Any], count: int) -> list[dict[str, Any]]:
        """Return the keywords of each dataset: its own colour and name."""
        wanted = style.get("color")
        if wanted is None:
            shades = [self.next_line() for _ in range(count)]
        elif is_colour(wanted):
            shades = [wanted] * count
        else:
            shades = list(wanted)
            if len(shades) != count:
                raise ValueError(f"The 'color' keyword argument must have one color per dataset, "
                                 f"but {count} datasets and {len(shades)} colors were "
                                 f"provided")  # fmt: skip
        label = style.get("label")
        names = list(label) if isinstance(label, list | tuple) else [label]
        names += [None] * (count - len(names))
        return [{**style, "color": shades[k], "label": names[k]} for k in range(count)]

    def _bin_bars(
        self,
        counts: np.ndarray,
        edges: np.ndarray,
        below: np.ndarray | None,
        style: dict[str, Any],
        number: tuple[int, int],
        together: bool,
        sideways: bool,
        rwidth: Any,
        align: str,
    ) -> Artist:
        k, count = number
        whole = np.diff(edges)
        share = float(np.clip(rwidth, 0, 1)) if rwidth is not None else (0.8 if count > 1 else 1.0)
        share = 1.0 if together and rwidth is None else share
        width = whole * share / (1 if together else count)
        middle = edges[:-1] + whole / 2
        if not together:
            middle = middle + width * (k - (count - 1) / 2)
        middle = middle + whole * {"left": -0.5, "mid": 0.0, "right": 0.5}[align]
        base = np.zeros_like(counts) if below is None else below
        look, own = self.bar_look({**style, "facecolor": style["color"]}, counts.size)
        mark = Bars(kept(middle), kept(counts - base), text_of(style.get("label")), style=look,
                    widths=kept(width), base=kept(np.array(base)), sideways=sideways, colours=own,
                    edges=edges)  # fmt: skip
        return self.add_bars(mark, np.isfinite(counts))

    def _outline(
        self,
        counts: np.ndarray,
        edges: np.ndarray,
        below: np.ndarray | None,
        style: dict[str, Any],
        filled: bool,
        sideways: bool,
    ) -> Artist:
        x = np.concatenate([edges[:1], np.repeat(edges[1:-1], 2), edges[-1:]])
        x = np.concatenate([edges[:1], x, edges[-1:]])
        base = np.zeros_like(counts) if below is None else below
        y = np.concatenate([base[:1], np.repeat(counts, 2), base[-1:]])
        label = text_of(style.get("label"))
        self.stick(**{"x" if sideways else "y": (0.0,)})
        if filled:
            low = np.concatenate([base[:1], np.repeat(base, 2), base[-1:]])
            area = Area(kept(x), kept(y), label, style=patch_style("C0", style), low=kept(low))
            return self.add(area, x, np.concatenate([y, low]))
        given = {k: v for k, v in style.items() if k not in ("edgecolor", "facecolor", "fill")}
        ends = (kept(y), kept(x)) if sideways else (kept(x), kept(y))
        return self.add(Series(*ends, label, style=line_style("C0", Format(), given, 1.0)), *ends)


def _bins(bins: Any, style: dict[str, Any]) -> Any:
    if bins is None:
        return 10
    if isinstance(bins, str):
        return bins
    found = numbers(bins)
    if found.ndim == 0:
        count = int(found)
        if count > MOST_BINS:
            raise ValueError(f"{count:,} bins are more than can be seen: at most {MOST_BINS:,}")
        return count
    return found


def _datasets(x: Any) -> list[np.ndarray]:
    """Return the values of each dataset: a list of lists has several, a matrix one per column."""
    if isinstance(x, list | tuple) and x and any(np.ndim(_raw(part)) for part in x):
        parts = [row(part) for part in x]
        if len({part.shape for part in parts}) != 1 or parts[0].ndim == 1:
            return [part.ravel() for part in parts]
    values = row(x)
    if values.ndim > 2:
        raise ValueError("x must have 2 or fewer dimensions")
    return [values] if values.ndim == 1 else list(values.T)


def _raw(part: Any) -> Any:
    return part if isinstance(part, list | tuple | int | float) else np.zeros(np.shape(part))


def _counted(
    sets: list[np.ndarray], bins: Any, ends: Any, weights: Any, density: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return the counts of each dataset, (datasets, bins), and the ends of the bins they share."""
    known = [part[~np.isnan(part)] for part in sets]
    heavy = [None] * len(sets) if weights is None else _weights(weights, sets)
    if ends is None and any(part.size for part in known):
        low = min(part.min() for part in known if part.size)
        high = max(part.max() for part in known if part.size)
        ends = (float(low), float(high))
    elif ends is not None:
        ends = tuple(numbers(ends).ravel().tolist())
    if len(sets) > 1:
        bins = np.histogram_bin_edges(np.concatenate(sets), bins, ends)
        ends = None
    found = []
    for part, weight in zip(sets, heavy, strict=True):
        counts, bins = np.histogram(part, bins, ends, density=density, weights=weight)
        found.append(counts)
    return np.array(found, np.float64), kept(np.array(bins, np.float64))


def _weights(weights: Any, sets: list[np.ndarray]) -> list[np.ndarray]:
    found = _datasets(weights)
    if [part.size for part in found] != [part.size for part in sets]:
        raise ValueError("weights should have the same shape as x")
    return found


def _stacked(counts: np.ndarray, edges: np.ndarray, density: bool) -> np.ndarray:
    summed = counts.cumsum(axis=0)
    return summed / np.diff(edges) / summed[-1].sum() if density else summed


def _running(counts: np.ndarray, edges: np.ndarray, density: bool) -> np.ndarray:
    return (counts * np.diff(edges) if density else counts).cumsum(axis=1)
