"""What a variable takes: its first value, values assigned to it, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.convert import announce, to_value
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.tensor import Tensor, dtype_of, tensor_of
from gradviz.engine.tensor_shape import TensorShape

if TYPE_CHECKING:
    from gradviz.engine.variable import Variable


def check_arguments(constraint: Any, name: Any) -> None:
    """Raise ValueError for a constraint that is no function and a name that is no text."""
    if constraint is not None and not callable(constraint):
        raise ValueError(f"Argument `constraint` must be None or a callable, not {constraint}")
    if name is not None and not isinstance(name, str):
        raise ValueError("The name of a variable must be a string.")


def initial(given: Any, dtype: Any) -> Any:
    """Return the raw value a variable begins with."""
    held = getattr(given, "tensor", given)
    if isinstance(held, Tensor):
        if dtype is not None and as_dtype(dtype) is not held.dtype:
            raise _unfit(held, as_dtype(dtype).name)
        return held.value
    return to_value(given, None if dtype is None else as_dtype(dtype).numpy)


def declared(shape: Any, actual: TensorShape) -> TensorShape | None:
    """Return a shape that leaves something open, None if it says no more than the value does.

    ValueError if the value does not have it.
    """
    if shape is None:
        return None
    given = TensorShape(shape)
    if not given.is_compatible_with(actual):
        raise ValueError(
            f"In this `tf.Variable` creation, the initial value's shape ({actual}) is not "
            f"compatible with the explicitly supplied `shape` argument ({given})."
        )
    return None if given.is_fully_defined() else given


def checked(variable: Variable, given: Any) -> Any:
    """Return the raw value that `assign` swaps in; ValueError if its shape does not fit."""
    value = _converted(variable, given)
    if not variable.shape.is_compatible_with(shape_of(value)):
        raise ValueError(
            f"Cannot assign value to variable ' {variable.name}': Shape mismatch."
            f"The variable shape {variable.shape}, and the assigned value shape "
            f"{shape_of(value)} are incompatible."
        )
    return value


def checked_delta(variable: Variable, given: Any, op: str) -> Any:
    """Return the raw value to add or subtract; InvalidArgumentError if it does not fit."""
    if variable.dtype.is_bool or variable.dtype.name == "string":
        raise InvalidArgumentError(f"No OpKernel was registered for {op} of {variable.dtype.name}")
    value = _converted(variable, given)
    now = variable.tensor.value
    if shape_of(value) != shape_of(now):
        raise InvalidArgumentError(
            f"Cannot update variable with shape {bracketed(shape_of(now))} using a Tensor with "
            f"shape {bracketed(shape_of(value))}, shapes must be equal. [Op:{op}]"
        )
    return value


def _converted(variable: Variable, given: Any) -> Any:
    dtype = dtype_of(variable.tensor.value)
    held = getattr(given, "tensor", given)
    if held is not given:
        given.touch()
    if not isinstance(held, Tensor):
        return announce(given, tensor_of(to_value(given, dtype.numpy))).value
    if held.dtype is not dtype:
        raise _unfit(held, dtype.name)
    return held.value


def _unfit(held: Tensor, wanted: str) -> ValueError:
    return ValueError(
        f"Tensor conversion requested dtype {wanted} for Tensor with dtype {held.dtype.name}: "
        f"{held!r}"
    )
