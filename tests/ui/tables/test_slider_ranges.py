"""Which slider a name has: one that was chosen, or one that grew by use."""

import numpy as np
import pytest

from gradviz.trace.sliders import Slider
from gradviz.ui.tables.slider_ranges import SliderRanges


@pytest.fixture
def ranges():
    return SliderRanges()


def number(value, dtype=np.float32):
    return np.array(value, dtype)


def test_a_slider_that_grew_does_not_shrink_again(ranges):
    assert ranges.slider("w", number(7.0)) == Slider(-10, 10)
    assert ranges.slider("w", number(1.0)) == Slider(-10, 10)


def test_a_slider_grows_no_more_than_its_name_lives(ranges):
    ranges.slider("w", number(7.0))
    ranges.keep(["x"])
    assert ranges.slider("w", number(1.0)) == Slider(-5, 5)


def test_a_chosen_slider_gives_way_and_comes_back(ranges):
    assert ranges.choose({"w": Slider(0, 2)})
    assert not ranges.choose({"w": Slider(0, 2)})
    assert ranges.slider("w", number(3.0)) == Slider(0, 3)
    assert ranges.slider("w", number(1.0)) == Slider(0, 2)


def test_what_was_asked_for_lasts_until_it_is_told_otherwise(ranges):
    ranges.ask("w", Slider(0, 2))
    assert ranges.slider("w", number(1.0)) == Slider(0, 2)
    ranges.choose({})
    assert ranges.slider("w", number(1.0)) == Slider(-5, 5)


def test_numbers_without_a_sign_begin_at_zero(ranges):
    assert ranges.slider("n", number(3, np.uint8)) == Slider(0, 5)
