"""tf.random.experimental: what has its final name elsewhere, and stateless_shuffle."""

from gradviz.engine.functions.random_generator import (
    Generator,
    create_rng_state,
    get_global_generator,
    set_global_generator,
)
from gradviz.engine.functions.stateless_random import (
    Algorithm,
    fold_in as stateless_fold_in,
    split as stateless_split,
    stateless_shuffle,
)

__all__ = [
    "Algorithm",
    "Generator",
    "create_rng_state",
    "get_global_generator",
    "set_global_generator",
    "stateless_fold_in",
    "stateless_shuffle",
    "stateless_split",
]
