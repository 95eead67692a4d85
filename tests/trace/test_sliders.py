"""From where to where a number is slid, and in which steps."""

import pytest
from hypothesis import given, strategies as st

from gradviz.trace.sliders import BadSliderError, Slider, chosen_slider, slider_for

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(0.8, -5, 5), (0.0, -5, 5), (5.0, -5, 5), (7.0, -10, 10), (-130.0, -200, 200),
     (0.01, 0, 0.1), (0.004, 0, 0.05), (-0.01, -5, 5), (float("nan"), -5, 5),
     (float("inf"), -5, 5)],
)  # fmt: skip
def test_a_slider_is_chosen_by_the_number(value, low, high):
    assert slider_for(value) == Slider(low, high)


@pytest.mark.parametrize(
    ("slider", "step"),
    [(Slider(-5, 5), 0.1), (Slider(-10, 10), 0.2), (Slider(0, 2), 0.02), (Slider(0, 0.1), 0.001),
     (Slider(-50, 50), 1.0), (Slider(0, 3), 0.02), (Slider(0, 3, 0.25), 0.25)],
)  # fmt: skip
def test_steps_are_round(slider, step):
    assert slider.pace() == step


def test_whole_numbers_go_by_whole_steps():
    assert Slider(-5, 5).pace(whole=True) == 1
    assert Slider(0, 1000, 2.6).pace(whole=True) == 3
    assert Slider(0.5, 3.5).at(0.0, whole=True) == 1
    assert Slider(0.5, 3.5).at(1.0, whole=True) == 3


def test_places_are_steps_and_the_ends_can_be_reached():
    assert Slider(-5, 5).at(0.5803) == 0.8
    assert Slider(-5, 5).at(2.0) == 5.0
    assert Slider(0.25, 0.95).at(0.0) == 0.25
    assert Slider(0.25, 0.95).at(1.0) == 0.95
    assert Slider(0.3, 3.0, 0.5).at(0.2) == 0.8


def test_fine_steps_are_ten_times_finer():
    assert Slider(-5, 5).snapped(0.8333) == 0.8
    assert Slider(-5, 5).snapped(0.8333, fine=True) == 0.83
    assert Slider(-5, 5).moved(0.83, 1, fine=True) == 0.84
    assert Slider(-5, 5).moved(3, 1, whole=True, fine=True) == 4


def test_a_step_leaves_no_digits_of_floating_point():
    value = 0.0
    for _ in range(7):
        value = Slider(-5, 5).moved(value, 1)
    assert value == 0.7


def test_an_end_gives_way_to_a_number_beyond_it_and_the_other_stays():
    assert Slider(0, 2, 0.1).holding(2.3) == Slider(0, 2.4, 0.1)
    assert Slider(0, 2).holding(-0.5) == Slider(-0.6, 2)
    assert Slider(-5, 5).holding(-7) == Slider(-10, 10)
    assert Slider(0, 2).holding(1.5) == Slider(0, 2)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_slider_holds_its_number(low, width, value):
    if abs(width) > 1e-3:
        held = Slider(low, low + abs(width)).holding(value)
        assert held.low <= value <= held.high
        assert held.low <= held.at(held.part(value)) <= held.high


@pytest.mark.parametrize(
    ("low", "high", "step", "key"),
    [(1, 1, None, "slider.turned"), (2, 1, None, "slider.turned"), (0, 1, 0, "slider.step_size"),
     (0, 1, 2, "slider.step_size"), (0, 1, -1, "slider.step_size"),
     (0, float("inf"), None, "slider.not_finite"), (float("nan"), 1, None, "slider.not_finite"),
     (1.0, 1.0 + 1e-15, None, "slider.turned")],
)  # fmt: skip
def test_what_makes_no_slider_is_refused(low, high, step, key):
    with pytest.raises(BadSliderError) as refused:
        chosen_slider(low, high, step)
    assert refused.value.key == key


@pytest.mark.parametrize(("slider", "value"), [(Slider(-20, 0), 5e-324), (Slider(0, 20), -5e-324)])
def test_an_end_moves_past_the_least_number_there_is(slider, value):
    found = slider.holding(value)
    assert found.low <= value <= found.high
