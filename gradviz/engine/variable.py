"""Variable: a name for a value that can be assigned anew.

Each assignment swaps in a new Tensor that carries the variable's own number: whatever was read
before and after belongs to one source, each read with the value it had. No gradient flows through
an assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import assigning, printing
from gradviz.engine.inert import Inert
from gradviz.engine.naming import prefixed
from gradviz.engine.operand import Operand
from gradviz.engine.state import new_id, session
from gradviz.engine.tensor import Reference, Tensor, announce_left, as_array, as_held, dtype_of

if TYPE_CHECKING:
    from gradviz.engine.dtypes import DType
    from gradviz.engine.tensor_shape import TensorShape


def carrier(value: Any, number: int) -> Tensor:
    """Return a Tensor for `value` under a variable's number."""
    made = Tensor()
    made.raw = as_held(value)
    made.id = number
    return made


class Variable(Inert, Operand):
    """A trainable or frozen value. Dtype and shape are fixed by the initial value.

    With `shape`, sizes in it that are None may change with later values.
    """

    __slots__ = ("_constraint", "_declared", "_name", "_trainable", "id", "is_floating", "tensor")

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
        assigning.check_arguments(constraint, name)
        made = initial_value() if callable(initial_value) else initial_value
        value = assigning.initial(made, dtype)
        self.id = new_id()
        self.tensor = carrier(value, self.id)
        self.is_floating = self.dtype.is_floating  # tapes ask at every read
        self._declared = assigning.declared(shape, self.tensor.shape)
        self._constraint = constraint
        self._trainable = True if trainable is None else trainable
        self._name = prefixed("Variable" if name is None else name)
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
        """Sizes of the axes; None for one that was declared open."""
        return self.tensor.shape if self._declared is None else self._declared

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
        return self._swap(assigning.checked(self, value), value, "assign", read_value)

    def assign_add(
        self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True
    ) -> Any:
        """Add `delta` to the value; no gradient flows through."""
        given = assigning.checked_delta(self, delta, "AssignAddVariableOp")
        with np.errstate(all="ignore"):
            after = self.tensor.value + given
        return self._swap(after, delta, "assign_add", read_value)

    def assign_sub(
        self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True
    ) -> Any:
        """Subtract `delta` from the value; no gradient flows through."""
        given = assigning.checked_delta(self, delta, "AssignSubVariableOp")
        with np.errstate(all="ignore"):
            after = self.tensor.value - given
        return self._swap(after, delta, "assign_sub", read_value)

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

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        self.touch()
        return as_array(self, self.tensor.value, dtype, True if copy is None else copy)

    def __copy__(self) -> Variable:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Variable:
        kind = Variable if isinstance(self, UnreadVariable) else type(self)
        made = kind(self.tensor, self._trainable, constraint=self._constraint, shape=self._declared)
        made._name = self._name
        for part in kind.__slots__ if kind is not Variable else ():
            setattr(made, part, getattr(self, part))
        memo[id(self)] = made
        return made

    def __hash__(self) -> int:
        raise TypeError(
            f"Variable is unhashable. Instead, use variable.ref() as the key. (Variable: {self!r})"
        )

    def __repr__(self) -> str:
        self.touch()
        return printing.variable_repr(self.name, self.tensor.value, str(self.shape))


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
        self._declared = origin._declared
        self._constraint = origin._constraint

    @property
    def name(self) -> str:
        """What assignments return has no name of its own."""
        return "UnreadVariable"

    @property
    def tensor(self) -> Tensor:
        """The variable's value as it is now."""
        return self.origin.tensor

    @tensor.setter
    def tensor(self, new: Tensor) -> None:
        self.origin.tensor = new

    def __repr__(self) -> str:
        self.touch()
        return printing.variable_repr(self.name, self.tensor.value, str(self.shape))


UnreadVariable.__name__ = UnreadVariable.__qualname__ = "_UnreadVariable"
