"""Which functions, loops and passes the operations of a program ran in."""

import pytest

from gradviz import run

BEGIN = "x = tf.Variable(2.0)\n"


def outline(text):
    """Return the groups as (kind, name, number, parent's name or number, operations in it)."""
    trace = run(text)
    assert trace.error is None, trace.error
    rows = []
    for group in trace.groups:
        own = sum(n.group == group.id and not n.is_leaf for n in trace.nodes)
        around = None if group.parent is None else trace.groups[group.parent]
        inside = around and (around.name or around.number)
        rows.append((group.kind, group.name, group.number, inside, own))
    return rows


PROGRAMS = {
    "no group": ("y = x * x + 1.", []),
    "a function": (
        "def f(a):\n  return a * a + 1.\ny = f(x)",
        [("function", "f", 0, None, 2)],
    ),
    "a call is a group of its own": (
        "def f(a):\n  return a * a + 1.\ny = f(f(x))",
        [("function", "f", 0, None, 2)] * 2,
    ),
    "a loop and its passes": (
        "y = x * 1.\nfor k in range(2):\n  y = y * x + 1.",
        [("loop", "k", 0, None, 0), ("pass", "", 1, "k", 2), ("pass", "", 2, "k", 2)],
    ),
    "a loop within a call, whose text is elsewhere": (
        "def f(i, y):\n  return i + 1, y * x + 1.\n"
        "i, y = tf.while_loop(lambda i, y: i < 2, f, [0, x])",
        [("loop", "", 0, None, 0), ("pass", "", 1, 0, 2), ("pass", "", 2, 0, 2)],
    ),
    "a function that goes over the parts of a tensor": (
        "y = tf.map_fn(lambda a: a * x + 1., tf.constant([1., 2.]))",
        [("function", "map_fn", 0, None, 0), ("pass", "", 1, "map_fn", 2),
         ("pass", "", 2, "map_fn", 2)],
    ),
    "a loop within a call that an error ended": (
        "try:\n  tf.while_loop(lambda y: True, lambda y: [tf.reshape(y * x + 1., [2])], [x])\n"
        "except Exception:\n  pass\nz = x * x + 1.",
        [("loop", "", 0, None, 2)],
    ),
    "passes of one operation are not worth a box": (
        "y = x * 1.\nfor k in range(3):\n  y = y * x",
        [("loop", "k", 0, None, 3)],
    ),
    "one pass is its loop": (
        "for k in range(1):\n  y = x * x + 1.",
        [("loop", "k", 0, None, 2)],
    ),
    "while": (
        "n = 0\ny = x * 1.\nwhile n < 2:\n  n += 1\n  y = y * x + 1.",
        [("loop", "", 0, None, 0), ("pass", "", 1, 0, 2), ("pass", "", 2, 0, 2)],
    ),
    "continue and break end a pass": (
        "y = x * 1.\nfor k in range(5):\n  y = y * x + 1.\n  if k == 0:\n    continue\n"
        "  y = y + 2.\n  break\nz = y * y + 3.",
        [("loop", "k", 0, None, 0), ("pass", "", 1, "k", 2), ("pass", "", 2, "k", 3)],
    ),
    "a comprehension": (
        "a = [x * k + 1. for k in (2., 3.)]\nz = x * x + 1.",
        [("loop", "k", 0, None, 0), ("pass", "", 1, "k", 2), ("pass", "", 2, "k", 2)],
    ),
    "a function in a loop": (
        "def f(a):\n  return a * a + 1.\ny = x * 1.\nfor k in range(2):\n  y = f(y) * 2.",
        [("loop", "k", 0, None, 0), ("pass", "", 1, "k", 1), ("function", "f", 0, 1, 2),
         ("pass", "", 2, "k", 1), ("function", "f", 0, 2, 2)],
    ),
    "an error in a comprehension leaves it": (
        "def f(k):\n  if k: raise ValueError('no')\n  return x * x + 1.\n"
        "try:\n  [f(k) for k in range(2)]\nexcept ValueError:\n  pass\nz = x * x + x",
        [("loop", "k", 0, None, 2)],
    ),
    "a generator's operations are where it is asked": (
        "y = sum((x * k + 1. for k in (2., 3.)), 0.) * x",
        [],
    ),
    "a layer of Keras": (
        "d = tf.keras.layers.Dense(2, activation='relu')\ny = d(tf.ones([1, 2]) * x) ** 2.",
        [("layer", "dense (Dense)", 0, None, 3)],
    ),
    "layers in a model, even one that does a single thing": (
        "d = tf.keras.layers.Dense(2, use_bias=False)\nm = tf.keras.Sequential([d])\n"
        "y = m(tf.ones([1, 2]))",
        [("layer", "sequential (Sequential)", 0, None, 0),
         ("layer", "dense (Dense)", 0, "sequential (Sequential)", 1)],
    ),
    "a layer of the program, whose `call` is not a second group": (
        "class Twice(tf.keras.layers.Layer):\n  def call(self, a):\n    return a + a + 1.\n"
        "y = Twice(name='t')(tf.ones([2])) * x",
        [("layer", "t (Twice)", 0, None, 2)],
    ),
    "a layer without Variables that does one thing is that operation": (
        "y = tf.keras.layers.ReLU()(tf.ones([2])) * x",
        [],
    ),
    "an error ends the layers it comes out of": (
        "class Odd(tf.keras.layers.Layer):\n  def call(self, a):\n    b = a + a + 1.\n"
        "    raise ValueError('no')\n"
        "try:\n  Odd()(tf.ones([2]))\nexcept ValueError:\n  y = x * x + x",
        [("layer", "odd (Odd)", 0, None, 2)],
    ),
    "modules are called by where the one around holds them": (
        "class D(tf.Module):\n  def __init__(self):\n    self.w = tf.Variable(1.)\n"
        "  def __call__(self, a):\n    return a * self.w + 1.\n"
        "class M:\n  def __init__(self):\n    self.first, self.rest = D(), {'last': D()}\n"
        "  def __call__(self, a):\n    return self.rest['last'](self.first(a))\n"
        "model = M()\ny = model(x)",
        [("layer", "model (M)", 0, None, 0), ("layer", "first (D)", 0, "model (M)", 2),
         ("layer", "rest['last'] (D)", 0, "model (M)", 2)],
    ),
    "a module of its own name, and what it does beside being called": (
        "class D(tf.Module):\n  def scaled(self, a):\n    return a * x + 1.\n"
        "d = D(name='mine')\ny = d.scaled(x)",
        [("layer", "mine (D).scaled", 0, None, 2)],
    ),
    "an object that nobody holds is called by its class": (
        "class D:\n  def forward(self, a):\n    return a * x + 1.\ny = D().forward(x) + x",
        [("layer", "D", 0, None, 2)],
    ),
    "the turns of a model's own loop are the layers that run in them": (
        "class N:\n  def __call__(self, a):\n    return a * x + 1.\n"
        "class L:\n  def __init__(self):\n    self.all = [N(), N()]\n"
        "  def __call__(self, a):\n    for n in self.all:\n      a = n(a)\n    return a\n"
        "m = L()\ny = m(x)",
        [("layer", "m (L)", 0, None, 0), ("layer", "all[0] (N)", 0, "m (L)", 2),
         ("layer", "all[1] (N)", 0, "m (L)", 2)],
    ),
    "a function that only calls a model is the model": (
        "d = tf.keras.layers.Dense(2)\ndef f(a):\n  return d(a)\ny = f(tf.ones([1, 2])) * x",
        [("layer", "dense (Dense)", 0, None, 2)],
    ),
    "no values, no groups": ("for k in range(1000):\n  n = k * k", []),
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_groups_of(name):
    text, expected = PROGRAMS[name]
    assert outline(BEGIN + text) == expected


def test_parents_come_first_and_what_runs_in_a_group_is_written_in_its_text():
    trace = run(BEGIN + PROGRAMS["a function in a loop"][0])
    for group in trace.groups:
        assert group.parent is None or group.parent < group.id
    for node in trace.nodes:
        if node.group is not None and not node.is_leaf:
            text = trace.groups[node.group].span
            assert text.start <= node.span.start < node.span.stop <= text.stop


def test_lines_are_those_of_the_text():
    trace = run(BEGIN + PROGRAMS["a function"][0])
    assert [group.line for group in trace.groups] == [2]


def test_what_ran_in_an_earlier_cell_has_no_group_in_this_one():
    from gradviz.lang.scenes import Scene

    before = Scene(BEGIN + "for k in range(2):\n  x = x * 2. + 1.")
    trace = run("y = x * x + 1.", before=[before])
    assert trace.error is None
    assert trace.groups == ()
    assert {node.group for node in trace.nodes} == {None}
