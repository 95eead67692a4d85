"""TensorSpec: what a tensor must be like, its shape and dtype, without a value."""

from __future__ import annotations

from typing import Any

from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.execute import is_tensor, to_tensor
from gradviz.engine.tensor import Tensor
from gradviz.engine.tensor_shape import TensorShape


class TensorSpec:
    """Shape, dtype and name of tensors to come."""

    __slots__ = ("_dtype", "_name", "_shape")

    def __init__(self, shape: Any, dtype: Any = "float32", name: str | None = None) -> None:
        self._shape = TensorShape(shape)
        self._dtype = as_dtype(dtype)
        self._name = name

    @property
    def shape(self) -> TensorShape:
        """Sizes of the axes, as far as they are known."""
        return self._shape

    @property
    def dtype(self) -> DType:
        """The kind of number."""
        return self._dtype

    @property
    def name(self) -> str | None:
        """The name, None if there is none."""
        return self._name

    @property
    def value_type(self) -> type:
        """The class of what this describes."""
        return Tensor

    @classmethod
    def from_tensor(cls, tensor: Any, name: str | None = None) -> TensorSpec:
        """Return what describes a tensor exactly; ValueError for anything else."""
        if not isinstance(tensor, Tensor):
            raise ValueError(f"`tensor` should be a tf.Tensor, but got type {type(tensor)}.")
        return cls(tensor.shape, tensor.dtype, name)

    @classmethod
    def from_spec(cls, spec: TensorSpec, name: str | None = None) -> TensorSpec:
        """Return the same under a name."""
        return cls(spec.shape, spec.dtype, name or spec.name)

    def is_compatible_with(self, spec_or_tensor: Any) -> bool:
        """Return whether a tensor, or one that another spec describes, could be of this kind."""
        other = spec_or_tensor
        if not isinstance(other, TensorSpec) and not is_tensor(other):
            return False
        return self._dtype is other.dtype and self._shape.is_compatible_with(other.shape)

    def is_subtype_of(self, other: TensorSpec) -> bool:
        """Return whether all that this describes the other one describes, too."""
        same = self._dtype is other.dtype and other.name in (None, self._name)
        return same and self._shape.is_subtype_of(other.shape)

    def most_specific_compatible_type(self, other: TensorSpec) -> TensorSpec:
        """Return what describes both; ValueError for different dtypes."""
        if self._dtype is not other.dtype:
            raise ValueError(f"No TypeSpec is compatible with both {self} and {other}")
        shape = self._shape.most_specific_compatible_shape(other.shape)
        return TensorSpec(shape, self._dtype, self._name if self._name == other.name else None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TensorSpec):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def _parts(self) -> tuple[Any, ...]:
        return self._shape, self._dtype, self._name

    def __repr__(self) -> str:
        return f"TensorSpec(shape={self._shape}, dtype={self._dtype!r}, name={self._name!r})"


def type_spec_from_value(value: Any) -> TensorSpec:
    """Return what describes a value exactly."""
    x = value if is_tensor(value) else to_tensor(value)
    return TensorSpec(x.shape, x.dtype)
