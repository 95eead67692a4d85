"""A backward step taken apart: what arrives, what is made of it, and where it goes."""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.trace.stages import (
    ACCUMULATE,
    LOCAL,
    MOST_LOCAL,
    PRODUCT,
    UNBROADCAST,
    UPSTREAM,
    arrived_by,
    factor,
    frame_inside,
    plan,
    stage_of,
    stages,
)
from tests.helpers.neuron import neuron_trace

TAPE = """import tensorflow as tf
{}
with tf.GradientTape() as tape:
    loss = {}
tape.gradient(loss, [{}])
"""
EACH = [UPSTREAM, LOCAL, PRODUCT, ACCUMULATE]


def trace_of(lines, loss, names):
    trace = run(TAPE.format(lines, loss, names))
    assert trace.error is None
    return trace


def pulled(trace, op):
    """Return the cursor behind the backward step through `op`, and that step."""
    found = [
        (k + 1, step)
        for k, step in enumerate(trace.steps)
        if step.kind == "pulled_back" and trace.nodes[step.node].op == op
    ]
    return found[-1]


def kinds(step):
    return [kind for kind, _ in plan(step)]


def test_only_backward_steps_have_something_inside():
    trace = neuron_trace()
    for step in trace.steps:
        assert bool(plan(step)) == (step.kind == "pulled_back")
    assert plan(None) == () == stages(trace, None)


def test_one_input_takes_four_stages():
    trace = neuron_trace()
    _, step = pulled(trace, "sigmoid")
    upstream, local, product, arrived = stages(trace, step)
    y = float(trace.nodes[6].value)
    assert [one.kind for one in (upstream, local, product, arrived)] == EACH
    assert upstream.value is step.upstream
    assert float(local.value) == pytest.approx(y * (1 - y))
    assert float(product.value) == pytest.approx(float(step.upstream) * y * (1 - y))
    assert arrived.before is None
    assert float(arrived.value) == float(product.value)


def test_several_inputs_go_one_behind_the_other():
    trace = neuron_trace()
    _, step = pulled(trace, "multiply")
    assert plan(step) == (
        (UPSTREAM, 0),
        (LOCAL, 0),
        (PRODUCT, 0),
        (ACCUMULATE, 0),
        (LOCAL, 1),
        (PRODUCT, 1),
        (ACCUMULATE, 1),
    )
    slopes = [float(one.value) for one in stages(trace, step) if one.kind == LOCAL]
    assert slopes == pytest.approx([1.5, 0.8])  # of w * x: x, then w


def test_broadcasting_is_undone_only_where_it_happened():
    lines = "x = tf.Variable([[1., 2.], [3., 4.], [5., 6.]])\nb = tf.Variable([.5, -.5])"
    trace = trace_of(lines, "tf.reduce_sum((x + b) ** 2)", "x, b")
    _, step = pulled(trace, "add")
    assert kinds(step) == [*EACH, LOCAL, PRODUCT, UNBROADCAST, ACCUMULATE]
    narrowed = stages(trace, step)[6]
    assert narrowed.axes == (0,)
    wide = stages(trace, step)[5].value
    assert wide.shape == (3, 2)
    np.testing.assert_allclose(narrowed.value, wide.sum(0))


def test_axes_of_length_one_are_summed_too():
    lines = "x = tf.constant([[1., 2.], [3., 4.]])\nc = tf.Variable([[.5], [1.]])"
    trace = trace_of(lines, "tf.reduce_sum(x * c)", "c")
    _, step = pulled(trace, "multiply")
    found = next(one for one in stages(trace, step) if one.kind == UNBROADCAST)
    assert found.axes == (1,)
    np.testing.assert_allclose(found.value, [[3.0], [7.0]])


