"""tf.autograph: how TensorFlow reads a tf.function's `if` and `for`. Here Python itself does."""

from __future__ import annotations

from gradviz.tf.autograph import experimental

__all__ = ["experimental", "set_verbosity"]


def set_verbosity(level: int, alsologtostdout: bool = False) -> None:
    """Accept any level: nothing is translated, so nothing is told of it."""
