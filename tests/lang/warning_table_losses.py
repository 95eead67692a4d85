"""Programs that run, but not as they look: what a loss is made of, and its numbers.

Rows as in warning_table.py.
"""

LOSSES = [
    # What a loss is made of
    ("NumPy in one term", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * x + np.sin(x)
g = tape.gradient(y, x)
""", ["numpy_inside at np.sin(x)"], True),
    ("NumPy on the only way", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    a = x ** 2
    y = np.mean(a) * tf.constant(1.)
g = tape.gradient(y, x)
""", ["numpy_inside at np.mean(a)"], True),
    ("a number taken out", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    scale = float(x)
    y = x * scale
g = tape.gradient(y, x)
""", ["numpy_inside at float(x)"], True),
    ("softmax before a loss that takes it", """
z = tf.Variable([[1., 2.]])
with tf.GradientTape() as tape:
    p = tf.nn.softmax(z)
    each = tf.nn.softmax_cross_entropy_with_logits([[1., 0.]], p)
    loss = tf.reduce_mean(each)
g = tape.gradient(loss, z)
""", ["softmax_twice at p"], True),
    ("softmax in the arguments, by name", """
z = tf.Variable([[1., 2.]])
with tf.GradientTape() as tape:
    loss = tf.nn.softmax_cross_entropy_with_logits(
        labels=[[1., 0.]], logits=tf.nn.softmax(z))[0]
g = tape.gradient(loss, z)
""", ["softmax_twice at tf.nn.softmax(z)"], True),
    ("softmax and from_logits=True", """
z = tf.Variable([[1., 2.], [3., 1.]])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
with tf.GradientTape() as tape:
    loss = loss_of(tf.constant([0, 1]), tf.nn.softmax(z))
g = tape.gradient(loss, z)
""", ["softmax_twice at tf.nn.softmax(z)"], True),
    ("sigmoid before a loss that takes it", """
z = tf.Variable([0.5, 2.])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits([1., 0.], tf.sigmoid(z)))
g = tape.gradient(loss, z)
""", ["softmax_twice at tf.sigmoid(z)"], True),
    ("a model that ends with softmax, and from_logits=True", """
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
x, t = tf.ones([4, 2]), tf.constant([0, 1, 2, 0])
with tf.GradientTape() as tape:
    loss = loss_of(t, model(x))
g = tape.gradient(loss, model.trainable_variables)
""", ["softmax_before_logits at model(x)"], True),
    ("scores without from_logits", """
z = tf.Variable([[1., 2.], [3., 1.]])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy()
with tf.GradientTape() as tape:
    loss = loss_of(tf.constant([0, 1]), z)
g = tape.gradient(loss, z)
""", ["scores_for_probabilities at z"], True),
    ("binary scores without from_logits", """
z = tf.Variable([[-1.], [3.]])
with tf.GradientTape() as tape:
    loss = tf.keras.losses.BinaryCrossentropy()(tf.constant([[0.], [1.]]), z)
g = tape.gradient(loss, z)
""", ["scores_for_probabilities at z"], True),
    # Numbers
    ("the logarithm of 0", """
x = tf.Variable(0.)
with tf.GradientTape() as tape:
    y = tf.math.log(x)
g = tape.gradient(y, x)
""", ["not_finite at tf.math.log(x)"], False),
    ("0 times the logarithm of 0", """
x = tf.Variable(0.)
with tf.GradientTape() as tape:
    y = x * tf.math.log(x)
g = tape.gradient(y, x)
""", ["not_finite at tf.math.log(x)"], True),
    ("an exponential too large", """
x = tf.Variable(100.)
with tf.GradientTape() as tape:
    y = tf.math.log(1. + tf.exp(x))
g = tape.gradient(y, x)
""", ["not_finite at tf.exp(x)"], True),
    ("the logarithm of a softmax that is 0", """
x = tf.Variable([0., 400.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(tf.math.log(tf.nn.softmax(x)))
g = tape.gradient(y, x)
""", ["not_finite at tf.math.log(tf.nn.softmax(x))"], True),
    ("a division by 0", """
a, b = tf.Variable(1.), tf.Variable(0.)
with tf.GradientTape() as tape:
    y = a / b
g = tape.gradient(y, [a, b])
""", ["not_finite at a / b"], True),
    ("a square root at 0", """
x = tf.Variable(0.)
with tf.GradientTape() as tape:
    y = tf.sqrt(x)
g = tape.gradient(y, x)
""", ["slope_not_finite at tf.sqrt(x)"], False),
    ("the branch that where does not choose", """
x = tf.Variable([0., 4.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(tf.where(x > 0., tf.math.log(x), 0.))
g = tape.gradient(y, x)
""", ["slope_not_finite at tf.math.log(x)"], True),
    ("a rate so large that training diverges", """
w = tf.Variable(1.)
for k in range(30):
    with tf.GradientTape() as tape:
        loss = w ** 4
    w.assign_sub(10. * tape.gradient(loss, w))
""", ["not_finite at w ** 4"], False),
    ("a norm at 0", """
x = tf.Variable([0., 0.])
with tf.GradientTape() as tape:
    y = tf.norm(x)
g = tape.gradient(y, x)
""", ["slope_not_finite at tf.norm(x)"], False),
    # Optimizers
    ("a variable that the loss does not use", """
w, b = tf.Variable(1.), tf.Variable(2.)
opt = tf.keras.optimizers.SGD(0.1)
with tf.GradientTape() as tape:
    loss = w * w
grads = tape.gradient(loss, [w, b])
opt.apply_gradients(zip(grads, [w, b]))
""", ["missing_in_update at opt.apply_gradients(zip(grads, [w, b]))"], False),
]  # fmt: skip
