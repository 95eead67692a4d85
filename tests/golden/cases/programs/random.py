"""Seeds: which numbers follow which, and what begins a sequence again."""

PROGRAMS = {
    "the global seed alone": """
tf.random.set_seed(42)
print(tf.random.normal([2]))
first = [tf.random.uniform([2]), tf.random.normal([2]), tf.random.normal([2])]
tf.random.set_seed(42)
again = [tf.random.normal([2]), tf.random.uniform([2])]
""",
    "both seeds": """
tf.random.set_seed(1234)
a = [tf.random.uniform([1], seed=1), tf.random.uniform([1], seed=1)]
tf.random.set_seed(1234)
b = [tf.random.uniform([1], seed=1), tf.random.uniform([1], seed=1), tf.random.uniform([1], seed=2)]
""",
    "a seed of its own and no global one": """
tf.random.set_seed(None)
tf.keras.backend.clear_session()
a = tf.random.normal([3], seed=1)
b = tf.random.normal([3], seed=1)
tf.keras.backend.clear_session()
c = tf.random.normal([3], seed=1)
d = tf.random.shuffle([1, 2, 3, 4, 5], seed=3)
""",
    "no seed at all": """
tf.random.set_seed(None)
a, b = tf.random.normal([4]), tf.random.normal([4])
different = bool(tf.reduce_any(a != b))
a = b = None
""",
    "an own seed does not use up a number": """
tf.random.set_seed(3)
a = tf.random.normal([2])
b = tf.random.normal([2])
tf.random.set_seed(3)
c = tf.random.normal([2])
d = tf.random.normal([2], seed=5)
e = tf.random.normal([2])
""",
    "a refused call": """
tf.random.set_seed(3)
for shape in ([-1], 3):
    try:
        tf.random.normal(shape)
    except Exception as error:
        print(type(error).__name__)
a = tf.random.normal([2])
for call in (lambda: tf.random.normal([2], mean='a'),
             lambda: tf.random.normal([2], mean=[1., 2., 3.]),
             lambda: tf.random.uniform([2], 3, 3, tf.int32),
             lambda: tf.random.uniform([2], dtype=tf.int32),
             lambda: tf.random.categorical([0., 1.], 3),
             lambda: tf.random.categorical([[0., 1.]], 3, dtype=tf.float32),
             lambda: tf.random.gamma([2.5], 1.),
             lambda: tf.nn.dropout(tf.ones([2]), 2.)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, tf.random.normal([1]).numpy())
""",
    "what uses up a number": """
tf.random.set_seed(3)
drawn = []
for call in (lambda: tf.random.shuffle([1, 2, 3]), lambda: tf.random.shuffle(5),
             lambda: tf.random.categorical([[0., 1.]], 2), lambda: tf.random.gamma([1], 2.),
             lambda: tf.random.poisson([1], 2.), lambda: tf.random.normal([0]),
             lambda: tf.random.stateless_normal([1], [1, 2]),
             lambda: tf.nn.dropout(tf.ones([3]), 0.5), lambda: tf.nn.dropout(tf.ones([3]), 0.),
             lambda: tf.keras.random.normal([1], seed=1),
             lambda: tf.random_normal_initializer()([1]),
             lambda: tf.random_normal_initializer(seed=1)([1])):
    call()
    drawn.append(tf.random.normal([1]))
""",
    "seeds of many kinds": """
drawn = []
for seed in (0, 1, -1, 2**31 - 1, 2**31, 2**40 + 3, np.int64(7), True, 1.5):
    tf.random.set_seed(seed)
    drawn.append([tf.random.normal([2]), tf.random.normal([2], seed=0)])
""",
    "shapes do not tell kernels apart but dtypes do": """
tf.random.set_seed(8)
a = [tf.random.uniform([2], seed=1), tf.random.uniform([3], seed=1), tf.random.uniform([], seed=1)]
b = [tf.random.uniform([2], dtype=tf.float64, seed=1),
     tf.random.uniform([2], 0, 9, tf.int32, seed=1)]
c = [tf.random.uniform(tf.constant([2], tf.int64), seed=1),
     tf.random.uniform([2], 5., 6., seed=1)]
d = [tf.random.categorical([[0., 1.]], 4, seed=1),
     tf.random.categorical([[0., 1.]], 4, tf.int32, seed=1)]
e = [tf.random.shuffle([1, 2, 3, 4], seed=1), tf.random.shuffle([1., 2., 3., 4.], seed=1)]
f = [tf.random.poisson([2], 3., seed=1), tf.random.poisson([2], 3, seed=1),
     tf.random.poisson([2], 3., seed=1)]
g = [tf.random.gamma([2], 3., seed=1), tf.random.gamma([2], [3.], seed=1)]
""",
    "noise around a line": """
tf.random.set_seed(0)
x = tf.random.normal(shape=[20])
y = x * 3.0 + 2.0 + tf.random.normal(shape=[20])
w, b = tf.Variable(5.0), tf.Variable(0.0)
for step in range(5):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - (w * x + b)))
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.1 * dw)
    b.assign_sub(0.1 * db)
    print(loss)
""",
    "a reparametrised draw": """
tf.random.set_seed(5)
mean, log_var = tf.Variable([0.5, -1.0]), tf.Variable([0.1, 0.3])
with tf.GradientTape() as tape:
    eps = tf.random.normal(shape=mean.shape)
    z = mean + tf.exp(0.5 * log_var) * eps
    loss = tf.reduce_sum(z ** 2)
slopes = tape.gradient(loss, [mean, log_var])
with tf.GradientTape() as tape:
    z = tf.random.normal([3, 2], mean, tf.exp(0.5 * log_var))
    loss = tf.reduce_sum(z ** 2)
others = tape.gradient(loss, [mean, log_var])
""",
    "drawn variables": """
tf.random.set_seed(7)
w = tf.Variable(tf.random.normal((3, 2)), name='w')
b = tf.Variable(tf.zeros(2, dtype=tf.float32), name='b')
x = [[1., 2., 3.]]
with tf.GradientTape(persistent=True) as tape:
    y = x @ w + b
    loss = tf.reduce_mean(y**2)
dl_dw, dl_db = tape.gradient(loss, [w, b])
""",
    "a generator": """
g = tf.random.Generator.from_seed(1234)
a = g.normal([2, 3])
state = g.state.numpy()
b = g.uniform([2])
c = g.truncated_normal([3], mean=1., stddev=2.)
d = g.uniform([3], 0, 10, dtype=tf.int32)
e = g.uniform_full_int([2])
f = g.uniform([2], minval=None, dtype=tf.int64)
h = g.normal([2], dtype=tf.float64)
key, algorithm = int(g.key), g.algorithm
print(g.state)
""",
    "a generator begins again": """
g = tf.random.Generator.from_seed(5)
a = g.normal([2])
g.reset_from_seed(5)
b = g.normal([2])
g.reset([1, 2, 3])
c = g.normal([2])
g.reset_from_key_counter(3, [1, 2])
d = g.normal([2])
before = g.skip(10)
after = g.state.numpy()
e = tf.random.Generator.from_state([1, 2, 3], alg='philox').normal([2])
f = tf.random.Generator.from_key_counter(3, [1, 2], alg='philox').normal([2])
h = tf.random.Generator(copy_from=g).normal([2])
i = g.normal([2])
""",
    "generators split": """
g = tf.random.Generator.from_seed(5)
halves = g.split(2)
a = [half.normal([2]) for half in halves]
states = [half.state.numpy() for half in halves]
seeds = g.make_seeds(3)
b = tf.random.stateless_normal([2], seeds[:, 1])
none = g.split(0)
""",
    "a generator of counts": """
g = tf.random.Generator.from_seed(7)
a = g.binomial([4], 5., 0.3)
first = g.state.numpy()
b = g.binomial([4, 2], [5., 100.], [0.3])
second = g.state.numpy()
c = g.binomial([3], 50., 0.5, dtype=tf.float32)
third = g.state.numpy()
""",
    "seeds of generators": """
states = [tf.random.Generator.from_seed(seed).state.numpy()
          for seed in (0, -1, 2**64 + 5, 2**200, [1], [1, 2, 3, 4], np.array([7, 8]))]
drawn = [tf.random.Generator.from_seed(seed).normal([2]) for seed in (0, -1, 2**64 + 5, [1, 2])]
other = tf.random.Generator.from_seed(5, alg='threefry').state.numpy()
auto = tf.random.Generator.from_seed(5, alg='auto_select').normal([2])
""",
    "refused generators": """
for call in (lambda: tf.random.Generator(),
             lambda: tf.random.Generator.from_seed(5, alg='foo'),
             lambda: tf.random.Generator.from_state([1, 2], alg='philox'),
             lambda: tf.random.Generator.from_key_counter(3, [1], alg='philox'),
             lambda: tf.random.Generator.from_seed(5, alg='threefry').normal([2]),
             lambda: tf.random.Generator.from_seed(5).uniform([2], dtype=tf.int32),
             lambda: tf.random.Generator.from_seed(5).uniform([2], 0, 4, dtype=tf.uint32),
             lambda: tf.random.Generator.from_seed(5).uniform(2),
             lambda: tf.random.Generator.from_seed(5).uniform([-2]),
             lambda: tf.random.Generator.from_seed(5).uniform_full_int([2], tf.int8),
             lambda: tf.random.Generator.from_seed(5).binomial([2], 5, 1),
             lambda: tf.random.Generator.from_seed(5).binomial([3, 2], [[5.], [6.]], [.5, .6])):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__)
""",
    "the global generator": """
tf.random.set_global_generator(tf.random.Generator.from_seed(3))
a = tf.random.get_global_generator().normal([2])
b = tf.random.experimental.get_global_generator().normal([2])
same = tf.random.get_global_generator() is tf.random.get_global_generator()
""",
    "seeds made of seeds": """
seed = [1, 2]
for step in range(3):
    seed, own = tf.unstack(tf.random.split(seed))
    print(tf.random.stateless_uniform([2], own))
replica = tf.random.fold_in(seed, 3)
drawn = tf.random.stateless_normal([2], replica)
""",
    "seeds of Keras": """
tf.keras.utils.set_random_seed(1)
a = [tf.keras.random.normal([2]), tf.keras.random.normal([2]), tf.keras.random.uniform([2])]
tf.keras.utils.set_random_seed(1)
b = [tf.keras.random.normal([2]), tf.random.normal([2]), tf.keras.random.normal([2])]
c = [tf.keras.initializers.RandomNormal()([2]), tf.keras.initializers.GlorotUniform()([2, 2])]
d = tf.keras.random.normal([2])
tf.keras.backend.clear_session()
e = tf.keras.random.normal([2])
f = [tf.keras.initializers.HeNormal().seed, tf.keras.initializers.Orthogonal().seed]
tf.random.set_seed(1)
h = [tf.keras.initializers.HeNormal().seed, tf.keras.random.normal([2])]
""",
    "a seed generator": """
gen = tf.keras.random.SeedGenerator(seed=42)
a = [tf.keras.random.normal([2], seed=gen), tf.keras.random.uniform([2], seed=gen)]
state = gen.state.numpy()
b = [gen.next(), gen.next(ordered=False), gen.next()]
config, name = gen.get_config(), gen.name
other = tf.keras.random.SeedGenerator()
names = [other.name, tf.keras.random.SeedGenerator(name='mine').name]
first = other.state.numpy()
again = tf.keras.random.SeedGenerator.from_config(config).next()
start = tf.keras.initializers.RandomNormal(seed=gen)
c = [start([2]), start([2])]
print(gen.state)
""",
    "an initializer draws the same again": """
start = tf.keras.initializers.RandomUniform(seed=3)
a = [start([2]), start([2]), start([3])]
fresh = tf.keras.initializers.RandomUniform()
b = [fresh([2]), fresh([2])]
plain = tf.random_uniform_initializer(seed=3)
c = [plain([2]), plain([2])]
unseeded = tf.random_uniform_initializer()
d = [unseeded([2]), unseeded([2])]
""",
    "layers after a seed": """
tf.keras.utils.set_random_seed(5)
first, second = tf.keras.layers.Dense(3, activation='tanh'), tf.keras.layers.Dense(1)
x = tf.random.normal([2, 4])
_ = second(first(x))
kernels = [first.kernel.numpy(), second.kernel.numpy()]
third = tf.keras.layers.Dense(2, kernel_initializer='he_normal', bias_initializer='random_normal')
third(x)
weights = third.get_weights()
fourth = tf.keras.layers.Dense(2, kernel_initializer=tf.keras.initializers.RandomNormal(seed=1))
fourth(x)
kernel = fourth.kernel.numpy()
""",
    "dropout as a layer": """
tf.keras.utils.set_random_seed(5)
layer = tf.keras.layers.Dropout(0.5)
x = tf.ones([2, 4])
a = [layer(x, training=True), layer(x, training=True), layer(x), layer(x, training=False)]
b = tf.keras.layers.Dropout(0.25, seed=3)(x, training=True)
c = tf.keras.layers.Dropout(0.5, noise_shape=(None, 1), seed=3)(x, training=True)
d = tf.keras.layers.Dropout(0.)(x, training=True)
dense = tf.keras.layers.Dense(3)
e = dense(x)
again = tf.keras.layers.Dropout(0.5)
f = [again(e, training=True), layer(x, training=True), again(e, training=True)]
""",
    "dropout as a function": """
tf.random.set_seed(1)
x = tf.Variable([1., 2., 3., 4., 5., 6.])
with tf.GradientTape() as tape:
    y = tf.nn.dropout(x, 0.5)
g = tape.gradient(y, x)
z = [tf.nn.dropout(x, rate=0.25), tf.nn.dropout(x, 0.5, seed=3), tf.nn.dropout(x, 0.5, seed=3)]
""",
    "names begin again": """
a = [tf.keras.layers.Dense(1).name, tf.keras.layers.Dense(1).name]
tf.keras.utils.clear_session()
b = tf.keras.layers.Dense(1).name
""",
    "shuffled batches": """
tf.random.set_seed(2)
data = tf.reshape(tf.range(10.), [5, 2])
for epoch in range(2):
    order = tf.random.shuffle(tf.range(5))
    for start in range(0, 5, 2):
        print(tf.gather(data, order[start:start + 2]).numpy().tolist())
""",
    "a walk at random": """
tf.random.set_seed(11)
place, path = 0, []
for step in range(10):
    place += int(tf.random.uniform([], 0, 2, dtype=tf.int32)) * 2 - 1
    path.append(place)
picks = [int(tf.random.categorical([[0., 1., 2.]], 1)[0, 0]) for _ in range(6)]
""",
    "one long row": """
tf.random.set_seed(1)
a = tf.random.normal([1000])
b = [tf.reduce_mean(a), tf.math.reduce_std(a), tf.reduce_max(a), tf.reduce_min(a)]
c = [tf.reduce_mean(tf.random.uniform([1000])), tf.reduce_max(tf.random.uniform([1000]))]
d = tf.reduce_sum(tf.random.uniform([1000], 0, 6, tf.int32))
a = a[990:]
""",
    "chosen at every call of a function": """
tf.random.set_seed(1234)
def f():
    return tf.random.uniform([1]), tf.random.uniform([1])
def g():
    return tf.random.uniform([1]), tf.random.uniform([1])
print(f())
print(g())
""",
    "inside a tf.function": """
tf.random.set_seed(1234)
@tf.function
def f():
    return tf.random.uniform([1]), tf.random.uniform([1])
@tf.function
def g():
    return tf.random.uniform([1]), tf.random.uniform([1])
a = [f(), g(), f(), tf.random.uniform([1])]
tf.random.set_seed(99)
b = [f(), f(), g(), tf.random.uniform([1])]
@tf.function
def outer():
    return tf.random.normal([2]), f(), tf.random.normal([2]), f(), tf.random.normal([2], seed=1)
c = [outer(), outer(), f()]
""",
    "a tf.function for each kind of call": """
tf.random.set_seed(5)
@tf.function
def h(x):
    return tf.random.uniform([1]), tf.random.normal([2], seed=3), tf.random.uniform([1])
a = [h(tf.constant(1.)), h(tf.constant(2.)), h(tf.constant([1., 2.])), h(tf.constant(3.))]
b = [h(3), h(4), h(3), h(np.array([1, 2])), h(np.array([3, 4]))]
class Model:
    @tf.function
    def call(self, x):
        return tf.random.uniform([1])
one, two = Model(), Model()
c = [one.call(1), two.call(1), one.call(1)]
@tf.function
def s():
    return (tf.random.shuffle([1, 2, 3, 4, 5]), tf.nn.dropout(tf.ones([4]), .5),
            tf.random.categorical([[0., 0.]], 4), tf.random.gamma([1], 2.))
d = [s(), s()]
""",
    "a tf.function without a global seed": """
tf.random.set_seed(None)
@tf.function
def k():
    return tf.random.uniform([2], seed=3)
a = [k(), k(), tf.random.uniform([2], seed=3), k()]
generator = tf.random.Generator.from_seed(1)
@tf.function
def w():
    return generator.normal([2]), tf.keras.random.normal([2])
b = [w(), w(), generator.normal([2]), tf.keras.random.normal([2])]
one = two = None
""",
}
