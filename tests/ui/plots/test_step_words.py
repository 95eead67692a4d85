"""What is said of errors by step."""

import numpy as np
import pytest

from gradviz import Input
from gradviz.lang.step_sizes import step_errors
from gradviz.ui.plots.step_words import best, hint, number, power, table, title, told, why


def errors(text, x):
    return step_errors(text, {"x": Input("trainable", x)}, "y", "x")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.01, "0.01"), (2.6e-6, "2.6·10⁻⁶"), (1e-5, "10⁻⁵"), (-1.5, "−1.5"), (0.0, "0"), (3.0, "3")],
)
def test_numbers_are_written_as_people_do(value, text):
    assert number(value) == text


def test_powers_of_ten_have_small_exponents():
    assert [power(k) for k in (-12, -1, 0, 3)] == ["10⁻¹²", "10⁻¹", "1", "10³"]


def test_the_title_says_which_differences_and_against_what():
    found = errors("y = x**3", 1.5)
    assert title(found, forward=False) == [
        "error of (f(x+h) − f(x−h)) / 2h",
        "relative to the tape's 6.75",
    ]
    assert title(found, forward=True)[0] == "error of (f(x+h) − f(x)) / h"
    assert title(errors("y = cos(x)", 0.0), forward=False)[1].startswith("absolute")


def test_the_best_step_is_named_where_there_is_one():
    found = errors("y = exp(x)", 1.0)
    assert best(found, found.errors[1], forward=False).startswith("float64: best h = ")
    bent = errors("y = relu(x)", 0.0)
    assert best(bent, bent.errors[0], forward=False) == ""


@pytest.mark.parametrize(
    ("text", "x", "part"),
    [
        ("y = relu(x)", 0.0, "A kink: slope 0 on the left, 1 on the right."),
        ("y = floor(x) + x", 2.0, "The value jumps here"),
        ("y = sqrt(x)", 0.0, "not finite here"),
        ("y = stop_gradient(x) * x", 2.0, "4 times a step, but the tape says 2"),
        ("y = 0*x + 3", 2.0, "does not change along x"),
        ("y = exp(x)", 1.0, ""),
    ],
)
def test_why_there_is_no_u_is_a_sentence(text, x, part):
    said = why(errors(text, x))
    assert part in said
    assert bool(said) == bool(part)


def test_the_pointer_is_told_every_error_and_what_is_lost():
    found = errors("y = exp(x)", 1.0)
    rows = hint(found, forward=False, exponent=-3.02).split("\n")
    assert rows[0] == "h = 0.001"
    assert rows[1].startswith("float32: error ")
    assert rows[2].startswith("float64: error 1.7·10⁻⁷")
    assert "x + h is x" in hint(found, forward=False, exponent=-10)
    assert "no number" in hint(errors("y = sqrt(x)", 0.0), forward=False, exponent=-3)


def test_the_table_has_both_kinds_of_differences():
    found = errors("y = exp(x)", 1.0)
    head, *rows = table(found)
    assert head == ["h", "float32 central", "float32 forward", "float64 central", "float64 forward"]
    np.testing.assert_allclose([row[0] for row in rows], found.steps)
    np.testing.assert_array_equal([row[3] for row in rows], found.errors[1].central)


def test_it_can_be_heard():
    assert "best h" in told(errors("y = exp(x)", 1.0), forward=False)
    assert "kink" in told(errors("y = relu(x)", 0.0), forward=False)
