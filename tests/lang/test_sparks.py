"""Every number along one name: against formulas, where branches part, where values are assigned."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.curves import Wanted, curve
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sparks import POINTS, sparks
from gradviz.trace.curves import MOST_RERUN

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"
INPUTS = {"w": ("trainable", 0.8), "x": ("watched", 1.5), "b": ("trainable", -0.4),
          "t": ("constant", 1.0)}  # fmt: skip
NESTED = """\
x = tf.Variable(3.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = x ** 3
  g = inner.gradient(y, x)
h = outer.gradient(g, x)
x.assign_sub(0.1 * g)
if x > 0.:
  q = x * 2.
else:
  q = -x
"""


def lines(source, along, inputs=None, **rest):
    """Return (what was found, its line by the label or the operation of its node)."""
    trace = run(source, inputs=inputs)
    found = sparks(source, inputs, along, trace.nodes, **rest)
    if found is None:
        return None, {}
    names = {k: trace.nodes[k].label or trace.nodes[k].op for k in found.lines}
    return found, {names[k]: line for k, line in found.lines.items()}


def test_every_computed_number_has_its_line():
    found, by = lines(NEURON, "w", INPUTS)
    assert (found.along, found.at, found.x.shape) == ("w", pytest.approx(0.8), (POINTS,))
    assert set(by) == {"multiply", "z", "y", "subtract", "loss"}
    z = found.x * 1.5 - 0.4
    np.testing.assert_allclose(by["z"], z, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(by["y"], 1 / (1 + np.exp(-z)), rtol=1e-4, atol=1e-6)


def test_a_line_is_the_curve_of_the_plot_at_fewer_points():
    _, by = lines(NEURON, "b", INPUTS)
    plotted = curve(NEURON, INPUTS, Wanted("loss", "b", span=(-10, 10), count=POINTS))
    np.testing.assert_allclose(by["loss"], plotted.y, rtol=1e-4, atol=1e-6)


def test_what_is_before_the_name_stays_as_it_is():
    _, by = lines(NEURON, "z", INPUTS)
    assert np.ptp(by["multiply"]) == 0
    assert np.ptp(by["y"]) > 0.9


def test_gradients_and_assigned_values_have_lines_too():
    found, by = lines(NESTED, "x")
    assert found.at == 3  # what it was at first, not what was assigned to it
    x = found.x
    np.testing.assert_allclose(by["y"], x**3, rtol=1e-5)
    np.testing.assert_allclose(by["g"], 3 * x**2, rtol=1e-5)
    np.testing.assert_allclose(by["x"], x - 0.3 * x**2, rtol=1e-4, atol=1e-5)


def test_where_another_branch_runs_there_is_a_gap():
    found, by = lines(NESTED, "x")
    after = found.x - 0.3 * found.x**2
    assert (np.isfinite(by["q"]) == (after > 0)).all()
    assert np.isfinite(by["q"]).any()


def test_a_line_ends_where_the_program_fails():
    source = "x = tf.Variable(1.)\ny = x * 2.\nif x > 5.:\n  raise ValueError('no')\nz = y + 1.\n"
    found, by = lines(source, "x")
    assert np.isfinite(by["y"]).all()
    assert (np.isfinite(by["z"]) == (found.x <= 5)).all()


def test_names_of_earlier_cells_are_known():
    before = (Scene("w = tf.Variable(2.)\n"),)
    source = "y = w * 3.\n"
    trace = run(source, before=before)
    found = sparks(source, None, "w", trace.nodes, before=before)
    named = {trace.nodes[k].label: line for k, line in found.lines.items()}
    np.testing.assert_allclose(named["y"], 3 * found.x, rtol=1e-5)


@pytest.mark.parametrize(
    ("source", "along"),
    [("y = tf.reduce_sum(x)\nx = 3\n", "x"), ("y = 2. * w\n", "nothing"),
     ("x = tf.Variable([1., 2.])\ny = tf.reduce_sum(x)\n", "x"), ("x = tf.Variable(1.)\n", "x")],
)  # fmt: skip
def test_no_lines_where_there_is_no_such_number(source, along):
    assert lines(source, along)[0] is None


def test_no_lines_for_a_program_that_is_too_large():
    source = f"x = tf.Variable(1.)\ny = x\nfor _ in range({MOST_RERUN}):\n  y = y * 1.\n"
    assert lines(source, "x")[0] is None


def test_cancelled_gives_nothing():
    assert lines(NEURON, "w", INPUTS, cancelled=lambda: True)[0] is None


def test_a_program_that_runs_the_same_everywhere_is_run_a_few_times_only(monkeypatch):
    runs = []
    through = Rerun.through
    monkeypatch.setattr(Rerun, "through", lambda *asked: runs.append(asked) or through(*asked))
    found, named = lines(NEURON, "w", INPUTS)
    assert len(runs) == 3
    np.testing.assert_allclose(named["z"], 1.5 * found.x - 0.4, rtol=1e-5, atol=1e-5)
    runs.clear()
    lines("y = x * 2. if x > 0. else x\n", "x")
    assert len(runs) > POINTS
