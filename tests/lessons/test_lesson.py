"""Moments are found by what happens, so that they survive small edits of the program."""

import pytest

from gradviz.lessons.lesson import Bilingual, Moment
from gradviz.trace import Trace
from tests.helpers.neuron import neuron_trace


@pytest.mark.parametrize(
    ("moment", "cursor"),
    [
        (Moment("computed", 1), 2),  # the last of the two operations on line 1
        (Moment("computed", 3), 5),
        (Moment("backward_started"), 6),
        (Moment("pulled_back", 2), 9),
        (Moment("end"), 12),
        (Moment("computed", 9), None),
        (Moment("tape_opened"), None),
    ],
)
def test_moment_is_just_after_the_last_such_step(moment, cursor):
    assert moment.cursor_in(neuron_trace()) == cursor


def test_end_of_an_empty_run_is_its_start():
    assert Moment("end").cursor_in(Trace("")) == 0


def test_text_comes_in_the_language_asked_for():
    both = Bilingual("tape", "테이프")
    assert both.in_language("ko") == "테이프"
    assert both.in_language("en") == "tape"
