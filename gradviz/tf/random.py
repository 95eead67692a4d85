"""tf.random: random tensors."""

from gradviz.engine.functions.random import (
    normal as normal,
)
from gradviz.engine.functions.random import (
    set_seed as set_seed,
)
from gradviz.engine.functions.random import (
    shuffle as shuffle,
)
from gradviz.engine.functions.random import (
    truncated_normal as truncated_normal,
)
from gradviz.engine.functions.random import (
    uniform as uniform,
)

__all__ = [
    "normal",
    "set_seed",
    "shuffle",
    "truncated_normal",
    "uniform",
]
