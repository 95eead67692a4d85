"""Which value a name has at the cursor, where it gets several."""

import pytest

from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace.turns import turn_at, turns

DECLARED = "w = tf.Variable([2., 1.])\n"
LOOP = (
    "for _ in range(3):\n    with tf.GradientTape() as tape:\n        y = w * w\n"
    "    w.assign_sub(0.25 * tape.gradient(y, w))\n"
)


def first_values(trace, name):
    at = [turn_at(trace, name, k) for k in range(len(trace.steps) + 1)]
    return [(turn.number, float(turn.value.flat[0])) for turn in dict.fromkeys(at)]


@pytest.mark.parametrize("name", ["w", "w[0]"])
def test_a_value_holds_from_the_step_that_gives_it(name):
    trace = run(DECLARED + LOOP)
    assert first_values(trace, name)[1:] == [(0, 2.0), (1, 1.0), (2, 0.5), (3, 0.25)]
    assert turn_at(trace, name, 0).number == 0
    steps, _ = turns(trace, "w")
    assert turn_at(trace, name, steps[1]).number == 0  # the step is yet to come
    assert turn_at(trace, name, steps[1] + 1).number == 1


def test_what_an_earlier_cell_gave_is_the_first_value():
    trace = run(LOOP, before=(Scene(DECLARED),))
    assert first_values(trace, "w")[1:] == [(1, 1.0), (2, 0.5), (3, 0.25)]


def test_a_name_that_is_bound_anew_has_turns_and_one_with_a_single_value_has_none():
    trace = run("x = tf.constant(1.)\ny = x\nfor _ in range(2):\n    y = y * 2.\n")
    assert [number for number, _ in first_values(trace, "y")][-1] == 1
    assert turn_at(trace, "x", 1) is None
