"""A trace built by hand: the neuron of the mock. For widgets' tests that need no language."""

import math

import numpy as np

from gradviz.trace import (
    Cell,
    Change,
    Contribution,
    GradientCall,
    InputRow,
    Node,
    Reason,
    Row,
    Span,
    Step,
    TapeRow,
    Trace,
)
from gradviz.trace.nodes import OUT

TEXT = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"


def array(value: float) -> np.ndarray:
    """Return a read-only float32 scalar array."""
    result = np.array(value, np.float32)
    result.flags.writeable = False
    return result


def neuron_trace() -> Trace:
    """w = 0.8, x = 1.5, b = -0.4, t = 1: five operations forward, five backward."""
    w, x, b, t = 0.8, 1.5, -0.4, 1.0
    wx = w * x
    z = wx + b
    y = 1 / (1 + math.exp(-z))
    d = y - t
    span = _spans()
    leaves = [
        ("w", w, "trainable"),
        ("x", x, "watched"),
        ("b", b, "trainable"),
        ("t", t, "constant"),
    ]
    nodes = [
        Node(i, name, "input", "", role, (), span[name], None, False, array(v))
        for i, (name, v, role) in enumerate(leaves)
    ]
    ops = [
        ("", "multiply", "×", (0, 1), wx, ("x", "y"), ("$g \\cdot $y", "$g \\cdot $x"), "w * x"),
        ("z", "add", "+", (4, 2), z, (), ("$g", "$g"), "w * x + b"),
        ("y", "sigmoid", "σ", (5,), y, ("out",), ("$g \\cdot $out\\,(1 - $out)",), "sigmoid(z)"),
        ("", "subtract", "−", (6, 3), d, (), ("$g", "-$g"), "(y - t)"),
        ("loss", "square", "( )²", (7,), d * d, ("x",), ("$g \\cdot 2 $x",), "(y - t) ** 2"),
    ]
    needs = {"multiply": ((1,), (0,)), "sigmoid": ((OUT,),), "square": ((0,),),
             "add": (), "subtract": ()}  # fmt: skip
    for label, op, glyph, inputs, value, kept, rules, where in ops:
        at = span[where]
        nodes.append(
            Node(len(nodes), label, op, glyph, "tensor", inputs, at, at.line(TEXT), True,
                 array(value), kept, 4 * len(kept), rules, needs=needs[op])
        )  # fmt: skip
    adjoints = {8: 1.0, 7: 2 * d}
    adjoints[6] = adjoints[7]
    adjoints[3] = -adjoints[7]
    adjoints[5] = adjoints[6] * y * (1 - y)
    adjoints[4] = adjoints[2] = adjoints[5]
    adjoints[0], adjoints[1] = adjoints[4] * x, adjoints[4] * w
    steps = _forward(nodes) + _backward(nodes, adjoints)
    reason = Reason("constant", "t is a constant, and a tape does not watch constants.")
    rows = [Row(n.label, n.role, array(adjoints[n.id]), None, n.id) for n in nodes[:3]]
    rows.append(Row("t", "constant", None, reason, 3))
    call = GradientCall("loss", None, tuple(rows), None, 0, True, (8,), 5, 12, 5)
    return Trace(
        text=TEXT,
        nodes=tuple(nodes),
        steps=tuple(steps),
        gradients=(call,),
        values={n.label: n.value for n in nodes if n.label},
        inputs=tuple(InputRow(n.label, n.role, n.value, n.id) for n in nodes[:4]),
        targets=("z", "y", "loss"),
        target="loss",
        tapes=(TapeRow(0, "tape", None, True, True),),
        cells=tuple(Cell(k, 4 + k, 0, k + 1) for k in range(5)),
        initial=(
            *(Change("visible", i, None, True) for i in range(4)),
            Change("tapes", 0, None, "open"),
        ),
        seconds=0.0004,
    )


def _spans() -> dict[str, Span]:
    wanted = ["w", "x", "b", "t", "w * x", "w * x + b", "sigmoid(z)", "(y - t)", "(y - t) ** 2"]
    found = {}
    for piece in wanted:
        start = TEXT.index("t) **") if piece == "t" else TEXT.index(piece)
        found[piece] = Span(start, start + len(piece))
    return found


def _forward(nodes: list[Node]) -> list[Step]:
    steps = []
    for k, node in enumerate(nodes[4:]):
        changes = (Change("visible", node.id, None, True), Change("cells", k, None, "recorded"))
        after = nodes[5 + k].span if k < 4 else None
        steps.append(
            Step("computed", node.span, node.line, node.id, f"compute {node.op}", changes,
                 after, 0)
        )  # fmt: skip
    return steps


def _backward(nodes: list[Node], adjoints: dict[int, float]) -> list[Step]:
    seed = Change("adjoints", 8, None, array(1.0))
    steps = [
        Step("backward_started", nodes[8].span, 3, 8, "start at loss with 1", (seed,), None, 0,
             True, 0, seeds=(8,))
    ]  # fmt: skip
    for node in reversed(nodes[4:]):
        contributions, changes = [], []
        for position, source in enumerate(node.inputs):
            if nodes[source].role == "constant":
                continue
            value = array(adjoints[source])
            contributions.append(Contribution(source, position, value, None, value, 1, 1))
            changes.append(Change("adjoints", source, None, value))
            changes.append(Change("arrived", source, None, 1))
        changes.append(Change("cells", node.id - 4, "recorded", "pulled"))
        steps.append(
            Step("pulled_back", node.span, node.line, node.id, f"through {node.op}",
                 tuple(changes), None, 0, True, 0, array(adjoints[node.id]),
                 tuple(contributions))
        )  # fmt: skip
    steps.append(
        Step("backward_ended", None, None, None, "three of four gradients arrived", (), None, 0,
             True, 0)
    )  # fmt: skip
    return steps
