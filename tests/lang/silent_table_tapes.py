"""Programs that do what they look like: what gradients are asked of, and what is done to the tape.

Rows as in silent_table.py.
"""

TAPES = [
    ("a frozen variable that is asked for: the table of gradients says why it has none", """
x = tf.Variable(3., trainable=False)
w = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * w
g = tape.gradient(y, [x, w])
"""),
    # Integers that do no harm
    ("an integer that is no source", """
n = tf.constant(3)
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x ** tf.cast(n, tf.float32)
g = tape.gradient(y, x)
"""),
    ("float64 throughout", """
x = tf.Variable(2., dtype=tf.float64)
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, x)
"""),
    ("integer labels of a loss", """
z = tf.Variable([[1., 2.], [3., 1.]])
labels = tf.constant([0, 1])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=z))
g = tape.gradient(loss, z)
"""),
    ("an integer counter in a loop", """
step = tf.Variable(0, dtype=tf.int64)
w = tf.Variable(1.)
for _ in range(3):
    with tf.GradientTape() as tape:
        loss = w * w
    w.assign_sub(0.1 * tape.gradient(loss, w))
    step.assign_add(1)
"""),
    ("argmax only to look at", """
z = tf.Variable([1., 3.])
with tf.GradientTape() as tape:
    best = tf.argmax(z)
    loss = tf.reduce_sum(z * z)
g = tape.gradient(loss, z)
print(int(best))
"""),
    # Who watches
    ("a constant watched first", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
"""),
    ("a frozen variable nobody asks for", """
w, b = tf.Variable(3.), tf.Variable(1., trainable=False)
with tf.GradientTape() as tape:
    y = w * 2. + b
g = tape.gradient(y, w)
"""),
    ("a frozen variable that is watched", """
x = tf.Variable(3., trainable=False)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
"""),
    ("a watch after a use that leads nowhere", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
    seen = x + 1.
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
"""),
    ("a constant that gets no gradient: a reason, and no warning", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, x)
"""),
    ("a name that is not connected", """
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = y * y
g = tape.gradient(z, x)
"""),
    ("zeros asked for what is not connected", """
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = y * y
g = tape.gradient(z, x, unconnected_gradients=tf.UnconnectedGradients.ZERO)
"""),
    # The tape
    ("a persistent tape asked twice", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
    z = y * y
a = tape.gradient(y, x)
b = tape.gradient(z, x)
del tape
"""),
    ("a persistent tape, by place", """
x = tf.Variable(3.)
with tf.GradientTape(True) as tape:
    y = x * x
a, b = tape.gradient(y, x), tape.gradient(y, x)
"""),
    ("a persistent tape asked in a comprehension", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    ys = [x * x, x + 1.]
gs = [tape.gradient(y, x) for y in ys]
"""),
    ("a new tape in each turn", """
x = tf.Variable(3.)
for k in range(3):
    with tf.GradientTape() as tape:
        y = x * x
    g = tape.gradient(y, x)
"""),
    ("two tapes of one name, one after another", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
a = tape.gradient(y, x)
with tf.GradientTape() as tape:
    y = x * x * x
b = tape.gradient(y, x)
"""),
    ("a tape asked in one branch or the other", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
if x > 0.:
    g = tape.gradient(y, x)
else:
    g = tape.gradient(y, [x])[0]
"""),
    ("a tape asked twice, and the complaint caught", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
a = tape.gradient(y, x)
try:
    b = tape.gradient(y, x)
except RuntimeError as error:
    print(type(error).__name__)
"""),
    ("tapes of two functions", """
def first(x):
    with tf.GradientTape() as tape:
        y = x * x
    return tape.gradient(y, x)


def second(x):
    with tf.GradientTape() as tape:
        y = x * x * x
    return tape.gradient(y, x)


x = tf.Variable(3.)
a, b = first(x), second(x)
"""),
    ("a tape asked in a loop that is left", """
xs = [tf.Variable(1.), tf.Variable(2.)]
with tf.GradientTape() as tape:
    y = xs[0] * xs[1]
for x in xs:
    g = tape.gradient(y, x)
    break
"""),
    ("a tape of a loop that turns once", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
for source in [x]:
    g = tape.gradient(y, source)
"""),
    ("a second derivative with two tapes", """
x = tf.Variable(3.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    dy = inner.gradient(y, x)
d2y = outer.gradient(dy, x)
"""),
    ("a second derivative with one persistent tape", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    y = x ** 3
    dy = tape.gradient(y, x)
d2y = tape.gradient(dy, x)
"""),
    ("a question at the end of the block", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
    g = tape.gradient(y, x)
"""),
    ("a question in the block, and its answer used there", """
w = tf.Variable(3.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = w * w
        g = tape.gradient(loss, w)
        w.assign_sub(0.1 * g)
"""),
    ("a gradient penalty", """
x = tf.Variable([1., 2.])
w = tf.Variable([0.5, -1.])
with tf.GradientTape() as tape:
    with tf.GradientTape() as inner:
        score = tf.reduce_sum(tf.tanh(x * w))
    slope = inner.gradient(score, x)
    loss = tf.reduce_mean(slope ** 2)
g = tape.gradient(loss, w)
"""),
    ("all orders of one persistent tape, in a loop", """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    ds = [v ** 4]
    for k in range(4):
        ds.append(tape.gradient(ds[-1], v))
"""),
    ("a question where the recording pauses", """
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = x ** 3
    with tape.stop_recording():
        g = tape.gradient(y, x)
    z = y * x
h = tape.gradient(z, x)
"""),
    ("a loop over what the tape answers", """
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = x * y
for g in tape.gradient(z, [x, y]):
    print(g)
"""),
    ("a comprehension over what the tape answers", """
def slopes(x, y):
    with tf.GradientTape() as tape:
        z = x * y
    return [g * 2. for g in tape.gradient(z, [x, y])]
"""),
    ("a tape asked again after it refused", """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
for how in ("nothing", None):
    try:
        tape.gradient(y, v, unconnected_gradients=how)
    except ValueError:
        print("refused")
g = tape.gradient(y, v)
"""),
    ("a pause of the recording", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * x
    with tape.stop_recording():
        seen = y + 1.
g = tape.gradient(y, x)
"""),
    ("values computed before the block", """
x = tf.Variable(3.)
data = tf.constant([1., 2.]) * 2.
with tf.GradientTape() as tape:
    y = tf.reduce_sum(data * x)
g = tape.gradient(y, x)
"""),
]  # fmt: skip
