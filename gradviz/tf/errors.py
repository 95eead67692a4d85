"""tf.errors: the exceptions of operations."""

from gradviz.engine.errors import InvalidArgumentError, OpError, UnimplementedError

__all__ = ["InvalidArgumentError", "OpError", "UnimplementedError"]
