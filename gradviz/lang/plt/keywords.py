"""The keywords of plt's calls: short names, which are known, and how others are refused.

A call takes keywords by name, as everywhere; what it may be given beyond its own parameters is a
list of words, so that an editor can offer them and a wrong one is told which was meant.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

SHORT = {
    "c": "color", "lw": "linewidth", "ls": "linestyle", "ms": "markersize", "ec": "edgecolor",
    "mfc": "markerfacecolor", "mec": "markeredgecolor", "mew": "markeredgewidth",
    "fc": "facecolor", "edgecolors": "edgecolor", "facecolors": "facecolor", "ds": "drawstyle",
    "linewidths": "linewidth", "linestyles": "linestyle", "colors": "color", "size": "fontsize",
    "ha": "horizontalalignment", "va": "verticalalignment", "aa": "antialiased",
    "weight": "fontweight", "family": "fontfamily", "fontname": "fontfamily",
}  # fmt: skip
# Known and without effect: they say in which order or how finely something is drawn.
IDLE = ("zorder clip_on antialiased visible rasterized picker snap gid animated urls url "
        "solid_capstyle dash_capstyle solid_joinstyle dash_joinstyle hatch capstyle "
        "joinstyle path_effects").split()  # fmt: skip
LINE = ("color linewidth linestyle marker markersize markerfacecolor markeredgecolor "
        "markeredgewidth alpha label drawstyle fillstyle markevery dashes")  # fmt: skip
PATCH = "color facecolor edgecolor linewidth linestyle alpha label fill"
TEXT = ("color fontsize fontweight fontstyle fontfamily fontdict horizontalalignment "
        "verticalalignment rotation alpha backgroundcolor bbox loc pad labelpad y x usetex "
        "multialignment linespacing wrap")  # fmt: skip

Call = Callable[..., Any]


def takes(kind: str, words: str = "") -> Callable[[Call], Call]:
    """Let a method take keywords beyond its parameters; `kind` is who refuses others by name.

    They arrive under their long names. AttributeError, in matplotlib's words, for one that is not
    known; TypeError where one comes twice.
    """

    def dressed(function: Call) -> Call:
        told = inspect.signature(function)
        own = [p for p in told.parameters.values() if p.kind is not p.VAR_KEYWORD]
        names = [word for word in words.split() if word not in told.parameters]
        more = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=None) for n in names]
        known = frozenset([*(p.name for p in own), *names])
        function.__qualname__ = f"{kind}.{function.__name__}"

        @functools.wraps(function)
        def call(self: Any, *args: Any, **given: Any) -> Any:
            return function(self, *args, **_long(call, kind, given, known))

        changed: Any = call
        changed.__signature__ = told.replace(parameters=[*own, *more])
        return call

    return dressed


def _long(call: Call, kind: str, given: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Return keywords by their long names, without those that change nothing."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        long = name if name in known else SHORT.get(name, name)
        if long in found:
            other = next(n for n in given if n != name and SHORT.get(n, n) == long)
            message = f"Got both {other!r} and {name!r}, which are aliases of one another"
            raise TypeError(message)
        if long in known:
            found[long] = value
        elif long not in IDLE:
            refused: Any = AttributeError(
                f"{kind}.set() got an unexpected keyword argument {name!r}"
            )
            refused.called = call
            raise refused
    return found
