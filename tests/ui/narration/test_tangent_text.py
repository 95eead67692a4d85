"""Tangents are written as differentials: dy = 2x dx, with numbers, with the result."""

import pytest

from gradviz import run
from gradviz.trace.steps import FOLLOWED, PUSHED
from gradviz.ui.formula import unlinked
from gradviz.ui.narration.tangent_text import tangent_formula
from tests.lang.test_tangents import ALONG

ORANGE = "#c24e00"


def formulas(body, x="3.", tangent="1."):
    trace = run(ALONG.format(body=body, x=x, tangent=tangent, asked="y"))
    steps = [step for step in trace.steps if step.kind in (FOLLOWED, PUSHED)]
    return [tangent_formula(trace, step, ORANGE) for step in steps]


@pytest.mark.parametrize(
    ("body", "x", "plain"),
    [
        ("y = x * x", "3.", "dy = dx · x + dx · x = 1.00 · 3.00 + 1.00 · 3.00 = 6.000"),
        ("y = 4. - x", "3.", "dy = -dx = -1.00 = -1.000"),
        ("y = tf.sin(x) - x", "3.", "dy = d(sin(x)) - dx = -0.990 - 1.00 = -1.990"),
        ("y = tf.reduce_sum(x)", "[1., 2.]", "dy = reduce_sum(dx) : reduce_sum([2]) → 2.000"),
        ("y = tf.nn.softmax(x)", "[1., 2.]", "dy = softmax'[dx] : softmax'[[2]] → [0.000 0.000]"),
    ],
)
def test_a_tangent_in_symbols_and_in_numbers(body, x, plain):
    given = "1." if "[" not in x else "[1., 1.]"
    assert formulas(body, x, given)[-1].plain == plain


def test_a_matrix_product_moves_one_operand_at_a_time():
    last = formulas("y = x @ x", "[[1., 2.], [3., 4.]]", "[[1., 0.], [0., 0.]]")[-1]
    assert unlinked(last.parts[0]) == r"\mathrm{d}y = \mathrm{d}x\,x + x\;\mathrm{d}x"


def test_what_sets_out_is_given():
    assert formulas("y = x * 2.", tangent="5.")[0].plain == "dx = 5.000"
