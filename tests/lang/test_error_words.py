"""What a person is told of a mistake: the place, the words, what to write instead, the calls."""

import pytest

from gradviz import run
from gradviz.export.report import as_json, complaint
from gradviz.lang.scenes import Scene
from gradviz.words import CATALOGUE
from tests.lang.error_words import ROWS


def test_there_are_more_than_forty():
    assert len(ROWS) >= 40


@pytest.mark.parametrize(
    ("program", "marked", "message", "hint"), ROWS, ids=[row[0][-60:] for row in ROWS]
)
def test_a_mistake_is_marked_named_and_answered(program, marked, message, hint):
    error = run(program).error
    assert error is not None
    assert error.span.slice(program) == marked
    assert message in error.message
    assert error.hint is not None
    assert hint in error.hint


@pytest.mark.parametrize("row", ROWS, ids=[row[0][-60:] for row in ROWS])
def test_the_hint_is_also_said_in_korean(row):
    english = run(row[0]).error.hint
    CATALOGUE.use("ko")
    try:
        korean = run(row[0]).error.hint
    finally:
        CATALOGUE.use("en")
    assert korean
    assert korean != english


NESTED = """\
def square(v):
  return v * w

def train(n):
  return square(n)

w = tf.ones([3])
train(tf.ones([2]))
"""


def test_a_mistake_in_a_function_tells_the_calls_that_led_to_it():
    error = run(NESTED).error
    assert error.span.slice(NESTED) == "v * w"
    assert [(c.name, c.line, c.text) for c in error.calls] == [
        ("", 8, "train(tf.ones([2]))"),
        ("train", 5, "return square(n)"),
        ("square", 2, "return v * w"),
    ]


def test_a_mistake_outside_of_functions_has_no_calls():
    assert run("y = 1 / 0").error.calls == ()


def test_what_was_called_before_and_has_returned_is_not_told():
    error = run("def f(): return 1\ny = f()\nz = y / 0").error
    assert error.calls == ()


def test_a_mistake_in_an_operator_of_the_program_tells_where_it_was_used():
    program = "class A:\n  def __add__(self, b):\n    return b / 0\ny = A() + 1\n"
    assert [(c.name, c.line) for c in run(program).error.calls] == [("", 4), ("__add__", 3)]


def test_the_command_line_writes_calls_line_caret_and_hint():
    said = complaint(run(NESTED), "a.py").splitlines()
    assert said == [
        "Calls, the latest last:",
        "  line 8:",
        "    train(tf.ones([2]))",
        "  line 5, in train:",
        "    return square(n)",
        "  line 2, in square:",
        "    return v * w",
        "a.py:2:10: InvalidArgumentError: Incompatible shapes: [2] vs. [3]",
        "      return v * w",
        "             ^^^^^",
        said[-1],
    ]
    assert said[-1].startswith("hint: Shapes (2,) and (3,) do not fit")


def test_a_recursion_without_end_is_told_in_a_few_lines():
    trace = run("def f(n):\n  return f(n + 1)\nf(0)")
    assert len(trace.error.calls) == 101
    said = complaint(trace, "a.py")
    assert "... 101 calls in all ..." in said
    assert len(said.splitlines()) < 30


def test_the_calls_are_in_the_json():
    calls = as_json(run(NESTED))["error"]["calls"]
    assert calls[1] == {"name": "train", "line": 5, "text": "return square(n)"}


def test_a_mistake_in_a_function_of_an_earlier_cell_is_marked_where_it_was_called():
    earlier = Scene("# a cell\n\n\ndef f(v):\n  return v + tf.ones([3])\n")
    text = "x = tf.ones([2])\ny = f(x)\n"
    error = run(text, before=[earlier]).error
    assert error.span.slice(text) == "f(x)"
    assert error.line == 2


def test_operations_of_a_function_of_an_earlier_cell_stand_where_it_was_called():
    earlier = Scene("# a cell\n\n\n\n\ndef f(v):\n  return v * v\n")
    text = "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = f(x)\n"
    trace = run(text, before=[earlier])
    assert [n.span.slice(text) for n in trace.nodes if n.op == "multiply"] == ["f(x)"]


def test_an_error_with_a_huge_text_is_told_without_it():
    error = run("raise ValueError([[0] * 4000] * 4000)").error
    assert error.message == "ValueError"


@pytest.mark.parametrize(
    ("program", "marked", "message"),
    [
        ("x = (1 + 2", "(", "'(' was never closed"),
        ("if x = 3: pass", "x", "Maybe you meant '=='"),
        ("y = 1 +* 2", "*", "invalid syntax"),
        ("  x = 1", " ", "unexpected indent"),
        ("x = '\ud800'", "\ud800", "half of a character"),
    ],
)
def test_text_that_is_not_python_is_marked_where_it_is_not(program, marked, message):
    error = run(program).error
    assert error.code == "syntax"
    assert error.span.slice(program) == marked
    assert message in error.message
    assert "?." not in error.message
