"""What a program can see: its built-in names, and which attributes of which values it may read.

Deny by default: a value of a type that is not listed here has no attributes at all.
"""

import enum
import functools
import inspect
import types
from collections import Counter, OrderedDict, deque
from typing import Any

import numpy as np

import gradviz.tf as tf
from gradviz.lang.bills import held
from gradviz.lang.functions import BoundMethod, Function
from gradviz.lang.marks import MARK, is_programs_class, is_programs_own
from gradviz.lang.namespaces import MATH, NUMPY, TENSORFLOW, Namespace, _bare
from gradviz.lang.plt.axes import AxesGrid
from gradviz.lang.vocabulary import BUILTINS, METHODS, TEXTS
from gradviz.models.metrics.metric import Metric
from gradviz.models.module import Module
from gradviz.models.operation import Operation
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.variable import KerasVariable

# The names of an expression, and the modules under their usual names: an import is not needed.
BARE: dict[str, object] = _bare() | {"tf": TENSORFLOW, "np": NUMPY, "math": MATH}

OURS = ("gradviz.tf", "gradviz.models", "gradviz.engine")

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
        "ravel copy argmax argmin dot transpose round any all clip cumsum cumprod squeeze "
        "diagonal fill imag itemsize nbytes nonzero real repeat sort swapaxes take trace"
    ).split()
)


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


ATTRIBUTES: tuple[tuple[Any, frozenset[str]], ...] = (
    (tf.Variable, VARIABLE),
    (tf.Tensor, TENSOR),
    (np.ndarray, ARRAY),
    (np.generic, ARRAY),
    (list, _words("append extend insert pop remove index count sort reverse copy clear")),
    (dict, _words("keys values items get pop popitem update setdefault copy clear")),
    (tuple, _words("index count")),
    (
        (set, frozenset),
        _words(
            "add remove discard pop clear copy update union intersection difference "
            "symmetric_difference issubset issuperset isdisjoint "
            "difference_update intersection_update symmetric_difference_update"
        ),
    ),
    (
        str,
        _words(
            "capitalize casefold center count endswith expandtabs find format index isalnum "
            "isalpha isdecimal isdigit isidentifier islower isnumeric isspace istitle isupper join "
            "ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust "
            "rpartition rsplit rstrip split splitlines startswith strip swapcase title upper zfill"
        ),
    ),
    (np.dtype, _words("name kind itemsize")),
    (np.finfo, _words("eps max min tiny bits resolution dtype")),
    (np.iinfo, _words("max min bits dtype")),
    (BaseException, _words("args")),
    (StopIteration, _words("value")),
    (int, _words("bit_length real imag numerator denominator conjugate")),
    (float, _words("is_integer as_integer_ratio real imag conjugate")),
    (range, _words("start stop step index count")),
    (deque, _words("append appendleft pop popleft clear count index maxlen")),
    (Counter, _words("most_common elements total subtract")),
    (OrderedDict, _words("move_to_end")),
    (functools._lru_cache_wrapper, _words("cache_info cache_clear")),
    (property, _words("setter getter deleter")),
    (types.GeneratorType, _words("send close")),
    (AxesGrid, _words("shape ndim size flat ravel flatten tolist T")),
)
# Methods of built-in types that are called on the type.
CLASS_METHODS = frozenset({(dict, "fromkeys"), *((str, n) for n in ("upper", "lower", "strip"))})

# What the engine's own classes have for its sake: programs would reach its tables through it.
INNER: tuple[tuple[type, frozenset[str]], ...] = (
    (tf.GradientTape, _words("engine_tape")),
    (tf.Tensor, _words("value raw id")),
    (tf.Variable, _words("tensor id")),
)
MACHINERY = tuple(f"gradviz.engine.{name}" for name in ("tape", "record", "op", "state"))

