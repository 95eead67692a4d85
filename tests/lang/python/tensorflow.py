"""Where the language meets TensorFlow."""

PROGRAMS = {
    "a training loop": """
w = tf.Variable(1.)
for epoch in range(3):
    with tf.GradientTape() as tape:
        loss = tf.square(w * 3. - 6.)
    g = tape.gradient(loss, w)
    w.assign_sub(.05 * g)
    print(f'{epoch}: {loss:.4f}', w.numpy())
""",
    "a module with decorated methods": """
class Net(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.w = tf.Variable(2., name='w')
    @tf.function
    def __call__(self, x):
        return self._scale(x)
    @tf.Module.with_name_scope
    def _scale(self, x):
        return self.w * x
net = Net('n')
print(net(3.).numpy(), [v.name for v in net.trainable_variables], net.name)
""",
    "super of a function of TensorFlow": """
class A(tf.Module):
    @tf.function
    def f(self, x): return x + 1.
class B(A):
    @tf.function
    def f(self, x): return super().f(x) * 2.
print(B().f(1.).numpy())
""",
    "an old-fashioned super": """
class Net(tf.keras.Model):
    def __init__(self, units):
        super(Net, self).__init__()
        self.d = tf.keras.layers.Dense(units, kernel_initializer='ones')
    def call(self, x, training=None):
        return tf.nn.relu(self.d(x))
print(Net(2)(tf.ones([1, 3])).numpy())
""",
    "a custom gradient with keywords": """
@tf.custom_gradient
def f(x, scale=2.):
    def grad(dy):
        return dy * 10.
    return x * scale, grad
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, x).numpy()
""",
    "tapes in one with": """
x = tf.Variable(2.)
with tf.GradientTape() as a, tf.GradientTape(persistent=True) as b:
    y = x ** 3
g, h = a.gradient(y, x).numpy(), b.gradient(y, x).numpy()
""",
    "an error of TensorFlow caught by its name": """
try:
    tf.constant([1., 2.]) + tf.constant([1., 2., 3.])
except tf.errors.InvalidArgumentError as e:
    print('shapes')
""",
    "a tape in a generator's user": """
def steps(n):
    for k in range(n):
        yield tf.constant(float(k))
x = tf.Variable(3.)
total = []
with tf.GradientTape() as tape:
    y = sum(x * s for s in steps(4))
g = tape.gradient(y, x).numpy()
""",
    "the version": "print(tf.__version__, len(np.__version__.split('.')))",
    "a decorator that logs": """
def log(f):
    def wrapped(*args, **kwargs):
        result = f(*args, **kwargs)
        print(f.__name__, [float(a) for a in args], float(result))
        return result
    return wrapped
@log
def square(x): return x * x
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = square(x)
g = tape.gradient(y, x).numpy()
""",
    "shapes of unknown rank": """
x = tf.TensorShape(None)
y, w = [x], tf.TensorShape([None, 2])
z = str(x) + f'{x}'
print(tf.TensorShape(None), x, y, w, w.rank, x.rank)
a, b = x
""",
}
