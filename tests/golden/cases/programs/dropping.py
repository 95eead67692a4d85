"""Layers of Keras 3 that are random while training: which numbers they draw, and when."""

_DRAWN = """
L = tf.keras.layers
x = tf.constant((np.arange(24) * 5 % 11 - 4.).reshape({shape}) / 4, {dtype})
layer = L.{make}
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    still = layer(x)
    first = layer(x, training=True)
    second = layer(x, training=True)
    last = tf.reduce_sum(layer(x, training=True) ** 2)
g = [tape.gradient(y, x) for y in (still, first, last)]
print(layer, still is x, layer.built, layer.weights, layer.compute_output_shape(x.shape))
states = [(v.path, v.dtype, v.shape, v.trainable, v.numpy()) for v in layer.variables]
"""
_MAKES = {
    "Dropout(.5)": "(4, 6)",
    "Dropout(.25, seed=3)": "(4, 6)",
    "Dropout(.5, noise_shape=(4, 1), seed=1)": "(4, 6)",
    "Dropout(.5, noise_shape=(None, 1, None))": "(2, 3, 4)",
    "Dropout(0)": "(4, 6)",
    "Dropout(0.)": "(4, 6)",
    "Dropout(1.)": "(4, 6)",
    "Dropout(1)": "(4, 6)",
    "Dropout(.3, name='lose', dtype='float64')": "(4, 6)",
    "Dropout(.5, seed=tf.keras.random.SeedGenerator(4).next()[1].numpy().item())": "(4, 6)",
    "SpatialDropout1D(.5)": "(2, 3, 4)",
    "SpatialDropout2D(.5, seed=2)": "(2, 2, 3, 2)",
    "SpatialDropout2D(.5, 'channels_first')": "(2, 2, 3, 2)",
    "GaussianDropout(.5)": "(4, 6)",
    "GaussianDropout(.25, seed=7)": "(4, 6)",
    "GaussianNoise(.5)": "(4, 6)",
    "GaussianNoise(.25, seed=7, dtype='float64')": "(4, 6)",
    "GaussianNoise(0)": "(4, 6)",
    "AlphaDropout(.5)": "(4, 6)",
    "AlphaDropout(.25, noise_shape=(4, 1), seed=5)": "(4, 6)",
}

OTHERS = {
    "refused": """
L = tf.keras.layers
x = tf.ones([2, 3])
for call in (
    lambda: L.Dropout(2.), lambda: L.Dropout(-.1), lambda: L.Dropout('a'), lambda: L.Dropout(None),
        lambda: L.Dropout(.5, noise_shape='ab'),
    lambda: L.Dropout(.5, noise_shape=3), lambda: L.Dropout(.5, noise_shape=(0, 1)),
        lambda: L.Dropout(.5, noise_shape=(1.5, 1)), lambda: L.Dropout(.5,
        noise_shape=[2, None]).noise_shape,
    lambda: L.Dropout(.5, seed='a'), lambda: L.Dropout(.5, seed=1.5), lambda: L.Dropout(.5, foo=1),
        lambda: L.Dropout(.5, noise_shape=(3, 3))(x, training=True),
        lambda: L.Dropout(.5)([1., 2.]),
    lambda: L.GaussianNoise(1.5), lambda: L.GaussianNoise(-.5),
        lambda: L.GaussianDropout(1.)(x, training=True), lambda: L.AlphaDropout(3.),
        lambda: L.SpatialDropout1D(.5)(x), lambda: L.SpatialDropout2D(.5, 'foo'),
    lambda: L.Dropout(.5, seed=True).seed, lambda: L.Dropout(.5).rate,
        lambda: L.GaussianNoise(.5).stddev, lambda: L.Dropout(.5)(tf.constant([1, 2, 3]),
        training=True), lambda: L.GaussianNoise(.5)(tf.constant([1, 2]), training=True),
    lambda: L.Dropout(0).seed_generator, lambda: L.Dropout(.5).seed_generator.name,
):
    try:
        made = call()
        print(made)
    except Exception as e:
        print(type(e).__name__)
""",
    "training is handed on": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((6,)), L.Dropout(.5, seed=1),
    L.Dense(2, kernel_initializer='ones'), L.Dropout(.5, seed=2)])
x = tf.ones([3, 6])
a, b, c, d = model(x), model(x, training=True), model(x, training=False), model(x, training=True)
print(model.layers, [v.path for v in model.variables], len(model.weights), model.count_params())
states = [v.numpy() for v in model.variables[2:]], [v.path for v in model.non_trainable_variables]
""",
    "in a model of one's own": """
class Mine(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.lose = tf.keras.layers.Dropout(.5, seed=9)
        self.out = tf.keras.layers.Dense(1, kernel_initializer='ones')

    def call(self, x, training=False):
        return self.out(self.lose(x, training=training)) + self.lose(x)

model = Mine()
x = tf.ones([2, 4])
a, b, c = model(x), model(x, training=True), model(x)
print([v.path for v in model.variables])
""",
    "functional": """
L = tf.keras.layers
x = tf.keras.Input((4,))
y = L.GaussianNoise(.5, seed=1)(L.Dropout(.5, seed=1)(x))
model = tf.keras.Model(x, y)
a, b, c = model(tf.ones([2, 4])), model(tf.ones([2, 4]), training=True), model(tf.ones([2, 4]),
    training=True)
always = tf.keras.Model(x, L.Dropout(.5, seed=1)(x, training=True))
d = always(tf.ones([2, 4])), always(tf.ones([2, 4]), training=False)
""",
    "seeds of the session": """
first = tf.keras.layers.Dropout(.5)
second = tf.keras.layers.Dropout(.5)
x = tf.ones([8])
a, b, c = first(x, training=True), second(x, training=True), first(x, training=True)
tf.keras.utils.set_random_seed(3)
third = tf.keras.layers.Dropout(.5)
d = third(x, training=True)
tf.keras.utils.set_random_seed(3)
e = tf.keras.layers.Dropout(.5)(x, training=True)
print(first.seed, first.seed_generator.state.path, second.seed_generator.state.path,
    third.seed_generator.state.path)
""",
    "one generator for all": """
shared = tf.keras.random.SeedGenerator(5)
class Two(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = shared
        self.more = tf.keras.random.SeedGenerator(6)
    def call(self, x, training=False):
        return x + tf.keras.random.normal(x.shape,
            seed=self.seeds) + tf.keras.random.uniform(x.shape, seed=self.more)

layer = Two()
x = tf.ones([3])
a, b = layer(x), layer(x)
print([v.path for v in layer.variables], layer.weights, len(layer.non_trainable_variables))
""",
}

PROGRAMS = {
    make: _DRAWN.format(
        make=make, shape=shape, dtype="tf.float64" if "float64" in make else "tf.float32"
    )
    for make, shape in _MAKES.items()
} | OTHERS
