"""What else Keras 2 kept in `keras.backend`: shapes, new tensors and variables, their values."""

from __future__ import annotations

import math
from typing import Any, NoReturn

import numpy as np

from gradviz.engine import Variable, constant as constant_of, is_tensor, session
from gradviz.engine.functions import (
    create,
    elementwise,
    joining,
    picking,
    shape as shapes,
    spreading,
)
from gradviz.models import settings
from gradviz.models.host import afford
from gradviz.models.symbolic import KerasTensor

# Shapes ------------------------------------------------------------------------------------------


def expand_dims(x: Any, axis: int = -1) -> Any:
    """Return x with an axis of size 1 put in."""
    return shapes.expand_dims(x, axis)


def squeeze(x: Any, axis: int) -> Any:
    """Return x without an axis of size 1."""
    return shapes.squeeze(x, [axis])


def flatten(x: Any) -> Any:
    """Return all elements in a row."""
    return shapes.reshape(x, [-1])


def batch_flatten(x: Any) -> Any:
    """Return all elements in a row for each of the batch."""
    return shapes.reshape(x, [-1, math.prod(x.shape[1:])])


def permute_dimensions(x: Any, pattern: Any) -> Any:
    """Return x with its axes in another order."""
    return shapes.transpose(x, pattern)


def transpose(x: Any) -> Any:
    """Return x with its axes in reverse order."""
    return shapes.transpose(x)


def reverse(x: Any, axes: Any) -> Any:
    """Return x with axes turned round."""
    return shapes.reverse(x, [axes] if isinstance(axes, int) else axes)


def concatenate(tensors: Any, axis: int = -1) -> Any:
    """Return tensors joined along an axis."""
    return joining.concat(tensors, axis % (tensors[0].ndim or 1) if axis < 0 else axis)


def repeat(x: Any, n: int) -> Any:
    """Return each row n times, along a new axis; ValueError if there are no rows."""
    if x.ndim != 2:
        raise ValueError(f"Expected input `x` to have rank 2. Received: rank(x)={x.ndim}")
    return tile(shapes.expand_dims(x, 1), [1, n, 1])


def repeat_elements(x: Any, rep: int, axis: int) -> Any:
    """Return each slice along an axis so many times."""
    afford((*x.shape, rep))
    return spreading.repeat(x, rep, axis)


def tile(x: Any, n: Any) -> Any:
    """Return x several times over along its axes."""
    times = [n] if isinstance(n, int) else list(n)
    afford((*x.shape, *times))
    return spreading.tile(x, times)


def one_hot(indices: Any, num_classes: int) -> Any:
    """Return rows of zeros with a one at the place that each index names."""
    afford((*np.shape(indices), num_classes))
    return picking.one_hot(indices, num_classes)


# Values and variables ----------------------------------------------------------------------------


def constant(value: Any, dtype: Any = None, shape: Any = None, name: str | None = None) -> Any:
    """Return a tensor, floating unless it is told otherwise."""
    return constant_of(value, dtype or settings.floatx(), shape)


def variable(value: Any, dtype: Any = None, name: str | None = None, constraint: Any = None) -> Any:
    """Return a tf.Variable, floating unless it is told otherwise."""
    kind = dtype or settings.floatx()
    return Variable(value, dtype=kind, name=name, constraint=constraint)


def zeros(shape: Any, dtype: Any = None, name: str | None = None) -> Any:
    """Return a tf.Variable of zeros."""
    return _filled(create.zeros, shape, dtype, name)


def ones(shape: Any, dtype: Any = None, name: str | None = None) -> Any:
    """Return a tf.Variable of ones."""
    return _filled(create.ones, shape, dtype, name)


def _filled(make: Any, shape: Any, dtype: Any, name: str | None) -> Any:
    kind = dtype or settings.floatx()
    afford([shape] if isinstance(shape, int) else shape)
    made = make(shape, kind)
    return variable(made, kind, name) if math.prod(made.shape) else made


def eye(size: int, dtype: Any = None, name: str | None = None) -> Any:
    """Return a tf.Variable that holds the identity matrix."""
    kind = dtype or settings.floatx()
    afford((size, size))
    return variable(create.eye(size, dtype=kind), kind, name)


def arange(start: Any, stop: Any = None, step: Any = 1, dtype: Any = "int32") -> Any:
    """Return numbers from start up to stop, without it."""
    if stop is None and start < 0:
        start = 0
    made = create.arange(start, stop, step)
    return made if dtype == "int32" else elementwise.cast(made, dtype)


def gather(reference: Any, indices: Any) -> Any:
    """Return the slices along the first axis that indices name."""
    return picking.gather(reference, indices)


def cast_to_floatx(x: Any) -> Any:
    """Return x as floating: a tensor as a tensor, anything else as an array."""
    kind = settings.floatx()
    return elementwise.cast(x, kind) if is_tensor(x) else np.asarray(x, dtype=kind)


def ndim(x: Any) -> int:
    """Return the number of axes."""
    return len(x.shape)


def int_shape(x: Any) -> tuple[int | None, ...]:
    """Return the shape as a tuple."""
    return tuple(x.shape)


def count_params(x: Any) -> int:
    """Return the number of elements."""
    return math.prod(x.shape)


def dtype(x: Any) -> str:
    """Return the name of the dtype."""
    return str(x.dtype.name)


def get_value(x: Any) -> Any:
    """Return the value of a tensor as an array, anything else as it is."""
    return x.numpy() if is_tensor(x) else x


def set_value(x: Any, value: Any) -> None:
    """Assign a value."""
    x.assign(np.asarray(value, dtype=x.dtype.name))


def batch_get_value(tensors: Any) -> list[Any]:
    """Return the values of several."""
    return [x.numpy() for x in tensors]


def batch_set_value(tuples: Any) -> None:
    """Assign values, given in pairs with the variables."""
    for x, value in tuples:
        set_value(x, value)


def update(x: Any, new_x: Any) -> Any:
    """Assign a value to a tf.Variable."""
    return x.assign(new_x)


def update_add(x: Any, increment: Any) -> Any:
    """Add to a tf.Variable."""
    return x.assign_add(increment)


def update_sub(x: Any, decrement: Any) -> Any:
    """Subtract from a tf.Variable."""
    return x.assign_sub(decrement)


def moving_average_update(x: Any, value: Any, momentum: Any) -> Any:
    """Move a variable towards a value, the more the smaller the momentum."""
    share, towards = (elementwise.cast(part, x.dtype) for part in (momentum, value))
    return x.assign_sub((x - towards) * (1 - share))


def is_keras_tensor(x: Any) -> bool:
    """Return whether x is a placeholder."""
    return isinstance(x, KerasTensor)


def get_uid(prefix: str = "") -> int:
    """Return a number that counts up for each prefix, from 1."""
    counts = session().names
    key = f"uid of {prefix}"
    counts[key] = counts.get(key, 0) + 1
    return counts[key]


def gradients(loss: Any, variables: Any) -> NoReturn:
    """Raise RuntimeError: where operations run at once there are tapes."""
    raise RuntimeError(
        "tf.gradients is not supported when eager execution is enabled. "
        "Use tf.GradientTape instead."
    )
