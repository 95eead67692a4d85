"""What branches that did not run would have computed."""

import pytest

from gradviz import run

BEGIN = "x = tf.Variable(2.)\na = tf.Variable(3.)\n"


def ghosts(text):
    """Return each ghost as (label, op, glyph, labels or ops of inputs, of what it hangs on)."""
    trace = run(BEGIN + text)
    assert trace.error is None, trace.error
    called = [node.label or node.op for node in trace.drawable]
    for place, ghost in enumerate(trace.ghosts):
        assert ghost.ghost
        assert ghost.id == len(trace.nodes) + place
        assert all(source < ghost.id for source in (*ghost.inputs, *ghost.after))
    return [
        (g.label, g.op, g.glyph, [called[k] for k in g.inputs], [called[k] for k in g.after])
        for g in trace.ghosts
    ]


ELSE = "if x > 1.:\n  y = x * 2.\nelse:\n  y = tf.exp(a) * x\nz = y + x"
CASES = {
    "a branch not taken": (
        ELSE,
        [("", "exp", "exp", ["a"], ["greater"]), ("y", "multiply", "×", ["exp", "x"], [])],
    ),
    "without an else": (
        "y = x * a\nif x > 5.:\n  y = y ** 2\nz = y * 1.",
        [("y", "power", "( )²", ["y"], ["greater"])],
    ),
    "numbers are written on the node": (
        "y = x\nif x > 5.:\n  y = -(x * 3.)\n  w = 2. - y\nz = y * a",
        [
            ("", "multiply", "× 3", ["x"], ["greater"]),
            ("y", "negative", "−", ["multiply"], []),
            ("w", "subtract", "2 −", ["y"], []),
        ],
    ),
    "a branch taken at another time is no ghost": (
        "for k in range(3):\n  if k > 0:\n    y = x * a\n  else:\n    y = a * a\nz = y * 1.",
        [],
    ),
    "a condition of plain numbers has no node": (
        "if 1 > 2:\n  y = x * a\nz = x * a",
        [("y", "multiply", "×", ["x", "a"], [])],
    ),
    "what no value goes into is left out": ("if x > 5.:\n  y = len([1, 2])\nz = x * a", []),
    "no branch": ("z = x * a", []),
}


@pytest.mark.parametrize("name", CASES)
def test_ghosts_of(name):
    text, expected = CASES[name]
    assert ghosts(text) == expected


def test_ghosts_are_no_nodes_and_take_no_step():
    trace = run(BEGIN + ELSE)
    assert not any(node.ghost for node in trace.nodes)
    assert {step.node for step in trace.steps} <= {None, *range(len(trace.nodes))}


def test_a_ghost_is_part_of_the_pass_it_would_have_run_in():
    text = "y = x * a\nfor k in range(3):\n  y = y * x + 1.\n  if y < 0.:\n    y = -y\nz = y * 1."
    trace = run(BEGIN + text)
    (ghost,) = trace.ghosts
    assert trace.groups[ghost.group].kind == "pass"
    assert trace.nodes[ghost.inputs[0]].group == ghost.group


def test_there_are_never_too_many():
    body = "\n".join(f"  y = x * {k}." for k in range(2, 200))
    assert len(run(BEGIN + f"if x > 5.:\n{body}\nz = x * a").ghosts) == 60


def test_an_assignment_hangs_on_the_value_before():
    trace = run(BEGIN + "x.assign(a * 2.)\nx.assign_add(1.)\n")
    first, second = (node for node in trace.nodes if node.wall == "assigned")
    assert trace.nodes[first.after[0]].label == "x"
    assert second.after == ()
    assert first.id in second.inputs
