"""Models of Keras 3: sequential, functional, subclassed; tracking, paths, training, summaries."""

_FILL = """
def fill(model):
    sizes = [w.shape for w in model.get_weights()]
    model.set_weights([((np.arange(np.prod(s)) * 3 + i) % 7 - 2.).reshape(s) / 4 for i,
        s in enumerate(sizes)])
"""
_NET = """
class Net(tf.keras.Model):
    def __init__(self, **options):
        super().__init__(**options)
        self.first = tf.keras.layers.Dense(3, 'relu')
        self.second = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.second(self.first(x))
"""


def _tried(*lines, before=""):
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
import warnings
warnings.simplefilter('ignore')
L = tf.keras.layers
{before}
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


SEQUENTIAL = {
    "built by an Input": _FILL
    + """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input(shape=(3,)), L.Dense(4, activation='relu'), L.Dense(1)])
fill(model)
x = tf.constant([[1., -2., .5], [.25, 3., -1.]])
with tf.GradientTape() as tape:
    y = model(x)
    loss = tf.reduce_mean(tf.square(y))
g = tape.gradient(loss, model.trainable_variables)
paths = [(v.path, v.shape) for v in model.variables]
facts = [model.built, model.name, len(model.layers), model.count_params(), model.input_shape,
    model.output_shape]
print(model, model.layers, model.inputs, model.outputs)
""",
    "built by its first call": _FILL
    + """
L = tf.keras.layers
model = tf.keras.Sequential([L.Dense(4, activation='relu'), L.Dense(1)], name='net')
before = [model.built, len(model.weights), [l.built for l in model.layers]]
y = model(tf.ones([2, 3]))
fill(model)
y = model(tf.ones([2, 3]))
other = model(tf.ones([5, 3]))
paths = [v.path for v in model.weights]
after = [model.built, model.input_shape, [l.built for l in model.layers]]
""",
    "built by build": """
L = tf.keras.layers
model = tf.keras.Sequential([L.Dense(4), L.Dense(1)])
model.build((None, 3))
paths = [v.path for v in model.weights]
facts = [model.built, model.input_shape, model.output_shape]
""",
    "built by input_shape": """
import warnings
warnings.simplefilter('ignore')
L = tf.keras.layers
model = tf.keras.Sequential([L.Dense(4, input_shape=(3,)), L.Dense(1)])
paths = [v.path for v in model.weights]
one = tf.keras.Sequential([L.Dense(2, input_shape=(3,))])
dim = tf.keras.Sequential([L.Dense(2, input_dim=3)])
facts = [one.built, one.input_shape, dim.input_shape, len(one.layers)]
""",
    "layers added one by one": """
L = tf.keras.layers
model = tf.keras.Sequential()
model.add(tf.keras.Input((2,)))
facts = [model.built, len(model.layers)]
model.add(L.Dense(3, kernel_initializer='ones'))
facts += [model.built, model.output_shape]
model.add(L.ReLU())
model.add(L.Dense(1, kernel_initializer='ones'))
facts += [model.output_shape, len(model.weights)]
y = model(tf.constant([[1., 2.], [-3., 1.]]))
popped = model.pop()
facts += [model.output_shape, popped.name, len(model.layers), model.built]
z = model(tf.constant([[1., 2.]]))
""",
    "layers of several kinds": """
L = tf.keras.layers
model = tf.keras.Sequential([
    tf.keras.Input((2, 3)), L.Flatten(), L.Dense(4, kernel_initializer='ones'),
        L.BatchNormalization(),
    L.Activation('relu'), L.Reshape((2, 2)), L.Permute((2, 1)), L.GlobalAveragePooling1D(),
        L.Rescaling(2.),
])
x = tf.reshape(tf.range(24.) / 8., [4, 2, 3])
y, trained = model(x), model(x, training=True)
paths = [(v.path, v.trainable) for v in model.variables]
shapes = [l.output.shape for l in model.layers]
moved = [v.numpy() for v in model.non_trainable_variables]
""",
    "nested": """
L = tf.keras.layers
inner = tf.keras.Sequential([L.Dense(2, kernel_initializer='ones'),
    L.Dense(2, kernel_initializer='ones')], name='inner')
outer = tf.keras.Sequential([tf.keras.Input((3,)), inner, L.Dense(1, kernel_initializer='ones')],
    name='outer')
y = outer(tf.ones([2, 3]))
paths = [v.path for v in outer.weights]
names = [l.name for l in outer.layers]
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(outer(tf.ones([2, 3])) ** 2)
g = tape.gradient(loss, outer.trainable_variables)
""",
    "what is none": _tried(
        "tf.keras.Sequential([3])",
        "tf.keras.Sequential([L.Dense(1, name='a'), L.Dense(1, name='a')])",
        "tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.Input((2,))])",
        "tf.keras.Sequential().pop()",
        "tf.keras.Sequential([L.Dense(1)]).count_params()",
        "tf.keras.Sequential([L.Dense(1)]).input_shape",
        "tf.keras.Sequential([L.Dense(1)]).output_shape",
        "tf.keras.Sequential([L.Dense(1)]).weights",
        "setattr(tf.keras.Sequential(), 'layers', [])",
        "tf.keras.Sequential().build((None, 2))",
        "built.build((None, 5))",
        "built(tf.ones([1, 3]))",
        "built([[1., 2.]])",
        "built(np.ones((1, 2))).shape",
        "tf.keras.Sequential([L.Dense(1)])(tf.ones([3]))",
        "tf.keras.Sequential([lambda x: x])",
        "built.layers[5]",
        "built.get_layer('foo')",
        "built.get_layer(index=7)",
        "built.get_layer()",
        before="built = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(1)])",
    ),
    "training is handed on": """
class Told(tf.keras.layers.Layer):
    def call(self, x, training=None):
        self.told = training
        return x
class Default(tf.keras.layers.Layer):
    def call(self, x, training=False):
        self.told = training
        return x
a, b = Told(), Default()
model = tf.keras.Sequential([a, b])
told = []
for options in ({}, {'training': True}, {'training': False}, {'training': None}):
    model(tf.ones([1, 2]), **options)
    told.append((a.told, b.told))
""",
    "a layer found by name": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(3, name='first'), L.Dense(1)])
