"""Operations that move blocks of an image into its batch or its channels, and back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed

if TYPE_CHECKING:
    from gradviz.engine.ops.windows import Ints, Pairs

FAMILY = "shape"


def _space_to_batch(x: Any, block: Ints, paddings: Pairs) -> Any:
    """Pad, cut each axis into blocks, and stack what has one place in its block as a batch."""
    count = len(block)
    if x.ndim < count + 1:
        raise InvalidArgumentError(f"input rank should be >= {count + 1} instead of {x.ndim}")
    rest = x.shape[count + 1 :]
    wide = np.pad(x, ((0, 0), *paddings, *((0, 0),) * len(rest)))
    for size, length in zip(wide.shape[1:], block, strict=False):
        if size % length:
            raise InvalidArgumentError(f"padded size {size} is not divisible by block {length}")
    pairs = [n for k, b in enumerate(block) for n in (wide.shape[k + 1] // b, b)]
    apart = wide.reshape(x.shape[0], *pairs, *rest)
    order = (*range(2, 2 * count + 1, 2), 0, *range(1, 2 * count, 2))
    moved = apart.transpose(*order, *range(2 * count + 1, apart.ndim))
    return moved.reshape(x.shape[0] * math.prod(block), *pairs[::2], *rest)


def _batch_to_space(x: Any, block: Ints, crops: Pairs) -> Any:
    """Put the parts of a batch back into their blocks, and cut the rim off."""
    count, places = len(block), math.prod(block)
    if x.ndim < count + 1:
        raise InvalidArgumentError(f"input rank should be >= {count + 1} instead of {x.ndim}")
    if x.shape[0] % places:
        raise InvalidArgumentError(
            f"batch dimension {x.shape[0]} is not divisible by product of block sizes {places}"
        )
    sizes, rest = x.shape[1 : count + 1], x.shape[count + 1 :]
    apart = x.reshape(*block, x.shape[0] // places, *sizes, *rest)
    order = [count, *(n for k in range(count) for n in (count + 1 + k, k))]
    moved = apart.transpose(*order, *range(2 * count + 1, apart.ndim))
    whole = tuple(n * b for n, b in zip(sizes, block, strict=True))
    if any(before + after > n for n, (before, after) in zip(whole, crops, strict=True)):
        raise InvalidArgumentError(f"crops are larger than {bracketed(whole)}")
    key = [slice(before, n - after) for n, (before, after) in zip(whole, crops, strict=True)]
    return moved.reshape(x.shape[0] // places, *whole, *rest)[(slice(None), *key)]


def _space_to_depth(x: Any, block: int) -> Any:
    if x.ndim != 4:
        raise InvalidArgumentError(f"Input rank should be 4 instead of {x.ndim}")
    n, height, width, depth = x.shape
    if height % block or width % block:
        raise InvalidArgumentError(
            f"Image width {width} and height {height} should be divisible by block_size: {block}"
        )
    apart = x.reshape(n, height // block, block, width // block, block, depth)
    moved = apart.transpose(0, 1, 3, 2, 4, 5)
    return moved.reshape(n, height // block, width // block, block * block * depth)


def _depth_to_space(x: Any, block: int) -> Any:
    if x.ndim != 4:
        raise InvalidArgumentError(f"Input rank should be 4 instead of {x.ndim}")
    n, height, width, depth = x.shape
    if depth % (block * block):
        raise InvalidArgumentError(
            f"Input depth dimension {depth} should be divisible by: {block * block}"
        )
    apart = x.reshape(n, height, width, block, block, depth // (block * block))
    return apart.transpose(0, 1, 3, 2, 4, 5).reshape(n, height * block, width * block, -1)


# fmt: off
define("space_to_batch", _space_to_batch,
       (lambda m, g, out, x, block, paddings: m.batch_to_space(g, block=block, crops=paddings),),
       (r"\say{moved_back}{$g}",),
       glyph="space→batch", tf_name="SpaceToBatchND", accepts="*", family=FAMILY)
define("batch_to_space", _batch_to_space,
       (lambda m, g, out, x, block, crops: m.space_to_batch(g, block=block, paddings=crops),),
       (r"\say{moved_back}{$g}",),
       glyph="batch→space", tf_name="BatchToSpaceND", accepts="*", family=FAMILY)
define("space_to_depth", _space_to_depth,
       (lambda m, g, out, x, block: m.depth_to_space(g, block=block),),
       (r"\say{moved_back}{$g}",),
       glyph="space→depth", tf_name="SpaceToDepth", accepts="*", family=FAMILY)
define("depth_to_space", _depth_to_space,
       (lambda m, g, out, x, block: m.space_to_depth(g, block=block),),
       (r"\say{moved_back}{$g}",),
       glyph="depth→space", tf_name="DepthToSpace", accepts="*", family=FAMILY)
# fmt: on
