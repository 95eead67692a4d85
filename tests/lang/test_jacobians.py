"""The Jacobian of a gradient call: TensorFlow's numbers, and those of the very call in the text."""

import json
from pathlib import Path

import numpy as np
import pytest

from gradviz.lang.jacobians import BLOCK_CELLS, MOST_CELLS, Question, block, jacobian
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace.jacobian import EMPTY, MISSING, STOPPED, UNREAL
from tests.golden.cases.jacobians import ROWS, program

GOLDEN = Path(__file__).parents[1] / "golden" / "tensorflow" / "jacobians.json"
ANSWERS = json.loads(GOLDEN.read_text(encoding="utf-8"))["rows"]
HEAD = "import tensorflow as tf\n"
SOFTMAX = program(*ROWS[0][1:3], "g = tape.gradient(y, x)")


def asked(text, call=0, source=0, **more):
    return jacobian(Question(call, source), Scene(text, **more))


def tape_says(text, call=0, source=0):
    return run(text).gradients[call].rows[source].value.reshape(-1)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_jacobian_is_tensorflows(row):
    name, before, recorded, target, source = row
    found = asked(program(before, recorded, f"g = tape.gradient({target}, {source})"))
    answer = ANSWERS[name]
    if answer is None:
        assert (found.table, found.why) == (None, MISSING)
        return
    assert [*found.targets[0], *found.shape] == answer["shape"]
    numbers = np.array(answer["numbers"], np.float32).reshape(found.size)
    np.testing.assert_allclose(found.table, numbers, rtol=2e-5, atol=2e-6)
    assert found.table.dtype == np.float32


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_seed_times_the_jacobian_is_the_gradient_shown(row):
    _, before, recorded, target, source = row
    text = program(before, recorded, f"g = tape.gradient({target}, {source})")
    found = asked(text)
    if found.table is not None:
        assert (found.seed == 1).all()
        np.testing.assert_allclose(found.seed @ found.table, tape_says(text), rtol=2e-5, atol=2e-6)


def test_a_seed_given_to_the_call_is_its_seed():
    text = SOFTMAX.replace("(y, x)", "(y, x, output_gradients=tf.constant([1., -2., 0., .5]))")
    found = asked(text)
    assert found.seed.tolist() == [1.0, -2.0, 0.0, 0.5]
    np.testing.assert_allclose(found.seed @ found.table, tape_says(text), rtol=1e-6, atol=1e-7)


def test_targets_stand_under_one_another_and_one_without_a_path_has_zeros():
    before = "x = tf.Variable([1., 2.]); k = tf.constant(3.)"
    text = program(before, "y, z, c = x * x, x[0], k * 2.", "g = tape.gradient([y, z, c], x)")
    found = asked(text)
    assert found.targets == ((2,), (), ())
    assert found.table.tolist() == [[2, 0], [0, 4], [1, 0], [0, 0]]


def test_each_call_and_each_source_has_its_own():
    text = HEAD + (
        "x, w = tf.Variable(2.), tf.Variable([1., 3.])\n"
        "with tf.GradientTape(persistent=True) as tape:\n  y = x * w\n  z = y * y\n"
        "a = tape.gradient(y, [x, w])\nb = tape.gradient(z, {'w': w, 'x': x})\n"
    )
    assert asked(text, 0, 1).table.tolist() == [[2, 0], [0, 2]]
    assert asked(text, 1, 0).table.tolist() == [[8, 0], [0, 24]]
    assert asked(text, 1, 1).table.tolist() == [[4], [36]]


def test_the_call_of_an_inner_tape_is_asked_while_the_outer_one_records():
    text = HEAD + (
        "x = tf.Variable([1., 2.])\n"
        "with tf.GradientTape() as outer:\n  with tf.GradientTape() as inner:\n    y = x ** 3\n"
        "  g = inner.gradient(y, x)\nh = outer.gradient(g, x)\n"
    )
    assert asked(text, 0).table.tolist() == [[3, 0], [0, 12]]
    assert asked(text, 1).table.tolist() == [[6, 0], [0, 12]]


def test_an_expression_has_the_jacobian_of_its_target():
    inputs = {"w": ("trainable", [2.0, 3.0]), "x": ("constant", 5.0)}
    assert asked("y = w * x + b", inputs=inputs).table.tolist() == [[5, 0], [0, 5]]
    assert asked("y = w * x + b", 0, 2, inputs=inputs).table.tolist() == [[1], [1]]


