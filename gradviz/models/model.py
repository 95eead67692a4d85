"""Model: a layer that is trained as a whole. Subclass it, or give it inputs and outputs."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from gradviz.models.layer import Layer
from gradviz.models.summary import summarize

_BY_HAND = (
    "`Model.{}` is not part of gradviz: it would hide the steps that there are to see. Write the "
    "training loop by hand: `with tf.GradientTape() as tape: loss = ...`, then `tape.gradient` "
    "and `optimizer.apply_gradients`."
)


class Model(Layer):
    """Subclass it, make layers in `__init__`, use them in `call`.

    `Model(inputs, outputs)` makes a functional model of what lies between KerasTensors.
    """

    functional_kind: ClassVar[type[Model]]  # told by functional.py, which is built on this

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make a model; a functional one where inputs and outputs are given."""
        functional = cls is Model and is_functional(args, kwargs)
        return super().__new__(Model.functional_kind if functional else cls)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not is_functional(args, kwargs):
            super().__init__(*args, **kwargs)
            return
        kind = type(self)
        both = type(kind.__name__, (kind, Model.functional_kind), {"__module__": kind.__module__})
        object.__setattr__(self, "__class__", both)
        Model.functional_kind.__init__(self, *args, **kwargs)

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Compute the output."""
        raise NotImplementedError(
            f"Model {type(self).__name__} does not have a `call()` method implemented."
        )

    @property
    def layers(self) -> list[Layer]:
        """The layers inside, in the order in which they were assigned."""
        return list({id(layer): layer for layer in self._layers}.values())

    @layers.setter
    def layers(self, value: Any) -> None:
        raise AttributeError(
            "`Model.layers` attribute is reserved and should not be used. Please use another name."
        )

    def get_layer(self, name: str | None = None, index: int | None = None) -> Layer:
        """Return the layer of a name or at a place; ValueError if there is none."""
        if (name is None) is (index is None):
            raise ValueError(
                f"Provide either a layer name or a layer index. Received: {index=}, {name=}."
            )
        layers = self.layers
        if index is not None:
            if len(layers) <= index:
                raise ValueError(
                    f"Was asked to retrieve layer at index {index} but model only has "
                    f"{len(layers)} layers."
                )
            return layers[index]
        for layer in layers:
            if layer.name == name:
                return layer
        raise ValueError(f"No such layer: {name}. There are: {[x.name for x in layers]}.")

    def summary(
        self, line_length: int | None = None, positions: Any = None, print_fn: Any = None,
        expand_nested: bool = False, show_trainable: bool = False, layer_range: Any = None,
    ) -> None:  # fmt: skip
        """Print the layers with shapes and numbers of parameters."""
        summarize(
            self, line_length, positions, print_fn, expand_nested, show_trainable, layer_range
        )

    def compile(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise NotImplementedError: training is written by hand here."""
        raise NotImplementedError(_BY_HAND.format("compile"))

    def fit(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise NotImplementedError: training is written by hand here."""
        raise NotImplementedError(_BY_HAND.format("fit"))

    def evaluate(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise NotImplementedError: training is written by hand here."""
        raise NotImplementedError(_BY_HAND.format("evaluate"))

    def train_on_batch(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise NotImplementedError: training is written by hand here."""
        raise NotImplementedError(_BY_HAND.format("train_on_batch"))

    def predict(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise NotImplementedError: call the model itself."""
        raise NotImplementedError(
            "`Model.predict` is not part of gradviz: call the model itself, `model(x)`."
        )


def is_functional(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Return whether these arguments are those of a functional model."""
    return len(args) == 2 or (len(args) == 1 and "outputs" in kwargs) or (
        "inputs" in kwargs and "outputs" in kwargs
    )  # fmt: skip
