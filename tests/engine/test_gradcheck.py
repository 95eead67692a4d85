"""The checks find what is wrong, and only that."""

import numpy as np

from gradviz.engine import OPS, execute
from gradviz.engine.gradcheck import central_difference, function_gap, pullback_gap
from gradviz.engine.op import Op


def with_vjps(name, *vjps):
    op = OPS[name]
    return Op(
        "wrong", op.forward, vjps, "", (None,) * len(vjps), "test", (frozenset(("x", "y", "out")),),
        op.broadcasts, "Wrong", op.accepts, op.same,
    )  # fmt: skip


X, Y = np.array([[0.3, -1.2], [0.7, 2.0]]), np.array([1.5, -0.4])


def test_a_right_rule_passes():
    assert pullback_gap(OPS["multiply"], (X, Y)) < 1e-8


def test_a_wrong_factor_is_found():
    half = with_vjps("sin", lambda m, g, out, x: g * m.cos(x) / 2)
    assert pullback_gap(half, (X,)) > 1e-3


def test_swapped_pullbacks_are_found():
    swapped = with_vjps("divide", *reversed(OPS["divide"].vjps))
    assert pullback_gap(swapped, (X, Y)) > 1e-3


def test_a_whole_function_is_checked_with_respect_to_chosen_inputs():
    def function(x, y):
        return execute(OPS["tanh"], x * y) + x

    assert function_gap(function, (X, Y), [0, 1]) < 1e-8
    assert function_gap(function, (X, Y), [1]) < 1e-8


def test_central_differences_of_a_scalar_function():
    found = central_difference(lambda x: float(np.sum(x**3)), X)
    np.testing.assert_allclose(found, 3 * X**2, rtol=1e-8)
