"""From Python numbers, lists and NumPy arrays to raw values and constant tensors.

The rules are TensorFlow's: a Python float is float32, an int int32 (int64 where it must be), NumPy
keeps its own dtype unless another is asked for, and a float never becomes an int unasked.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import as_dtype, c_name, of
from gradviz.engine.errors import UnimplementedError
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.tensor_shape import TensorShape

FLOAT32, INT32, INT64 = np.dtype(np.float32), np.dtype(np.int32), np.dtype(np.int64)
BOOL, TEXT = np.dtype(np.bool_), np.dtype(object)
_INT32_MIN, _INT32_MAX = -(2**31), 2**31 - 1
_SMALL = 6.5e4  # what every floating dtype can hold
_MOST_FLOAT32 = float(np.finfo(np.float32).max)


def settle(array: Any) -> Any:
    """Turn a 0-d array into a NumPy scalar (bytes for text); leave everything else."""
    return array[()] if type(array) is np.ndarray and not array.ndim else array


def to_value(source: Any, dtype: np.dtype | None = None) -> Any:
    """Return a raw value made from `source`, which must hold no tensors; always a copy.

    Raises TypeError for a number that `dtype` cannot take, ValueError for ragged or mixed lists,
    None, and objects that are no numbers.
    """
    kind = type(source)
    if kind is float:
        if dtype is None:
            return _float32(source)
        if dtype.kind == "f":
            return _floating(source, dtype)
    if kind is int and dtype is None:
        return _whole(source)
    if isinstance(source, (np.ndarray, np.generic)):
        return _from_numpy(source, dtype)
    if isinstance(source, (list, tuple, range)):
        return _from_sequence(source, dtype)
    if isinstance(source, (bool, int, float, str, bytes)):
        return _cast_leaf(source, _leaf_dtype(source) if dtype is None else dtype)
    if isinstance(source, complex):
        raise _no_complex() if dtype is None else _refused(source, dtype)
    if hasattr(source, "__array__"):
        return _from_numpy(np.asarray(source), dtype)
    raise ValueError(
        f"Attempt to convert a value ({source!r}) with an unsupported type ({type(source)}) "
        "to a Tensor."
    )


def constant(
    value: Any, dtype: Any = None, shape: Any = None, name: str | None = "Const"
) -> Tensor:
    """Return a constant tensor; a tensor comes back as it is, a variable's record is cut."""
    wanted = None if dtype is None else as_dtype(dtype).numpy
    held = getattr(value, "tensor", value)
    if held is not value:
        value.touch()
    if isinstance(value, (list, tuple)) and holds_tensors(value):
        raise ValueError(
            "tf.constant takes no list of tensors, which would cut them off the tape. "
            "tf.convert_to_tensor and tf.stack do."
        )
    if isinstance(held, Tensor):
        if wanted is not None and held.dtype.numpy != wanted:
            raise TypeError(f"Cannot convert {held!r} to EagerTensor of dtype {c_name(wanted)}")
        if held is value and shape is None:
            return held
        raw = held.value
    else:
        raw = to_value(value, wanted)
    if shape is not None:
        raw = _shaped(raw, tuple(TensorShape(shape)))
    return announce(value, tensor_of(raw))


def announce(source: Any, tensor: Tensor) -> Tensor:
    """Tell the listener that `source` became `tensor`; return the tensor."""
    listener = session().listener
    if listener is not None:
        if type(tensor.value) is np.ndarray:
            tensor.value.flags.writeable = False
        listener.converted(source, tensor)
    return tensor


def _shaped(raw: Any, shape: tuple[int, ...]) -> Any:
    array = np.asarray(raw, TEXT if isinstance(raw, bytes) else None)
    size = int(np.prod(shape, dtype=np.int64))
    if array.size == 1:
        return settle(np.full(shape, array.reshape(())[()], array.dtype))
    if array.size != size:
        raise TypeError(
            f"Eager execution of tf.constant with unsupported shape. Tensor {raw!r} has "
            f"{array.size} elements, but got `shape` {shape} with {size} elements)."
        )
    return array.reshape(shape)


def holds_tensors(source: Any) -> bool:
    """Return whether a tensor or variable is somewhere in nested lists and tuples."""
    return any(
        isinstance(getattr(item, "tensor", item), Tensor)
        or (isinstance(item, (list, tuple)) and holds_tensors(item))
        for item in source
    )


def _whole(number: int) -> Any:
    if _INT32_MIN <= number <= _INT32_MAX:
        return np.int32(number)
    if -(2**63) <= number < 2**63:
        return np.int64(number)
    raise _out_of_range()


def _out_of_range() -> ValueError:
    return ValueError("Can't convert Python sequence with out-of-range integer to Tensor.")


def _floating(number: Any, dtype: np.dtype) -> Any:
    """Return a number in a floating dtype, infinite if too large; ValueError for a huge int."""
    if -_SMALL < number < _SMALL:
        return dtype.type(number)
    try:
        with np.errstate(all="ignore"):
            return dtype.type(number)
    except OverflowError:
        raise _out_of_range() from None


def _float32(number: float) -> Any:
    if abs(number) > _MOST_FLOAT32 and number - number == 0:
        raise ValueError(
            "Can't convert Python sequence with a value out of range for a float32 to Tensor."
        )
    return np.float32(number)


