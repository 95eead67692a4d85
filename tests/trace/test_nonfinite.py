"""The first NaN or infinity of each pass is found with what made it, and the cure cures it."""

import math

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.cures import KEYS, cure
from gradviz.trace.nonfinite import births, is_finite

HEAD = "import tensorflow as tf\n"


def trace_of(values, text, before=""):
    names = "".join(f"{name} = tf.Variable({value})\n" for name, value in values.items())
    lines = "".join(f"  {line}\n" for line in [*before.splitlines(), f"y = {text}"])
    sources = ", ".join(values)
    program = (
        f"{HEAD}{names}with tf.GradientTape() as tape:\n{lines}tape.gradient(y, [{sources}])\n"
    )
    trace = run(program)
    assert trace.error is None, trace.error
    return trace


# (id, values, text, cause forward, its numbers, cause backward, its numbers, key of the cure)
ROWS = [
    ("log of 0", {"x": 0.0}, "tf.math.log(x)", "log_zero", (0,), "steep", (1, math.inf), "clip"),
    ("log of less", {"x": [1.0, -2.0]}, "tf.math.log(x)", "log_negative", (-2,), None, None,
     "clip"),
    ("log of a lost sigmoid", {"x": -200.0}, "tf.math.log(tf.sigmoid(x))", "log_zero", (0,),
     "steep", (1, math.inf), "log_sigmoid"),
    ("log of a lost softmax", {"x": [0.0, -300.0]}, "tf.math.log(tf.nn.softmax(x))", "log_zero",
     (0,), "steep", (1, math.inf), "log_softmax"),
    ("x log x", {"x": 0.0}, "x * tf.math.log(x)", "log_zero", (0,), "steep", (1, -math.inf),
     "xlogy"),
    ("1 / 0", {"x": 0.0}, "1. / x", "divide_zero", (1, 0), "steep", (1, -math.inf),
     "divide_no_nan"),
    ("0 / 0", {"x": 0.0}, "x / (2. * x)", "zero_by_zero", (0, 0), "steep", (1, math.inf),
     "divide_no_nan"),
    ("exp", {"x": 1000.0}, "tf.exp(x)", "exp_overflow", (1000,), "steep", (1, math.inf), "exp"),
    ("own softplus", {"x": 1000.0}, "tf.math.log(1. + tf.exp(x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "softplus"),
    ("own softplus by log1p", {"x": 1000.0}, "tf.math.log1p(tf.exp(x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "softplus"),
    ("own sigmoid", {"x": -1000.0}, "1. / (1. + tf.exp(-x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "sigmoid"),
    ("own softmax", {"x": [1000.0, 1.0]}, "tf.exp(x) / tf.reduce_sum(tf.exp(x))", "exp_overflow",
     (1000,), "carried", (1, math.nan), "softmax"),
    ("own logsumexp", {"x": [1000.0, 1.0]}, "tf.math.log(tf.reduce_sum(tf.exp(x)))",
     "exp_overflow", (1000,), "zero_times_inf", (0, math.inf), "logsumexp"),
    ("own sigmoid of a quotient", {"x": 1000.0}, "tf.exp(x) / (1. + tf.exp(x))", "exp_overflow",
     (1000,), "carried", (1, math.nan), "sigmoid"),
    ("own softmax of columns", {"x": [[1000.0, 1.0], [2.0, 3.0]]},
     "tf.exp(x) / tf.reduce_sum(tf.exp(x), axis=0)", "exp_overflow", (1000,), "carried",
     (1, math.nan), "softmax"),
    ("own tanh", {"x": 1000.0}, "(tf.exp(x) - tf.exp(-x)) / (tf.exp(x) + tf.exp(-x))",
     "exp_overflow", (1000,), "carried", (1, math.nan), "tanh"),
    ("log of exp", {"x": 1000.0}, "tf.math.log(tf.exp(x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "log_exp"),
    ("log of cosh", {"x": 1000.0}, "2. * tf.math.log(tf.cosh(x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "log_cosh"),
    ("log of the rest of a sigmoid", {"x": 200.0}, "tf.math.log(1. - tf.sigmoid(x))", "log_zero",
     (0,), "steep", (1, math.inf), "log_sigmoid"),
    ("deviation", {"x": [2.0, 2.0]}, "tf.math.reduce_std(x)", None, None, "steep", (1, math.inf),
     "deviation"),
    ("root of 0", {"x": 0.0}, "tf.sqrt(x)", None, None, "steep", (1, math.inf), "clip"),
    ("root of less", {"x": -1.0}, "tf.sqrt(x)", "root_negative", (-1,), "carried", (1, math.nan),
     "clip"),
    ("norm", {"x": [0.0, 0.0]}, "tf.norm(x)", None, None, "steep", (1, math.inf), "norm"),
    ("norm of rows", {"x": [[0.0, 0.0], [1.0, 2.0]]}, "tf.reduce_sum(tf.norm(x, axis=1))", None,
     None, "steep", (1, math.inf), "norm"),
    ("euclidean norm", {"x": [0.0, 0.0]}, "tf.math.reduce_euclidean_norm(x)", None, None,
     "undefined", (), "norm"),
    ("own distance", {"x": [1.0, 2.0], "w": [1.0, 2.0]},
     "tf.sqrt(tf.reduce_sum(tf.square(x - w)))", None, None, "steep", (1, math.inf), "norm"),
    ("masked log", {"x": 0.0}, "tf.where(x > 0., tf.math.log(x), 0.)", "log_zero", (0,),
     "zero_times_inf", (0, math.inf), "double_where"),
    ("masked division", {"x": [0.0, 2.0]}, "tf.where(x == 0., 0., 3. / x)", "divide_zero", (3, 0),
     "zero_times_inf", (0, -math.inf), "double_where"),
    ("masked exp", {"x": 1000.0}, "tf.where(x > 50., x, tf.exp(x))", "exp_overflow", (1000,),
     "zero_times_inf", (0, math.inf), "double_where"),
    ("power of 0", {"x": 0.0}, "x ** -1.", "divide_zero", (0, -1), "steep", (1, -math.inf),
     "clip"),
    ("root as a power", {"x": 0.0}, "x ** 0.5", None, None, "steep", (1, math.inf), "clip"),
    ("power of less", {"x": -1.0}, "x ** 0.5", "power_negative", (-1, 0.5), "carried",
     (1, math.nan), "clip"),
    ("0 to the 0", {"x": 0.0, "w": 0.0}, "x ** w", None, None, "undefined", (1, math.nan), "clip"),
    ("arc sine", {"x": 2.0}, "tf.asin(x)", "domain", (2,), "carried", (1, math.nan), "clip_ends"),
    ("arc sine at its end", {"x": 1.0}, "tf.asin(x)", None, None, "steep", (1, math.inf),
     "clip_ends"),
    ("area cosine", {"x": 0.5}, "tf.acosh(x)", "domain", (0.5,), "carried", (1, math.nan), "clip"),
    ("rsqrt", {"x": 0.0}, "tf.math.rsqrt(x)", "divide_zero", (0,), "steep", (1, -math.inf),
     "clip"),
]  # fmt: skip


def by_pass(trace):
    found = births(trace)
    forward = next((b for b in found if not b.backward), None)
    return forward, next((b for b in found if b.backward), None)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_pass_tells_the_numbers_that_made_it(row):
    for birth, cause, numbers in zip(by_pass(trace_of(*row[1:3])), row[3:6:2], row[4:7:2],
                                     strict=True):  # fmt: skip
        if cause is None:
            assert birth is None
            continue
        assert birth.cause == cause
        np.testing.assert_array_equal(birth.numbers, numbers)
        assert not math.isfinite(birth.result)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_cure_cures(row):
    trace = trace_of(*row[1:3])
    for birth in births(trace):
        found = cure(trace, birth)
        assert found.key == row[7]
        mended = run(found_in(trace.text, found))
        assert mended.error is None, (found.code, mended.error)
        assert births(mended) == (), found.code
        assert all(is_finite(r.value) for call in mended.gradients for r in call.rows)


def found_in(text, found):
    return text[: found.span.start] + found.code + text[found.span.stop :]


# (values, text, the code that is written instead)
CODES = [
    ({"x": 0.0}, "tf.where(x > 0., tf.math.log(x), 0.123456)",
     "tf.where(x > 0., tf.math.log(tf.where(x > 0., x, 1.)), 0.123456)"),
    ({"x": 0.0}, "1. / x", "tf.math.divide_no_nan(1., x)"),
    ({"x": 0.0}, "tf.sqrt(x * 2.5)", "tf.sqrt(tf.maximum(x * 2.5, 1e-12))"),
    ({"x": 0.0}, "(x + x) ** 0.5", "tf.maximum(x + x, 1e-12) ** 0.5"),
    ({"x": [0.0, 0.0]}, "tf.norm(x)", "tf.sqrt(tf.reduce_sum(tf.square(x)) + 1e-12)"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "text", "code"), CODES, ids=[row[1] for row in CODES])
def test_the_code_is_made_of_the_programs_own_words(values, text, code):
    trace = trace_of(values, text)
    assert cure(trace, births(trace)[-1]).code == code


def test_every_cure_has_a_row():
    assert {row[7] for row in ROWS} == set(KEYS)


# (id, values, text, cause): what only words can mend
WORDS = [
    ("product too large", {"x": 1e30}, "x * x", "overflow"),
    ("sum too large", {"x": [3e38, 3e38]}, "tf.reduce_sum(x)", "overflow"),
    ("half precision", {"x": 70000.0}, "tf.cast(x, tf.float16)", "cast"),
    ("inf - inf", {"x": "float('inf')"}, "x - x", "inf_minus_inf"),
    ("0 times inf", {"x": "float('inf')"}, "x * 0.", "zero_times_inf"),
    ("inf / inf", {"x": "float('inf')"}, "tf.math.divide_no_nan(x, x)", "undefined"),
    ("infinity in the text", {"x": 1.0}, "x * float('inf')", "given"),
    ("a mean of nothing", {"x": [1.0]}, "tf.reduce_mean(x[x > 2.])", "empty"),
    ("a singular matrix", {"x": [[1.0, 2.0], [2.0, 4.0]]}, "tf.linalg.cholesky(x)", "singular"),
    ("NaN in the data", {"x": [1.0, "float('nan')"]}, "x * 2.", "given"),
]


@pytest.mark.parametrize(("values", "text", "cause"), [row[1:] for row in WORDS],
                         ids=[row[0] for row in WORDS])  # fmt: skip
def test_other_causes_are_named(values, text, cause):
    values = {"x": str(values["x"]).replace('"', "")}
    trace = trace_of(values, text)
    assert births(trace)[0].cause == cause
    assert cure(trace, births(trace)[0]).key == cause


# (id, values, text): a function that only takes a root, a quotient or a logarithm inside
INSIDE = [
    ("a quotient", {"x": [0.0, 0.0]}, "tf.linalg.normalize(x)[0]"),
    ("a root of what is no square", {"x": [0.0, 0.0]}, "tf.sqrt(tf.reduce_sum(tf.abs(x)))"),
]


@pytest.mark.parametrize(("values", "text"), [row[1:] for row in INSIDE],
                         ids=[row[0] for row in INSIDE])  # fmt: skip
def test_code_never_computes_something_else(values, text):
    trace = trace_of(values, text)
    found = cure(trace, births(trace)[0])
    assert "norm" not in found.key
    assert "divide" not in found.code


def test_a_slope_too_large_for_the_pass_is_infinite_where_nothing_flows_in():
    trace = trace_of({"x": 1e-25}, "(1. / x) * 0.")  # -1e50 in float64
    (birth,) = births(trace)
    assert (birth.cause, birth.numbers) == ("zero_times_inf", (0.0, -math.inf))


def test_a_determinant_of_0_is_no_overflow_of_its_logarithm():
    trace = run(f"{HEAD}y = tf.linalg.slogdet(tf.constant([[1., 2.], [2., 4.]]))[1]\n")
    assert births(trace)[0].cause == "singular"


def test_numbers_are_told_only_of_operations_on_each_element():
    trace = trace_of({"x": [[2e20, 1.0], [0.0, 2e20]]}, "tf.matmul(x, x)")
    assert births(trace)[0].numbers == ()


def test_what_is_spoiled_is_told_by_pass():
    trace = trace_of({"x": 0.0, "w": 2.0}, "w * z + 1. * w", "z = tf.math.log(x)")
    forward, backward = by_pass(trace)
    names = {node.id: node.label or node.op for node in trace.nodes}
    assert [names[k] for k in forward.spoiled] == ["multiply", "y"]
    assert forward.sources == ()
    assert set(backward.sources) == {"x", "w"}
    assert {names[k] for k in backward.spoiled} == {"x", "w"}


def test_each_pass_begins_anew():
    text = f"""{HEAD}x = tf.Variable(0.)
with tf.GradientTape(persistent=True) as tape:
  y = tf.sqrt(x)
  z = x * 2.
tape.gradient(z, x)
tape.gradient(y, x)
"""
    found = births(run(text))
    assert [birth.gradient for birth in found] == [1]


def test_contributions_too_large_together_are_told():
    forward, backward = by_pass(trace_of({"x": 1.0}, "3e38 * x + 3e38 * x"))
    assert forward.cause == "overflow"
    assert (backward.cause, backward.result) == ("summed", math.inf)
    np.testing.assert_allclose(backward.numbers, [3e38], 1e-6)


def test_a_seed_can_be_the_first():
    text = f"""{HEAD}x = tf.Variable(1.)
with tf.GradientTape() as tape:
  y = 2. * x
tape.gradient(y, x, output_gradients=tf.constant(float('inf')))
"""
    trace = run(text)
    assert [(b.cause, b.gradient) for b in births(trace) if b.backward] == [("given", 0)]


def test_what_has_no_operands_has_no_double_where():
    lines = "import numpy as np\nx = tf.constant([np.nan, 1.])\ny = tf.nn.dropout(x, .5, seed=1)\n"
    trace = run(HEAD + lines)
    assert [cure(trace, birth).key for birth in births(trace)]


def test_finite_runs_have_none():
    assert births(trace_of({"x": 2.0}, "tf.exp(x) / x")) == ()


def test_what_goes_wrong_behind_a_mask_of_infinity_is_what_is_told():
    before = "s = tf.where([True, False], x, -float('inf'))\np = tf.nn.softmax(s)"
    trace = trace_of({"x": [1.0, 2.0]}, "tf.reduce_sum(p * tf.math.log(p))", before)
    first = births(trace)[0]
    assert (trace.nodes[first.node].op, first.cause) == ("log", "log_zero")
    alone = trace_of({"x": [1.0, 2.0]}, "tf.where([True, False], x, -float('inf'))")
    assert births(alone)[0].cause == "given"


def test_an_infinity_that_does_no_harm_is_told_as_given():
    trace = run(f"{HEAD}m = tf.constant([0., float('-inf')])\ny = tf.nn.softmax(m)\n")
    (birth,) = births(trace)
    assert (birth.cause, birth.spoiled) == ("given", ())
