"""tf.config.experimental: what first cells ask for. It changes nothing here."""

from __future__ import annotations

from typing import Any

__all__ = [
    "enable_op_determinism",
    "enable_tensor_float_32_execution",
    "get_memory_growth",
    "list_physical_devices",
    "set_memory_growth",
    "tensor_float_32_execution_enabled",
]


def list_physical_devices(device_type: str | None = None) -> list[Any]:
    """Return what `tf.config.list_physical_devices` returns."""
    from gradviz.tf import config

    return list(config.list_physical_devices(device_type))


def set_memory_growth(device: Any, enable: bool) -> None:
    """Raise ValueError: memory growth is a matter of GPUs, and there is none."""
    raise ValueError("Cannot set memory growth on non-GPU and non-Pluggable devices")


def get_memory_growth(device: Any) -> bool:
    """Raise ValueError: memory growth is a matter of GPUs, and there is none."""
    raise ValueError("Memory growth is a matter of GPUs, and there is none.")


def enable_op_determinism() -> None:
    """Accept: everything is computed in the same order each time as it is."""


def enable_tensor_float_32_execution(enabled: bool) -> None:
    """Accept either: only GPUs round so."""


def tensor_float_32_execution_enabled() -> bool:
    """Return True, as TensorFlow does where it changes nothing."""
    return True
