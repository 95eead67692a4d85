"""Optimizers of Keras 3 over several steps, and what they say of odd arguments."""

_STEPS = """
u = tf.Variable([1., -2., 3.], dtype='{dtype}', name='u')
v = tf.Variable([[.5, 0.], [-1., 4.]], dtype='{dtype}', name='v')
opt = tf.keras.optimizers.{make}
path = []
for step in range({steps}):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(u ** 3) + tf.reduce_sum(v * v) * u[0] + tf.reduce_sum(tf.sin(v))
    grads = tape.gradient(loss, [u, v])
    opt.apply_gradients(zip(grads, [u, v]))
    path.append(u.numpy())
iterations = opt.iterations.numpy()
slots = [(s.path, s.shape, s.trainable) for s in opt.variables]
kept = [s.numpy() for s in opt.variables[2:]]
"""


def _steps(make, steps=6, dtype="float32"):
    return _STEPS.format(make=make, steps=steps, dtype=dtype)


_MAKES = (
    "SGD()",
    "SGD(.05)",
    "SGD(.05, momentum=.9)",
    "SGD(.05, momentum=.9, nesterov=True)",
    "SGD(.05, weight_decay=.1)",
    "SGD(.05, clipnorm=1.)",
    "SGD(.05, clipvalue=.5)",
    "SGD(.05, global_clipnorm=2.)",
    "SGD(.05, momentum=.5, clipnorm=2., weight_decay=.01)",
    "SGD(.05, use_ema=True, ema_momentum=.5)",
    "SGD(.05, use_ema=True, ema_momentum=.5, ema_overwrite_frequency=2)",
    "SGD(.05, gradient_accumulation_steps=2)",
    "SGD(.05, loss_scale_factor=4.)",
    "Adam()",
    "Adam(.1)",
    "Adam(.1, amsgrad=True)",
    "Adam(.1, beta_1=.5, beta_2=.9, epsilon=1e-3)",
    "Adam(.1, weight_decay=.2)",
    "Adam(.1, gradient_accumulation_steps=3)",
    "Adam(.1, clipnorm=.5)",
    "Adam(.1, global_clipnorm=.5)",
    "AdamW(.1)",
    "AdamW(.1, weight_decay=.3)",
    "Adagrad(.2)",
    "Adagrad(.2, initial_accumulator_value=0., epsilon=1e-2)",
    "RMSprop(.05)",
    "RMSprop(.05, rho=.5)",
    "RMSprop(.05, momentum=.9)",
    "RMSprop(.05, centered=True)",
    "RMSprop(.05, momentum=.5, centered=True, epsilon=1e-3)",
    "Adamax(.1)",
    "Adamax(.1, beta_1=.5, beta_2=.7)",
    "Nadam(.1)",
    "Nadam(.1, beta_1=.8, beta_2=.95)",
    "Adadelta(1.)",
    "Adadelta(.5, rho=.8, epsilon=1e-4)",
    "Ftrl(.1)",
    "Ftrl(.1, l1_regularization_strength=.05, l2_regularization_strength=.1)",
    "Ftrl(.1, l2_shrinkage_regularization_strength=.1, beta=.2, learning_rate_power=-.7)",
    "Lion(.05)",
    "Lion(.05, beta_1=.5, beta_2=.7)",
)
STEPS = {f"steps of {make}": _steps(make) for make in _MAKES}
STEPS |= {
    f"float64 steps of {make}": _steps(make, dtype="float64")
    for make in (
        "SGD(.05, momentum=.9)", "Adam(.1)", "RMSprop(.05, momentum=.9)", "Nadam(.1)",
            "Adagrad(.2)",
        "Adamax(.1)", "Adadelta(1.)", "Lion(.05)", "Ftrl(.1)",
    )
}  # fmt: skip

