"""Checks of derivatives by numbers: of one op's pullbacks, and of a whole function.

A pullback is right if it is the transpose of the derivative: for a random direction t of the
inputs and a random upstream g, <g, J t> from central differences equals <pullback(g), t>. All in
float64.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.backward import gradient
from gradviz.engine.execute import execute
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.state import quiet
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import tensor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gradviz.engine.op import Op

STEP = 1e-6


def _doubles(value: Any) -> Any:
    array = np.asarray(value)
    return array.astype(np.float64) if array.dtype.kind == "f" else array


def _raw(array: Any) -> Any:
    return array[()] if not np.ndim(array) else array


def _inner(a: Sequence[Any], b: Sequence[Any]) -> float:
    return float(sum(np.sum(np.asarray(x) * np.asarray(y)) for x, y in zip(a, b, strict=True)))


def pullback_gap(
    op: Op, inputs: Sequence[Any], params: dict[str, Any] | None = None, seed: int = 0
) -> float:
    """Return how far <g, J t> and <pullback(g), t> are apart, relative to their size.

    `inputs` are NumPy values; the floating ones are varied, if the op has a pullback for them.
    """

    def run(*tensors: Any) -> Any:
        return execute(op, *tensors, **(params or {}))

    varied = [
        k for k, x in enumerate(inputs) if np.asarray(x).dtype.kind == "f" and op.vjp(k) is not None
    ]
    return function_gap(run, inputs, varied, seed)


def function_gap(
    function: Callable[..., Any], inputs: Sequence[Any], varied: Sequence[int], seed: int = 0
) -> float:
    """Return the same gap for a function of tensors, varying the inputs at some positions."""
    rng = np.random.default_rng(seed)
    at = [_doubles(x) for x in inputs]
    tangents = [rng.standard_normal(at[k].shape) for k in varied]

    def shifted(h: float) -> Any:
        moved = list(at)
        for k, t in zip(varied, tangents, strict=True):
            moved[k] = at[k] + h * t
        return np.asarray(function(*(tensor_of(_raw(x)) for x in moved)).value)

    with quiet():
        forward = (shifted(STEP) - shifted(-STEP)) / (2 * STEP)
        g = rng.standard_normal(forward.shape)
        tape = Tape()
        tape.open()
        tensors = [tensor_of(_raw(x)) for x in at]
        for k in varied:
            tape.watch(tensors[k])
        out = function(*tensors)
        tape.close()
        found = gradient(tape, [out], [tensors[k] for k in varied], [tensor_of(_raw(g))], "zero")
    pulled = [0.0 if f is None else f.value for f in found]
    left, right = _inner([g], [forward]), _inner(pulled, tangents)
    return abs(left - right) / max(1.0, abs(left), abs(right))


def second_order_gap(
    function: Callable[..., Any], inputs: Sequence[Any], varied: Sequence[int], seed: int = 0
) -> float:
    """Return the gap for the first derivative itself, taken as a function of the inputs."""
    rng = np.random.default_rng(seed + 1)
    shape = np.shape(function(*(tensor_of(_raw(_doubles(x))) for x in inputs)).value)
    upstream = rng.standard_normal(shape)
    weights = [rng.standard_normal(np.shape(inputs[k])) for k in varied]

    def derivative(*tensors: Any) -> Any:
        tape = Tape()
        tape.open()
        for k in varied:
            tape.watch(tensors[k])
        out = function(*tensors)
        tape.close()
        sources = [tensors[k] for k in varied]
        found = gradient(tape, [out], sources, [tensor_of(_raw(upstream))])
        parts = [
            f * tensor_of(_raw(w)) for f, w in zip(found, weights, strict=True) if f is not None
        ]
        total = tensor_of(np.float64(0))
        for part in parts:
            total = total + reduce_sum(part)
        return total

    return function_gap(derivative, inputs, varied, seed)


def central_difference(function: Callable[[Any], float], x: Any, step: float = STEP) -> Any:
    """Return the gradient of a scalar function of one float64 array by central differences."""
    at = np.array(x, np.float64)
    found = np.zeros_like(at)
    for place in np.ndindex(*at.shape):
        up, down = at.copy(), at.copy()
        up[place] += step
        down[place] -= step
        found[place] = (function(up) - function(down)) / (2 * step)
    return found
