"""Which dtype Keras gives to what is computed from several.

TensorFlow promotes nothing; Keras's own operations do: the narrowest dtype above all of them in a
lattice where a Python number ("int", "float") is weaker than any tensor. Knows names, no values.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from gradviz.engine.dtypes import DType, lookup
from gradviz.models.settings import floatx

_NEXT = {
    "bool": ("int",),
    "int": ("uint8", "int8"),
    "uint8": ("int16", "uint16"),
    "uint16": ("int32", "uint32"),
    "uint32": ("int64", "uint64"),
    "uint64": ("float",),
    "int8": ("int16",),
    "int16": ("int32",),
    "int32": ("int64",),
    "int64": ("float",),
    "float": ("float16",),
    "float16": ("float32",),
    "float32": ("float64",),
    "float64": (),
}


class DTypeName(str):
    """Keras speaks of dtypes by name: text that also answers what a tf.DType does."""

    __slots__ = ("_dtype",)

    _dtype: DType

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"'str' object has no attribute '{name}'")
        return getattr(self._dtype, name)

    def __copy__(self) -> DTypeName:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> DTypeName:
        return self


DTypeName.__name__ = DTypeName.__qualname__ = "str"


_NAMES: dict[str, DTypeName] = {}


def named(dtype: DType) -> DTypeName:
    """Return the name of a dtype as Keras's variables and layers give it."""
    found = _NAMES.get(dtype.name)
    if found is None:
        found = _NAMES[dtype.name] = DTypeName(dtype.name)
        found._dtype = dtype
    return found


def standardized(dtype: Any) -> DTypeName:
    """Return the name meant by a dtype, a name or a type; None is the default, ValueError others.

    Python's int means int64 here, not TensorFlow's int32.
    """
    if type(dtype) is DType:
        return named(dtype)
    if type(dtype) is DTypeName:
        return dtype
    if dtype is int or dtype == "int":
        dtype = "int64"
    found = lookup(floatx() if dtype is None else dtype)
    if found is None or (isinstance(dtype, str) and dtype in ("half", "float", "double")):
        raise ValueError(f"Invalid dtype: {dtype}")
    return named(found)


def _above(name: str) -> frozenset[str]:
    found = {name}
    for higher in _NEXT[name]:
        found |= _above(higher)
    return frozenset(found)


_KEPT = frozenset(_NEXT) - {"int", "float", "uint64"}  # one of these alone gives itself
_ABOVE = {name: _above(name) for name in _NEXT}


@lru_cache(maxsize=512)
def _lowest_above(*given: str) -> str:
    names = frozenset(given)
    for name in names - _NEXT.keys():
        raise ValueError(f"dtype={name!r} is not a valid dtype for Keras type promotion.")
    shared = frozenset.intersection(*(_ABOVE[name] for name in names))
    return next(name for name in shared if shared <= _ABOVE[name])


def _strength(given: Any) -> str:
    """Return a name in the lattice: a Python type is weak, everything else is a dtype."""
    if given is int or given is float:
        return str(given.__name__)
    return standardized(given)


def result_type(*dtypes: Any) -> DTypeName:
    """Return the dtype of what is computed from these; Python's int and float are weak."""
    first = dtypes[0]
    if type(first) is DTypeName and first in _KEPT and all(dtype is first for dtype in dtypes):
        return first
    found = _lowest_above(*(_strength(dtype) for dtype in dtypes))
    if found in ("int", "float"):
        found = f"{found}{floatx()[-2:]}"
    return standardized("uint32" if found == "uint64" else found)  # Keras narrows this one
