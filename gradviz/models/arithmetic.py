"""Keras's own arithmetic: element by element, of tensors of any dtypes, which it promotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import is_tensor
from gradviz.engine.functions import elementwise, linalg
from gradviz.engine.functions.shape import reshape
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.host import afford, afford_both
from gradviz.models.operation import symbolic
from gradviz.models.promotion import result_type
from gradviz.models.settings import floatx
from gradviz.models.symbolic import KerasTensor

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = (int, float)


def _operand(x: Any) -> Any:
    return x if isinstance(x, _NUMBERS) else convert(x)


def _kind(x: Any) -> Any:
    return type(x) if isinstance(x, _NUMBERS) else dtype_of(x)


def promoted(x1: Any, x2: Any, *weakest: Any) -> tuple[Any, Any]:
    """Return both as tensors of one dtype, at least of the `weakest` strength.

    A Python number beside a floating tensor stays one: the operation takes it as it is.
    """
    x1, x2 = _operand(x1), _operand(x2)
    if (type(x2) in _NUMBERS and _is_floating(x1)) or (type(x1) in _NUMBERS and _is_floating(x2)):
        return x1, x2
    dtype = result_type(_kind(x1), _kind(x2), *weakest)
    x1, x2 = convert(x1, dtype), convert(x2, dtype)
    afford_both(x1, x2)
    return x1, x2


def _is_floating(x: Any) -> bool:
    return is_tensor(x) and bool(x.dtype.is_floating)


def binary(name: str, function: Callable[..., Any], *weakest: Any) -> Callable[..., Any]:
    """Return Keras's own form of a function of two tensors: it promotes them."""

    def made(x1: Any, x2: Any) -> Any:
        return function(*promoted(x1, x2, *weakest))

    made.__name__ = made.__qualname__ = name
    made.__doc__ = f"{(function.__doc__ or name).rstrip('.')}; dtypes are promoted."
    return symbolic(made)


def unary(name: str, function: Callable[..., Any], floating: bool = False) -> Callable[..., Any]:
    """Return Keras's own form of a function of one tensor; `floating` makes it a floating one."""

    def made(x: Any) -> Any:
        x = convert(x)
        return function(cast(x, _float_for(x)) if floating else x)

    made.__name__ = made.__qualname__ = name
    made.__doc__ = function.__doc__
    return symbolic(made)


def _float_for(x: Any) -> str:
    return floatx() if dtype_of(x) == "int64" else str(result_type(dtype_of(x), float))


@symbolic
def add(x1: Any, x2: Any) -> Any:
    """Return x1 + x2; a vector as long as the second axis is added along that, if not the last."""
    x1, x2 = promoted(x1, x2)
    if is_tensor(x1) and is_tensor(x2) and x1.ndim > 2 and (size := _vector_size(x2)) is not None:
        shape = tuple(x1.shape)
        if shape[-1] != size and shape[1] == size:
            x2 = reshape(x2, [size] + [1] * (x1.ndim - 2))
    return elementwise.add(x1, x2)


def _vector_size(x: Any) -> int | None:
    sizes = [n for n in x.shape if n != 1]
    return int(sizes[0]) if len(sizes) == 1 else None


subtract = binary("subtract", elementwise.subtract)
multiply = binary("multiply", elementwise.multiply)
divide = binary("divide", elementwise.divide, float)
true_divide = binary("true_divide", elementwise.divide, float)
divide_no_nan = binary("divide_no_nan", elementwise.divide_no_nan, float)
floor_divide = binary("floor_divide", elementwise.floordiv)
mod = binary("mod", elementwise.mod)
maximum = binary("maximum", elementwise.maximum)
minimum = binary("minimum", elementwise.minimum)
equal = binary("equal", elementwise.equal)
not_equal = binary("not_equal", elementwise.not_equal)
less = binary("less", elementwise.less)
less_equal = binary("less_equal", elementwise.less_equal)
greater = binary("greater", elementwise.greater)
greater_equal = binary("greater_equal", elementwise.greater_equal)
negative = unary("negative", elementwise.negative)
floor = unary("floor", elementwise.floor, floating=True)
ceil = unary("ceil", elementwise.ceil, floating=True)
sqrt = unary("sqrt", elementwise.sqrt, floating=True)
rsqrt = unary("rsqrt", elementwise.rsqrt)
log = unary("log", elementwise.log, floating=True)
exp = unary("exp", elementwise.exp, floating=True)
sin = unary("sin", elementwise.sin, floating=True)
cos = unary("cos", elementwise.cos, floating=True)
tanh = unary("tanh", elementwise.tanh, floating=True)


@symbolic
def power(x1: Any, x2: Any) -> Any:
    """Return x1 to the power of x2; dtypes are promoted."""
    x1, x2 = _operand(x1), _operand(x2)
    dtype = result_type(_kind(x1), _kind(x2))
    if not dtype.startswith("uint"):
        return elementwise.power(*promoted(x1, x2))
    return cast(elementwise.power(convert(x1, "int32"), convert(x2, "int32")), dtype)


