"""The parameters that an operation ran with: of each, a node keeps the text."""

import ast
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np


class Operation(Protocol):
    """What is told of an operation that ran: a node is one, and the draft of a node."""

    @property
    def op(self) -> str:
        """Its name."""

    @property
    def operands(self) -> Sequence[int | str]:
        """Its arguments: numbers of nodes, and numbers as the program wrote them."""

    @property
    def inputs(self) -> tuple[int, ...]:
        """The operands that are nodes."""

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        """Names and texts."""

    @property
    def value(self) -> np.ndarray | str:
        """What it made."""


def param(operation: Operation, name: str, default: Any = None) -> Any:
    """Return a parameter: numbers, tuples, slices; else its text. `default` if there is none."""
    text = dict(operation.params).get(name)
    if text is None:
        return default
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError):
        return text


def reduced_axes(operation: Operation) -> tuple[int, ...] | None:
    """Return the axes that a reduction went over; None stands for all."""
    axes = param(operation, "axis")
    return (axes,) if isinstance(axes, int) else axes


def narrowed(shape: tuple[int, ...], axes: tuple[int, ...] | None) -> tuple[int, ...]:
    """Return a shape with 1 for each of some axes; for all of them where `axes` is None."""
    gone = range(len(shape)) if axes is None else {axis % len(shape) for axis in axes}
    return tuple(1 if axis in gone else n for axis, n in enumerate(shape))


def _value(syntax: ast.expr) -> Any:
    match syntax:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return tuple(_value(part) for part in parts)
        case ast.Call(func=ast.Name(id="slice"), args=[start, stop, step]):
            return slice(_value(start), _value(stop), _value(step))
        case ast.Name(id="Ellipsis"):
            return ...
    return ast.literal_eval(syntax)
