"""Operation: something with a name that is called on tensors or, to build a model, on KerasTensors.

Layers are operations; so are the uses of Keras's own functions and operators on KerasTensors.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from gradviz.models.scope import auto_name, checked_name
from gradviz.models.symbolic import KerasTensor, Node, is_symbolic
from gradviz.models.tracing import output_spec

if TYPE_CHECKING:
    from collections.abc import Callable


class Operation:
    """Has a name, and one Node per use on KerasTensors."""

    name: str
    nodes: list[Node]

    def __init__(self, name: Any = None) -> None:
        self.name = auto_name(type(self).__name__) if name is None else checked_name(name)
        self.nodes = []

    @property
    def input(self) -> Any:
        """The KerasTensor (or several) that the operation was first used on."""
        return _one(self._node().inputs)

    @property
    def output(self) -> Any:
        """The KerasTensor (or several) that its first use made."""
        return _one(self._node().outputs)

    def _node(self) -> Node:
        if not self.nodes:
            raise AttributeError(f"The layer {self.name} has never been called.")
        return self.nodes[0]


def _one(tensors: list[KerasTensor]) -> Any:
    return tensors[0] if len(tensors) == 1 else list(tensors)


class Applied(Operation):
    """One use of a function on KerasTensors."""

    function: Callable[..., Any]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Compute, or leave a Node for KerasTensors."""
        if not is_symbolic(args, kwargs):
            return type(self).function(*args, **kwargs)
        outputs = output_spec(type(self).function, args, kwargs)
        Node(self, args, kwargs, outputs)
        return outputs


def symbolic(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function take KerasTensors too; each such use becomes an operation of its name."""
    words = function.__name__.removesuffix("_of").strip("_").split("_")
    kind = type(
        "".join(word.capitalize() for word in words),
        (Applied,),
        {"function": staticmethod(function), "__doc__": function.__doc__},
    )

    @functools.wraps(function)
    def either(*args: Any, **kwargs: Any) -> Any:
        if is_symbolic(args, kwargs):
            return kind()(*args, **kwargs)
        return function(*args, **kwargs)

    return either
