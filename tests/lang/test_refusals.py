"""Hostile and mistaken programs: each is refused at its place, and soon."""

import pytest

from gradviz import run
from gradviz.lang.budget import Limits

REFUSED = [
    ("().__class__", "private"),
    ("x.__dict__", "private"),
    ("__import__('os')", "private"),
    ("(lambda: 0).__globals__", "private"),
    ("tf.__file__", "private"),
    ("'{0.__class__}'.format(1)", "raised"),
    ("f'{1:1000000000}'", "limit_elements"),
    ("'%1000000000d' % 1", "limit_elements"),
    ("import os", "raised"),
    ("from os import path", "raised"),
    ("import tensorflow.python", "raised"),
    ("open('x')", "raised"),
    ("eval('1')", "raised"),
    ("exec('1')", "raised"),
    ("globals()", "raised"),
    ("getattr(1, '__class__')", "raised"),
    ("np.load('x')", "raised"),
    ("np.ndarray((10**9,))", "raised"),
    ("9 ** 9 ** 9", "limit_elements"),
    ("1 << 10**9", "limit_elements"),
    ("'a' * 10**9", "limit_elements"),
    ("[0] * 10**9", "limit_elements"),
    ("tf.zeros([100000, 100000])", "limit_elements"),
    ("tf.constant(1., shape=[100000, 100000])", "limit_elements"),
    ("tf.IndexedSlices(tf.ones([1]), tf.constant([0]), [10**10])", "limit_elements"),
    ("v = tf.Variable(tf.zeros([9999]), shape=[None])\nv[:, None] * v", "limit_elements"),
    ("np.ones((100000, 100000))", "limit_elements"),
    ("tf.range(10**9)", "limit_elements"),
    ("range(10**12)", "limit_elements"),
    ("tf.eye(100000)", "limit_elements"),
    ("tf.eye(1000, batch_shape=[1000])", "limit_elements"),
    ("tf.matmul(tf.zeros([50000, 1]), tf.zeros([50000, 1]), transpose_b=True)", "limit_elements"),
    ("tf.tensordot(tf.zeros([50000]), tf.zeros([50000]), 0)", "limit_elements"),
    ("tf.tensordot(tf.zeros([9, 5000]), tf.zeros([9, 5000]), [[0], [0]])", "limit_elements"),
    ("tf.einsum('i,j->ij', tf.zeros([50000]), tf.zeros([50000]))", "limit_elements"),
    ("tf.einsum('i...,j...->ij...', tf.zeros([500, 9]), tf.zeros([5000, 9]))", "limit_elements"),
    ("tf.einsum('ai,bi', tf.zeros([50000, 1]), tf.zeros([50000, 1]))", "limit_elements"),
    ("tf.linalg.diag(tf.zeros([50000]))", "limit_elements"),
    ("tf.multiply(tf.zeros([50000, 1]), tf.zeros([1, 50000]))", "limit_elements"),
    ("tf.maximum(x=tf.zeros([50000, 1]), y=tf.zeros([50000]))", "limit_elements"),
    ("tf.where(tf.zeros([50000, 1]) > 0., tf.zeros([50000]), 0.)", "limit_elements"),
    ("tf.raw_ops.Mul(x=tf.zeros([50000, 1]), y=tf.zeros([1, 50000]))", "limit_elements"),
    ("np.subtract(np.zeros((50000, 1)), np.zeros(50000))", "limit_elements"),
    ("tf.linalg.diag([1.], k=10**6)", "limit_elements"),
    ("tf.linalg.diag([1.], num_cols=10**9)", "limit_elements"),
    ("tf.linalg.tensor_diag(tf.zeros([50000]))", "limit_elements"),
    ("tf.linalg.svd(tf.zeros([50000, 1]), full_matrices=True)", "limit_elements"),
    ("tf.linalg.qr(tf.zeros([50000, 1]), True)", "limit_elements"),
    ("tf.linalg.sqrtm(tf.eye(60))", "limit_elements"),
    ("tf.range(start=0, limit=10**9)", "limit_elements"),
    ("np.arange(0, stop=10**9)", "limit_elements"),
    ("tf.linspace(tf.zeros([10**4]), tf.zeros([10**4]), 10**4)", "limit_elements"),
    ("tf.tile(input=tf.zeros([10**4]), multiples=[10**4])", "limit_elements"),
    ("tf.repeat([1, 2], [10**9, 1])", "limit_elements"),
    ("tf.repeat([[1, 2]], 10**9, axis=1)", "limit_elements"),
    ("tf.one_hot(indices=[0], depth=10**9)", "limit_elements"),
    ("tf.pad([1.], [[0, 10**9]])", "limit_elements"),
    ("tf.gather(tf.zeros([1, 10**6]), [0] * 99)", "limit_elements"),
    ("tf.gather_nd(tf.zeros([1, 10**6]), [[0]] * 99)", "limit_elements"),
    ("tf.stack([tf.zeros([10**6])] * 99)", "limit_elements"),
    ("tf.concat([tf.zeros([10**6])] * 99, 0)", "limit_elements"),
    ("tf.sequence_mask([10**9])", "limit_elements"),
    ("tf.sequence_mask([1, 2], 10**9)", "limit_elements"),
    ("tf.scatter_nd([[0]], [1.], [10**9])", "limit_elements"),
    ("tf.math.segment_sum([1.], [10**9])", "limit_elements"),
    ("tf.math.unsorted_segment_max([1.], [0], 10**9)", "limit_elements"),
    ("tf.dynamic_stitch([[10**9]], [[1.]])", "limit_elements"),
    ("tf.dynamic_partition([1.], [0], 10**9)", "limit_elements"),
    ("tf.TensorArray(tf.float32, 10**9)", "limit_elements"),
    ("tf.math.bincount([10**9])", "limit_elements"),
    ("tf.math.bincount(arr=[1], minlength=10**9)", "limit_elements"),
    ("tf.math.confusion_matrix([0], [0], 10**6)", "limit_elements"),
    ("tf.math.confusion_matrix(labels=[10**6], predictions=[0])", "limit_elements"),
    (
        "tf.nn.conv2d(tf.zeros([1, 900, 900, 1]), tf.zeros([1, 1, 1, 99]), 1, 'SAME')",
        "limit_elements",
    ),
    (
        "tf.nn.conv2d(tf.zeros([1, 900, 900, 1]), tf.zeros([90, 90, 1, 1]), 1, 'SAME')",
        "limit_elements",
    ),
    (
        "tf.nn.conv2d([[[[1.]]]], [[[[1.]]]], 1, [[0, 0], [10**9, 0], [0, 0], [0, 0]])",
        "limit_elements",
    ),
    (
        "tf.nn.conv1d([[[1.]]], tf.zeros([1, 1, 10**6 * 3]), 1, 'SAME', dilations=10**9)",
        "limit_elements",
    ),
    ("tf.nn.convolution([[[1.], [1.]]], [[[1.]], [[1.]]], dilations=10**9)", "limit_elements"),
    (
        "tf.nn.depthwise_conv2d([[[[1.]]]], [[[[1.]]]], [1] * 4, 'SAME', dilations=[10**9, 1])",
        "limit_elements",
    ),
    ("tf.nn.conv2d_transpose([[[[1.]]]], [[[[1.]]]], [1, 10**9, 1, 1], 10**9)", "limit_elements"),
    ("tf.nn.max_pool2d(tf.zeros([1, 900, 900, 2]), 900, 1, 'SAME')", "limit_elements"),
    (
        "tf.nn.max_pool2d([[[[1.]]]], [10**9, 1], 1, [[0, 0], [10**9 - 1, 0], [0, 0], [0, 0]])",
        "limit_elements",
    ),
    ("tf.nn.pool([[[1.]]], [1], 'MAX', dilations=[10**9])", "limit_elements"),
    ("tf.nn.space_to_batch([[1.]], [10**9], [[10**9 - 1, 0]])", "limit_elements"),
    ("tf.image.pad_to_bounding_box([[[1.]]], 0, 0, 10**6, 10**6)", "limit_elements"),
    ("tf.image.resize([[[1.]]], [10**6, 10**6])", "limit_elements"),
    ("tf.nn.embedding_lookup(tf.zeros([1, 10**6]), [0] * 99)", "limit_elements"),
    ("tf.nn.dropout([[1.]], 0.5, noise_shape=[10**6, 10**6])", "limit_elements"),
    ("tf.random.normal([10**5, 10**5])", "limit_elements"),
    ("tf.random.gamma([10**4], tf.ones([10**4]))", "limit_elements"),
    ("tf.random.poisson(shape=[10**5], lam=tf.ones([10**5]))", "limit_elements"),
    ("tf.random.categorical([[0., 1.]], num_samples=10**9)", "limit_elements"),
    ("tf.random.stateless_binomial([10**9], [1, 2], 5., 0.5)", "limit_elements"),
    ("tf.random.split([1, 2], 10**9)", "limit_elements"),
    ("tf.random.Generator.from_seed(1).split(10**9)", "limit_elements"),
    ("tf.random.Generator.from_seed(1).uniform_full_int([10**9])", "limit_elements"),
    ("tf.keras.random.randint([10**9], 0, 5, seed=1)", "limit_elements"),
    ("tf.keras.initializers.Zeros()([10**5, 10**5])", "limit_elements"),
    ("tf.random_normal_initializer()(shape=[10**9])", "limit_elements"),
    ("tf.zeros([50000, 1]) + tf.zeros([1, 50000])", "limit_elements"),
    ("while True: pass", "limit_steps"),
    ("def f(n): return f(n + 1)\nf(0)", "limit_depth"),
    ("a = []\nfor i in range(100):\n  a = [a, a]\nprint(a)", "limit_elements"),
    ("async def f(): pass", "unsupported"),
    ("def f():\n  print((yield 1))", "unsupported"),
    ("match 1:\n  case 1: pass", "unsupported"),
    ("y = (1", "syntax"),
    ("try:\n  while True: pass\nexcept Exception: pass", "limit_steps"),
]


