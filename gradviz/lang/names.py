"""What a program can see: its built-in names, and which attributes of which values it may read.

Deny by default: a value of a type that is not listed here has no attributes at all.
"""

import enum
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

import gradviz.tf as tf
from gradviz.lang.functions import Function
from gradviz.lang.namespaces import MATH, NUMPY, TENSORFLOW, Namespace, _bare
from gradviz.models.metrics.metric import Metric
from gradviz.models.module import Module
from gradviz.models.operation import Operation
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.variable import KerasVariable

EXCEPTIONS = (
    ArithmeticError, AssertionError, AttributeError, Exception, IndexError, KeyError, LookupError,
    NameError, NotImplementedError, OverflowError, RecursionError, RuntimeError, StopIteration,
    TypeError, ValueError, ZeroDivisionError,
)  # fmt: skip
TYPES = (bool, dict, float, int, list, set, frozenset, str, tuple, object)
FUNCTIONS: tuple[Callable[..., object], ...] = (
    abs, all, any, divmod, enumerate, filter, isinstance, issubclass, len, map, max, min, pow,
    range, repr, reversed, round, sorted, sum, zip, callable, hash, iter, next,
)  # fmt: skip

NAMED: tuple[Any, ...] = (*FUNCTIONS, *TYPES, *EXCEPTIONS)
BUILTINS: dict[str, object] = {f.__name__: f for f in NAMED}
# The names of an expression, and the modules under their usual names: an import is not needed.
BARE: dict[str, object] = _bare() | {"tf": TENSORFLOW, "np": NUMPY}
IMPORTS: dict[str, Namespace] = {"tensorflow": TENSORFLOW, "numpy": NUMPY, "math": MATH}
# Classes a program may call; others that it may come to hold (through type()) it may only name.
CLASSES = (*TYPES, *EXCEPTIONS, enumerate, filter, map, range, reversed, zip)

OURS = ("gradviz.tf", "gradviz.models", "gradviz.engine")
PROGRAM_MODULE = "program"  # __module__ of classes that programs define
# The special methods a program may define and call by name.
METHODS = frozenset(
    ["__name__", "__init__", "__call__", "__repr__", "__str__", "__len__", "__getitem__"]
)

TENSOR = frozenset(["shape", "dtype", "ndim", "numpy", "ref", "get_shape", "name"])
VARIABLE = frozenset(
    (
        "shape dtype ndim numpy ref name trainable assign assign_add assign_sub value read_value "
        "initial_value get_shape"
    ).split()
)
ARRAY = frozenset(
    (
        "shape dtype ndim size T mean sum min max std var prod reshape astype tolist item flatten "
        "ravel copy argmax argmin dot transpose round any all clip cumsum cumprod squeeze"
    ).split()
)
ATTRIBUTES: tuple[tuple[type, frozenset[str]], ...] = (
    (tf.Variable, VARIABLE),
    (tf.Tensor, TENSOR),
    (np.ndarray, ARRAY),
    (np.generic, ARRAY),
    (
        list,
        frozenset(("append extend insert pop remove index count sort reverse copy clear").split()),
    ),
    (
        dict,
        frozenset(
            ["keys", "values", "items", "get", "pop", "update", "setdefault", "copy", "clear"]
        ),
    ),
    (tuple, frozenset(["index", "count"])),
    (set, frozenset(["add", "remove", "discard", "union", "intersection", "difference", "copy"])),
    (
        str,
        frozenset(
            (
                "join split strip upper lower startswith endswith count find title capitalize "
                "isdigit isalpha format"
            ).split()
        ),
    ),
    (np.dtype, frozenset({"name", "kind", "itemsize"})),
    (BaseException, frozenset({"args"})),
    (float, frozenset({"is_integer"})),
    (range, frozenset(["start", "stop", "step"])),
)

SETTABLE = (Metric, Module, Operation, Optimizer)  # hold what programs assign to their attributes
SETTINGS = frozenset(["constraint", "overwrite_with_gradient", "regularizer", "trainable"])


def is_private(name: str) -> bool:
    """Return whether no program may read the attribute `name`, whatever the value is."""
    return name.startswith("__") and name not in METHODS


def attribute(value: object, name: str) -> object:
    """Return `value.name` as far as programs may see it. AttributeError otherwise."""
    if isinstance(value, Namespace):
        return value.get(name)
    if name == "__name__" and isinstance(value, type | Function):
        return value.__name__
    if _readable(value, name):
        return getattr(value, name)
    raise AttributeError(f"'{type(value).__name__}' object has no attribute '{name}'")


def _readable(value: object, name: str) -> bool:
    """Return whether the lists let programs read `value.name`."""
    if isinstance(value, SuperMethods):
        return name in METHODS or not name.startswith("_")
    if is_programs_own(value):
        return name in METHODS or not name.startswith("_") or name in vars(value)
    if name.startswith("_"):
        return False
    if isinstance(value, SETTABLE) or _is_product(value):
        return True
    if isinstance(value, enum.EnumType):
        return name in value.__members__
    if isinstance(value, type) and value.__module__.startswith(OURS):
        return isinstance(inspect.getattr_static(value, name, None), classmethod)
    return any(isinstance(value, kind) and name in names for kind, names in ATTRIBUTES)


def is_settable(owner: object, name: str) -> bool:
    """Return whether a program may assign to `owner.name`."""
    if isinstance(owner, KerasVariable):
        return name in SETTINGS
    return is_programs_own(owner) or (isinstance(owner, SETTABLE) and not name.startswith("_"))


def is_programs_own(value: object) -> bool:
    """Return whether `value` is an instance of a class that the program defines."""
    return type(value).__module__ == PROGRAM_MODULE


def _is_product(value: object) -> bool:
    """Return whether the value's class is one of ours: its public names are made for programs."""
    return (type(value).__module__ or "").startswith(OURS)


class SuperMethods:
    """What `super()` gives in a method: the attributes of the classes above `owner`."""

    def __init__(self, owner: type, value: object) -> None:
        self._parent = super(owner, value)

    def __getattribute__(self, name: str) -> object:
        return getattr(object.__getattribute__(self, "_parent"), name)


def visible_words() -> tuple[str, ...]:
    """Return what an editor can complete: built-in names, bare functions, members of tf and np."""
    words = {*BUILTINS, *BARE, "print", "type", "super", "float", "tf", "np", "plt"}
    for prefix, space in (("tf", TENSORFLOW), ("np", NUMPY)):
        words.update(_dotted(prefix, space))
    return tuple(sorted(words))


def _dotted(prefix: str, space: Namespace) -> set[str]:
    found = set()
    for name in space.members():
        found.add(f"{prefix}.{name}")
        member = space.get(name)
        if isinstance(member, Namespace):
            found.update(_dotted(f"{prefix}.{name}", member))
    return found


COMPLETIONS = visible_words()
