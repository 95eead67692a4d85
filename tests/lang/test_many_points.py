"""One run done again at many points: what may be, what must not be, and that both give the same."""

import numpy as np
import pytest

from gradviz.engine.rows import Rows
from gradviz.lang.budget import Budget
from gradviz.lang.many_points import many_points
from gradviz.lang.plane import places_of, sample
from gradviz.lang.sweeping import SWEEP, guarded
from gradviz.lang.what_moves import Refused

HEAD = """w = tf.Variable(0.5)
b = tf.Variable(0.2)
xs = tf.constant([0., 1., 2., 3.])
with tf.GradientTape() as tape:
"""
LOSS = "loss = tf.reduce_mean((w * xs + b) ** 2)"
STEP = """g = tape.gradient(loss, [w, b])
w.assign_sub(0.1 * g[0])
b.assign(b - 0.1 * g[1])
loss = tf.reduce_sum(w * xs) * b
"""
OPTIMIZER = """g = tape.gradient(loss, [w, b])
tf.keras.optimizers.SGD(0.1).apply_gradients(zip(g, [w, b]))
loss = tf.reduce_sum(w * xs) * b
"""
WHOLE = {
    "a loss over data": (LOSS, ""),
    "a loss that is printed": (LOSS, "print(loss.numpy())\n"),
    "a choice among elements": ("loss = tf.reduce_sum(tf.where(w * xs > 1., w * xs, b))", ""),
    "a stopped gradient": ("loss = tf.reduce_mean((tf.stop_gradient(w) * xs + b * w) ** 2)", ""),
    "one name alone": ("loss = tf.reduce_sum(w * xs)", ""),
    "a constant slope": ("loss = tf.reduce_sum(w * xs) + b", ""),
    "places of the largest": ("loss = tf.gather(xs, tf.argmax(tf.sin(w * xs))) * b", ""),
    "a step of training": (LOSS, STEP),
    "a gradient's length": (LOSS, "g = tape.gradient(loss, [w, b])\nloss = tf.norm(tf.stack(g))\n"),
    "a layer": ("loss = tf.keras.layers.Dense(1)(tf.reshape(w * xs + b, [1, 4]))[0, 0]", ""),
}
PARTED = {
    "a branch": ("loss = tf.reduce_sum(w * xs) if w > 1. else b * 1.", ""),
    "a branch behind": (LOSS, "if w > 1.:\n    loss = -loss\n"),
    "a condition": ("loss = tf.cond(w > b, lambda: w * b, lambda: w - b)", ""),
    "a number of Python's": ("loss = tf.reduce_sum(xs) * float(w) * b", ""),
    "NumPy": ("loss = tf.reduce_sum(xs * np.sin(w.numpy())) * b", ""),
    "a choice of elements": ("loss = tf.reduce_sum(tf.gather(xs, tf.where(w * xs > 1.)) * b)", ""),
    "an assertion": ("tf.debugging.assert_positive(w)\n  " + LOSS, ""),
    "an optimizer": (LOSS, OPTIMIZER),
}


def both(text, along=("w", "b")):
    """Return the value and its slopes at points, done again and run one by one; None: refused."""
    columns = np.random.default_rng(0).uniform(-3, 3, (2, 12))
    found = []

    def work(rerun):
        places = places_of(rerun, along)
        again = many_points(rerun, "loss", places, lambda: None)
        single = [sample(rerun, places, "loss", at) for at in columns.T]
        found.extend((again, None if again is None else again.at(columns), np.array(single).T))

    guarded(work, text, None, (), Budget(SWEEP))
    return found


@pytest.mark.parametrize(("body", "after"), WHOLE.values(), ids=WHOLE)
def test_operations_done_again_give_what_single_runs_give(body, after):
    _again, rows, single = both(f"{HEAD}  {body}\n{after}")
    np.testing.assert_allclose(rows, single, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("body", "after"), PARTED.values(), ids=PARTED)
def test_a_program_that_does_something_else_elsewhere_is_refused(body, after):
    again, _rows, _single = both(f"{HEAD}  {body}\n{after}")
    assert again is None


def test_elements_of_one_tensor_move_each_by_itself():
    text = (
        "w = tf.Variable([[1., 2.], [3., 4.]])\nwith tf.GradientTape() as tape:\n"
        "  loss = tf.reduce_sum(tf.tanh(w @ w))\n"
    )
    _again, rows, single = both(text, ("w[0,1]", "w[1,0]"))
    np.testing.assert_allclose(rows, single, rtol=1e-4, atol=1e-5)


def test_many_points_are_worked_on_in_slices_that_fit(monkeypatch):
    monkeypatch.setattr("gradviz.lang.many_points.MOST", 16)  # elements: four points of `xs`
    _again, rows, single = both(f"{HEAD}  {LOSS}\n")
    np.testing.assert_allclose(rows, single, rtol=1e-4, atol=1e-5)


def test_an_operation_that_is_none_of_all_rows_alike_is_refused(monkeypatch):
    again, _rows, _single = both(f"{HEAD}  {LOSS}\n")

    def wrong(x, axis, keepdims):
        return Rows(x.value.mean(axis=1) + 1)

    monkeypatch.setattr("gradviz.engine.rows.rowwise.reduce_mean", wrong, raising=False)
    with pytest.raises(Refused):
        again.at([np.zeros(3), np.ones(3)])