SETTABLE = (Metric, Module, Operation, Optimizer)  # hold what programs assign to their attributes
SETTINGS = frozenset(["constraint", "overwrite_with_gradient", "regularizer", "trainable"])


def is_private(name: str) -> bool:
    """Return whether no program may read or bind `name`, whatever it is a name of."""
    return name.startswith("__") and name not in METHODS and name not in TEXTS


def attribute(value: Any, name: str) -> object:
    """Return `value.name` as far as programs may see it. AttributeError otherwise."""
    if isinstance(value, Namespace):
        return value.get(name)
    if isinstance(value, Function) and name in value.attributes:
        return value.attributes[name]
    if name in TEXTS:
        return _text(value, name)
    if _readable(value, name):
        return held(getattr(value, name))
    raise AttributeError(_missing(value, name), name=name, obj=value)


def _text(value: Any, name: str) -> str | None:
    found = getattr(value, name, 0)
    if found is None or isinstance(found, str):
        return found
    raise AttributeError(_missing(value, name))


def _missing(value: object, name: str) -> str:
    if isinstance(value, type):
        return f"type object '{value.__name__}' has no attribute '{name}'"
    if isinstance(value, Function | BoundMethod):
        return f"'function' object has no attribute '{name}'"
    return f"'{type(value).__name__}' object has no attribute '{name}'"


def _readable(value: Any, name: str) -> bool:
    """Return whether the lists let programs read `value.name`."""
    if isinstance(value, SuperMethods):
        return name in METHODS or not name.startswith("_")
    if isinstance(value, tuple) and is_programs_own(value):
        return name in vars(type(value)) and not name.startswith("__")  # a named tuple
    if is_programs_own(value):
        mine = name in vars(value) if hasattr(value, "__dict__") else False
        return name in METHODS or not name.startswith("_") or mine or _wrote(type(value), name)
    if isinstance(value, type) and is_programs_class(value):
        inherited = any(name in vars(kind) for kind in value.__mro__)
        return _wrote(value, name) or (inherited and not is_hidden(name))
    if name.startswith("_"):
        return False
    if isinstance(value, tuple) and name in getattr(type(value), "_fields", ()):
        return True
    if isinstance(value, SETTABLE) or _is_product(value):
        return not any(isinstance(value, kind) and name in names for kind, names in INNER)
    if isinstance(value, enum.EnumType):
        return name in value.__members__
    if isinstance(value, type) and value.__module__.startswith(OURS):
        return isinstance(inspect.getattr_static(value, name, None), classmethod)
    if isinstance(value, type):
        return (value, name) in CLASS_METHODS
    return any(isinstance(value, kind) and name in names for kind, names in ATTRIBUTES)


def readable_names(value: Any) -> list[str]:
    """Return what programs may read of `value`, but for special methods."""
    return [n for n in dir(value) if not n.startswith("_") and _readable(value, n)]


def is_hidden(name: str) -> bool:
    """Return whether `name` starts with an underscore and is not for programs to define."""
    return name.startswith("_") and name not in METHODS


def is_settable(owner: Any, name: str) -> bool:
    """Return whether a program may assign to `owner.name`."""
    if isinstance(owner, KerasVariable):
        return name in SETTINGS
    if isinstance(owner, type):
        return is_programs_class(owner) and not name.startswith("__") and name != MARK
    if isinstance(owner, Function):
        return not name.startswith("__")
    return is_programs_own(owner) or (isinstance(owner, SETTABLE) and not name.startswith("_"))


def _wrote(kind: type, name: str) -> bool:
    """Return whether `name` stands in the program's text of a class or of one above it."""
    return name != MARK and any(
        name in vars(k) and not name.startswith("__") for k in kind.__mro__ if is_programs_class(k)
    )


def _is_product(value: object) -> bool:
    """Return whether the value's class is one of ours: its public names are made for programs."""
    module = type(value).__module__ or ""
    return module.startswith(OURS) and module not in MACHINERY


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
