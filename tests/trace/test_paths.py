"""The path ledger: all paths are counted, the largest listed; together they are the gradient."""

import math

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.flows import carry, flows
from gradviz.trace.paths import ledger, versions

HEAD = "import tensorflow as tf\n"

# (id, lines before the tape, lines on the tape that make y, number of paths to x)
SUMS = [
    ("chain", "x = tf.Variable(0.7)", "y = tf.sin(tf.exp(x))", 1),
    ("twice in one record", "x = tf.Variable(3.)", "y = x * x", 2),
    ("diamond", "x = tf.Variable(2.)", "a = tf.exp(x)\nb = x * 3.\ny = a * b", 2),
    ("two diamonds", "x = tf.Variable(2.)", "a = x * x\nb = a + 2. * a\ny = b", 4),
    ("fan-out of five", "x = tf.Variable(.5)",
     "y = x + tf.sin(x) + tf.cos(x) + tf.exp(x) + x ** 3", 5),
    ("loop of four doublings", "x = tf.Variable(1.)",
     "y = x\nfor i in range(3):\n  y = y + y", 8),
    ("cancelling", "x = tf.Variable(2.)", "z = x * x\ny = z - z", 4),
    ("one side is zero", "x = tf.Variable(2.)", "y = tf.nn.relu(-x) + x / (x + 1.)", 3),
    ("zero within", "x = tf.Variable(0.)", "y = x * tf.exp(x) * x", 3),
    ("nothing flows", "x = tf.Variable(-1.)", "z = x * x\ny = tf.nn.relu(-z) * tf.sqrt(z)", 4),
    ("a root not asked at 0", "x = tf.Variable([0., 4.])",
     "y = tf.reduce_sum(tf.sqrt(x) * [0., 1.] + 0. * tf.sqrt(x))", 2),
    ("powers", "x = tf.Variable(1.5)", "y = x ** x + x ** 2. - 1. / x", 4),
    ("functions", "x = tf.Variable(.3)",
     "y = tf.tanh(x) * tf.sigmoid(x) + tf.math.log(x) * tf.sqrt(x)", 4),
    ("vector", "x = tf.Variable([1., -2., 3.])", "y = tf.reduce_sum(x * x + tf.abs(x))", 3),
    ("broadcast", "x = tf.Variable([1., -2.])",
     "m = tf.constant([[1., 2.], [3., 4.]])\ny = tf.reduce_mean((m * x + x) * x)", 3),
    ("matrix", "x = tf.Variable([[1., .5], [.2, -1.]])",
     "h = tf.tanh(x @ x)\ny = tf.reduce_sum(h @ x)", 3),
    ("bias of every layer", "x = tf.Variable([.1, -.2])",
     "v = tf.constant([[1., 2.]])\nw = tf.constant([[.5, 1.], [1., -1.]])\n"
     "h = tf.nn.relu(v @ w + x)\ny = tf.reduce_sum(tf.sigmoid(h @ w + x))", 2),
    ("reshaped", "x = tf.Variable([1., 2., 3., 4.])",
     "m = tf.reshape(x, (2, 2))\ny = tf.reduce_sum(tf.reduce_sum(m * m, axis=0) * m)", 3),
]  # fmt: skip


def trace_of(before, within, asked="y, x"):
    body = "\n".join("  " + line for line in within.split("\n"))
    text = f"{HEAD}{before}\nwith tf.GradientTape() as tape:\n{body}\ng = tape.gradient({asked})\n"
    trace = run(text)
    assert trace.error is None, trace.error
    return trace


def of_x(trace, most=1000):
    row = trace.gradients[0].rows[0]
    return row, ledger(trace, 0, row.node, most)


def every_path(trace, source):
    """Walk all paths one by one: the slow witness."""
    found = flows(trace, 0)
    ends, stack = [], [(node, seed.astype(float)) for node, seed in found.seeds.items()]
    while stack:
        node, part = stack.pop()
        if node == source:
            ends.append(part)
            continue
        for edge in found.edges.get(node, ()):
            stack.append((edge.tail, carry(trace.nodes, edge, part)))
    return ends


