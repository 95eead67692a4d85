"""How elements are spread: counts, bounds, what is odd."""

import numpy as np
import pytest

from gradviz.ui.tables.spread import FEW, MOST_BINS, has_spread, spread_of

F = np.float32


def test_counts_are_numpys():
    array = np.random.default_rng(0).normal(size=(40, 50)).astype(F)
    spread = spread_of(array)
    assert spread.counts.tolist() == np.histogram(array.astype(float), MOST_BINS)[0].tolist()
    assert (spread.least, spread.greatest) == (array.min(), array.max())
    assert spread.mean == pytest.approx(array.mean(dtype=float))
    assert spread.size == 2000


def test_what_is_not_finite_is_counted_apart():
    array = np.array([np.nan, np.inf, -np.inf, np.nan, 0, -0.0, 1, 3], F)
    spread = spread_of(array)
    assert (spread.nans, spread.infinities, spread.zeros) == (2, 2, 2)
    assert (spread.least, spread.mean, spread.greatest) == (0, 1, 3)
    assert spread.counts.sum() == 4


def test_where_nothing_is_finite_there_are_no_bars():
    spread = spread_of(np.full(20, np.nan))
    assert spread.counts.size == 0
    assert np.isnan([spread.least, spread.mean, spread.greatest]).all()


def test_equal_elements_are_one_bar():
    assert spread_of(np.full((5, 5), 2.0)).counts.tolist() == [25]


def test_few_whole_numbers_and_truths_have_a_bar_each():
    assert spread_of(np.array([1, 1, 3, 4])).counts.tolist() == [2, 0, 1, 1]
    assert spread_of(np.array([True, False, True])).counts.tolist() == [1, 2]
    assert len(spread_of(np.arange(1000)).counts) == MOST_BINS


@pytest.mark.parametrize("array", [np.array([0, 5e-324]), np.array([-1.7e308, 1.7e308])])
def test_bounds_that_are_very_near_or_very_far(array):
    counts = spread_of(array).counts
    assert (counts[0], counts[-1], counts.sum()) == (1, 1, 2)


def test_a_large_array_is_counted_in_a_moment_and_in_the_same_shares():
    array = np.random.default_rng(1).uniform(size=1_000_000).astype(F)
    counts = spread_of(array).counts
    assert counts.sum() <= 100_000
    assert np.abs(counts / counts.sum() - 1 / MOST_BINS).max() < 0.01


def test_only_arrays_of_more_than_a_few_real_numbers_have_one():
    assert has_spread(np.zeros(FEW + 1, F))
    assert has_spread(np.zeros((4, 5), bool))
    for value in (np.zeros(FEW, F), np.zeros(40, complex), "a text", np.float32(1)):
        assert not has_spread(value)
