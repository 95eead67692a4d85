"""tf.autodiff: the tape, and forward mode under TensorFlow's manners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tape, Tensor, is_tensor, tensor_of
from gradviz.engine.forward import directional
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.structure import flatten, pack_like
from gradviz.tf.gradient_tape import GradientTape, UnconnectedGradients

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["ForwardAccumulator", "GradientTape"]


class ForwardAccumulator:
    """Computes derivatives along `tangents` of what its block computes from `primals`."""

    def __init__(self, primals: Any, tangents: Any) -> None:
        self._primals = flatten(primals)
        self._tangents = [convert_to_tensor(t) for t in flatten(tangents)]
        for primal, tangent in zip(self._primals, self._tangents, strict=True):
            if primal.shape != tangent.shape or primal.dtype is not tangent.dtype:
                raise ValueError(
                    f"Tangent {tangent} does not have the shape and dtype of its primal {primal}"
                )
        self._tape = Tape(persistent=True, watch_accessed_variables=False)

    def __enter__(self) -> Self:
        self._tape.open()
        for primal in self._primals:
            self._tape.watch(primal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._tape.is_open:
            self._tape.close()

    def jvp(self, primals: Any, unconnected_gradients: Any = UnconnectedGradients.NONE) -> Any:
        """Return the derivative of each tensor of a structure along the tangents."""
        zero = UnconnectedGradients(unconnected_gradients) is UnconnectedGradients.ZERO
        return pack_like(primals, [self._along(x, zero) for x in flatten(primals)])

    def _along(self, x: Any, zero: bool) -> Tensor | None:
        if not is_tensor(x):
            raise TypeError(f"jvp takes tensors, not {type(x).__name__}")
        paused = self._tape.recording
        if paused:
            with self._tape.stop_recording():
                found = directional(self._tape, x, self._primals, self._tangents)
        else:
            found = directional(self._tape, x, self._primals, self._tangents)
        if found is None and zero:
            value = np.zeros(tuple(x.shape), x.dtype.numpy)
            return tensor_of(value if value.ndim else value[()])
        return found
