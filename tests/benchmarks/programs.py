"""Programs whose graphs are measured: what people write, small and large."""

NEURON = """
w = tf.Variable(0.8)
x = tf.constant(1.5)
b = tf.Variable(-0.2)
with tf.GradientTape() as tape:
    loss = (tf.sigmoid(w * x + b) - 1.0) ** 2
g = tape.gradient(loss, [w, b])
"""

MLP = """
W1 = tf.Variable(tf.random.normal([4, 16])); b1 = tf.Variable(tf.zeros([16]))
W2 = tf.Variable(tf.random.normal([16, 16])); b2 = tf.Variable(tf.zeros([16]))
W3 = tf.Variable(tf.random.normal([16, 1])); b3 = tf.Variable(tf.zeros([1]))
x = tf.random.normal([8, 4]); t = tf.random.normal([8, 1])
with tf.GradientTape() as tape:
    h = tf.nn.relu(x @ W1 + b1)
    h = tf.nn.relu(h @ W2 + b2)
    loss = tf.reduce_mean((h @ W3 + b3 - t) ** 2)
g = tape.gradient(loss, [W1, b1, W2, b2, W3, b3])
"""

SCALAR_MLP = """
W = [[tf.Variable(0.1 * (i - j)) for i in range(4)] for j in range({width})]
V = [tf.Variable(0.2 * (j - 3)) for j in range({width})]
X = [[0.1, 0.5, -0.3, 0.9], [0.3, -0.5, 0.2, 0.1], [0.7, 0.5, -0.9, 0.4]]
def neuron(w, x):
    s = 0.0
    for a, b in zip(w, x):
        s = s + a * b
    return tf.tanh(s)
with tf.GradientTape() as tape:
    loss = 0.0
    for x in (X * {batch})[:{batch}]:
        h = [neuron(w, x) for w in W]
        loss = loss + (neuron(V, h) - 1.0) ** 2
g = tape.gradient(loss, V)
"""

FAN = """
x = tf.Variable(0.5)
with tf.GradientTape() as tape:
    y = tf.sin(x) + tf.cos(x) + tf.exp(x) + x ** 2 + tf.tanh(x)
g = tape.gradient(y, x)
"""

WIDE_FAN = """
x = tf.Variable(0.5)
with tf.GradientTape() as tape:
    h = x * 2.0
    y = tf.add_n([tf.sin(h * float(k)) for k in range({width})])
g = tape.gradient(y, x)
"""

RNN = """
W = tf.Variable(tf.ones([3, 3]) * 0.1); U = tf.Variable(tf.ones([2, 3]) * 0.2)
b = tf.Variable(tf.zeros([3]))
h = tf.zeros([1, 3])
with tf.GradientTape() as tape:
    for t in range({steps}):
        h = tf.tanh(tf.ones([1, 2]) @ U + h @ W + b)
    loss = tf.reduce_sum(h)
g = tape.gradient(loss, [W, U, b])
"""

NESTED = """
x = tf.Variable(0.5)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.sin(x) * x ** 2
    dy = inner.gradient(y, x)
d2 = outer.gradient(dy, x)
"""

TREE = """
a = [tf.Variable(float(k)) for k in range({leaves})]
with tf.GradientTape() as tape:
    while len(a) > 1:
        a = [a[k] * a[k + 1] for k in range(0, len(a), 2)]
g = tape.gradient(a[0], a[0])
"""

ATTENTION = """
Q = tf.Variable(tf.random.normal([4, 8])); K = tf.Variable(tf.random.normal([4, 8]))
V = tf.Variable(tf.random.normal([4, 8]))
x = tf.random.normal([5, 4])
with tf.GradientTape() as tape:
    q, k, v = x @ Q, x @ K, x @ V
    s = tf.nn.softmax(q @ tf.transpose(k) / 8.0 ** 0.5)
    y = s @ v + tf.reduce_mean(v) + x[:, :1]
    loss = tf.reduce_sum(y ** 2)
g = tape.gradient(loss, [Q, K, V])
"""

TRAINING = """
w = tf.Variable(0.0)
b = tf.Variable(0.0)
xs = tf.constant([1.0, 2.0, 3.0])
ts = tf.constant([2.0, 4.0, 6.0])
for step in range({steps}):
    with tf.GradientTape() as tape:
        y = w * xs + b
        loss = tf.reduce_mean((y - ts) ** 2)
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.05 * dw)
    b.assign_sub(0.05 * db)
"""

DRAWN = {
    "neuron": NEURON,
    "MLP 4-16-16-1": MLP,
    "scalar MLP, 4 neurons": SCALAR_MLP.format(width=4, batch=1),
    "scalar MLP, 8 neurons x 3": SCALAR_MLP.format(width=8, batch=3),
    "fan of 5": FAN,
    "fan of 40": WIDE_FAN.format(width=40),
    "RNN, 12 steps": RNN.format(steps=12),
    "nested tapes": NESTED,
    "tree of 64": TREE.format(leaves=64),
    "attention": ATTENTION,
}
