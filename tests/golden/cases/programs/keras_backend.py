"""tf.keras.backend, utils, config and name_scope: what Keras 2 had, and what a session keeps."""

_ASKED = """
K = tf.keras.backend
x = tf.constant([[.5, -.25, .75], [-.5, .125, .25]])
y = tf.constant([[.25, 2., -1.], [.5, -.75, 1.]])
with tf.GradientTape() as tape:
    tape.watch([x, y])
    out = {call}
    loss = tf.reduce_sum(tf.cast(out, tf.float32) ** 2)
g = [None if d is None else tf.convert_to_tensor(d) for d in tape.gradient(loss, [x, y])]
"""
_CALLS = [
    "K.abs(x)", "K.all(x > 0, axis=1)", "K.any(x)", "K.argmax(x)", "K.argmin(x, axis=0)",
    "K.batch_flatten(tf.reshape(x, [1, 2, 3]))",
        "K.binary_crossentropy(K.sigmoid(y), K.sigmoid(x))",
    "K.binary_crossentropy(K.sigmoid(y), x, from_logits=True)", "K.cast(x, 'float64')",
    "K.categorical_crossentropy(K.softmax(y), K.softmax(x))",
    "K.categorical_crossentropy(K.softmax(y), x, from_logits=True)", "K.clip(x, -.25, .25)",
    "K.clip(x, None, .5)", "K.clip(x, 1, 0)", "K.concatenate([x, y])", "K.concatenate([x, y], 0)",
    "K.cos(x)", "K.cumprod(x, 1)", "K.cumsum(x)", "K.dot(x, K.transpose(y))",
    "K.dot(tf.reshape(x, [1, 2, 3]), K.transpose(y))", "K.elu(x)", "K.elu(x, alpha=.5)",
    "K.equal(x, y)", "K.exp(x)", "K.expand_dims(x)", "K.expand_dims(x, 0)", "K.flatten(x)",
    "K.gather(x, [1, 0, 1])", "K.greater(x, y)", "K.greater_equal(x, y)", "K.hard_sigmoid(x * 4.)",
    "K.l2_normalize(x, axis=1)", "K.less(x, y)", "K.less_equal(x, y)", "K.log(x + 1.)", "K.max(x)",
    "K.max(x, axis=1, keepdims=True)", "K.maximum(x, y)", "K.mean(x)", "K.mean(x, axis=-1)",
    "K.mean(x > 0)", "K.min(x, 0)", "K.minimum(x, y)", "K.not_equal(x, y)",
    "K.one_hot(tf.constant([1, 0, 2]), 3)", "K.ones_like(x)", "K.permute_dimensions(x, (1, 0))",
    "K.pow(x, 3)", "K.prod(x, axis=0)", "K.relu(x)", "K.relu(x, alpha=.5)",
        "K.relu(x, max_value=.5)",
    "K.relu(x * 10., max_value=6)", "K.relu(x, threshold=.25)",
    "K.relu(x, alpha=.5, max_value=.5, threshold=.125)", "K.repeat(x, 3)",
    "K.repeat_elements(x, 2, axis=1)", "K.reshape(x, (3, 2))", "K.reverse(x, 1)",
        "K.reverse(x, [0, 1])",
    "K.round(x * 3.)", "K.sigmoid(x)", "K.sign(x)", "K.sin(x)", "K.softmax(x)",
        "K.softmax(x, axis=0)",
    "K.softplus(x)", "K.softsign(x)", "K.sparse_categorical_crossentropy([0, 2], K.softmax(x))",
    "K.sparse_categorical_crossentropy([[0], [2]], K.softmax(x))",
    "K.sparse_categorical_crossentropy([0, 2], x, from_logits=True)", "K.sqrt(x)", "K.square(x)",
    "K.squeeze(K.expand_dims(x, 1), 1)", "K.stack([x, y])", "K.std(x)", "K.std(x, axis=1)",
    "K.stop_gradient(x)", "K.sum(x)", "K.sum(x, axis=0)", "K.sum(x, -1, keepdims=True)",
    "K.switch(x > 0, x * y, -x)", "K.switch(tf.constant(True), lambda: x, lambda: y)",
    "K.switch(tf.constant([True, False]), x, y)", "K.tanh(x)", "K.tile(x, [2, 1])",
        "K.transpose(x)",
    "K.var(x)", "K.var(x, axis=0)", "K.zeros_like(x)", "tf.keras.utils.normalize(x)",
    "tf.keras.utils.normalize(x, axis=0, order=1)", "tf.keras.utils.normalize(x, order=3)",
]  # fmt: skip
_UNEVEN = (
    "K.std",
    "K.var",
    "K.softmax",
    "K.categorical",
    "K.binary",
    "K.sparse",
    "K.l2",
    "tf.keras",
)


def _asked(call):
    rounded = "g = [None if part is None else np.round(part, 5) for part in g]\n"
    return _ASKED.format(call=call) + (rounded if call.startswith(_UNEVEN) else "")


