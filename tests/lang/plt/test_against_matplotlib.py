"""What plt notes down, against what matplotlib made of the same programs (recorded)."""

import json
from pathlib import Path

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.plt.colours import written
from gradviz.lang.plt.formats import read_format
from gradviz.trace.figures import Bars, Contours, Dots, Image, Rule, Segments, Series
from tests.golden.cases.plt_programs import DATA, PROGRAMS

RECORDED = json.loads(
    (Path(__file__).parents[2] / "golden" / "matplotlib" / "plt.json").read_text(encoding="utf-8")
)
# Where the words differ: matplotlib's tell of things that are not here, or of Python's calls.
OTHER_WORDS = {
    "plt.plot(x, y, color='blurple')": "'blurple' is not a valid value for color",
    "plt.plot(x, y, ls='wiggly')": "'wiggly' is not a valid value for ls",
    "plt.bar([1, 2])": "missing 1 required positional argument: 'height'",
    "plt.imshow(k, cmap='virids')": "'virids' is not a known colormap name",
    "plt.axis('of')": "Unrecognized string 'of' to axis",
    "plt.xscale('loglog')": "'loglog' is not a valid value for scale",
    "plt.fill_between([1, 2], [[1, 2]])": "'y1' is not 1-dimensional",
    "plt.bar([1, 2, 3], [1, 2])": "shape mismatch: objects cannot be broadcast",
    "plt.plot(None)": "x, y, and format string must not be None",
    "plt.subplots(0, 1)": "Number of rows must be a positive integer, not 0",
}


def numbers(values):
    flat = np.asarray(values, float).ravel()
    return [float(f"{v:.10g}") if np.isfinite(v) else str(v) for v in flat]


def close(mine, theirs):
    a, b = (np.array([float(v) for v in row]) for row in (mine, theirs))
    return a.shape == b.shape and np.allclose(a, b, rtol=1e-7, atol=1e-9, equal_nan=True)


def lines(plot):
    """Return our lines as the recorder tells matplotlib's: rules are lines of its axes, too."""
    for mark in plot.marks:
        if isinstance(mark, Rule) and not mark.is_band:
            x, y = ([mark.low] * 2, mark.ends)
            yield (x, y) if mark.upright else (y, x), mark
        elif type(mark) is Series:
            yield (mark.x, mark.y), mark


def bars(plot):
    for mark in plot.marks:
        if isinstance(mark, Bars):
            along = mark.x - mark.widths / 2, mark.x + mark.widths / 2
            up = mark.base, mark.base + mark.y
            low, high = (up, along) if mark.sideways else (along, up)
            yield from zip(low[0], high[0], low[1], high[1], strict=True)


def told(text):
    trace = run(DATA + text)
    error = trace.error
    if error is not None:
        return {"error": [error.exception, error.message.partition(": ")[2]]}
    return {"plots": [plot for figure in trace.figures for plot in figure.plots]}


DRAWN = [text for text in PROGRAMS if "plots" in RECORDED["programs"][text]]
WRONG = [text for text in PROGRAMS if "error" in RECORDED["programs"][text]]


@pytest.mark.parametrize("text", DRAWN)
def test_a_program_draws_what_matplotlib_draws(text):
    mine, theirs = told(text), RECORDED["programs"][text]["plots"]
    assert "error" not in mine, mine
    assert len(mine["plots"]) == len(theirs)
    for plot, other in zip(mine["plots"], theirs, strict=True):
        axes = plot.axes
        assert close(axes.xlim, other["xlim"]), (axes.xlim, other["xlim"])
        assert close(axes.ylim, other["ylim"]), (axes.ylim, other["ylim"])
        assert [axes.xscale, axes.yscale] == other["scales"]
        assert [axes.title, axes.xlabel, axes.ylabel] == other["words"]
        _same_lines(plot, other.get("lines", []))
        _same_fields(plot, other)
        found = sorted(numbers(bar) for bar in bars(plot))
        assert len(found) == len(other.get("bars", []))
        assert all(close(a, b) for a, b in zip(found, other.get("bars", []), strict=True))


def _same_lines(plot, theirs):
    found = list(lines(plot))
    has_segments = any(isinstance(mark, Segments) for mark in plot.marks)
    if not has_segments:  # the caps of error bars are lines of matplotlib's
        assert len(found) == len(theirs)
    for ((x, y), mark), other in zip(found, theirs, strict=False):
        if isinstance(mark, Series) and mark.style.steps:
            continue  # drawn in steps; matplotlib keeps the points as well
        assert close(numbers(x), other["x"])
        assert close(numbers(y), other["y"])
        label = "" if mark.label.startswith("_") else mark.label
        assert label == ("" if other["label"].startswith("_") else other["label"])
        style = mark.style
        assert written(style.colour) == other["color"]
        assert (style.dash, style.marker) == (other["dash"], other["marker"])
        assert style.width == other["width"]


def _same_fields(plot, other):
    images = [mark for mark in plot.marks if isinstance(mark, Image) and mark.cells]
    recorded = other.get("images", [])
    if recorded:
        assert [list(image.values.shape) for image in images] == [one["shape"] for one in recorded]
        for image, one in zip(images, recorded, strict=True):
            ends = sorted([*image.x, *image.y])
            assert close(ends, sorted(one["extent"]))
            assert close((image.scale.low, image.scale.high), one["clim"])
    levels = [
        mark.levels if isinstance(mark, Contours) else mark.scale.levels
        for mark in plot.marks
        if isinstance(mark, Contours) or (isinstance(mark, Image) and mark.scale.levels)
    ]
    assert len(levels) == len(other.get("levels", []))
    assert all(close(a, b) for a, b in zip(levels, other.get("levels", []), strict=True))
    dots = [mark for mark in plot.marks if isinstance(mark, Dots)]
    assert len(dots) == len(other.get("dots", []))
    for mark, one in zip(dots, other.get("dots", []), strict=True):
        assert close(numbers(np.stack([mark.x, mark.y], axis=1)), one["at"])
        if mark.scale is None and one["color"]:
            shade = mark.colours[0] if mark.colours else mark.style.colour
            assert written(shade) == one["color"][0]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_call_is_refused_in_the_words_of_matplotlib(text):
    kind, words = RECORDED["programs"][text]["error"]
    mine = told(text)
    assert "error" in mine
    assert mine["error"][0] == kind
    if text in OTHER_WORDS:
        assert OTHER_WORDS[text] in mine["error"][1]
    else:
        assert mine["error"][1] == words


def test_every_format_string_means_what_it_means_to_matplotlib():
    wrong = {}
    for text, theirs in RECORDED["formats"].items():
        try:
            form = read_format(text)
            shade = None if form.colour is None else written(form.colour)
            mine = [form.dash, form.marker, shade]
        except ValueError as error:
            mine = "! " + str(error)
        if mine != theirs:
            wrong[text] = (mine, theirs)
    assert len(RECORDED["formats"]) > 2500
    assert wrong == {}
