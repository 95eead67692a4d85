"""Which operation's rule is not its derivative."""

from gradviz.trace.verdict import DIFFERENCES, RULE
from tests.helpers.damage import damaged
from tests.lang.judging.asking import asked


def reason(y, x):
    verdict = asked(y, x)
    return next(one for one in verdict.others if one.witness == DIFFERENCES)


def test_a_damaged_rule_is_named():
    with damaged("sin"):
        found = reason("tf.exp(tf.sin(x)) * x", "0.7")
    assert (found.why, found.what) == (RULE, "sin")


def test_a_rule_that_takes_for_granted_what_is_not_so_is_named():
    y = "tf.nn.softmax_cross_entropy_with_logits([[1., 1.]], x[None])"
    found = reason(y, "[0.2, 0.7]")
    assert (found.why, found.what) == (RULE, "softmax_cross_entropy")
