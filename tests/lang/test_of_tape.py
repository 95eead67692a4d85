"""The trace of a tape that a Python script recorded. No Qt."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.lang.jacobians import Question
from gradviz.lang.judging.case import Judge
from gradviz.lang.of_tape import jacobian_of, text_of, trace_of
from gradviz.lang.recording import recording
from gradviz.trace import frame_at
from gradviz.trace.jacobian import STOPPED
from gradviz.trace.replay import RELEASED
from gradviz.trace.verdict import CUSTOM
from gradviz.words import CATALOGUE


def neuron():
    w, b = tf.Variable(0.8), tf.Variable(-0.4, name="bias")
    x, t = tf.constant(1.5), tf.constant(1.0)
    with tf.GradientTape(persistent=True) as tape:
        y = tf.sigmoid(w * x + b)
        loss = (y - t) ** 2
    return locals()


def trace(given, target=None, sources=None, judge=None):
    taken = recording(given["tape"], target, sources, given)
    return trace_of(taken, text_of(taken), judge)


def test_nodes_have_names_values_and_what_the_tape_holds():
    found = trace(neuron())
    nodes = {node.label or node.glyph: node for node in found.nodes}
    assert list(nodes) == ["w", "bias", "x", "t", "×", "+", "y", "−", "loss"]
    assert (nodes["w"].role, nodes["x"].role) == ("trainable", "constant")
    assert nodes["×"].value == pytest.approx(1.2)
    assert nodes["y"].kept == ("out",)
    assert nodes["loss"].recorded
    assert nodes["loss"].literals == ((1, "2"),)


def test_forward_steps_fill_the_tape_and_there_is_no_gradient():
    found = trace(neuron())
    kinds = [step.kind for step in found.steps]
    assert kinds == ["bound"] * 4 + ["tape_opened"] + ["computed"] * 5 + ["tape_closed"]
    assert found.gradients == ()
    assert [cell.number for cell in found.cells] == [1, 2, 3, 4, 5]
    assert found.tapes[0].name == "tape"
    assert found.error is None


def test_with_a_target_the_backward_pass_is_there_step_by_step():
    given = neuron()
    found = trace(given, given["loss"], [given["w"], given["b"], given["x"]])
    (call,) = found.gradients
    assert call.target == "loss"
    assert [row.source for row in call.rows] == ["w", "bias", "x"]
    expected = given["tape"].gradient(given["loss"], [given["w"], given["b"]])
    np.testing.assert_array_equal(call.rows[0].value, expected[0].numpy())
    np.testing.assert_array_equal(call.rows[1].value, expected[1].numpy())
    assert call.rows[2].reason.code == "constant"
    assert "made in the script" in call.rows[2].reason.message
    assert [step.kind for step in found.steps].count("pulled_back") == 5
    end = frame_at(found, len(found.steps))
    assert end.adjoints[0] == call.rows[0].value


def test_the_scripts_own_tape_keeps_what_it_has():
    w = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = w * w
    found = trace({"tape": tape, "w": w, "y": y}, y)
    assert found.gradients[0].rows[0].value == 6.0
    assert RELEASED not in frame_at(found, len(found.steps)).tapes.values()
    assert tape.gradient(y, w).numpy() == 6.0


def test_a_watched_constant_is_green():
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    found = trace({"tape": tape, "x": x, "y": y}, y)
    assert found.nodes[0].role == "watched"
    assert [step.kind for step in found.steps][:3] == ["bound", "tape_opened", "watched"]
    assert found.gradients[0].rows[0].value == 4.0


def test_a_models_variables_keep_the_names_it_gave_them():
    model = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.Dense(1)])
    x = tf.ones([2, 4])
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    found = trace({"tape": tape, "x": x, "loss": loss}, loss)
    names = [row.source for row in found.gradients[0].rows]
    assert [name.split("/")[-1] for name in names] == ["kernel", "bias", "kernel", "bias"]
    assert len(set(names)) == 4


def test_second_derivatives_show_the_inner_pass_as_operations():
    x = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        with tf.GradientTape() as inner:
            y = x**3
        slope = inner.gradient(y, x)
    found = trace({"tape": tape, "x": x, "slope": slope}, slope, x)
    assert found.gradients[0].rows[0].value == 12.0
    assert len(found.cells) > 1


def test_the_other_witnesses_judge_it_too():
    given = neuron()
    found = trace(given, given["loss"], given["w"], Judge())
    verdict = found.gradients[0].rows[0].verdict
    assert all(verdict.agrees(one) for one in verdict.others)


def test_a_derivative_that_lies_is_found_in_a_script_too():
    @tf.custom_gradient
    def f(v):
        return v * v, lambda d: d * 3.0

    x = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = f(x)
    found = trace({"tape": tape, "x": x, "y": y}, y, x, Judge())
    assert found.gradients[0].rows[0].verdict.reason.why == CUSTOM


def test_a_tape_still_open_is_shown_open():
    w = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = w * w
        found = trace({"tape": tape, "w": w, "y": y})
    assert found.steps[-1].kind == "computed"


def test_values_and_rows_are_there_and_nothing_can_be_changed():
    found = trace(neuron())
    assert found.values["y"] == pytest.approx(0.69, abs=1e-3)
    assert [row.name for row in found.inputs] == ["w", "bias", "x", "t"]
    assert not any(row.settable for row in found.inputs)
    assert "script" in found.inputs[0].why_not


def test_the_comment_is_a_program_that_does_nothing_in_both_languages():
    taken = recording(neuron()["tape"])
    for language in ("en", "ko"):
        CATALOGUE.use(language)
        assert all(line.startswith("#") for line in text_of(taken).splitlines())
        assert "5" in text_of(taken)


def test_its_jacobian_is_read_off_its_records_as_tensorflow_has_it():
    x, w = tf.Variable([1.0, 2.0]), tf.Variable([[3.0, -1.0], [0.5, 2.0]])
    with tf.GradientTape(persistent=True) as tape:
        y = tf.tanh(tf.linalg.matvec(w, x)) * x
    taken = recording(tape, y, [w, x], locals())
    for place, source in enumerate((w, x)):
        found = jacobian_of(taken, Question(0, place))
        expected = np.reshape(tape.jacobian(y, source).numpy(), (2, -1))
        np.testing.assert_allclose(found.table, expected, rtol=1e-6)
    assert found.seed.tolist() == [1.0, 1.0]


def test_a_jacobian_that_is_stopped_says_so():
    given = neuron()
    taken = recording(given["tape"], given["loss"], [given["w"]], given)
    found = jacobian_of(taken, Question(0, 0), lambda: True)
    assert (found.why, found.table) == (STOPPED, None)
    assert found.told