found = [model.get_layer('first').units, model.get_layer(index=1).units]
""",
}

FUNCTIONAL = {
    "one input, one output": _FILL
    + """
L = tf.keras.layers
inputs = tf.keras.Input((3,))
hidden = L.Dense(4, 'relu')(inputs)
outputs = L.Dense(2)(hidden)
model = tf.keras.Model(inputs, outputs)
fill(model)
x = tf.constant([[1., -2., .5], [.25, 3., -1.]])
with tf.GradientTape() as tape:
    y = model(x)
    loss = tf.reduce_sum(y ** 2)
g = tape.gradient(loss, model.trainable_variables)
paths = [v.path for v in model.variables]
names = [l.name for l in model.layers]
facts = [model.name, model.built, model.input_shape, model.output_shape, model.count_params()]
print(inputs, hidden, model)
print(model.layers, model.input, model.output)
""",
    "by keywords, with a name": """
a = tf.keras.Input(shape=(2,), name='a')
model = tf.keras.Model(inputs=a, outputs=a * 2. + 1., name='line')
y = model(tf.constant([[1., 2.]]))
names = [o.name for o in model.layers]
facts = [model.name, type(model).__name__]
""",
    "two inputs, two outputs": """
L = tf.keras.layers
a, b = tf.keras.Input((2,), name='a'), tf.keras.Input((3,), name='b')
x = L.Dense(2, kernel_initializer='ones')(a)
y = L.Dense(2, kernel_initializer='ones', name='right')(b)
total = L.Add()([x, y])
joined = L.Concatenate()([x, y, total])
model = tf.keras.Model([a, b], [total, joined])
p, q = tf.constant([[1., 2.]]), tf.constant([[3., -1., 2.]])
with tf.GradientTape() as tape:
    out = model([p, q])
    loss = tf.reduce_sum(out[0]) + tf.reduce_sum(out[1] ** 2)
g = tape.gradient(loss, model.trainable_variables)
by_name = model({'a': p, 'b': q})
kind = type(out).__name__
names = [l.name for l in model.layers]
shapes = [model.input_shape, model.output_shape]
paths = [v.path for v in model.weights]
""",
    "inputs and outputs in a dict": """
