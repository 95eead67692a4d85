"""KerasTensor: a shape and a dtype that stand for a tensor while a model is put together.

Each operation on them leaves a Node; a functional model walks the nodes again with real tensors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from gradviz.engine.structure import flatten
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.scope import auto_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Shape = tuple[int | None, ...]


class History(NamedTuple):
    """Where a KerasTensor came from: the operation, which of its uses, which of the outputs."""

    operation: Any
    node_index: int
    tensor_index: int


class KerasTensor:
    """A placeholder. Python's operators are added by keras_math."""

    history: History

    def __init__(self, shape: Any, dtype: Any = "float32", name: str | None = None) -> None:
        self._shape = standard_shape(shape)
        self._dtype = standardized(dtype)
        self.name = name or auto_name("KerasTensor")

    @property
    def shape(self) -> Shape:
        """Sizes of the axes; None where they are not known yet."""
        return self._shape

    @property
    def dtype(self) -> DTypeName:
        """The name of the dtype."""
        return self._dtype

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return len(self._shape)

    sparse = ragged = False

    def __array__(self, *rest: Any, **options: Any) -> NoReturn:
        raise ValueError(_NO_VALUE.format("a NumPy array"))

    def __int__(self) -> NoReturn:
        raise ValueError(_NO_VALUE.format("an int"))

    def __float__(self) -> NoReturn:
        raise ValueError(_NO_VALUE.format("a float"))

    def __bool__(self) -> NoReturn:
        raise TypeError("A symbolic KerasTensor cannot be used as a boolean.")

    def __iter__(self) -> NoReturn:
        raise NotImplementedError("Iterating over a symbolic KerasTensor is not supported.")

    def __repr__(self) -> str:
        return (
            f"<KerasTensor shape={self.shape}, dtype={self.dtype}, sparse=False, ragged=False, "
            f"name={self.name}>"
        )


_NO_VALUE = (
    "A KerasTensor is symbolic: it stands for a shape and a dtype and has no value. It cannot be "
    "converted to {}."
)


def refuse() -> NoReturn:
    """Raise the ValueError of a function that a KerasTensor was handed to."""
    raise ValueError(
        "A KerasTensor cannot be used as input to a TensorFlow function. It is a placeholder for "
        "the construction of functional models: hand it to a layer or to an operation of "
        "`tf.keras.ops`, or do the work in the `call` of a layer of your own."
    )


def standard_shape(shape: Any) -> Shape:
    """Return a shape as a tuple of ints and None; ValueError for what is none."""
    if not hasattr(shape, "__iter__") or isinstance(shape, (str, KerasTensor)):
        raise ValueError(f"Cannot convert '{shape}' to a shape.")
    found: list[int | None] = []
    for size in shape:
        if size is None:
            found.append(None)
            continue
        if isinstance(size, (str, float, tuple, list)):
            raise ValueError(f"Cannot convert '{shape}' to a shape. Found '{size}'.")
        found.append(int(size))
        if found[-1] < 0:  # type: ignore[operator]
            raise ValueError(f"Cannot convert '{shape}' to a shape: {size} is negative.")
    return tuple(found)


class Node:
    """One use of an operation on KerasTensors. It writes itself into the operation's `nodes`."""

    def __init__(self, operation: Any, args: Any, kwargs: Any, outputs: Any) -> None:
        self.operation = operation
        self.args, self.kwargs = args, kwargs
        self.outputs: list[KerasTensor] = flatten(outputs)
        for x in self.outputs:
            if not isinstance(x, KerasTensor):
                raise ValueError(
                    f"All operation outputs must be tensors. Operation {operation} returned a "
                    f"non-tensor. Non-tensor received: {x}"
                )
        self.inputs = list(symbolic_in((args, kwargs)))
        operation.nodes.append(self)
        for position, tensor in enumerate(self.outputs):
            tensor.history = History(operation, len(operation.nodes) - 1, position)

    @property
    def is_input(self) -> bool:
        """Whether this is where a model begins."""
        return not self.inputs

    @property
    def parents(self) -> list[Node]:
        """The nodes that made the inputs."""
        made_by = [x.history for x in self.inputs if hasattr(x, "history")]
        return [h.operation.nodes[h.node_index] for h in made_by]

    def filled(self, tensors: dict[int, Any]) -> tuple[Any, Any]:
        """Return the arguments with real tensors in place of the KerasTensors."""

        def real(x: Any) -> Any:
            return tensors.get(id(x)) if isinstance(x, KerasTensor) else x

        return replaced(self.args, real), replaced(self.kwargs, real)


def symbolic_in(structure: Any) -> Iterator[KerasTensor]:
    """Yield the KerasTensors in nested lists, tuples and dicts, in their order."""
    if isinstance(structure, KerasTensor):
        yield structure
    elif isinstance(structure, (list, tuple)):
        for item in structure:
            yield from symbolic_in(item)
    elif isinstance(structure, dict):
        for item in structure.values():
            yield from symbolic_in(item)


def is_symbolic(*structures: Any) -> bool:
    """Return whether there is a KerasTensor in any of these."""
    return any(_holds_symbolic(structure) for structure in structures)


def _holds_symbolic(structure: Any) -> bool:
    if isinstance(structure, (list, tuple)):
        return any(map(_holds_symbolic, structure))
    if isinstance(structure, dict):
        return any(map(_holds_symbolic, structure.values()))
    return isinstance(structure, KerasTensor)


def replaced(structure: Any, change: Callable[[Any], Any]) -> Any:
    """Return a nested structure with `change` applied to each leaf."""
    if isinstance(structure, tuple) and hasattr(structure, "_fields"):
        return type(structure)(*(replaced(item, change) for item in structure))
    if isinstance(structure, (list, tuple)):
        items = [replaced(item, change) for item in structure]
        return tuple(items) if isinstance(structure, tuple) else items
    if isinstance(structure, dict):
        return {key: replaced(item, change) for key, item in structure.items()}
    return change(structure)
