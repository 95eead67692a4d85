"""tf.config.threading: how many threads TensorFlow uses. Results do not depend on it."""

from __future__ import annotations

__all__ = [
    "get_inter_op_parallelism_threads",
    "get_intra_op_parallelism_threads",
    "set_inter_op_parallelism_threads",
    "set_intra_op_parallelism_threads",
]


def get_inter_op_parallelism_threads() -> int:
    """Return 0, TensorFlow's word for "as it likes"."""
    return 0


def get_intra_op_parallelism_threads() -> int:
    """Return 0, TensorFlow's word for "as it likes"."""
    return 0


def set_inter_op_parallelism_threads(num_threads: int) -> None:
    """Accept any number."""


def set_intra_op_parallelism_threads(num_threads: int) -> None:
    """Accept any number."""