L = tf.keras.layers
a, b = tf.keras.Input((2,), name='a'), tf.keras.Input((2,), name='b')
model = tf.keras.Model({'a': a, 'b': b}, {'sum': L.Add()([a, b]), 'product': L.Multiply()([a, b])})
out = model({'a': tf.constant([[1., 2.]]), 'b': tf.constant([[3., 5.]])})
keys = sorted(out)
""",
    "a layer used twice": """
L = tf.keras.layers
shared = L.Dense(2, kernel_initializer='ones')
a, b = tf.keras.Input((2,)), tf.keras.Input((2,))
model = tf.keras.Model([a, b], shared(a) * shared(b))
p, q = tf.constant([[1., 2.]]), tf.constant([[3., -1.]])
with tf.GradientTape() as tape:
    y = model([p, q])
g = tape.gradient(y, shared.trainable_variables)
count = len(model.weights)
names = [l.name for l in model.layers]
nodes = len(shared._inbound_nodes) if hasattr(shared, '_inbound_nodes') else len(shared.nodes)
""",
    "a residual block": """
L = tf.keras.layers
inputs = tf.keras.Input((4,))
x = L.Dense(4, 'tanh', kernel_initializer=tf.keras.initializers.Constant(.25))(inputs)
x = L.Dense(4, kernel_initializer=tf.keras.initializers.Constant(-.5))(x)
outputs = L.Activation('relu')(L.Add()([inputs, x]))
model = tf.keras.Model(inputs, outputs)
p = tf.constant([[1., -2., .5, 0.]])
with tf.GradientTape() as tape:
    tape.watch(p)
    y = model(p)
g = tape.gradient(y, [p, *model.trainable_variables])
names = [l.name for l in model.layers]
""",
    "operators on placeholders": """
a = tf.keras.Input((2,))
made = [a + 1., 1. - a, a * a, a / 2., a ** 2, -a, abs(a), a[:, 0], a > 0., 2. ** a, a % 2.,
    a // 2.]
model = tf.keras.Model(a, made)
out = model(tf.constant([[1.5, -2.]]))
shapes = [m.shape for m in made]
dtypes = [m.dtype for m in made]
names = [l.name for l in model.operations]
""",
    "what a placeholder is not": _tried(
        "tf.square(a)",
        "tf.matmul(a, a)",
        "float(a)",
        "bool(a)",
        "list(a)",
        "np.array(a)",
        "len(a)",
        "a.numpy()",
        "int(a)",
        "tf.reduce_sum(a)",
        "a.shape",
        "a.dtype",
        "a.name",
        "a.ndim",
        "tf.constant(a)",
        "L.Dense(1)(a).shape",
        "tf.convert_to_tensor(a)",
        "a + tf.ones([2])",
        "a",
        "setattr(a, 'shape', (1,))",
        before="a = tf.keras.Input((2,), name='a')",
    ),
    "Inputs that are none": _tried(
        "tf.keras.Input(3)",
        "tf.keras.Input()",
        "tf.keras.Input((2,), dtype='foo')",
        "tf.keras.Input((-1,))",
        "tf.keras.Input((2.5,))",
        "tf.keras.Input((2,), batch_shape=(1, 2))",
        "tf.keras.Input((2,), batch_size=3)",
        "tf.keras.Input(batch_shape=(4, None))",
        "tf.keras.Input((2,), dtype='int32')",
        "tf.keras.Input(())",
        "tf.keras.Input((None, 2), name='seq')",
        "tf.keras.Input([2, 3])",
        "L.InputLayer((2,))",
        "L.Input((2,))",
    ),
    "models that are none": _tried(
        "tf.keras.Model(a, 3)",
        "tf.keras.Model(3, a)",
        "tf.keras.Model(a, other + 1.)",
        "tf.keras.Model([], a)",
        "model(tf.ones([1, 3]))",
        "model([[1., 2.]])",
        "model(tf.ones([2]))",
        "model(np.ones((1, 2))).shape",
        "model(None)",
        "model()",
        "tf.keras.Model()",
        "tf.keras.Model()(tf.ones([1]))",
        "model([tf.ones([1, 2])]).shape",
        "model(tf.ones([1, 2]), tf.ones([1, 2]), 3)",
        "model.add_loss(tf.constant(1.))",
        "model({'a': tf.ones([1, 2])}).shape",
        "model({'b': tf.ones([1, 2])}).shape",
        "tf.keras.Model(a, a + 1., foo=3)",
        "tf.keras.Model([a, a2], L.Dense(1, name='a')(a) + a2)",
        before="a, other = tf.keras.Input((2,), name='a'), tf.keras.Input((2,)); "
        "a2 = tf.keras.Input((2,), name='a2'); "
        "model = tf.keras.Model(a, L.Dense(1, kernel_initializer='ones')(a))",
    ),
    "ranks that differ by one": """
a = tf.keras.Input((1,))
model = tf.keras.Model(a, a * 2.)
column = model(tf.constant([[1.], [2.]]))
vector = model(tf.constant([1., 2.]))
b = tf.keras.Input(())
other = tf.keras.Model(b, b * 2.)
scalars = other(tf.constant([1., 2.]))
squeezed = other(tf.constant([[1.], [2.]]))
""",
    "a part of a model": """
L = tf.keras.layers
a = tf.keras.Input((2,))
h = L.Dense(3, 'relu', kernel_initializer='ones', name='h')(a)
y = L.Dense(1, kernel_initializer='ones')(h)
model = tf.keras.Model(a, y)
hidden = tf.keras.Model(model.input, model.get_layer('h').output)
rest = tf.keras.Model(h, y)
x = tf.constant([[1., -2.]])
found = [model(x), hidden(x), rest(hidden(x))]
names = [[l.name for l in m.layers] for m in (model, hidden, rest)]
counts = [len(m.weights) for m in (model, hidden, rest)]
""",
    "a model as a layer": """
L = tf.keras.layers
inner = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(2, kernel_initializer='ones')],
    name='inner')
