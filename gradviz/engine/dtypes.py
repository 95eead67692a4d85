"""DType: the kind of number a tensor holds, under TensorFlow's names.

Each wraps a NumPy dtype and compares equal to it, to NumPy's type and to its name as text.
"""

from __future__ import annotations

from typing import Any

import numpy as np


class DType:
    """A dtype such as `tf.float32`; there is one object per kind."""

    __slots__ = ("name", "numpy")

    def __init__(self, name: str, numpy: np.dtype) -> None:
        self.name = name
        self.numpy = numpy

    @property
    def as_numpy_dtype(self) -> type:
        """NumPy's scalar type, `object` for text."""
        return self.numpy.type if self.name != "string" else object

    @property
    def base_dtype(self) -> DType:
        """The dtype itself; there are no reference dtypes here."""
        return self

    @property
    def is_floating(self) -> bool:
        """True for the dtypes that have gradients."""
        return self.numpy.kind == "f"

    @property
    def is_integer(self) -> bool:
        """True for signed and unsigned integers."""
        return self.numpy.kind in "iu"

    @property
    def is_bool(self) -> bool:
        """True for bool."""
        return self.numpy.kind == "b"

    @property
    def is_complex(self) -> bool:
        """False: complex numbers are not supported."""
        return False

    @property
    def size(self) -> int:
        """Bytes per element."""
        return self.numpy.itemsize

    @property
    def min(self) -> Any:
        """Smallest finite value."""
        return _limits(self.numpy).min

    @property
    def max(self) -> Any:
        """Largest finite value."""
        return _limits(self.numpy).max

    def __eq__(self, other: object) -> bool:
        if isinstance(other, DType):
            return self is other
        found = lookup(other)
        return found is self

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        return f"<dtype: '{self.name}'>"

    def __repr__(self) -> str:
        return f"tf.{self.name}"

    def __reduce__(self) -> tuple[Any, ...]:
        return as_dtype, (self.name,)


def _limits(dtype: np.dtype) -> Any:
    return np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)


float16 = DType("float16", np.dtype(np.float16))
float32 = DType("float32", np.dtype(np.float32))
float64 = DType("float64", np.dtype(np.float64))
int8 = DType("int8", np.dtype(np.int8))
int16 = DType("int16", np.dtype(np.int16))
int32 = DType("int32", np.dtype(np.int32))
int64 = DType("int64", np.dtype(np.int64))
uint8 = DType("uint8", np.dtype(np.uint8))
uint16 = DType("uint16", np.dtype(np.uint16))
uint32 = DType("uint32", np.dtype(np.uint32))
uint64 = DType("uint64", np.dtype(np.uint64))
boolean = DType("bool", np.dtype(np.bool_))
string = DType("string", np.dtype(object))

FLOATING = (float16, float32, float64)
INTEGERS = (int8, int16, int32, int64, uint8, uint16, uint32, uint64)
ALL = (*FLOATING, *INTEGERS, boolean, string)

# TensorFlow's error texts speak of "float" and "double", as C does.
C_NAMES = {"float16": "half", "float32": "float", "float64": "double"}

_BY_NAME = {d.name: d for d in ALL} | {"half": float16, "float": float32, "double": float64}
_BY_NUMPY = {d.numpy: d for d in ALL}
_BY_TYPE = {float: float32, bool: boolean, object: string}  # TensorFlow knows no other


def lookup(spec: Any) -> DType | None:
    """Return the DType meant by a DType, a name, a NumPy dtype or a type; None if none is."""
    if isinstance(spec, DType):
        return spec
    if isinstance(spec, str):
        return _BY_NAME.get(spec)
    if isinstance(spec, type) and spec in _BY_TYPE:
        return _BY_TYPE[spec]
    if isinstance(spec, np.dtype):
        return string if spec.kind in "OSU" else _BY_NUMPY.get(spec)
    if isinstance(spec, type) and issubclass(spec, np.generic):
        return lookup(np.dtype(spec))
    return None


def as_dtype(spec: Any) -> DType:
    """Return the DType meant by `spec`; TypeError if there is none."""
    found = lookup(spec)
    if found is None:
        raise TypeError(
            f"Cannot convert the argument `type_value`: {spec!r} to a TensorFlow DType."
        )
    return found


def c_name(dtype: np.dtype) -> str:
    """Return the name that TensorFlow's kernels use in error texts."""
    name = of(dtype).name
    return C_NAMES.get(name, name)


def of(dtype: np.dtype) -> DType:
    """Return the DType of a NumPy dtype; TypeError for kinds no tensor holds."""
    found = lookup(dtype)
    if found is None:
        raise TypeError(f"A tensor cannot hold values of dtype {dtype}.")
    return found


def numpy_dtype(spec: Any) -> np.dtype:
    """Return the NumPy dtype meant by `spec`."""
    return spec if isinstance(spec, np.dtype) else as_dtype(spec).numpy
