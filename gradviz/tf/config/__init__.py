"""tf.config: what first cells ask for. There is one device, the CPU, and everything runs at once.

What only says where or how fast TensorFlow shall compute is accepted and changes nothing.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from gradviz.tf.config import experimental, optimizer, threading

__all__ = [
    "LogicalDevice",
    "PhysicalDevice",
    "experimental",
    "experimental_functions_run_eagerly",
    "experimental_run_functions_eagerly",
    "functions_run_eagerly",
    "get_soft_device_placement",
    "get_visible_devices",
    "list_logical_devices",
    "list_physical_devices",
    "optimizer",
    "run_functions_eagerly",
    "set_soft_device_placement",
    "set_visible_devices",
    "threading",
]


class PhysicalDevice(NamedTuple):
    """A device of the machine."""

    name: str
    device_type: str


class LogicalDevice(NamedTuple):
    """A device as operations see it."""

    name: str
    device_type: str


_CPU = PhysicalDevice("/physical_device:CPU:0", "CPU")
_LOGICAL = LogicalDevice("/device:CPU:0", "CPU")


def list_physical_devices(device_type: str | None = None) -> list[PhysicalDevice]:
    """Return the CPU, or nothing if another type is asked for."""
    return [_CPU] if device_type in (None, "CPU") else []


def list_logical_devices(device_type: str | None = None) -> list[LogicalDevice]:
    """Return the CPU, or nothing if another type is asked for."""
    return [_LOGICAL] if device_type in (None, "CPU") else []


def get_visible_devices(device_type: str | None = None) -> list[PhysicalDevice]:
    """Return what `list_physical_devices` returns."""
    return list_physical_devices(device_type)


def set_visible_devices(devices: Any, device_type: str | None = None) -> None:
    """Accept a choice of devices; there is only one."""


def run_functions_eagerly(run_eagerly: bool) -> None:
    """Accept either: a tf.function always runs as it is written."""


def functions_run_eagerly() -> bool:
    """Return True: a tf.function always runs as it is written."""
    return True


experimental_run_functions_eagerly = run_functions_eagerly
experimental_functions_run_eagerly = functions_run_eagerly


def set_soft_device_placement(enabled: bool) -> None:
    """Accept either: there is only one device."""


def get_soft_device_placement() -> bool:
    """Return True."""
    return True
