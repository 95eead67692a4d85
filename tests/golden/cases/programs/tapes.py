"""tf.GradientTape: every argument and method, in the orders that nobody expects.

Entering and leaving, watching, stopping, resetting, structures, seeds, unconnected sources,
jacobians, tapes in and beside tapes. What is refused is told by its type.
"""

_TRY = """
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, '|')
"""

ENTERING = {
    "entered again": """
v = tf.Variable(4.)
tape = tf.GradientTape()
with tape:
    a = v * v
b = a * 5.
with tape:
    c = a * v + b
g = tape.gradient(c, v)
""",
    "entered twice": """
tape = tf.GradientTape()
with tape:
    with tape:
        pass
""",
    "entered after its gradient": """
v = tf.Variable(4.)
tape = tf.GradientTape()
with tape:
    a = v * v
first = tape.gradient(a, v)
with tape:
    b = v * 3.
second, third = tape.gradient([a, b], v), len(tape.watched_variables())
""",
    "a persistent tape entered after its gradient": """
v = tf.Variable(4.)
tape = tf.GradientTape(persistent=True)
with tape:
    a = v * v
first = tape.gradient(a, v)
with tape:
    b = a * v
second = tape.gradient(b, v)
""",
    "never entered": """
tape = tf.GradientTape()
print(tape.watched_variables())
tape.gradient(tf.constant(1.), tf.constant(1.))
""",
    "never entered, jacobian": """
tf.GradientTape().jacobian(tf.constant(1.), tf.constant(1.))
""",
    "never entered, batch_jacobian": """
tf.GradientTape().batch_jacobian(tf.ones([1, 1]), tf.ones([1, 1]))
""",
    "entered by hand": """
v = tf.Variable(4.)
tape = tf.GradientTape().__enter__()
y = v * v
tape.__exit__(None, None, None)
g = tape.gradient(y, v)
""",
    "left twice": """
v = tf.Variable(4.)
tape = tf.GradientTape()
with tape:
    y = v * v
tape.__exit__(None, None, None)
g = tape.gradient(y, v)
""",
    "an exception in the block": """
v = tf.Variable(4.)
tape = tf.GradientTape()
try:
    with tape:
        y = v * v
        raise ValueError('stop')
except ValueError as error:
    print(error)
z = v * 2.
g = tape.gradient(y, v)
""",
    "an exception in an inner block": """
v = tf.Variable(4.)
with tf.GradientTape() as outer:
    try:
        with tf.GradientTape() as inner:
            y = v * v
            z = v @ v
    except tf.errors.InvalidArgumentError:
        d = inner.gradient(y, v)
g = outer.gradient(d, v)
""",
    "a generator holds it open": """
v = tf.Variable(2.)
def steps():
    with tf.GradientTape() as tape:
        y = v * v
        yield tape, y
        y = y * v
        yield tape, y
going = steps()
tape, y = next(going)
z = v * 7.
tape, y = next(going)
print(list(going))
g = tape.gradient([y, z], v)
""",
    "made in a function, used in another": """
def record(v):
    with tf.GradientTape() as tape:
        y = tf.sin(v) * v
    return tape, y
def ask(tape, y, v):
    return tape.gradient(y, v)
v = tf.Variable(0.5)
g = ask(*record(v), v)
""",
    "deleted": """
v = tf.Variable(4.)
with tf.GradientTape(persistent=True) as tape:
    y = v * v
g = tape.gradient(y, v)
del tape
tape
""",
    "a list of tapes": """
v = tf.Variable(2.)
tapes = [tf.GradientTape() for k in range(3)]
ys = []
for k, tape in enumerate(tapes):
    with tape:
        ys.append(v ** (k + 1.))
gs = [tape.gradient(y, v) for tape, y in zip(tapes, ys)]
""",
    "reused for every step": """
v = tf.Variable(4.)
tape = tf.GradientTape(persistent=True)
out = []
for step in range(3):
    with tape:
        loss = (v - 1.) ** 2
    g = tape.gradient(loss, v)
    v.assign_sub(0.25 * g)
    out.append(v.numpy())
print(out)
""",
    "positional arguments": """
v = tf.Variable(4.)
with tf.GradientTape(True, False) as tape:
    a = v * v
    tape.watch(v)
    b = v * v
g = tape.gradient(a, v), tape.gradient(b, v)
""",
    "a wrong argument": "tf.GradientTape(persistant=True)",
    "the tape under its other name": "print(tf.autodiff.GradientTape is tf.GradientTape)",
    "a method without its arguments": """
v = tf.Variable(4.)
with tf.GradientTape() as tape:
    y = v * v
tape.gradient(y)
""",
    "arguments by name": """
v, c = tf.Variable(4.), tf.constant(1.)
with tf.GradientTape(watch_accessed_variables=True, persistent=True) as tape:
    tape.watch(tensor=c)
    y = v * v * c
g = tape.gradient(target=y, sources=[v, c], output_gradients=tf.constant(10.))
h = tape.gradient(sources=v, target=y, unconnected_gradients='none')
""",
    "with two tapes on a line": """
v = tf.Variable(4.)
with tf.GradientTape() as a, tf.GradientTape(watch_accessed_variables=False) as b:
    y = v ** 2
print(a.gradient(y, v), b.gradient(y, v))
""",
}

