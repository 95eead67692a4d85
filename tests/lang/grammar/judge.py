"""Real Python as the judge of the language: one program, run here and there.

There: `exec`, with gradviz.tf for TensorFlow, NumPy and math. Both outcomes are plain data.
"""

import builtins
import contextlib
import contextvars
import io
import math
import sys
import warnings
from dataclasses import dataclass

import numpy as np

import gradviz.tf as tf
from gradviz import run
from gradviz.engine import quiet
from gradviz.engine.random.seeds import repeat
from gradviz.lang.declarations import names_in_order
from gradviz.lang.free_names import free_names
from gradviz.lang.interpreter import SEED
from gradviz.lang.parse import Program, parse
from gradviz.lang.values import plain

# Without a tape in it, a text is an expression, of which an unknown name is an input.
GIVEN = {"tf": tf, "np": np, "math": math}
A_PROGRAM = "\ntf.GradientTape\n"


@dataclass(frozen=True)
class Outcome:
    """What a program leaves: its names, what it printed, and the exception that ended it."""

    values: dict
    printed: str
    error: str | None


def here(text):
    """Run a program in the language."""
    trace = run(text)
    error = trace.error and (trace.error.exception or trace.error.code)
    return Outcome(dict(trace.values), "\n".join(trace.printed), error)


def there(text):
    """Run a program in Python."""
    return contextvars.Context().run(_there, text)


def _there(text):
    names = {"__name__": "__main__", **GIVEN}
    out = io.StringIO()
    error = None
    repeat(SEED)
    limit = sys.getrecursionlimit()
    with contextlib.redirect_stdout(out), quiet(), warnings.catch_warnings(action="ignore"):
        try:
            exec(compile(text, "<program>", "exec", dont_inherit=True), names)
        except Exception as raised:
            error = type(raised).__name__
        finally:
            sys.setrecursionlimit(limit)
    program = parse(text)
    wanted = names_in_order(program) if isinstance(program, Program) else []
    values = {n: plain(names[n]) for n in wanted if n in names and n[:2] != "__"}
    values = {name: value for name, value in values.items() if value is not ...}
    return Outcome(values, out.getvalue().removesuffix("\n"), error)


def differences(text):
    """Return how the two runs of a program differ, in words; an empty list if they do not."""
    python = there(text)
    ours = here(text + A_PROGRAM if _has_inputs(text) else text)
    found = []
    if _kind(ours.error) != _kind(python.error):
        found.append(f"ended by {ours.error}, in Python by {python.error}")
    if ours.printed != python.printed:
        found.append(f"printed {ours.printed!r}, in Python {python.printed!r}")
    for name in sorted({*ours.values, *python.values}):
        a, b = ours.values.get(name, "no value"), python.values.get(name, "no value")
        if not same(a, b):
            found.append(f"{name} is {a!r}, in Python {b!r}")
    return found


def _has_inputs(text):
    program = parse(text)
    return isinstance(program, Program) and bool(free_names(program, {*dir(builtins), *GIVEN}))


def _kind(error):
    """Return the exception's kind; whose scope a missing name is of differs between Pythons."""
    return "NameError" if error == "UnboundLocalError" else error


def same(a, b):
    """Return whether two values are one in type and content; nan equals nan."""
    if isinstance(a, np.ndarray | np.generic) or isinstance(b, np.ndarray | np.generic):
        if type(a) is not type(b) or a.dtype != b.dtype or a.shape != b.shape:
            return False
        return np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    if type(a) is not type(b) and not hasattr(a, "_fields"):  # of a named tuple, each run makes one
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    return a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b))
