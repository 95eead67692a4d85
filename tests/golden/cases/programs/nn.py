"""Programs with tf.nn: dropout by seeds, small networks that learn, pictures through filters."""

PROGRAMS = {
    "dropout-follows-the-seeds": """
tf.random.set_seed(3)
x = tf.ones([3, 4])
a, b, c = tf.nn.dropout(x, .5), tf.nn.dropout(x, .5), tf.nn.dropout(x, .25, seed=7)
tf.random.set_seed(3)
again = tf.nn.dropout(x, .5)
print(np.array_equal(a, again), np.array_equal(a, b))
""",
    "dropout-without-chance-uses-a-seed-up": """
tf.random.set_seed(3)
first = tf.nn.dropout(tf.ones([4]), 0)
second = tf.nn.dropout(tf.ones([4]), .5)
tf.random.set_seed(3)
other = tf.nn.dropout(tf.ones([4]), .5)
""",
    "dropout-with-a-seed-of-its-own": """
x = tf.range(1., 13.)
a, b = tf.nn.dropout(x, .5, seed=4), tf.nn.dropout(x, .5, seed=4)
half = tf.nn.dropout(tf.cast(x, tf.float64), .3, seed=4)
""",
    "dropout-shares-a-draw-along-axes": """
tf.random.set_seed(1)
x = tf.ones([2, 3, 4])
a = tf.nn.dropout(x, .5, noise_shape=[2, 1, 4])
b = tf.nn.dropout(x, rate=.5, noise_shape=[None, 3, 1])
c = tf.nn.dropout(x, .5, noise_shape=tf.constant([1, 1, 4]))
""",
    "dropout-hands-the-gradient-on": """
tf.random.set_seed(2)
x, rate = tf.Variable([1., 2., 3., 4., 5., 6.]), tf.Variable(.4)
with tf.GradientTape() as tape:
    y = tf.nn.dropout(x * x, rate, seed=5)
dx, dr = tape.gradient(y, [x, rate])
with tf.GradientTape() as tape:
    z = tf.nn.dropout(tf.constant([np.nan, np.inf, 1., 2.]), .5, seed=1)
""",
    "a-small-network-of-filters-learns": """
def learn():
    images = tf.constant(np.resize([0., .5, 1., .25, .75], [4, 6, 6, 1]).astype('float32'))
    kernel = tf.Variable(tf.random.normal([3, 3, 1, 2], stddev=.3, seed=1))
    bias = tf.Variable(tf.zeros([2]))
    weights = tf.Variable(tf.random.normal([18, 3], stddev=.3, seed=2))
    losses = []
    for step in range(4):
        with tf.GradientTape() as tape:
            hidden = tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(images, kernel, 1, 'SAME'), bias))
            small = tf.nn.max_pool2d(hidden, 2, 2, 'VALID')
            logits = tf.matmul(tf.reshape(small, [4, -1]), weights)
            each = tf.nn.sparse_softmax_cross_entropy_with_logits([0, 1, 2, 1], logits)
            loss = tf.nn.compute_average_loss(each) + .01 * tf.nn.l2_loss(weights)
        found = tape.gradient(loss, [kernel, bias, weights])
        for v, g in zip([kernel, bias, weights], found):
            v.assign_sub(.5 * g)
        losses.append(float(loss))
    return losses, kernel.numpy(), bias.numpy(), weights.numpy()
losses, *parts = learn()
rounded = [np.round(part, 3).tolist() for part in [losses, *parts]]
del losses, parts
""",
    "a-network-learns-to-draw": """
def draw():
    code = tf.Variable([[[[.5, -.25]]], [[[1., .75]]]])
    kernel = tf.Variable(tf.random.normal([3, 3, 1, 2], seed=3))
    aim = tf.constant(np.resize([0., 1., .5], [2, 3, 3, 1]).astype('float32'))
    with tf.GradientTape() as tape:
        image = tf.nn.sigmoid(tf.nn.conv2d_transpose(code, kernel, [2, 3, 3, 1], 3, 'SAME'))
        loss = tf.reduce_mean(tf.math.squared_difference(image, aim))
    return [loss, *tape.gradient(loss, [code, kernel])]
rounded = [np.round(part.numpy(), 4).tolist() for part in draw()]
""",
    "batches-are-normalised": """
x = tf.Variable(np.resize([1., -2., .5, 3., 0.], [4, 3]).astype('float32'))
scale, offset = tf.Variable([1., 2., .5]), tf.Variable([0., 1., -1.])
with tf.GradientTape() as tape:
    mean, variance = tf.nn.moments(x, [0])
    y = tf.nn.batch_normalization(x, mean, variance, offset, scale, 1e-3)
    loss = tf.reduce_sum(y * y * tf.constant([[1.], [2.], [-1.], [.5]]))
dx, ds, do = tape.gradient(loss, [x, scale, offset])
print(ds.shape, do.shape)
""",
    "words-have-rows": """
table = tf.Variable([[1., 0.], [0., 1.], [1., 1.], [2., -1.]])
optimised = tf.Variable(table)
with tf.GradientTape() as tape:
    rows = tf.nn.embedding_lookup(optimised, [[0, 2], [2, 3]])
    loss = tf.reduce_sum(tf.reduce_mean(rows, 1) ** 2)
g = tf.convert_to_tensor(tape.gradient(loss, optimised))
optimised.assign_sub(.1 * g)
""",
    "edges-of-a-picture": """
picture = tf.constant([[[[0.], [0.], [1.]], [[0.], [1.], [1.]], [[1.], [1.], [1.]]]])
edges = tf.image.sobel_edges(picture)
dy, dx = tf.image.image_gradients(picture)
print(tf.image.total_variation(picture).numpy(), edges.shape)
print(type(tf.image.image_gradients(picture)).__name__)
""",
    "argmax-of-a-pool-is-named": """
found = tf.nn.max_pool_with_argmax(tf.constant([[[[1.], [4.]], [[3.], [2.]]]]), 2, 2, 'VALID')
print(type(found).__name__, found._fields, found.output.numpy().item(), found.argmax.dtype.name)
value, place = found
""",
    "jacobian-through-a-filter": """
x = tf.Variable([[[[1.], [2.]], [[3.], [5.]]]])
w = tf.Variable([[[[1., -1.]]]])
with tf.GradientTape(persistent=True) as tape:
    y = tf.nn.conv2d(x, w, 1, 'VALID')
    p = tf.nn.max_pool2d(x, 2, 1, 'SAME')
    c = tf.nn.softmax_cross_entropy_with_logits([[.5, .5]], tf.reshape(x, [2, 2])[:1])
jx, jw = tape.jacobian(y, [x, w])
jp, jc = tape.jacobian(p, x), tape.jacobian(c, x)
""",
    "penalty-on-the-slope": """
x = tf.constant([[[[1.], [2.], [0.]], [[3.], [5.], [-1.]]]])
w = tf.Variable([[[[1.]], [[-.5]]]])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = tf.reduce_sum(tf.nn.softplus(tf.nn.conv2d(x, w, 1, 'VALID')))
    slope = inner.gradient(y, x)
    penalty = tf.reduce_sum(slope ** 2)
g = outer.gradient(penalty, w)
""",
    "twice-through-what-has-no-second-derivative": """
x = tf.Variable([1., -2.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.nn.softsign(x)
    first = inner.gradient(y, x)
print(first.numpy().tolist())
outer.gradient(first, x)
""",
    "filters-of-whole-numbers-have-no-gradient": """
x = tf.Variable(tf.ones([1, 2, 2, 1], tf.int32))
with tf.GradientTape() as tape:
    y = tf.nn.conv2d(x, x, 1, 'VALID')
print(y.numpy().item(), tape.gradient(y, x))
""",
}
