"""What is said of errors against step size: titles, why there is no U, hints. Pure."""

import math

import numpy as np

from gradviz.trace.step_sizes import Errors, StepErrors
from gradviz.ui.numbers import SUPERSCRIPTS, short
from gradviz.words import say


def number(value: float, digits: int = 3) -> str:
    """Return a number in few characters: "0.01", "−1.5", "2.6·10⁻⁶"."""
    text, e, exponent = short(float(value), digits).partition("e")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if e:
        factor = power(int(exponent))
        text = factor if text == "1" else f"{text}·{factor}"
    return text.replace("-", "−")


def power(exponent: int) -> str:
    """Return a power of ten as people write it: "10⁻⁶"."""
    return "1" if exponent == 0 else "10" + str(exponent).translate(SUPERSCRIPTS)


def title(found: StepErrors, forward: bool) -> list[str]:
    """Return what is drawn, in pieces."""
    kind = "forward" if forward else "central"
    measure = "relative" if found.relative else "absolute"
    gradient = number(found.gradient, 4)
    return [say(f"steps.error_{kind}"), say(f"steps.{measure}", gradient=gradient)]


def best(found: StepErrors, errors: Errors, forward: bool) -> str:
    """Return where the error is least; "" where that says nothing."""
    at = errors.best(forward)
    if at is None or found.why:
        return ""
    error = number(errors.of(forward)[at], 2)
    return say("steps.best", dtype=errors.dtype, h=number(found.steps[at], 2), error=error)


def why(found: StepErrors) -> str:
    """Return why there is no U; "" where there is one."""
    if not found.why:
        return ""
    left, right = (number(side, 4) for side in found.sides)
    return say(f"steps.{found.why}", left=left, right=right, along=found.along,
               gradient=number(found.gradient, 4))  # fmt: skip


def nearest(found: StepErrors, exponent: float) -> int:
    """Return the place of the step nearest to a power of ten."""
    return int(np.argmin(np.abs(np.log10(found.steps) - exponent)))


def hint(found: StepErrors, forward: bool, exponent: float) -> str:
    """Return all errors at the step nearest to a power of ten."""
    at = nearest(found, exponent)
    step = float(found.steps[at])
    told = [say("steps.hint", h=number(step, 2))]
    for errors in found.errors:
        error = float(errors.of(forward)[at])
        key = "none" if math.isnan(error) else "error" if error else "exact"
        told.append(say(f"steps.hint_{key}", dtype=errors.dtype, error=number(error, 2)))
        if step < errors.lost:
            told.append(say("steps.lost_tip", dtype=errors.dtype))
    return "\n".join(told)


def table(found: StepErrors) -> list[list[object]]:
    """Return the numbers, the names of the columns first: both kinds of differences."""
    columns = [
        (f"{errors.dtype} {kind}", errors.of(kind == "forward"))
        for errors in found.errors
        for kind in ("central", "forward")
    ]
    rows: list[list[object]] = [
        [float(step), *(float(column[k]) for _, column in columns)]
        for k, step in enumerate(found.steps)
    ]
    return [["h", *(name for name, _ in columns)], *rows]


def told(found: StepErrors, forward: bool) -> str:
    """Return all of it in a sentence or two, for those who hear the plot."""
    parts = [best(found, errors, forward) for errors in found.errors] + [why(found)]
    words = ". ".join(part for part in parts if part)
    return say("steps.told", of=found.of, along=found.along, best=words)
