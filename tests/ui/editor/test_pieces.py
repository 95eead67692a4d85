"""Which value a place in the program means, found by running real programs."""

import pytest

from gradviz.lang.run import run
from gradviz.trace import Span, frame_at
from gradviz.ui.editor.pieces import Pieces, kinds_of

PROGRAM = """\
class Net(tf.Module):
  def __init__(self):
    self.w = tf.Variable(3.)
net = Net()
ps = [tf.Variable(1.), tf.Variable(2., trainable=False)]
def scale(a, b=2.):
  return a * b
x = tf.constant(2.)
k = 5
with tf.GradientTape() as tape:
  y = net.w * x * ps[0]
  for i in range(3):
    y = y * x
  z = scale(y, b=x)  # scale x
g = tape.gradient(z, net.w)
"""


@pytest.fixture(scope="module")
def trace():
    found = run(PROGRAM)
    assert found.error is None
    return found


@pytest.fixture(scope="module")
def pieces(trace):
    return Pieces(trace)


def at(pieces, marked, cursor=None, beside=False):
    """The piece at "|" in a line of the program, `cursor` steps in (None: at the end)."""
    trace = pieces.trace
    place = PROGRAM.index(marked.replace("|", "")) + marked.index("|")
    frame = frame_at(trace, len(trace.steps) if cursor is None else cursor)
    return pieces.at(place, frame, beside)


def told(pieces, marked, cursor=None, beside=False):
    """What the piece at "|" is: its text, and its value as a number."""
    piece = at(pieces, marked, cursor, beside)
    if piece is None:
        return None
    value = piece.value if piece.node is None else pieces.trace.nodes[piece.node].value
    return piece.span.slice(PROGRAM), float(value) if not isinstance(value, list) else value


@pytest.mark.parametrize(
    ("marked", "text", "value"),
    [
        ("|x = tf.constant", "x", 2.0),
        ("y = net.|w * x", "net.w", 3.0),
        ("y = net.w |* x", "net.w * x", 6.0),
        ("y = net.w * |x", "x", 2.0),
        ("y = net.w * x |* ps", "net.w * x * ps[0]", 6.0),
        ("* |ps[0]", "ps[0]", 1.0),
        ("* ps[|0]", "ps[0]", 1.0),
        ("y = y |* x", "y * x", 48.0),  # the last of three turns
        ("|z = scale", "z", 96.0),
        ("return a |* b", "a * b", 96.0),
        ("return |a * b", "a", 48.0),  # what the call was given
        ("return a * |b", "b", 2.0),
        ("|k = 5", "k", 5.0),
        ("= tf.|constant(2.)", "tf.constant(2.)", 2.0),
    ],
)
def test_a_place_means_a_name_or_the_smallest_sub_expression(pieces, marked, text, value):
    assert told(pieces, marked) == (text, value)


@pytest.mark.parametrize(
    "marked", ["# sc|ale x", "z = scale(y, |b=x)", "class |Net", "|for i in", "wi|th tf"]
)
def test_comments_keywords_and_names_of_arguments_mean_nothing(pieces, marked):
    found = told(pieces, marked)
    assert found is None or found[0].startswith("scale(")


def test_in_a_loop_a_place_means_the_latest_turn_that_is_there(pieces):
    trace = pieces.trace
    turns = [n.id for n in trace.nodes if n.label == "y" and n.op == "multiply"][-3:]
    whens = [next(k for k, s in enumerate(trace.steps, 1) if s.node == node) for node in turns]
    values = [told(pieces, "y = y |* x", when)[1] for when in whens]
    assert values == [12.0, 24.0, 48.0]
    assert told(pieces, "|y = y * x", whens[0])[1] == 12.0
    assert told(pieces, "y = |y * x", whens[1])[1] == 12.0  # the one that goes into the turn


def test_before_it_is_there_a_piece_is_still_known(pieces):
    piece = at(pieces, "y = net.w |* x", 0)
    assert piece.node is not None
    assert piece.node not in frame_at(pieces.trace, 0).visible


def test_a_caret_behind_a_name_means_it_too(pieces):
    assert at(pieces, "|y = net", beside=True).name == "y"
    assert at(pieces, "y| = net") is None
    assert at(pieces, "y| = net", beside=True).name == "y"


def test_a_selection_means_the_smallest_piece_around_it(pieces):
    frame = frame_at(pieces.trace, len(pieces.trace.steps))
    start = PROGRAM.index("net.w * x")
    assert pieces.over(Span(start, start + 9), frame).span == Span(start, start + 9)
    assert pieces.over(Span(start + 8, start + 10), frame).span.slice(PROGRAM) == (
        "net.w * x * ps[0]"
    )
    assert pieces.over(Span(0, 5), frame) is None


def test_what_an_outer_tape_records_does_not_stand_for_the_texts_own_value():
    text = """\
x = tf.Variable(3.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = x * x
  d = inner.gradient(y, x)
g = outer.gradient(d, x)
"""
    trace = run(text)
    assert trace.error is None
    pieces, frame = Pieces(trace), frame_at(trace, len(trace.steps))
    piece = pieces.at(text.index("* x"), frame)
    assert float(trace.nodes[piece.node].value) == 9.0
    piece = pieces.at(text.index("gradient(y"), frame)
    assert float(trace.nodes[piece.node].value) == 6.0


def test_a_parameter_means_what_the_latest_call_was_given():
    text = """\
x = tf.constant(2.)
def f(x, n=3.):
  return tf.pow(x, n) + x
with tf.GradientTape() as tape:
  tape.watch(x)
  y = f(x * 10.)
"""
    trace = run(text)
    assert trace.error is None
    pieces = Pieces(trace)
    inside = text.index("x, n) + x")

    def value(place, cursor):
        piece = pieces.at(place, frame_at(trace, cursor))
        return float(piece.value if piece.node is None else trace.nodes[piece.node].value)

    last = len(trace.steps)
    assert value(inside, last) == 20.0  # not the 2 of the x outside
    assert value(inside + 3, last) == 3.0
    assert value(inside + 8, last) == 20.0
    assert value(text.index("x * 10"), last) == 2.0


def test_kinds_are_the_classes_that_values_have(trace):
    kinds = kinds_of(trace)
    assert {"net.w": "tf.Variable", "x": "tf.Tensor", "y": "tf.Tensor", "tape": "tf.GradientTape",
            "ps": "list", "ps[0]": "tf.Variable"}.items() <= kinds.items()  # fmt: skip
