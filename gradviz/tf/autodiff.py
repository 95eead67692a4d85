"""tf.autodiff: the tape, and forward mode under TensorFlow's manners."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, is_tensor, tensor_of
from gradviz.engine.forward import Accumulator
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.structure import flatten, map_structure
from gradviz.tf.asking import UnconnectedGradients
from gradviz.tf.gradient_tape import GradientTape

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["ForwardAccumulator", "GradientTape"]

log = logging.getLogger("tensorflow")


class ForwardAccumulator:
    """Computes derivatives along `tangents` of what its block computes from `primals`.

    `tangents` has the structure of `primals`, and each tangent the shape of its primal. A tape
    opened inside the block sees nothing of these derivatives; one opened around it does, and so
    does an accumulator around it: take second derivatives from the outer of two.
    """

    def __init__(self, primals: Any, tangents: Any) -> None:
        self._accumulator = Accumulator()
        flat = flatten(primals)
        if len({id(primal) for primal in flat}) < len(flat):
            raise ValueError(
                "A tensor was specified as a primal multiple times. This may indicate an error. "
                "If it was intended, please sum the corresponding tangents."
            )
        map_structure(self._watch, primals, tangents)

    def _watch(self, primal: Any, tangent: Any) -> None:
        if not is_tensor(primal):
            raise TypeError(f"A primal must be a tensor or variable, not {primal!r}.")
        if not primal.dtype.is_floating:
            log.warning(
                "The dtype of the watched primal must be floating (e.g. tf.float32), got %r",
                primal.dtype,
            )
        self._accumulator.follow(primal, convert_to_tensor(tangent, primal.dtype))

    @property
    def number(self) -> int:
        """The number by which listeners know it."""
        return self._accumulator.id

    def __enter__(self) -> Self:
        self._accumulator.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._accumulator.is_open:
            self._accumulator.close()

    def jvp(self, primals: Any, unconnected_gradients: Any = UnconnectedGradients.NONE) -> Any:
        """Return the derivative of each tensor of a structure along the tangents.

        It is None, or zeros if so asked, for what depends on no primal or was computed outside
        the block.
        """
        zero = UnconnectedGradients(unconnected_gradients) is UnconnectedGradients.ZERO
        return map_structure(lambda x: self._along(x, zero), primals)

    def _along(self, x: Any, zero: bool) -> Tensor | None:
        if not is_tensor(x):
            raise TypeError(f"jvp takes tensors, not {type(x).__name__}")
        found = self._accumulator.tangent(x)
        if found is None and zero:
            value = np.zeros(tuple(x.shape), x.dtype.numpy)
            return tensor_of(value if value.ndim else value[()])
        return found
