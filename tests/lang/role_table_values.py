"""The role table: what the name is given, plain numbers and arrays with dtypes of their own."""

from tests.lang.role_table import CONSTANT, FROZEN, ROLES, TRAINABLE, WATCHED, Style

TAPE = "with tf.GradientTape() as tape:\n  <watch>y = x * x\ng = tape.gradient(y, x)\n"
SUM = ("with tf.GradientTape() as tape:\n  <watch>y = tf.reduce_sum(x * x)\n"
       "g = tape.gradient(y, x)\n")  # fmt: skip

NOTHING = ("", "", "")


def bare(text: str) -> str:
    """Return a text without its watch."""
    return text.replace("<watch>", "")


def made(value: str, maker: str = "tf.constant({})") -> tuple[str, str, str]:
    """Return the three ways of making `value`."""
    return (f"tf.Variable({value})", f"tf.Variable({value}, trainable=False)", maker.format(value))


VALUES = [
    Style("a plain number", "x", "x = <made>\n" + TAPE, made("3.0"),
          starts={CONSTANT: "x = 3.0\n" + bare(TAPE)}),
    Style("a plain negative number", "x", "x = <made>\n" + TAPE, made("-3.0"), gradient=-6.0,
          starts={CONSTANT: "x = -3.0\n" + bare(TAPE)}),
    Style("a plain number that Python computes", "x", "x = <made>\n" + TAPE, made("6. / 2"),
          starts={CONSTANT: "x = 6. / 2\n" + bare(TAPE)}),
    Style("a NumPy number", "x", "x = <made>\n" + TAPE, made("np.float32(3.)"),
          starts={CONSTANT: "x = np.float32(3.)\n" + bare(TAPE)}),
    Style("a plain list that Python makes", "x",
          "x = <made>\n" + SUM.replace("x * x", "tf.square(x)"),
          made("[k / 2 for k in (2., 4.)]"), gradient=[2.0, 4.0],
          starts={CONSTANT: "x = [k / 2 for k in (2., 4.)]\n"
                            + bare(SUM.replace("x * x", "tf.square(x)"))}),
    Style("a plain whole number beside float32", "x",
          "w = tf.Variable(2.)\nx = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = w * x\n"
          "g = tape.gradient(y, x)\n",
          made("3, dtype=tf.float32"), gradient=2.0,
          starts={CONSTANT: "w = tf.Variable(2.)\nx = 3\nwith tf.GradientTape() as tape:\n"
                            "  y = w * x\ng = tape.gradient(y, x)\n"}),
    Style("a plain number beside float64", "x",
          "w = tf.Variable(2., dtype=tf.float64)\nx = <made>\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = w * x\ng = tape.gradient(y, x)\n",
          made("3., dtype=tf.float64"), gradient=2.0,
          starts={CONSTANT: "w = tf.Variable(2., dtype=tf.float64)\nx = 3.\n"
                            "with tf.GradientTape() as tape:\n  y = w * x\n"
                            "g = tape.gradient(y, x)\n"}),
    Style("a plain list", "x", "x = <made>\n" + SUM.replace("x * x", "tf.square(x)"),
          made("[1., 2.]"), gradient=[2.0, 4.0],
          starts={CONSTANT: "x = [1., 2.]\n" + bare(SUM.replace("x * x", "tf.square(x)"))}),
    Style("a plain pair without brackets", "x",
          "x = <made>\n" + SUM.replace("x * x", "tf.square(x)"),
          made("(1., 2.)"), gradient=[2.0, 4.0],
          starts={CONSTANT: "x = 1., 2.\n" + bare(SUM.replace("x * x", "tf.square(x)"))}),
    Style("a NumPy array beside float32", "x",
          "w = tf.Variable(2.)\nx = <made>\nwith tf.GradientTape() as tape:\n"
          "  <watch>y = w * x\ng = tape.gradient(y, x)\n",
          made("np.array([1., 2.]), dtype=tf.float32"), gradient=[2.0, 2.0],
          starts={CONSTANT: "w = tf.Variable(2.)\nx = np.array([1., 2.])\n"
                            "with tf.GradientTape() as tape:\n  y = w * x\n"
                            "g = tape.gradient(y, x)\n"}),
    Style("a NumPy array by itself", "x", "x = <made>\n" + SUM,
          made("np.array([1., 2.])"), gradient=[2.0, 4.0],
          starts={CONSTANT: "x = np.array([1., 2.])\n" + bare(SUM)}),
    Style("an array given to the maker", "x", "x = <made>\n" + SUM,
          made("np.array([1., 2.], np.float32)"), gradient=[2.0, 4.0]),
    Style("a list that grows", "x", "", NOTHING,
          starts={CONSTANT: "x = [1., 2.]\nx.append(3.)\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.square(x)\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a number that must be plain", "x", "", NOTHING,
          starts={CONSTANT: "x = 3.2\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.ones(2) * round(x)\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a list whose length is asked for", "x", "", NOTHING,
          starts={CONSTANT: "x = [1., 2.]\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.reduce_sum(x) / len(x)\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a list that decides", "x", "", NOTHING,
          starts={CONSTANT: "x = [1., 2.]\nwith tf.GradientTape() as tape:\n  if x:\n"
                            "    y = tf.reduce_sum(x)\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a number written with two digits", "x", "", NOTHING,
          starts={CONSTANT: "x = 3.2\nwith tf.GradientTape() as tape:\n  y = tf.ones(2) * x\n"
                            "print(f'{x:.2f}')\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a number in a list of constants", "x", "", NOTHING,
          starts={CONSTANT: "x = 3.2\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.constant([[x, 1.]]) * 2.\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a number for a layer", "x", "", NOTHING,
          starts={CONSTANT: "x = 0.5\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.keras.layers.Dropout(x)(tf.ones((1, 2))) * x\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("a list of what to add up", "x", "", NOTHING,
          starts={CONSTANT: "x = [1., 2.]\nwith tf.GradientTape() as tape:\n  y = tf.add_n(x)\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("lists put end to end", "x", "", NOTHING,
          starts={CONSTANT: "x = [1.]\nwith tf.GradientTape() as tape:\n"
                            "  y = tf.square(x + [2.])\n"},
          refused=dict.fromkeys(ROLES, "roles.plain_use")),
    Style("ones", "x", "x = <made>\n" + SUM, made("tf.ones(2)", "tf.ones(2)"),
          gradient=[2.0, 2.0],
          instead={(w, r): f"x = {m}\n" + SUM.replace("<watch>", h)
                   for w in (TRAINABLE, FROZEN)
                   for r, m, h in ((WATCHED, "tf.constant(tf.ones(2))", "tape.watch(x)\n  "),
                                   (CONSTANT, "tf.constant(tf.ones(2))", ""))}),
    Style("zeros of several lines", "x", "x = <made>\n" + SUM,
          made("tf.zeros(\n  [2],\n)", "tf.zeros(\n  [2],\n)"), gradient=[0.0, 0.0],
          instead={(w, r): "x = tf.constant(tf.zeros(\n  [2],\n))\n" + SUM.replace("<watch>", h)
                   for w in (TRAINABLE, FROZEN)
                   for r, h in ((WATCHED, "tape.watch(x)\n  "), (CONSTANT, ""))}),
    Style("random numbers", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = 6. * tf.reduce_sum(x)\n"
          "g = tape.gradient(y, x)\n",
          made("tf.random.normal([2])"), gradient=[6.0, 6.0]),
    Style("random numbers as they are", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = 6. * tf.reduce_sum(x)\n"
          "g = tape.gradient(y, x)\n",
          made("tf.random.normal([2])", "tf.random.normal([2])"), gradient=[6.0, 6.0],
          instead={(w, r): "x = tf.constant(tf.random.normal([2]))\n"
                           "with tf.GradientTape() as tape:\n"
                           f"  {h}y = 6. * tf.reduce_sum(x)\ng = tape.gradient(y, x)\n"
                   for w in (TRAINABLE, FROZEN)
                   for r, h in ((WATCHED, "tape.watch(x)\n  "), (CONSTANT, ""))}),
    Style("whole numbers", "x", "x = <made>\n" + TAPE, made("3"), gradient="integer",
          none={FROZEN: "integer", CONSTANT: "integer"}),
    Style("a dtype by name", "x", "x = <made>\n" + TAPE, made("3, dtype=tf.float64")),
    Style("a dtype by position", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(3, dtype=tf.float32)", "tf.Variable(3, dtype=tf.float32, trainable=False)",
           "tf.constant(3, tf.float32)"),
          instead={(w, r): "x = tf.constant(3, dtype=tf.float32)\n" + TAPE.replace("<watch>", h)
                   for w in (TRAINABLE, FROZEN)
                   for r, h in ((WATCHED, "tape.watch(x)\n  "), (CONSTANT, ""))}),
    Style("a shape that tf.constant fills", "x", "x = <made>\n" + SUM,
          made("tf.constant(3., shape=[2])", "{}"), gradient=[6.0, 6.0]),
    Style("a shape by position and a name", "x", "x = <made>\n" + SUM,
          made("tf.constant(3., tf.float32, [2], 'x')", "{}"), gradient=[6.0, 6.0]),
    Style("a constant inside with a comment", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(  # why\n  tf.constant(3.))",
           "tf.Variable(  # why\n  tf.constant(3.), trainable=False)",
           "tf.constant(  # why\n  tf.constant(3.))")),
    Style("a constant inside with a broken name", "x", "x = <made>\n" + TAPE,
          ("tf.Variable(tf.\n  constant(3.))", "tf.Variable(tf.\n  constant(3.), trainable=False)",
           "tf.constant(tf.\n  constant(3.))")),
    Style("a name for the graph", "x", "x = <made>\n" + TAPE, made("3., name='x'")),
    Style("matrix", "x", "x = <made>\n" + SUM, made("[[1., 2.],\n     [3., 4.]]"),
          gradient=[[2.0, 4.0], [6.0, 8.0]]),
    Style("a value by a name", "x", "v = 3.\nx = <made>\n" + TAPE, made("v")),
    Style("a value computed from others", "x",
          "v = tf.constant(1.) + 2.\nx = <made>\n" + TAPE, made("v"),
          refused={WATCHED: "roles.computed", CONSTANT: "roles.computed"}),
    Style("a function for the first value", "x", "x = <made>\n" + TAPE, made("lambda: 3."),
          refused={WATCHED: "roles.initializer", CONSTANT: "roles.initializer"}),
    Style("a function with commas for the first value", "x", "x = <made>\n" + TAPE,
          made("lambda a=1., b=2.: a + b, name='x'"),
          starts={FROZEN: "x = tf.Variable(lambda a=1., b=2.: a + b, False, name='x')\n"
                          + bare(TAPE)},
          refused={WATCHED: "roles.initializer", CONSTANT: "roles.initializer"}),
    Style("an argument that constants lack", "x", "x = <made>\n" + TAPE,
          made("3., constraint=lambda v: v"),
          refused={WATCHED: "roles.no_argument", CONSTANT: "roles.no_argument"}),
    Style("arguments in a dictionary", "x", "more = {'name': 'x'}\nx = <made>\n" + TAPE,
          made("3., **more"),
          starts={CONSTANT: "more = {'name': 'x'}\nx = tf.constant(3., **more)\n" + bare(TAPE)},
          instead={("constant as first written", WATCHED):
                   "more = {'name': 'x'}\nx = tf.constant(3., **more)\n"
                   + TAPE.replace("<watch>", "tape.watch(x)\n  ")},
          refused={TRAINABLE: "roles.unpacked", FROZEN: "roles.unpacked",
                   ("constant as first written", WATCHED): "", CONSTANT: "roles.unpacked",
                   WATCHED: "roles.unpacked"}),
    Style("trained by hand", "x",
          "x = <made>\n" + TAPE + "x.assign_sub(0.1)\n", made("3."),
          refused={WATCHED: "roles.assigned", CONSTANT: "roles.assigned"}),
    Style("assigned in a function never called", "x",
          "x = <made>\n" + TAPE + "def reset():\n  x.assign(0.)\n", made("3."),
          refused={WATCHED: "roles.needs_variable", CONSTANT: "roles.needs_variable"}),
]  # fmt: skip
