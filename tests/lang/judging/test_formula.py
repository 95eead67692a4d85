"""The chain rule by the book as a witness."""

import numpy as np
import pytest

from gradviz.trace.verdict import FORMULA, SILENT
from tests.lang.judging.asking import asked

OWN = "@tf.custom_gradient\ndef f(v):\n    return v * v, lambda d: d * 3.\n"


def formula(*more, **options):
    verdict = asked(*more, **options)
    return verdict, next(one for one in verdict.others if one.witness == FORMULA)


@pytest.mark.parametrize(("y", "paths"), [("x * x + tf.sin(x)", 3), ("tf.exp(x)", 1), ("x", 1)])
def test_it_counts_the_paths_it_adds_up(y, paths):
    verdict, found = formula(y)
    assert found.numbers == (paths,)
    assert verdict.agrees(found)


def test_a_million_paths_are_no_more_work_than_twenty_nodes():
    y = "x" + " + 0. * x" * 3
    doubled = "tf.identity(" * 20 + y + ")" * 20
    assert formula(doubled)[1].numbers[0] == 4
    before = "def f(v):\n  for k in range(20):\n    v = v + v\n  return v\n"
    verdict, found = formula("f(x)", "1.01", before=before)
    assert found.numbers == (2**20,)
    assert float(found.value) == 2**20
    assert verdict.agrees(found)


def test_what_acts_on_whole_arrays_goes_by_the_ops_rule_and_says_so():
    verdict, found = formula("tf.reduce_sum(tf.nn.softmax(x) * [1., 2.])", "[0.3, 0.5]")
    assert found.what == "reduce_sum, softmax"
    assert verdict.agrees(found)


def test_spreading_is_undone():
    verdict, found = formula("tf.reduce_sum(x * tf.ones([4, 2]) + x)", "[1., 2.]")
    np.testing.assert_allclose(found.value, [8.0, 8.0])
    assert verdict.agrees(found)


def test_of_a_derivative_of_ones_own_it_takes_what_that_gave():
    verdict, found = formula("f(x) * 2. + x", "2.", before=OWN)
    assert float(found.value) == 7.0
    assert verdict.agrees(found)


def test_without_it_the_formula_is_silent():
    own = OWN.replace("lambda d: d * 3.", "lambda d: None")
    text = asked("f(x) * 0. + x", "2.", before=own)
    found = next(one for one in text.others if one.witness == FORMULA)
    assert found.why in ("", SILENT)