a = tf.keras.Input((2,))
model = tf.keras.Model(a, L.Dense(1, kernel_initializer='ones')(inner(a)))
y = model(tf.constant([[1., 2.]]))
paths = [v.path for v in model.weights]
names = [l.name for l in model.layers]
again = tf.keras.Model(a, model(a) + 1.)
z = again(tf.constant([[1., 2.]]))
""",
    "training is handed on": """
L = tf.keras.layers
a = tf.keras.Input((2,))
model = tf.keras.Model(a, L.BatchNormalization()(a))
x = tf.constant([[1., 2.], [3., 6.]])
still = model(x)
moving = model(x, training=True)
values = [v.numpy() for v in model.non_trainable_variables]
fixed = tf.keras.Model(a, L.BatchNormalization()(a, training=True))
always = fixed(x)
never = fixed(x, training=False)
""",
    "embeddings of text": """
L = tf.keras.layers
a = tf.keras.Input((3,), dtype='int32')
x = L.Embedding(5, 2, embeddings_initializer='ones')(a)
model = tf.keras.Model(a, L.Dense(1, kernel_initializer='ones')(L.GlobalAveragePooling1D()(x)))
n = tf.constant([[1, 4, 2], [0, 0, 3]])
with tf.GradientTape() as tape:
    y = model(n)
g = [tf.convert_to_tensor(p) for p in tape.gradient(y, model.trainable_variables)]
shape = x.shape
dtype = a.dtype
""",
    "a subclass with inputs and outputs": """
class Doubling(tf.keras.Model):
    def double(self, x):
        return self(x) * 2.
a = tf.keras.Input((2,))
model = Doubling(inputs=a, outputs=tf.keras.layers.Dense(1, kernel_initializer='ones')(a))
y = model.double(tf.constant([[1., 2.]]))
facts = [type(model).__name__, model.name, len(model.layers), isinstance(model, tf.keras.Model)]
""",
    "layers of one's own": """
class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.s = self.add_weight(shape=(input_shape[-1],), initializer='ones', name='s')

    def call(self, x):
        return x * self.s
class Split(tf.keras.layers.Layer):
    def call(self, x):
        return x[:, :1], x[:, 1:]
