"""Reasons beyond the table: zeros for None, words in both languages, values told apart."""

import re

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.words.catalogue import CATALOGUE
from tests.helpers.invariants import check_trace
from tests.lang.test_why_table import CODES, ROWS, asked, identify
from tests.lang.why_table.row import Why

ZERO = [
    Why("unused", """
x = tf.Variable([1., 2.])
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = w * w
g = tape.gradient(y, [w, x], unconnected_gradients=tf.UnconnectedGradients.ZERO)
""", "unconnected", None, "", after=[0.0, 0.0], source=1),
    Why("a constant", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)
""", "constant", 1, "tf.constant(3.)", after=0.0),
    Why("a rounding", """
x = tf.Variable(2.6)
with tf.GradientTape() as tape:
  y = tf.round(x)
g = tape.gradient(y, x, unconnected_gradients="zero")
""", "not_differentiable", 3, "tf.round(x)", after=0.0),
    Why("NumPy", """
x = tf.Variable([1., 3.])
with tf.GradientTape() as tape:
  y = tf.square(np.mean(x))
g = tape.gradient(y, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)
""", "left_tape", 3, "np.mean(x)", after=[0.0, 0.0]),
    Why("a whole number", """
x = tf.Variable(3)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)
""", "integer", 1, "tf.Variable(3)", after=0),
    Why("before the block", """
x = tf.Variable(3.)
a = x * 2.
with tf.GradientTape() as tape:
  y = a * a
g = tape.gradient(y, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)
""", "outside_tape", 2, "x * 2.", after=0.0),
]  # fmt: skip

TRUE_ZEROS = [
    "x = tf.Variable(0.)\nwith tf.GradientTape() as tape:\n  y = x * x\n",
    "x = tf.Variable(-1.)\nwith tf.GradientTape() as tape:\n  y = tf.nn.relu(x)\n",
    "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n  y = x * 0.\n",
    "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n  y = tf.sign(x)\n",
    "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n  y = tf.where(x > 0., 1., x)\n",
]


@pytest.mark.parametrize("row", ZERO, ids=identify)
def test_a_zero_in_place_of_none_keeps_its_reason(row):
    trace = run(row.program)
    check_trace(trace)
    found = asked(row, trace)
    assert found.no_path
    assert found.value.tolist() == row.after
    assert (found.reason.code, found.reason.line) == (row.code, row.line)


@pytest.mark.parametrize("text", TRUE_ZEROS)
def test_a_true_zero_has_no_reason(text):
    ask = "g = tape.gradient(y, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)\n"
    (found,) = run(text + ask).gradients[0].rows
    assert float(found.value) == 0.0
    assert not found.no_path
    assert found.reason is None


@pytest.mark.parametrize("row", [r for r in ZERO if r.code != "unconnected"], ids=identify)
def test_a_repair_turns_the_zero_of_no_path_into_a_gradient(row):
    fix = asked(row, run(row.program)).reason.fix
    found = asked(row, run(fix.apply(row.program)))
    assert not found.no_path
    assert found.reason is None
    assert fix.gradient.tolist() == found.value.tolist()


@pytest.fixture
def korean():
    CATALOGUE.use("ko")
    yield
    CATALOGUE.use("en")


# Reasons that hold of the source for any target, which the table's title names.
OF_THE_SOURCE = frozenset("constant frozen tensor unwatched rebound integer".split())
FIRST_OF_A_CODE = [next(row for row in ROWS if row.code == code) for code in CODES]


@pytest.mark.parametrize("row", FIRST_OF_A_CODE, ids=lambda row: row.code)
def test_words_name_source_target_and_line(row):
    found = asked(row, trace := run(row.program))
    assert re.search(rf"\b{re.escape(found.source)}\b", found.reason.message)
    if row.code not in OF_THE_SOURCE:
        assert trace.gradients[row.call].target in found.reason.message
    if row.line is not None:
        assert f"on line {row.line}" in found.reason.message
    assert "{" not in found.reason.message


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize("row", FIRST_OF_A_CODE, ids=lambda row: row.code)
def test_words_are_korean_where_korean_is_spoken(row):
    found = asked(row, trace := run(row.program))
    message = found.reason.message
    assert found.source in message
    assert row.code in OF_THE_SOURCE or trace.gradients[row.call].target in message
    assert row.line is None or f"{row.line}행" in message
    for text in (message, *(f.label for f in (found.reason.fix, *found.reason.more) if f)):
        assert re.search("[가-힣]", text)
        assert not re.search(r"\b(the|gradient|is|not|line|with)\b", text)


def test_a_source_of_an_earlier_cell_is_told_so():
    before = [Scene("x = tf.constant(3.)\n")]
    text = "with tf.GradientTape() as tape:\n  y = x * x\ng = tape.gradient(y, x)\n"
    reason = run(text, before=before).gradients[0].rows[0].reason
    assert (reason.code, reason.line, reason.span) == ("constant", None, None)
    assert "in an earlier cell" in reason.message
    assert "tape.watch(x)" in reason.fix.apply(text)


# Values told apart ------------------------------------------------------------------------------

APART = [
    ("a small int that equals one of the source's", """
