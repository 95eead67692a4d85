"""What a verdict tells of its witnesses."""

import numpy as np
import pytest

from gradviz.trace.verdict import (
    CUSTOM,
    DIFFERENCES,
    FORMULA,
    FORWARD,
    KINK,
    ROUNDING,
    RULE,
    Testimony,
    Verdict,
    apart,
)

Testimony.__test__ = False  # pytest takes it for a test


TWO = np.float32(2)


def verdict(*others, tape=TWO):
    return Verdict(np.asarray(tape), others)


@pytest.mark.parametrize(
    ("gap", "dtype", "digits"),
    [(0.0, "float32", 7), (3e-8, "float32", 7), (2e-4, "float32", 3), (1e-10, "float64", 10),
     (0.0, "float64", 15), (0.5, "float32", 0), (np.inf, "float32", 0), (np.nan, "float64", 0)],
)  # fmt: skip
def test_digits_are_at_most_those_of_the_dtype(gap, dtype, digits):
    one = Testimony(FORWARD, np.float64(2), gap)
    assert verdict(one, tape=np.dtype(dtype).type(2)).digits(one) == digits


def test_gaps_are_relative_to_the_largest_element_of_both():
    assert apart(np.array([1.0, 100.0]), np.array([2.0, 100.0])) == pytest.approx(0.01)
    assert apart(np.array([0.0]), np.array([0.0])) == 0


def test_nan_and_infinity_agree_with_themselves_alone():
    odd = np.array([np.nan, np.inf, 1.0])
    assert apart(odd, odd) == 0
    assert apart(odd, np.array([np.nan, 2.0, 1.0])) == np.inf
    assert apart(odd, np.array([0.0, np.inf, 1.0])) == np.inf


def test_the_reason_that_says_most_comes_first():
    kink = Testimony(DIFFERENCES, np.float64(1), 0.5, why=KINK)
    lie = Testimony(FORWARD, np.float64(3), 0.3, why=CUSTOM)
    assert verdict(kink, lie).reason is lie
    assert verdict(kink).reason is kink
    assert verdict(Testimony(FORMULA, np.float64(2), 0.0)).reason is None


def test_only_what_the_tape_has_wrong_fails():
    assert verdict(Testimony(DIFFERENCES, np.float64(3), 0.3, why=RULE)).fails
    assert not verdict(Testimony(DIFFERENCES, np.float64(3), 0.3, why=KINK)).fails
    assert not verdict(Testimony(DIFFERENCES, np.float64(3), 0.3, why=ROUNDING)).fails


def test_distances_are_shaped_like_what_was_found():
    tape = np.array([[1.0, 2.0], [3.0, 4.0]], np.float32)
    whole = Testimony(FORWARD, np.array([[1.0, 2.5], [3.0, 4.0]]), 0.1)
    some = Testimony(FORWARD, np.array([1.0, 4.5]), 0.1, places=np.array([0, 3]))
    given = verdict(whole, some, tape=tape)
    np.testing.assert_array_equal(given.distances(whole), [[0, 0.5], [0, 0]])
    np.testing.assert_array_equal(given.distances(some), [0, 0.5])
    assert given.distances(Testimony(FORWARD)) is None
