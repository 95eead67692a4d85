"""When a training leads nowhere: what each point says."""

import numpy as np
import pytest

from gradviz.lang.diverging import KEPT, Watch
from gradviz.trace.training import ADAM, BOTTOMLESS, BROKEN, FAILED, GREW, UNDEFINED, Plan

GOOD = [np.array(1.0)]


def seen(points, losses, **plan):
    """Return the first trouble along a way of single numbers."""
    watch = Watch(Plan("f", **plan))
    for point, loss in zip(points, losses, strict=True):
        trouble = watch.see(loss, [np.array(point)], GOOD, ["x"])
        if trouble is not None:
            return trouble
    return None


def test_a_factor_needs_steps_that_agree():
    way = (-1.5) ** np.arange(60)
    trouble = seen(way, way**2, rate=0.5)
    assert (trouble.kind, trouble.iteration) == (GREW, 18)
    assert trouble.ratio == pytest.approx(-1.5)
    assert trouble.limit == pytest.approx(2 * 0.5 / 2.5)
    uneven = np.cumprod(np.tile([1.0, 3.0], 30))
    assert np.isnan(seen(uneven, uneven**2, rate=0.5).ratio)


def test_away_from_a_hill_no_rate_helps():
    way = 1.5 ** np.arange(60)
    trouble = seen(way, way**2)
    assert trouble.ratio == pytest.approx(1.5)
    assert np.isnan(trouble.limit)


def test_other_optimizers_have_no_factor():
    way = (-1.5) ** np.arange(60)
    assert np.isnan(seen(way, way**2, optimizer=ADAM).ratio)


def test_steps_across_one_another_have_no_factor():
    watch, turn = Watch(Plan("f")), np.array([[0.0, -2.0], [2.0, 0.0]])
    point, trouble = np.array([1.0, 0.0]), None
    while trouble is None:
        trouble = watch.see(float(point @ point), [point], [np.ones(2)], ["x"])
        point = turn @ point
    assert trouble.kind == GREW
    assert np.isnan(trouble.ratio)


def test_infinity_is_growth_and_nan_after_growth_too():
    assert seen([1.0, 2.0], [1.0, np.inf]).kind == GREW
    way = 10.0 ** np.arange(KEPT + 1)
    assert seen(way, [1.0] * KEPT + [np.nan]).kind == GREW
    assert seen([1.0, 0.9, 0.8, 0.7, 0.6], [1.0] * 4 + [np.nan]).kind == UNDEFINED


def test_a_small_first_loss_may_rise_a_little():
    assert seen([0.0, 0.1], [1e-12, 0.01]) is None
    assert seen([0.0, 0.1], [0.0, 0.9]) is None
    assert seen([0.0, 0.1], [0.0, 1e4]).kind == GREW


def test_a_fall_without_end_is_no_training():
    assert seen([0.0, 1.0], [1.0, -1e7]).kind == BOTTOMLESS


@pytest.mark.parametrize("slope", [np.nan, np.inf])
def test_a_gradient_that_is_no_number_has_its_variables_name(slope):
    watch = Watch(Plan("f"))
    slopes = [np.array(1.0), np.array([0.0, slope])]
    trouble = watch.see(1.0, [np.array(1.0), np.zeros(2)], slopes, ["w", "b"])
    assert (trouble.kind, trouble.name) == (BROKEN, "b")


def test_a_program_that_fails_is_trouble_of_its_own():
    assert Watch(Plan("f")).failed(7).kind == FAILED