WATCHING = {
    "a list": """
xs = [tf.constant(2.), tf.constant(3.)]
with tf.GradientTape() as tape:
    tape.watch(xs)
    y = xs[0] * xs[1]
g = tape.gradient(y, xs)
""",
    "a dict of lists": """
p = {'w': tf.constant(2.), 'b': (tf.constant(3.), [tf.constant(5.)])}
with tf.GradientTape() as tape:
    tape.watch(p)
    y = p['w'] * p['b'][0] + p['b'][1][0] ** 2
g = tape.gradient(y, p)
""",
    "nothing": """
with tf.GradientTape() as tape:
    print(tape.watch([]), tape.watch({}), tape.watch(()))
""",
    "no tensors": _TRY
    + """
with tf.GradientTape() as tape:
    for it in (3., 3, True, 'a', None, np.array([1.]), [tf.constant(1.), 2.], {'a': None}):
        attempt(lambda: tape.watch(it))
""",
    "a list where one is no tensor": """
c = tf.constant(2.)
with tf.GradientTape() as tape:
    try:
        tape.watch([c, 3.])
    except ValueError:
        print('refused')
    y = c * c
g = tape.gradient(y, c)
""",
    "twice": """
c = tf.constant(2.)
with tf.GradientTape() as tape:
    tape.watch(c)
    tape.watch([c, c])
    y = c * c
g = tape.gradient(y, c)
""",
    "after the block": """
c = tf.constant(3.)
tape = tf.GradientTape(persistent=True)
with tape:
    y = c * c
tape.watch(c)
with tape:
    z = c * c
g = tape.gradient(y, c), tape.gradient(z, c)
""",
    "after the block, while another records": """
c = tf.constant(3.)
tape = tf.GradientTape(persistent=True)
with tape:
    y = c * c
with tf.GradientTape():
    tape.watch(c)
with tape:
    z = c * c
g = tape.gradient(y, c), tape.gradient(z, c)
""",
    "before the block": """
c = tf.constant(3.)
tape = tf.GradientTape()
try:
    tape.watch(c)
except (AttributeError, ValueError):
    print('refused')
""",
    "inside a pause": """
c = tf.constant(3.)
with tf.GradientTape() as tape:
    with tape.stop_recording():
        tape.watch(c)
    y = c * c
g = tape.gradient(y, c)
""",
    "on the outer of two": """
c = tf.constant(3.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        outer.watch(c)
        y = c * c
print(outer.gradient(y, c), inner.gradient(y, c))
""",
    "a result": """
v = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    a = v * v
    tape.watch(a)
    y = a * a
g = tape.gradient(y, [a, v]), tape.gradient(a, a), len(tape.watched_variables())
""",
    "a part": """
c = tf.constant([3., 4.])
with tf.GradientTape() as tape:
    tape.watch(c)
    part = c[0]
    y = part * part
g = tape.gradient(y, [c, part])
""",
    "a part of what is not watched": """
c = tf.constant([3., 4.])
part = c[0]
with tf.GradientTape() as tape:
    tape.watch(part)
    y = part * c[0] * c[1]
g = tape.gradient(y, [c, part])
""",
    "a constant's copy": """
c = tf.constant(3.)
d = tf.identity(c)
with tf.GradientTape() as tape:
    tape.watch(d)
    y = c * d
g = tape.gradient(y, [c, d])
""",
    "a frozen Variable": """
v = tf.Variable(3., trainable=False)
with tf.GradientTape() as tape:
    tape.watch(v)
    y = v * v
g, names = tape.gradient(y, v), [w.name for w in tape.watched_variables()]
""",
    "an integer Variable": """
n = tf.Variable(3)
with tf.GradientTape() as tape:
    tape.watch(n)
    y = tf.cast(n, tf.float32) ** 2
g, count = tape.gradient(y, n), len(tape.watched_variables())
""",
    "a string": """
s = tf.constant('a')
with tf.GradientTape() as tape:
    tape.watch(s)
    y = tf.constant(1.) * 2.
g = tape.gradient(y, s)
""",
    "a bool": """
b = tf.constant(True)
with tf.GradientTape() as tape:
    tape.watch(b)
    y = tf.cast(b, tf.float32)
g = tape.gradient(y, b)
""",
    "variables in the order they were made": """
b, a, c = tf.Variable(1., name='b'), tf.Variable(2., name='a'), tf.Variable(3., name='c')
with tf.GradientTape() as tape:
    y = c * a + b
print([v.name for v in tape.watched_variables()])
""",
    "variables read in many ways": """
vs = [tf.Variable(float(k + 1), name=f'v{k}') for k in range(8)]
with tf.GradientTape() as tape:
    vs[0].numpy(), float(vs[1]), vs[2].read_value(), vs[3].shape, vs[4].name
    vs[5].assign(2.), vs[6].assign_add(vs[7])
print([v.name for v in tape.watched_variables()])
""",
    "variables that only print": """
v, w, u = tf.Variable(1., name='v'), tf.Variable(2., name='w'), tf.Variable(3., name='u')
with tf.GradientTape() as tape:
    text = str(v)
    if w > 0.:
        pass
    [u]
print([x.name for x in tape.watched_variables()])
""",
    "watched variables after the gradient": """
v = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = v * v
before = len(tape.watched_variables())
g = tape.gradient(y, v)
after = len(tape.watched_variables())
print(before, after, type(tape.watched_variables()).__name__)
""",
    "not of its own accord": """
v, w = tf.Variable(3.), tf.Variable(5.)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    a = v * w
    tape.watch(w)
    b = v * w
g = tape.gradient([a, b], [v, w])
names = len(tape.watched_variables())
""",
    "not of its own accord, list of Variables": """
vs = [tf.Variable(3.), tf.Variable(5.), tf.Variable(7.)]
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(vs[:2])
    y = tf.add_n([v * v for v in vs])
g = tape.gradient(y, vs)
""",
}