@symbolic
def absolute(x: Any) -> Any:
    """Return |x|."""
    x = convert(x)
    kind = dtype_of(x)
    return x if kind == "bool" or kind.startswith("uint") else elementwise.absolute(x)


@symbolic
def square(x: Any) -> Any:
    """Return x squared."""
    return elementwise.square(_counted(convert(x)))


def _counted(x: Any) -> Any:
    """Return x, truth values as 0 and 1."""
    return cast(x, "int32") if dtype_of(x) == "bool" else x


@symbolic
def sign(x: Any) -> Any:
    """Return -1, 0 or 1."""
    x = convert(x)
    kind = dtype_of(x)
    return cast(elementwise.sign(cast(x, "int32") if kind.startswith("uint") else x), kind)


def _logical(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def logical(x1: Any, x2: Any) -> Any:
        return function(cast(x1, "bool"), cast(x2, "bool"))

    logical.__name__ = logical.__qualname__ = name
    logical.__doc__ = function.__doc__
    return symbolic(logical)


logical_and = _logical("logical_and", elementwise.logical_and)
logical_or = _logical("logical_or", elementwise.logical_or)
logical_xor = _logical("logical_xor", elementwise.logical_xor)


@symbolic
def logical_not(x: Any) -> Any:
    """Return not x."""
    return elementwise.logical_not(cast(x, "bool"))


@symbolic
def where(condition: Any, x1: Any, x2: Any) -> Any:
    """Return x1 where the condition is true, else x2; dtypes are promoted."""
    x1, x2 = _operand(x1), _operand(x2)
    dtype = result_type(_kind(x1), _kind(x2))
    x1, x2 = convert(x1, dtype), convert(x2, dtype)
    afford_both(x1, x2)
    return elementwise.where(cast(condition, "bool"), x1, x2)


@symbolic
def clip(x: Any, x_min: Any, x_max: Any) -> Any:
    """Return x between two bounds."""
    return elementwise.clip_by_value(_counted(convert(x)), x_min, x_max)


@symbolic
def matmul(x1: Any, x2: Any) -> Any:
    """Return the product of matrices, vectors, or of a stack of rows with a matrix."""
    x1, x2 = convert(x1), convert(x2)
    result = result_type(dtype_of(x1), dtype_of(x2))
    dtype = result_type(result, float)
    x1, x2 = convert(x1, dtype), convert(x2, dtype)
    if x1.ndim and x2.ndim:
        afford((*x1.shape[:-1], *x2.shape[-1:]) if x2.ndim > 1 else x1.shape[:-1])
    return convert(_product(x1, x2), result)


def _product(x1: Any, x2: Any) -> Any:
    if x2.ndim == 1:
        return linalg.tensordot(x1, x2, 1)
    if x1.ndim == 1:
        return linalg.tensordot(x1, x2, [[0], [-2]])
    if x2.ndim == 2 and x1.ndim > 2:
        return linalg.tensordot(x1, x2, [[-1], [0]])
    return linalg.matmul(x1, x2)


@symbolic
def get_item(x: Any, key: Any) -> Any:
    """Return x[key]."""
    return convert(x)[key]


@symbolic
def round_(x: Any, decimals: int = 0) -> Any:
    """Return x rounded to so many decimals, halves to even."""
    x = convert(x)
    if not decimals or x.dtype.is_integer:
        return elementwise.round_half_even(x) if decimals <= 0 else x
    factor = convert(10.0**decimals, dtype_of(x))
    return elementwise.divide(elementwise.round_half_even(elementwise.multiply(x, factor)), factor)


OPERATORS: dict[str, Callable[..., Any]] = {
    "add": add, "sub": subtract, "mul": multiply, "truediv": true_divide, "mod": mod,
    "floordiv": floor_divide, "pow": power, "matmul": matmul, "and": logical_and,
    "or": logical_or, "xor": logical_xor,
}  # fmt: skip
COMPARISONS: dict[str, Callable[..., Any]] = {
    "lt": less, "le": less_equal, "gt": greater, "ge": greater_equal, "ne": not_equal,
}  # fmt: skip


def _on_placeholders() -> None:
    """Give KerasTensor Python's operators."""

    def swapped(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda self, other: function(other, self)

    for word, function in OPERATORS.items():
        setattr(KerasTensor, f"__{word}__", function)
        setattr(KerasTensor, f"__r{word}__", swapped(function))
    for word, function in COMPARISONS.items():
        setattr(KerasTensor, f"__{word}__", function)
    others = {"neg": negative, "abs": absolute, "invert": logical_not, "getitem": get_item}
    for word, function in others.items():
        setattr(KerasTensor, f"__{word}__", function)


_on_placeholders()
