"""Recurrent layers of Keras 3: outputs, states, derivatives through all steps, what is dropped."""

_ASKED = """
L = tf.keras.layers
def fill(layer):
    sizes = [w.shape for w in layer.get_weights()]
    layer.set_weights([((np.arange(np.prod(s)) * 3 + i) % 7 - 2.).reshape(s) / 8 for i,
        s in enumerate(sizes)])
x = tf.constant((np.arange(24) * 5 % 11 - 4.).reshape(2, 4, 3) / 4, {dtype})
layer = L.{make}
layer(x)
fill(layer)
with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        out = layer(x{options})
        parts = list(out) if isinstance(out, (list, tuple)) else [out]
        loss = sum([tf.reduce_sum(p * p + p) for p in parts])
    g = tape.gradient(loss, [x, *layer.trainable_variables])
h = outer.gradient(g[0], x)
# Rounded: products of four steps of rounding each, which no one promises to the last digit.
g, h, out = [np.round(d, 4) for d in g], np.round(h, 3), [np.round(p, 5) for p in parts]
loss = np.round(loss, 3)
parts = None
shape = layer.compute_output_shape(x.shape)
weights = [(w.path, w.shape, w.dtype, w.trainable) for w in layer.weights]
print(layer, [v.path for v in layer.variables], layer.count_params(), type(layer(x)).__name__)
"""
_MAKES = [
    "SimpleRNN(2)",
    "SimpleRNN(3, activation='relu', use_bias=False)",
    "SimpleRNN(2, None)",
    "SimpleRNN(2, return_sequences=True)",
    "SimpleRNN(2, return_state=True)",
    "SimpleRNN(2, return_sequences=True, return_state=True, go_backwards=True)",
    "SimpleRNN(2, unroll=True, return_sequences=True)",
    "SimpleRNN(2, dtype='float64')",
    "SimpleRNN(2, dropout=.5, seed=3) training",
    "SimpleRNN(2, recurrent_dropout=.25, seed=3) training",
    "SimpleRNN(2, dropout=.25, recurrent_dropout=.5) training",
    "SimpleRNN(2, dropout=.5)",
    "LSTM(2)",
    "LSTM(2, return_sequences=True)",
    "LSTM(2, return_state=True)",
    "LSTM(2, activation='relu', recurrent_activation='hard_sigmoid', use_bias=False)",
    "LSTM(2, unit_forget_bias=False, go_backwards=True)",
    "LSTM(2, dropout=.5, seed=1) training",
    "LSTM(2, recurrent_dropout=.5, seed=1) training",
    "LSTM(2, dropout=.25, recurrent_dropout=.25) training",
    "LSTM(2, implementation=1)",
    "LSTM(2, unroll=True)",
    "GRU(2)",
    "GRU(2, return_sequences=True)",
    "GRU(2, return_state=True, go_backwards=True)",
    "GRU(2, reset_after=False)",
    "GRU(2, use_bias=False)",
    "GRU(2, reset_after=False, implementation=1)",
    "GRU(2, implementation=1)",
    "GRU(2, recurrent_activation='tanh', activation='sigmoid', dtype='float64')",
    "GRU(2, dropout=.5, seed=1) training",
    "GRU(2, recurrent_dropout=.5, seed=1) training",
    "RNN(tf.keras.layers.SimpleRNNCell(2))",
    "RNN(tf.keras.layers.LSTMCell(2), return_state=True)",
    "RNN(tf.keras.layers.GRUCell(2), return_sequences=True)",
]


def _asked(title):
    make, _, _ = title.partition(" training")
    dtype = "tf.float64" if "float64" in title else "tf.float32"
    options = ", training=True" if title.endswith(" training") else ""
    return _ASKED.format(make=make, dtype=dtype, options=options)


OTHERS = {
    "first numbers": """
L = tf.keras.layers
x = tf.ones([1, 2, 3])
found = []
for layer in (L.SimpleRNN(2), L.LSTM(2), L.GRU(2), L.LSTM(2, unit_forget_bias=False),
    L.LSTM(2, bias_initializer='ones')):
    y = layer(x)
    found.append([np.round(part, 5) for part in (y, *layer.get_weights())])
    print(layer.name, layer.cell.name, [w.path for w in layer.weights],
        [v.path for v in layer.variables])
""",
    "initial states": """
L = tf.keras.layers
x = tf.constant((np.arange(12) * 5 % 11 - 4.).reshape(2, 2, 3) / 4, tf.float32)
h, c = tf.constant([[.5, -.25], [1., 0.]]), tf.constant([[.25, .5], [-1., 2.]])
rnn, lstm = L.SimpleRNN(2, kernel_initializer='ones', recurrent_initializer='ones'), L.LSTM(2,
    kernel_initializer='ones', recurrent_initializer='ones', return_state=True)
with tf.GradientTape() as tape:
    tape.watch([h, c])
    a = rnn(x, initial_state=h)
    b = rnn(x, initial_state=[h])
    outs = lstm(x, initial_state=[h, c])
    loss = tf.reduce_sum(a) + tf.reduce_sum(outs[0]) + tf.reduce_sum(outs[2])
g = [np.round(d, 3) for d in tape.gradient(loss, [h, c])]
zeros = rnn.get_initial_state(2), lstm.get_initial_state(2)
""",
    "what is kept between calls": """
L = tf.keras.layers
layer = L.SimpleRNN(2, stateful=True, kernel_initializer='ones', recurrent_initializer='ones')
x = tf.constant((np.arange(12) * 5 % 11 - 4.).reshape(2, 2, 3) / 16, tf.float32)
a, b = layer(x), layer(x)
print(list(layer.states), len(layer.weights), len(layer.variables))
layer.reset_state()
c = layer(x)
try:
    layer(x[:1])
except Exception as e:
    print(type(e).__name__)
""",
    "in models": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((None,)), L.Embedding(5, 3,
    embeddings_initializer='ones'), L.LSTM(2, return_sequences=True, kernel_initializer='ones',
    recurrent_initializer='ones'), L.GRU(2, kernel_initializer='ones',
    recurrent_initializer='ones'), L.Dense(1, kernel_initializer='ones')])
