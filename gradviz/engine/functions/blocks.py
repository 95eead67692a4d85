"""Blocks of images moved into batch or channels, and back, under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import ints
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.ops.windows import Ints, Pairs
    from gradviz.engine.tensor import Tensor


def _block(given: Any) -> Ints:
    if not np.ndim(raw_value(given) if is_tensor(given) else given):
        raise InvalidArgumentError("block_shape rank should be 1 instead of 0")
    found = ints(given)
    if min(found, default=1) < 1:
        raise InvalidArgumentError(f"All values in block_shape must be positive, got {found}")
    return found


def _pairs(given: Any, count: int, name: str) -> Pairs:
    rims = np.asarray(raw_value(given) if is_tensor(given) else given)
    if rims.shape != (count, 2):
        raise InvalidArgumentError(
            f"{name} should have shape [{count}, 2] instead of {list(rims.shape)}"
        )
    if rims.size and rims.min() < 0:
        raise InvalidArgumentError(f"{name} must be non-negative")
    return tuple((int(before), int(after)) for before, after in rims.tolist())


def space_to_batch(input: Any, block_shape: Any, paddings: Any, name: str | None = None) -> Tensor:
    """Pad, cut the axes after the first into blocks, and stack their places along the first."""
    block = _block(block_shape)
    rims = _pairs(paddings, len(block), "paddings")
    return execute(OPS["space_to_batch"], tensor(input), block=block, paddings=rims)


def batch_to_space(input: Any, block_shape: Any, crops: Any, name: str | None = None) -> Tensor:
    """Undo `space_to_batch`; `block_shape` may be one number for two axes."""
    whole = isinstance(block_shape, int)
    block = _block([block_shape] * 2 if whole else block_shape)
    rims = _pairs(crops, len(block), "crops")
    return execute(OPS["batch_to_space"], tensor(input), block=block, crops=rims)


def space_to_depth(
    input: Any, block_size: Any, data_format: str = "NHWC", name: str | None = None
) -> Tensor:
    """Move blocks of (batch, height, width, channels) into the channels."""
    return _depth("space_to_depth", input, block_size, data_format)


def depth_to_space(
    input: Any, block_size: Any, data_format: str = "NHWC", name: str | None = None
) -> Tensor:
    """Undo `space_to_depth`."""
    return _depth("depth_to_space", input, block_size, data_format)


def _depth(name: str, input: Any, block_size: Any, data_format: str) -> Tensor:
    block = int(block_size)
    if block < 2:
        raise InvalidArgumentError(f"Value for attr 'block_size' of {block} must be at least 2")
    if data_format in ("NCHW", "NCHW_VECT_C"):
        raise NotFoundError(f"there is no kernel for {name} with the layout {data_format}")
    if data_format != "NHWC":
        raise InvalidArgumentError(f"data_format must be NHWC, not {data_format!r}")
    return execute(OPS[name], tensor(input), block=block)
