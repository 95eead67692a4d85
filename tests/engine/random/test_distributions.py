"""What the rows of numbers are like. That each is TensorFlow's is for the golden cases to say."""

import numpy as np
import pytest

from gradviz.engine.random import choices, distributions, rejection
from gradviz.engine.random.philox import Stream

STREAM = Stream(11, 5 << 64)
F16, F32, F64 = (np.dtype(name) for name in ("f2", "f4", "f8"))
FILLS = (distributions.uniform, distributions.normal, distributions.truncated_normal)


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("dtype", [F16, F32, F64], ids=str)
def test_a_short_row_is_the_beginning_of_a_long_one(fill, dtype):
    long = fill(STREAM, 101, dtype)
    assert long.dtype == dtype
    for size in (0, 1, 2, 3, 50):
        np.testing.assert_array_equal(fill(STREAM, size, dtype), long[:size])


@pytest.mark.parametrize("dtype", [np.dtype("i4"), np.dtype("i8")], ids=str)
def test_whole_numbers_keep_their_bounds(dtype):
    drawn = distributions.integers(STREAM, 2000, -3, 4, dtype)
    assert sorted(set(drawn.tolist())) == list(range(-3, 4))
    limits = np.iinfo(dtype)
    wide = distributions.integers(STREAM, 2000, limits.min, limits.max, dtype)
    assert wide.min() < 0 < wide.max()
    np.testing.assert_array_equal(distributions.whole(STREAM, 9, dtype)[:5],
                                  distributions.whole(STREAM, 5, dtype))  # fmt: skip


def test_a_truncated_normal_number_is_never_far():
    drawn = distributions.truncated_normal(STREAM, 20_000, F32)
    assert np.abs(drawn).max() < 2
    assert abs(drawn.std() - 0.8796) < 0.02


@pytest.mark.parametrize("size", [0, 1, 2, 100])
def test_an_order_holds_every_place_once(size):
    assert sorted(choices.order(STREAM, size).tolist()) == list(range(size))


def test_picks_follow_the_probabilities():
    logits = np.log(np.array([[0.2, 0.3, 0.5], [1.0, 1e-30, 1e-30]], np.float32))
    picks = choices.categorical(STREAM, logits, 10_000)
    np.testing.assert_allclose(np.bincount(picks[0]) / 10_000, [0.2, 0.3, 0.5], atol=0.02)
    assert not picks[1].any()


def test_many_rows_pick_as_few_do():
    logits = np.linspace(-1, 1, 300, dtype=np.float32).reshape(50, 6)
    many, few = choices.FEW, choices.categorical(STREAM, logits, 8)
    try:
        choices.FEW = 0
        np.testing.assert_array_equal(choices.categorical(STREAM, logits, 8), few)
    finally:
        choices.FEW = many


@pytest.mark.parametrize("shape", [0.3, 1.0, 2.5, 40.0])
def test_gamma_numbers_have_their_mean_and_spread(shape):
    drawn = rejection.gamma(STREAM, 0, np.full(20_000, shape))
    assert abs(drawn.mean() / shape - 1) < 0.05
    assert abs(drawn.var() / shape - 1) < 0.08


@pytest.mark.parametrize("rate", [0.0, 0.4, 9.0, 10.0, 250.0])
def test_poisson_counts_have_their_mean_and_spread(rate):
    drawn = rejection.poisson(STREAM, 0, np.full(20_000, rate), 1e9)
    assert abs(drawn.mean() - rate) <= 0.05 * rate
    assert abs(drawn.var() - rate) <= 0.08 * rate


@pytest.mark.parametrize(("count", "chance"), [(5, 0.3), (5, 0.9), (200, 0.4), (200, 0.99), (0, 1)])
def test_binomial_counts_have_their_mean(count, chance):
    drawn = rejection.binomial(STREAM, 0, np.full(20_000, count), np.full(20_000, chance))
    assert abs(drawn.mean() - count * chance) <= 0.02 * count
    assert np.all((drawn >= 0) & (drawn <= count))


def test_a_later_part_of_a_row_is_drawn_alone():
    shape = np.linspace(0.2, 5, 40)
    whole = rejection.gamma(STREAM, 0, shape)
    np.testing.assert_array_equal(rejection.gamma(STREAM, 25, shape[25:]), whole[25:])


@pytest.mark.parametrize("rate", [np.nan, 1e12])
def test_a_rate_of_which_no_draw_is_ever_accepted_is_refused(rate):
    with pytest.raises(ValueError, match="rate"):
        rejection.poisson(STREAM, 0, np.array([rate]), 2**31 - 1)
