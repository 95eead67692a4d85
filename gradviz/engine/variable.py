"""Variable: a name for a value that can be assigned anew.

Each assignment swaps in a new Tensor that carries the variable's own number: whatever was read
before and after belongs to one source, each read with the value it had. No gradient flows through
an assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from gradviz.engine import printing
from gradviz.engine.convert import constant, to_value
from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.naming import prefixed
from gradviz.engine.operand import Operand
from gradviz.engine.state import new_id, session
from gradviz.engine.tensor import Reference, Tensor, announce_left, as_array, dtype_of

if TYPE_CHECKING:
    from gradviz.engine.tensor_shape import TensorShape


def carrier(value: Any, number: int) -> Tensor:
    """Return a Tensor for `value` under a variable's number."""
    made = Tensor()
    made.value = value
    made.id = number
    return made


class Variable(Operand):
    """A trainable or frozen value. Dtype and shape are fixed by the initial value."""

    __slots__ = ("_name", "_trainable", "id", "is_floating", "tensor")

    tensor: Tensor
    id: int
    is_floating: bool

    def __init__(
        self,
        initial_value: Any = None,
        trainable: bool | None = None,
        validate_shape: bool = True,
        caching_device: Any = None,
        name: str | None = None,
        variable_def: Any = None,
        dtype: Any = None,
        import_scope: Any = None,
        constraint: Any = None,
        synchronization: Any = None,
        aggregation: Any = None,
        shape: Any = None,
    ) -> None:
        if initial_value is None:
            raise ValueError(
                "The `initial_value` arg to `tf.Variable` must be specified except when you are "
                "not providing a `variable_def`. You provided neither."
            )
        made = initial_value() if callable(initial_value) else initial_value
        value = _initial(made, dtype)
        self.id = new_id()
        self.tensor = carrier(value, self.id)
        self.is_floating = self.dtype.is_floating  # tapes ask at every read
        self._trainable = trainable is not False
        self._name = prefixed("Variable" if name is None else str(name))
        listener = session().listener
        if listener is not None:
            listener.variable_made(self, made)

    @property
    def trainable(self) -> bool:
        """Whether tapes watch it of their own accord."""
        return self._trainable

    @property
    def name(self) -> str:
        """The name with ":0"; names need not be unique."""
        return self._name + ":0"

    @property
    def dtype(self) -> DType:
        """The kind of number held."""
        return dtype_of(self.tensor.value)

    @property
    def shape(self) -> TensorShape:
        """Sizes of the axes."""
        return self.tensor.shape

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return self.tensor.ndim

    @property
    def device(self) -> str:
        """Where TensorFlow would keep it."""
        return self.tensor.device

    if TYPE_CHECKING:

        def value(self) -> Tensor:
            """Return the value as a tensor that keeps the link."""

        def read_value(self) -> Tensor:
            """Return the value as a tensor that keeps the link."""

    def get_shape(self) -> TensorShape:
        """Return `shape`."""
        return self.shape

    def numpy(self) -> Any:
        """Return a copy of the value; tapes count it as a read."""
        self.touch()
        value = self.tensor.value
        return announce_left(self, value.copy() if type(value) is np.ndarray else value)

    def touch(self) -> None:
        """Let every recording tape that watches what is accessed know of a read."""
        for tape in session().tapes:
            tape.access(self)

    def ref(self) -> Reference:
        """Return a hashable reference to this very variable."""
        return Reference(self)

    def assign(
        self, value: Any, use_locking: bool = False, name: Any = None, read_value: bool = True
    ) -> Any:
        """Swap in a new value of the same shape and dtype."""
        return self._swap(self._checked(value), value, "assign", read_value)

    def assign_add(
        self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True
    ) -> Any:
        """Add `delta` to the value; no gradient flows through."""
        with np.errstate(all="ignore"):
            after = self.tensor.value + self._checked(delta)
        return self._swap(after, delta, "assign_add", read_value)

    def assign_sub(
        self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True
    ) -> Any:
        """Subtract `delta` from the value; no gradient flows through."""
        with np.errstate(all="ignore"):
            after = self.tensor.value - self._checked(delta)
        return self._swap(after, delta, "assign_sub", read_value)

    def _checked(self, given: Any) -> Any:
        now = self.tensor.value
        dtype = dtype_of(now)
        if isinstance(given, Variable):
            given.touch()
        held = getattr(given, "tensor", given)
        if isinstance(held, Tensor):
            if held.dtype is not dtype:
                raise ValueError(
                    f"Tensor conversion requested dtype {dtype.name} for Tensor with dtype "
                    f"{held.dtype.name}: {held!r}"
                )
            value = held.value
        else:
            value = constant(given, dtype).value
        if getattr(value, "shape", ()) != getattr(now, "shape", ()):
            raise ValueError(
                f"Cannot assign value to variable ' {self.name}': Shape mismatch."
                f"The variable shape {printing.shape_text(now)}, and the assigned value shape "
                f"{printing.shape_text(value)} are incompatible."
            )
        return value

    def _swap(self, value: Any, given: Any, how: str, read_value: bool) -> Any:
        before = self.tensor
        self.tensor = after = carrier(value, self.id)
        listener = session().listener
        if listener is not None:
            listener.assigned(self, before, after, given, how)
        if not read_value:
            return None
        self.touch()  # what is returned counts as a read
        return UnreadVariable(self)

    def __iadd__(self, other: Any) -> NoReturn:
        self._no_in_place("+", "assign_add")

    def __isub__(self, other: Any) -> NoReturn:
        self._no_in_place("-", "assign_sub")

    def __imul__(self, other: Any) -> NoReturn:
        self._no_in_place("*", "assign")

    def __itruediv__(self, other: Any) -> NoReturn:
        self._no_in_place("/", "assign")

    def __ifloordiv__(self, other: Any) -> NoReturn:
        self._no_in_place("//", "assign")

    def __ipow__(self, other: Any) -> NoReturn:
        self._no_in_place("**", "assign")

    def _no_in_place(self, sign: str, method: str) -> NoReturn:
        raise RuntimeError(
            f"`variable {sign}= value` with `tf.Variable`s is not supported. Use "
            f"`variable.{method}(...)` to modify the variable, or "
            f"`out = variable {sign} value` if you need to get a new output Tensor."
        )

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        self.touch()
        return as_array(self, self.tensor.value, dtype, True if copy is None else copy)

    def __hash__(self) -> int:
        raise TypeError(
            f"Variable is unhashable. Instead, use variable.ref() as the key. (Variable: {self!r})"
        )

    def __repr__(self) -> str:
        self.touch()
        return printing.variable_repr(self.name, self.tensor.value)


