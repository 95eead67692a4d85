"""Gradients that a program registers for operations TensorFlow has none for.

An operation of the table that has a derivative keeps it: to register another is a KeyError, as it
is to register twice. What is registered holds for this session alone.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from gradviz.engine.custom import handed_on
from gradviz.engine.op import OPS, Op
from gradviz.engine.state import Session, session
from gradviz.engine.structure import flatten
from gradviz.engine.tensor import Tensor, tensor_of

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERYTHING = frozenset({"x", "y", "z", "out"})
Gradient = Any  # a function of an operation and its upstream gradient, or None
_BOOK: ContextVar[tuple[Session, dict[str, Gradient]]] = ContextVar("gradviz.engine.registry")


def book() -> dict[str, Gradient]:
    """Return what this session registered, by the operation's name in TensorFlow."""
    held, now = _BOOK.get(None), session()
    if held is None or held[0] is not now:
        held = (now, {})
        _BOOK.set(held)
    return held[1]


def register(op_type: str, gradient: Gradient) -> None:
    """Note a gradient, or that there is none; KeyError if one is registered already."""
    known = any(op.tf_name == op_type and op.registered for op in OPS.values())
    if known or op_type in book():
        raise KeyError(f"Registering two gradient with name '{op_type}'!")
    book()[op_type] = gradient


class RegisterGradient:
    """A decorator of the function `(op, *upstream)` that returns the gradients of op's inputs."""

    def __init__(self, op_type: str) -> None:
        self._op_type = _named(op_type)

    def __call__(self, f: Callable[..., Any]) -> Callable[..., Any]:
        """Register the function and return it."""
        register(self._op_type, f)
        return f


def no_gradient(op_type: str) -> None:
    """Note that an operation has no derivative: its inputs get None instead of a LookupError."""
    register(_named(op_type), None)


def _named(op_type: Any) -> str:
    if not isinstance(op_type, str):
        raise TypeError("op_type must be a string")
    return op_type


class UsedOp:
    """One use of an operation, as a registered gradient sees it."""

    __slots__ = ("_params", "inputs", "outputs", "type")

    def __init__(self, op_type: str, inputs: list[Any], output: Any, params: Any) -> None:
        self.type = op_type
        self.inputs = inputs
        self.outputs = [output]
        self._params = params

    def get_attr(self, attr: str) -> Any:
        """Return a parameter; KeyError if there is none of this name."""
        return self._params[attr]


def with_registered(op: Op) -> Op:
    """Return an op without a derivative, or the same op with the one that was registered."""
    if op.tf_name not in book():
        return op
    gradient, count = book()[op.tf_name], len(op.accepts)

    def pull(m: Any, g: Any, out: Any, *inputs: Any, wanted: Any, **params: Any) -> list[Any]:
        used = UsedOp(op.tf_name, [_as_tensor(x) for x in inputs], _as_tensor(out), params)
        found = flatten([gradient(used, _as_tensor(g))])
        return [handed_on(g, grad, x.dtype) for grad, x in zip(found, inputs, strict=True)]

    vjps = (None,) * count if gradient is None else (pull,) * count
    return Op(
        op.name, op.forward, vjps, op.glyph, ("",) * count, op.family, (_EVERYTHING,), False,
        op.tf_name, op.accepts, op.same, joint=True,
    )  # fmt: skip


def _as_tensor(x: Any) -> Any:
    return x if isinstance(x, Tensor) else tensor_of(x)
