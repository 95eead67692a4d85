"""Values and derivatives along a name, against closed formulas and central differences."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz.lang.curves import Wanted, curve
from gradviz.lang.sampling import Sampler
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"
INPUTS = {"w": ("trainable", 0.8), "x": ("watched", 1.5), "b": ("trainable", -0.4),
          "t": ("constant", 1.0)}  # fmt: skip
BRANCH = (
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n"
    "  if x > 0.:\n    y = x ** 2\n  else:\n    y = -x\ng = tape.gradient(y, x)\n"
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_curve_along_an_input_is_the_formula_and_its_derivative():
    made = curve(NEURON, INPUTS, Wanted("loss", "w"))
    y = sigmoid(made.x * 1.5 - 0.4)
    np.testing.assert_allclose(made.y, (y - 1) ** 2, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(made.dy, 2 * (y - 1) * y * (1 - y) * 1.5, rtol=1e-3, atol=1e-5)
    assert (made.at, made.movable) == (pytest.approx(0.8), True)
    assert (made.y_at, made.dy_at) == (pytest.approx(0.09611582), pytest.approx(-0.19895239))


def test_curve_along_a_result_cannot_be_moved():
    made = curve(NEURON, INPUTS, Wanted("y", "z"))
    np.testing.assert_allclose(made.y, sigmoid(made.x), rtol=1e-4, atol=1e-6)
    assert not made.movable
    assert made.at == pytest.approx(0.8)


def test_a_branch_is_taken_anew_at_every_point():
    made = curve(BRANCH, None, Wanted("y", "x"))
    np.testing.assert_allclose(made.y, np.where(made.x > 0, made.x**2, -made.x), rtol=1e-5)
    np.testing.assert_allclose(made.dy, np.where(made.x > 0, 2 * made.x, -1), rtol=1e-5)


def test_points_that_hang_together_are_not_run_as_one_vector():
    made = curve("y = x * reduce_sum(x * x)", {"x": ("trainable", 2.0)}, Wanted("y", "x"))
    np.testing.assert_allclose(made.y, made.x**3, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(made.dy, 3 * made.x**2, rtol=1e-4, atol=1e-4)


def test_a_point_where_the_program_fails_is_a_gap():
    made = curve("assert x < 5.\ny = x * 2.", {"x": ("trainable", 1.0)}, Wanted("y", "x"))
    assert np.isnan(made.y[made.x >= 5]).all()
    assert np.isfinite(made.y[made.x < 5]).all()


def test_no_derivative_where_there_is_no_path():
    made = curve("y = tf.floor(x) * 1.", {"x": ("trainable", 1.5)}, Wanted("y", "x"))
    assert made.dy is None
    assert made.dy_at is None


@pytest.mark.parametrize(
    ("program", "of", "along"),
    [("y = x @ x", "y", "x"), ("y = x", "y", "q"), ("y = (", "y", "x"), ("y = 1", "y", "x")],
)
def test_what_is_no_curve_is_none(program, of, along):
    assert curve(program, {"x": ("trainable", [[1.0, 2.0], [3.0, 4.0]])}, Wanted(of, along)) is None


def test_cancelling_gives_none():
    assert curve(BRANCH, None, Wanted("y", "x"), cancelled=lambda: True) is None


def test_a_float64_name_is_swept_in_float64():
    text = (
        "x = tf.Variable(0.5, dtype=tf.float64)\nc = tf.constant(2., dtype=tf.float64)\n"
        "with tf.GradientTape() as tape:\n    y = c * tf.sin(x)\ntape.gradient(y, x)\n"
    )
    found = curve(text, {}, Wanted("y", "x", span=(-1.0, 1.0)))
    np.testing.assert_allclose(found.y, 2 * np.sin(found.x), rtol=1e-12)
    np.testing.assert_allclose(found.dy, 2 * np.cos(found.x), rtol=1e-12)


NUMBER = {"x": ("trainable", 1.5)}


def test_higher_derivatives_come_from_tapes_around_tapes():
    made = curve("y = x ** 4", NUMBER, Wanted("y", "x", 3))
    x = made.x
    for row, expected in zip(made.orders, (x**4, 4 * x**3, 12 * x**2, 24 * x), strict=True):
        np.testing.assert_allclose(row, expected, rtol=1e-4, atol=1e-3)
    assert made.here == pytest.approx((1.5**4, 4 * 1.5**3, 12 * 1.5**2, 36), rel=1e-5)


def test_a_derivative_that_is_none_ends_the_row_of_them():
    made = curve("y = 3. * x", NUMBER, Wanted("y", "x", 3))
    assert len(made.orders) == len(made.here) == 2


def test_elements_are_swept_of_and_along_tensors():
    given = {"w": ("trainable", [1.0, 2.0, 3.0]), "v": ("trainable", [[1.0, 2.0], [3.0, 4.0]])}
    made = curve("y = w * w + reduce_sum(v)", given, Wanted("y[1]", "w[1]"))
    np.testing.assert_allclose(made.y, made.x**2 + 10, rtol=1e-5)
    np.testing.assert_allclose(made.dy, 2 * made.x, rtol=1e-5, atol=1e-6)
    assert (made.at, made.movable) == (2.0, True)
    mixed = curve("y = reduce_sum(v @ v)", given, Wanted("y", "v[0,1]"))
    np.testing.assert_allclose(mixed.y, 32 + 11 * mixed.x, rtol=1e-5, atol=1e-5)
    assert curve("y = w * w", given, Wanted("y[3]", "w[1]")) is None


def test_an_element_of_what_the_program_computes_is_swept_too():
    made = curve("t = tf.sin([1., 2.])\ny = tf.reduce_sum(t ** 2)\n", {}, Wanted("y", "t[1]"))
    np.testing.assert_allclose(made.y, np.sin(1) ** 2 + made.x**2, rtol=1e-4)
    assert (made.at, made.movable) == (pytest.approx(np.sin(2)), False)


def test_what_stands_in_a_list_is_swept_by_its_place():
    text = (
        "V = [[tf.Variable(float(i + k)) for k in range(2)] for i in range(2)]\n"
        "with tf.GradientTape() as tape:\n  y = V[0][1] ** 2 + V[1][0] * V[1][1]\n"
        "g = tape.gradient(y, V[0])\n"
    )
    made = curve(text, {}, Wanted("y", "V[0][1]", order=2))
    np.testing.assert_allclose(made.y, made.x**2 + 2, rtol=1e-5)
    np.testing.assert_allclose(made.dy, 2 * made.x, atol=1e-5)
    assert (made.at, made.y_at, made.movable) == (1.0, 3.0, False)


def test_a_family_has_a_line_for_each_value_and_targets_have_one_each():
    given = {"x": ("trainable", 0.5), "b": ("trainable", 1.0)}
    made = curve("z = x * b\ny = sin(z)", given, Wanted("y", "x", family="b", others=("z",)))
    assert [line.name for line in made.lines] == ["z", *(f"b = {b}" for b in range(-1, 4))]
    np.testing.assert_allclose(made.lines[0].y, made.lines[0].x, atol=1e-6)
    np.testing.assert_allclose(made.lines[-1].y, np.sin(3 * made.lines[-1].x), atol=1e-5)
    assert made.lines[-1].at == pytest.approx(np.sin(1.5), rel=1e-5)
    assert made.lines[-1].dy is None


def test_each_line_has_its_own_derivative_where_that_is_wanted():
    given = {"x": ("trainable", 0.5), "b": ("trainable", 1.0)}
    wanted = Wanted("y", "x", family="b", others=("z", "c"), slopes=True)
    made = curve("z = x * b\nc = tf.floor(z) * 1.\ny = sin(z)", given, wanted)
    other, flat, *family = made.lines
    np.testing.assert_allclose(other.dy, 1.0)
    assert (flat.dy, flat.dy_at) == (None, None)
    for line, b in zip(family, range(-1, 4), strict=True):
        np.testing.assert_allclose(line.dy, b * np.cos(b * line.x), atol=1e-5)
        assert line.dy_at == pytest.approx(b * np.cos(b * 0.5), rel=1e-5, abs=1e-6)
    moved = curve("z = x * b\nc = tf.floor(z) * 1.\ny = sin(z)",
                  {**given, "x": ("trainable", 1.0)}, wanted, known=made)  # fmt: skip
    assert moved.lines[-1].dy_at == pytest.approx(3 * np.cos(3.0), rel=1e-5)


def test_differences_lie_on_the_derivative_and_do_not_reach_over_a_break():
    made = curve("y = sin(x)", NUMBER, Wanted("y", "x", differences=True))
    np.testing.assert_allclose(made.differences[1:-1], made.dy[1:-1], atol=1e-3)
    stairs = curve("y = tf.floor(x) * 1.", NUMBER, Wanted("y", "x", differences=True))
    known = stairs.differences[np.isfinite(stairs.differences)]
    np.testing.assert_array_equal(known, 0 * known)


def test_a_known_curve_is_only_moved():
    first = curve(NEURON, INPUTS, Wanted("loss", "w", 2))
    moved = curve(NEURON, {**INPUTS, "w": ("trainable", 2.0)}, Wanted("loss", "w", 2), known=first)
    assert moved.y is first.y
    afresh = curve(NEURON, {**INPUTS, "w": ("trainable", 2.0)}, Wanted("loss", "w", 2))
    assert moved.here == pytest.approx(afresh.here)


def test_what_has_to_be_run_point_by_point_comes_coarse_first():
    text = "if x > 0.:\n    y = x ** 2\nelse:\n    y = -x\n"
    first = curve(text, NUMBER, Wanted("y", "x", span=(-2, 2)), coarse=True)
    assert (first.coarse, len(first.x)) == (True, 21 + 1)  # and the present one
    whole = curve(text, NUMBER, Wanted("y", "x", span=(-2, 2)))
    assert not whole.coarse
    assert np.isclose(first.x[:, None], whole.x[None]).any(axis=1).sum() >= 21
    smooth = curve("y = x ** 2", NUMBER, Wanted("y", "x", span=(-2, 2)), coarse=True)
    assert (smooth.coarse, len(smooth.x)) == (False, 201)


TRAINED = (
    "w = tf.Variable(2.)\nfor _ in range(3):\n    with tf.GradientTape() as tape:\n"
    "        y = w * w\n    w.assign_sub(0.1 * tape.gradient(y, w))\n"
)
REBOUND = TRAINED.replace("Variable", "constant").replace("assign_sub(", "").replace(
    "    w.0.1 * tape.gradient(y, w))", "    w = w - 0.1 * tape.gradient(y, w)"
).replace("        y", "        tape.watch(w)\n        y")  # fmt: skip
IN_A_FUNCTION = (
    "def step(w):\n    with tf.GradientTape() as tape:\n        y = w * w\n"
    "    w.assign_sub(0.1 * tape.gradient(y, w))\n    return y\n"
    "def train():\n    v = tf.Variable(2.)\n    for _ in range(3):\n        loss = step(v)\n"
    "train()\n"
)
IN_AN_OBJECT = (
    "class M(tf.Module):\n    def __init__(self):\n        self.w = tf.Variable(2.)\nm = M()\n"
    "for _ in range(3):\n    with tf.GradientTape() as tape:\n        y = m.w * m.w\n"
    "    m.w.assign_sub(0.1 * tape.gradient(y, m.w))\n"
)
BY_AN_OPTIMIZER = TRAINED.replace(
    "w.assign_sub(0.1 * tape.gradient(y, w))",
    "opt.apply_gradients([(tape.gradient(y, w), w)])",
).replace("for _", "opt = tf.keras.optimizers.SGD(0.1)\nfor _")  # fmt: skip
INSIDE = TRAINED.replace("    w.assign_sub(0.1 * tape.gradient(y, w))",
                         "        w.assign_sub(0.1 * 2. * w)")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "of", "along"),
    [(TRAINED, "y", "w"), (REBOUND, "y", "w"), (IN_A_FUNCTION, "loss", "v"),
     (IN_A_FUNCTION, "y", "v"), (IN_AN_OBJECT, "y", "m.w"),
     (BY_AN_OPTIMIZER, "y", "w"), (INSIDE, "y", "w")],
)  # fmt: skip
@pytest.mark.parametrize(("turn", "at"), [(None, 1.28), (0, 2.0), (1, 1.6), (9, 1.28)])
def test_in_a_loop_a_loss_is_drawn_along_what_it_is_computed_from_in_that_pass(
    text, of, along, turn, at
):
    made = curve(text, None, Wanted(of, along, turn=turn))
    assert (made.at, made.y_at, made.dy_at) == pytest.approx((at, at**2, 2 * at), rel=1e-5)
    np.testing.assert_allclose(made.y, made.x**2, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(made.dy, 2 * made.x, rtol=1e-5, atol=1e-6)
    assert made.passes == ({None: 3, 0: 1, 1: 2, 9: 3}[turn], 3)
    assert made.movable == (turn == 0 and text != REBOUND)


def test_a_turn_is_counted_in_the_cell_that_is_looked_at():
    declared, loop = TRAINED.split("\n", 1)
    cells = (Scene(declared), Scene(loop))
    made = curve(loop, None, Wanted("y", "w", turn=0), before=cells)
    assert (made.at, made.passes) == (pytest.approx(2 * 0.8**3), (4, 6))
    assert not made.movable


def test_each_of_a_family_is_another_value_in_the_same_pass():
    text = TRAINED.replace("w * w", "w * w * b").replace("for", "b = tf.Variable(1.)\nfor")
    text = text.replace("(y, w))", "(y, w))\n    b.assign_sub(0.25 * b)")
    made = curve(text, None, Wanted("y", "w", turn=2, family="b"))
    names = [line.name for line in made.lines]
    assert names == [f"b = {0.5625 + step:.4g}" for step in (-2, -1, 0, 1, 2)]
    for line, step in zip(made.lines, (-2, -1, 0, 1, 2), strict=True):
        np.testing.assert_allclose(line.y, (0.5625 + step) * line.x**2, rtol=1e-4, atol=1e-4)


DATA = (
    "w, b = tf.Variable(5.), tf.Variable(0.5)\nx = tf.constant([1., 2., 3.])\n"
    "for i in range({passes}):\n    with tf.GradientTape() as tape:\n"
    "        loss = tf.reduce_mean((w * x + b - 2. * x) ** 2)\n"
    "    w.assign_sub(0.01 * tape.gradient(loss, w))\n    b.assign_add(0.5)\n"
    "    if loss < 1e-9:\n        break\n"
)
LOOP = DATA.replace("loss = ", "loss = (-1. if w > 1e6 else 1.) * ")


@pytest.mark.parametrize(("turn", "b"), [(0, 0.5), (3, 2.0)])
def test_a_loss_of_data_in_a_later_pass_is_worked_out_for_all_points_from_one_run(turn, b):
    runs = []
    made = curve(DATA.format(passes=5), None, Wanted("loss", "w", turn=turn, differences=True),
                 told=lambda _curve, done: runs.append(done))  # fmt: skip
    data = np.array([1.0, 2.0, 3.0])
    error = made.x[:, None] * data + b - 2 * data
    np.testing.assert_allclose(made.y, (error**2).mean(axis=1), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(made.dy, (2 * error * data).mean(axis=1), rtol=1e-4, atol=1e-4)
    assert made.passes == (turn + 1, 5)


def test_data_do_not_keep_points_from_being_run_at_once(monkeypatch):
    monkeypatch.setattr(Sampler, "_each", lambda *_: pytest.fail("run point by point"))
    for text in (DATA.format(passes=3), "y = tf.reduce_sum(tf.constant([1., 2.]) * x) ** 2\n"):
        of, along = ("loss", "w") if "loss" in text else ("y", "x")
        made = curve(text, {} if "loss" in text else NUMBER, Wanted(of, along), coarse=True)
        assert not made.coarse
        assert len(made.x) >= 201


def test_who_waits_is_told_more_and_more_of_a_curve_and_how_far_it_is(monkeypatch):
    monkeypatch.setattr("gradviz.lang.pacing.AT_FIRST", -1)
    heard = []
    made = curve(LOOP.format(passes=5), None, Wanted("loss", "w", span=(-2, 2)),
                 told=lambda curve, done: heard.append((curve, done)))  # fmt: skip
    counts = [len(one.x) for one, _ in heard if one is not None]
    assert counts == sorted(counts)
    assert {21, 41, 201} <= {*counts, *(count - 1 for count in counts)}
    assert all(one.coarse and one.y_at == made.y_at for one, _ in heard if one is not None)
    done = [part for _, part in heard]
    assert done == sorted(done)
    assert 0 < done[0] < done[-1] < 1
    assert not made.coarse


def test_a_program_too_slow_for_all_points_is_drawn_with_fewer(monkeypatch):
    monkeypatch.setattr("gradviz.lang.curves.SOON", 1e-9)
    monkeypatch.setattr("gradviz.lang.curves.PATIENCE", 1e-9)
    text = LOOP.format(passes=5)
    first = curve(text, None, Wanted("loss", "w", span=(-2, 9)), coarse=True)
    assert (first.coarse, len(first.x)) == (True, 6 + 1)
    whole = curve(text, None, Wanted("loss", "w", span=(-2, 9)))
    assert (whole.coarse, len(whole.x)) == (False, 21 + 1)
    assert whole.y[whole.x == whole.at] == whole.y_at  # the point lies on the curve


def test_what_there_is_when_a_limit_is_reached_is_the_curve(monkeypatch):
    text, wanted = LOOP.format(passes=5), Wanted("loss", "w", span=(-2, 2))
    monkeypatch.setattr("gradviz.lang.curves.SWEEP", replace(SWEEP, steps=12_000))
    made = curve(text, None, wanted)
    assert made is not None
    assert len(made.x) < 201
    assert np.isfinite(made.y).all()