Variable.__name__ = Variable.__qualname__ = "ResourceVariable"


class UnreadVariable(Variable):
    """What an assignment returns: it reads, prints and assigns like the variable itself."""

    __slots__ = ("origin",)

    origin: Variable

    def __init__(self, origin: Variable) -> None:
        self.origin = origin.origin if isinstance(origin, UnreadVariable) else origin
        self.id = origin.id
        self._trainable = origin._trainable
        self.is_floating = origin.is_floating
        self._name = origin._name

    @property
    def tensor(self) -> Tensor:
        """The variable's value as it is now."""
        return self.origin.tensor

    @tensor.setter
    def tensor(self, new: Tensor) -> None:
        self.origin.tensor = new

    def __repr__(self) -> str:
        return printing.variable_repr("UnreadVariable", self.tensor.value)


UnreadVariable.__name__ = UnreadVariable.__qualname__ = "_UnreadVariable"


def _initial(given: Any, dtype: Any) -> Any:
    held = getattr(given, "tensor", given)
    if isinstance(held, Tensor):
        if dtype is not None and as_dtype(dtype) is not held.dtype:
            raise ValueError(
                f"Tensor conversion requested dtype {as_dtype(dtype).name} for Tensor with dtype "
                f"{held.dtype.name}: {held!r}"
            )
        return held.value
    return to_value(given, None if dtype is None else as_dtype(dtype).numpy)
