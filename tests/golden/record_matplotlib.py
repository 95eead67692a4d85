"""Record what matplotlib makes of plt_programs.py, and of format strings.

Run it where matplotlib and NumPy are: `python -m tests.golden.record_matplotlib`.
"""

import itertools
import json
import re
import sys
import warnings
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colors, container
from matplotlib.axes._base import _process_plot_format
from matplotlib.contour import QuadContourSet

from tests.golden.cases.plt_programs import DATA, PROGRAMS

OUT = Path(__file__).parent / "matplotlib" / "plt.json"
DIGITS = 10
NONE = ("None", None, "", " ")


def numbers(values):
    """Return numbers that JSON can hold, with as many digits as are compared."""
    flat = np.asarray(values, float).ravel()
    return [float(f"{v:.{DIGITS}g}") if np.isfinite(v) else str(v) for v in flat]


def line(one):
    return {
        "x": numbers(one.get_xdata()),
        "y": numbers(one.get_ydata()),
        "label": one.get_label() if not one.get_label().startswith("_child") else "",
        "color": colors.to_hex(one.get_color()),
        "dash": "" if one.get_linestyle() in NONE else one.get_linestyle(),
        "marker": "" if one.get_marker() in NONE else one.get_marker(),
        "width": one.get_linewidth(),
    }


def bar(patch):
    box = patch.get_bbox()
    return numbers([box.x0, box.y0, box.x1, box.y1])


def dots(one):
    return {
        "at": numbers(one.get_offsets()),
        "color": [colors.to_hex(c) for c in one.get_facecolor()][:1],
    }


def subplot(axes):
    bars = [p for c in axes.containers if isinstance(c, container.BarContainer) for p in c]
    found = {
        "xlim": numbers(axes.get_xlim()),
        "ylim": numbers(axes.get_ylim()),
        "scales": [axes.get_xscale(), axes.get_yscale()],
        "words": [axes.get_title(), axes.get_xlabel(), axes.get_ylabel()],
        "lines": [line(one) for one in axes.lines],
        "bars": sorted(bar(p) for p in bars),
        "dots": [dots(c) for c in axes.collections if type(c).__name__ == "PathCollection"],
        "images": [
            {
                "shape": list(i.get_array().shape),
                "extent": numbers(i.get_extent()),
                "clim": numbers(i.get_clim()),
            }
            for i in axes.images
        ],
        "levels": [numbers(c.levels) for c in axes.collections if isinstance(c, QuadContourSet)],
    }
    return {key: value for key, value in found.items() if value}


def outcome(text):
    plt.close("all")
    names = {}
    try:
        exec(DATA + text, names)
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}
    figures = [plt.figure(number) for number in plt.get_fignums()]
    for figure in figures:
        figure.canvas.draw()
    return {"plots": [subplot(a) for f in figures for a in f.axes if a.get_label() != "<colorbar>"]}


def formats():
    """Return dash, marker and colour of every format string of up to three signs, in two orders."""
    dashes = ["", "-", "--", "-.", ":"]
    markers = ["", *".,ov^<>12348spP*hH+xXDd|_"]
    shades = ["", *"bgrcmykw", "C0", "C7", "C12"]
    texts = {
        "".join(parts)
        for triple in itertools.product(dashes, markers, shades)
        for parts in (triple, triple[::-1])
    }
    return {text: format_outcome(text) for text in sorted(texts)}


def format_outcome(text):
    try:
        dash, marker, shade = _process_plot_format(text)
    except ValueError as error:
        return "! " + str(error)
    said = [None if part is None else "" if part in NONE else part for part in (dash, marker)]
    shade = None if shade is None else colors.to_hex(shade)
    return [*said, shade]


def main():
    warnings.simplefilter("ignore")
    found = {
        "matplotlib": mpl.__version__,
        "programs": {text: outcome(text) for text in PROGRAMS},
        "formats": formats(),
    }
    OUT.parent.mkdir(exist_ok=True)
    text = json.dumps(found, indent=None, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(re.sub(r'("plt\.|"fig|,"formats")', r"\n\1", text) + "\n", encoding="utf-8")
    sys.stdout.write(f"{OUT}: {OUT.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
