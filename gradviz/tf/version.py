"""tf.version: the TensorFlow whose answers are given."""

__all__ = ["GIT_VERSION", "VERSION"]

VERSION = "2.21.0"
GIT_VERSION = "unknown"
