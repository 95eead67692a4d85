"""Keras's Variable: it wraps a tf.Variable, has a path, and computes with Keras's promotion.

To tapes and operations it is the variable it wraps, by number and by value.
"""

from __future__ import annotations

import copy
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from gradviz.engine import Tensor, Variable
from gradviz.engine.functions.elementwise import negative as minus
from gradviz.models import arithmetic
from gradviz.models.conversion import convert
from gradviz.models.host import afford
from gradviz.models.promotion import DTypeName, named, standardized
from gradviz.models.scope import auto_name, checked_name, current_path
from gradviz.models.symbolic import standard_shape
from gradviz.models.tracing import is_trying, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AGGREGATIONS = (None, "none", "mean", "sum", "only_first_replica")


class KerasVariable(Variable):
    """A value that can be assigned anew, with a path: sequential/dense/kernel."""

    __slots__ = ("_aggregation", "_learns", "_path", "_regularizer", "origin",
                 "overwrite_with_gradient")  # fmt: skip

    initializer_named: ClassVar[Callable[[str], Any]]  # told by owner.py, since they draw seeds
    origin: Variable
    __array_priority__ = -10_000_000  # below NumPy's own: its operators make an array of it

    def __init__(
        self, initializer: Any, shape: Any = None, dtype: Any = None, trainable: bool = True,
        autocast: bool = True, aggregation: str | None = "none", synchronization: str = "auto",
        name: str | None = None, layout: Any = None,
    ) -> None:  # fmt: skip
        self._name = checked_name(name or auto_name("Variable"))
        if aggregation not in _AGGREGATIONS:
            raise ValueError(f"Expected `aggregation` to be one of {_AGGREGATIONS}: {aggregation}")
        self._aggregation = aggregation or "none"
        parent = current_path()
        self._path = f"{parent}/{self._name}" if parent else self._name
        self._learns = bool(trainable)
        self._regularizer: Any = None
        self._constraint: Any = None
        self.overwrite_with_gradient = False
        start = _started(initializer, shape, dtype, self._path)
        self.origin = Variable(start, trainable=self._learns, name=self._name)
        self.id, self._declared = self.origin.id, None
        self._trainable = self.origin.trainable
        self.is_floating = self.origin.is_floating

    @property
    def tensor(self) -> Tensor:
        """The value as it is now."""
        return self.origin.tensor

    @tensor.setter
    def tensor(self, new: Tensor) -> None:
        self.origin.tensor = new

    if not TYPE_CHECKING:

        @property
        def aggregation(self) -> str:
            """How copies of it would become one; there is only one."""
            return self._aggregation

        @property
        def synchronization(self) -> str:
            """When copies of it would be made equal; there is only one."""
            return "auto"

        @property
        def value(self) -> Variable:
            """The tf.Variable inside."""
            return self.origin

    @property
    def trainable(self) -> bool:
        """Whether it is trained; tapes watch it by what it was made as."""
        return self._learns

    @trainable.setter
    def trainable(self, value: Any) -> None:
        self._learns = bool(value)

    @property
    def name(self) -> str:
        """The plain name."""
        return self._name

    @property
    def path(self) -> str:
        """The names of the layers it was made in, and its own."""
        return self._path

    @property
    def dtype(self) -> DTypeName:  # type: ignore[override]
        """The name of the dtype."""
        return named(self.origin.dtype)

    @property
    def regularizer(self) -> Any:
        """What is added to a layer's losses for it."""
        return self._regularizer

    @regularizer.setter
    def regularizer(self, value: Any) -> None:
        self._regularizer = _callable_or_none(value, "regularizer")

    @property
    def constraint(self) -> Any:
        """What is applied to it after each step of an optimizer."""
        return self._constraint

    @constraint.setter
    def constraint(self, value: Any) -> None:
        self._constraint = _callable_or_none(value, "constraint")

    def numpy(self) -> Any:
        """Return a copy of the value; tapes count it as a read."""
        return self.origin.numpy()

    def assign(self, value: Any) -> Any:  # type: ignore[override]
        """Swap in a new value of the same shape, cast to the dtype; return it as a tensor."""
        new = convert(value, self.dtype)
        if tuple(new.shape) != tuple(self.shape):
            raise ValueError(
                "The shape of the target variable and the shape of the target value in "
                f"`variable.assign(value)` must match. variable.shape={self.shape}, Received: "
                f"value.shape={new.shape}. Target variable: {self}"
            )
        if not is_trying():
            self.origin.assign(new, read_value=False)
        return new

    def assign_add(self, value: Any) -> Any:  # type: ignore[override]
        """Assign the sum."""
        return self.assign(self + value)

    def assign_sub(self, value: Any) -> Any:  # type: ignore[override]
        """Assign the difference."""
        return self.assign(self - value)

    def __copy__(self) -> KerasVariable:
        return self._wrapping(self.origin)

    def __deepcopy__(self, memo: dict[int, Any]) -> KerasVariable:
        memo[id(self)] = made = self._wrapping(copy.deepcopy(self.origin, memo))
        return made

    def _wrapping(self, origin: Variable) -> KerasVariable:
        made = object.__new__(type(self))
        for part in {*Variable.__slots__, *KerasVariable.__slots__} - {"origin", "id", "tensor"}:
            setattr(made, part, getattr(self, part))
        made.origin, made.id = origin, origin.id
        return made

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'Variable'")

    def __bool__(self) -> bool:
        raise TypeError("A Keras Variable cannot be used as a boolean.")

    def __float__(self) -> float:
        return float(self._scalar())

    def __int__(self) -> int:
        return int(self._scalar())

    def _scalar(self) -> Variable:
        if self.ndim:
            raise TypeError(
                "Only scalar arrays can be converted to Python scalars. "
                f"Got: shape={tuple(self.shape)}"
            )
        return self.origin

    def __round__(self, digits: int | None = None) -> Any:
        return arithmetic.round_(self.origin, digits or 0)

    def __pos__(self) -> Variable:
        return self.origin

    def __neg__(self) -> Tensor:
        return minus(self.origin)

    def __abs__(self) -> Tensor:
        return abs(self.origin)

    def __getitem__(self, key: Any) -> Tensor:
        return self.origin[key]

    def __iter__(self) -> Iterator[Tensor]:
        return (self[index] for index in count())  # ends in an error, as in Keras

    def __repr__(self) -> str:
        held = self.tensor.value
        value = held if self.ndim or isinstance(held, bytes) else held.item()
        return (
            f"<Variable path={self.path}, shape={tuple(self.shape)}, dtype={self.dtype}, "
            f"value={value}>"
        )


