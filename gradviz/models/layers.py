"""Layers: built by their first call, when the width of the input is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, is_tensor
from gradviz.engine.functions.elementwise import add, cast, tensor
from gradviz.engine.functions.linalg import matmul
from gradviz.engine.functions.shape import reshape
from gradviz.models import activations, initializers, random
from gradviz.models.layer_variable import LayerVariable, unique_name
from gradviz.models.module import Module, snake_case

if TYPE_CHECKING:
    from collections.abc import Sequence


class Layer(Module):
    """Something callable that owns weights. Subclasses override `build` and `call`."""

    def __init__(
        self, *, trainable: bool = True, name: str | None = None, dtype: Any = None, **rest: Any
    ) -> None:
        if rest.keys() - {"input_shape", "input_dim", "activity_regularizer"}:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {type(self).__name__}: {rest}"
            )
        super().__init__(unique_name(snake_case(type(self).__name__)) if name is None else name)
        self.trainable = trainable
        self.built = False
        self.dtype = "float32" if dtype is None else dtype
        self._weights: list[LayerVariable] = []
        if "input_shape" in rest:
            self.build((None, *rest["input_shape"]))
            self.built = True

    def add_weight(
        self,
        shape: Sequence[int] | None = None,
        initializer: Any = None,
        dtype: Any = None,
        trainable: bool = True,
        autocast: bool = True,
        regularizer: Any = None,
        constraint: Any = None,
        aggregation: str = "none",
        overwrite_with_gradient: bool = False,
        name: str | None = None,
    ) -> LayerVariable:
        """Make a variable of this layer, by default Glorot uniform."""
        start = initializers.get("glorot_uniform" if initializer is None else initializer)
        kind = self.dtype if dtype is None else dtype
        made = LayerVariable(
            start(tuple(shape or ()), kind), trainable=trainable, name=name or "variable"
        )
        made.path = f"{self.name}/{made.name}"
        self._weights.append(made)
        return made

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make the weights; called once, with the shape of the first input."""

    def call(self, *inputs: Any, **options: Any) -> Any:
        """Compute the output."""
        raise NotImplementedError(f"Layer {type(self).__name__} does not have a `call()` method.")

    def __call__(self, *inputs: Any, **options: Any) -> Any:
        """Build the layer if this is its first call, then `call` it."""
        if inputs and not is_tensor(inputs[0]) and _is_numeric(inputs[0]):
            inputs = (_as_float(inputs[0], self.dtype), *inputs[1:])
        if not self.built:
            if inputs and is_tensor(inputs[0]):
                self.build(tuple(inputs[0].shape))
            self.built = True
        return self.call(*inputs, **options)

    @property
    def _layers(self) -> list[Layer]:
        return [m for m in self.submodules if isinstance(m, Layer)]

    @property
    def variables(self) -> Any:
        """Every variable: its own in the order made, then those of the layers inside."""
        return self._all_weights()

    @property
    def weights(self) -> Any:
        """Every variable, under Keras's other name."""
        return self._all_weights()

    @property
    def trainable_variables(self) -> Any:
        """What is trained; nothing if the layer is frozen."""
        if not self.trainable:
            return []
        frozen = {id(v) for inner in self._layers if not inner.trainable for v in inner.variables}
        return [v for v in self._all_weights() if v.trainable and id(v) not in frozen]

    @property
    def trainable_weights(self) -> Any:
        """What is trained, under Keras's other name."""
        return self.trainable_variables

    @property
    def non_trainable_variables(self) -> Any:
        """What is not trained."""
        trained = {id(v) for v in self.trainable_variables}
        return [v for v in self._all_weights() if id(v) not in trained]

    def _all_weights(self) -> list[Any]:
        own = list(self._weights)
        seen = {id(v) for v in own}
        for found in (*Module.variables.fget(self),):  # type: ignore[attr-defined]
            if id(found) not in seen:
                seen.add(id(found))
                own.append(found)
        return own

    def get_weights(self) -> list[Any]:
        """Return the values as NumPy arrays."""
        return [v.numpy() for v in self._all_weights()]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Assign values in the order of `weights`."""
        mine = self._all_weights()
        if len(mine) != len(weights):
            raise ValueError(
                f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of "
                f"length {len(weights)}, but the layer was expecting {len(mine)} weights."
            )
        for variable, value in zip(mine, weights, strict=True):
            variable.assign(value)

    def count_params(self) -> int:
        """Return how many numbers the layer owns."""
        return sum(int(np.prod(v.shape)) for v in self._all_weights())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} name={self.name}, built={self.built}>"


class Dense(Layer):
    """activation(x @ kernel + bias)."""

    def __init__(
        self,
        units: int,
        activation: Any = None,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        **options: Any,
    ) -> None:
        self.units = int(units)
        if self.units <= 0:
            raise ValueError(
                f"Received an invalid value for `units`, expected a positive integer. "
                f"Received: units={units}"
            )
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel: LayerVariable | None = None
        self.bias: LayerVariable | None = None
        super().__init__(**options)

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make kernel [inputs, units] and bias [units]."""
        if len(input_shape) < 2:
            raise ValueError(
                self._unfit(f"expected min_ndim=2, found ndim={len(input_shape)}", input_shape)
            )
        width = input_shape[-1] or 0
        self.kernel = self.add_weight((width, self.units), self.kernel_initializer, name="kernel")
        if self.use_bias:
            self.bias = self.add_weight((self.units,), self.bias_initializer, name="bias")

    def _unfit(self, why: str, shape: Sequence[int | None]) -> str:
        return (
            f"Input 0 with name 'None' of layer '{self.name}' is incompatible with the layer: "
            f"{why}. Full shape received: {tuple(shape)}"
        )

    def call(self, inputs: Any, training: bool | None = None) -> Tensor:
        """Return the output [..., units]; ValueError for an input of another width."""
        x = tensor(inputs)
        assert self.kernel is not None
        width = self.kernel.shape[0]
        if x.ndim < 2:
            raise ValueError(self._unfit(f"expected min_ndim=2, found ndim={x.ndim}", x.shape))
        if x.shape[-1] != width:
            raise ValueError(self._unfit(
                f"expected axis -1 of input shape to have value {width}, but received input with "
                f"shape {tuple(x.shape)}", x.shape))  # fmt: skip
        if x.dtype is not self.kernel.dtype:
            x = cast(x, self.kernel.dtype)
        out = matmul(x, self.kernel)
        if self.bias is not None:
            out = add(out, self.bias)
        return out if self.activation is activations.linear else self.activation(out)