y = model(tf.constant([[1, 2, 3], [0, 4, 1]]))
model.summary()
x = tf.keras.Input((4, 3))
seq, h, c = L.LSTM(2, return_sequences=True, return_state=True)(x)
print(seq.shape, h.shape, c.shape, seq.dtype)
functional = tf.keras.Model(x, [seq, h, L.SimpleRNN(3)(x, initial_state=L.Dense(3)(h))])
print([tuple(t.shape) for t in functional(tf.ones([2, 4, 3]))])
print([w.path for w in functional.weights])
""",
    "a step of training": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((5, 1)), L.SimpleRNN(3, dropout=.25, seed=1),
    L.Dense(1)])
optimizer = tf.keras.optimizers.Adam(.1)
x = tf.random.normal([4, 5, 1])
y = tf.reduce_sum(x, axis=1)
losses = []
for _ in range(3):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables),
        model.trainable_variables))
    losses.append(np.round(loss, 4))
del loss, tape
""",
    "a cell of one's own": """
class Leaky(tf.keras.layers.Layer):
    def __init__(self, units, **options):
        super().__init__(**options)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer='ones', name='w')

    def call(self, inputs, states):
        before = states[0]
        output = .5 * before + tf.matmul(inputs, self.w)
        return output, [output]

layer = tf.keras.layers.RNN(Leaky(2), return_sequences=True)
x = tf.constant((np.arange(12) * 5 % 11 - 4.).reshape(2, 2, 3) / 4, tf.float32)
with tf.GradientTape() as tape:
    y = layer(x)
    loss = tf.reduce_sum(y ** 2)
g = tape.gradient(loss, layer.trainable_variables)
print([w.path for w in layer.weights], layer.cell.built)
""",
    "cells by themselves": """
L = tf.keras.layers
x = tf.constant([[1., .5, -.25]])
for cell in (L.SimpleRNNCell(2, kernel_initializer='ones', recurrent_initializer='ones'),
    L.GRUCell(2, kernel_initializer='ones', recurrent_initializer='ones'),
    L.LSTMCell(2, kernel_initializer='ones', recurrent_initializer='ones')):
    states = cell.get_initial_state(batch_size=1)
    for _ in range(2):
        out, states = cell(x, states)
    print(cell.name, [np.round(s.numpy(), 4).tolist() for s in states],
        [w.path for w in cell.weights], cell.state_size, cell.output_size)
""",
    "refused": """
L = tf.keras.layers
x = tf.ones([2, 3, 4])
for call in (lambda: L.SimpleRNN(0), lambda: L.LSTM(-1), lambda: L.SimpleRNN('a'),
    lambda: L.SimpleRNN(2)(tf.ones([2, 3])), lambda: L.LSTM(2)(tf.ones([2, 3, 4, 5])),
    lambda: L.SimpleRNN(2, foo=1), lambda: L.SimpleRNN(2, implementation=1),
             lambda: L.LSTM(2, reset_after=True), lambda: L.LSTM(2, use_cudnn=True)(x),
                 lambda: L.LSTM(2, use_cudnn=3), lambda: L.GRU(2, activation='foo'),
                 lambda: L.RNN(3), lambda: L.RNN(L.Dense(2)),
                 lambda: L.SimpleRNN(2, stateful=True)(tf.keras.Input((3, 4))),
             lambda: L.SimpleRNN(2).units, lambda: L.GRU(2).reset_after,
                 lambda: L.LSTM(2).unit_forget_bias,
                 lambda: L.LSTM(2).recurrent_activation.__name__,
                 lambda: L.SimpleRNN(2).state_size, lambda: L.LSTM(2).state_size,
                 lambda: L.SimpleRNN(2, dropout=3.).dropout,
             lambda: L.LSTM(2, recurrent_dropout=-1.).recurrent_dropout,
                 lambda: L.SimpleRNN(2).kernel_initializer.__class__.__name__,
                 lambda: L.SimpleRNN(2).cell.recurrent_initializer.__class__.__name__,
                 lambda: L.SimpleRNN(2).kernel, lambda: L.SimpleRNN(2,
                 kernel_regularizer='l2').kernel_regularizer.__class__.__name__,
             lambda: L.SimpleRNN(2)(tf.ones([2, 0, 4])), lambda: L.SimpleRNN(2, name='r')(x).shape,
                 lambda: L.SimpleRNN(2, unroll=True)(tf.keras.Input((None, 4)))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
""",
    "costs": """
L = tf.keras.layers
layer = L.LSTM(2, kernel_regularizer='l2', recurrent_regularizer='l1', bias_regularizer='l2',
    activity_regularizer='l2', kernel_initializer='ones', recurrent_initializer='ones')
y = layer(tf.ones([2, 2, 3]))
costs = layer.losses
""",
}

PROGRAMS = {title: _asked(title) for title in _MAKES} | OTHERS
