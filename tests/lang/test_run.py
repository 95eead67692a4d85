"""run(): what programs leave in their trace."""

import gc

import numpy as np
import pytest

from gradviz import Input, run
from gradviz.engine import Tape
from gradviz.lang.budget import Limits
from gradviz.lang.drafts import NodeDraft
from gradviz.lang.recorder import Recorder
from gradviz.lang.scenes import Scene
from tests.helpers.invariants import check_trace

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"
INPUTS = {"w": ("trainable", 0.8), "x": ("watched", 1.5), "b": Input("trainable", -0.4),
          "t": ("constant", 1.0)}  # fmt: skip


def gradients(trace, call=0):
    return {row.source: row.value for row in trace.gradients[call].rows}


def reasons(trace, call=0):
    return {row.source: row.reason and row.reason.code for row in trace.gradients[call].rows}


def test_expression_records_its_five_operations():
    trace = run(NEURON, INPUTS)
    check_trace(trace)
    assert [trace.nodes[cell.node].op for cell in trace.cells] == [
        "multiply", "add", "sigmoid", "subtract", "power",
    ]  # fmt: skip
    assert all(cell.tape is not None for cell in trace.cells)


def test_expression_gives_a_gradient_or_a_reason_for_each_input():
    trace = run(NEURON, INPUTS)
    assert gradients(trace)["w"] == pytest.approx(-0.19895239)
    assert gradients(trace)["x"] == pytest.approx(-0.10610794)
    assert reasons(trace) == {"w": None, "x": None, "b": None, "t": "constant"}


def test_free_names_are_one_and_trainable_unless_set():
    trace = run("sigmoid(w*x + b)")
    assert [(r.name, r.role, float(r.value)) for r in trace.inputs] == [
        ("w", "trainable", 1.0), ("x", "trainable", 1.0), ("b", "trainable", 1.0),
    ]  # fmt: skip
    assert trace.target == "result"


def test_target_can_be_picked():
    trace = run(NEURON, INPUTS, target="z")
    assert trace.gradients[0].target == "z"
    assert gradients(trace)["w"] == 1.5
    assert trace.targets == ("z", "y", "loss")


def test_a_target_that_does_not_exist_is_an_error_and_the_forward_pass_is_kept():
    trace = run(NEURON, INPUTS, target="nothing")
    assert trace.error.exception == "UnknownTarget"
    assert len(trace.cells) == 5


def test_a_called_name_that_nobody_defines_is_no_input():
    trace = run("y = sigmod(x)")
    assert trace.error.exception == "NameError"
    assert [r.name for r in trace.inputs] == ["x"]


def test_matrix_inputs():
    trace = run("y = x @ w", {"x": ("constant", [[1.0, 2.0]]), "w": ("trainable", [[1.0], [3.0]])})
    np.testing.assert_array_equal(gradients(trace)["w"], [[1.0], [2.0]])


@pytest.mark.parametrize("bad", [("no role", 1.0), ("trainable", "text"), ("trainable", None)])
def test_a_bad_input_is_a_diagnostic_and_no_exception(bad):
    assert run("y = w * 2.", {"w": bad}).error is not None


def test_second_derivative_runs_through_the_inner_backward_pass():
    trace = run(
        "x = tf.Variable(3.)\nwith tf.GradientTape() as t2:\n  with tf.GradientTape() as t1:\n"
        "    y = x ** 3\n  g = t1.gradient(y, x)\nh = t2.gradient(g, x)\n"
    )
    check_trace(trace)
    assert (gradients(trace, 0)["x"], gradients(trace, 1)["x"]) == (27.0, 18.0)
    assert any(step.backward and step.kind == "computed" for step in trace.steps)


def test_each_gradient_call_is_its_own_section():
    trace = run(
        "x = tf.Variable(2.)\nwith tf.GradientTape(persistent=True) as tape:\n  y = x * x\n"
        "a = tape.gradient(y, x)\nb = tape.gradient(y, x)\n"
    )
    check_trace(trace)
    first, second = trace.gradients
    assert (first.first, first.last, second.first) == (4, 7, 7)
    assert not [c for c in trace.steps[first.last - 1].changes if c.table == "tapes"]


def test_fan_out_tells_which_contribution_of_how_many_arrived():
    trace = run("y = x * x * x", {"x": ("trainable", 2.0)})
    made = [c for s in trace.steps for c in s.contributions if trace.nodes[c.node].label == "x"]
    assert [(c.arrived, c.expected) for c in made] == [(1, 3), (2, 3), (3, 3)]
    assert float(made[-1].total) == 12.0