a = tf.keras.Input((3,))
scaled = Scale()(a)
first, rest = Split()(scaled)
model = tf.keras.Model(a, [first, rest])
out = model(tf.constant([[1., 2., 3.]]))
shapes = [scaled.shape, first.shape, rest.shape]
paths = [v.path for v in model.weights]
""",
}

SUBCLASSED = {
    "layers as attributes": _FILL
    + _NET
    + """
net = Net()
before = [net.built, len(net.layers), len(net.weights)]
x = tf.constant([[1., -2.], [.25, 3.]])
net(x)
fill(net)
with tf.GradientTape() as tape:
    y = net(x)
    loss = tf.reduce_mean(y ** 2)
g = tape.gradient(loss, net.trainable_variables)
paths = [v.path for v in net.trainable_variables]
names = [l.name for l in net.layers]
facts = [net.name, net.built, net.count_params()]
print(net)
""",
    "the order of attributes": """
L = tf.keras.layers
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.z = L.Dense(1)
        self.a = L.Dense(2)
        self.w = self.add_weight(shape=(), name='w', initializer='ones')
        self.frozen = self.add_weight(shape=(), name='frozen', trainable=False, initializer='zeros')
        self.parts = [L.Dense(3), [L.Dense(4)], {'k': L.Dense(5), 'b': L.Dense(6)}]
        self.more = (L.Dense(7),)
        self.again = self.z
        self.late = {}
        self.late['x'] = L.Dense(8)
        self.parts.append(L.Dense(9))
    def call(self, x):
        for layer in self.layers:
            layer(x)
        return x * self.w
net = Net()
net(tf.ones([1, 1]))
units = [l.units for l in net.layers]
paths = [v.path for v in net.weights]
trained = [v.path for v in net.trainable_variables]
frozen = [v.path for v in net.non_trainable_variables]
""",
    "a tf.Variable is not tracked": """
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.v = tf.Variable(2., name='v')
        self.k = tf.keras.Variable(3., name='k')

    def call(self, x):
        return x * self.v * self.k
net = Net()
x = tf.constant([1., 2.])
with tf.GradientTape() as tape:
    y = net(x)
g = tape.gradient(y, [net.v, net.k])
paths = [v.path for v in net.trainable_variables]
watched = [v.name for v in tape.watched_variables()]
""",
    "nested models and paths": """
L = tf.keras.layers
class Block(tf.keras.layers.Layer):
    def __init__(self, units, **options):
        super().__init__(**options)
        self.dense = L.Dense(units, kernel_initializer='ones')
        self.norm = L.BatchNormalization()

    def call(self, x, training=False):
        return self.norm(self.dense(x), training=training)
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__(name='net')
        self.blocks = [Block(2), Block(3, name='last')]

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
net = Net()
x = tf.constant([[1., 2.], [3., -1.], [0., 1.]])
still = net(x)
moving = net(x, training=True)
paths = [(v.path, v.trainable) for v in net.variables]
values = [v.numpy() for v in net.non_trainable_variables]
""",
    "training reaches the layers inside": """
class Told(tf.keras.layers.Layer):
    def call(self, x, training=None):
        self.told = training
        return x
class Outer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = Told(), Told(), Told()

    def call(self, x, training=None):
        x = self.a(x)
        x = self.b(x, training=True)
        return self.c(x)
