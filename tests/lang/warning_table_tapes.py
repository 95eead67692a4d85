"""Programs that run, but not as they look: what gradients are asked of, what is done to tapes.

Rows as in warning_table.py.
"""

TWICE = """x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
a = tape.gradient(y, x)
b = tape.gradient(y, x)
"""

TAPES = [
    # Integers
    ("an integer that is watched", """
x = tf.constant(10)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
""", ["integer_watch at tape.watch(x)", "integer_source at x"], True),
    ("an integer variable", """
x = tf.Variable(3)
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, x)
""", ["integer_source at x"], True),
    ("an integer among the sources", """
x, n = tf.Variable(3.), tf.Variable(2)
with tf.GradientTape() as tape:
    y = x * x * tf.cast(n, tf.float32)
g = tape.gradient(y, [x, n])
""", ["integer_source at n"], True),
    ("an integer in a dictionary of sources", """
x = tf.Variable([1, 2])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(x * x)
g = tape.gradient(y, {"x": x})
""", ["integer_source at x"], True),
    ("an integer by its dtype", """
x = tf.Variable([1, 2], dtype=tf.int64)
with tf.GradientTape() as tape:
    y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", ["integer_source at x"], True),
    ("a truth value as a source", """
x = tf.Variable(True)
with tf.GradientTape() as tape:
    y = tf.cast(x, tf.float32) * 2.
g = tape.gradient(y, x)
""", ["integer_source at x"], True),
    ("text that is watched", """
x, w = tf.constant("abc"), tf.Variable(2.)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = w * w
g = tape.gradient(y, [w, x])
""", ["integer_watch at tape.watch(x)", "integer_source at x"], False),
    ("an integer that is only watched", """
x = tf.constant([1, 2, 3])
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * 2
""", ["integer_watch at tape.watch(x)"], True),
    ("a target of integers", """
x = tf.Variable([3., 5.])
with tf.GradientTape() as tape:
    y = tf.argmax(x)
g = tape.gradient(y, x)
""", ["integer_target at y"], True),
    ("a target that was cast", """
x = tf.Variable(3.7)
with tf.GradientTape() as tape:
    y = tf.cast(x, tf.int32)
g = tape.gradient(y, x)
""", ["integer_target at y"], True),
    # Who watches
    ("a watch after the use", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
    y = x * x
    tape.watch(x)
    z = y + x
g = tape.gradient(z, x)
""", ["watched_late at tape.watch(x)"], True),
    ("a watch after all uses", """
x = tf.constant([1., 2.])
with tf.GradientTape() as t:
    y = tf.reduce_sum(x ** 2)
    t.watch(x)
g = t.gradient(y, x)
""", ["watched_late at t.watch(x)"], True),
    # The tape
    ("a tape asked twice", TWICE, ["tape_twice at tape.gradient(y, x)"], True),
    ("a tape asked twice, of persistent=False", TWICE.replace("()", "(persistent=False)"),
     ["tape_twice at tape.gradient(y, x)"], True),
    ("a tape asked twice in one statement", """
def slopes(x):
    with tf.GradientTape() as t:
        y = x * x
        z = y * y
    return t.gradient(y, x), t.gradient(z, x)
""", ["tape_twice at t.gradient(y, x)"], True),
    ("a tape asked twice in a function nobody calls yet", """
def train(w):
    with tf.GradientTape() as tape:
        loss = (w - 1.) ** 2
    g = tape.gradient(loss, w)
    if True:
        print(g)
    h = tape.jacobian(loss, w)
    return g, h
""", ["tape_twice at tape.gradient(loss, w)"], True),
    ("a tape that is an attribute, asked twice", """
class Holder:
    pass


h = Holder()
h.tape = tf.GradientTape()
x = tf.Variable(2.)
with h.tape:
    y = x * x
a = h.tape.gradient(y, x)
b = h.tape.gradient(y, x)
""", ["tape_twice at h.tape.gradient(y, x)"], True),
    ("a tape asked twice by a function", """
def slope(tape, y, x):
    return tape.gradient(y, x)


x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * x
a = slope(tape, y, x)
b = slope(tape, y, x)
""", ["tape_twice at tape.gradient(y, x)"], True),
    ("a tape asked in a comprehension", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    ys = [x * x, x + 1.]
gs = [tape.gradient(y, x) for y in ys]
""", ["tape_in_loop at tape.gradient(y, x)"], True),
    ("a tape asked in a loop", """
xs = [tf.Variable(1.), tf.Variable(2.)]
with tf.GradientTape() as tape:
    y = xs[0] * xs[1]
for x in xs:
    print(tape.gradient(y, x))
""", ["tape_in_loop at tape.gradient(y, x)"], True),
    ("a persistent tape asked in its block", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
    g = tape.gradient(y, x)
""", ["asked_inside at tape.gradient(y, x)"], True),
    ("a persistent tape asked in its block, and the answer used there", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
    g = tape.gradient(y, x)
    step = g * 0.1
    z = y * 2.
h = tape.gradient(z, x)
""", ["asked_inside at tape.gradient(y, x)"], True),
    ("a tape asked before its block ends", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
    g = tape.gradient(y, x)
    z = y * y
""", ["asked_too_early at tape.gradient(y, x)"], True),
    ("a target computed after the block", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    a = x + 1.
y = x * x
g = tape.gradient(y, x)
""", ["nothing_recorded at y"], True),
    ("a target computed before the block", """
x = tf.Variable(3.)
y = x * x
with tf.GradientTape() as tape:
    pass
g = tape.gradient(y, x)
""", ["nothing_recorded at y"], True),
]  # fmt: skip
