"""Functions of TensorFlow that work element by element."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dispatch import function_of
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError, NotFoundError, UnimplementedError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.making import function
from gradviz.engine.op import OPS
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import Tensor, tensor_of

subtract = function("subtract", "x, y", "x - y.")
multiply = function("multiply", "x, y", "x * y.")
floordiv = function("floordiv", "x, y", "Floor of x / y; no derivative.")
mod = function("mod", "x, y", "Rest of x / y, with y's sign.")
power = function("power", "x, y", "x to the power of y.", name="pow")
maximum = function("maximum", "x, y", "The larger; at a tie the gradient goes to x.")
minimum = function("minimum", "x, y", "The smaller; at a tie the gradient goes to x.")
atan2 = function("atan2", "y, x", "Angle of the point (x, y).")
negative = function("negative", "x", "-x.")
absolute = function("abs", "x", "|x|; slope 0 at 0.")
sign = function("sign", "x", "-1, 0 or 1; its gradient is zeros.")
square = function("square", "x", "x squared.")
sqrt = function("sqrt", "x", "Square root.")
rsqrt = function("rsqrt", "x", "1 / square root.")
exp = function("exp", "x", "e to the power of x.")
expm1 = function("expm1", "x", "exp(x) - 1, exact near 0.")
log = function("log", "x", "Natural logarithm.")
log1p = function("log1p", "x", "log(1 + x), exact near 0.")
sin = function("sin", "x", "Sine.")
cos = function("cos", "x", "Cosine.")
tan = function("tan", "x", "Tangent.")
asin = function("asin", "x", "Inverse sine.")
acos = function("acos", "x", "Inverse cosine.")
atan = function("atan", "x", "Inverse tangent.")
sinh = function("sinh", "x", "Hyperbolic sine.")
cosh = function("cosh", "x", "Hyperbolic cosine.")
tanh = function("tanh", "x", "Hyperbolic tangent.")
asinh = function("asinh", "x", "Inverse hyperbolic sine.")
acosh = function("acosh", "x", "Inverse hyperbolic cosine.")
atanh = function("atanh", "x", "Inverse hyperbolic tangent.")
sigmoid = function("sigmoid", "x", "1 / (1 + exp(-x)).")
erf = function("erf", "x", "Error function.")
floor = function("floor", "x", "Largest whole number not above x; no derivative.")
ceil = function("ceil", "x", "Smallest whole number not below x; no derivative.")
rint = function("rint", "x", "Nearest whole number, halves to even; no derivative.")
is_nan = function("is_nan", "x", "Whether x is nan.")
is_inf = function("is_inf", "x", "Whether x is infinite.")
is_finite = function("is_finite", "x", "Whether x is neither nan nor infinite.")
equal = function("equal", "x, y", "x == y element by element.")
not_equal = function("not_equal", "x, y", "x != y element by element.")
less = function("less", "x, y", "x < y.")
less_equal = function("less_equal", "x, y", "x <= y.")
greater = function("greater", "x, y", "x > y.")
greater_equal = function("greater_equal", "x, y", "x >= y.")
logical_and = function("logical_and", "x, y", "x and y.")
logical_or = function("logical_or", "x, y", "x or y.")
logical_xor = function("logical_xor", "x, y", "Either x or y.")
logical_not = function("logical_not", "x", "Not x.")
identity = function("identity", "input", "The same value as a new tensor; keeps the link.")
stop_gradient = function("stop_gradient", "input", "The same value; no gradient passes.")

_ADD = function("add", "x, y")
_DIVIDE = OPS["divide"]


def tensor(x: Any, dtype: Any = None) -> Any:
    """Return a tensor or variable as it is, anything else as a constant."""
    return x if is_tensor(x) else to_tensor(x, None if dtype is None else as_dtype(dtype).numpy)


def pair(x: Any, y: Any) -> tuple[Any, Any]:
    """Return both as tensors of one dtype: a tensor's, else the first one's."""
    if not is_tensor(x):
        x = to_tensor(x, y.dtype.numpy if is_tensor(y) else None)
    if not is_tensor(y):
        y = to_tensor(y, x.dtype.numpy)
    return x, y


def hinted(y: Any, x: Any) -> Any:
    """Return y as a tensor: in the dtype of the tensor x if it can be, else in its own."""
    if is_tensor(y):
        return y
    try:
        return to_tensor(y, raw_value(x).dtype)
    except (TypeError, ValueError):
        return to_tensor(y)


def add(x: Any, y: Any, name: str | None = None) -> Tensor:
    """Return x + y; a number on the left keeps its own dtype, unlike with the operator."""
    x = tensor(x)
    made: Tensor = _ADD(x, hinted(y, x))
    return made


def _floating_pair(x: Any, y: Any) -> tuple[Any, Any]:
    """Return two tensors of one dtype as floating ones; TypeError if they are not of one."""
    if x.dtype != y.dtype:
        raise TypeError(f"`x` and `y` must have the same dtype, got {x.dtype!r} != {y.dtype!r}.")
    if x.dtype.is_floating:
        return x, y
    if not x.dtype.is_integer:
        raise TypeError(f"Invalid dtype {x.dtype!r} in __truediv__.")
    wide = "float32" if x.dtype.size <= 2 else "float64"
    return cast(x, wide), cast(y, wide)


def _divide_any(x: Any, y: Any) -> Tensor:
    return execute(_DIVIDE, *_floating_pair(*pair(x, y)))


def truediv(x: Any, y: Any, name: str | None = None) -> Tensor:
    """Return x / y; a number on the left keeps its own dtype, unlike with the operator."""
    x = tensor(x)
    return execute(_DIVIDE, *_floating_pair(x, hinted(y, x)))


divide = function_of(_DIVIDE, ("x", "y"), slow=_divide_any)
divide.__doc__ = "x / y; whole numbers become float64 first, float32 if they have 8 or 16 bits."
reflected_divide = function_of(_DIVIDE, ("x", "y"), slow=_divide_any, reflected=True)


def _divide_no_nan_any(x: Any, y: Any) -> Tensor:
    return execute(OPS["divide_no_nan"], *_floating_pair(*pair(x, y)))


divide_no_nan = function_of(OPS["divide_no_nan"], ("x", "y"), slow=_divide_no_nan_any)
divide_no_nan.__doc__ = "x / y, and 0 where y is 0; whole numbers become floating, as in division."


def multiply_no_nan(x: Any, y: Any, name: str | None = None) -> Tensor:
    """Return x * y, and 0 where y is 0, even if x is infinite or nan."""
    x = tensor(x)
    return execute(OPS["multiply_no_nan"], x, convert_to_tensor(y, x.dtype))


def _reciprocal_any(x: Any) -> Tensor:
    x = tensor(x)
    if raw_value(x).dtype.kind == "i":
        raise NotFoundError("Could not find device for node: {{node Reciprocal}}")
    return execute(OPS["reciprocal"], x)


def _squared_difference_any(x: Any, y: Any) -> Tensor:
    x, y = pair(x, y)
    dtype = raw_value(x).dtype
    if dtype.kind == "i" and dtype.itemsize < 4:
        raise InvalidArgumentError(f"Value for attr 'T' of {dtype} is not in the list of allowed")
    return execute(OPS["squared_difference"], x, y)


reciprocal = function_of(OPS["reciprocal"], ("x",), slow=_reciprocal_any)
reciprocal.__doc__ = "1 / x."
squared_difference = function_of(
    OPS["squared_difference"], ("x", "y"), slow=_squared_difference_any
)
squared_difference.__doc__ = "(x - y) squared."


def cast(x: Any, dtype: Any, name: str | None = None) -> Any:
    """Return x as another dtype, toward zero for whole numbers; the very same x if it has it."""
    x, wanted = tensor(x), as_dtype(dtype)
    if x.dtype is wanted:
        return x
    if x.dtype == wanted:  # a variable of Keras, which calls its dtype by name
        return convert_to_tensor(x)
    if "string" in (x.dtype.name, wanted.name):
        raise UnimplementedError(f"Cast {x.dtype.name} to {wanted.name} is not supported")
    return execute(OPS["cast" if wanted.is_floating else "cast_away"], x, dtype=wanted.numpy)


def compare_any(name: str, x: Any, y: Any, unfit: bool) -> Tensor:
    """Run a comparison; `unfit` is the answer where shapes do not broadcast, as `==` has it."""
    x, y = pair(x, y)
    try:
        np.broadcast_shapes(shape_of(raw_value(x)), shape_of(raw_value(y)))
    except ValueError:
        return tensor_of(np.bool_(unfit))
    return execute(OPS[name], x, y)


def round_half_even(x: Any, name: str | None = None) -> Any:
    """Round to the nearest whole number, halves to even; whole numbers stay as they are."""
    x = convert_to_tensor(x)
    return x if x.dtype.is_integer else execute(OPS["round"], x)


def where(condition: Any, x: Any = None, y: Any = None, name: str | None = None) -> Tensor:
    """Choose from x where condition is true, else from y; with condition alone, say where it is.

    The gradient goes to the chosen element only.
    """
    if x is None and y is None:
        return tensor_of(np.argwhere(np.asarray(raw_value(tensor(condition)))))
    if x is None or y is None:
        raise ValueError("x and y must both be non-None or both be None.")
    x, y = pair(x, y)
    return execute(OPS["where"], tensor(condition, "bool"), x, y)


def clip_by_value(
    t: Any, clip_value_min: Any, clip_value_max: Any, name: str | None = None
) -> Tensor:
    """Bring t between two bounds, which must not make it larger; slope 1 at the bounds."""
    t = tensor(t)
    clipped = execute(OPS["clip_by_value"], t, clip_value_min, clip_value_max)
    if clipped.shape != t.shape:
        raise ValueError(f"Shapes {t.shape} and {clipped.shape} are incompatible")
    return clipped


def add_n(inputs: Any, name: str | None = None) -> Tensor:
    """Return the sum of a list of tensors of one shape."""
    if not isinstance(inputs, (list, tuple)) or not inputs:
        raise ValueError(
            "Inputs must be an iterable of at least one Tensor/IndexedSlices with the same "
            "dtype and shape."
        )
    return execute(OPS["add_n"], *inputs)


def zeros_like(input: Any, dtype: Any = None, name: str | None = None) -> Tensor:
    """Return zeros of the same shape; no gradient passes."""
    made = execute(OPS["zeros_like"], tensor(input))
    return made if dtype is None else cast(made, dtype)


def ones_like(input: Any, dtype: Any = None, name: str | None = None) -> Tensor:
    """Return ones of the same shape; no gradient passes."""
    made = execute(OPS["ones_like"], tensor(input))
    return made if dtype is None else cast(made, dtype)


def convert_to_tensor(
    value: Any, dtype: Any = None, dtype_hint: Any = None, name: str | None = None
) -> Tensor:
    """Return `value` as a tensor.

    A tensor comes back itself, a variable as a read that keeps the link, anything else as a
    constant, which has the dtype of `dtype_hint` if it can. A tensor of another dtype is a
    ValueError.
    """
    wanted = None if dtype is None else as_dtype(dtype)
    if not is_tensor(value):
        if wanted is None and dtype_hint is not None:
            return _hinted(value, as_dtype(dtype_hint).numpy)
        return to_tensor(value, None if wanted is None else wanted.numpy)
    if wanted is not None and value.dtype != wanted:
        raise ValueError(
            f"Tensor conversion requested dtype {wanted.name} for Tensor with dtype "
            f"{value.dtype.name}: {value!r}"
        )
    return value if isinstance(value, Tensor) else execute(OPS["read"], value)


def _hinted(value: Any, dtype: np.dtype) -> Tensor:
    try:
        return to_tensor(value, dtype)
    except (TypeError, ValueError):
        return to_tensor(value)
