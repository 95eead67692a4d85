"""What surrounds a program in TensorFlow: devices, the logger, whether it runs at once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Logger", "device", "executing_eagerly", "get_logger", "inside_function"]


def executing_eagerly() -> bool:
    """Return True."""
    return True


def inside_function() -> bool:
    """Return False: a tf.function runs as it is written."""
    return False


class device:  # noqa: N801 - TensorFlow's name
    """`with tf.device(name):` runs its block; there is only the CPU."""

    def __init__(self, device_name: Any) -> None:
        self.name = device_name

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None


class Logger:
    """The logger called "tensorflow", as far as programs use it."""

    name = "tensorflow"

    @property
    def level(self) -> int:
        """The level below which nothing is told, as `logging` counts."""
        return logging.getLogger(self.name).level

    def setLevel(self, level: Any) -> None:  # noqa: N802 - logging's name
        """Tell nothing below a level: a number of `logging` or its name."""
        logging.getLogger(self.name).setLevel(level)

    def getEffectiveLevel(self) -> int:  # noqa: N802 - logging's name
        """Return the level in force."""
        return logging.getLogger(self.name).getEffectiveLevel()

    def debug(self, msg: Any, *args: Any) -> None:
        """Tell what only a developer wants to know."""
        logging.getLogger(self.name).debug(msg, *args)

    def info(self, msg: Any, *args: Any) -> None:
        """Tell how things go."""
        logging.getLogger(self.name).info(msg, *args)

    def warning(self, msg: Any, *args: Any) -> None:
        """Warn."""
        logging.getLogger(self.name).warning(msg, *args)

    def error(self, msg: Any, *args: Any) -> None:
        """Tell of an error."""
        logging.getLogger(self.name).error(msg, *args)


def get_logger() -> Logger:
    """Return TensorFlow's logger."""
    return Logger()
