"""Keywords of lines, patches and points as styles."""

from typing import Any

from gradviz.lang.plt.colours import colour
from gradviz.lang.plt.formats import DASHES, LINE_STYLES, MARKERS, Format
from gradviz.trace.figures import Style

DASH_NAMES = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "None": "", " ": "",
              "none": "", "": ""}  # fmt: skip
STEPS = {"steps": "pre", "steps-pre": "pre", "steps-mid": "mid", "steps-post": "post",
         "default": ""}  # fmt: skip
NO_MARKER = ("None", "none", " ", "", None)


def line_style(shade: str, form: Format, given: dict[str, Any], width: float = 1.5) -> Style:
    """Return the style of a line; keywords come before the format string, `shade` after both."""
    shade, opacity = _shade(given.get("color"), form.colour or shade)
    marker = marker_of(given.get("marker", form.marker or ""))
    dash = given.get("linestyle")
    edge, _ = _shade(given.get("markeredgecolor"), "")
    return Style(
        colour=shade,
        alpha=_number(given.get("alpha"), 1.0 if opacity is None else opacity),
        width=_number(given.get("linewidth"), width),
        dash=(form.dash if form.dash is not None else "-") if dash is None else dash_of(dash),
        marker=marker,
        size=_number(given.get("markersize"), 6.0),
        edge=edge,
        steps=_steps(given.get("drawstyle")),
    )


def patch_style(shade: str, given: dict[str, Any], width: float = 1.0) -> Style:
    """Return the style of what is filled."""
    face, opacity = _shade(given.get("facecolor", given.get("color")), shade)
    edge, _ = _shade(given.get("edgecolor"), "")
    if given.get("fill") is False:
        edge, face = edge or face, ""
    alpha = _number(given.get("alpha"), 1.0 if opacity is None else opacity)
    dash = given.get("linestyle")
    return Style(face, alpha, _number(given.get("linewidth"), width),
                 "-" if dash is None else dash_of(dash), edge=edge)  # fmt: skip


def dash_of(value: Any) -> str:
    """Return a line style by its sign. ValueError, in matplotlib's words, for others."""
    if isinstance(value, tuple):  # (offset, (on, off, ...))
        return ":" if value[1] and max(value[1]) <= 2 else "--"
    if value in LINE_STYLES or value in DASH_NAMES:
        return DASH_NAMES.get(value, value)
    known = ", ".join(repr(n) for n in (*DASHES, *("solid", "dashed", "dashdot", "dotted", "None")))
    raise ValueError(f"{value!r} is not a valid value for ls. Supported values are {known}")


def marker_of(value: Any) -> str:
    """Return a marker's sign. ValueError, in matplotlib's words, for one there is not."""
    if value in NO_MARKER:
        return ""
    if isinstance(value, str) and value in MARKERS:
        return value
    raise ValueError(f"Unrecognized marker style {value!r}")


def _steps(value: Any) -> str:
    if value is None:
        return ""
    if value not in STEPS:
        raise ValueError(f"{value!r} is not a valid value for drawstyle. Supported values are "
                         + ", ".join(repr(name) for name in STEPS))  # fmt: skip
    return STEPS[value]


def _shade(value: Any, otherwise: str) -> tuple[str, float | None]:
    return (otherwise, None) if value is None else colour(value)


def _number(value: Any, otherwise: float) -> float:
    return otherwise if value is None else float(value)