def _leaf_dtype(leaf: Any) -> np.dtype:
    if isinstance(leaf, bool):
        return BOOL
    if isinstance(leaf, int):
        return np.asarray(_whole(leaf)).dtype
    return FLOAT32 if isinstance(leaf, float) else TEXT


def _refused(leaf: Any, dtype: np.dtype) -> TypeError:
    return TypeError(f"Cannot convert {leaf!r} to EagerTensor of dtype {c_name(dtype)}")


def _no_complex() -> UnimplementedError:
    return UnimplementedError("Complex numbers are not supported.")


def _cast_leaf(leaf: Any, dtype: np.dtype) -> Any:
    """Return one Python number or text as a raw value of `dtype`, if that loses nothing."""
    if isinstance(leaf, (str, bytes)):
        if dtype.kind != "O":
            raise _refused(leaf, dtype)
        return leaf.encode() if isinstance(leaf, str) else leaf
    if dtype.kind == "O" or (dtype.kind == "b" and not isinstance(leaf, (bool, np.bool_))):
        raise _refused(leaf, dtype)
    if dtype.kind in "iu" and isinstance(leaf, (float, np.floating)):
        raise _refused(leaf, dtype)
    if dtype.kind in "iu":
        if not -(2**63) <= leaf < (2**64 if dtype == np.uint64 else 2**63):
            raise _out_of_range()
        return np.array(leaf).astype(dtype)[()]  # what is too large loses its upper bits
    return _floating(leaf, dtype) if dtype.kind == "f" else dtype.type(leaf)


def _from_numpy(source: Any, dtype: np.dtype | None) -> Any:
    if source.dtype.kind in "SU" and dtype is not None and dtype.kind != "O":
        return settle(np.array(source).astype(dtype))
    if source.dtype.kind in "SU":
        flat = [leaf.encode() if isinstance(leaf, str) else bytes(leaf) for leaf in source.ravel()]
        array = np.empty(len(flat), TEXT)
        array[:] = flat
        return settle(array.reshape(source.shape))
    if source.dtype.kind == "O":
        return _from_sequence(source.tolist(), dtype)
    if source.dtype.kind in "mM":
        raise ValueError(f"Failed to convert a NumPy array of {source.dtype} to a Tensor.")
    if dtype is None:
        of(source.dtype)  # a TypeError for kinds that no tensor holds
        return settle(np.array(source))
    if dtype.kind == "O":
        raise ValueError(str(_refused(source, dtype)))
    return settle(np.array(source).astype(dtype))


def _from_sequence(source: Any, dtype: np.dtype | None) -> Any:
    leaves: list[Any] = []
    shape = _flatten(source, leaves)
    if any(isinstance(leaf, np.ndarray) for leaf in leaves):
        return _from_numpy(np.array(source), dtype)
    found = _common_dtype(leaves) if dtype is None else dtype
    if dtype is None and found is FLOAT32:
        leaves = [_float32(leaf) if type(leaf) is float else leaf for leaf in leaves]
    values = [_cast_leaf(leaf, found) for leaf in leaves]
    array = np.empty(len(values), found)
    array[:] = values
    return array.reshape(shape)


def _flatten(source: Any, leaves: list[Any]) -> tuple[int, ...]:
    """Append the leaves of a nested sequence; return its shape, ValueError if it is ragged."""
    if isinstance(source, np.ndarray) and source.ndim == 0:
        source = source[()]
    if isinstance(source, np.ndarray):
        leaves.append(source)
        return source.shape
    if not isinstance(source, (list, tuple, range)):
        leaves.append(_leaf(source))
        return ()
    shapes = {_flatten(item, leaves) for item in source}
    if len(shapes) > 1:
        raise ValueError("Can't convert non-rectangular Python sequence to Tensor.")
    return (len(source), *(shapes.pop() if shapes else ()))


def _leaf(leaf: Any) -> Any:
    held = getattr(leaf, "tensor", leaf)
    if isinstance(held, Tensor):
        return settle(leaf.numpy())
    if isinstance(leaf, (bool, int, float, str, bytes, np.generic)):
        return leaf
    raise ValueError(
        f"Attempt to convert a value ({leaf!r}) with an unsupported type ({type(leaf)}) "
        "to a Tensor."
    )


def _common_dtype(leaves: list[Any]) -> np.dtype:
    """Return the dtype of a list: the first leaf decides, and a float among ints lifts them."""
    if not leaves:
        return FLOAT32
    first = leaves[0]
    if isinstance(first, (str, bytes)):
        kinds_fit = all(isinstance(leaf, (str, bytes)) for leaf in leaves)
        return TEXT if kinds_fit else _mixed()
    if any(isinstance(leaf, (str, bytes)) for leaf in leaves):
        _mixed()
    if isinstance(first, (bool, np.bool_)):
        return BOOL if all(isinstance(leaf, (bool, np.bool_)) for leaf in leaves) else _mixed()
    if isinstance(first, np.floating):
        return first.dtype
    if any(isinstance(leaf, (float, np.floating)) for leaf in leaves):
        return FLOAT32
    if all(_INT32_MIN <= leaf <= _INT32_MAX for leaf in leaves):
        return INT32
    if all(-(2**63) <= leaf < 2**63 for leaf in leaves):
        return INT64
    raise _out_of_range()


def _mixed() -> np.dtype:
    raise ValueError("Can't convert Python sequence with mixed types to Tensor.")
