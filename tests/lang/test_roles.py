"""Role toggles and new values as edits of the text; the breadth of it is in test_role_table.py."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.roles import RoleRefused, role_edits, value_edits, written
from gradviz.lang.scenes import Scene
from gradviz.trace import Fix
from gradviz.words import CATALOGUE

TAPE = "with tf.GradientTape() as tape:\n  y = x * x\n"


def toggled(text, name, role):
    return Fix("", role_edits(run(text), name, role)).apply(text)


def test_watched_from_a_variable_and_back_is_the_text_of_before():
    text = "x = tf.Variable(3.)\n" + TAPE
    watched = toggled(text, "x", "watched")
    assert watched == (
        "x = tf.constant(3.)\nwith tf.GradientTape() as tape:\n  tape.watch(x)\n  y = x * x\n"
    )
    assert toggled(watched, "x", "trainable") == text


@pytest.mark.parametrize("text", ["y = 2\n", "x = a + 1\n", "", "x = tf.Variable(\n"])
def test_a_name_that_no_run_shows_is_refused(text):
    with pytest.raises(RoleRefused, match="x is not declared"):
        role_edits(run(text), "x", "watched")


def test_a_role_there_is_not_is_refused():
    with pytest.raises(RoleRefused, match="frosty"):
        role_edits(run("x = tf.Variable(3.)\n" + TAPE), "x", "frosty")


def test_a_refusal_speaks_the_language_in_force():
    CATALOGUE.use("ko")
    with pytest.raises(RoleRefused, match="감시할 테이프가 글에 없습니다"):
        role_edits(run("x = tf.Variable(3.)\ny = x * x\n"), "x", "watched")


def test_a_name_of_an_earlier_cell_is_changed_there():
    trace = run(TAPE, before=[Scene("x = tf.Variable(3.)\n")])
    row = trace.inputs[0]
    assert (row.name, row.settable, row.declared) == ("x", False, None)
    with pytest.raises(RoleRefused, match="An earlier cell makes x"):
        role_edits(trace, "x", "frozen")
    with pytest.raises(RoleRefused, match="An earlier cell makes x"):
        value_edits(trace, "x", 1.0)


def test_what_no_text_makes_cannot_be_changed_in_it():
    text = "def both():\n  return tf.ones(2), tf.zeros(2)\nx, z = both()\ny = x * z\n"
    row = run(text).inputs[0]
    assert (row.name, row.settable) == ("x", False)
    assert row.why_not.startswith("x is not declared")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1."),
        (0.5, "0.5"),
        (-2.25, "-2.25"),
        ([1, 2.5], "[1., 2.5]"),
        ([[1.0], [2.0]], "[[1.], [2.]]"),
    ],
)
def test_values_are_written_as_programs_write_them(value, text):
    assert written(np.array(value, np.float32)) == text


VALUES = [
    ("x = tf.Variable(3., name='x')  # here\n", "x", "x = tf.Variable(0.5, name='x')  # here\n"),
    ("x = tf.Variable(initial_value=3.)\n", "x", "x = tf.Variable(initial_value=0.5)\n"),
    ("a, x = tf.constant(1.), tf.constant(2.)\n", "x",
     "a, x = tf.constant(1.), tf.constant(0.5)\n"),
    ("x = tf.constant(1.)\nws = [tf.Variable(1.)]\n", "ws[0]",
     "x = tf.constant(1.)\nws = [tf.Variable(0.5)]\n"),
    ("x = 3.\n", "x", "x = 0.5\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "name", "after"), VALUES)
def test_a_new_value_replaces_the_literal_only(before, name, after):
    tail = f"with tf.GradientTape() as tape:\n  y = {name} * tf.ones(1)\n"
    trace = run(before + tail)
    assert Fix("", value_edits(trace, name, 0.5)).apply(trace.text) == after + tail


def test_a_value_that_one_text_makes_for_several_is_not_one_names_to_change():
    text = "ws = [tf.Variable(float(k)) for k in range(2)]\ny = ws[0] * ws[1]\n"
    assert [(row.name, row.value_span) for row in run(text).inputs] == [
        ("ws[0]", None), ("ws[1]", None),
    ]  # fmt: skip


def test_what_has_a_name_of_its_own_has_no_second_row_as_part_of_a_list():
    trace = run("w = tf.Variable(1.)\nb = tf.Variable(2.)\nparams = [w, b]\ny = w + b\n")
    assert [row.name for row in trace.inputs] == ["w", "b"]


STEP = """\
with tf.GradientTape() as tape:
  y = ws[0] * ws[1]
