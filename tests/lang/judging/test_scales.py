"""A gradient near zero is held against what its dtype and the step of differences can tell."""

from gradviz.trace.verdict import DIFFERENCES, FLOAT, KINK, LAST, ROUNDING, RULE, TIE
from gradviz.ui.narration import witness_words as words
from tests.helpers.damage import damaged
from tests.lang.judging.asking import asked

DOUBLE = ", dtype=tf.float64"
ROUGH, SEEN = (ROUNDING, "✓", "too rough"), ("", "✓", "digits")
CASES = {
    # Values as large as 1 hide slopes under 1e-10 from steps of 6e-6.
    "1 + x²": ("1. + x * x", "1e-13", ROUGH),
    "1 + x² in float64": ("1. + x * x", f"1e-13{DOUBLE}", ROUGH),
    "a cosine at its top": ("tf.cos(x)", "1e-13", ROUGH),
    "the top of a bell, by a power": ("tf.exp(-x ** 2)", "1e-13", ROUGH),
    "a small slope": ("1. + x * 1e-13", "2.", ROUGH),
    "a small slope beside a large value": ("1e6 + x * 1e-13", "2.", ROUGH),
    "large values that cancel on the way": ("(x * 1e-13 + 1e6) - 1e6", f"2.{DOUBLE}", ROUGH),
    "a softmax that is 1": ("tf.nn.softmax(x)[1]", "[0., 40., 3.]", ROUGH),
    "a cross-entropy that is 0": (
        "tf.nn.softmax_cross_entropy_with_logits([0., 1., 0.], x)", "[0., 40., 3.]", ROUGH
    ),
    "a sigmoid that is 1, in float64": ("tf.sigmoid(x)", f"30.{DOUBLE}", ROUGH),
    "a tanh that is 1, in float64": ("tf.tanh(x)", f"15.{DOUBLE}", ROUGH),
    "an error function that is 1": ("tf.math.erf(x)", "5.", ROUGH),
    # As small, but nothing hides it.
    "a sigmoid that is 0": ("tf.sigmoid(x)", "-30.", SEEN),
    "x² alone": ("x * x", "1e-13", SEEN),
    "a small factor": ("x * 1e-13", "2.", SEEN),
    "an exponential": ("tf.exp(x)", "-80.", SEEN),
    # What float32 itself has lost is told of float32.
    "a sigmoid that is 1 in float32": ("tf.sigmoid(x)", "30.", (FLOAT, "≠", "7 digits")),
    "a cross-entropy under the last digit": (
        "tf.nn.sigmoid_cross_entropy_with_logits(1., x)", "30.", (FLOAT, "≠", "differs")
    ),
    # But no fault is what the source's own last digit moves by more.
    "the end of a training": ("(x * 0.1 - 0.03) ** 2", "0.3", (LAST, "✓", "within rounding")),
    "a residual of rounding": (
        "tf.reduce_mean((x * 3. - [0.3, 0.6]) ** 2)", "[.1, .2]", (LAST, "✓", "within rounding")
    ),
    "a residual with a digit": ("(x * 5. - 9.) ** 2", "1.800001", (LAST, "✓", "digit")),
    # A kink of small slopes stays one.
    "a kink of 1e-13": ("tf.nn.relu(x) * 1e-13", "0.", (KINK, "≠", "differs")),
    "a tie of 1e-3": ("(tf.nn.relu(x) - tf.nn.relu(-x)) * 1e-3", "0.", (TIE, "≠", "differs")),
}  # fmt: skip


def test_a_small_gradient_is_judged_by_what_can_be_told_of_it():
    for name, (y, x, (why, sign, digits)) in CASES.items():
        verdict = asked(y, x)
        reason = "" if verdict.reason is None else verdict.reason.why
        found = next(one for one in verdict.others if one.witness == DIFFERENCES)
        told = f"{name}\n{words.told(verdict)}"
        assert (reason, words.mark(verdict)[0]) == (why, sign), told
        assert words.digits(verdict, found).endswith(digits), told
        assert verdict.fails == (why == FLOAT), told


def test_what_cannot_be_seen_is_told_with_the_slope_below_which_it_is():
    verdict = asked("tf.cos(x)", "1e-13")
    assert words.headline(verdict) == "the others agree, to 7 digits"
    assert words.why(verdict) == (
        "Too small for differences: moving by 6e-6, they cannot tell slopes below 1.5e-10 from "
        "rounding. The other witnesses bear the tape out."
    )


def test_a_wrong_rule_is_no_rounding():
    with damaged("sin"):
        verdict = asked("tf.sin(x) * 1e-9", "0.7")
    assert verdict.reason.why == RULE
    assert verdict.fails
