"""Models: layers one after another, or a subclass that says how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import TensorShape
from gradviz.models.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence


class Model(Layer):
    """Subclass it, make layers in `__init__`, use them in `call`."""

    @property
    def layers(self) -> list[Layer]:
        """The layers inside, in the order of their attributes."""
        return self._layers


class Sequential(Model):
    """Layers one after another."""

    def __init__(
        self, layers: Sequence[Layer] | None = None, name: str | None = None, **options: Any
    ) -> None:
        super().__init__(name=name, **options)
        self._chain: list[Layer] = []
        for layer in layers or ():
            self.add(layer)

    def add(self, layer: Layer) -> None:
        """Put a layer at the end."""
        if not isinstance(layer, Layer):
            raise ValueError(
                f"Only instances of `keras.Layer` can be added to a Sequential model. "
                f"Received: {layer} (of type {type(layer)})"
            )
        if not isinstance(layer, InputLayer):
            self._chain.append(layer)

    def pop(self) -> None:
        """Take the last layer away."""
        if not self._chain:
            raise TypeError("There are no layers in the model.")
        self._chain.pop()

    @property
    def layers(self) -> list[Layer]:
        """The layers, first to last."""
        return list(self._chain)

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        """Return the output of the last layer."""
        for layer in self._chain:
            inputs = layer(inputs)
        return inputs

    def _all_weights(self) -> list[Any]:
        return [v for layer in self._chain for v in layer.variables]


class InputLayer(Layer):
    """Says how wide the input is; the layers find out by themselves."""

    def __init__(self, shape: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self.shape = TensorShape(shape or ())


Input = InputLayer  # Keras has it as a function; the call is the same
