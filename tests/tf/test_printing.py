"""What tf.print writes, as TensorFlow 2.21 wrote it."""

import sys

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz import run
from gradviz.tf.printing import text_of

ROWS = "[[0 1 2 ... 5 6 7]\n [8 9 10 ... 13 14 15]\n [16 17 18 ... 21 22 23]\n ...\n "
ROWS += "[40 41 42 ... 45 46 47]\n [48 49 50 ... 53 54 55]\n [56 57 58 ... 61 62 63]]"
WRITTEN = [
    ((tf.constant([1.0, 2.5, -3.0]),), "[1 2.5 -3]"),
    ((tf.constant(0.1), tf.constant(1 / 3), tf.constant(1e-8)), "0.1 0.333333343 1e-08"),
    ((tf.constant(123456789.0), tf.constant(1e20)), "123456792 1e+20"),
    ((tf.constant(np.nan), tf.constant(-np.inf)), "nan -inf"),
    ((tf.constant(1 / 3, tf.float64), tf.constant(100.0, tf.float64)), "0.33333333333333331 100"),
    ((tf.constant([0.1], tf.float16),), "[0.0999755859]"),
    ((tf.range(6),), "[0 1 2 3 4 5]"),
    ((tf.range(7),), "[0 1 2 ... 4 5 6]"),
    ((tf.constant([[1.0, 2.0], [3.0, 4.0]]),), "[[1 2]\n [3 4]]"),
    ((tf.reshape(tf.range(64), [8, 8]),), ROWS),
    ((tf.reshape(tf.range(8), [2, 2, 2]),), "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]"),
    (("a", 1, 2.5, True, None, [1, 2], (1, 2)), "a 1 2.5 True None [1, 2] (1, 2)"),
    (([tf.constant(1.0), tf.constant([1, 2])], (tf.constant(1.0),)), "[1, [1 2]] (1,)"),
    (({"b": tf.constant(2), "a": "s"},), "{'a': 's', 'b': 2}"),
    ((tf.constant("hi"), tf.constant(["a", "b"])), 'hi ["a" "b"]'),
    ((tf.constant(True), tf.constant([True, False])), "1 [1 0]"),
    ((tf.Variable([1.0, 2.0]), np.array([1.0, 2.0])), "[1 2] array([1., 2.])"),
    ((tf.zeros([0]),), "[]"),
    ((), ""),
]


@pytest.mark.parametrize(("values", "text"), WRITTEN, ids=lambda part: str(part)[:30])
def test_text_is_tensorflows(values, text):
    assert text_of(*values) == text + "\n"


def test_how_much_is_shown_and_what_stands_between_can_be_said():
    assert text_of(tf.range(7), summarize=2, end="") == "[0 1 ... 5 6]"
    assert text_of(tf.range(9), summarize=-1, end="") == "[0 1 2 3 4 5 6 7 8]"
    assert text_of("a", tf.constant(1), sep="|", end="!") == "a|1!"
    with pytest.raises(ValueError, match="Unrecognized"):
        text_of("a", seperator="|")


def test_it_goes_to_stderr_unless_told_otherwise(capsys):
    tf.print("loss", tf.constant(0.5))
    tf.print(tf.constant([1, 2]), output_stream=sys.stdout)
    lines = []
    tf.print("said", output_stream=lines.append)
    assert capsys.readouterr() == ("[1 2]\n", "loss 0.5\n")
    assert lines == ["said"]
    with pytest.raises(ValueError, match="output stream"):
        tf.print("a", output_stream="file:///tmp/x")


def test_a_program_shows_it_among_its_printed_lines():
    trace = run("x = tf.constant([1., 2.])\ntf.print('x is', x)\nprint('done')")
    assert trace.error is None
    assert trace.printed == ("x is [1 2]", "done")


def test_a_program_cannot_print_past_its_page(capsys):
    trace = run("tf.py_function(tf.print, [tf.constant(1.)], tf.float32)")
    assert trace.printed == ("1",)
    assert run("tf.print(tf.zeros([2000, 2000]), summarize=-1)").error.code == "limit_elements"
    assert run("tf.print(tf.zeros([2000, 2000]))").error is None
    assert capsys.readouterr() == ("", "")
