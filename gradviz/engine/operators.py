"""Gives Tensor and Variable their operators and Python's conversions, by pointing at ops.

A condition, a length, an index or a float() reads the value: it leaves the tape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.execute import execute, is_tensor, operands
from gradviz.engine.functions import elementwise
from gradviz.engine.indexing import basic_key, getitem
from gradviz.engine.op import OPS
from gradviz.engine.tensor import Tensor, announce_left
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BINARY = {
    "add": "add", "sub": "subtract", "mul": "multiply", "floordiv": "floordiv", "mod": "mod",
    "pow": "power", "matmul": "matmul",
}  # fmt: skip
COMPARISONS = {"lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}
LOGIC = {"and": "and", "or": "or", "xor": "xor"}


def _binary(name: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
    op = OPS[name]

    def forward(x: Any, y: Any) -> Any:
        return execute(op, x, y)

    def reflected(x: Any, y: Any) -> Any:
        return execute(op, y, x)

    return forward, reflected


def _logic(word: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
    on_bools, on_bits = OPS[f"logical_{word}"], OPS[f"bitwise_{word}"]

    def forward(x: Any, y: Any) -> Any:
        return execute(on_bools if x.dtype.is_bool else on_bits, x, y)

    def reflected(x: Any, y: Any) -> Any:
        return execute(on_bools if x.dtype.is_bool else on_bits, y, x)

    return forward, reflected


def _truediv(x: Any, y: Any) -> Any:
    return elementwise.divide(x, y)


def _rtruediv(x: Any, y: Any) -> Any:
    return elementwise.divide(y, x)


def _neg(x: Any) -> Any:
    return execute(OPS["negative"], x)


def _abs(x: Any) -> Any:
    return execute(OPS["abs"], x)


def _invert(x: Any) -> Any:
    return execute(OPS["logical_not" if x.dtype.is_bool else "invert"], x)


def _eq(x: Any, y: Any) -> Any:
    return False if y is None else elementwise.equal(x, y)


def _ne(x: Any, y: Any) -> Any:
    return True if y is None else elementwise.not_equal(x, y)


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


def _len(x: Any) -> int:
    if not x.ndim:
        raise TypeError("Scalar tensor has no `len()`")
    return int(x.shape[0])


def _iter(x: Any) -> Iterator[Any]:
    if not x.ndim:
        raise TypeError("Cannot iterate over a scalar tensor.")
    return (getitem(x, place) for place in range(x.shape[0]))


class SlicedTensor(Tensor):
    """A part of a variable: a tensor that can also be assigned to, in the variable."""

    __slots__ = ("_key", "_variable")

    def assign(self, value: Any, *rest: Any, **options: Any) -> Any:
        """Assign to this part of the variable."""
        whole = np.array(self._variable.tensor.value)
        (made,) = operands(OPS["identity"], (value,)) if is_tensor(value) else (value,)
        whole[self._key] = np.asarray(getattr(made, "value", made))
        return self._variable.assign(settle(whole))


SlicedTensor.__name__ = SlicedTensor.__qualname__ = "EagerTensor"


def _variable_getitem(x: Any, key: Any) -> Any:
    part = getitem(x, key)
    made = object.__new__(SlicedTensor)
    made.value, made.id = part.value, part.id
    made._variable = x
    made._key = basic_key(key, x.ndim, x.shape) if not is_tensor(key) else key
    return made


def _install(cls: type) -> None:
    for word, name in BINARY.items():
        forward, reflected = _binary(name)
        setattr(cls, f"__{word}__", forward)
        setattr(cls, f"__r{word}__", reflected)
    for word in LOGIC:
        forward, reflected = _logic(word)
        setattr(cls, f"__{word}__", forward)
        setattr(cls, f"__r{word}__", reflected)
    for word, name in COMPARISONS.items():
        setattr(cls, f"__{word}__", _binary(name)[0])
    for word, method in (
        ("truediv", _truediv), ("rtruediv", _rtruediv), ("neg", _neg),
        ("abs", _abs), ("invert", _invert), ("eq", _eq), ("ne", _ne), ("bool", _bool),
        ("float", _scalar(float)), ("int", _scalar(int)), ("complex", _scalar(complex)),
        ("index", _index), ("iter", _iter), ("getitem", getitem),
    ):  # fmt: skip
        setattr(cls, f"__{word}__", method)


def _variable_value(x: Any) -> Any:
    return execute(OPS["read"], x)


_install(Tensor)
_install(Variable)
Tensor.__len__ = _len
Variable.__getitem__ = _variable_getitem
Variable.value = _variable_value
Variable.read_value = _variable_value
