"""tf.random: random tensors."""

from gradviz.engine.functions.random import normal, set_seed, shuffle, truncated_normal, uniform

__all__ = ["normal", "set_seed", "shuffle", "truncated_normal", "uniform"]
