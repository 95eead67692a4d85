"""Tensor: a value that never changes, with an identity that tapes can follow.

`value` is a NumPy array, a NumPy scalar, or bytes; an array is never written to once a Tensor
holds it. Two tensors of equal value are two tensors. Arithmetic is added by operators.py.
"""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np

from gradviz.engine import printing
from gradviz.engine.dtypes import DType, of, string
from gradviz.engine.operand import Operand
from gradviz.engine.state import new_id, session
from gradviz.engine.tensor_shape import TensorShape, known_shape

_NUMPY_METHODS = frozenset({
    "T", "all", "any", "argmax", "argmin", "astype", "clip", "copy", "cumsum", "dot", "fill",
    "flatten", "item", "max", "mean", "min", "prod", "ravel", "reshape", "round", "size", "sort",
    "squeeze", "std", "sum", "tolist", "transpose", "var",
})  # fmt: skip


def freeze(value: Any) -> Any:
    """Mark an array read-only and return it; scalars pass by."""
    if type(value) is np.ndarray:
        value.flags.writeable = False
    return value


def dtype_of(value: Any) -> DType:
    """Return the DType of a raw value."""
    return string if isinstance(value, (bytes, str)) else of(value.dtype)


class Reference:
    """A hashable stand-in for a tensor or variable: `x.ref()`."""

    __slots__ = ("_it",)

    def __init__(self, it: Any) -> None:
        self._it = it

    def deref(self) -> Any:
        """Return the very object this stands for."""
        return self._it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reference) and self._it is other._it

    def __hash__(self) -> int:
        return id(self._it)

    def __repr__(self) -> str:
        return f"<Reference wrapping {self._it!r}>"


class Tensor(Operand):
    """A frozen value and its process-wide number, made by `tensor_of` or an operation."""

    __slots__ = ("id", "raw")

    raw: Any  # as it is held: see `as_held`
    id: int

    @property
    def value(self) -> Any:
        """The raw value: a NumPy array, a NumPy scalar, or bytes."""
        raw = self.raw
        return raw if type(raw) is not float else np.float64(raw)

    @property
    def shape(self) -> TensorShape:
        """Sizes of the axes."""
        return known_shape(getattr(self.value, "shape", ()))

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return len(getattr(self.value, "shape", ()))

    @property
    def dtype(self) -> DType:
        """The kind of number held."""
        return dtype_of(self.value)

    @property
    def device(self) -> str:
        """Where TensorFlow would keep it."""
        return "/job:localhost/replica:0/task:0/device:CPU:0"

    @property
    def name(self) -> NoReturn:
        """Raise AttributeError, as an eager tensor does."""
        raise AttributeError("Tensor.name is undefined when eager execution is enabled.")

    def __len__(self) -> int:
        if not self.ndim:
            raise TypeError("Scalar tensor has no `len()`")
        return self.shape[0]

    def get_shape(self) -> TensorShape:
        """Return `shape`."""
        return self.shape

    def cpu(self) -> Tensor:
        """Return the tensor: it is on the CPU."""
        return self

    def gpu(self, gpu_index: int = 0) -> NoReturn:
        """Raise RuntimeError: there is no GPU."""
        raise RuntimeError(f"GPU:{gpu_index} unknown device.")

    def eval(self, feed_dict: Any = None, session: Any = None) -> NoReturn:
        """Raise NotImplementedError, which names `numpy`."""
        raise NotImplementedError(
            "eval is not supported when eager execution is enabled, is .numpy() what you're "
            "looking for?"
        )

    def set_shape(self, shape: Any) -> None:
        """Do nothing but raise ValueError if the tensor's shape contradicts `shape`."""
        if not self.shape.is_compatible_with(shape):
            raise ValueError(
                f"Tensor's shape {self.shape} is not compatible with supplied shape "
                f"{TensorShape(shape)}."
            )

    def numpy(self) -> Any:
        """Return a copy of the value that tapes do not follow."""
        value = self.value
        if type(value) is np.ndarray:
            value = value.copy()
        return announce_left(self, value)

    def ref(self) -> Reference:
        """Return a hashable reference to this very tensor."""
        return Reference(self)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return as_array(self, self.value, dtype, copy)

    def __hash__(self) -> int:
        raise TypeError("Tensor is unhashable. Instead, use tensor.ref() as the key.")

    def __str__(self) -> str:
        return printing.printed(self.value)

    def __repr__(self) -> str:
        return printing.tensor_repr(self.value)

    def __format__(self, spec: str) -> str:
        return printing.formatted(self.value, spec)

    def __copy__(self) -> Tensor:
        return self

    def __deepcopy__(self, memo: Any) -> Tensor:
        return self

    def __getattr__(self, name: str) -> NoReturn:
        if name in _NUMPY_METHODS:
            raise AttributeError(
                f"EagerTensor object has no attribute '{name}'. If you are looking for "
                "numpy-related methods, please run the following: "
                "tf.experimental.numpy.experimental_enable_numpy_behavior()"
            )
        raise AttributeError(
            f"'tensorflow.python.framework.ops.EagerTensor' object has no attribute '{name}'"
        )


Tensor.__name__ = Tensor.__qualname__ = "EagerTensor"


def tensor_of(value: Any) -> Tensor:
    """Return a new tensor that holds a raw value; an array must never be written to afterwards.

    The class has no `__init__`, since every operation makes a Tensor and bare is fastest.
    """
    made = Tensor()
    made.raw = value if type(value) is not np.float64 else float(value)
    made.id = new_id()
    return made


def as_held(value: Any) -> Any:
    """Return a raw value as tensors hold it: for a float64 scalar a Python float; see plain.py."""
    return value if type(value) is not np.float64 else float(value)


def as_array(holder: Any, value: Any, dtype: Any, copy: bool | None) -> np.ndarray:
    """Return the value as NumPy asks for it in `__array__`: read-only unless it is a copy."""
    array = np.asarray(value) if isinstance(value, np.ndarray) else np.array(value)
    if dtype is not None and array.dtype != dtype:
        array = array.astype(dtype)
    elif copy:
        array = array.copy()
    elif array is value:
        freeze(array)
    announce_left(holder, array)
    return array


def announce_left(holder: Any, value: Any) -> Any:
    """Tell the listener that `value` left the tape; return it."""
    listener = session().listener
    if listener is not None:
        listener.left(holder, value)
    return value
