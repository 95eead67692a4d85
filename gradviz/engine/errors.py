"""The engine's exceptions, named as TensorFlow names them.

They derive from ValueError as well, so that a program which knows nothing of TensorFlow's own
family of errors still catches what it expects to catch.
"""


class OpError(Exception):
    """An operation refused what it was given."""


class InvalidArgumentError(OpError, ValueError):
    """Shapes, dtypes or values that an operation cannot work with."""


class UnimplementedError(OpError, NotImplementedError):
    """A combination of arguments that is not supported."""
