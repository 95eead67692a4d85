"""Tapes, gradients, modules, layers and custom gradients."""

from tests.lang.grammar.expressions import grow
from tests.lang.grammar.statements import statements

MODULE = """
class {name}(tf.Module):
    def __init__(self, k):
        super().__init__()
        self.w = tf.Variable(k, name='w')
        self.b = tf.Variable([0.5, 1., -1.])
    {decorator}
    def __call__(self, x):
        return self._inner(x) * self.w
    def _inner(self, x):
        return x + tf.reduce_sum(self.b)
"""
LAYER = """
class {name}(tf.keras.layers.Layer):
    def __init__(self, k, **more):
        super({name}, self).__init__(**more)
        self.k = k
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],), initializer='ones', name='w')
    def call(self, x, by=2.):
        return x * self.w * by + self.k
"""
CUSTOM = """
@tf.custom_gradient
def {name}(x):
    y = tf.sin(x)
    def grad(up):
        return up * {scale}
    return y, grad
"""


def gradient(g):
    """A tape, something computed under it, and the gradient of it to a few sources."""
    if not g.names["variable"]:
        g.write(f"{g.know('variable', g.fresh('x'))} = tf.Variable(1.5)")
    tape, persistent = g.fresh("t"), g.chance(3)
    target, watched = g.fresh("y"), None
    if g.names["tensor"] and g.chance(2):
        watched = g.pick(g.names["tensor"])
    kept = g.pick(g.names["variable"])
    options = (
        "persistent=True" if persistent else g.pick(("", "", "watch_accessed_variables=False"))
    )
    head = f"with tf.GradientTape({options}) as {tape}:"
    inner = g.fresh("t") if g.chance(3) else None
    if inner is not None and g.chance(2):
        head = f"with tf.GradientTape({options}) as {tape}, tf.GradientTape() as {inner}:"

    def body():
        if watched is not None:
            g.write(f"{tape}.watch({watched})")
        if inner is not None and f"as {inner}" not in head:
            g.block(f"with tf.GradientTape() as {inner}:", lambda: _compute(g, target))
            g.write(f"{target}d = {inner}.gradient({target}, {kept})")
            g.block(
                f"if {target}d is not None:", lambda: g.write(f"{target} = {target}d * {target}")
            )
        else:
            _compute(g, target)

    g.block(head, body)
    sources = [g.pick(g.names["variable"]) for _ in range(1 + g.below(2))]
    sources += [watched] if watched else []
    form = g.pick(("{s0}", "[{all}]", "({all},)", "{{'a': {s0}}}"))
    asked = form.format(s0=sources[0], all=", ".join(sources))
    for _ in range(1 + persistent):
        result = g.fresh("d")
        extra = g.pick(("", "", ", unconnected_gradients='zero'"))
        g.write(f"{result} = {tape}.gradient({target}, {asked}{extra})")
        g.write(f"print({result})")


def _compute(g, target):
    statements(g, 2)
    g.write(f"{target} = {grow(g, 'tensor', 3)} * {g.pick(g.names['variable'])}")


def module(g):
    """A module or a layer, called under a tape."""
    name, made, tape = g.fresh("M"), g.fresh("m"), g.fresh("t")
    text = g.pick((MODULE, LAYER))
    decorator = g.pick(("@tf.function", "@tf.Module.with_name_scope", ""))
    for line in text.format(name=name, decorator=decorator).strip().split("\n"):
        if line.strip():
            g.write(line)
    g.write(f"{made} = {name}({grow(g, 'float', 1)})")
    value = grow(g, "vector", 1)
    g.block(f"with tf.GradientTape() as {tape}:",
            lambda: g.write(f"{made}y = tf.reduce_sum({made}({value}) ** 2)"))  # fmt: skip
    g.write(f"print({tape}.gradient({made}y, {made}.trainable_variables))")
    g.know("tensor", f"{made}y")


def custom(g):
    """A function with a gradient of its own."""
    name, tape, x = g.fresh("h"), g.fresh("t"), g.fresh("x")
    for line in CUSTOM.format(name=name, scale=grow(g, "float", 1)).strip().split("\n"):
        g.write(line)
    g.write(f"{x} = tf.Variable({grow(g, 'float', 1)})")
    g.block(f"with tf.GradientTape() as {tape}:", lambda: g.write(f"{x}y = {name}({x}) * 2."))
    g.write(f"print({tape}.gradient({x}y, {x}))")
    g.know("variable", x)


TAPES = (gradient, gradient, gradient, module, custom)
