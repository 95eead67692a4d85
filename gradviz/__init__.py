"""gradviz shows automatic differentiation, step by step, on a tape that answers as TensorFlow's.

    from gradviz import run, Input, show

Each of the three is loaded when it is first asked for, so that `import gradviz` costs nothing:
`run` needs no Qt, and nothing here needs NumPy before a program runs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradviz.app.show import show
    from gradviz.lang.run import Input, run

__version__ = "0.1.0"
__all__ = ["Input", "__version__", "run", "show"]

_ROOMS = {"run": "gradviz.lang.run", "Input": "gradviz.lang.run", "show": "gradviz.app.show"}


def __getattr__(name: str) -> object:
    """Load `run`, `Input` or `show` from the room it lives in."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'gradviz' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
