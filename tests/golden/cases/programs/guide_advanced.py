"""What TensorFlow's advanced guide to gradients does, section by section, in other numbers.

The calls are the guide's, the words, names and values are not. Its plots are left to the notebook,
and so is saving a model with a custom gradient: gradviz writes no models.
"""

SECTIONS = {
    "stop recording": ("a pause",),
    "reset from scratch": ("a reset",),
    "stop gradient flow": ("one way stopped",),
    "custom gradients": ("clipped on the way back",),
    "multiple tapes": ("two tapes",),
    "higher-order gradients": ("the second derivative", "a loss of slopes"),
    "jacobians: scalar source": ("by a shift", "against the slopes of all points"),
    "jacobians: tensor source": ("by a kernel", "its sum is the gradient"),
    "example: Hessian": ("a Hessian of a small model", "a Newton step"),
    "batch jacobian": (
        "a batch",
        "the mixed blocks are zero",
        "layers that mix the batch",
        "examples without their own",
    ),
}

_MODEL = """
x = tf.random.normal([6, 4])
layer1 = tf.keras.layers.Dense(5, activation=tf.nn.{activation})
layer2 = tf.keras.layers.Dense(3, activation=tf.nn.{activation})
"""
_HESSIAN = (
    _MODEL.format(activation="tanh")
    + """
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        hidden = layer1(x)
        out = layer2(hidden)
        loss = tf.reduce_mean(out**2)
    g = t1.gradient(loss, layer1.kernel)
h = t2.jacobian(g, layer1.kernel)
print(f'layer.kernel.shape: {layer1.kernel.shape}')
print(f'h.shape: {h.shape}')
"""
)

