"""Errors by step: where the least is, and what guides them."""

import numpy as np
import pytest

from gradviz.trace.step_sizes import Errors, StepErrors


def made(central, forward=None):
    central = np.array(central, float)
    return Errors("float32", central, central if forward is None else np.array(forward), 1e-7, 0.0)


def test_the_best_step_is_the_longest_of_the_least_errors():
    assert made([1.0, 0.0, 0.5, 0.0, 0.3]).best(forward=False) == 3


def test_steps_without_a_number_are_never_the_best():
    assert made([np.nan, 0.5, np.nan]).best(forward=False) == 1
    assert made([np.nan, np.nan]).best(forward=False) is None


def test_forward_differences_have_a_best_of_their_own():
    errors = made([1.0, 0.1, 0.2], [0.3, 0.9, 0.8])
    assert (errors.best(forward=False), errors.best(forward=True)) == (1, 0)
    np.testing.assert_array_equal(errors.of(forward=True), [0.3, 0.9, 0.8])


@pytest.mark.parametrize(("forward", "bend"), [(False, (0.2, 2)), (True, (0.5, 1))])
def test_what_the_formula_leaves_out_has_its_power(forward, bend):
    found = StepErrors("y", "x", 1.0, 2.0, 3.0, np.ones(3), (), True, 0.2, 0.5)
    assert found.bend(forward) == bend
