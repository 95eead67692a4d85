"""Sequential: layers one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models.functional import Functional
from gradviz.models.layer import Layer
from gradviz.models.layers.inputs import InputLayer
from gradviz.models.model import Model
from gradviz.models.symbolic import KerasTensor, standard_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.models.promotion import DTypeName


class Sequential(Model):
    """Each layer takes what the one before returns. Built when the shape of the input is known."""

    def __init__(
        self, layers: Sequence[Any] | None = None, trainable: bool = True, name: str | None = None
    ) -> None:
        super().__init__(trainable=trainable, name=name)
        self._functional: Functional | None = None
        for layer in layers or ():
            self.add(layer, rebuild=False)
        if layers:
            self._rebuild()

    def add(self, layer: Any, rebuild: bool = True) -> None:
        """Put a layer at the end."""
        if not self._layers and getattr(layer, "_input_shape_arg", None) is not None:
            self.add(InputLayer(shape=layer._input_shape_arg))
        if isinstance(layer, KerasTensor) and isinstance(layer.history.operation, InputLayer):
            layer = layer.history.operation
        if not isinstance(layer, Layer):
            raise ValueError(
                "Only instances of `keras.Layer` can be added to a Sequential model. Received: "
                f"{layer} (of type {type(layer)})"
            )
        if any(known.name == layer.name and known is not layer for known in self._layers):
            raise ValueError(
                "All layers added to a Sequential model should have unique names. Name "
                f"'{layer.name}' is already the name of a layer in this model."
            )
        if isinstance(layer, InputLayer) and self._begins_with_input:
            raise ValueError(
                f"Sequential model '{self.name}' has already been configured to use input shape "
                f"{self._layers[0].batch_shape}. You cannot add a different Input layer to it."
            )
        self._layers.append(layer)
        if rebuild:
            self._rebuild()
        else:
            self._forget()

    def pop(self, rebuild: bool = True) -> Layer:
        """Take the last layer away and return it."""
        layer: Layer = self._layers.pop()
        self._forget()
        if rebuild:
            self._rebuild()
        return layer

    def _forget(self) -> None:
        self.built = False
        object.__setattr__(self, "_functional", None)

    def _rebuild(self) -> None:
        self._forget()
        if len(self._layers) < 2:
            return
        first = self._layers[0]
        if isinstance(first, InputLayer):
            self.build(first.batch_shape)
        elif hasattr(first, "input_shape"):
            self.build(first.input_shape)

    @property
    def _begins_with_input(self) -> bool:
        return bool(self._layers) and isinstance(self._layers[0], InputLayer)

    def _lock(self) -> None:
        """Stay open: layers may still be added."""

    def build(self, input_shape: Any = None) -> None:
        """Build every layer for a shape of the input, batch axis included."""
        try:
            shape = standard_shape(input_shape)
        except (TypeError, ValueError):
            return  # several inputs, or none known
        if not self._layers:
            raise ValueError(f"Sequential model {self.name} cannot be built: it has no layers.")
        if not self._begins_with_input:
            dtype = self._layers[0].compute_dtype
            self._layers.insert(0, InputLayer(batch_shape=shape, dtype=dtype))
        elif self._layers[0].batch_shape != shape:
            raise ValueError(
                f"Sequential model '{self.name}' has already been configured to use input shape "
                f"{self._layers[0].batch_shape}. You cannot build it with input_shape {shape}"
            )
        x = inputs = self._layers[0].output
        for layer in self._layers[1:]:
            try:
                x = layer(x)
            except NotImplementedError:
                return  # a layer whose shapes are not known before it is called
        object.__setattr__(self, "_functional", Functional(inputs, x))

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Return the output of the last layer."""
        if self._functional is not None:
            return self._functional.call(inputs, training, mask)
        for layer in self.layers:
            options = {} if training is None else {"training": training}
            inputs = layer(inputs, **options)
        return inputs

    @property
    def layers(self) -> list[Layer]:
        """The layers, first to last, without the InputLayer."""
        return self._layers[1:] if self._begins_with_input else self._layers[:]

    @layers.setter
    def layers(self, value: Any) -> None:
        raise AttributeError("`Sequential.layers` is reserved. Use `add()` and `pop()`.")

    def compute_output_spec(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Return KerasTensors as the model would for these."""
        if self._functional is not None:
            return self._functional.compute_output_spec(inputs, training, mask)
        for layer in self.layers:
            inputs = layer.compute_output_spec(inputs)
        return inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """Return the shape of the output for a shape of the input."""
        if self._functional is not None:
            return self._functional.compute_output_shape(input_shape)
        for layer in self.layers:
            input_shape = layer.compute_output_shape(input_shape)
        return input_shape

    def _known(self, what: str) -> Any:
        if self._functional is None:
            raise AttributeError(f"Sequential model '{self.name}' has no defined {what} yet.")
        return getattr(self._functional, what)

    @property
    def input_shape(self) -> Any:
        """The shape of the input; AttributeError before it is known."""
        return self._known("input_shape")

    @property
    def output_shape(self) -> Any:
        """The shape of the output; AttributeError before it is known."""
        return self._known("output_shape")

    @property
    def inputs(self) -> Any:
        """The KerasTensors it begins with; AttributeError before they are known."""
        return self._known("inputs")

    @property
    def outputs(self) -> Any:
        """The KerasTensors it ends with; AttributeError before they are known."""
        return self._known("outputs")

    @property
    def input_dtype(self) -> DTypeName:
        """The dtype of the input."""
        return self._layers[0].dtype if self._begins_with_input else super().input_dtype
