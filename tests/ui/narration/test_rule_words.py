"""A phrase of a rule is said in the language in force, in the order which that language has."""

import pytest

from gradviz import run
from gradviz.trace.steps import PULLED_BACK
from gradviz.ui.narration.formula_text import contribution_formula, local_formula
from gradviz.ui.narration.rule_words import worded
from gradviz.words import CATALOGUE

PROGRAM = """import tensorflow as tf
x = tf.Variable([1., -2.])
with tf.GradientTape() as tape:
    y = x[1] * 3.
tape.gradient(y, x)
"""


@pytest.fixture(params=["en", "ko"])
def language(request):
    CATALOGUE.use(request.param)
    yield request.param
    CATALOGUE.use("en")


def test_what_stands_in_braces_stays_tex_in_the_order_of_the_language(language):
    said = worded(r"1 + \say{to_each_met}{\frac{$g}{n}}{n}")
    assert (
        said
        == {
            "en": r"1 + \frac{$g}{n}\text{ to each of the }n\text{ met}",
            "ko": r"1 + \text{창에 든 }n\text{개에 각각 }\frac{$g}{n}",
        }[language]
    )


def test_the_step_back_through_an_index_is_told_in_it_with_numbers_too(language):
    trace = run(PROGRAM)
    step = [s for s in trace.steps if s.kind == PULLED_BACK][-1]
    told = contribution_formula(trace, step, step.contributions[0], "#000000").plain
    assert {
        "en": "3.00 at its place, 0 elsewhere",
        "ko": "제자리에 3.00, 나머지는 0",
    }[language] in told


@pytest.mark.usefixtures("language")
def test_words_are_no_local_derivative():
    trace = run(PROGRAM)
    node = next(node for node in trace.nodes if node.op == "getitem")
    assert local_formula(trace, node, 0) is None
