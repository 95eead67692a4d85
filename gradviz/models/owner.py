"""Owner: what layers and models have in common as holders of weights.

Variables, inner layers and metrics are found by being assigned to attributes (see tracking.py).
"""

from __future__ import annotations

import math
from typing import Any

from gradviz.models import constraints, initializers, regularizers
from gradviz.models.metrics.metric import Metric
from gradviz.models.operation import Operation
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.random import SeedGenerator
from gradviz.models.scope import scoped
from gradviz.models.tracking import Tracker
from gradviz.models.variable import KerasVariable


class Owner(Operation):
    """Owns variables, other owners and metrics."""

    _tracker: Tracker
    _trainable: bool

    @property
    def variable_dtype(self) -> DTypeName:
        """The dtype of weights that are given none."""
        raise NotImplementedError

    def _start_tracking(self) -> None:
        stores: dict[str, list[Any]] = {
            "_trainable_variables": [], "_non_trainable_variables": [], "_seeds": [],
            "_metrics": [], "_layers": [],
        }  # fmt: skip
        for name, store in stores.items():
            object.__setattr__(self, name, store)
        tracker = Tracker(
            trainable=(_is_learning, stores["_trainable_variables"]),
            frozen=(_is_frozen, stores["_non_trainable_variables"]),
            metrics=(lambda x: isinstance(x, Metric), stores["_metrics"]),
            layers=(lambda x: isinstance(x, Owner), stores["_layers"]),
            seeds=(_is_seed, stores["_seeds"]),
        )
        object.__setattr__(self, "_tracker", tracker)

    _trainable_variables: list[KerasVariable]
    _non_trainable_variables: list[KerasVariable]
    _seeds: list[Any]
    _metrics: list[Metric]
    _layers: list[Any]

    def __setattr__(self, name: str, value: Any) -> None:
        kind = getattr(type(self), name, None)
        if isinstance(kind, property) and kind.fset is not None:
            kind.fset(self, value)
            return
        object.__setattr__(self, name, self._tracker.track(value))

    def __delattr__(self, name: str) -> None:
        value = getattr(self, name, None)
        object.__delattr__(self, name)
        if isinstance(value, KerasVariable):  # a layer stays known, as in Keras
            self._tracker.forget(value)

    def add_weight(
        self, shape: Any = None, initializer: Any = None, dtype: Any = None, *,
        trainable: bool = True, autocast: bool = True, regularizer: Any = None,
        constraint: Any = None, aggregation: str | None = "none",
        overwrite_with_gradient: bool = False, name: str | None = None,
    ) -> KerasVariable:  # fmt: skip
        """Make a variable of this layer, by default Glorot uniform (zeros if it is no float)."""
        if isinstance(shape, str):
            raise ValueError(f"`name` must be passed as a keyword argument. Received: {shape!r}")
        kind = standardized(self.variable_dtype if dtype is None else dtype)
        default = "glorot_uniform" if kind.is_floating else "zeros"
        start = initializers.get(default if initializer is None else initializer)
        with scoped(self.name, self):
            made = KerasVariable(
                start, () if shape is None else shape, kind, trainable, autocast, aggregation,
                name=name,
            )  # fmt: skip
        made.regularizer = regularizers.get(regularizer)
        made.constraint = constraints.get(constraint)
        made.overwrite_with_gradient = overwrite_with_gradient
        store = self._trainable_variables if trainable else self._non_trainable_variables
        self._tracker.add(store, made)
        if not self.trainable:
            made.trainable = False
        return made

    add_variable = add_weight

    @property
    def trainable(self) -> bool:
        """Whether it is trained; setting it sets its variables and all layers inside too."""
        return self._trainable

    @trainable.setter
    def trainable(self, value: Any) -> None:
        object.__setattr__(self, "_trainable", bool(value))
        for variable in self._trainable_variables:
            variable.trainable = bool(value)
        for layer in self._layers:
            layer.trainable = bool(value)

    @property
    def variables(self) -> list[KerasVariable]:
        """All state: own weights, seeds, then what the layers inside have."""
        inner = (v for layer in self._layers for v in layer.variables)
        return _each_once([*self._own(), *(seed.state for seed in self._seeds), *inner])

    @property
    def weights(self) -> list[KerasVariable]:
        """The weights: its own in the order made, the trained ones first, then inner layers'."""
        return _each_once([*self._own(), *(v for layer in self._layers for v in layer.weights)])

    def _own(self) -> list[KerasVariable]:
        return self._trainable_variables + self._non_trainable_variables

    @property
    def trainable_variables(self) -> list[KerasVariable]:
        """What is trained; nothing if the layer is frozen."""
        return [v for v in self.variables if v.trainable] if self.trainable else []

    @property
    def trainable_weights(self) -> list[KerasVariable]:
        """The weights that are trained."""
        return [v for v in self.weights if v.trainable] if self.trainable else []

    @property
    def non_trainable_variables(self) -> list[KerasVariable]:
        """All state that is not trained."""
        return [v for v in self.variables if not (self.trainable and v.trainable)]

    @property
    def non_trainable_weights(self) -> list[KerasVariable]:
        """The weights that are not trained."""
        return [v for v in self.weights if not (self.trainable and v.trainable)]

    @property
    def metrics(self) -> list[Metric]:
        """The metrics, its own before those of the layers inside."""
        return [*self._metrics, *(m for layer in self._layers for m in layer.metrics)]

    @property
    def metrics_variables(self) -> list[KerasVariable]:
        """The variables of all metrics."""
        return [v for metric in self.metrics for v in metric.variables]

    def get_weights(self) -> list[Any]:
        """Return the values of the weights as NumPy arrays."""
        return [v.numpy() for v in self.weights]

    def set_weights(self, weights: Any) -> None:
        """Assign arrays in the order of `weights`; ValueError if their shapes do not fit."""
        mine = self.weights
        if len(mine) != len(weights):
            raise ValueError(
                f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of "
                f"length {len(weights)}, but the layer was expecting {len(mine)} weights."
            )
        for variable, value in zip(mine, weights, strict=True):
            if tuple(variable.shape) != tuple(value.shape):
                raise ValueError(
                    f"Layer {self.name} weight shape {variable.shape} is not compatible with "
                    f"provided weight shape {value.shape}."
                )
            variable.assign(value)


def params_in(weights: list[KerasVariable]) -> int:
    """Return how many numbers these weights hold."""
    return sum(math.prod(v.shape) for v in weights)


def _is_learning(x: Any) -> bool:
    return isinstance(x, KerasVariable) and x.trainable


def _is_frozen(x: Any) -> bool:
    return isinstance(x, KerasVariable) and not x.trainable


def _is_seed(x: Any) -> bool:
    return isinstance(x, SeedGenerator)


def _each_once(variables: list[KerasVariable]) -> list[KerasVariable]:
    return list({id(v): v for v in variables}.values())


KerasVariable.initializer_named = staticmethod(initializers.get)
