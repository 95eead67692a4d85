"""A tape that nothing refers to any more lets go of what it held: as CPython does, at that line."""

import pytest

from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace.series import memory

HEAD = "import tensorflow as tf\nx = tf.Variable(3.0)\n"
BLOCK = "with tf.GradientTape(persistent=True) as tape:\n    y = x * x\ng = tape.gradient(y, x)\n"
ONE = HEAD + BLOCK
PERSISTENT = "    with tf.GradientTape(persistent=True) as tape:\n        y = x * x\n"
FUNCTION = (
    HEAD + "def slope(x):\n" + PERSISTENT + "{more}    return tape.gradient(y, x)\nslope(x)\n"
)
OBJECT = (
    "class Model:\n    def go(self):\n        with tf.GradientTape(persistent=True) as self.tape:\n"
    "            y = x * x\nmodel = Model()\nmodel.go()\n"
)


def dropped(text, before=()):
    """Return line and sentence of each step at which a tape goes; all is let go of there."""
    trace = run(text, before=before)
    assert trace.error is None
    held = memory(trace).held
    found = []
    for index, step in enumerate(trace.steps, 1):
        if step.kind == "tape_dropped":
            assert held[index] < held[index - 1]
            assert trace.tapes[step.tape].gone == index
            found.append((step.line, step.text.split(". ")[0]))
    return found


DELETED = "del tape took the last reference to it"
REBOUND = "tape means something else now, and nothing else refers to the earlier tape"
SLOPE = "slope is over, and nothing else refers to the tape it made"
OTHER = "Nothing refers to it any more"


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        (ONE, []),
        (ONE + "del tape\n", [(6, DELETED)]),
        (ONE + "del g, tape\n", [(6, DELETED)]),
        (ONE + "tape = None\n", [(6, REBOUND)]),
        (ONE + "again = tape\ndel tape\nz = x + 1.\n", []),
        (ONE + "again = tape\ndel tape\nagain = 1\n", [(8, REBOUND.replace("tape", "again", 1))]),
        (ONE + "kept = [tape]\ndel tape\ndel kept[0]\n", [(8, DELETED.replace("tape", "kept[0]"))]),
        (ONE + "kept = [tape]\ndel tape\nkept.clear()\n", [(8, OTHER)]),
        (HEAD + "for k in range(3):\n" + PERSISTENT, [(4, REBOUND)] * 2),
        (FUNCTION.format(more=""), [(6, SLOPE)]),
        (FUNCTION.format(more="    f = lambda t: t + x\n"), [(7, SLOPE)]),
        (FUNCTION.format(more="    global f\n    f = lambda: tape\n"), []),
        (HEAD + OBJECT + "del model.tape\n", [(9, DELETED.replace("tape", "model.tape"))]),
        (HEAD + OBJECT + "model.go()\n", [(5, REBOUND.replace("tape", "self.tape", 1))]),
        (HEAD + "with tf.GradientTape() as tape:\n    y = x * x\ndel tape\n", [(5, DELETED)]),
        (ONE.replace("persistent=True", "") + "del tape\n", []),  # it was empty already
    ],
)
def test_a_tape_goes_with_the_last_reference_to_it(text, goes):
    assert dropped(text) == goes


def test_what_an_error_held_goes_when_it_is_handled():
    text = HEAD + "def f():\n" + PERSISTENT + "        raise ValueError('no')\n"
    trace = run(text + "try:\n    f()\nexcept ValueError:\n    pass\nz = x + 1.\n")
    kinds = [step.kind for step in trace.steps]
    assert kinds[-2:] == ["tape_dropped", "computed"]


def test_a_tape_of_an_earlier_cell_can_be_deleted_in_a_later_one():
    again = "g = tape.gradient(y, x)\ndel tape\n"
    assert dropped(again, before=[Scene(ONE)]) == [(2, DELETED)]
    (row,) = run("z = x + 1.\n", before=[Scene(ONE + "del tape\n")]).tapes
    assert row.name == ""  # the one that the expression is recorded on


def test_a_tape_asked_for_a_jacobian_lets_go_with_its_last_row():
    text = (
        "import tensorflow as tf\nx = tf.Variable([3., 2.])\n"
        "with tf.GradientTape() as tape:\n    y = x * x\nj = tape.jacobian(y, x)\n"
    )
    trace = run(text)
    ends = [(k, s.text) for k, s in enumerate(trace.steps, 1) if s.kind == "backward_ended"]
    held = memory(trace).held
    assert [bool(held[k]) for k, _ in ends] == [True, False]
    assert "until the last row" in ends[0][1]
    assert "lets go" in ends[1][1]
