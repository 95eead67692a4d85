"""Functional: a model made of what lies between input and output KerasTensors."""

from __future__ import annotations

import warnings
from typing import Any

from gradviz.engine import is_tensor
from gradviz.engine.structure import flatten, pack_like
from gradviz.models import tensors
from gradviz.models.calling import is_tensor_like
from gradviz.models.conversion import convert
from gradviz.models.graph import Graph
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.inputs import Input, InputLayer
from gradviz.models.model import Model
from gradviz.models.symbolic import KerasTensor, Node, replaced
from gradviz.models.tracking import untracked


class Functional(Model):
    """Runs its operations again on real tensors, the deepest first."""

    _converts_arguments = False
    _takes_anything = True

    def __init__(
        self, inputs: Any, outputs: Any, name: str | None = None,
        trainable: bool | None = None, **ignored: Any,
    ) -> None:  # fmt: skip
        for what, given in (("inputs", inputs), ("outputs", outputs)):
            for x in flatten(given):
                if not isinstance(x, KerasTensor):
                    raise ValueError(
                        f"All `{what}` values must be KerasTensors. Received: {what}={given} "
                        f"including invalid value {x} of type {type(x)}"
                    )
        super().__init__(name=name)
        if not flatten(inputs) or not flatten(outputs):
            raise ValueError("`inputs` and `outputs` cannot be empty.")
        inputs, outputs = _from_inputs(inputs, outputs)
        with untracked():
            self._inputs_struct, self._outputs_struct = inputs, outputs
            self.graph = Graph(flatten(inputs), flatten(outputs))
        self.input_spec = self._specs()
        if trainable is not None:
            self.trainable = trainable
        for layer in self.layers:
            self._tracker.track(layer)
        self.built = True
        self.output_names = [x.history.operation.name for x in self.outputs]

    def _lock(self) -> None:
        """Stay open: layers may still be assigned to a functional model."""

    @property
    def layers(self) -> list[Layer]:
        """The layers in the order in which they run."""
        return [x for x in self.graph.operations if isinstance(x, Layer)]

    @layers.setter
    def layers(self, value: Any) -> None:
        raise AttributeError(
            "`Model.layers` attribute is reserved and should not be used. Please use another name."
        )

    @property
    def operations(self) -> list[Any]:
        """Layers and other operations in the order in which they run."""
        return list(self.graph.operations)

    @property
    def inputs(self) -> list[KerasTensor]:
        """The KerasTensors it begins with."""
        return self.graph.inputs

    @property
    def outputs(self) -> list[KerasTensor]:
        """The KerasTensors it ends with."""
        return self.graph.outputs

    @property
    def input(self) -> Any:
        """The inputs as they were given."""
        return self._inputs_struct

    @property
    def output(self) -> Any:
        """The outputs as they were given."""
        return self._outputs_struct

    @property
    def input_shape(self) -> Any:
        """The shape of the input, or a list of several."""
        return _single([x.shape for x in self.inputs])

    @property
    def output_shape(self) -> Any:
        """The shape of the output, or a list of several."""
        return _single([x.shape for x in self.outputs])

    def add_loss(self, loss: Any) -> None:
        """Raise NotImplementedError: only a layer with a `call` of its own can add losses."""
        raise NotImplementedError("A functional model has no `call` to add a loss in.")

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Return the outputs for tensors in the structure of the inputs."""
        if mask is not None:
            raise NotImplementedError("Masks are not supported.")

        def use(operation: Any, args: Any, kwargs: Any) -> Any:
            if isinstance(operation, Layer) and training is not None:
                kwargs = {**kwargs, "training": training}
            return operation(*args, **kwargs)

        made = self.graph.run(self._standardized(inputs), use)
        packed = pack_like(self._outputs_struct, made)
        return packed[0] if isinstance(packed, (list, tuple)) and len(packed) == 1 else packed

    def compute_output_spec(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Return KerasTensors as the model would for these."""
        found = flatten(inputs)
        if all(x.shape == ref.shape for x, ref in zip(found, self.inputs, strict=False)):
            return replaced(self._outputs_struct, lambda x: KerasTensor(x.shape, x.dtype))

        def use(operation: Any, args: Any, kwargs: Any) -> Any:
            if isinstance(operation, Layer):
                return operation.compute_output_spec(*args, **kwargs)
            return operation(*args, **kwargs)

        return pack_like(self._outputs_struct, self.graph.run(self._standardized(inputs), use))

    def compute_output_shape(self, input_shape: Any) -> Any:
        """Return the shape (or shapes) of the output for a shape of the input."""
        shapes = [input_shape] if len(self.inputs) == 1 else input_shape
        given = [KerasTensor(shape, x.dtype) for shape, x in zip(shapes, self.inputs, strict=True)]
        spec = self.compute_output_spec(pack_like(self._inputs_struct, given))
        return replaced(spec, lambda x: x.shape)

    def _specs(self) -> Any:
        if isinstance(self._inputs_struct, dict):
            pairs = sorted(self._inputs_struct.items())
        else:
            pairs = [(x.history.operation.name, x) for x in self.inputs]
        return [
            InputSpec(
                shape=(None, *x.shape[1:]) if x.shape else (), allow_last_axis_squeeze=True,
                name=name, optional=getattr(x.history.operation, "optional", False),
            )
            for name, x in pairs
        ]  # fmt: skip

    def _standardized(self, inputs: Any) -> list[Any]:
        """Return the inputs flat, as tensors of the dtypes and ranks that were announced."""
        if isinstance(inputs, dict) and not isinstance(self._inputs_struct, dict):
            inputs = [inputs[x.history.operation.name if x.name not in inputs else x.name]
                      for x in self.inputs]  # fmt: skip
        self._warn_of_structure(inputs)
        return [self._fitted(x, ref) for x, ref in zip(flatten(inputs), self.inputs, strict=True)]

    def _warn_of_structure(self, inputs: Any) -> None:
        expected = self._inputs_struct
        if isinstance(expected, list) and len(expected) == 1 and is_tensor(inputs):
            return
        if not _alike(inputs, expected):
            names = replaced(expected, lambda x: x.name)
            warnings.warn(
                "The structure of `inputs` doesn't match the expected structure.\n"
                f"Expected: {names}",
                stacklevel=3,
            )

    def _fitted(self, x: Any, ref: KerasTensor) -> Any:
        if x is None:
            return None
        if not isinstance(x, KerasTensor):
            x = convert(x, ref.dtype)
        rank, wanted = len(x.shape), len(ref.shape)
        if rank == wanted:
            return x
        if rank == wanted + 1 and x.shape[-1] == 1:
            return tensors.squeeze(x, -1)
        if rank == wanted - 1 and ref.shape[-1] == 1:
            return tensors.expand_dims(x, -1)
        raise ValueError(
            f"Invalid input shape for input {x} with name '{ref.name}'. Expected shape "
            f"{ref.shape}, but input has incompatible shape {tuple(x.shape)}"
        )


