"""Trainings: TensorFlow's numbers, and what is said where there is nothing to train."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gradviz.lang.budget import Limits
from gradviz.lang.scenes import Scene
from gradviz.lang.training import Course
from gradviz.trace.training import (
    BOTTOMLESS,
    BROKEN,
    FAILS,
    GREW,
    LEFT_OUT,
    NO_LOSS,
    NO_TRAINABLE,
    NOT_ONE,
    OPTIMIZERS,
    TOO_LONG,
    UNCONNECTED,
    UNDEFINED,
    Lack,
    Plan,
)
from tests.golden.cases.trainings import ITERATIONS, LOSSES, RATES, lines

GOLDEN = Path(__file__).parents[1] / "golden" / "tensorflow" / "trainings.json"
ANSWERS = json.loads(GOLDEN.read_text(encoding="utf-8"))["rows"]
SQUARE = "f = x**2"
AT_3 = {"x": ("trainable", 3.0)}
KERAS = """import tensorflow as tf
x, t = tf.constant([[1., -2.]]), tf.constant([[0.5]])
model = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.Dense(1)])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((model(x) - t) ** 2)
g = tape.gradient(loss, model.trainable_variables)
"""


def trained(text, inputs=None, iterations=20, **plan):
    return Course(text, inputs, Plan(**plan)).go(iterations)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(("name", "before", "loss"), LOSSES, ids=[row[0] for row in LOSSES])
def test_each_optimizer_is_tensorflows(name, before, loss, optimizer):
    plan = {"of": "loss", "optimizer": optimizer, "rate": RATES[optimizer]}
    found = trained(lines(before, loss), None, ITERATIONS, **plan)
    right = ANSWERS[name][optimizer]
    np.testing.assert_allclose(found.losses, right["losses"], rtol=2e-5, atol=1e-7)
    assert found.names == tuple(right["values"])
    for (key, norms), (_, value) in zip(found.norms, found.values, strict=True):
        np.testing.assert_allclose(norms, right["norms"][key], rtol=2e-4, atol=1e-6)
        np.testing.assert_allclose(value, right["values"][key], rtol=2e-5, atol=1e-6)


def test_training_walks_down():
    made = trained("loss = (w - 3.) ** 2", {"w": ("trainable", 0.0)}, of="loss", rate=0.1)
    w = 3 * (1 - 0.8 ** np.arange(21))
    np.testing.assert_allclose(dict(made.paths)["w"], w, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(made.losses, (w - 3) ** 2, rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(dict(made.norms)["w"], 2 * np.abs(w - 3), rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_slices_come_to_the_same_as_one_go(optimizer):
    plan = Plan("loss", optimizer, 0.05)
    text = lines(*LOSSES[2][1:])
    whole, course = Course(text, None, plan).go(12), Course(text, None, plan)
    for count in (0, 5, 1, 6):
        found = course.go(count)
    np.testing.assert_array_equal(found.losses, whole.losses)


def test_who_wants_nothing_gets_nothing():
    course = Course(SQUARE, AT_3, Plan("f"))
    assert course.go(5, cancelled=lambda: True) is None
    assert len(course.go(3).losses) == 4
    assert len(course.go(3, cancelled=lambda: True).losses) == 4


def test_a_step_that_is_cancelled_on_its_way_is_made_again_later():
    text = "f = x**2\nfor k in range(100):\n  f = f + 0. * x\n"
    plan = Plan("f", "Adam", 0.5)
    whole, course = Course(text, AT_3, plan).go(5), Course(text, AT_3, plan)
    course.go(3)
    answers = iter([False])
    stopped = course.go(4, cancelled=lambda: next(answers, True))
    assert len(stopped.losses) == 4
    found = course.go(2)
    np.testing.assert_array_equal(found.losses, whole.losses)
    np.testing.assert_array_equal(found.paths[0][1], whole.paths[0][1])


def test_no_time_is_no_step():
    assert len(Course(SQUARE, AT_3, Plan("f")).go(10, seconds=-1.0).losses) == 1


def test_variables_of_layers_are_trained():
    found = trained(KERAS, None, 60, of="loss", rate=0.02)
    ends = ["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"]
    assert [name.split("/", 1)[1] for name in found.names] == ends
    assert found.losses[-1] < found.losses[0] / 100
    shapes = [value.shape for _, value in found.values]
    assert shapes == [(2, 3), (3,), (3, 1), (1,)]


def test_variables_in_a_list_have_its_name():
    made = "import tensorflow as tf\nws = [tf.Variable(1.), tf.Variable(2.)]\n"
    text = made + "loss = ws[0] ** 2 + ws[1] ** 2\n"
    assert trained(text, of="loss").names == ("ws[0]", "ws[1]")


def test_the_paths_of_a_small_matrix_are_its_elements():
    inputs = {"W": ("trainable", [[1.0, 2.0], [3.0, 4.0]])}
    found = trained("loss = reduce_sum(W ** 2)", inputs, of="loss", rate=0.25)
    assert [name for name, _ in found.paths] == ["W[0, 0]", "W[0, 1]", "W[1, 0]", "W[1, 1]"]
    np.testing.assert_allclose(found.paths[3][1], 4 * 0.5 ** np.arange(21))


def test_a_large_variable_leaves_no_path_but_has_its_value():
    inputs = {"W": ("trainable", np.ones((6, 6))), "b": ("trainable", 1.0)}
    found = trained("loss = reduce_sum(W ** 2) + b ** 2", inputs, of="loss", rate=0.25)
    assert [name for name, _ in found.paths] == ["b"]
    assert {name: value.shape for name, value in found.values} == {"W": (6, 6), "b": ()}
    assert found.values[0][1][0, 0] == pytest.approx(0.5**20)


def test_what_is_left_out_stays():
    inputs = {"a": ("trainable", 1.0), "b": ("trainable", 2.0)}
    text = "loss = a ** 2 + b ** 2"
    found = trained(text, inputs, of="loss", left_out=frozenset({"a"}))
    assert [name for name, _ in found.paths] == ["b"]
    assert found.names == ("a", "b")
    assert found.losses[-1] == pytest.approx(1.0, abs=0.01)
    every = frozenset({"a", "b"})
    assert trained(text, inputs, of="loss", left_out=every) == Lack(LEFT_OUT, "loss")


def test_a_program_that_assigns_starts_from_its_own_first_values():
    text = "import tensorflow as tf\nw = tf.Variable(4.)\nloss = w ** 2\nw.assign_sub(1.)\n"
    assert trained(text, of="loss", rate=0.25).paths[0][1][:3].tolist() == [4.0, 2.0, 1.0]


def test_a_seed_gives_another_start_and_the_same_each_time():
    first, again = (trained(SQUARE, AT_3, of="f", seed=1) for _ in range(2))
    other = trained(SQUARE, AT_3, of="f", seed=2)
    assert first.losses.tolist() == again.losses.tolist()
    assert abs(first.paths[0][1][0]) <= 1
    assert first.losses[0] != other.losses[0]


# -- where it leads nowhere ------------------------------------------------------------------------


def test_a_rate_too_high_is_told_with_its_factor_and_the_highest_that_holds():
    trouble = trained(SQUARE, AT_3, 500, of="f", rate=1.1).trouble
    assert trouble.kind == GREW
    assert trouble.ratio == pytest.approx(-1.2, abs=0.01)
    assert trouble.limit == pytest.approx(1.0, abs=0.01)


def test_the_factor_is_that_of_the_steepest_direction():
    inputs = {"a": ("trainable", 1.0), "b": ("trainable", 1.0)}
    found = trained("f = a**2 + 5. * b**2", inputs, 500, of="f", rate=0.25)
    assert found.trouble.ratio == pytest.approx(1 - 0.25 * 10, abs=0.02)
    assert found.trouble.limit == pytest.approx(0.2, abs=0.005)


def test_a_run_away_without_a_constant_factor_has_none():
    trouble = trained("f = x**4", AT_3, 500, of="f", rate=1.0).trouble
    assert trouble.kind == GREW
    assert np.isnan(trouble.ratio)


def test_a_loss_that_is_no_number_stops():
    trouble = trained("f = log(x)", AT_3, of="f", rate=1.0).trouble
    assert trouble.kind == UNDEFINED
    assert trouble.iteration == 6


def test_a_loss_without_a_floor_stops():
    found = trained("f = -(x**2)", AT_3, 500, of="f", rate=0.5)
    assert found.trouble.kind == BOTTOMLESS
    assert len(found.losses) < 50


def test_a_gradient_that_is_no_number_stops():
    trouble = trained("f = sqrt(x)", {"x": ("trainable", 0.0)}, of="f").trouble
    assert (trouble.kind, trouble.iteration, trouble.name) == (BROKEN, 0, "x")


def test_once_stopped_it_stays():
    course = Course(SQUARE, AT_3, Plan("f", rate=1.1))
    assert len(course.go(500).losses) == len(course.go(500).losses)


# -- where there is nothing to train ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inputs", "of", "kind"),
    [
        ("z = w * 2.", {"w": ("constant", 1.0)}, "z", NO_TRAINABLE),
        ("z = w * 2.", {"w": ("trainable", [1.0, 2.0])}, "z", NOT_ONE),
        ("z = w * 2.", None, "q", NO_LOSS),
        ("z = w * 0. + log(", None, "z", FAILS),
        ("z = w @ w", {"w": ("trainable", 1.0)}, "z", FAILS),
        ("q = w * 2.\nz = x * 2.", {"x": ("constant", 1.0)}, "z", UNCONNECTED),
    ],
)
def test_it_says_why_nothing_can_be_trained(text, inputs, of, kind):
    found = trained(text, inputs, of=of)
    assert isinstance(found, Lack)
    assert found.kind == kind


def test_variables_of_earlier_cells_are_trained():
    before = (Scene("import tensorflow as tf\nw = tf.Variable(4.)\n"),)
    found = Course("loss = w ** 2\n", None, Plan("loss", rate=0.25), before).go(3)
    assert found.names == ("w",)
    assert found.losses.tolist() == [16.0, 4.0, 1.0, 0.25]


def test_a_run_that_costs_too_much_is_told():
    text = "f = x**2\nfor k in range(1000):\n  f = f + 0. * x\n"
    lack = Course(text, AT_3, Plan("f"), limits=Limits(steps=500)).go(1)
    assert lack.kind == TOO_LONG


def test_a_plan_of_another_loss_is_another_course():
    plan = replace(Plan("f"), of="g")
    assert Course("f = x**2\ng = f * 2.", AT_3, plan).go(0).losses.tolist() == [18.0]
