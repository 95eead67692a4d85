"""Calls that draw what is filled: bar, barh, bar_label, fill_between, stackplot."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.colours import colour, colours, is_colour
from gradviz.lang.plt.keywords import PATCH, takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.lang.plt.sheet import Sheet
from gradviz.lang.plt.styles import patch_style
from gradviz.trace.figures import Area, Bars, Segments, Style, Ticks, Words

NAMES = {0: "'x'", 1: "'height'", 2: "'width'", 3: "'y'"}


class BarCalls(Sheet):
    """Public names are matplotlib's."""

    @takes("Rectangle", PATCH + " yerr xerr capsize ecolor tick_label log error_kw")
    def bar(
        self,
        x: Any,
        height: Any,
        width: Any = 0.8,
        bottom: Any = None,
        *,
        align: str = "center",
        **style: Any,
    ) -> list[Artist]:
        """Draw a bar at each x, so high. Texts for x are categories."""
        if style.pop("log", False):
            self.rescale("y", "log")
        return self._bars((x, height, width, bottom), align, style, sideways=False)

    @takes("Rectangle", PATCH + " yerr xerr capsize ecolor tick_label log error_kw")
    def barh(
        self,
        y: Any,
        width: Any,
        height: Any = 0.8,
        left: Any = None,
        *,
        align: str = "center",
        **style: Any,
    ) -> list[Artist]:
        """Draw a bar to the right at each y, so long."""
        if style.pop("log", False):
            self.rescale("x", "log")
        return self._bars((y, width, height, left), align, style, sideways=True)

    @takes("PolyCollection", PATCH + " where interpolate step")
    def fill_between(self, x: Any, y1: Any, y2: Any = 0, **style: Any) -> Artist:
        """Fill what lies between two curves over x, or between one and a height."""
        across = np.atleast_1d(self.places("x", x))
        high, low = row(y1), row(y2)
        for name, values in (("x", across), ("y1", high), ("y2", low)):
            if values.ndim > 1:
                raise ValueError(f"{name!r} is not 1-dimensional")
        across, high, low = np.broadcast_arrays(across, high, low)
        where = style.get("where")
        if where is not None:
            chosen = np.asarray(row(where), bool)
            if chosen.size != across.size:
                raise ValueError(f"where size ({chosen.size}) does not match 'x' size "
                                 f"({across.size})")  # fmt: skip
            high, low = np.where(chosen, high, np.nan), np.where(chosen, low, np.nan)
        free = style.get("color") is None and style.get("facecolor") is None
        look = patch_style(self.next_patch() if free else "C0", style)
        mark = Area(kept(np.array(across)), kept(np.array(high)), text_of(style.get("label")),
                    style=look, low=kept(np.array(low)))  # fmt: skip
        known = np.isfinite(across) & np.isfinite(high) & np.isfinite(low)
        return self.add(mark, across[known], np.concatenate([high[known], low[known]]))

    @takes("PolyCollection", PATCH + " labels colors baseline")
    def stackplot(self, x: Any, *args: Any, **style: Any) -> list[Artist]:
        """Fill what lies between curves that are added up, one on the other."""
        if style.get("baseline") not in (None, "zero"):
            raise ValueError("stackplot stands on zero here: baseline='zero'")
        given = [row(part) for part in args]
        curves = np.vstack(given) if given else np.zeros((0, 0))
        names = list(style.pop("labels", None) or [])
        shades = style.pop("colors", None) or style.pop("color", None)
        tops = np.cumsum(curves, axis=0)
        made = []
        for k, top in enumerate(tops):
            shade = self.next_line() if shades is None else shades[k % len(shades)]
            below = tops[k - 1] if k else np.zeros(top.shape)
            label = names[k] if k < len(names) else None
            made.append(self.fill_between(x, top, below, color=shade, label=label,
                                          alpha=style.get("alpha")))  # fmt: skip
        if made:
            self.stick(y=(0.0,))
        return made

    def bar_label(
        self, container: Any, labels: Any = None, *, fmt: Any = "%g", label_type: str = "edge",
        padding: Any = 0, **style: Any,
    ) -> list[object]:  # fmt: skip
        """Write at the ends of bars, or in their middles, how high they are."""
        one_of(label_type=(label_type, ("edge", "center")))
        artist = container[0] if isinstance(container, list) and container else container
        mark = artist.mark if isinstance(artist, Artist) else None
        if not isinstance(mark, Bars):
            raise TypeError("bar_label() takes what bar() or barh() gave back")
        texts = [_written(fmt, value) for value in mark.y] if labels is None else list(labels)
        middle = label_type == "center"
        for place, height, base, text in zip(mark.x, mark.y, mark.base, texts, strict=False):
            end = float(base + height * (0.5 if middle else 1.0))
            self.add(_bar_words(float(place), end, str(text), mark.sideways, height < 0, middle))
        return []

    # What bars are made of ----------------------------------------------------------------------

    def _bars(
        self, given: tuple[Any, ...], align: str, style: dict[str, Any], sideways: bool
    ) -> list[Artist]:
        one_of(align=(align, ("center", "edge")))
        along, up = ("y", "x") if sideways else ("x", "y")
        parts = [np.atleast_1d(self.places(along, given[0])), numbers(given[1]), numbers(given[2]),
                 numbers(0 if given[3] is None else given[3])]  # fmt: skip
        try:
            x, height, width, base = (part.ravel() for part in np.broadcast_arrays(*parts))
        except ValueError as error:
            raise ValueError(_named(str(error))) from None
        x = x + width / 2 if align == "edge" else x
        look, own = self.bar_look(style, x.size)
        names = style.get("label")
        label = text_of(names) if not isinstance(names, list | tuple) else ""
        mark = Bars(kept(np.array(x)), kept(np.array(height)), label, style=look,
                    widths=kept(np.array(width)), base=kept(np.array(base)), sideways=sideways,
                    colours=own)  # fmt: skip
        artist = self.add_bars(mark, np.isfinite(x + height + width))
        if style.get("tick_label") is not None:
            texts = style["tick_label"]
            texts = [texts] * x.size if isinstance(texts, str) else [str(t) for t in texts]
            self.ticks[along] = Ticks(tuple(x.tolist()), tuple(texts))
        self._errors(x, base + height, style.get("yerr" if up == "y" else "xerr"), sideways,
                     style)  # fmt: skip
        return [artist]

    def bar_look(self, style: dict[str, Any], count: int) -> tuple[Style, tuple[str, ...]]:
        """Return the style of all bars, and the colour of each where those differ."""
        wanted = style.get("facecolor", style.get("color"))
        edge = style.get("edgecolor")
        given = {k: v for k, v in style.items() if k not in ("color", "facecolor", "edgecolor")}
        for name in ("linewidth",):
            if name in given and np.ndim(given[name]):
                given[name] = float(row(given[name])[0])
        if edge is not None:
            given["edgecolor"] = edge if is_colour(edge) else colours(edge, count or 1)[0]
        if wanted is None:
            return patch_style(self.next_patch(), given), ()
        if is_colour(wanted):
            return patch_style("C0", {**given, "color": wanted}), ()
        own = colours(wanted, count)
        return patch_style(own[0] if own else "C0", given), own

    def add_bars(self, mark: Bars, known: np.ndarray) -> Artist:
        """Take bars in; no margin goes below where they stand."""
        along = np.concatenate(
            [(mark.x - mark.widths / 2)[known], (mark.x + mark.widths / 2)[known]]
        )
        up = np.concatenate([mark.base[known], (mark.base + mark.y)[known]])
        sticky = tuple(set(mark.base[known].tolist()))
        if mark.sideways:
            self.stick(x=sticky)
            return self.add(mark, up, along)
        self.stick(y=sticky)
        return self.add(mark, along, up)

    def _errors(
        self, x: np.ndarray, tops: np.ndarray, size: Any, sideways: bool, style: dict[str, Any]
    ) -> None:
        if size is None:
            return
        reach = np.broadcast_to(row(size), x.shape)
        low, high = kept(np.array(tops - reach)), kept(np.array(tops + reach))
        place, shade = kept(np.array(x)), colour(style.get("ecolor") or "k")[0]
        ends = (low, place, high, place) if sideways else (place, low, place, high)
        mark = Segments(*ends, style=Style(shade, width=1.5, marker="_"))
        both = np.concatenate([low, high])
        self.add(mark, *((both, place) if sideways else (place, both)))


