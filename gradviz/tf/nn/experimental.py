"""tf.nn.experimental: dropout by other sources of chance."""

from gradviz.engine.functions.nn import general_dropout, stateless_dropout

__all__ = ["general_dropout", "stateless_dropout"]