n = tf.Variable(2.)
w = tf.Variable(5.)
k = int(n)
with tf.GradientTape() as tape:
  y = w * float(range(3)[2])
g = tape.gradient(y, n)
"""),
    ("a truth value that equals the source's", """
n = tf.Variable(2.)
w = tf.Variable(5.)
flag = n.numpy() > 1.
other = np.float32(3.) > 1.
with tf.GradientTape() as tape:
  y = w * float(other)
g = tape.gradient(y, n)
"""),
    ("another element of the same list", """
n = tf.Variable(2.)
w = tf.Variable(5.)
pair = [n.numpy(), 3.]
with tf.GradientTape() as tape:
  y = w * pair[1]
g = tape.gradient(y, n)
"""),
    ("another element of the same dictionary", """
n = tf.Variable(2.)
w = tf.Variable(5.)
row = {"a": float(n), "b": 3.}
with tf.GradientTape() as tape:
  y = w * row.get("b")
g = tape.gradient(y, n)
"""),
    ("a name that meant it before", """
n = tf.Variable(2.)
w = tf.Variable(5.)
scale = float(n)
scale = 2.
with tf.GradientTape() as tape:
  y = w * scale
g = tape.gradient(y, n)
"""),
    ("its shape", """
n = tf.Variable([2., 3.])
w = tf.Variable(5.)
with tf.GradientTape() as tape:
  y = w * np.sum(np.ones(np.shape(n)))
g = tape.gradient(y, n)
"""),
    ("a branch that would not have led to the target", """
n = tf.Variable(2.)
w = tf.Variable(5.)
with tf.GradientTape() as tape:
  if w < 0.:
    print(n)
  y = w * w
g = tape.gradient(y, n)
"""),
    ("a branch that ran in another turn", """
n = tf.Variable(2.)
w = tf.Variable(5.)
with tf.GradientTape() as tape:
  for k in range(2):
    if k == 0:
      other = n * 2.
    else:
      y = w * w
g = tape.gradient(y, n)
"""),
]  # fmt: skip


@pytest.mark.parametrize("text", [t for _, t in APART], ids=[name for name, _ in APART])
def test_what_did_not_come_from_the_source_is_unconnected(text):
    trace = run(text.removeprefix("\n"))
    check_trace(trace)
    (found,) = trace.gradients[0].rows
    assert found.reason.code == "unconnected"


def test_each_source_has_its_own_reason():
    trace = run(
        "a = tf.Variable(1.)\nb = tf.constant(2.)\nc = tf.Variable(3)\nd = tf.Variable(4.)\n"
        "with tf.GradientTape() as tape:\n  y = a * b * tf.cast(c, tf.float32) * float(d)\n"
        "g = tape.gradient(y, {'a': a, 'b': b, 'c': c, 'd': d})\n"
    )
    rows = trace.gradients[0].rows
    assert [row.reason and row.reason.code for row in rows] == [
        None, "constant", "integer", "left_tape",
    ]  # fmt: skip


def test_a_repair_that_would_cost_another_gradient_is_not_offered():
    trace = run(
        "x = tf.Variable(2.)\nv = tf.Variable(3.)\nwith tf.GradientTape() as first:\n"
        "  v.assign(x * 2.)\n  y = v * v\na = first.gradient(y, x)\n"
        "with tf.GradientTape() as second:\n  z = v * v\nb = second.gradient(z, v)\n"
    )
    lost, kept = (call.rows[0] for call in trace.gradients)
    assert (lost.reason.code, kept.reason) == ("assigned", None)
    assert lost.reason.fix is None  # v = x * 2. would leave `second` without a variable


def test_a_long_program_is_not_run_again_for_its_repairs():
    text = (
        "x = tf.constant(1.)\nwith tf.GradientTape() as tape:\n  y = x\n"
        "  for k in range(4000):\n    y = y * x\ng = tape.gradient(y, x)\n"
    )
    reason = run(text).gradients[0].rows[0].reason
    assert reason.code == "constant"
    assert "tape.watch(x)" in reason.fix.apply(text)
    assert reason.fix.gradient is None


def test_every_one_of_many_sources_is_offered_a_repair():
    text = (
        "xs = [tf.constant(float(k)) for k in range(60)]\nwith tf.GradientTape() as tape:\n"
        "  y = tf.add_n(xs)\ng = tape.gradient(y, xs)\n"
    )
    rows = run(text).gradients[0].rows
    assert {row.reason.code for row in rows} == {"constant"}
    for number in (0, 30, 59):
        mended = run(rows[number].reason.fix.apply(text)).gradients[0].rows
        assert mended[number].value == 1.0
        assert rows[number].source == f"xs[{number}]"