def _written(fmt: Any, value: Any) -> str:
    if callable(fmt):
        return str(fmt(float(value)))
    text = str(fmt)
    return text.format(float(value)) if "{" in text else text % float(value)


def _bar_words(
    place: float, end: float, text: str, sideways: bool, below: bool, middle: bool
) -> Words:
    """Return words at the end of a bar, off it; or in its middle."""
    if middle:
        x, y = (end, place) if sideways else (place, end)
        return Words(x, y, text, across="center", up="center")
    if sideways:
        return Words(end, place, text, across="right" if below else "left", up="center")
    return Words(place, end, text, across="center", up="top" if below else "bottom")


def one_of(**wanted: tuple[Any, tuple[str, ...]]) -> None:
    """Refuse words that are none of those known, as matplotlib does: name=(word, known)."""
    for name, (value, known) in wanted.items():
        if value not in known:
            listed = ", ".join(repr(word) for word in known)
            raise ValueError(f"{value!r} is not a valid value for {name}. Supported values are "
                             f"{listed}")  # fmt: skip


def _named(message: str) -> str:
    for number, name in NAMES.items():
        message = message.replace(f"arg {number}", name)
    return message


def text_of(label: Any) -> str:
    """Return a label as text; "" for None."""
    return "" if label is None else str(label)
