"""The rows of a map that is linear in an input and in a filter, as every convolution is.

Three maps are derivatives of one another: from input and filter to the output, from output and
filter back to the input, and from input and output to the filter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradviz.engine.op import define

FAMILY = "convolution"
Pull = Callable[[Any, Any, Any, Any, dict[str, Any]], Any]  # of m, g, x, y and the parameters
Three = tuple[Any, Any, Any]


def _plain(pull: Pull) -> Any:
    def vjp(m: Any, g: Any, out: Any, x: Any, y: Any,
            strides: Any, padding: Any, dilations: Any, second: bool) -> Any:  # fmt: skip
        how = {"strides": strides, "padding": padding, "dilations": dilations, "second": second}
        return pull(m, g, x, y, how)

    return vjp


def _shaped(pull: Pull) -> Any:
    """Do the same for a map that is told the shape of what it makes, which its vjps do not need."""

    def vjp(m: Any, g: Any, out: Any, x: Any, y: Any, shape: Any,
            strides: Any, padding: Any, dilations: Any, second: bool) -> Any:  # fmt: skip
        how = {"strides": strides, "padding": padding, "dilations": dilations, "second": second}
        return pull(m, g, x, y, how)

    return vjp


def define_three(name: str, maps: Three, tf_names: Three, accepts: str = "f") -> None:
    """Add the rows `name`, `name_input` and `name_filter`."""

    def run(m: Any, x: Any, y: Any, how: dict[str, Any]) -> Any:
        return getattr(m, name)(x, y, **how)

    def back(m: Any, x: Any, y: Any, like: Any, how: dict[str, Any]) -> Any:
        return getattr(m, f"{name}_input")(x, y, shape=tuple(like.shape), **how)

    def toward(m: Any, x: Any, y: Any, like: Any, how: dict[str, Any]) -> Any:
        return getattr(m, f"{name}_filter")(x, y, shape=tuple(like.shape), **how)

    # fmt: off
    define(name, maps[0],
           (_plain(lambda m, g, x, y, how: back(m, g, y, x, how)),
            _plain(lambda m, g, x, y, how: toward(m, x, g, y, how))),
           (r"\textstyle\sum_{p} \say{laid_at}{{$g}_{p}\,$y}{p}",
            r"\textstyle\sum_{p} {$g}_{p} \cdot \say{patch}_{p}($x)"),
           glyph="conv", tf_name=tf_names[0], accepts=accepts, keeps="shape y | x shape",
           family=FAMILY)
    define(f"{name}_input", maps[1],
           (_shaped(lambda m, g, x, y, how: run(m, g, y, how)),
            _shaped(lambda m, g, x, y, how: toward(m, g, x, y, how))),
           (r"\textstyle\sum $y \cdot \say{patch}_{p}($g)",
            r"\textstyle\sum_{p} {$x}_{p} \cdot \say{patch}_{p}($g)"),
           glyph="convᵀ", tf_name=tf_names[1], accepts=accepts, keeps="y | x shape",
           family=FAMILY)
    define(f"{name}_filter", maps[2],
           (_shaped(lambda m, g, x, y, how: back(m, y, g, x, how)),
            _shaped(lambda m, g, x, y, how: run(m, x, g, how))),
           (r"\textstyle\sum_{p} \say{laid_at}{{$y}_{p}\,$g}{p}",
            r"\textstyle\sum $g \cdot \say{patch}_{p}($x)"),
           glyph="conv′", tf_name=tf_names[2], keeps="shape y | x", family=FAMILY)
    # fmt: on
