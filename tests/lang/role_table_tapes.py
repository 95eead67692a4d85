"""The role table: tapes and watches of every kind around one name."""

from tests.lang.role_table import CONSTANT, FROZEN, TRAINABLE, WATCHED, Style

MADE = ("tf.Variable(3.)", "tf.Variable(3., trainable=False)", "tf.constant(3.)")
TAPE = "with tf.GradientTape() as tape:\n"
ENDS = "g = tape.gradient(y, x)\n"


def start(text: str) -> str:
    """Return a text that begins with the constant x."""
    return "x = tf.constant(3.)\n" + text


TAPES = [
    Style("no tape", "x", "x = <made>\ny = x * x\n", MADE, refused={WATCHED: "roles.no_tape"}),
    Style("a tape on one line", "x",
          "x = <made>\nwith tf.GradientTape() as tape: <watch>y = x * x\n" + ENDS, MADE,
          watch="tape.watch(x); "),
    Style("a tape on one line behind a broken head", "x",
          "x = <made>\nwith tf.GradientTape(\n    persistent=True) as tape: <watch>y = x * x\n"
          + ENDS, MADE, watch="tape.watch(x); "),
    Style("a tape without a name", "x", "x = <made>\nwith tf.GradientTape():\n  y = x * x\n", MADE,
          refused={WATCHED: "roles.nameless_tape"}),
    Style("a tape made before", "x",
          "x = <made>\ntape = tf.GradientTape()\nwith tape:\n  <watch>y = x * x\n" + ENDS, MADE),
    Style("two tapes", "x",
          "x = <made>\nwith tf.GradientTape() as t1:\n  <t1>y = x * x\n"
          "with tf.GradientTape() as t2:\n  <t2>z = x * 6.\ng = t1.gradient(y, x)\n"
          "h = t2.gradient(z, x)\n", MADE,
          watch={"t1": "t1.watch(x)\n  ", "t2": "t2.watch(x)\n  "}),
    Style("two tapes at once", "x",
          "x = <made>\nwith tf.GradientTape() as t1, tf.GradientTape() as t2:\n"
          "  <watch>y = x * x\ng = t1.gradient(y, x)\nh = t2.gradient(y, x)\n", MADE,
          watch="t1.watch(x)\n  t2.watch(x)\n  "),
    Style("a tape in a tape", "x",
          "x = <made>\nwith tf.GradientTape() as outer:\n"
          "  <outer>with tf.GradientTape() as inner:\n"
          "    <inner>y = x * x\ng = inner.gradient(y, x)\nh = outer.gradient(y, x)\n", MADE,
          watch={"outer": "outer.watch(x)\n  ", "inner": "inner.watch(x)\n    "}),
    Style("a second derivative", "x",
          "x = <made>\nwith tf.GradientTape() as outer:\n"
          "  <outer>with tf.GradientTape() as inner:\n"
          "    <inner>y = x * x * x\n  first = inner.gradient(y, x)\n"
          "second = outer.gradient(first, x)\n", MADE, gradient=18.0,
          none={FROZEN: "TypeError", CONSTANT: "TypeError"},
          watch={"outer": "outer.watch(x)\n  ", "inner": "inner.watch(x)\n    "}),
    Style("a tape that watches only what it is told", "x",
          "x = <made>\nwith tf.GradientTape(watch_accessed_variables=False) as tape:\n"
          "  <watch>y = x * x\n" + ENDS, MADE, none={TRAINABLE: "unwatched"},
          gradients={(WATCHED, TRAINABLE): 6.0},
          instead={(WATCHED, TRAINABLE):
                   "x = tf.Variable(3.)\n"
                   "with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
                   "  tape.watch(x)\n  y = x * x\n" + ENDS}),
    Style("a tape before the name", "x",
          "with tf.GradientTape() as early:\n  z = tf.ones(2) * 2.\nx = <made>\n"
          "with tf.GradientTape() as tape:\n  <watch>y = x * x\n" + ENDS, MADE),
    Style("made inside of the tape", "x",
          "with tf.GradientTape() as tape:\n  a = 1.\n  x = <made>  # here\n  <watch>y = x * x\n"
          + ENDS, MADE),
    Style("made inside of a tape on one line", "x",
          "with tf.GradientTape() as tape: x = <made>; <watch>y = x * x\n" + ENDS, MADE,
          watch="tape.watch(x); "),
    Style("a tape in a function", "x",
          "x = <made>\ndef slope():\n  with tf.GradientTape() as tape:\n    <watch>y = x * x\n"
          "  return tape.gradient(y, x)\nprint(slope())\n", MADE, watch="tape.watch(x)\n    "),
    Style("handed to a function with a tape", "x",
          "def slope(x):\n  with tf.GradientTape() as tape:\n    <watch>y = x * x\n"
          "  return tape.gradient(y, x)\nx = <made>\nprint(slope(x))\n", MADE,
          watch="tape.watch(x)\n    "),
    Style("a function with another of that name", "x",
          "def other(x):\n  with tf.GradientTape() as tape:\n    y = x * x\n"
          "  return tape.gradient(y, x)\nother(tf.Variable(1.))\nx = <made>\n"
          "with tf.GradientTape() as tape:\n  <watch>y = x * x\n" + ENDS, MADE),
    Style("a tape in a loop", "x",
          "x = <made>\nfor k in range(2):\n  with tf.GradientTape() as tape:\n"
          "    <watch>y = x * x\n  " + ENDS, MADE, watch="tape.watch(x)\n    "),
    Style("a comment before the first line", "x",
          "x = <made>\nwith tf.GradientTape() as tape:  # record\n  # the square\n"
          "  <watch>y = x * x\n" + ENDS, MADE),
    Style("a function first in the block", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>@tf.function\n  def f(v):\n"
          "    return v * v\n  y = f(x)\n" + ENDS, MADE),
    Style("a tape with a Korean name", "x",
          "x = <made>\nwith tf.GradientTape() as 테이프:\n  <watch>y = x * x  # 제곱\n"
          "g = 테이프.gradient(y, x)\n", MADE, watch="테이프.watch(x)\n  "),
    Style("watched in a list with another", "x",
          "x = <made>\nz = tf.constant(1.)\nwith tf.GradientTape() as tape:\n"
          "  <watch>tape.watch(z)\n  y = x * x + z\n" + ENDS, MADE,
          starts={WATCHED: "x = tf.constant(3.)\nz = tf.constant(1.)\n"
                           "with tf.GradientTape() as tape:\n  tape.watch([x, z])\n"
                           "  y = x * x + z\n" + ENDS},
          instead={(f"{WATCHED} as first written", role):
                   f"x = {MADE[at]}\nz = tf.constant(1.)\nwith tf.GradientTape() as tape:\n"
                   "  tape.watch([z])\n  y = x * x + z\n" + ENDS
                   for at, role in enumerate((TRAINABLE, FROZEN, CONSTANT))}),
    Style("watched last in a list", "x",
          "x = <made>\nz = tf.constant(1.)\nwith tf.GradientTape() as tape:\n"
          "  <watch>tape.watch((z,))\n  y = x * x + z\n" + ENDS, MADE,
          starts={WATCHED: "x = tf.constant(3.)\nz = tf.constant(1.)\n"
                           "with tf.GradientTape() as tape:\n  tape.watch((z, x,))  # both\n"
                           "  y = x * x + z\n" + ENDS},
          instead={(f"{WATCHED} as first written", role):
                   f"x = {MADE[at]}\nz = tf.constant(1.)\nwith tf.GradientTape() as tape:\n"
                   "  tape.watch((z,))  # both\n  y = x * x + z\n" + ENDS
                   for at, role in enumerate((TRAINABLE, FROZEN, CONSTANT))}),
    Style("watched alone in a list", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  tape.watch([x])\n"
                                 "  y = x * x\n" + ENDS)}),
    Style("watched under another name", "x",
          "x = <made>\nv = x\nwith tf.GradientTape() as tape:\n  <watch>y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start("v = x\nwith tf.GradientTape() as tape:\n  tape.watch(v)\n"
                                 "  y = x * x\n" + ENDS)}),
    Style("watched in a loop over several", "x",
          "x = <made>\nz = tf.constant(1.)\nwith tf.GradientTape() as tape:\n"
          "  for v in (x, z):\n    tape.watch(v)\n  y = x * x\n" + ENDS,
          ("", "", "tf.constant(3.)"), watch="",
          refused={TRAINABLE: "roles.watched_together", FROZEN: "roles.watched_together",
                   CONSTANT: "roles.watched_together"}),
    Style("watched on the way", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  _ = [tape.watch(v) for v in [x]]\n"
          "  y = x * x\n" + ENDS, ("", "", "tf.constant(3.)"), watch="",
          refused={TRAINABLE: "roles.watched_elsewhere", FROZEN: "roles.watched_elsewhere",
                   CONSTANT: "roles.watched_elsewhere"}),
    Style("a variable that is watched all the same", "x",
          "x = <made>\n" + TAPE + "  <watch>y = x * x\n" + ENDS, MADE,
          starts={TRAINABLE: "x = tf.Variable(3.)\n" + TAPE
                             + "  tape.watch(x)\n  y = x * x\n" + ENDS,
                  FROZEN: "x = tf.Variable(3., trainable=False)\n" + TAPE
                          + "  tape.watch(x)\n  y = x * x\n" + ENDS}),
    Style("watched in an if", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>if True:\n    pass\n  y = x * x\n"
          + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  if True:\n"
                                 "    tape.watch(x)\n  y = x * x\n" + ENDS)}),
    Style("watched in an if on one line", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>if True: pass\n  y = x * x\n"
          + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  if True: tape.watch(x)\n"
                                 "  y = x * x\n" + ENDS)}),
    Style("nothing but the watch", "x",
          "x = <made>\nwith tf.GradientTape(persistent=True) as tape:\n  <watch>pass\n"
          "with tape:\n  y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape(persistent=True) as tape:\n"
                                 "  tape.watch(x)\nwith tape:\n  y = x * x\n" + ENDS)},
          instead={(role, WATCHED): start("with tf.GradientTape(persistent=True) as tape:\n"
                                          "  tape.watch(x)\n  pass\nwith tape:\n"
                                          "  y = x * x\n" + ENDS)
                   for role in (TRAINABLE, FROZEN, CONSTANT)}),
    Style("a watch before others on its line", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>a = 1.; y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start(TAPE + "  tape.watch(x); a = 1.; y = x * x\n" + ENDS)}),
    Style("a watch behind others on its line", "x",
          "x = <made>\n" + TAPE + "  <watch>a = 1.\n  y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  a = 1.; tape.watch(x)\n"
                                 "  y = x * x\n" + ENDS)}),
    Style("a watch with a comment", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch># keep it\n  y = x * x\n" + ENDS,
          MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  tape.watch(x)  # keep it\n"
                                 "  y = x * x\n" + ENDS)},
          instead={(role, WATCHED): start("with tf.GradientTape() as tape:\n  # keep it\n"
                                          "  tape.watch(x)\n  y = x * x\n" + ENDS)
                   for role in (TRAINABLE, FROZEN, CONSTANT)}),
    Style("a watch of several lines", "x",
          "x = <made>\nwith tf.GradientTape() as tape:\n  <watch>y = x * x\n" + ENDS, MADE,
          starts={WATCHED: start("with tf.GradientTape() as tape:\n  tape.watch(\n    x,\n  )\n"
                                 "  y = x * x\n" + ENDS)}),
    Style("made by one function for two", "a",
          "def make():\n  return <made>\na = make()\nb = make()\n"
          + TAPE + "  <watch>y = a * a + b\ng = tape.gradient(y, a)\n", MADE,
          watch="tape.watch(a)\n  ",
          refused={(a, b): "roles.shared"
                   for a in (TRAINABLE, FROZEN) for b in (TRAINABLE, FROZEN, WATCHED, CONSTANT)}
          | {(a, b): "roles.shared" for a in (WATCHED, CONSTANT) for b in (TRAINABLE, FROZEN)}),
]  # fmt: skip
