"""tf.Module: names, scopes, what counts as a variable or a submodule, and in which order."""

_INNER = """
class Inner(tf.Module):
    def __init__(self, name):
        super().__init__()
        self.k = tf.Variable(1., name=name)
"""


def _tried(*lines):
    """Return a program that prints what each line gives, or the type of what it raises."""
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


NAMES = {
    "names of classes": """
class MyDense2D(tf.Module): pass
class HTTPServer(tf.Module): pass
class A_b(tf.Module): pass
class RNN(tf.Module): pass
class Conv2DLayer(tf.Module): pass
class x1Y(tf.Module): pass
names = [kind().name for kind in (tf.Module, MyDense2D, HTTPServer, A_b, RNN, Conv2DLayer, x1Y)]
""",
    "a name of one's own": """
m = tf.Module(name='foo')
name = m.name
scope = m.name_scope.name
kind = type(m.name_scope).__name__
""",
    "names that are none": _tried(
        "tf.Module(name='foo bar')",
        "tf.Module(name='')",
        "tf.Module(name='9a')",
        "tf.Module(name=3)",
        "tf.Module(name='a/b')",
        "tf.Module(name='_a1').name",
    ),
    "without super there is no name": """
class NoSuper(tf.Module):
    def __init__(self):
        self.v = tf.Variable(1.)
m = NoSuper()
names = [v.name for v in m.variables]
m.name
""",
    "name scopes nest": """
with tf.name_scope('q') as s:
    v = tf.Variable(1., name='r')
    with tf.name_scope('u') as inner:
        w = tf.Variable(1.)
    u = tf.Variable(2., name='after')
outside = tf.Variable(3., name='o')
names = [s, inner]
""",
    "an absolute scope and the root": """
with tf.name_scope('a'):
    with tf.name_scope('b/') as s:
        v = tf.Variable(1., name='v')
    with tf.name_scope('') as root:
        w = tf.Variable(1., name='w')
    z = tf.Variable(1., name='z')
scope = tf.name_scope('once')
with scope as first:
    pass
with scope as second:
    pass
names = [s, root, first, second, scope.name]
""",
    "a scope that is no text": """
tf.name_scope(3)
""",
    "with_name_scope": """
class Lazy(tf.Module):
    def __init__(self, **options):
        super().__init__(**options)
        self.v = tf.Variable(1., name='v')

    @tf.Module.with_name_scope
    def __call__(self, x):
        if not hasattr(self, 'w'):
            self.w = tf.Variable(tf.ones([x.shape[-1], 2]), name='w')
        return x @ self.w
m = Lazy(name='outer')
y = m(tf.ones([1, 3]))
names = [v.name for v in m.variables]
doc = Lazy.__call__.__name__
""",
    "scopes of modules nest": """
class Part(tf.Module):
    @tf.Module.with_name_scope
    def make(self):
        self.w = tf.Variable(1., name='w')
class Whole(tf.Module):
    def __init__(self):
        super().__init__()
        self.part = Part()

    @tf.Module.with_name_scope
    def make(self):
        self.part.make()
        self.b = tf.Variable(1., name='b')
m = Whole()
m.make()
names = [v.name for v in m.variables]
""",
}

