"""What belongs to TensorFlow's graphs, of which there are none here: refusals and plain answers."""

from __future__ import annotations

from typing import Any, NoReturn

from gradviz.engine import Tensor

__all__ = ["get_static_value", "gradients", "hessians", "is_symbolic_tensor", "parallel_stack"]

_REFUSAL = (
    "tf.gradients is not supported when eager execution is enabled. Use tf.GradientTape instead."
)


def gradients(
    ys: Any, xs: Any, grad_ys: Any = None, name: str = "gradients", gate_gradients: bool = False,
    aggregation_method: Any = None, stop_gradients: Any = None,
    unconnected_gradients: Any = "none",
) -> NoReturn:  # fmt: skip
    """Raise RuntimeError: gradients are asked of a tape."""
    raise RuntimeError(_REFUSAL)


def hessians(
    ys: Any, xs: Any, gate_gradients: bool = False, aggregation_method: Any = None,
    name: str = "hessians",
) -> NoReturn:  # fmt: skip
    """Raise RuntimeError: second derivatives are asked of two tapes."""
    raise RuntimeError(_REFUSAL)


def parallel_stack(values: Any, name: str = "parallel_stack") -> NoReturn:
    """Raise RuntimeError: `tf.stack` does it."""
    raise RuntimeError("tf.parallel_stack() is not compatible with eager execution.")


def get_static_value(tensor: Any, partial: bool = False) -> Any:
    """Return a tensor's value, None for a variable, anything else as it is."""
    if isinstance(tensor, Tensor):
        return tensor.numpy()
    return None if hasattr(tensor, "assign") else tensor


def is_symbolic_tensor(tensor: Any) -> bool:
    """Return False: every tensor has a value."""
    return False
