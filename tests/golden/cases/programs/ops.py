"""tf.keras.ops: dtypes, values, gradients and placeholders by Keras's own rules."""

_ASKED = """
O = tf.keras.ops
x = tf.constant([[.5, -.25, .75], [-.5, .125, .25]])
y = tf.constant([[.25, 2., -1.], [.5, -.75, 1.]])
v = tf.constant([.5, -1., .25])
call = lambda x, y: {call}
with tf.GradientTape(persistent=True) as tape:
    tape.watch([x, y])
    out = call(x, y)
    parts = list(out) if isinstance(out, (list, tuple)) else [out]
    loss = sum([tf.reduce_sum(tf.cast(p, tf.float32) ** 2) for p in parts])
g = [tape.gradient(loss, x), tape.gradient(loss, y)]
found = []
for a, b in ((tf.constant([[1, 0, 2], [3, 1, 1]]), tf.constant([[2, 1, 1], [1, 2, 4]])),
    (tf.cast(x, tf.float64), y),
             (tf.constant([[True, False, True], [False, True, True]]),
                 tf.constant([[True, True, False], [False, True, False]])),
             (tf.constant([[1, 0, 2], [3, 1, 1]], tf.int64), tf.cast(y, tf.float16)),
                 (tf.constant([[1, 0, 2], [3, 1, 1]], tf.uint8),
                 tf.constant([[2, 1, 1], [1, 2, 4]], tf.int8))):
    try:
        found.append(call(a, b))
    except Exception as e:
        found.append(type(e).__name__)
"""
_CALLS = [
    "O.add(x, y)", "O.subtract(x, y)", "O.multiply(x, y)", "O.divide(x, y)", "O.true_divide(x, y)",
    "O.divide_no_nan(x, y)", "O.floor_divide(x, y)", "O.mod(x, y)", "O.power(x + 1, 2)",
    "O.maximum(x, y)", "O.minimum(x, y)", "O.equal(x, y)", "O.not_equal(x, y)", "O.less(x, y)",
    "O.less_equal(x, y)", "O.greater(x, y)", "O.greater_equal(x, y)", "O.logical_and(x, y)",
    "O.logical_or(x, y)", "O.logical_xor(x, y)", "O.logical_not(x)", "O.negative(x)",
    "O.absolute(x)", "O.abs(x)", "O.square(x)", "O.sign(x)", "O.floor(x)", "O.ceil(x)",
    "O.round(x)", "O.sqrt(O.abs(x))", "O.rsqrt(x + 2)", "O.log(x + 2)", "O.exp(x)", "O.sin(x)",
    "O.cos(x)", "O.tan(x)", "O.tanh(x)", "O.arcsin(x)", "O.arccos(x)", "O.arctan(x)", "O.sinh(x)",
    "O.cosh(x)", "O.arcsinh(x)", "O.arccosh(x + 2)", "O.arctanh(x)", "O.arctan2(x, y)",
    "O.log1p(x)", "O.expm1(x)", "O.log2(x + 2)", "O.log10(x + 2)", "O.reciprocal(x + 2)",
    "O.isnan(x)", "O.isinf(x)", "O.isfinite(x)", "O.clip(x, 0, 1)", "O.where(x > 0, x, y)",
    "O.where(x, x, 0)", "O.matmul(x, O.transpose(y))", "O.dot(x, O.transpose(y))", "O.dot(x, v)",
    "O.dot(x, 3.)", "O.tensordot(x, y)", "O.tensordot(x, y, [[1], [1]])", "O.outer(x, y)",
    "O.einsum('ij,kj->ik', x, y)", "O.einsum('ij->j', x)", "O.sum(x)", "O.sum(x, axis=1)",
    "O.sum(x, axis=0, keepdims=True)", "O.mean(x)", "O.mean(x, axis=-1)", "O.prod(x, axis=0)",
    "O.max(x, axis=0)", "O.min(x)", "O.amax(x)", "O.amin(x, 1)", "O.any(x)", "O.all(x, axis=0)",
    "O.std(x)", "O.std(x, axis=1)", "O.var(x)", "O.var(x, axis=0, keepdims=True)", "O.argmax(x)",
    "O.argmax(x, axis=1)", "O.argmin(x, axis=0)", "O.cumsum(x, axis=0)", "O.cumsum(x)",
    "O.cumprod(x, axis=1)", "O.count_nonzero(x)", "O.count_nonzero(x, axis=1)", "O.logsumexp(x)",
    "O.logsumexp(x, axis=1, keepdims=True)", "O.reshape(x, (3, 2))", "O.reshape(x, (-1,))",
    "O.transpose(x)", "O.transpose(x, (1, 0))", "O.expand_dims(x, 1)",
    "O.squeeze(O.expand_dims(x, 0), 0)", "O.concatenate([x, y])", "O.concatenate([x, y], axis=1)",
    "O.stack([x, y])", "O.stack([x, y], axis=-1)", "O.split(x, 3, axis=1)",
    "O.split(x, [1, 2], axis=1)", "O.unstack(x)", "O.unstack(x, axis=1)", "O.repeat(x, 2)",
    "O.repeat(x, 2, axis=1)", "O.tile(x, 2)", "O.tile(x, (2, 1, 2))", "O.flip(x)",
    "O.flip(x, axis=1)", "O.swapaxes(x, 0, 1)", "O.swapaxes(x, 1, 1)", "O.moveaxis(x, 0, -1)",
    "O.ravel(x)", "O.pad(x, ((1, 0), (0, 2)))", "O.take(x, [0, -1], axis=1)", "O.take(x, [0, -1])",
    "O.broadcast_to(x, (2, 2, 3))", "O.tril(x)", "O.tril(x, -1)", "O.tril(x, 1)", "O.triu(x)",
    "O.triu(x, 1)", "O.sort(x)", "O.sort(x, axis=0)", "O.sort(x, axis=None)", "O.top_k(x, 2)",
    "O.ones_like(x)", "O.zeros_like(x)", "O.full_like(x, 2)", "O.stop_gradient(x)",
    "O.cast(x, 'float16')", "O.erf(x)", "O.relu(x)", "O.sigmoid(x)", "O.softmax(x)",
    "O.softplus(x)", "O.silu(x)", "O.gelu(x)", "O.gelu(x, False)", "O.leaky_relu(x)", "O.elu(x)",
    "O.hard_tanh(x)", "O.log_softmax(x, 0)", "O.one_hot(O.cast(x, 'int32'), 3)",
]  # fmt: skip
_UNEVEN = ("O.log2", "O.log10", "O.logsumexp", "O.std", "O.var", "O.gelu", "O.erf", "O.softmax")


