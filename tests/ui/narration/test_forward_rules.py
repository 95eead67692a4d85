"""Operations are written forwards as mathematics, pieces of a value as the program writes them."""

import pytest

from gradviz import run
from gradviz.ui.narration.formula_text import forward_formula
from gradviz.ui.narration.forward_rules import index_rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("c[0]", "$x\\mathrm{[0]}"),
        ("x[:, 0]", "$x\\mathrm{[:, 0]}"),
        ("rows[k][i[0]]", "$x\\mathrm{[i[0]]}"),
        ("a_b[c_d]", "$x\\mathrm{[c\\_d]}"),
        ("tf.gather(x, 0)", ""),
        ("", ""),
    ],
)
def test_the_last_brackets_are_the_index(text, rule):
    assert index_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("x[1] + 1.", "x[1] : [3][1] → 2.000"),
        ("tf.cast(x[0] > 2., tf.float32)", "x[0] : [3][0] → 1.000"),
    ],
)
def test_a_piece_is_written_with_its_index(text, formula):
    trace = run(f"x = tf.Variable([1., 2., 3.])\ny = {text}\n")
    node = next(node for node in trace.nodes if node.op == "getitem")
    assert forward_formula(trace, node).plain.replace(" × ", "×") == formula


def test_comparisons_are_written_with_their_signs():
    trace = run("x = tf.Variable(1.)\ny = x >= 2.\n")
    node = next(node for node in trace.nodes if node.op == "greater_equal")
    assert forward_formula(trace, node).plain == "y = x ≥ 2 = 1.00 ≥ 2 = False"