class Silent(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.a = Told()

    def call(self, x):
        return self.a(x)
outer, silent = Outer(), Silent()
told = []
for options in ({}, {'training': True}, {'training': False}):
    outer(tf.ones([1]), **options)
    silent(tf.ones([1]), **options)
    told.append((outer.a.told, outer.b.told, outer.c.told, silent.a.told))
""",
    "build, then call": """
class Mine(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.seen = input_shape
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer='ones',
            trainable=True)
        self.b = self.add_weight(shape=(self.units,), initializer='zeros', name='b')

    def call(self, x):
        return tf.matmul(x, self.w) + self.b
layer = Mine(2)
before = [layer.built, len(layer.weights)]
y = layer(tf.constant([[1., 2., 3.]]))
paths = [v.path for v in layer.weights]
facts = [layer.seen, layer.name, layer.built]
with tf.GradientTape() as tape:
    z = tf.reduce_sum(layer(tf.constant([[1., 2., 3.]])) ** 2)
g = tape.gradient(z, layer.trainable_variables)
""",
    "build of several shapes": """
class Two(tf.keras.layers.Layer):
    def build(self, a_shape, b_shape):
        self.seen = [tuple(a_shape), tuple(b_shape)]

    def call(self, a, b):
        return a * b
class Listed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.seen = [tuple(s) for s in input_shape]

    def call(self, inputs):
        return inputs[0] + inputs[1]
two, listed = Two(), Listed()
y = two(tf.constant([[2.]]), tf.constant([[3., 4.]]))
z = listed([tf.constant([[2.]]), tf.constant([[3., 4.]])])
""",
    "calls with options": """
class Powers(tf.keras.layers.Layer):
    def call(self, x, power=2, *, scale=1.):
        return x ** power * scale
layer = Powers()
x = tf.constant([[2., 3.]])
found = [layer(x), layer(x, power=3), layer(x, scale=.5)]
""",
    "what is forgotten": _tried(
        "NoSuper()(tf.ones([1]))",
        "NoCall()(tf.ones([1]))",
        "Late()(tf.ones([1]))",
        "NoCallModel()(tf.ones([1]))",
        "NoBuild()(tf.ones([1, 2]))",
        "Powers()(tf.ones([1]), 3)",
        "locked_add()",
        before="""
class NoSuper(L.Layer):
    def __init__(self):
        self.a = 1
    def call(self, x):
        return x
class NoCall(L.Layer): pass
class NoCallModel(tf.keras.Model): pass
class Late(L.Layer):
    def call(self, x):
        self.inner = L.Dense(1)
        return x
class NoBuild(L.Layer):
    def call(self, x):
        return x * self.w
class Powers(L.Layer):
    def call(self, x, power=2):
        return x ** power
def locked_add():
    d = L.Dense(1)
    d.build((None, 1))
    d.extra = tf.keras.Variable(1.)
""",
    ),
    "frozen parts": _NET
    + """
net = Net()
x = tf.constant([[1., -2.]])
net(x)
net.first.trainable = False
trained = [v.path for v in net.trainable_variables]
counts = [len(net.trainable_weights), len(net.non_trainable_weights), len(net.weights)]
net.trainable = False
none = [len(net.trainable_variables), net.second.trainable, net.first.trainable]
net.trainable = True
all_of_them = [len(net.trainable_variables), net.first.trainable]
early = Net()
early.trainable = False
early(x)
flags = [v.trainable for v in early.weights]
""",
    "losses of all layers": """
L = tf.keras.layers
R = tf.keras.regularizers
model = tf.keras.Sequential([
    tf.keras.Input((2,)), L.Dense(2, kernel_initializer='ones', kernel_regularizer=R.L2(.1)),
    L.Dense(1, kernel_initializer='ones', kernel_regularizer=R.L1(.5),
        activity_regularizer=R.L2(.25)),
])
before = model.losses
x = tf.constant([[1., 2.], [3., -1.]])
with tf.GradientTape() as tape:
    y = model(x)
    losses = model.losses
    total = tf.reduce_mean(y) + sum(losses)
g = tape.gradient(total, model.trainable_variables)
model(x)
after = model.losses
""",
    "metrics are found": """
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(1)
        self.m = tf.keras.metrics.Mean(name='m')
net = Net()
names = [m.name for m in net.metrics]
paths = [v.path for v in net.metrics_variables]
layers = [l.name for l in net.layers]
""",
    "attributes taken away": """
L = tf.keras.layers
net = tf.keras.Model()
net.a, net.b = L.Dense(1), L.Dense(2)
net.parts = [L.Dense(3), L.Dense(4)]
first = [l.units for l in net.layers]
del net.a
net.parts.pop()
net.parts[0] = L.Dense(5)
second = [l.units for l in net.layers]
""",
    "no fit here": """
raised = []
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
has = [hasattr(model, name) for name in ('fit', 'compile', 'evaluate', 'predict')]
""",
}

_TRAIN = """
x = tf.constant([[0., 1.], [1., 2.], [2., -1.], [-1., .5]])
t = tf.constant([[1.], [2.5], [0.], [.5]])
opt = tf.keras.optimizers.SGD(.1)
loss_of = tf.keras.losses.MeanSquaredError()
losses = []
for step in range(5):
    with tf.GradientTape() as tape:
        loss = loss_of(t, model(x, training=True))
    grads = tape.gradient(loss, model.trainable_variables)
    opt.apply_gradients(zip(grads, model.trainable_variables))
    losses.append(loss)
losses = [np.round(float(l), 5) for l in losses]
weights = [np.round(w, 5) for w in model.get_weights()]
del loss, grads
"""
TRAINING = {
    "a sequential model learns": _FILL
    + """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(3, 'tanh'), L.Dense(1)])