def _asked(call):
    rounded = "g = [None if part is None else np.round(part, 5) for part in g]\n"
    odd = "found[2] = None  # truth values\n" if call.startswith("O.einsum('ij,kj") else ""
    return _ASKED.format(call=call) + (rounded if call.startswith(_UNEVEN) else "") + odd


OTHERS = {
    "made from nothing": """
O = tf.keras.ops
found = [O.zeros((2, 3)), O.ones(3), O.ones((2,), 'int32'), O.eye(2), O.eye(2, dtype='int32'),
    O.full((2, 2), 3), O.full((2,), 3, 'int32'), O.arange(3),
         O.arange(1, 3), O.arange(1., 3.), O.arange(0, 1, .25), O.arange(3, dtype='float32'),
             O.linspace(0, 1, 5), O.linspace(0., 1., 3), O.convert_to_tensor([1, 2]),
         O.convert_to_tensor([1., 2.]), O.convert_to_tensor([1, 2], 'float32'),
             O.convert_to_tensor(np.array([1., 2.])), O.convert_to_numpy(tf.ones([2])),
             O.one_hot(1, 3)]
print(O.shape(tf.ones([2, 3])), O.ndim(tf.ones([2, 3])), O.dtype(tf.ones([2])),
    O.is_tensor(tf.ones([2])), O.is_tensor(3))
""",
    "Python numbers": """
O = tf.keras.ops
i, f, d, b = tf.constant([1, 2]), tf.constant([1., 2.]), tf.constant([1., 2.],
    tf.float64), tf.constant([True, False])
found = [O.add(a, n) for a in (i, f, d, b) for n in (2, 2.5, True)] + [O.multiply(2, i),
    O.multiply(.5, i), O.add(1, 2), O.add(1, 2.), O.divide(1, 2)]
found += [O.mean([1, 2]), O.sum([1., 2.]), O.max([1, 5]), O.sqrt(4), O.exp(0), O.maximum(i, 1.5),
    O.power(i, 2), O.power(i, .5)]
""",
    "placeholders": """
O = tf.keras.ops
x = tf.keras.Input((3,))
y = O.sum(O.square(x), axis=1, keepdims=True)
z = O.concatenate([O.sin(x), O.exp(-y), O.log(y + 1.)], axis=1)
model = tf.keras.Model(x, [z, O.mean(x), O.argmax(x, axis=1)])
print([tuple(t.shape) for t in model.outputs], [t.dtype for t in model.outputs],
    [layer.name for layer in model.layers])
out = model(tf.constant([[1., 2., 3.], [.5, .25, .125]]))
with tf.GradientTape() as tape:
    given = tf.Variable([[1., 2., 3.]])
    cost = tf.reduce_sum(model(given + 0.)[0])
g = tape.gradient(cost, given)
""",
    "in the call of a layer": """
O = tf.keras.ops
class Root(tf.keras.layers.Layer):
    def call(self, x):
        return O.sqrt(O.relu(x)) + O.mean(x, axis=-1, keepdims=True)
layer = Root()
x = tf.keras.Input((4,))
model = tf.keras.Model(x, layer(x))
y = model(tf.constant([[1., 4., 9., -1.]]))
print(model.output_shape)
""",
    "refused": """
O = tf.keras.ops
for call in (lambda: O.reshape(tf.ones([2, 3]), (4,)), lambda: O.squeeze(tf.ones([2, 3]), 0),
    lambda: O.concatenate([tf.ones([2, 3]), tf.ones([3, 2])]),
    lambda: O.matmul(tf.ones([2, 3]), tf.ones([2, 3])),
             lambda: O.max(tf.zeros([0])), lambda: O.foo,
                 lambda: O.add(tf.ones([2]), tf.ones([3])), lambda: O.add('a', 1),
                 lambda: O.cast(1., 'foo'), lambda: O.sum(tf.ones([2]), axis=3),
             lambda: O.moveaxis(tf.ones([2, 3]), (0, 1), 0), lambda: O.split(tf.ones([3]), 2),
                 lambda: O.expand_dims(tf.ones([2]), 5), lambda: O.linspace(0., 1., -1),
                 lambda: O.tril(tf.ones([3]))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
""",
}

PROGRAMS = {call: _asked(call) for call in _CALLS} | OTHERS
