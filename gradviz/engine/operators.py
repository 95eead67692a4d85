"""Gives Tensor and Variable their operators and Python's conversions, by pointing at ops.

A condition, a length, an index or a float() reads the value: it leaves the tape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dispatch import function_of, is_common
from gradviz.engine.execute import execute, is_tensor, to_tensor
from gradviz.engine.functions import elementwise
from gradviz.engine.indexing import getitem
from gradviz.engine.op import OPS
from gradviz.engine.operand import Operand
from gradviz.engine.scattering import METHODS as OF_VARIABLES, SlicedTensor
from gradviz.engine.tensor import Tensor, announce_left
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SlicedTensor"]  # importing this module gives the classes their operators

BINARY = {
    "add": "add", "sub": "subtract", "mul": "multiply", "floordiv": "floordiv", "mod": "mod",
    "pow": "power", "matmul": "matmul",
}  # fmt: skip
COMPARISONS = {"lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}


def _binary(name: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
    op, slow = OPS[name], SLOW.get(name)
    if is_common(op):
        forward = function_of(op, ("x", "y"), slow=slow)
        return forward, function_of(op, ("x", "y"), slow=REFLECTED.get(name), reflected=True)

    def plain(x: Any, y: Any) -> Any:
        return execute(op, x, y)

    def reflected(x: Any, y: Any) -> Any:
        return execute(op, y, x)

    return slow or plain, reflected


def _strict(name: str) -> Callable[[Any, Any], Any]:
    """Return x + y or x @ y, as TensorFlow has these two with x to the left.

    What does not become x's dtype is refused as a tensor of its own dtype would be.
    """

    def run(x: Any, y: Any) -> Any:
        try:
            return execute(OPS[name], x, y)
        except TypeError:
            if is_tensor(y) or isinstance(y, complex):
                raise
            return execute(OPS[name], x, to_tensor(y))

    return run


def _multiply(x: Any, y: Any) -> Any:
    """Run x * y, where a truth value makes truth values of both: whether x and y are not 0."""
    if not (_is_bool(x) or _is_bool(y)):
        return execute(OPS["multiply"], x, y)
    whole = (elementwise.cast(side, "int32") for side in (x, y))
    return elementwise.cast(execute(OPS["multiply"], *whole), "bool")


def _is_bool(x: Any) -> bool:
    return is_tensor(x) and bool(x.dtype.is_bool)


def _multiply_from_left(x: Any, y: Any) -> Any:
    return _multiply(x if is_tensor(x) else to_tensor(x, y.dtype.numpy), y)


SLOW = {"add": _strict("add"), "matmul": _strict("matmul"), "multiply": _multiply}
REFLECTED = {"multiply": _multiply_from_left}


def _logic(word: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
    on_bools, on_bits = OPS[f"logical_{word}"], OPS[f"bitwise_{word}"]

    def forward(x: Any, y: Any) -> Any:
        return execute(on_bools if x.dtype.is_bool else on_bits, x, y)

    def reflected(x: Any, y: Any) -> Any:
        return execute(on_bools if x.dtype.is_bool else on_bits, y, x)

    return forward, reflected


def _invert(x: Any) -> Any:
    return execute(OPS["logical_not" if x.dtype.is_bool else "invert"], x)


def _eq(x: Any, y: Any) -> Any:
    if y is None and isinstance(x, Tensor):  # a variable refuses None, as TensorFlow's does
        return False
    return elementwise.compare_any("equal", x, y, False)


def _ne(x: Any, y: Any) -> Any:
    if y is None and isinstance(x, Tensor):
        return True
    return elementwise.compare_any("not_equal", x, y, True)


def _read(x: Any) -> Any:
    """Return the raw value of a tensor, or of a variable, which tapes count as an access."""
    if isinstance(x, Tensor):
        return x.value
    x.touch()
    return x.tensor.value


def _bool(x: Any) -> bool:
    value = _read(x)
    if isinstance(value, np.ndarray) and value.size != 1:
        if not value.size:
            return bool(announce_left(x, False))
        raise ValueError(
            "The truth value of an array with more than one element is ambiguous. "
            "Use a.any() or a.all()"
        )
    return bool(announce_left(x, bool(value)))


def _scalar(kind: type) -> Callable[[Any], Any]:
    def convert(x: Any) -> Any:
        value = _read(x)
        if isinstance(value, np.ndarray):
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return announce_left(x, kind(value))

    return convert


def _index(x: Any) -> int:
    value = _read(x)
    if isinstance(value, np.ndarray) or value.dtype.kind not in "iu":
        raise TypeError("only integer scalar tensors can be converted to an index")
    return int(announce_left(x, int(value)))


def _iter(x: Any) -> Iterator[Any]:
    if not x.ndim:
        raise TypeError("Cannot iterate over a scalar tensor.")
    return (getitem(x, place) for place in range(len(_read(x))))


def _methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    for word, name in BINARY.items():
        forward, reflected = _binary(name)
        yield f"__{word}__", forward
        yield f"__r{word}__", reflected
    for word in ("and", "or", "xor"):
        forward, reflected = _logic(word)
        yield f"__{word}__", forward
        yield f"__r{word}__", reflected
    for word, name in COMPARISONS.items():
        yield f"__{word}__", _binary(name)[0]


# fmt: off
OTHERS: dict[str, Callable[..., Any]] = {
    "__truediv__": elementwise.divide, "__rtruediv__": elementwise.reflected_divide,
    "__neg__": elementwise.negative, "__abs__": elementwise.absolute,
    "__invert__": _invert, "__eq__": _eq, "__ne__": _ne, "__bool__": _bool,
    "__float__": _scalar(float), "__int__": _scalar(int), "__complex__": _scalar(complex),
    "__iter__": _iter, "__getitem__": getitem,
}
# fmt: on
for _name, _method in (*_methods(), *OTHERS.items()):
    setattr(Operand, _name, _method)
for _name, _method in OF_VARIABLES.items():
    setattr(Variable, _name, _method)
setattr(Tensor, "__index__", _index)  # noqa: B010 - a variable is no index