def test_broadcasting_is_undone_visibly():
    trace = run("y = reduce_sum(x + b)", {"x": ("trainable", [[1.0], [2.0]]),
                                          "b": ("trainable", [1.0, 2.0, 3.0])})  # fmt: skip
    made = {trace.nodes[c.node].label: c for s in trace.steps for c in s.contributions}
    assert made["b"].wide.shape == (2, 3)
    assert made["b"].value.tolist() == [2.0, 2.0, 2.0]


def test_numpy_value_that_is_only_shown_leaves_no_node():
    trace = run(
        "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n  y = x * x\nprint(y.numpy())\n"
    )
    assert [n.op for n in trace.nodes] == ["variable", "multiply"]
    assert trace.printed == ("4.0",)


def test_python_number_is_followed_to_the_place_it_left():
    trace = run(
        "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  a = float(x) * 2.\n"
        "  y = tf.square(a)\ng = tape.gradient(y, x)\n"
    )
    row = trace.gradients[0].rows[0]
    assert (row.reason.code, row.reason.line) == ("left_tape", 3)


def test_scenes_share_names_and_show_only_the_last():
    before = [
        Scene("x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x * x\nprint('early')")
    ]
    trace = run("g = tape.gradient(y, x)\nprint(g.numpy())\n", before=before)
    check_trace(trace)
    assert trace.printed == ("6.0",)
    assert [n.label for n in trace.nodes] == ["x", "y"]
    assert {c.table for c in trace.initial} == {"visible", "cells", "tapes"}
    assert trace.nodes[0].span is None


def test_an_earlier_scene_that_fails_is_a_warning():
    trace = run("y = 2. * 3.", before=[Scene("nothing_here()")])
    assert trace.error is None
    assert [d.code for d in trace.diagnostics] == ["earlier_cell"]


def test_repairs_make_the_gradient_arrive():
    text = (
        "x = tf.Variable([[1., 2.], [3., 4.]])\nwith tf.GradientTape() as tape:\n"
        "  y = tf.reduce_mean(np.mean(x ** 2, axis=0))\ng = tape.gradient(y, x)\n"
    )
    reason = run(text).gradients[0].rows[0].reason
    assert (reason.code, reason.line) == ("left_tape", 3)
    assert run(reason.fix.apply(text)).gradients[0].rows[0].reason is None


def test_a_module_of_the_program_trains():
    trace = run(
        "class Net(tf.Module):\n  def __init__(self):\n    super().__init__()\n"
        "    self.w = tf.Variable(2., name='w')\n  def __call__(self, x):\n    return self.w * x\n"
        "net = Net()\nwith tf.GradientTape() as tape:\n  loss = net(3.) ** 2\n"
        "grads = tape.gradient(loss, net.trainable_variables)\n"
        "for v, g in zip(net.trainable_variables, grads):\n  v.assign_sub(0.01 * g)\n"
        "w = net.w.numpy()\n"
    )
    check_trace(trace)
    assert trace.error is None
    assert trace.values["w"] == pytest.approx(2.0 - 0.01 * 36.0)


def test_random_numbers_are_the_same_in_every_run():
    program = "x = tf.random.normal((3,))\n"
    np.testing.assert_array_equal(run(program).values["x"], run(program).values["x"])


def test_empty_text_is_an_empty_trace():
    trace = run("")
    assert (trace.error, trace.nodes, trace.steps) == (None, (), ())


def test_a_gradient_that_the_outer_tape_did_not_see_has_no_derivative_and_says_so():
    program = """v = tf.Variable(3.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = v ** 3
d = inner.gradient(y, v)
g = outer.gradient(d, v)
"""
    trace = run(program)
    assert trace.error is None
    (row,) = trace.gradients[1].rows
    assert row.value is None
    assert row.reason is not None


KNOTTED = """class Net(tf.Module):
  def __init__(self):
    self.w, self.me = tf.Variable(2.), self
def count():
  while True:
    yield 1
net, numbers = Net(), count()
next(numbers)
with tf.GradientTape(persistent=True) as tape:
  y = (lambda x: x * net.w)(3.)
tape.gradient(y, net.w)
[][0]
"""


@pytest.mark.parametrize("text", ["w * x", "w * (", "1 / 0", "while True: pass", KNOTTED])
def test_a_run_leaves_nothing_of_size_to_the_garbage_collector(text):
    gc.collect()
    gc.disable()
    try:
        run(text, limits=Limits(steps=10_000))
        left = gc.get_objects()
    finally:
        gc.enable()
    assert not [found for found in left if isinstance(found, Recorder) and vars(found)]
    assert not [found for found in left if isinstance(found, NodeDraft)]
    assert not [found for found in left if isinstance(found, Tape) and found.entries]


def test_the_garbage_collector_is_as_it_was_after_a_run():
    assert gc.isenabled()
    run("w * (")
    run("w * x")
    assert gc.isenabled()
    gc.disable()
    try:
        run("w * x")
        assert not gc.isenabled()
    finally:
        gc.enable()
