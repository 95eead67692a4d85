"""The numbers of figures as tables: of each subplot its marks' columns, side by side.

What a program gave is written, not what was made of it to be seen: the grid of filled contours, the
bins of a histogram, all points of a line of which few are drawn.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from gradviz.trace.figures import (
    Area,
    Arrows,
    Axes,
    Bars,
    Contours,
    Dots,
    Field,
    Figure,
    Image,
    Mark,
    Rule,
    Segments,
    Series,
    Subplot,
    Words,
)
from gradviz.words import say

Cells = np.ndarray | Sequence[str]
Column = tuple[str, Cells]
Row = list[str]
COLOURS = ("red", "green", "blue", "alpha")


def names(figure: Figure) -> list[tuple[int, str]]:
    """Return the subplots that have values: their numbers and names."""
    return [(k, _name(plot, k)) for k, plot in enumerate(figure.plots) if plot.marks]


def _name(plot: Subplot, number: int) -> str:
    said = next((text for text in (plot.axes.title, plot.axes.ylabel) if text.strip()), "")
    return " ".join(said.split()) or say("plots.plt.subplot", number=number + 1)


def table(figure: Figure, number: int = -1) -> Iterator[Row]:
    """Yield the rows of one subplot, names first; -1 is all, each under its name."""
    chosen = [(k, name) for k, name in names(figure) if number in (-1, k)]
    for k, name in chosen:
        if len(chosen) > 1:
            yield from ([],) if k != chosen[0][0] else ()
            yield [name]
        yield from rows(columns(figure.plots[k]))


def rows(found: Sequence[Column]) -> Iterator[Row]:
    """Yield columns as rows of texts, their names first; short columns end early."""
    yield [name for name, _ in found]
    every = [_short(cells) for _, cells in found]
    for k in range(max((len(cells) for cells in every), default=0)):
        yield [_text(cells[k]) if k < len(cells) else "" for cells in every]


def _short(cells: Cells) -> Cells:
    """Return numbers that came from float32 as such: 0.1 is not 0.10000000149."""
    if not isinstance(cells, np.ndarray):
        return cells
    with np.errstate(over="ignore", invalid="ignore"):
        few = cells.astype(np.float32)
    return few if np.array_equal(few, cells, equal_nan=True) else cells


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    return "" if np.isnan(cell) else str(cell).removesuffix(".0")


def columns(plot: Subplot) -> list[Column]:
    """Return the columns of all marks; those that share their first column have it once."""
    found: list[Column] = []
    fields: list[Field] = []
    for mark in plot.marks:
        field = _field(mark)
        if field is not None and any(_same(field, other) for other in fields):
            made = _levels(mark)
        else:
            made = MADE[type(mark)](mark, plot.axes)
            fields += [] if field is None else [field]
        if made and any(name == made[0][0] and _equal(cells, made[0][1]) for name, cells in found):
            made = made[1:]
        found += made
    return _told_apart(found)


def _told_apart(found: list[Column]) -> list[Column]:
    """Return columns whose names are told apart by numbers: y, y 2."""
    count: dict[str, int] = {}
    apart = []
    for name, cells in found:
        count[name] = count.get(name, 0) + 1
        apart.append((name if count[name] == 1 else f"{name} {count[name]}", cells))
    return apart


def _equal(first: Cells, second: Cells) -> bool:
    if isinstance(first, np.ndarray) and isinstance(second, np.ndarray):
        return np.array_equal(first, second, equal_nan=True)
    return list(first) == list(second)


def _same(first: Field, second: Field) -> bool:
    return all(
        np.array_equal(getattr(first, part), getattr(second, part), equal_nan=True)
        for part in ("x", "y", "values")
    )


# What each kind of mark has -------------------------------------------------------------------


def _x(axes: Axes) -> str:
    return axes.xlabel or "x"


def _y(mark: Any, axes: Axes) -> str:
    own = mark.label if not mark.label.startswith("_") else ""
    return own or axes.ylabel or "y"


def _word(name: str) -> str:
    return say(f"plots.plt.{name}_column")


def _series(mark: Series, axes: Axes) -> list[Column]:
    return [(_x(axes), mark.x), (_y(mark, axes), mark.y)]


def _dots(mark: Dots, axes: Axes) -> list[Column]:
    values = [] if mark.values is None else [(_word("value"), mark.values)]
    return [*_series(mark, axes), *values]


def _bars(mark: Bars, axes: Axes) -> list[Column]:
    along, up = (axes.ylabel or "y", _x(axes)) if mark.sideways else (_x(axes), axes.ylabel or "y")
    own = mark.label if not mark.label.startswith("_") else ""
    base = [(_word("base"), mark.base)] if mark.base.any() else []
    if mark.edges is not None:
        ends = [(_word("from"), mark.edges[:-1]), (_word("to"), mark.edges[1:])]
        return [*ends, (own or _word("count"), mark.y), *base]
    ticks = axes.yticks if mark.sideways else axes.xticks
    named = {} if ticks is None else dict(zip(ticks.places, ticks.names, strict=True))
    texts = [named.get(float(place)) for place in mark.x]
    where: Cells = [text or "" for text in texts] if all(texts) and texts else mark.x
    return [(along, where), (own or up, mark.y), *base]


def _area(mark: Area, axes: Axes) -> list[Column]:
    name = _y(mark, axes)
    ends = [(f"{name}: {_word('from')}", mark.low), (f"{name}: {_word('to')}", mark.y)]
    return [(_x(axes), mark.x), *ends]


def _segments(mark: Segments, axes: Axes) -> list[Column]:
    x, y = _x(axes), axes.ylabel or "y"
    start, stop = _word("from"), _word("to")
    ends = [(f"{x}: {start}", mark.x0), (f"{y}: {start}", mark.y0)]
    return [*ends, (f"{x}: {stop}", mark.x1), (f"{y}: {stop}", mark.y1)]


def _rule(mark: Rule, axes: Axes) -> list[Column]:
    if mark.through is not None:
        x, y, slope = (np.array([part]) for part in mark.through)
        return [(_x(axes), x), (_y(mark, axes), y), (_word("slope"), slope)]
    ends = [mark.low, mark.high] if mark.is_band else [mark.low]
    own = mark.label if not mark.label.startswith("_") else ""
    axis = _x(axes) if mark.upright else axes.ylabel or "y"
    return [(f"{own}: {axis}" if own else axis, np.array(ends))]


def _arrows(mark: Arrows, axes: Axes) -> list[Column]:
    places = [(_x(axes), mark.x), (axes.ylabel or "y", mark.y)]
    values = [] if mark.values is None else [(_word("value"), mark.values)]
    return [*places, ("u", mark.u), ("v", mark.v), *values]


def _words(mark: Words, axes: Axes) -> list[Column]:
    if mark.in_parts:
        return [(_word("text"), [mark.text])]
    places = [(_x(axes), np.array([mark.x])), (axes.ylabel or "y", np.array([mark.y]))]
    return [*places, (_word("text"), [mark.text])]


def _image(mark: Image, axes: Axes) -> list[Column]:
    rows, columns = mark.values.shape[:2]
    x, y = _middles(*mark.x, columns), _middles(*mark.y, rows)
    if mark.scale is not None:
        return _grid(_field(mark) or Field(x, y, mark.values), axes)
    flat = mark.values.reshape(rows * columns, -1)
    places = [(axes.ylabel or "y", np.repeat(y, columns)), (_x(axes), np.tile(x, rows))]
    shades = zip(COLOURS, flat.T, strict=False)
    return [*places, *((_word(name), part) for name, part in shades)]


def _contours(mark: Contours, axes: Axes) -> list[Column]:
    return [*(_grid(mark.field, axes) if mark.field is not None else []), *_levels(mark)]


def _levels(mark: Mark) -> list[Column]:
    return [(_word("level"), np.array(mark.levels))] if isinstance(mark, Contours) else []


def _grid(field: Field, axes: Axes) -> list[Column]:
    """Return the values of a grid, a column for each place of x."""
    places = (f"{_x(axes)} = {_text(place)}" for place in _short(field.x))
    return [(axes.ylabel or "y", field.y), *zip(places, field.values.T, strict=True)]


def _field(mark: Mark) -> Field | None:
    return mark.field if isinstance(mark, Image | Contours) else None


def _middles(start: float, stop: float, count: int) -> np.ndarray:
    """Return the middles of even cells; whole numbers as such."""
    found = start + (np.arange(count) + 0.5) / max(count, 1) * (stop - start)
    return np.where(np.abs(found - np.round(found)) < 1e-9, np.round(found), found)


MADE: dict[type, Callable[[Any, Axes], list[Column]]] = {
    Series: _series,
    Dots: _dots,
    Bars: _bars,
    Area: _area,
    Segments: _segments,
    Rule: _rule,
    Image: _image,
    Contours: _contours,
    Arrows: _arrows,
    Words: _words,
}
