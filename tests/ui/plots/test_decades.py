"""A left axis in little room: numbers that stand clear of one another."""

import numpy as np
import pytest

from gradviz.ui.plots.decades import DecadeAxis, decades, power_text


def test_a_decade_has_more_than_its_ends_where_there_is_room():
    assert 10 ** np.array(decades(-2.0, 0.0, 7)) == pytest.approx(
        [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]
    )
    assert 10 ** np.array(decades(-2.0, 0.0, 5)) == pytest.approx([0.01, 0.03, 0.1, 0.3, 1.0], 0.1)
    assert decades(-2.0, 0.0, 3) == [-2.0, -1.0, 0.0]


def test_there_are_two_numbers_where_there_is_room_for_no_more():
    assert 10 ** np.array(decades(-1.9, -0.5, 2)) == pytest.approx([0.03, 0.3], 0.1)
    assert len(decades(-12.2, 0.3, 2)) == 2


def test_of_many_decades_every_so_many_is_written():
    assert decades(-12.2, 0.3, 4) == [-12.0, -8.0, -4.0, 0.0]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_there_is_always_a_number_and_never_too_many(most):
    for low, high in ((0.31, 0.32), (-300.0, 300.0), (-0.1, 0.1), (2.0, 2.0)):
        assert 1 <= len(decades(low, high, most)) <= most


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.2, "0.2"), (1.0, "1"), (1000.0, "1000"), (1e-6, "10⁻⁶"), (2e5, "2·10⁵"), (0.001, "0.001")],
)
def test_a_number_is_written_as_short_as_it_can_be(number, text):
    assert power_text(float(np.log10(number))) == text


def test_a_plain_axis_thins_its_numbers_to_the_room(qapp):
    axis = DecadeAxis("left")
    (_, many), (_, few) = axis.tickValues(0, 10, 400)[0], axis.tickValues(0, 10, 40)[0]
    assert len(few) <= 2 < len(many)
    assert axis.tickStrings([2e6, 8e6], 1, 2e6) == ["2·10⁶", "8·10⁶"]
