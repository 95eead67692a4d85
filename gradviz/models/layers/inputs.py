"""Where a model begins: InputLayer, and Input, which gives its KerasTensor."""

from __future__ import annotations

from typing import Any

from gradviz.models.layer import Layer
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.symbolic import KerasTensor, Node, Shape, standard_shape


class InputLayer(Layer):
    """Says what a model is called on."""

    def __init__(
        self, shape: Any = None, batch_size: int | None = None, dtype: Any = None,
        sparse: Any = None, ragged: Any = None, batch_shape: Any = None,
        input_tensor: Any = None, optional: bool = False, name: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name=name)
        if sparse or ragged:
            raise NotImplementedError("Sparse and ragged tensors are not supported.")
        if input_tensor is not None:
            if not isinstance(input_tensor, KerasTensor):
                raise ValueError(f"Argument `input_tensor` must be a KerasTensor: {input_tensor}")
            batch_shape, dtype = input_tensor.shape, input_tensor.dtype
        else:
            batch_shape = _full_shape(shape, batch_size, batch_shape)
        self.batch_shape: Shape = standard_shape(batch_shape)
        self._dtype = standardized(dtype)
        self.optional = optional
        made = input_tensor or KerasTensor(self.batch_shape, self._dtype, name)
        Node(self, (), {}, made)
        self.built = True

    @property
    def dtype(self) -> DTypeName:
        """The dtype of the input."""
        return self._dtype

    def call(self) -> None:
        """Return nothing: nobody calls it."""


def _full_shape(shape: Any, batch_size: int | None, batch_shape: Any) -> Any:
    if batch_shape is not None and (shape is not None or batch_size is not None):
        raise ValueError("You cannot pass `batch_shape` together with `shape` or `batch_size`.")
    if batch_shape is not None:
        return batch_shape
    if shape is None:
        raise ValueError("You must pass a `shape` argument.")
    return (batch_size, *standard_shape(shape))


def Input(  # noqa: N802  TensorFlow's name
    shape: Any = None, batch_size: int | None = None, dtype: Any = None, sparse: Any = None,
    ragged: Any = None, batch_shape: Any = None, name: str | None = None, tensor: Any = None,
    optional: bool = False,
) -> KerasTensor:  # fmt: skip
    """Return a KerasTensor that a functional model can begin with."""
    made = InputLayer(shape, batch_size, dtype, sparse, ragged, batch_shape, tensor, optional, name)
    found: KerasTensor = made.output
    return found
