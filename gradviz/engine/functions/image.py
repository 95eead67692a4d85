"""What is needed of images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import cast, tensor
from gradviz.engine.op import OPS
from gradviz.engine.registry import with_registered

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def adjust_contrast(images: Any, contrast_factor: Any) -> Tensor:
    """Return (x - mean) * factor + mean, the mean per channel; its gradient is not registered."""
    x = tensor(images)
    kind = x.dtype
    if not kind.is_floating:
        x = cast(x, "float32")
    factor = (
        contrast_factor
        if is_tensor(contrast_factor)
        else to_tensor(contrast_factor, np.dtype(np.float32))
    )
    if raw_value(x).dtype.itemsize > 4:
        x = cast(x, "float32")
    return cast(execute(with_registered(OPS["adjust_contrast"]), x, factor), kind)