OTHERS = {
    "values and variables": """
K = tf.keras.backend
v = K.variable([[1, 2], [3, 4]])
print(v, K.zeros((2,)), K.ones((2, 1)), K.eye(2), K.zeros((0,)), K.constant([1, 2]),
    K.constant(3, dtype='int32'), K.constant(1., shape=(2,)))
print(K.arange(3), K.arange(1, 7, 2), K.arange(3, dtype='float32'), K.shape(v), K.int_shape(v),
    K.ndim(v), K.dtype(v), K.count_params(v), K.arange(-2))
print(K.update(v, [[0., 0.], [1., 1.]]), K.update_add(v, [[1., 1.], [1., 1.]]),
    K.update_sub(v, [[.5, .5], [1., 1.]]))
K.set_value(v, [[9, 8], [7, 6]])
print(K.get_value(v), K.eval(v), K.get_value(3), K.batch_get_value([v, v]),
    K.moving_average_update(v, [[1., 1.], [1., 1.]], .5))
K.batch_set_value([(v, [[1, 1], [1, 1]])])
print(v.numpy(), K.cast_to_floatx([1, 2]), K.cast_to_floatx(tf.constant([1, 2])),
    K.is_keras_tensor(tf.keras.Input((1,))), K.is_keras_tensor(v))
print(list(K.stop_gradient([v, v])), K.standardize_dtype('float32'),
    K.result_type('int32', 'float16'))
""",
    "refused": """
K = tf.keras.backend
for call in (lambda: K.mean([1., 2.]), lambda: K.gradients(tf.ones([1]), [tf.ones([1])]),
    lambda: K.softmax(tf.ones([3])), lambda: K.repeat(tf.ones([3]), 2),
    lambda: K.set_floatx('int32'), lambda: K.set_floatx('float8'),
             lambda: K.set_image_data_format('foo'), lambda: K.standardize_dtype('float'),
                 lambda: K.foo, lambda: K.categorical_crossentropy(tf.ones([2, 3]),
                 tf.ones([2, 2])), lambda: K.dot(tf.ones([2, 3]), tf.ones([2, 3])),
             lambda: K.switch(tf.constant([[True]]), tf.ones([1]), tf.ones([1])),
                 lambda: tf.keras.utils.to_categorical([3], 2),
                 lambda: tf.keras.utils.to_categorical(tf.constant([1])),
                 lambda: tf.keras.utils.normalize(tf.ones([2]), order=0),
             lambda: tf.keras.utils.set_random_seed('a'),
                 lambda: tf.keras.config.set_floatx('foo'), lambda: tf.keras.name_scope(3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
""",
    "settings": """
K, C = tf.keras.backend, tf.keras.config
print(K.floatx(), K.epsilon(), K.image_data_format(), C.floatx(), C.epsilon(),
    C.image_data_format())
K.set_floatx('float64')
K.set_epsilon(1e-3)
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[1., 2.]])
y = layer(x)
loss = tf.keras.losses.MeanSquaredError()([1.], [2.])
rate = tf.keras.optimizers.SGD(.5).learning_rate
print(layer.dtype, layer.kernel.dtype, y.dtype, loss.dtype, rate.dtype, C.floatx(),
    K.zeros((1,)).dtype, tf.keras.Input((1,)).dtype, tf.keras.metrics.Mean().dtype)
near = tf.keras.losses.binary_crossentropy([[0., 1.]], [[0., 1.]])
C.set_image_data_format('channels_first')
print(tf.keras.layers.Conv2D(2, 2).data_format, tf.keras.layers.Flatten().data_format,
    K.image_data_format())
K.set_floatx('float32')
K.set_epsilon(1e-7)
K.set_image_data_format('channels_last')
print(K.floatx(), K.epsilon(), K.image_data_format())
""",
    "rows for class numbers": """
U = tf.keras.utils
found = [U.to_categorical([0, 2, 1]), U.to_categorical([0, 2], 4),
    U.to_categorical(np.array([[0], [1]])), U.to_categorical(np.array([[0, 1], [2, 0]])),
    U.to_categorical(tf.constant([0, 2]), 3),
         U.to_categorical(tf.constant([[0], [2]]), num_classes=3), U.to_categorical([0., 1.]),
             U.to_categorical(2), U.normalize(np.array([[3., 4.], [0., 0.]])),
             U.normalize(np.array([3., 4.])),
         U.normalize(np.array([[3., 4.], [1., 1.]]), axis=0, order=1), U.normalize([[3., 4.]])]
print(U.is_keras_tensor(3), U.standardize_dtype('int'))
""",
    "names": """
K = tf.keras.backend
print(K.get_uid('a'), K.get_uid('a'), K.get_uid('b'), K.get_uid())
print(tf.keras.layers.Dense(1).name, tf.keras.layers.Dense(1).name)
K.clear_session()
print(tf.keras.layers.Dense(1).name, K.get_uid('a'))
with tf.keras.name_scope('outer'):
    v = tf.keras.Variable(1., name='v')
    with tf.keras.name_scope('inner'):
        w = tf.keras.Variable(1., name='w')
        layer = tf.keras.layers.Dense(1)
        layer.build((None, 1))
    u = tf.Variable(1., name='u')
print(v.path, w.path, layer.kernel.path, u.name)
with K.name_scope('a'):
    print(tf.Variable(1., name='x').name)
""",
    "an old loss": """
K = tf.keras.backend
def r_squared(y_true, y_pred):
    residual = K.sum(K.square(y_true - y_pred))
    total = K.sum(K.square(y_true - K.mean(y_true)))
    return 1 - residual / (total + K.epsilon())
def dice(y_true, y_pred, smooth=1):
    y_true_f, y_pred_f = K.flatten(y_true), K.flatten(y_pred)
    intersection = K.sum(y_true_f * y_pred_f)
    return 1 - (2. * intersection + smooth) / (K.sum(y_true_f) + K.sum(y_pred_f) + smooth)
y = tf.constant([[1., 0.], [1., 1.]])
p = tf.Variable([[.75, .25], [.5, .125]])
with tf.GradientTape(persistent=True) as tape:
    a, b = r_squared(y, p), dice(y, p)
g = tape.gradient(a, p), tape.gradient(b, p)
""",
}

PROGRAMS = {call: _asked(call) for call in _CALLS} | OTHERS
