"""tf.test: what first cells ask about the machine. There is a CPU and nothing else."""

from __future__ import annotations

from typing import Any

__all__ = [
    "gpu_device_name",
    "is_built_with_cuda",
    "is_built_with_gpu_support",
    "is_built_with_rocm",
    "is_built_with_xla",
    "is_gpu_available",
]


def gpu_device_name() -> str:
    """Return "": there is none."""
    return ""


def is_gpu_available(cuda_only: bool = False, min_cuda_compute_capability: Any = None) -> bool:
    """Return False."""
    return False


def is_built_with_cuda() -> bool:
    """Return False."""
    return False


def is_built_with_gpu_support() -> bool:
    """Return False."""
    return False


def is_built_with_rocm() -> bool:
    """Return False."""
    return False


def is_built_with_xla() -> bool:
    """Return False: nothing is compiled."""
    return False