def _missing(name: str) -> property:
    """Return what stands for something that a tf.Variable has and Keras's has not."""

    def refuse(self: Any) -> NoReturn:
        raise AttributeError(f"'Variable' object has no attribute '{name}'")

    return property(refuse)


_MISSING = (
    "device", "eval", "experimental_ref", "get_shape", "graph", "initial_value",
    "initialized_value", "initializer", "load", "op", "read_value", "ref",
)  # fmt: skip
for _name in _MISSING:
    setattr(KerasVariable, _name, _missing(_name))

KerasVariable.__name__ = KerasVariable.__qualname__ = "Variable"


def _callable_or_none(value: Any, what: str) -> Any:
    if value is not None and not callable(value):
        raise ValueError(
            f"Invalid value for attribute `{what}`. Expected a callable or `None`. Received: "
            f"{what}={value}"
        )
    return value


def _started(initializer: Any, shape: Any, dtype: Any, path: str) -> Any:
    """Return the first value: from an initializer and a shape, or what was given as it is."""
    if isinstance(initializer, str):
        initializer = KerasVariable.initializer_named(initializer)
    if not callable(initializer):
        return convert(initializer, dtype)
    if shape is None:
        raise ValueError(
            "When creating a Variable from an initializer, the `shape` argument should be "
            f"specified. Received: initializer={initializer} and shape={shape}"
        )
    sizes = standard_shape(shape)
    if None in sizes:
        raise ValueError(
            "Shapes used to initialize variables must be fully-defined (no `None` dimensions). "
            f"Received: shape={sizes} for variable path='{path}'"
        )
    afford(sizes)
    kind = standardized(dtype)
    with unheard():
        return convert(initializer(sizes, dtype=kind), kind)


def _operators() -> None:
    def forward(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda self, other: function(self.origin, other)

    def swapped(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda self, other: function(other, self.origin)

    for word, function in arithmetic.OPERATORS.items():
        setattr(KerasVariable, f"__{word}__", forward(function))
        setattr(KerasVariable, f"__r{word}__", swapped(function))
        setattr(KerasVariable, f"__i{word}__", forward(function))  # a new tensor under the name
    for word, function in {**arithmetic.COMPARISONS, "eq": arithmetic.equal}.items():
        setattr(KerasVariable, f"__{word}__", forward(function))


_operators()