@pytest.mark.parametrize(("before", "within", "number"), [row[1:] for row in SUMS],
                         ids=[row[0] for row in SUMS])  # fmt: skip
def test_all_paths_together_are_the_gradient(before, within, number):
    row, found = of_x(trace_of(before, within))
    assert found.number == number
    assert found.complete
    np.testing.assert_allclose(sum(path.product for path in found.paths), row.value, 1e-5, 1e-6)
    if np.any(row.value):
        assert math.isclose(sum(path.share for path in found.paths), 1, rel_tol=1e-5)


@pytest.mark.parametrize(("before", "within"), [row[1:3] for row in SUMS],
                         ids=[row[0] for row in SUMS])  # fmt: skip
def test_the_ledger_lists_what_a_walk_finds_largest_first(before, within):
    trace = trace_of(before, within)
    row, found = of_x(trace)
    walked = sorted(float(np.linalg.norm(part)) for part in every_path(trace, row.node))
    np.testing.assert_allclose([path.size for path in found.paths], walked[::-1], 1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_the_largest_few_are_those_of_the_whole_list(seed):
    trace = trace_of("x = tf.Variable(.4)", random_lines(np.random.default_rng(seed)))
    row, few = of_x(trace, most=5)
    every = sorted((abs(float(part)) for part in every_path(trace, row.node)), reverse=True)
    assert few.number == len(every)
    np.testing.assert_allclose([path.size for path in few.paths], every[:5], 1e-6)
    np.testing.assert_allclose(few.weight, sum(every), 1e-6)


def random_lines(rng):
    names, lines = ["x"], []
    for k in range(9):
        a, b = rng.choice(names[-4:], 2)
        how = rng.choice(["{a} * {b} + .3", "tf.sin({a}) - {b}", "tf.exp(-{a}) * {b}", "{a} + {b}"])
        lines.append(f"v{k} = " + how.format(a=a, b=b))
        names.append(f"v{k}")
    return "\n".join([*lines, f"y = {names[-1]}"])


def test_a_million_paths_are_counted_and_the_largest_listed():
    lines = "y = x\nfor i in range(20):\n  y = y + y"
    row, found = of_x(trace_of("x = tf.Variable(1.)", lines), most=12)
    assert found.number == 2**20
    assert len(found.paths) == 12
    assert not found.complete
    assert all(path.product == 1 and not path.vanishing for path in found.paths)
    assert found.weight == row.value == 2**20


def test_more_paths_than_any_float_could_count():
    lines = "y = x\nfor i in range(1100):\n  y = .5 * y + .5 * y"
    _, found = of_x(trace_of("x = tf.Variable(1.)", lines), most=3)
    assert found.number == 2**1100
    assert math.isclose(found.weight, 1)


def test_paths_that_cancel_are_told():
    row, found = of_x(trace_of("x = tf.Variable(2.)", "z = x * x\ny = z - z"))
    assert row.value == 0
    assert found.cancelling
    assert [float(path.product) for path in found.paths] == [2, 2, -2, -2]
    assert found.weight == 8
    assert all(path.share is None for path in found.paths)  # of nothing there are no parts


def test_a_path_through_a_dead_unit_has_vanished():
    _, found = of_x(trace_of("x = tf.Variable(2.)", "y = tf.nn.relu(-x) + x"))
    alive, dead = found.paths
    assert (alive.share, alive.vanishing) == (1, False)
    assert (float(dead.product), dead.share, dead.vanishing) == (0, 0, True)
    assert 0 in dead.factors
    assert not found.cancelling


def test_paths_below_a_lost_upstream_are_told_from_the_values():
    """Where z's adjoint is 1 - 1 = 0, the record below it was pulled back with nothing."""
    _, found = of_x(trace_of("x = tf.Variable(3.)", "z = tf.exp(x)\ny = z - z"))
    np.testing.assert_allclose([float(p.product) for p in found.paths],
                               [math.exp(3), -math.exp(3)], 1e-6)  # fmt: skip


def test_several_targets_and_seeds_start_paths_of_their_own():
    trace = trace_of("x = tf.Variable(3.)", "a = x * x\ny = 2. * a", "[y, a], x")
    row, found = of_x(trace)
    assert sorted(path.nodes[0] for path in found.paths) == sorted(
        [*trace.gradients[0].targets] * 2
    )
    assert float(sum(path.product for path in found.paths)) == float(row.value) == 18
    seeded = trace_of("x = tf.Variable(3.)", "y = 2. * x",
                      "y, x, output_gradients=tf.constant(5.)")  # fmt: skip
    (path,) = of_x(seeded)[1].paths
    assert (float(path.seed), float(path.product)) == (5, 10)


def test_a_target_that_is_the_source_has_a_path_of_no_length():
    _, found = of_x(trace_of("x = tf.Variable(3.)", "y = x * x", "x, x"))
    assert [(path.nodes, float(path.product)) for path in found.paths] == [((0,), 1.0)]


TRAINING = """import tensorflow as tf
x = tf.Variable(3.)
for k in range(3):
  with tf.GradientTape() as tape:
    y = x ** 2 + x
  x.assign_sub(.1 * tape.gradient(y, x))
"""


@pytest.mark.parametrize("call", range(3))
def test_a_variable_that_was_assigned_to_is_one_source(call):
    trace = run(TRAINING)
    row = trace.gradients[call].rows[0]
    for node in versions(trace, row.node):
        found = ledger(trace, call, node)
        assert found.number == 2
        np.testing.assert_allclose(float(sum(p.product for p in found.paths)), row.value, 1e-6)


def test_paths_to_what_a_variable_was_before_and_after_add_up():
    lines = "a = x * x\nx.assign_add([1., 1.])\ny = tf.reduce_sum(a + 3. * x)"
    row, found = of_x(trace_of("x = tf.Variable([1., 2.])", lines))
    assert found.number == 3
    np.testing.assert_allclose(sum(path.product for path in found.paths), row.value)
    np.testing.assert_allclose(found.gradient, row.value)


def test_what_is_assigned_is_not_the_variable_it_is_assigned_to():
    text = """import tensorflow as tf
x, w = tf.Variable(3.), tf.Variable(2.)
with tf.GradientTape() as tape:
  a = x * w
  x.assign(w)
  y = a + x
tape.gradient(y, [x, w])
"""
    trace = run(text)
    rows = trace.gradients[0].rows
    counts = [ledger(trace, 0, row.node).number for row in rows]
    assert counts == [2, 1]
    for row in rows:
        added = sum(path.product for path in ledger(trace, 0, row.node).paths)
        assert float(added) == float(row.value)


def test_texts_have_no_paths():
    text = "n = tf.constant('a')\nwith tf.GradientTape() as tape:\n  tape.watch(n)\n"
    trace = run(f"{HEAD}{text}tape.gradient(n, n)\n")
    assert ledger(trace, 0, 0) is None


def test_a_source_within_ends_its_paths():
    trace = trace_of("x = tf.Variable(3.)", "z = x * x\ny = z * z", "y, [z, x]")
    by_z = ledger(trace, 0, trace.gradients[0].rows[0].node)
    by_x = ledger(trace, 0, trace.gradients[0].rows[1].node)
    assert (by_z.number, by_x.number) == (2, 4)


def test_without_a_path_there_is_no_ledger():
    trace = trace_of("x = tf.Variable(3.)\nw = tf.Variable(1.)", "y = w * 2.")
    assert ledger(trace, 0, 0) is None


def test_what_cannot_be_told_of_a_path_is_not_made_up():
    """A sort moves elements: of two paths into it, neither can be told from their sum."""
    lines = "z = tf.sort(tf.exp(x) + x)\ny = tf.reduce_sum(z * tf.constant([1., 2.]) + z * z)"
    _, found = of_x(trace_of("x = tf.Variable([1., .5])", lines))
    assert {path.product is None for path in found.paths} == {True}
    assert all(path.size > 0 and path.share is None for path in found.paths)
