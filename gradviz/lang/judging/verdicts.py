"""Calls the witnesses of one gradient and writes down what they say."""

from gradviz.engine import quiet
from gradviz.lang.judging.case import Case
from gradviz.lang.judging.differences import differences
from gradviz.lang.judging.formula import formula
from gradviz.lang.judging.forward import forward
from gradviz.lang.judging.last_digits import settled
from gradviz.trace.verdict import Verdict


def verdict(plain: Case, exact: Case) -> Verdict:
    """Return what the witnesses say of a gradient: `plain` in the run's dtype, and in float64."""
    with quiet():
        book, scales = formula(exact)
        along = forward(exact, plain, scales.weight)
        found = settled(exact, (differences(exact, along, scales), along, book), scales)
    plain.judge.told()
    return Verdict(plain.gradient, found)