@pytest.mark.parametrize(("program", "code"), REFUSED, ids=[p[:40] for p, _ in REFUSED])
def test_hostile_program_is_stopped_with_its_code(program, code):
    trace = run(program, limits=Limits(steps=20_000))
    assert trace.error is not None
    assert trace.error.code == code
    assert trace.error.message


def test_the_identity_of_a_large_number_is_no_large_matrix():
    assert run("y = tf.identity(tf.constant(1e6))").error is None
    assert run("y = np.identity(10**6)").error.code == "limit_elements"


def test_repeating_each_its_own_times_costs_their_sum():
    assert run("y = tf.repeat(tf.range(40), [2] * 40)").error is None


LIMITED = [
    ("x = 1\nwhile True:\n  x = 2", 2, 3),
    ("x = 1\ny = 9 ** 9 ** 9", 2, 2),
    ("x = 1\n\nz = tf.zeros([100000, 100000])", 3, 3),
    ("def f(n):\n  return f(n + 1)\nf(0)", 2, 2),
]


@pytest.mark.parametrize(("program", "first", "last"), LIMITED)
def test_a_limit_says_at_which_line_it_was_met(program, first, last):
    assert first <= run(program, limits=Limits(steps=20_000)).error.line <= last


def test_the_place_of_a_refusal_is_its_own():
    error = run("y = 1\nz = y.__class__\n").error
    assert (error.line, error.column, error.end_line, error.end_column) == (2, 4, 2, 15)


def test_a_runtime_error_names_the_innermost_place():
    error = run("x = tf.constant([1., 2.])\ny = x + tf.constant([1., 2., 3.])\n").error
    assert error.exception == "InvalidArgumentError"
    assert (error.line, error.column) == (2, 4)


def test_a_misspelt_name_is_answered_with_the_nearest():
    assert "sigmoid" in run("y = sigmod(1.)").error.hint
    assert "sigmoid" in run("y = tf.nn.sigmod(1.)").error.hint


def test_what_was_recorded_up_to_the_stop_is_kept():
    trace = run("x = tf.Variable(2.)\ny = x * x\nz = nothing(y)\n")
    assert trace.error.exception == "NameError"
    assert [n.op for n in trace.nodes] == ["variable", "multiply"]
    assert trace.steps[-1].kind == "failed"


def test_the_next_run_is_unharmed():
    run("x = tf.Variable(1.)\nwith tf.GradientTape() as tape:\n  y = x / nothing\n")
    assert float(run("y = 2. * 3.").values["y"]) == 6.0


def test_cancelling_stops_the_run():
    assert run("while True: pass", cancelled=lambda: True).error.code == "cancelled"