def test_the_scenes_before_run_first():
    scenes = [Scene(HEAD + "x = tf.Variable([1., 2.])\nwith tf.GradientTape() as t:\n  q = x * x\n"
                    "g = t.gradient(q, x)\n", notebook=True)]  # fmt: skip
    text = "with tf.GradientTape() as t:\n  y = x * 3.\ng = t.gradient(y, x)\n"
    found = jacobian(Question(0, 0), Scene(text, notebook=True), scenes)
    assert found.table.tolist() == [[3, 0], [0, 3]]


def test_nothing_after_the_call_runs():
    found = asked(SOFTMAX + "while True:\n  pass\n")
    assert found.size == (4, 4)


def test_a_try_around_the_call_does_not_keep_it():
    text = SOFTMAX.replace(
        "g = tape.gradient(y, x)",
        "try:\n  g = tape.gradient(y, x)\nexcept:\n  g = 1\nfinally:\n  while True:\n    pass",
    )
    assert asked(text).size == (4, 4)


def test_a_custom_gradient_and_a_kink_are_pulled_as_the_tape_pulls_them():
    text = HEAD + (
        "@tf.custom_gradient\ndef f(x):\n  return x * 2., lambda up: up * 7.\n"
        "x = tf.Variable([1., -2., 0.])\n"
        "with tf.GradientTape() as tape:\n  y = f(x) + tf.nn.relu(x)\ng = tape.gradient(y, x)\n"
    )
    assert asked(text).table.tolist() == np.diag([8, 7, 7]).tolist()
    assert tape_says(text).tolist() == [8, 7, 7]


def test_what_is_no_real_number_or_empty_has_none():
    whole = program("x = tf.constant(2)", "tape.watch(x); y = x * 2", "g = tape.gradient(y, x)")
    assert asked(whole.replace("; y", "\n    y")).why == UNREAL
    empty = program("x = tf.Variable(tf.zeros([0]))", "y = x * 2.", "g = tape.gradient(y, x)")
    assert asked(empty).why == EMPTY


def test_a_call_that_is_never_reached_says_what_stopped_the_run():
    found = asked(SOFTMAX.replace("g =", "1 / 0\ng ="))
    assert found.why == STOPPED
    assert "division" in found.told


def test_somebody_can_cancel_between_two_passes():
    text = program("x = tf.Variable(tf.ones([400]))", "y = tf.sin(x)", "g = tape.gradient(y, x)")
    found = jacobian(Question(0, 0), Scene(text), cancelled=lambda: True)
    assert (found.why, found.table) == (STOPPED, None)


def test_of_a_large_one_a_block_is_worked_out():
    text = program("x = tf.Variable(tf.range(3000.))", "y = x * x", "g = tape.gradient(y, x)")
    found = jacobian(Question(0, 0, (250, 200)), Scene(text))
    assert found.size == (3000, 3000)
    assert found.table.shape == (len(found.rows), len(found.columns))
    assert found.seed.shape == (len(found.rows),)
    assert found.table[0, 50] == 500
    assert np.count_nonzero(found.table) == len(found.rows)
    assert not found.whole


@pytest.mark.parametrize(
    "size", [(1, 1), (500, 500), (501, 500), (1, 9_000_000), (70_000, 1), (400_000, 3)]
)
def test_a_block_lies_within_the_whole_and_is_small_enough(size):
    rows, columns = block(size, (10**9, 10**9), 10**6)
    assert rows.stop == size[0]
    assert columns.stop == size[1]
    assert len(rows) * len(columns) <= (
        MOST_CELLS if size[0] * size[1] <= MOST_CELLS else BLOCK_CELLS
    )
    assert block(size, (-5, -5), 10**6)[0].start == 0


def test_rows_that_would_take_long_are_left_to_another_block():
    assert block((1000, 1), (0, 0), 40) == (range(40), range(1))
    assert block((1000, 1), (990, 0), 0) == (range(990, 991), range(1))
    text = program(
        "w = tf.Variable(1.5); x = tf.ones([500, 500])", "y = x * w * w", "g = tape.gradient(y, w)"
    )
    found = asked(text)
    assert found.size == (250_000, 1)
    assert 0 < len(found.rows) <= 100
    assert (found.table == 3).all()