def _single(found: list[Any]) -> Any:
    return found[0] if len(found) == 1 else found


def _alike(a: Any, b: Any) -> bool:
    """Return whether two structures are nested alike; lists and tuples count as the same."""
    if isinstance(b, (list, tuple)):
        return isinstance(a, (list, tuple)) and len(a) == len(b) and all(map(_alike, a, b))
    if isinstance(b, dict):
        return isinstance(a, dict) and a.keys() == b.keys() and all(_alike(a[k], b[k]) for k in b)
    return a is None or is_tensor_like(a) or hasattr(a, "__array__")


def _from_inputs(inputs: Any, outputs: Any) -> tuple[Any, Any]:
    """Return inputs and outputs such that the model begins with Inputs.

    Where it begins in the middle of another one, the operations between get new nodes.
    """
    starts = [x.history.operation.nodes[x.history.node_index] for x in flatten(inputs)]
    if all(node.is_input for node in starts):
        return inputs, outputs
    swapped: dict[int, KerasTensor] = {}
    for x, node in zip(flatten(inputs), starts, strict=True):
        swapped[id(x)] = x
        if not node.is_input:
            swapped[id(x)] = Input(batch_shape=x.shape, dtype=x.dtype, name=f"{x.name}CLONE")
    nodes = [
        node
        for group in Graph(flatten(inputs), flatten(outputs)).by_depth.values()
        for node in group
        if not isinstance(node.operation, InputLayer)
    ]
    for node in nodes:
        _cloned(node, swapped)
    return tuple(replaced(x, lambda t: swapped[id(t)]) for x in (inputs, outputs))


def _cloned(node: Node, swapped: dict[int, KerasTensor]) -> None:
    """Use an operation once more on the tensors that stand for its inputs."""

    def other(x: Any) -> Any:
        return swapped.get(id(x), x) if isinstance(x, KerasTensor) else x

    made = []
    for x in node.outputs:
        copy = KerasTensor(x.shape, x.dtype, f"{x.name}_clone")
        swapped.setdefault(id(x), copy)
        made.append(copy)
    Node(node.operation, replaced(node.args, other), replaced(node.kwargs, other), made)


Model.functional_kind = Functional
