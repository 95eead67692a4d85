"""InputSpec: what a layer expects of the tensors it is called on."""

from __future__ import annotations

from typing import Any

from gradviz.engine.structure import flatten
from gradviz.models.promotion import standardized
from gradviz.models.symbolic import Shape, standard_shape


class InputSpec:
    """Rank, sizes of axes, dtype: whatever is not None is checked."""

    def __init__(
        self, dtype: Any = None, shape: Any = None, ndim: int | None = None,
        max_ndim: int | None = None, min_ndim: int | None = None,
        axes: dict[int, int | None] | None = None, allow_last_axis_squeeze: bool = False,
        name: str | None = None, optional: bool = False,
    ) -> None:  # fmt: skip
        self.dtype = None if dtype is None else standardized(dtype)
        self.shape = None if shape is None else standard_shape(shape)
        self.ndim = ndim if self.shape is None else len(self.shape)
        self.max_ndim, self.min_ndim = max_ndim, min_ndim
        self.axes = {int(axis): size for axis, size in (axes or {}).items()}
        self.allow_last_axis_squeeze = allow_last_axis_squeeze
        self.name, self.optional = name, optional

    def problem(self, x: Any) -> str | None:
        """Return what is wrong with a tensor; None if it is as expected."""
        shape = standard_shape(tuple(x.shape))
        rank = len(shape)
        if self.ndim is not None and not self.allow_last_axis_squeeze and rank != self.ndim:
            return f"expected ndim={self.ndim}, found ndim={rank}. Full shape received: {shape}"
        if self.max_ndim is not None and rank > self.max_ndim:
            return f"expected max_ndim={self.max_ndim}, found ndim={rank}"
        if self.min_ndim is not None and rank < self.min_ndim:
            return (
                f"expected min_ndim={self.min_ndim}, found ndim={rank}. "
                f"Full shape received: {shape}"
            )
        if self.dtype is not None and standardized(x.dtype) != self.dtype:
            return f"expected dtype={self.dtype}, found dtype={standardized(x.dtype)}"
        for axis, size in self.axes.items():
            if size is not None and shape[axis] not in (size, None):
                return (
                    f"expected axis {axis} of input shape to have value {size}, but received "
                    f"input with shape {shape}"
                )
        if self.shape is not None and not self._fits(shape):
            return f"expected shape={self.shape}, found shape={shape}"
        return None

    def _fits(self, shape: Shape) -> bool:
        expected: Shape = self.shape or ()
        if self.allow_last_axis_squeeze:
            shape, expected = _without_last_one(shape), _without_last_one(expected)
        return all(a is None or b is None or a == b for a, b in zip(expected, shape, strict=False))


def _without_last_one(shape: Shape) -> Shape:
    return shape[:-1] if shape and shape[-1] == 1 else shape


def check_inputs(spec: Any, inputs: Any, layer_name: str) -> None:
    """Raise ValueError where inputs are not what one spec, or a list of them, expects."""
    specs = spec if isinstance(spec, (list, tuple)) else [spec]
    found = flatten(_in_order(specs, inputs))
    if len(found) != len(specs):
        names = [one.name for one in specs if one is not None]
        raise ValueError(
            f'Layer "{layer_name}" expects {len(specs)} input(s) {names}, but it received '
            f"{len(found)} input tensors. Inputs received: {inputs}"
        )
    for number, (x, one) in enumerate(zip(found, specs, strict=True)):
        if one is None or (x is None and one.optional):
            continue
        if not hasattr(x, "shape"):
            raise ValueError(
                f"Inputs to a layer should be tensors. Got '{x}' (of type {type(x)}) as input for "
                f"layer '{layer_name}'."
            )
        if problem := one.problem(x):
            raise ValueError(
                f"Input {number} with name '{one.name}' of layer '{layer_name}' is incompatible "
                f"with the layer: {problem}"
            )


def _in_order(specs: Any, inputs: Any) -> Any:
    """Return inputs given by name in the order of the specs."""
    if not isinstance(inputs, dict) or not all(one.name for one in specs):
        return inputs
    for one in specs:
        if one.name not in inputs:
            raise ValueError(
                f'Missing data for input "{one.name}". You passed a data dictionary with keys '
                f"{list(inputs)}."
            )
    return [inputs[one.name] for one in specs]
