"""How classes that programs define are told from all others."""

from typing import Any

MARK = "_of_program"  # in the dictionary of each class that a program defines
WITH_PARTS = ("__getitem__", "__len__", "__iter__")


def is_programs_class(kind: type) -> bool:
    """Return whether the program defines the class `kind`."""
    return MARK in vars(kind)


def is_programs_own(value: object) -> bool:
    """Return whether `value` is an instance of a class that the program defines."""
    return is_programs_class(type(value))


def stands_in(value: Any) -> bool:
    """Return whether the program wrote what parts `value` has: asked twice, it may say two things.

    A named tuple is a tuple: nothing is written of it.
    """
    if not is_programs_own(value) or isinstance(value, tuple):
        return False
    return any(hasattr(type(value), name) for name in WITH_PARTS)