_RATES = (
    "ExponentialDecay(.2, 3, .5)",
    "ExponentialDecay(.2, 3, .5, staircase=True)",
    "PiecewiseConstantDecay([1, 3], [.2, .1, .01])",
    "PolynomialDecay(.2, 4)",
    "PolynomialDecay(.2, 2, .05, power=2., cycle=True)",
    "InverseTimeDecay(.2, 2, .5)",
    "InverseTimeDecay(.2, 2, .5, staircase=True)",
    "CosineDecay(.2, 4)",
    "CosineDecay(.2, 4, alpha=.1)",
    "CosineDecay(.01, 4, warmup_target=.2, warmup_steps=2)",
    "CosineDecayRestarts(.2, 2)",
    "CosineDecayRestarts(.2, 2, t_mul=1., m_mul=.5, alpha=.1)",
)
SCHEDULES = {
    f"rates of {make}": f"""
s = tf.keras.optimizers.schedules.{make}
rates = [s(k) for k in (0, 1, 2, 3, 4, 7, 20)]
of_a_tensor = s(tf.constant(3))
of_a_float = s(tf.constant(2.5))
v = tf.Variable(1.)
opt = tf.keras.optimizers.SGD(s)
for _ in range(4):
    opt.apply_gradients([(tf.constant(1.), v)])
now = opt.learning_rate
name = s.name
"""
    for make in _RATES
}


def _tried(*lines, before=""):
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
import warnings
warnings.simplefilter('ignore')
o = tf.keras.optimizers
v = tf.Variable([1., 2.], name='v')
{before}
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