for w, g in zip(ws, tape.gradient(y, ws)):
  w.assign_sub(0.1 * g)
"""


@pytest.mark.parametrize(
    ("made", "names"),
    [
        ("ws = [tf.Variable(1.), tf.Variable(2.)]\n", ["ws[0]", "ws[1]"]),
        ("w1, w2 = tf.Variable(1.), tf.Variable(2.)\nws = [w1, w2]\n", ["w1", "w2"]),
        ("ws = [tf.Variable(1.), tf.Variable(2.)]\nw1, w2 = ws\n", ["w1", "w2"]),
        ("ws = [tf.Variable(1.), tf.Variable(2.)]\nagain = [ws, ws]\n", ["ws[0]", "ws[1]"]),
    ],
)
def test_each_variable_has_one_row_and_a_loop_that_passes_by_adds_none(made, names):
    trace = run(made + STEP)
    assert trace.error is None
    assert [row.name for row in trace.inputs] == names
    assert all(row.settable for row in trace.inputs)


def test_numbers_that_no_tape_meets_have_no_rows():
    text = "rate = 0.1\nx = tf.Variable(3.)\n" + TAPE + "x.assign_sub(rate * tape.gradient(y, x))\n"
    assert [row.name for row in run(text).inputs] == ["x"]


def test_numbers_of_an_expression_can_be_made_variables():
    text = "w, x = 0.8, 1.5\nunused = 3.\nprint(unused + 1.)\ny = sigmoid(w * x)\n"
    trace = run(text)
    assert [(row.name, row.role) for row in trace.inputs] == [("w", "constant"), ("x", "constant")]
    after = run(toggled(text, "w", "trainable"))
    assert after.text.startswith("w, x = tf.Variable(0.8), 1.5\n")
    assert [row.source for row in after.gradients[0].rows if row.value is not None] == ["w"]
    assert trace.inputs[0].refusal("watched").startswith("There is no tape")


def test_counts_have_no_rows_though_a_tape_is_round_them():
    text = "n = 3\nx = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x\n"
    text += "  for k in range(n):\n    y = y * x\n"
    assert [row.name for row in run(text).inputs] == ["x"]


def test_what_came_out_of_a_tensor_is_no_constant_of_the_text():
    text = "x = tf.Variable([1., 2.])\nv = x.numpy()\npair = (1., v[0])\n"
    text += "with tf.GradientTape() as tape:\n  y = tf.square(pair[1]) * v\n"
    assert [row.name for row in run(text).inputs] == ["x"]


def test_a_long_list_of_numbers_costs_no_rows_and_no_time():
    trace = run(f"x = tf.Variable(1.)\ndata = {[float(k) for k in range(5000)]}\ny = x * 2.\n")
    assert [row.name for row in trace.inputs] == ["x"]
    assert trace.seconds < 2


def test_only_the_first_of_a_very_long_list_have_rows():
    tape = "with tf.GradientTape() as tape:\n  y = ws[0] * 2.\n"
    text = "ws = [tf.Variable(1.) for k in range(200)]\n" + tape
    trace = run(text)
    assert 8 < len(trace.inputs) < 64
    assert "tape.watch(ws)\n" in toggled(text, "ws[0]", "watched")