FINDING = {
    "own first, by attribute, then submodules": _INNER
    + """
class M(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(2., name='w')
        self.a_sub = Inner('in_a_sub')
        self.b = tf.Variable(3., name='b')
        self.more = [Inner('more0'), {'z': Inner('more1'), 'a': Inner('more2')}]
        self.frozen = tf.Variable(4., name='frozen', trainable=False)
m = M()
names = [v.name for v in m.variables]
trained = [v.name for v in m.trainable_variables]
frozen = [v.name for v in m.non_trainable_variables]
modules = [s.name for s in m.submodules]
kinds = [type(m.variables).__name__, type(m.submodules).__name__]
""",
    "three levels, one branch after the other": _INNER
    + """
class Middle(tf.Module):
    def __init__(self, name):
        super().__init__(name=name)
        self.deep = Inner('deep_' + name)
        self.own = tf.Variable(1., name='own_' + name)
class Top(tf.Module):
    def __init__(self):
        super().__init__()
        self.b = Middle('b')
        self.a = Middle('a')
        self.z = tf.Variable(1., name='z')
m = Top()
names = [v.name for v in m.variables]
modules = [s.name for s in m.submodules]
""",
    "tuples, dicts, and what is none of these": """
class T(tf.Module):
    def __init__(self):
        super().__init__()
        self.z = (tf.Variable(1., name='t0'), [tf.Variable(2., name='t1')])
        self.d = {'b': tf.Variable(3., name='db'), 'a': tf.Variable(4., name='da')}
        self.s = {1, 2}
        self.n = None
        self.f = lambda: tf.Variable(2.)
        self.c = tf.constant(3.)
        self.again = self.z
m = T()
names = [v.name for v in m.variables]
""",
    "a dict whose keys have no order": """
class T(tf.Module):
    def __init__(self):
        super().__init__()
        self.d = {'b': tf.Variable(3.), 3: tf.Variable(4.)}
T().variables
""",
    "one variable, two names; a module in itself": _INNER
    + """
class T(tf.Module):
    def __init__(self):
        super().__init__()
        self.v = tf.Variable(1., name='v')
        self.w = self.v
        self.me = self
        self.i = self.j = Inner('i')
m = T()
names = [v.name for v in m.variables]
modules = [s.name for s in m.submodules]
count = len(m.submodules)
""",
    "what is added and taken away later": _INNER
    + """
m = tf.Module()
m.v = tf.Variable(1., name='v')
m.sub = Inner('k')
before = [v.name for v in m.variables]
m.sub.extra = tf.Variable(2., name='extra')
del m.v
after = [v.name for v in m.variables]
""",
    "Keras's layers and their variables do not count": """
class T(tf.Module):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(1)
        self.d(tf.ones([1, 2]))
        self.kernel = self.d.kernel
        self.v = tf.Variable(1., name='v')
m = T()
names = [v.name for v in m.variables]
modules = len(m.submodules)
is_module = isinstance(m.d, tf.Module)
""",
    "no such attribute": """
tf.Module().trainable
""",
}

TRAINING = {
    "a dense layer of one's own": """
class MyDense(tf.Module):
    def __init__(self, inputs, outputs, name=None):
        super().__init__(name)
        self.w = tf.Variable(tf.reshape(tf.range(0., inputs * outputs) / 4., [inputs, outputs]))
        self.b = tf.Variable(tf.zeros([outputs]))

    def __call__(self, x):
        return tf.nn.relu(x @ self.w + self.b)
class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.layers = [MyDense(2, 3, 'first'), MyDense(3, 1, 'second')]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
net = Net()
x = tf.constant([[1., 2.], [-1., .5], [3., -2.]])
t = tf.constant([[1.], [0.], [2.]])
losses = []
for step in range(4):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(x) - t))
    grads = tape.gradient(loss, net.trainable_variables)
    for g, v in zip(grads, net.trainable_variables):
        v.assign_sub(.05 * g)
    losses.append(loss)
values = [v.numpy() for v in net.variables]
kind = type(grads).__name__
""",
    "a frozen part": """
class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.a = tf.Variable([1., 2.])
        self.b = tf.Variable([3., 4.], trainable=False)

    def __call__(self, x):
        return tf.reduce_sum(self.a * x + self.b * x * x)
net = Net()
with tf.GradientTape() as tape:
    y = net(tf.constant([.5, -1.]))
g = tape.gradient(y, [net.a, net.b])
watched = [v.name for v in tape.watched_variables()]
trained = len(net.trainable_variables)
""",
    "a Keras optimizer trains a module": """
class Line(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(0.)
        self.b = tf.Variable(0.)

    def __call__(self, x):
        return self.w * x + self.b
line, opt = Line(), tf.keras.optimizers.Adam(.1)
x = tf.constant([0., 1., 2., 3.])
y = 3. * x - 1.
for _ in range(6):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((line(x) - y) ** 2)
    grads = tape.gradient(loss, line.trainable_variables)
    opt.apply_gradients(zip(grads, line.trainable_variables))
names = [v.name for v in line.variables]
w, b = line.w, line.b
slots = [v.path for v in opt.variables]
""",
}

PROGRAMS = NAMES | FINDING | TRAINING
