"""Role toggles as edits of the text: the text before and after."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.roles import RoleRefused, role_edits, value_edits, written
from gradviz.trace import Fix, Trace

TAPE = "with tf.GradientTape() as tape:\n  y = x * x\n"
ROLES = [
    ("x = tf.Variable(3.)\n", "frozen", "x = tf.Variable(3., trainable=False)\n"),
    ("x = tf.Variable(3.)\n", "constant", "x = tf.constant(3.)\n"),
    ("x = tf.constant(3.)\n", "trainable", "x = tf.Variable(3.)\n"),
    ("x = tf.constant(3.)  # why\n", "frozen", "x = tf.Variable(3., trainable=False)  # why\n"),
    ("x = tf.Variable(3., trainable=False)\n", "trainable", "x = tf.Variable(3.)\n"),
    ("x = tf.Variable(3., trainable=False, name='x')\n", "constant",
     "x = tf.constant(3., name='x')\n"),
    ("x = tf.Variable(3., trainable=True)\n", "frozen", "x = tf.Variable(3., trainable=False)\n"),
    ("x = tf.Variable(\n  [1., 2.],\n  trainable=False,\n)\n", "trainable",
     "x = tf.Variable(\n  [1., 2.],\n)\n"),
]  # fmt: skip


def toggled(text, name, role):
    return Fix("", role_edits(Trace(text), name, role)).apply(text)


@pytest.mark.parametrize(("before", "role", "after"), ROLES)
def test_declaration_is_rewritten(before, role, after):
    assert toggled(before + TAPE, "x", role) == after + TAPE


def test_watched_adds_a_watch_with_the_blocks_indentation():
    text = "x = tf.constant(3.)\n" + TAPE
    assert toggled(text, "x", "watched") == (
        "x = tf.constant(3.)\nwith tf.GradientTape() as tape:\n  tape.watch(x)\n  y = x * x\n"
    )


def test_watched_from_a_variable_and_back_is_the_text_of_before():
    text = "x = tf.Variable(3.)\n" + TAPE
    watched = toggled(text, "x", "watched")
    assert "tf.constant(3.)" in watched
    assert toggled(watched, "x", "trainable") == text


def test_watched_reaches_every_tape_once():
    two = "x = tf.constant(3.)\n" + TAPE + "with tf.GradientTape() as t2:\n    z = x\n"
    once = toggled(two, "x", "watched")
    assert once.count("tape.watch(x)") == 1
    assert once.count("t2.watch(x)") == 1
    assert toggled(once, "x", "watched") == once


@pytest.mark.parametrize("text", ["y = 2\n", "x = a + 1\n", "x = tf.constant(1.)\n"])
def test_what_has_no_place_in_the_text_is_refused(text):
    with pytest.raises(RoleRefused):
        role_edits(Trace(text), "x", "watched")


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


def test_new_value_replaces_the_literal_only():
    text = "x = tf.Variable(3., name='x')  # here\n"
    assert Fix("", value_edits(Trace(text), "x", 0.5)).apply(text) == (
        "x = tf.Variable(0.5, name='x')  # here\n"
    )


@pytest.mark.parametrize("role", ["trainable", "frozen", "watched", "constant"])
def test_after_the_toggle_the_role_is_what_was_asked_for(role):
    text = "import tensorflow as tf\nx = tf.Variable(3.)\n" + TAPE + "g = tape.gradient(y, x)\n"
    after = run(toggled(text, "x", role))
    assert after.error is None
    row = after.gradients[0].rows[0]
    assert row.role == role
    assert (row.value is not None) == (role in ("trainable", "watched"))
