"""The role table: ways of giving a name a Variable or a constant."""

from tests.lang.role_table import CONSTANT, FROZEN, TRAINABLE, WATCHED, Style

TAPE = "with tf.GradientTape() as tape:\n  <watch>y = x * x\ng = tape.gradient(y, x)\n"
PLAIN = ("tf.Variable(3.)", "tf.Variable(3., trainable=False)", "tf.constant(3.)")
UNWATCHED = TAPE.replace("<watch>", "")
BARE = ("Variable(3.)", "Variable(3., trainable=False)", "constant(3.)")
PAIR = """\
class M(tf.Module):
  def __init__(self):
    self.w, self.b = <made>, tf.constant(1.)
  def slope(self):
    with tf.GradientTape() as tape:
      <watch>tape.watch([self.b])
      y = self.w * self.w + self.b
    return tape.gradient(y, [self.w, self.b])

m = M()
g = m.slope()
"""

NAMES = [
    Style("plain", "x", "x = <made>\n" + TAPE, PLAIN),
    Style("with imports", "x",
          "import tensorflow as tf\n\nx = <made>\n" + TAPE, PLAIN),
    Style("another name for tensorflow", "x",
          "import tensorflow as t\nx = <made>\nwith t.GradientTape() as tape:\n  <watch>y = x * x\n"
          "g = tape.gradient(y, x)\n",
          ("t.Variable(3.)", "t.Variable(3., trainable=False)", "t.constant(3.)")),
    Style("keywords", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(initial_value=3., name='x', dtype=tf.float32)",
           "tf.Variable(initial_value=3., name='x', dtype=tf.float32, trainable=False)",
           "tf.constant(value=3., name='x', dtype=tf.float32)")),
    Style("trainable named first", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(initial_value=3.)", "tf.Variable(initial_value=3., trainable=False)",
           "tf.constant(value=3.)"),
          starts={FROZEN: "x = tf.Variable(trainable=False, initial_value=3.)\n"
                          + UNWATCHED}),
    Style("trainable said though it is so", "x", "x = <made>\n" + TAPE, PLAIN,
          starts={TRAINABLE: "x = tf.Variable(3., trainable=True)\n" + UNWATCHED}),
    Style("several lines", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(\n    3.,  # the start\n    name='x',  # for the graph\n)",
           "tf.Variable(\n    3.,  # the start\n    name='x', trainable=False,  # for the graph\n)",
           "tf.constant(\n    3.,  # the start\n    name='x',  # for the graph\n)")),
    Style("trainable on a line of its own", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(\n    3.,  # the start\n)",
           "tf.Variable(\n    3., trainable=False,  # the start\n)",
           "tf.constant(\n    3.,  # the start\n)"),
          starts={FROZEN: "x = tf.Variable(\n    3.,  # the start\n    trainable=False,\n)\n"
                          + UNWATCHED}),
    Style("trainable with a comment of its own", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(\n    3.,\n    # kept still for now\n)",
           "tf.Variable(\n    3., trainable=False,\n    # kept still for now\n)",
           "tf.constant(\n    3.,\n    # kept still for now\n)"),
          starts={FROZEN: "x = tf.Variable(\n    3.,\n    trainable=False,  # kept still for now\n"
                          ")\n"
                          + UNWATCHED}),
    Style("trainable by position", "x", "x = <made>\n" + TAPE, PLAIN,
          starts={FROZEN: "x = tf.Variable(3., False)\n" + UNWATCHED,
                  TRAINABLE: "x = tf.Variable(3., True)\n" + UNWATCHED},
          instead={("trainable as first written", FROZEN):
                   "x = tf.Variable(3., False)\n" + UNWATCHED}),
    Style("trainable by position before a name", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(3., name='x')", "tf.Variable(3., name='x', trainable=False)",
           "tf.constant(3., name='x')"),
          starts={FROZEN: "x = tf.Variable(3., False, name='x')\n" + UNWATCHED}),
    Style("trainable by a name", "x", "off = False\nx = <made>\n" + TAPE, PLAIN,
          starts={FROZEN: "off = False\nx = tf.Variable(3., trainable=off)\n"
                          + UNWATCHED}),
    Style("in a list", "ws[0]",
          "ws = [<made>, tf.Variable(2.)]\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = ws[0] * ws[0] * ws[1]\ng = tape.gradient(y, ws)\n",
          PLAIN, watch="tape.watch(ws[0])\n  ", gradient=12.0),
    Style("in a tuple", "ws[1]",
          "ws = (tf.Variable(2.), <made>)\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = ws[1] * ws[1] * ws[0]\ng = tape.gradient(y, ws)\n",
          PLAIN, watch="tape.watch(ws[1])\n  ", gradient=12.0, source=1),
    Style("in a list of many lines", "ws[1]",
          "ws = [\n    tf.Variable(2.),  # slope\n    <made>,  # intercept\n]\n"
          "with tf.GradientTape() as tape:\n  <watch>y = ws[0] + ws[1] * 6.\n"
          "g = tape.gradient(y, ws)\n",
          PLAIN, watch="tape.watch(ws[1])\n  ", source=1),
    Style("in a list in a list", "ws[1][0]",
          "ws = [[tf.Variable(2.)], [<made>]]\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = ws[0][0] + ws[1][0] * 6.\ng = tape.gradient(y, [ws[1][0]])\n",
          PLAIN, watch="tape.watch(ws[1][0])\n  "),
    Style("in a dictionary", "p['w']",
          "p = {'w': <made>, 'b': tf.Variable(2.)}\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = p['w'] * 6. + p['b']\ng = tape.gradient(y, p['w'])\n",
          PLAIN, watch="tape.watch(p['w'])\n  "),
    Style("several at once", "b",
          "a, b = tf.Variable(1.), <made>\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = a + b * b\ng = tape.gradient(y, [a, b])\n",
          PLAIN, watch="tape.watch(b)\n  ", source=1),
    Style("several constants at once", "a",
          "a, b = <made>, tf.constant(2.)\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = a * a + b\ng = tape.gradient(y, [a, b])\n",
          PLAIN, watch="tape.watch(a)\n  "),
    Style("two names for one", "b",
          "a = b = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = b * b\n"
          "g = tape.gradient(y, b)\n",
          PLAIN, watch="tape.watch(b)\n  "),
    Style("annotated", "x", "x: tf.Variable = <made>\n" + TAPE, PLAIN),
    Style("walrus before the tape", "x", "print(x := <made>)\n" + TAPE, PLAIN),
    Style("walrus in the tape", "x",
          "with tf.GradientTape() as tape:\n  y = (x := <made>) * 6.\ng = tape.gradient(y, x)\n",
          PLAIN, refused={WATCHED: "roles.used_at_once"}),
    Style("in a function", "x",
          "def f():\n  x = <made>\n  with tf.GradientTape() as tape:\n    <watch>y = x * x\n"
          "  return tape.gradient(y, x)\n\nprint(f())\n",
          PLAIN, watch="tape.watch(x)\n    "),
    Style("several on one line", "x",
          "a = 1.; x = <made>; b = 2.\n" + TAPE, PLAIN),
    Style("with a comment behind", "x",
          "x  =  <made>   # keep me\n" + TAPE, PLAIN),
    Style("imported by name", "x",
          "from tensorflow import GradientTape, Variable, constant\nx = <made>\n"
          "with GradientTape() as tape:\n  <watch>y = x * x\ng = tape.gradient(y, x)\n", BARE),
    Style("imported under another name", "x",
          "from tensorflow import GradientTape, Variable as V, constant as C\nx = <made>\n"
          "with GradientTape() as tape:\n  <watch>y = x * x\ng = tape.gradient(y, x)\n",
          ("V(3.)", "V(3., trainable=False)", "C(3.)")),
    Style("an alias", "x",
          "V = tf.Variable\nx = <made>\n" + TAPE,
          ("V(3.)", "V(3., trainable=False)", "tf.constant(3.)"),
          instead={(w, r): f"V = tf.Variable\nx = {t}\n" + UNWATCHED
                   for w in (WATCHED, CONSTANT)
                   for r, t in ((TRAINABLE, "tf.Variable(3.)"),
                                (FROZEN, "tf.Variable(3., trainable=False)"))}),
    Style("an attribute of a model", "m.w",
          "class M(tf.Module):\n  def __init__(self):\n    self.w = <made>\n\nm = M()\n"
          "with tf.GradientTape() as tape:\n  <watch>y = m.w * m.w\ng = tape.gradient(y, m.w)\n",
          PLAIN, watch="tape.watch(m.w)\n  "),
    Style("an attribute that a method differentiates", "m.w",
          "class M(tf.Module):\n  def __init__(self):\n    self.w = <made>\n"
          "  def slope(self):\n    with tf.GradientTape() as tape:\n"
          "      <watch>y = self.w * self.w\n    return tape.gradient(y, self.w)\n\n"
          "m = M()\ng = m.slope()\n",
          PLAIN, watch="tape.watch(self.w)\n      "),
    Style("attributes watched in one list", "m.w", PAIR, PLAIN, watch="tape.watch(self.w)\n      ",
          starts={WATCHED: PAIR.replace("<made>", PLAIN[2])
                               .replace("<watch>tape.watch([", "tape.watch([self.w, ")}),
    Style("an attribute set from outside", "m.w",
          "class M:\n  pass\n\nm = M()\nm.w = <made>\n"
          "with tf.GradientTape() as tape:\n  <watch>y = m.w * m.w\ng = tape.gradient(y, m.w)\n",
          PLAIN, watch="tape.watch(m.w)\n  "),
    Style("in an if", "x",
          "if True:\n  x = <made>\nelse:\n  x = tf.Variable(4.)\n" + TAPE, PLAIN),
    Style("one of two", "x", "x = <made> if True else tf.Variable(4.)\n" + TAPE, PLAIN),
    Style("in a loop", "x",
          "for start in [1., 3.]:\n  x = <made>\n" + TAPE,
          ("tf.Variable(start)", "tf.Variable(start, trainable=False)", "tf.constant(start)")),
    Style("a loop over a list", "x",
          "for x in [tf.Variable(1.), <made>]:\n  with tf.GradientTape() as tape:\n"
          "    <watch>y = x * x\n  g = tape.gradient(y, x)\n",
          PLAIN, watch="tape.watch(x)\n    "),
    Style("a loop in the tape", "x",
          "with tf.GradientTape() as tape:\n  for x in [<made>]:\n    <watch>y = x * x\n"
          "g = tape.gradient(y, x)\n",
          PLAIN, watch="tape.watch(x)\n    "),
    Style("unpacked from a list", "a",
          "a, *more = [<made>, tf.constant(1.)]\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = a * a\ng = tape.gradient(y, a)\n",
          PLAIN, watch="tape.watch(a)\n  "),
    Style("unpacked in the tape", "a",
          "with tf.GradientTape() as tape:\n  a, *more = [<made>, tf.constant(1.)]\n"
          "  <watch>y = a * a\ng = tape.gradient(y, a)\n",
          PLAIN, watch="tape.watch(a)\n  "),
    Style("made global by a function", "x",
          "def begin():\n  global x\n  x = <made>\n\nbegin()\n" + TAPE, PLAIN),
    Style("made for the function around", "x",
          "def around():\n  x = None\n  def begin():\n    nonlocal x\n    x = <made>\n"
          "  begin()\n  with tf.GradientTape() as tape:\n    <watch>y = x * x\n"
          "  return tape.gradient(y, x)\n\ng = around()\n",
          PLAIN, watch="tape.watch(x)\n    "),
    Style("a comprehension", "ws[1]",
          "ws = [<made> for k in (1., 3.)]\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = ws[0] + ws[1] * ws[1]\ng = tape.gradient(y, ws)\n",
          ("tf.Variable(k)", "tf.Variable(k, trainable=False)", "tf.constant(k)"),
          watch="tape.watch(ws)\n  ", source=1),
    Style("appended one by one", "ws[1]",
          "ws = []\nfor k in (1., 3.):\n  ws.append(<made>)\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = ws[0] + ws[1] * ws[1]\ng = tape.gradient(y, ws)\n",
          ("tf.Variable(k)", "tf.Variable(k, trainable=False)", "tf.constant(k)"),
          watch="tape.watch(ws)\n  ", source=1),
    Style("made by a function", "x",
          "def make(k):\n  return <made>\n\nx = make(3.)\n" + TAPE,
          ("tf.Variable(k)", "tf.Variable(k, trainable=False)", "tf.constant(k)")),
    Style("a name in Korean", "기울기",
          "기울기 = <made>  # 처음 값\nwith tf.GradientTape() as 테이프:\n"
          "  <watch>손실 = 기울기 * 기울기\ng = 테이프.gradient(손실, 기울기)\n",
          PLAIN, watch="테이프.watch(기울기)\n  "),
    Style("Windows line ends", "x",
          "x = <made>  # x\r\n\r\nwith tf.GradientTape() as tape:\r\n  <watch>y = x * x\r\n"
          "g = tape.gradient(y, x)\r\n",
          PLAIN, watch="tape.watch(x)\r\n  "),
    Style("tabs", "x",
          "x\t= <made>\nwith tf.GradientTape() as tape:\n\t<watch>y = x * x\n"
          "g = tape.gradient(y, x)\n",
          PLAIN, watch="tape.watch(x)\n\t"),
    Style("brackets and line breaks around", "x",
          "x = (\n  <made>\n)\n" + TAPE,
          ("tf.Variable((3.))", "tf.Variable((3.), trainable=False)", "tf.constant((3.))")),
    Style("a line broken by a backslash", "x",
          "x = \\\n  <made>\n" + TAPE, PLAIN),
    Style("no line end at the end", "x",
          ("x = <made>\n" + TAPE).rstrip(), PLAIN),
]  # fmt: skip
