"""Hints for values of the wrong kind: dtypes that clash, None, what cannot be called or changed."""

import re
from typing import Any

from gradviz.words import say

CLASH = re.compile(r"was expected to be a (\w+) tensor but is a (\w+) tensor")
UNEQUAL = re.compile(r"must have the same dtype, got tf\.(\w+) != tf\.(\w+)")
CONVERT = re.compile(r"Cannot convert (\S+) to EagerTensor of dtype (\w+)")
ATTR = re.compile(r"Value for attr '\w+' of (\w+) is not in the list of allowed values")
CALL = re.compile(r"'(\w+)' object is not callable")
SPELLED = {"float": "float32", "double": "float64", "half": "float16"}


def dtypes(error: Any, detail: str) -> str | None:
    """Say how to bring two dtypes together: a whole number becomes a float."""
    found = CLASH.search(detail) or UNEQUAL.search(detail)
    if not found:
        return None
    a, b = (SPELLED.get(word, word) for word in found.groups())
    if "string" in (a, b):
        return say("hints.dtypes.text")
    floats = [word for word in (a, b) if word.startswith(("float", "bfloat"))]
    if len(floats) == 1:
        other = a if floats[0] == b else b
        return say("hints.dtypes.integer", integer=other, floating=floats[0])
    return say("hints.dtypes.cast", a=a, b=b)


def conversion(error: Any, detail: str) -> str | None:
    """Say why a number with a fraction does not fit a tensor of integers."""
    if found := CONVERT.search(detail):
        whole = found[2].startswith(("int", "uint"))
        return say("hints.dtypes.fraction", value=found[1], dtype=found[2]) if whole else None
    if (found := ATTR.search(detail)) and found[1].startswith(("int", "uint", "bool")):
        return say("hints.dtypes.need_float", dtype=found[1])
    return None


def nothing(error: Any, detail: str) -> str | None:
    """Say that a gradient was None, if None is what something was done with."""
    return say("hints.none") if "NoneType" in detail else None


def counting(error: Any, detail: str) -> str | None:
    """Say how to count up to a number."""
    found = re.search(r"'(int|float)' object is not iterable", detail)
    return say("hints.range") if found or "over a scalar tensor" in detail else None


def twice(error: Any, detail: str) -> str | None:
    """Say how to ask a tape more than once."""
    used = "non-persistent GradientTape can only" in detail
    return say("hints.persistent") if used else None


def calling(error: Any, detail: str) -> str | None:
    """Say that a number in front of a bracket is not multiplied."""
    found = CALL.search(detail)
    if not found:
        return None
    numbers = ("EagerTensor", "ResourceVariable", "int", "float", "ndarray", "float32", "float64")
    return say("hints.multiply") if found[1] in numbers else None


def local(error: Any, detail: str) -> str | None:
    """Say how to mean the name outside of a function."""
    found = re.search(r"cannot access local variable '(\w+)'", detail)
    return say("hints.global", name=found[1]) if found else None


def text(error: Any, detail: str) -> str | None:
    """Say how to write a number into a text."""
    return say("hints.text") if 'can only concatenate str (not "' in detail else None


def item(error: Any, detail: str) -> str | None:
    """Say how to change one element of a tensor."""
    frozen = "'EagerTensor' object does not support item assignment" in detail
    variable = "'ResourceVariable' object does not support item assignment" in detail
    return say("hints.item") if frozen or variable else None


def truth(error: Any, detail: str) -> str | None:
    """Say how to make one truth value of many."""
    many = "truth value of an array with more than one element" in detail
    return say("hints.truth") if many else None


def values(error: Any, detail: str) -> str | None:
    """Say how to calculate with the elements of a list."""
    listed = "unsupported operand type(s)" in detail and "'list'" in detail
    return say("hints.list") if listed or "can't multiply sequence by non-int" in detail else None