STOPPING = {
    "a pause": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    a = v * v
    with tape.stop_recording():
        b = v * 5.
        c = a * 2.
    y = a + b + c
g = tape.gradient(y, v), tape.gradient(b, v), tape.gradient(c, a), tape.gradient(y, b)
""",
    "pauses in pauses": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    with tape.stop_recording():
        try:
            with tape.stop_recording():
                print('not reached')
        except ValueError:
            print('refused')
        a = v * 3.
    y = v * 5. + a
g = tape.gradient(y, v)
""",
    "a pause of the outer tape": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        with outer.stop_recording():
            y = v ** 3
        d = inner.gradient(y, v)
    z = y * v + d
print(d, outer.gradient(z, v))
""",
    "a pause of the inner tape": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        with inner.stop_recording():
            y = v ** 3
        z = y * v
print(inner.gradient(z, v), outer.gradient(z, v))
""",
    "an exception in a pause": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    try:
        with tape.stop_recording():
            raise ValueError('stop')
    except ValueError as error:
        print(error)
    y = v * v
g = tape.gradient(y, v)
""",
    "a pause outside the block": """
v = tf.Variable(2.)
tape = tf.GradientTape()
with tape:
    y = v * v
with tape.stop_recording():
    pass
""",
    "a pause of a tape that was never entered": """
tape = tf.GradientTape()
pause = tape.stop_recording()
print('made')
with pause:
    pass
""",
    "a pause of a tape used up": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
tape.gradient(y, v)
with tape.stop_recording():
    pass
""",
    "the gradient in a pause": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
    with tape.stop_recording():
        g = tape.gradient(y, v)
    z = v * 3.
h = tape.gradient(z, v)
tape.gradient(y, v)
""",
    "the gradient in a pause of a persistent tape": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = v ** 3
    with tape.stop_recording():
        g = tape.gradient(y, v)
    h = tape.gradient(y, v)
print(tape.gradient(g, v), tape.gradient(h, v))
""",
    "entered in a pause": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = v * v
    with tape.stop_recording():
        with tape:
            z = v * 3.
        u = v * 5.
    w = v * 7.
g = [tape.gradient(t, v) for t in (y, z, u, w)]
""",
    "reset": """
v = tf.Variable(2.)
c = tf.constant(3.)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    a = v * v * c
    tape.reset()
    b = v * 5. * c
g = tape.gradient(a, [v, c]), tape.gradient(b, [v, c]), len(tape.watched_variables())
""",
    "reset in a branch": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    loss = v * v
    if loss > 3.:
        tape.reset()
    loss = loss + v
g = tape.gradient(loss, v)
""",
    "reset outside the block": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
tape.reset()
""",
    "reset of a tape that was never entered": "tf.GradientTape().reset()",
    "reset in a pause": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
    with tape.stop_recording():
        try:
            tape.reset()
        except ValueError:
            print('refused')
g = tape.gradient(y, v)
""",
    "reset of the inner of two": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        a = v * v
        inner.reset()
        b = a * v
print(inner.gradient(b, v), outer.gradient(b, v))
""",
    "watched variables after a reset": """
v, w = tf.Variable(2., name='v'), tf.Variable(3., name='w')
with tf.GradientTape() as tape:
    a = v * v
    tape.reset()
    b = w * w
print([x.name for x in tape.watched_variables()])
""",
    "gradient inside the block": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
    g = tape.gradient(y, v)
    z = v * 3.
tape.gradient(z, v)
""",
    "gradients inside the block of a persistent tape": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = v ** 4
    d1 = tape.gradient(y, v)
    d2 = tape.gradient(d1, v)
    d3 = tape.gradient(d2, v)
d4 = tape.gradient(d3, v)
""",
    "asked twice": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
tape.gradient(y, v)
tape.gradient(y, v)
""",
    "a gradient, then a jacobian": """
v = tf.Variable([2., 3.])
with tf.GradientTape() as tape:
    y = v * v
tape.gradient(y, v)
tape.jacobian(y, v)
""",
    "a refusal does not use it up": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
for how in ('nothing', None):
    try:
        tape.gradient(y, v, unconnected_gradients=how)
    except ValueError:
        print('refused')
g = tape.gradient(y, v)
""",
    "a target None does not use it up": """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = v * v
try:
    tape.gradient(None, v)
except TypeError:
    print('refused')
g = tape.gradient(y, v)
""",
    "after a lookup error": """
v, im = tf.Variable(2.), tf.Variable([[[.2, .4, .9]]])
with tf.GradientTape(persistent=True) as tape:
    y = v * v
    z = tf.image.adjust_contrast(im, 2.)
try:
    tape.gradient(z, im)
except LookupError:
    print('no gradient registered')
g = tape.gradient(y, v)
""",
}

_ASK = """
v, w, u = tf.Variable([3., 4.]), tf.Variable(2.), tf.Variable(5.)
with tf.GradientTape(persistent=True) as tape:
    y = v * v * w
    z = v * 2.
{}
"""


def _ask(text, before=""):
    return before + _ASK.format(text)


_NAMED = """
from collections import OrderedDict, namedtuple
Pair = namedtuple('Pair', 'first second')
"""

STRUCTURES = {
    "sources in a list, a tuple, a dict": _ask(
        "g = tape.gradient(y, [v, w]), tape.gradient(y, (v, [w, u]))\n"
        "h = tape.gradient(y, {'b': v, 'a': (w,)})"
    ),
    "sources in a namedtuple": _ask("g = tape.gradient(y, Pair(v, [w]))", _NAMED),
    "sources in an OrderedDict": _ask(
        "g = tape.gradient(y, OrderedDict([('z', v), ('a', w)]))\nprint(list(g))", _NAMED
    ),
    "the values of a dict as sources": _ask("g = tape.gradient(y, {'b': v, 'a': w}.values())"),
    "a list in a list in a list": _ask("g = tape.gradient(y, [[[v]]])"),
    "empty structures of sources": _ask(
        "g = [tape.gradient(y, s) for s in ([], (), {}, [[]], {'a': []})]"
    ),
    "empty structures of targets": _ask(
        "g = [tape.gradient(t, v) for t in ([], (), {})], tape.gradient([], [v, w])"
    ),
    "both empty": _ask("g = tape.gradient([], [])"),
    "targets in a list, a tuple, a dict": _ask(
        "g = tape.gradient([y, z], v), tape.gradient((y, [z]), v)\n"
        "h = tape.gradient({'b': y, 'a': z}, v)"
    ),
    "targets in a namedtuple": _ask("g = tape.gradient(Pair(y, z), [v, w])", _NAMED),
    "the same source twice": _ask("g = tape.gradient(y, [v, v, w, v])"),
    "the same target twice": _ask("g = tape.gradient([y, y], v)"),
    "a source that is the target": _ask("g = tape.gradient(y, y), tape.gradient([y, z], [y, v])"),
    "a Variable as target": _ask(
        "g = tape.gradient(v, v), tape.gradient(v, w), tape.gradient([v, y], v)"
    ),
    "the wrong way round": _ask("g = tape.gradient(v, y), tape.gradient(z, y)"),
    "an unconnected source among others": _ask("g = tape.gradient(z, {'v': v, 'w': w, 'u': [u]})"),
    "a constant as source": _ask("g = tape.gradient(y, [tf.constant(1.), v])"),
    "a number among sources": _ask(
        "try:\n    tape.gradient(y, [v, 3.])\nexcept (AttributeError, TypeError):\n    print('no')"
    ),
    "None among sources": _ask(
        "try:\n    tape.gradient(y, [v, None])\nexcept TypeError:\n    print('no')"
    ),
    "None among targets": _ask(
        "try:\n    tape.gradient([y, None], v)\n"
        "except (AttributeError, TypeError):\n    print('no')"
    ),
    "a list with holes from a loop": """
vs = [tf.Variable(float(k)) for k in range(4)]
with tf.GradientTape() as tape:
    y = vs[1] * vs[3]
g = tape.gradient(y, vs)
print([x is None for x in g])
""",
    "a tape's own watched variables": """
v, w = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    y = v * w
g = tape.gradient(y, tape.watched_variables())
""",
    "intermediate results": """
v = tf.Variable(1.5)
with tf.GradientTape() as tape:
    a = v * v
    b = tf.sin(a)
    c = a * b
g = tape.gradient(c, {'v': v, 'a': a, 'b': b, 'c': c})
""",
    "an intermediate result, used again later": """
v = tf.Variable(1.5)
with tf.GradientTape() as tape:
    a = v * 2.
    b = a * a
    c = b + a + v
g = tape.gradient(c, [a, b, v])
""",
    "an integer target": """
v = tf.Variable([1.5, 2.5])
with tf.GradientTape(persistent=True) as tape:
    n = tf.cast(v, tf.int32)
    k = tf.argmax(v)
    b = v > 2.
g = [tape.gradient(t, v) for t in (n, k, b)], tape.gradient([n, v], v), tape.gradient(n, n)
""",
    "a string target": """
v = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as tape:
    s = tf.constant('text')
g = tape.gradient(s, v)
""",
    "targets of two dtypes": """
v = tf.Variable(1.5)
with tf.GradientTape() as tape:
    a, b = v * 2., tf.cast(v, tf.float64) ** 2
g = tape.gradient([a, b], v)
""",
}

SEEDS = {
    "a seed": _ask("g = tape.gradient(y, v, output_gradients=tf.constant([1., 10.]))"),
    "a seed from an array": _ask(
        "g = tape.gradient(y, v, output_gradients=np.array([1., 10.], 'f4'))"
    ),
    "seeds for a list": _ask(
        "s = [tf.constant([1., 0.]), tf.constant([0., 1.])]\n"
        "g = tape.gradient([y, z], v, output_gradients=s)"
    ),
    "too few seeds": _ask("g = tape.gradient([y, z], v, output_gradients=[tf.constant([1., 0.])])"),
    "too many seeds": _ask("g = tape.gradient(y, v, output_gradients=[z, y, z])"),
    "seeds for a dict": _ask(
        "g = tape.gradient({'b': y, 'a': z}, v, output_gradients={'b': z, 'a': tf.zeros([2])})"
    ),
    "a Variable as seed": _ask("g = tape.gradient(y, v, output_gradients=v)"),
    "a seed where source and target are one": _ask(
        "g = tape.gradient(y, y, output_gradients=tf.constant([5., 7.]))"
    ),
    "a zero seed": _ask("g = tape.gradient(y, [v, w, u], output_gradients=tf.zeros([2]))"),
    "a seed that does not fit": _ask(
        "tape.gradient(y, v, output_gradients=tf.constant([1., 2., 3.]))"
    ),
    "a seed of another dtype": _ask("tape.gradient(y, v, output_gradients=tf.constant([1, 2]))"),
    "a seed in double precision": _ask("tape.gradient(y, v, output_gradients=np.array([1., 2.]))"),
    "None as one of the seeds": _ask(
        "tape.gradient([y, z], v, output_gradients=[tf.constant([1., 0.]), None])"
    ),
    "a text as seed": _ask("tape.gradient(y, v, output_gradients='a')"),
    "a seed and a second derivative": """
v, s = tf.Variable([1., 2.]), tf.Variable([3., 5.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = v ** 3
    d = inner.gradient(y, v, output_gradients=s)
g = outer.gradient(d, [v, s])
""",
    "zeros for what is unconnected": _ask(
        "g = tape.gradient(z, [v, w, {'u': u}], unconnected_gradients='zero')"
    ),
    "zeros by the enum": _ask(
        "g = tape.gradient(z, [v, w], unconnected_gradients=tf.UnconnectedGradients.ZERO)"
    ),
    "zeros in every dtype": _ask(
        "more = [tf.constant([[1, 2]]), tf.constant(1., tf.float64), tf.constant([True])]\n"
        "g = tape.gradient(z, more, unconnected_gradients='zero')"
    ),
    "None by the enum": _ask(
        "g = tape.gradient(z, [v, w], unconnected_gradients=tf.UnconnectedGradients.NONE)"
    ),
    "zeros by place": _ask("g = tape.gradient(z, w, None, 'zero')"),
    "another word for zeros": _ask("tape.gradient(z, w, unconnected_gradients='ZERO')"),
    "the words of the enum": """
U = tf.UnconnectedGradients
print(U.NONE, repr(U.ZERO), U.ZERO.value, U('zero') is U.ZERO, [u.name for u in U])
""",
}

NESTED = {
    "three deep": """
v = tf.Variable(0.5)
with tf.GradientTape() as t3:
    with tf.GradientTape() as t2:
        with tf.GradientTape() as t1:
            y = tf.sin(v) * v
        d1 = t1.gradient(y, v)
    d2 = t2.gradient(d1, v)
d3 = t3.gradient(d2, v)
""",
    "one persistent tape for all orders": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = v ** 4
    ds = [y]
    for k in range(4):
        ds.append(tape.gradient(ds[-1], v))
print([float(d) for d in ds])
""",
    "the inner gradient outside": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = v ** 3
d = inner.gradient(y, v)
print(d, outer.gradient(d, v))
""",
    "the outer tape asked for the inner target": """
v = tf.Variable(2.)
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        y = v ** 3
    d = inner.gradient(y, v)
    z = d * y
print(outer.gradient(y, v), outer.gradient(d, v), outer.gradient(z, [v, d, y]))
""",
    "tapes that cross": """
v = tf.Variable(2.)
a, b = tf.GradientTape(persistent=True), tf.GradientTape(persistent=True)
a.__enter__()
p = v * v
b.__enter__()
q = p * v
a.__exit__(None, None, None)
r = q * v
b.__exit__(None, None, None)
print(a.gradient(q, v), a.gradient(r, v), b.gradient(r, [v, p]), b.gradient(q, v))
""",
    "the same constant watched by one of two": """
c = tf.constant(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(c)
        y = c ** 3
    d = inner.gradient(y, c)
print(d, outer.gradient(d, c))
""",
    "watched late by the outer": """
c = tf.constant(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(c)
        y = c ** 3
    outer.watch(c)
    d = inner.gradient(y, c)
print(d, outer.gradient(d, c))
""",
    "mixed derivatives": """
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        z = x ** 2 * y ** 3
    dx, dy = inner.gradient(z, [x, y])
h = [outer.gradient(d, [x, y]) for d in (dx, dy)]
""",
    "a second derivative that is not there": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = 5. * v
    d = inner.gradient(y, v)
print(d, outer.gradient(d, v))
""",
    "None as the outer target": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.floor(v)
    d = inner.gradient(y, v)
outer.gradient(d, v)
""",
    "zeros as the outer target": """
v = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.floor(v)
    d = inner.gradient(y, v, unconnected_gradients='zero')
print(d, outer.gradient(d, v))
""",
    "a Hessian-vector product": """
v, d = tf.Variable([1., 2., 3.]), tf.constant([1., 0., -1.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.reduce_sum(v ** 3) + tf.reduce_prod(v)
    slope = inner.gradient(y, v)
    along = tf.reduce_sum(slope * d)
hvp = outer.gradient(along, v)
""",
    "a Hessian-vector product by a seed": """
v, d = tf.Variable([1., 2., 3.]), tf.constant([1., 0., -1.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.reduce_sum(v ** 3) + tf.reduce_prod(v)
    slope = inner.gradient(y, v)
hvp = outer.gradient(slope, v, output_gradients=d)
""",
    "a step inside a step": """
w = tf.Variable(1.)
x, t = tf.constant(2.), tf.constant(5.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        loss = (w * x - t) ** 2
    slope = inner.gradient(loss, w)
    later = w - 0.05 * slope
    loss2 = (later * x - t) ** 2
g = outer.gradient(loss2, w)
print(loss, loss2)
""",
}

_J = """
x, u, s = tf.Variable([1., 2.]), tf.Variable([[1., 2., 3.]]), tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    y = x ** 2 * s
    z = tf.reduce_sum(y)
    n = tf.cast(y, tf.int32)
{}
"""
_B = """
x, u = tf.Variable([[1., 2.], [3., 4.], [5., 6.]]), tf.Variable(tf.ones([3, 4]))
w = tf.Variable([[1.], [2.]])
with tf.GradientTape(persistent=True) as tape:
    y = x ** 2
    z = x @ w
    r = tf.reduce_sum(y, axis=1)
    n = tf.cast(y, tf.int32)
{}
"""

JACOBIANS = {
    "vector by vector": _J.format("j = tape.jacobian(y, x)"),
    "scalar by vector": _J.format("j = tape.jacobian(z, x)"),
    "vector by scalar": _J.format("j = tape.jacobian(y, s)"),
    "scalar by scalar": _J.format("j = tape.jacobian(z, s)"),
    "a list of sources": _J.format("j = tape.jacobian(y, [x, u, s])"),
    "a dict of sources": _J.format("j = tape.jacobian(y, {'b': x, 'a': (u, s)})"),
    "no sources": _J.format("j = tape.jacobian(y, [])"),
    "unconnected": _J.format("j = tape.jacobian(y, u)"),
    "unconnected, zeros": _J.format("j = tape.jacobian(y, u, unconnected_gradients='zero')"),
    "unconnected, zeros by the enum": _J.format(
        "j = tape.jacobian(y, [x, u], unconnected_gradients=tf.UnconnectedGradients.ZERO)"
    ),
    "another word for zeros": _J.format("tape.jacobian(y, x, unconnected_gradients='x')"),
    "of itself": _J.format("j = tape.jacobian(x, x), tape.jacobian(y, y)"),
    "of an integer": _J.format("print(tape.jacobian(n, x))"),
    "of a constant": _J.format("print(tape.jacobian(tf.constant([1., 2.]), x))"),
    "by a constant": _J.format("print(tape.jacobian(y, tf.constant([1., 2.])))"),
    "without pfor": _J.format("j = tape.jacobian(y, [x, u], experimental_use_pfor=False)"),
    "without pfor, iterations": _J.format(
        "j = tape.jacobian(y, x, parallel_iterations=2, experimental_use_pfor=False)"
    ),
    "with iterations": _J.format("j = tape.jacobian(y, x, parallel_iterations=3)"),
    "one iteration at a time": _J.format("tape.jacobian(y, x, parallel_iterations=1)"),
    "a list as target": _TRY
    + _J.format(
        "for t in ([y], None, 3.):\n"
        "    try:\n        tape.jacobian(t, x)\n"
        "    except (AttributeError, TypeError):\n        print('no')"
    ),
    "no tensor as source": _J.format(
        "for t in (3., None):\n"
        "    try:\n        tape.jacobian(y, t)\n"
        "    except (AttributeError, TypeError):\n        print('no')"
    ),
    "seeds are not taken": _J.format("tape.jacobian(y, x, output_gradients=1.)"),
    "asked twice of a plain tape": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x ** 3
j = tape.jacobian(y, x)
tape.jacobian(y, x)
""",
    "inside its block": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x ** 3
    j = tape.jacobian(y, x)
tape.gradient(y, x)
""",
    "inside the block of a persistent tape": """
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as tape:
    y = x ** 3
    j = tape.jacobian(y, x)
g = tape.gradient(j, x)
""",
    "without pfor on a plain tape": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x ** 3
tape.jacobian(y, x, experimental_use_pfor=False)
""",
    "of a matrix by a matrix": """
x, w = tf.constant([[1., 2.], [-1., 0.5]]), tf.Variable([[0.1, 0.2, 0.3], [0.4, -0.5, 0.6]])
with tf.GradientTape() as tape:
    y = x @ w
j = tape.jacobian(y, w)
print(j.shape)
""",
    "of softmax": """
x = tf.Variable([0.5, -1., 2.])
with tf.GradientTape() as tape:
    y = tf.nn.softmax(x)
j = tape.jacobian(y, x)
""",
    "through a gather and a max": """
x = tf.Variable([0.5, -1., 2.])
with tf.GradientTape() as tape:
    y = tf.stack([tf.reduce_max(x), x[0] * x[1], tf.gather(x, 2) ** 2])
j = tape.jacobian(y, x)
""",
    "the gradient of a jacobian": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3 * x[0]
    j = inner.jacobian(y, x)
g = outer.gradient(j, x)
""",
    "the jacobian of a gradient": """
x = tf.Variable([1., 2., 0.5])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.reduce_prod(x) ** 2
    g = inner.gradient(y, x)
h = outer.jacobian(g, x)
""",
    "a Hessian of two sources": """
x, y = tf.Variable([1., 2.]), tf.Variable(3.)
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        z = tf.reduce_prod(x) * y ** 2
    gs = inner.gradient(z, [x, y])
h = [outer.jacobian(g, [x, y]) for g in gs]
""",
    "a third derivative": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as t3:
    with tf.GradientTape() as t2:
        with tf.GradientTape() as t1:
            y = tf.reduce_prod(x) ** 2
        g = t1.gradient(y, x)
    h = t2.jacobian(g, x)
k = t3.jacobian(h, x)
""",
    "a jacobian of a jacobian, in a loop": """
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    j = inner.jacobian(y, x)
k = outer.jacobian(j, x, experimental_use_pfor=False)
""",
    "batch": _B.format("j = tape.batch_jacobian(y, x)"),
    "batch of a linear layer": _B.format("j = tape.batch_jacobian(z, x)"),
    "batch of more axes": _B.format("j = tape.batch_jacobian(tf.reshape(y, [3, 2, 1]), x)"),
    "batch, unconnected": _B.format("j = tape.batch_jacobian(y, u)"),
    "batch, unconnected, zeros": _B.format(
        "j = tape.batch_jacobian(y, u, unconnected_gradients='zero')"
    ),
    "batch, another word": _B.format("tape.batch_jacobian(y, u, unconnected_gradients='foo')"),
    "batch of a vector": _B.format("tape.batch_jacobian(r, x)"),
    "batch of another size": _B.format("tape.batch_jacobian(y, w)"),
    "batch without pfor": _B.format("j = tape.batch_jacobian(y, x, experimental_use_pfor=False)"),
    "batch, one iteration at a time": _B.format("tape.batch_jacobian(y, x, parallel_iterations=1)"),
    "batch with iterations": _B.format("j = tape.batch_jacobian(y, x, parallel_iterations=4)"),
    "batch of itself": _B.format("j = tape.batch_jacobian(x, x)"),
    "batch of integers": _B.format("j = tape.batch_jacobian(n, x)"),
    "batch of no tensors": _B.format(
        "for t, s in (([y], x), (y, [x]), (y, None)):\n"
        "    try:\n        tape.batch_jacobian(t, s)\n"
        "    except (AttributeError, TypeError):\n        print('no')"
    ),
    "batch without pfor on a plain tape": """
x = tf.Variable([[1., 2.]])
with tf.GradientTape() as tape:
    y = x ** 3
tape.batch_jacobian(y, x, experimental_use_pfor=False)
""",
    "batch agrees with the blocks of the jacobian": """
x = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape(persistent=True) as tape:
    y = tf.tanh(x @ tf.constant([[0.1, -0.2], [0.05, 0.1]]))
j, b = tape.jacobian(y, x), tape.batch_jacobian(y, x)
print(np.allclose(j.numpy()[[0, 1], :, [0, 1]], b.numpy()))
""",
    "the gradient of a batch jacobian": """
x = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    j = inner.batch_jacobian(y, x)
g = outer.gradient(j, x)
""",
}

PROGRAMS = {
    **ENTERING,
    **{f"watch: {name}": text for name, text in WATCHING.items()},
    **STOPPING,
    **STRUCTURES,
    **SEEDS,
    **NESTED,
    **{f"jacobian: {name}": text for name, text in JACOBIANS.items()},
}
