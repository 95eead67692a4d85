"""What a variable has in TensorFlow that does nothing, or refuses, where operations run at once."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from gradviz.engine.tensor import Reference


class VariableSynchronization(enum.Enum):
    """When copies of a variable are made equal; there is only one here."""

    AUTO = 0
    NONE = 1
    ON_WRITE = 2
    ON_READ = 3


class VariableAggregation(enum.Enum):
    """How copies of a variable become one; there is only one here."""

    NONE = 0
    SUM = 1
    MEAN = 2
    ONLY_FIRST_REPLICA = 3


VariableAggregation.__name__ = VariableAggregation.__qualname__ = "VariableAggregationV2"


class Inert:
    """Parts of a variable that have to do with graphs, copies and older names."""

    __slots__ = ()

    if TYPE_CHECKING:
        _constraint: Any

        def ref(self) -> Reference:
            """Return a hashable reference."""

        def assign(self, value: Any, *, read_value: bool) -> Any:
            """Swap in a new value."""

    @property
    def constraint(self) -> Any:
        """What an optimizer applies to each new value, None if nothing."""
        return self._constraint

    @property
    def initializer(self) -> None:
        """None: a variable has its value from the first."""

    @property
    def initial_value(self) -> NoReturn:
        """Raise RuntimeError: only the present value is kept."""
        raise RuntimeError("This property is not supported when eager execution is enabled.")

    @property
    def synchronization(self) -> VariableSynchronization:
        """AUTO: there is one copy."""
        return VariableSynchronization.AUTO

    @property
    def aggregation(self) -> VariableAggregation:
        """NONE: there is one copy."""
        return VariableAggregation.NONE

    @property
    def op(self) -> NoReturn:
        """Raise AttributeError, as where operations run at once."""
        raise AttributeError("Tensor.op is undefined when eager execution is enabled.")

    @property
    def graph(self) -> NoReturn:
        """Raise AttributeError, as where operations run at once."""
        raise AttributeError("Tensor.graph is undefined when eager execution is enabled.")

    def experimental_ref(self) -> Reference:
        """Return what `ref` returns."""
        return self.ref()

    def eval(self, session: Any = None) -> NoReturn:
        """Raise RuntimeError: there is no session."""
        raise RuntimeError("This operation is not supported when eager execution is enabled.")

    def initialized_value(self) -> NoReturn:
        """Raise NotImplementedError: a variable has its value from the first."""
        raise NotImplementedError("A variable has its value from the first.")

    def load(self, value: Any, session: Any = None) -> None:
        """Assign a value, under an older name."""
        self.assign(value, read_value=False)

    def __iadd__(self, other: Any) -> NoReturn:
        self._no_in_place("+", "assign_add")

    def __isub__(self, other: Any) -> NoReturn:
        self._no_in_place("-", "assign_sub")

    def __imul__(self, other: Any) -> NoReturn:
        self._no_in_place("*", "assign")

    def __itruediv__(self, other: Any) -> NoReturn:
        self._no_in_place("/", "assign")

    def __ipow__(self, other: Any) -> NoReturn:
        self._no_in_place("**", "assign")

    def _no_in_place(self, sign: str, method: str) -> NoReturn:
        raise RuntimeError(
            f"`variable {sign}= value` with `tf.Variable`s is not supported. Use "
            f"`variable.{method}(...)` to modify the variable, or "
            f"`out = variable {sign} value` if you need to get a new output Tensor."
        )