PROGRAMS = {
    "a pause": """
x, y = tf.Variable(3.0), tf.Variable(4.0)
with tf.GradientTape() as t:
    x_sq = x * x
    with t.stop_recording():
        y_sq = y * y
    z = x_sq + y_sq
grad = t.gradient(z, {'x': x, 'y': y})
print('dz/dx:', grad['x'])
print('dz/dy:', grad['y'])
""",
    "a reset": """
x, y = tf.Variable(3.0), tf.Variable(4.0)
done = True
with tf.GradientTape() as t:
    y_sq = y * y
    if done:
        t.reset()
    z = x * x + y_sq
grad = t.gradient(z, {'x': x, 'y': y})
print('dz/dx:', grad['x'])
print('dz/dy:', grad['y'])
""",
    "one way stopped": """
x, y = tf.Variable(3.0), tf.Variable(4.0)
with tf.GradientTape() as t:
    y_sq = y**2
    z = x**2 + tf.stop_gradient(y_sq)
grad = t.gradient(z, {'x': x, 'y': y})
print('dz/dx:', grad['x'])
print('dz/dy:', grad['y'])
""",
    "clipped on the way back": """
@tf.custom_gradient
def clipped(y):
    def backward(dy):
        return tf.clip_by_norm(dy, 0.25)
    return y, backward
v = tf.Variable(3.0)
with tf.GradientTape() as t:
    output = clipped(v * v)
print(t.gradient(output, v))
""",
    "two tapes": """
x0, x1 = tf.constant(0.5), tf.constant(-0.5)
with tf.GradientTape() as tape0, tf.GradientTape() as tape1:
    tape0.watch(x0)
    tape1.watch(x1)
    y0 = tf.math.sin(x0)
    y1 = tf.nn.sigmoid(x1)
    y = y0 + y1
    ys = tf.reduce_sum(y)
print(tape0.gradient(ys, x0).numpy())
print(tape1.gradient(ys, x1).numpy())
""",
    "the second derivative": """
x = tf.Variable(2.0)
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = x * x * x
    dy_dx = t1.gradient(y, x)
d2y_dx2 = t2.gradient(dy_dx, x)
print('dy_dx:', dy_dx.numpy())
print('d2y_dx2:', d2y_dx2.numpy())
""",
    "a loss of slopes": """
x = tf.random.normal([6, 4])
layer = tf.keras.layers.Dense(5, activation=tf.nn.tanh)
with tf.GradientTape() as t2:
    with tf.GradientTape(watch_accessed_variables=False) as t1:
        t1.watch(x)
        y = layer(x)
        out = tf.reduce_sum(layer(x)**2)
    g1 = t1.gradient(out, x)
    g1_mag = tf.norm(g1)
dg1_mag = t2.gradient(g1_mag, layer.trainable_variables)
print([var.shape for var in dg1_mag])
""",
    "by a shift": """
x = tf.linspace(-5.0, 5.0, 31)
delta = tf.Variable(0.25)
with tf.GradientTape() as tape:
    y = tf.nn.sigmoid(x + delta)
dy_dx = tape.jacobian(y, delta)
print(y.shape)
print(dy_dx.shape)
""",
    "against the slopes of all points": """
x = tf.linspace(-5.0, 5.0, 11)
delta = tf.Variable(0.25)
with tf.GradientTape(persistent=True) as tape:
    y = tf.nn.sigmoid(x + delta)
total = tape.gradient(y, delta)
each = tape.jacobian(y, delta)
print(float(tf.abs(total - tf.reduce_sum(each))) < 1e-6)
""",
    "by a kernel": """
x = tf.random.normal([6, 4])
layer = tf.keras.layers.Dense(5, activation=tf.nn.relu)
with tf.GradientTape(persistent=True) as tape:
    y = layer(x)
print(y.shape, layer.kernel.shape)
j = tape.jacobian(y, layer.kernel)
print(j.shape)
""",
    "its sum is the gradient": """
x = tf.random.normal([6, 4])
layer = tf.keras.layers.Dense(5, activation=tf.nn.relu)
with tf.GradientTape(persistent=True) as tape:
    y = layer(x)
j = tape.jacobian(y, layer.kernel)
g = tape.gradient(y, layer.kernel)
j_sum = tf.reduce_sum(j, axis=[0, 1])
_delta = tf.reduce_max(abs(g - j_sum)).numpy()
assert _delta < 1e-3
print('g.shape:', g.shape, bool(_delta < 1e-5))
""",
    "a Hessian of a small model": _HESSIAN
    + """
n_params = tf.reduce_prod(layer1.kernel.shape)
g_vec = tf.reshape(g, [n_params, 1])
h_mat = tf.reshape(h, [n_params, n_params])
print(n_params, np.allclose(h_mat, tf.transpose(h_mat), atol=1e-6))
""",
    "a Newton step": _HESSIAN
    + """
n_params = tf.reduce_prod(layer1.kernel.shape)
g_vec = tf.reshape(g, [n_params, 1])
h_mat = tf.reshape(h, [n_params, n_params])
eps = 1.
eye_eps = tf.eye(h_mat.shape[0]) * eps
update = tf.linalg.solve(h_mat + eye_eps, g_vec)
layer1.kernel.assign_sub(tf.reshape(update, layer1.kernel.shape))
after = tf.reduce_mean(layer2(layer1(x))**2)
print(bool(after < loss))
""",
    "a batch": _MODEL.format(activation="elu")
    + """
with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
    tape.watch(x)
    y = layer2(layer1(x))
j = tape.jacobian(y, x)
jb = tape.batch_jacobian(y, x)
print(y.shape, j.shape, jb.shape)
""",
    "the mixed blocks are zero": _MODEL.format(activation="elu")
    + """
with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
    tape.watch(x)
    y = layer2(layer1(x))
j = tape.jacobian(y, x)
summed = tf.reduce_sum(j, axis=2)
own = tf.einsum('bxby->bxy', j)
jb = tape.batch_jacobian(y, x)
print(float(tf.reduce_max(abs(jb - summed))) < 1e-6, float(tf.reduce_max(abs(jb - own))) < 1e-6)
""",
    "layers that mix the batch": _MODEL.format(activation="elu")
    + """
def normalized(h):
    mean, variance = tf.nn.moments(h, axes=[0])
    return (h - mean) / tf.sqrt(variance + 1e-3)
with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
    tape.watch(x)
    y = layer2(normalized(layer1(x)))
j = tape.jacobian(y, x)
summed = tf.reduce_sum(j, axis=2)
jb = tape.batch_jacobian(y, x)
print(f'j.shape: {j.shape}', f'jb.shape: {jb.shape}')
print(float(tf.reduce_max(abs(jb - summed))) < 1e-5)
own = tf.einsum('bxby->bxy', j)
print(float(tf.reduce_max(abs(jb - own))) > 1e-3)
""",
    "examples without their own": """
x = tf.random.normal([6, 4])
w = tf.Variable(tf.random.normal([4, 3]))
with tf.GradientTape() as tape:
    y = x @ w
tape.batch_jacobian(y, w)
""",
}

# Products of matrices whose terms cancel, and slopes in the tails, where 1 - y leaves little.
ALLOWANCES = dict.fromkeys(
    (
        "a loss of slopes",
        "by a shift",
        "against the slopes of all points",
        "its sum is the gradient",
        "a Hessian of a small model",
        "a Newton step",
        "a batch",
        "the mixed blocks are zero",
        "layers that mix the batch",
    ),
    1,
)
