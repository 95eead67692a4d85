"""What is done to images that is no sum of products and no window."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define

FAMILY = "images"


def _adjust_contrast(x: Any, y: Any) -> Any:
    if x.ndim < 3:
        raise InvalidArgumentError(f"input must be at least 3-D, got {x.ndim} axes")
    middle = np.mean(x, axis=(-3, -2), keepdims=True, dtype=x.dtype)
    return (x - middle) * y.astype(x.dtype) + middle


# fmt: off
define("adjust_contrast", _adjust_contrast, UNREGISTERED,
       glyph="contrast", tf_name="AdjustContrastv2", arity=2, same=(), family=FAMILY)
# fmt: on
