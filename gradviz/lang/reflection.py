"""`getattr` and its companions: what they may reach is what `value.name` may."""

from typing import Any

from gradviz.lang.names import attribute, is_private
from gradviz.lang.targets import set_attribute

NOTHING, MISSING = object(), object()  # no default was given; the default of `has`


def read(value: Any, name: str, default: Any = NOTHING) -> Any:
    """Do getattr."""
    try:
        return attribute(value, _checked(name))
    except AttributeError:
        if default is NOTHING:
            raise
        return default


def has(value: Any, name: str) -> bool:
    """Do hasattr."""
    return read(value, name, MISSING) is not MISSING


def write(value: Any, name: str, new: Any) -> None:
    """Do setattr."""
    set_attribute(value, _checked(name), new)


def _checked(name: str) -> str:
    """Return the name, if a program could write it after a dot."""
    if type(name) is not str:
        raise TypeError("attribute name must be string")
    if is_private(name):
        raise AttributeError(f"programs may not touch {name}")
    return name


REFLECTION = {"getattr": read, "hasattr": has, "setattr": write}
