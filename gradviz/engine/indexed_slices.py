"""IndexedSlices: rows of a tensor that is zero elsewhere.

TensorFlow gives the gradient of a gather in this form. Here every gradient is a dense tensor at
once; the class is there so that a program can ask `isinstance(g, tf.IndexedSlices)`, and make one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import is_tensor, raw_value, to_tensor
from gradviz.engine.tensor_shape import TensorShape

if TYPE_CHECKING:
    from gradviz.engine.dtypes import DType


class IndexedSlices:
    """`values[k]` belongs at row `indices[k]`; rows named twice add up."""

    __slots__ = ("dense_shape", "indices", "values")

    def __init__(self, values: Any, indices: Any, dense_shape: Any = None) -> None:
        self.values = values
        self.indices = indices
        self.dense_shape = dense_shape

    @property
    def dtype(self) -> DType:
        """The kind of number."""
        return _tensor(self.values).dtype

    @property
    def shape(self) -> TensorShape:
        """The dense shape, as far as it is known."""
        return TensorShape(None if self.dense_shape is None else _plain(self.dense_shape).tolist())

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        if self.dense_shape is None:
            raise ValueError(
                f"Tensor conversion requested for IndexedSlices without dense_shape: {self}"
            )
        values = _plain(self.values)
        dense = np.zeros(tuple(self.shape), values.dtype)
        np.add.at(dense, _plain(self.indices), values)
        return dense if dtype is None else dense.astype(dtype)

    def __neg__(self) -> IndexedSlices:
        return IndexedSlices(-_tensor(self.values), self.indices, self.dense_shape)

    def __str__(self) -> str:
        shape = "" if self.dense_shape is None else f", dense_shape={self.dense_shape}"
        return f"IndexedSlices(indices={self.indices}, values={self.values}{shape})"


def _tensor(x: Any) -> Any:
    return x if is_tensor(x) else to_tensor(x)


def _plain(x: Any) -> np.ndarray:
    return np.asarray(raw_value(_tensor(x)))