MANNERS = {
    "the rate as a variable": """
opt = tf.keras.optimizers.SGD(.1)
rate = opt.learning_rate
print(rate)
opt.learning_rate = .5
print(rate is opt.learning_rate, float(opt.learning_rate))
opt.learning_rate.assign(.25)
opt.learning_rate = tf.constant(.3)
double = opt.learning_rate * 2
opt.learning_rate = 1
print(opt.learning_rate)
v = tf.Variable(1.)
opt.apply_gradients([(tf.constant(.5), v)])
""",
    "iterations": """
opt = tf.keras.optimizers.SGD(.1)
before = opt.iterations
v = tf.Variable(1.)
result = opt.apply_gradients([(tf.constant(.5), v)])
print(opt.iterations)
same = result is opt.iterations
more = opt.iterations + 1
kind = opt.iterations.dtype
""",
    "names are numbered": """
o = tf.keras.optimizers
names = [o.SGD().name, o.SGD().name, o.Adam().name, o.RMSprop().name, o.AdamW().name,
    o.SGD(name='mine').name]
paths = [x.path for x in o.SGD(.1, name='mine').variables]
""",
    "slots are named after variables": """
d = tf.keras.layers.Dense(1)
d(tf.ones([1, 2]))
v = tf.Variable([1., 2.], name='v')
with tf.name_scope('s'):
    w = tf.Variable(1., name='w')
adam = tf.keras.optimizers.Adam(.1)
adam.build([d.kernel, d.bias, v, w])
paths = [x.path for x in adam.variables]
built = adam.built
rms = tf.keras.optimizers.RMSprop(.1, momentum=.5, centered=True)
rms.build([v, w])
others = [x.path for x in rms.variables]
top = tf.keras.optimizers.Adam(.1, amsgrad=True)
top.build([v, w])
highest = [x.path for x in top.variables]
nadam = tf.keras.optimizers.Nadam(.1)
nadam.build([v])
product = [x.path for x in nadam.variables]
""",
    "rates that are none": _tried(
        "o.SGD(1)",
        "o.SGD('a')",
        "o.SGD(tf.constant(.1))",
        "o.SGD(np.float32(.1))",
        "o.SGD(np.float64(.1)).learning_rate.numpy()",
        "o.SGD(None)",
        "type(o.SGD(-1.)).__name__",
        "o.SGD(lambda: .25).learning_rate",
        "o.SGD(.1).lr",
    ),
    "arguments that are none": _tried(
        "o.SGD(.1, momentum=0)",
        "o.SGD(.1, momentum=1.5)",
        "o.SGD(.1, momentum=-.1)",
        "o.SGD(.1, foo=1)",
        "type(o.SGD(.1, decay=1.)).__name__",
        "o.SGD(.1, clipnorm=1., clipvalue=1.)",
        "o.AdamW(.1, weight_decay=None)",
        "o.SGD(.1, gradient_accumulation_steps=1)",
        "o.SGD(.1, use_ema=True, ema_momentum=2.)",
        "o.Ftrl(.1, learning_rate_power=.5)",
        "o.Ftrl(.1, l1_regularization_strength=-1.)",
        "o.Lion(.1, beta_1=0.)",
        "o.legacy.SGD(.1)",
        "o.SGD(.1).minimize",
    ),
    "what can be applied": _tried(
        "o.SGD(.1).apply_gradients([])",
        "o.SGD(.1).apply_gradients([(None, v)])",
        "o.SGD(.1).apply([tf.constant([1., 1.])])",
        "o.SGD(.1).apply([], [])",
        "o.SGD(.1).apply([tf.constant([1., 1.])], [v])",
        "o.SGD(.1).apply([tf.constant([1., 1.])], [v, v])",
        "o.SGD(.1).apply_gradients([(tf.constant(1.), v)])",
        "o.SGD(.1).apply_gradients([(tf.constant([1., 2., 3.]), v)])",
        "o.Adam(.1).apply_gradients([(tf.constant([1., 2., 3.]), v)])",
        "o.SGD(.1).apply_gradients([(tf.constant(1.), tf.constant(1.))])",
        "o.SGD(.1).apply_gradients([(tf.constant(1.), 3.)])",
        "o.SGD(.1).apply_gradients((tf.constant(1.), v))",
        "o.SGD(.1).apply_gradients([(tf.constant([1., 1.]), v)], name='n')",
        "o.Optimizer(.1).apply_gradients([(tf.constant([1., 1.]), v)])",
        "v.numpy()",
    ),
    "variables that are unknown": _tried(
        "s.apply_gradients([(tf.constant(1.), w)])",
        "s.apply([tf.constant([1., 1.])])",
        "s.apply([tf.constant([1., 1.]), tf.constant(1.)])",
        "s.iterations.numpy()",
        before="""
w = tf.Variable(3., name='w')
s = o.SGD(.1)
s.apply_gradients([(tf.constant([1., 1.]), v)])
""",
    ),
    "gradients of other kinds": """
v = tf.Variable([1., 2.])
opt = tf.keras.optimizers.SGD(.5)
opt.apply_gradients([([1., 2.], v)])
first = v.numpy()
opt.apply_gradients([(np.array([1., 2.]), v)])
second = v.numpy()
opt.apply_gradients([(tf.constant([1., 2.], tf.float64), v)])
third = v.numpy()
opt.apply_gradients([(tf.Variable([1., 2.]), v)])
m = tf.keras.optimizers.SGD(.5, momentum=.5)
m.apply_gradients([(tf.constant(1.), v)])
""",
    "an integer variable and a frozen one": """
n = tf.Variable(3)
f = tf.Variable(1., trainable=False)
opt = tf.keras.optimizers.SGD(.1)
opt.apply_gradients([(tf.constant(1), n), (tf.constant(1.), f)])
big = tf.keras.optimizers.SGD(2.)
big.apply_gradients([(tf.constant(1), n)])
""",
    "a missing gradient is passed over": """
import warnings
warnings.simplefilter('ignore')
u, v, w = tf.Variable(1.), tf.Variable(2.), tf.Variable(3.)
opt = tf.keras.optimizers.Adam(.5)
for _ in range(3):
    opt.apply_gradients([(None, u), (tf.constant(.25), v), (None, w)])
opt.apply_gradients([(tf.constant(1.), u), (None, v), (tf.constant(1.), w)])
slots = [(s.path, s.numpy()) for s in opt.variables]
""",
    "a missing gradient is warned of": """
import warnings
u, v = tf.Variable(1., name='u'), tf.Variable(2.)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    tf.keras.optimizers.SGD(.5).apply_gradients([(None, u), (tf.constant(.25), v)])
kinds = [w.category.__name__ for w in caught]
told = ["['u:0']" in str(w.message) for w in caught]
""",
    "nan and infinite gradients": """
v = tf.Variable([1., 2., 3.])
g = tf.constant([float('nan'), float('inf'), 0.])
after = {}
for name in ('SGD', 'Adam', 'RMSprop', 'Adagrad', 'Adamax', 'Nadam', 'Lion'):
    v = tf.Variable([1., 2., 3.])
    getattr(tf.keras.optimizers, name)(.1).apply_gradients([(g, v)])
    after[name] = v.numpy()
w = tf.Variable([1., 2., 3.])
tf.keras.optimizers.SGD(.1, global_clipnorm=1.).apply_gradients([(g, w)])
u = tf.Variable([1., 2., 3.])
tf.keras.optimizers.SGD(.1, clipnorm=1.).apply_gradients([(tf.zeros([3]), u)])
""",
    "inside a tape nothing follows from an update": """
v = tf.Variable(2.)
opt = tf.keras.optimizers.SGD(.1)
with tf.GradientTape(persistent=True) as tape:
    y = v * v
    g = tape.gradient(y, v)
    opt.apply_gradients([(g, v)])
    z = v * v
first, second = tape.gradient(y, v), tape.gradient(z, v)
""",
    "a schedule cannot be overwritten, a callable can": _tried(
        "setattr(z, 'learning_rate', .3)",
        "setattr(c, 'learning_rate', s)",
        "c.learning_rate",
        "setattr(p, 'learning_rate', s)",
        "[x.path for x in p.variables]",
        before="""
s = o.schedules.ExponentialDecay(.1, 10, .5)
z, c, p = o.SGD(s), o.SGD(lambda: .25), o.SGD(.5)
""",
    ),
    "schedules that are none": _tried(
        "o.schedules.ExponentialDecay(.1, 0, .5)",
        "o.schedules.CosineDecay(.1, -1)",
        "o.schedules.PiecewiseConstantDecay([2, 4], [.1, .2])",
        "o.schedules.LearningRateSchedule()(1)",
        "o.schedules.PolynomialDecay(.1, 0)",
        "o.schedules.ExponentialDecay(1, 10, .5)(5)",
        "o.schedules.InverseTimeDecay(.1, 0, 1.)",
    ),
    "found by name": _tried(
        "type(o.get('sgd')).__name__",
        "type(o.get('RMSprop')).__name__",
        "o.get('foo')",
        "o.get(None)",
        "o.get({'class_name': 'SGD', 'config': {'learning_rate': .5}}).learning_rate",
        "o.get(3)",
        "type(o.get('adamw')).__name__",
    ),
    "decay spares what is excluded": """
u, v = tf.Variable(1., name='u'), tf.Variable(1., name='bias')
opt = tf.keras.optimizers.AdamW(.1, weight_decay=.5)
opt.exclude_from_weight_decay(var_names=['bias'])
opt.apply_gradients([(tf.constant(1.), u), (tf.constant(1.), v)])
a, b = tf.Variable(1.), tf.Variable(1.)
other = tf.keras.optimizers.SGD(.1, weight_decay=.5)
other.exclude_from_weight_decay(var_list=[b])
other.apply_gradients([(tf.constant(1.), a), (tf.constant(1.), b)])
""",
    "averages at the end": """
v = tf.Variable(1.)
opt = tf.keras.optimizers.SGD(.5, use_ema=True, ema_momentum=.5)
for _ in range(3):
    opt.apply_gradients([(tf.constant(1.), v)])
before = v.numpy()
opt.finalize_variable_values([v])
""",
    "a scaled loss": """
opt = tf.keras.optimizers.SGD(.5, loss_scale_factor=8.)
v = tf.Variable(1.)
with tf.GradientTape() as tape:
    loss = opt.scale_loss(v * v)
opt.apply_gradients([(tape.gradient(loss, v), v)])
""",
    "constraints hold after each step": """
d = tf.keras.layers.Dense(2, kernel_initializer='ones', kernel_constraint='non_neg',
    bias_constraint=tf.keras.constraints.MaxNorm(.5))
d(tf.ones([1, 2]))
opt = tf.keras.optimizers.SGD(1.)
opt.apply_gradients([(tf.constant([[2., .5], [-1., 0.]]), d.kernel),
    (tf.constant([3., -4.]), d.bias)])
kernel, bias = d.kernel.numpy(), d.bias.numpy()
""",
    "an optimizer of one's own": """
class Signs(tf.keras.optimizers.Optimizer):
    def __init__(self, learning_rate=.1, **options):
        super().__init__(learning_rate=learning_rate, **options)

    def build(self, variables):
        super().build(variables)
        self.counts = [self.add_variable_from_reference(v, name='count') for v in variables]

    def update_step(self, gradient, variable, learning_rate):
        rate = tf.cast(learning_rate, variable.dtype)
        count = self.counts[self._get_variable_index(variable)]
        self.assign_add(count, tf.ones_like(gradient))
        self.assign_sub(variable, rate * tf.sign(gradient))
u, v = tf.Variable([1., 2.], name='u'), tf.Variable(3., name='v')
opt = Signs(.5)
for _ in range(2):
    opt.apply_gradients([(tf.constant([3., -4.]), u), (tf.constant(.1), v)])
paths = [x.path for x in opt.variables]
counts = [c.numpy() for c in opt.counts]
name = opt.name
""",
}

