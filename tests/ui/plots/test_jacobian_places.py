"""Where the parts of the picture lie, and what a point is on."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from gradviz.ui.plots.jacobian_places import (
    CELL,
    GRADIENT,
    ROW,
    SEED,
    places,
    seed_reach,
)

AT = places(360.0, 260.0, (4, 6), 40.0, 1.0)


@pytest.mark.parametrize("value", [-2.0, -0.5, 0.0, 1.0, 2.0])
def test_a_bar_ends_where_its_seed_is_taken_in_the_hand(value):
    assert AT.seed_at(AT.seed_x(value, 2.0), 2.0) == pytest.approx(value, abs=0.01)


def test_larger_seeds_reach_further_right_and_none_out_of_the_lane():
    ends = [AT.seed_x(value, 2.0) for value in (-9.0, -1.0, 0.0, 1.0, 9.0)]
    assert ends == sorted(set(ends))
    assert (ends[0], ends[-1]) == pytest.approx((AT.seeds.left(), AT.seeds.right()))


def test_a_hand_outside_the_lane_goes_on():
    assert AT.seed_at(AT.seeds.right() + AT.seeds.width() / 2, 2.0) == 4.0


@pytest.mark.parametrize("row", range(4))
@pytest.mark.parametrize("column", range(6))
def test_every_cell_is_found(row, column):
    wide, high = AT.cell
    x, y = AT.map.left() + (column + 0.5) * wide, AT.map.top() + (row + 0.5) * high
    assert AT.at(QPointF(x, y)) == (CELL, row, column)
    assert AT.at(QPointF(AT.seeds.center().x(), y))[:2] == (SEED, row)
    assert AT.at(QPointF(AT.row_names.center().x(), y))[:2] == (ROW, row)
    assert AT.at(QPointF(x, AT.bars.center().y()))[::2] == (GRADIENT, column)
    assert AT.at(QPointF(x, 2.0))[0] == ""


@pytest.mark.parametrize("size", [(1, 1), (1, 1000), (1000, 1), (3, 3), (400, 400)])
@pytest.mark.parametrize("room", [(250, 140), (360, 260), (900, 700)])
@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_nothing_lies_on_anything_else(size, room, scale):
    at = places(*map(float, room), size, 40.0 * scale, scale)
    below = [at.heading, at.column_names, at.map, at.bars, at.numbers]
    for upper, lower in pairwise(below):
        assert upper.bottom() <= lower.top() + 0.01
    beside = [at.seeds, at.seed_numbers, at.row_names, at.map]
    for left, right in pairwise(beside):
        assert left.right() <= right.left() + 0.01
    assert at.map.right() <= room[0]
    if room[1] > 200:
        assert at.numbers.bottom() <= at.foot.top() + 0.01


@pytest.mark.parametrize(
    ("largest", "reach"), [(0, 2), (2, 2), (2.1, 5), (7, 10), (11, 20), (35, 50)]
)
def test_the_measure_of_seeds_is_a_round_number(largest, reach):
    assert seed_reach(largest) == reach
