"""Training loops read off a trace: which there are, and what each iteration was."""

import numpy as np
import pytest

from gradviz.lang.run import run
from gradviz.trace.loops import loop_at, loops, paths

HEAD = "import tensorflow as tf\n"
DESCENT = HEAD + (
    "w = tf.Variable(4.)\nb = tf.Variable([1., 0.])\n"
    "for step in range(5):\n"
    "    with tf.GradientTape() as tape:\n"
    "        loss = (w - 1.) ** 2 + tf.reduce_sum(b ** 2)\n"
    "    dw, db = tape.gradient(loss, [w, b])\n"
    "    w.assign_sub(0.25 * dw)\n"
    "    b.assign_sub(0.5 * db)\n"
)
KERAS = HEAD + (
    "w = tf.Variable(4.)\nopt = tf.keras.optimizers.SGD(0.25)\n"
    "def train_step():\n"
    "    with tf.GradientTape() as tape:\n"
    "        loss = w ** 2\n"
    "    grads = tape.gradient(loss, [w])\n"
    "    opt.apply_gradients(zip(grads, [w]))\n"
    "for step in range(4):\n    train_step()\n"
)


def test_each_pass_is_an_iteration():
    (loop,) = loops(run(DESCENT))
    w = 1 + 3 * 0.5 ** np.arange(5)
    assert (loop.of, loop.line, loop.names, loop.is_loop) == ("loss", 7, ("w", "b"), True)
    assert loop.losses == pytest.approx((w - 1) ** 2 + [1, 0, 0, 0, 0])
    assert dict(loop.norms)["w"] == pytest.approx(2 * (w - 1))
    assert dict(loop.norms)["b"] == pytest.approx([2, 0, 0, 0, 0])
    assert dict(loop.paths)["w"] == pytest.approx(w)
    assert dict(loop.paths)["b[0]"] == pytest.approx([1, 0, 0, 0, 0])
    assert dict(loop.values)["w"] == pytest.approx(w[-1])


def test_a_loop_of_calls_with_an_optimizer_is_one_too():
    (loop,) = loops(run(KERAS))
    assert loop.losses == pytest.approx(16 * 0.25 ** np.arange(4))


def test_an_iteration_is_at_the_start_of_its_backward_pass():
    trace = run(DESCENT)
    (loop,) = loops(trace)
    assert [trace.steps[k - 1].kind for k in loop.steps] == ["backward_started"] * 5
    assert loop.iteration_at(loop.steps[0] - 1) is None
    assert loop.iteration_at(loop.steps[2]) == loop.iteration_at(loop.steps[3] - 1) == 2
    assert loop.iteration_at(len(trace.steps)) == 4


def test_a_loop_that_rebinds_its_tensors_trains():
    text = HEAD + (
        "w = tf.constant(4.)\nfor k in range(3):\n"
        "    with tf.GradientTape() as tape:\n        tape.watch(w)\n        y = w ** 2\n"
        "    w = w - 0.25 * tape.gradient(y, w)\n"
    )
    (loop,) = loops(run(text))
    assert loop.losses == pytest.approx([16, 4, 1])


@pytest.mark.parametrize(
    "text",
    [
        "w = tf.Variable(4.)\nfor k in range(3):\n"
        "    with tf.GradientTape() as tape:\n        y = w ** 2\n    g = tape.gradient(y, w)\n",
        "w = tf.Variable(4.)\nwith tf.GradientTape() as tape:\n    y = w ** 2\n"
        "g = tape.gradient(y, w)\nw.assign_sub(g)\n",
        "w = tf.Variable([4., 1.])\nfor k in range(3):\n"
        "    with tf.GradientTape() as tape:\n        y = w ** 2\n"
        "    w.assign_sub(0.1 * tape.gradient(y, w))\n",
    ],
    ids=["nothing moves", "only once", "no single loss"],
)
def test_what_trains_nothing_is_no_loop(text):
    assert loops(run(HEAD + text)) == ()


def test_of_two_loops_the_one_at_the_cursor_is_looked_at():
    second = DESCENT.removeprefix(HEAD).replace("loss", "cost")
    found = loops(run(DESCENT + second))
    assert [loop.of for loop in found] == ["loss", "cost"]
    at = [loop_at(found, k).of for k in (0, found[0].steps[3], found[1].steps[0], 10**6)]
    assert at == ["loss", "loss", "cost", "cost"]
    assert loop_at((), 3) is None


def test_of_losses_of_one_loop_the_first_is_looked_at_or_the_one_asked_for():
    text = HEAD + (
        "w = tf.Variable(1.)\nfor k in range(4):\n"
        "    with tf.GradientTape(persistent=True) as t:\n        y = tf.sin(w)\n"
        "        z = y * y\n"
        "    w.assign_sub(0.1 * t.gradient(z, w))\n    slope = t.gradient(y, w)\n"
    )
    found = loops(run(text))
    assert [loop.of for loop in found] == ["z", "y"]
    assert [loop_at(found, k).of for k in (0, 10**6)] == ["z", "z"]
    assert loop_at(found, 10**6, "y").of == "y"
    assert loop_at(found, 10**6, "other").of == "z"


def test_no_more_ways_are_followed_than_can_be_drawn():
    found = paths((("big", [np.zeros((5, 5))] * 2), ("w", [np.zeros(())] * 2)))
    assert [name for name, _ in found] == ["w"]
