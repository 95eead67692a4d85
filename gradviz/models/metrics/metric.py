"""Metric: something that sums up what it is shown, one batch after another.

What it does is its own affair: no tape records it, no listener hears it.
"""

from __future__ import annotations

from typing import Any

from gradviz.models import initializers
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.scope import auto_name, scoped
from gradviz.models.tensors import zeros
from gradviz.models.tracing import unheard
from gradviz.models.tracking import Tracker
from gradviz.models.variable import KerasVariable


class Metric:
    """Subclass it: variables in `__init__`, then `update_state` and `result`."""

    _tracker: Tracker
    _variables: list[KerasVariable]
    _metrics: list[Metric]

    def __init__(self, dtype: Any = None, name: str | None = None) -> None:
        self.name = name or auto_name(type(self).__name__)
        self._dtype = standardized(dtype)
        variables: list[KerasVariable] = []
        metrics: list[Metric] = []
        tracker = Tracker(
            variables=(lambda x: isinstance(x, KerasVariable), variables),
            metrics=(lambda x: isinstance(x, Metric), metrics),
        )
        for key, value in (("_variables", variables), ("_metrics", metrics), ("_tracker", tracker)):
            object.__setattr__(self, key, value)

    def __setattr__(self, name: str, value: Any) -> None:
        tracker = self.__dict__.get("_tracker")
        object.__setattr__(self, name, value if tracker is None else tracker.track(value))

    @property
    def dtype(self) -> DTypeName:
        """The dtype it computes in."""
        return self._dtype

    @property
    def variables(self) -> list[KerasVariable]:
        """Its variables, then those of metrics inside."""
        return [*self._variables, *(v for metric in self._metrics for v in metric.variables)]

    def add_variable(
        self, shape: Any, initializer: Any = None, dtype: Any = None,
        aggregation: str | None = "sum", name: str | None = None,
    ) -> KerasVariable:  # fmt: skip
        """Make a variable that is not trained."""
        self._check_ready()
        start = initializers.get("zeros" if initializer is None else initializer)
        with scoped(self.name.replace("/", ">"), self), unheard():
            made = KerasVariable(start, shape, dtype, False, aggregation=aggregation, name=name)
        self._tracker.track(made)
        return made

    def add_weight(
        self, shape: Any = (), initializer: Any = None, dtype: Any = None, name: str | None = None
    ) -> KerasVariable:
        """Make a variable that is not trained."""
        return self.add_variable(shape, initializer, dtype, name=name)

    def update_state(self, *args: Any, **kwargs: Any) -> Any:
        """Take one batch into account."""
        raise NotImplementedError

    def result(self) -> Any:
        """Return what all batches so far come to."""
        raise NotImplementedError

    def reset_state(self) -> None:
        """Forget all batches."""
        with unheard():
            for variable in self.variables:
                variable.assign(zeros(tuple(variable.shape), variable.dtype))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Take one batch into account and return the result."""
        self._check_ready()
        self.update_state(*args, **kwargs)
        return self.result()

    def _check_ready(self) -> None:
        if "_tracker" not in self.__dict__:
            raise RuntimeError(
                "You forgot to call `super().__init__()` in the `__init__()` method. Go add it!"
            )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} name={self.name}>"