class Flatten(Layer):
    """Everything but the batch axis in one row."""

    def call(self, inputs: Any) -> Tensor:
        """Return [batch, everything else]."""
        x = tensor(inputs)
        return reshape(x, [x.shape[0], int(np.prod(x.shape[1:]))])


class Activation(Layer):
    """An activation as a layer of its own."""

    def __init__(self, activation: Any, **options: Any) -> None:
        super().__init__(**options)
        self.activation = activations.get(activation)

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return self.activation(inputs)


class ReLU(Activation):
    """max(x, 0) as a layer."""

    def __init__(self, **options: Any) -> None:
        super().__init__("relu", **options)


class Softmax(Activation):
    """Softmax along the last axis as a layer."""

    def __init__(self, axis: int = -1, **options: Any) -> None:
        super().__init__(lambda x: activations.softmax(x, axis), **options)


class Dropout(Layer):
    """Sets a random part to zero while training; its seeds come from a generator of its own."""

    def __init__(
        self, rate: float, noise_shape: Any = None, seed: int | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        if not 0 <= rate <= 1:
            raise ValueError(f"Invalid value received for argument `rate`: {rate}")
        self.rate, self.seed = rate, seed
        self.noise_shape = None if noise_shape is None else tuple(noise_shape)
        self.seed_generator = random.SeedGenerator(seed) if rate else None

    def call(self, inputs: Any, training: bool = False) -> Any:
        """Return the input, thinned out if `training`."""
        x = tensor(inputs)
        if not training or self.seed_generator is None:
            return x
        return random.dropout(x, self.rate, self.noise_shape, self.seed_generator)


def _is_numeric(x: Any) -> bool:
    return isinstance(x, (int, float, list, tuple, np.ndarray, np.generic))


def _as_float(x: Any, dtype: Any) -> Any:
    made = tensor(x)
    return cast(made, dtype) if not made.dtype.is_floating or isinstance(x, np.ndarray) else made
