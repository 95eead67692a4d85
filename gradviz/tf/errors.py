"""tf.errors: the exceptions of operations."""

from gradviz.engine.errors import (
    InvalidArgumentError as InvalidArgumentError,
)
from gradviz.engine.errors import (
    OpError as OpError,
)
from gradviz.engine.errors import (
    UnimplementedError as UnimplementedError,
)

__all__ = [
    "InvalidArgumentError",
    "OpError",
    "UnimplementedError",
]