TRAINING = {
    "a small net with every kind of step": """
x = tf.constant([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
t = tf.constant([[0.], [1.], [1.], [0.]])
ends = {}
for name in ('SGD', 'Adam', 'RMSprop', 'Adagrad', 'Nadam'):
    net = tf.keras.Sequential([
        tf.keras.Input((2,)),
        tf.keras.layers.Dense(3, 'tanh'),
        tf.keras.layers.Dense(1, 'sigmoid'),
    ])
    net.set_weights([np.array([[.5, -.25, 1.], [-.75, .5, .25]]), np.zeros(3),
        np.array([[1.], [-.5], [.75]]), np.zeros(1)])
    opt = getattr(tf.keras.optimizers, name)(.1)
    for _ in range(5):
        with tf.GradientTape() as tape:
            loss = tf.keras.losses.BinaryCrossentropy()(t, net(x))
        grads = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(grads, net.trainable_variables))
    ends[name] = [np.round(part, 4) for part in (loss.numpy(), *net.get_weights())]
del loss, grads, net, opt
""",
    "two optimizers for two parts": """
a, b = tf.Variable(1.), tf.Variable(1.)
fast, slow = tf.keras.optimizers.SGD(.5), tf.keras.optimizers.SGD(.01)
for _ in range(3):
    with tf.GradientTape() as tape:
        loss = (a * b - 3.) ** 2
    g_a, g_b = tape.gradient(loss, [a, b])
    fast.apply_gradients([(g_a * .1, a)])
    slow.apply([g_b], [b])
""",
    "clipped by hand": """
v = tf.Variable([3., 4.])
opt = tf.keras.optimizers.SGD(1.)
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(v ** 2)
grads, norm = tf.clip_by_global_norm(tape.gradient(loss, [v]), 1.)
opt.apply_gradients(zip(grads, [v]))
""",
}

PROGRAMS = STEPS | SCHEDULES | MANNERS | TRAINING
