"""From what a program hands to a layer, loss or metric to tensors, by Keras's rules.

Unlike TensorFlow's own conversion, a tensor of another dtype is cast.
"""

from __future__ import annotations

from typing import Any

from gradviz.engine import Tensor, Variable, is_tensor
from gradviz.engine.functions import elementwise
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.symbolic import KerasTensor, refuse


def convert(x: Any, dtype: Any = None) -> Any:
    """Return x as a tensor of a dtype; a tensor that has it, or any if None, comes back itself."""
    if type(x) is Tensor and (dtype is None or dtype is dtype_of(x)):
        return x
    if isinstance(x, KerasTensor):
        refuse()
    wanted = None if dtype is None else standardized(dtype)
    if isinstance(x, Variable):
        x = getattr(x, "origin", x)  # what a Keras variable wraps
    if is_tensor(x):
        return x if wanted is None or dtype_of(x) == wanted else elementwise.cast(x, str(wanted))
    if wanted is not None and not wanted.is_floating:
        return elementwise.cast(elementwise.tensor(x), str(wanted))
    return elementwise.tensor(x, None if wanted is None else str(wanted))


def cast(x: Any, dtype: Any) -> Any:
    """Return x as another dtype, a variable as the tensor that it reads as."""
    made = elementwise.cast(convert(x), str(standardized(dtype)))
    return elementwise.convert_to_tensor(made) if isinstance(made, Variable) else made


def dtype_of(x: Any) -> DTypeName:
    """Return the name of the dtype of a tensor, an array or a KerasTensor."""
    return standardized(x.dtype)


def shape_of(x: Any) -> tuple[int | None, ...]:
    """Return the shape of a tensor or KerasTensor as a tuple."""
    return tuple(x.shape)


class MarkedTensor(Tensor):
    """A tensor that remembers for a loss what it came from.

    `logits` is what the softmax or sigmoid was computed from, `mask` says which elements count.
    """

    __slots__ = ("logits", "mask")

    logits: Any
    mask: Any


MarkedTensor.__name__ = MarkedTensor.__qualname__ = "EagerTensor"


def marked(x: Tensor, logits: Any = None, mask: Any = None) -> MarkedTensor:
    """Return the same tensor, for tapes and listeners too, with a mark."""
    made = MarkedTensor()
    made.raw, made.id = x.raw, x.id
    made.logits, made.mask = logits, mask
    return made


def logits_of(x: Any) -> Any:
    """Return what a probability was computed from; None if that is not known."""
    return getattr(x, "logits", None) if isinstance(x, MarkedTensor) else None


def mask_of(x: Any) -> Any:
    """Return the mask of a loss; None if it has none."""
    return getattr(x, "mask", None) if isinstance(x, MarkedTensor) else None