fill(model)
"""
    + _TRAIN,
    "a functional model learns": _FILL
    + """
L = tf.keras.layers
a = tf.keras.Input((2,))
h = L.Dense(3, 'relu')(a)
model = tf.keras.Model(a, L.Dense(1)(L.Concatenate()([h, a])))
fill(model)
"""
    + _TRAIN,
    "a subclassed model learns": _FILL
    + _NET.replace("def call(self, x)", "def call(self, x, training=None)")
    + """
model = Net()
model(tf.ones([1, 2]))
fill(model)
"""
    + _TRAIN,
    "a normalizing model learns": _FILL
    + """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(3), L.BatchNormalization(), L.ReLU(),
    L.Dense(1)])
fill(model)
"""
    + _TRAIN,
    "classes learn": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((2,)), L.Dense(3)])
model.set_weights([np.array([[.5, -.25, 0.], [.25, .5, -.5]]), np.zeros(3)])
x, t = tf.constant([[1., 0.], [0., 1.], [-1., -1.], [2., .5]]), tf.constant([0, 1, 2, 0])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt, accuracy = tf.keras.optimizers.Adam(.1), tf.keras.metrics.SparseCategoricalAccuracy()
for step in range(4):
    with tf.GradientTape() as tape:
        y = model(x)
        loss = loss_of(t, y)
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables),
        model.trainable_variables))
    accuracy.update_state(t, y)
final, share = np.round(float(loss), 5), accuracy.result()
del loss, y
""",
}

SUMMARIES = {
    "of a sequential model": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((3,)), L.Dense(4, activation='relu'),
    L.BatchNormalization(),
    L.Dense(1000, name='a_very_long_layer_name_that_must_wrap_somewhere_here')])
model.summary()
model.layers[0].trainable = False
model.summary(show_trainable=True)
""",
    "of what is not built": """
L = tf.keras.layers
tf.keras.Sequential([L.Dense(2), L.Dense(1)]).summary()
""",
    "of a branched model": """
L = tf.keras.layers
a, b = tf.keras.Input((3,)), tf.keras.Input((2,), name='other')
x, y = L.Dense(4)(a), L.Dense(4)(b)
model = tf.keras.Model([a, b], [L.Concatenate()([x + y, x, y]), x])
model.summary()
model.summary(show_trainable=True)
""",
    "of a subclassed model": _NET
    + """
net = Net()
net.summary()
net(tf.ones([1, 2]))
net.summary()
""",
    "of nested models": """
L = tf.keras.layers
inner = tf.keras.Sequential([L.Dense(2000)], name='inner')
model = tf.keras.Sequential([tf.keras.Input((2,)), inner, L.Dense(1000)])
model.summary()
model.summary(expand_nested=True)
""",
    "of a given width, to a function": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((3,)), L.Dense(4), L.Dense(1, dtype='float64')])
model.summary(line_length=50)
model.summary(positions=[.3, .6, 1.])
lines = []
model.summary(print_fn=lines.append)
count = len(lines)
print(lines[0].splitlines()[0])
""",
    "of a part": """
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((3,)), L.Dense(4, name='one'), L.Dense(2, name='two'),
    L.Dense(1, name='three')])
model.summary(layer_range=['two', 'three'])
""",
}

PROGRAMS = (
    SEQUENTIAL
    | {f"functional: {k}": v for k, v in FUNCTIONAL.items()}
    | SUBCLASSED
    | TRAINING
    | {f"summary {k}": v for k, v in SUMMARIES.items()}
)