def test_a_second_contribution_is_added_to_what_is_there():
    trace = trace_of("x = tf.Variable(.7)", "tf.sin(x) + tf.exp(x)", "x")
    first, second = (stages(trace, pulled(trace, op)[1])[-1] for op in ("exp", "sin"))
    assert first.before is None
    assert float(second.before) == float(first.value) == pytest.approx(np.exp(0.7))
    assert float(second.value) == pytest.approx(np.exp(0.7) + np.cos(0.7))


def test_both_uses_in_one_operation_are_added_one_behind_the_other():
    trace = trace_of("x = tf.Variable(3.)", "x * x", "x")
    _, step = pulled(trace, "multiply")
    added = [one for one in stages(trace, step) if one.kind == ACCUMULATE]
    assert [one.before is None for one in added] == [True, False]
    assert [float(one.value) for one in added] == [3.0, 6.0]


def test_a_rule_has_no_local_derivative_to_show():
    lines = "x = tf.constant([[1., 2.]])\nw = tf.Variable([[1.], [2.]])"
    trace = trace_of(lines, "tf.reduce_sum(x @ w)", "w")
    _, step = pulled(trace, "matmul")
    local = stages(trace, step)[1]
    assert (local.kind, local.value) == (LOCAL, None)
    np.testing.assert_allclose(stages(trace, step)[2].value, [[1.0], [2.0]])


def test_large_local_derivatives_are_not_worked_out():
    trace = trace_of(f"x = tf.ones([{MOST_LOCAL + 1}])\nw = tf.Variable(1.)",
                     "tf.reduce_sum(tf.exp(w * x))", "w")  # fmt: skip
    _, step = pulled(trace, "exp")
    assert stages(trace, step)[1].value is None


def test_a_factor_is_told_only_where_it_explains_the_product():
    trace = neuron_trace()
    _, step = pulled(trace, "sigmoid")
    assert factor(trace, step, 0) == pytest.approx(0.2139, abs=1e-4)
    trace = trace_of("x = tf.Variable(0.)", "tf.stop_gradient(x) * 0. + tf.sqrt(x) * 0.", "x")
    _, step = pulled(trace, "sqrt")  # 0 times infinity: the run says NaN
    assert factor(trace, step, 0) is None


def test_out_of_range_is_no_stage():
    trace = neuron_trace()
    _, step = pulled(trace, "sigmoid")
    assert stage_of(trace, step, 0) is None
    assert stage_of(trace, step, 5) is None
    assert stage_of(trace, trace.steps[0], 1) is None


def test_an_adjoint_is_there_when_its_stage_is_over():
    trace = neuron_trace()
    cursor, step = pulled(trace, "add")
    product = step.contributions[0].node
    bias = step.contributions[1].node
    arrived = [frame_inside(trace, cursor, stage).adjoints.keys() for stage in range(1, 8)]
    assert [product in keys for keys in arrived] == [False] * 3 + [True] * 4
    assert [bias in keys for keys in arrived] == [False] * 6 + [True]
    assert arrived_by(frame_inside(trace, cursor, 5)) == (0,)
    assert arrived_by(frame_at(trace, cursor)) == (0, 1)
    assert arrived_by(frame_at(trace, 0)) == ()


@pytest.mark.parametrize("names", ["x", "x, b"])
def test_behind_the_last_stage_all_is_as_after_the_step(names):
    lines = "x = tf.Variable([[1., 2.], [3., 4.]])\nb = tf.Variable([.5, -.5])"
    trace = trace_of(lines, "tf.reduce_sum((x * x + b) * x)", names)
    for cursor, step in enumerate(trace.steps, 1):
        if not plan(step):
            continue
        inside, whole = frame_inside(trace, cursor, len(plan(step))), frame_at(trace, cursor)
        for table in ("visible", "adjoints", "arrived", "cells", "tapes"):
            assert getattr(inside, table) == getattr(whole, table), table
        assert (inside.index, inside.step, inside.next_step) == (
            whole.index, whole.step, whole.next_step)  # fmt: skip
        assert frame_inside(trace, cursor, 0).stage == whole.stage == 0
