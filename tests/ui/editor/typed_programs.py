"""Programs to be typed letter by letter, with what closes itself: (what is in it, the program)."""

PROGRAMS = (
    ("a dict over lines", "d = {\n  'a': [1, 2],\n  'b': (3,\n        4),\n}\nprint(d['a'])"),
    (
        "a docstring over lines",
        'def f(x):\n  """Return x.\n\n  Twice.\n  """\n  return x * [1, (2)][0]\n\nf(\'it\\\'s\')',
    ),
    (
        "blocks, and quotes in quotes",
        "if a:\n  b = f('x')\nelif c:\n  d = \"it's\"\nelse:\n  e = {}\ng = []  # don't (",
    ),
    (
        "calls over lines",
        "x = tf.concat([\n    tf.ones((2, 2)),\n    [[1., 2.]],\n], axis=0)\ny = f(\n)\nz = ''",
    ),
    (
        "formatted texts",
        "try:\n  f(f'{x!r} {y[\"k\"]}')\nexcept (A, B):\n  pass\n"
        "finally:\n  s = '''a\n'b' \"c\"\n'''",
    ),
    (
        "arguments that go on below",
        "y = tf.concat([a,\n               b], 0)\nz = g(h(1,\n  2), 3)",
    ),
)
