"""A trace built by hand: of four gradients one arrives, as a matrix; three are missing."""

import numpy as np

from gradviz.trace import (
    Cell,
    Change,
    Contribution,
    Edit,
    Fix,
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

TEXT = """w = tf.Variable([[.4, -.9], [.7, .1], [-.5, .8]])
x1 = tf.Variable(3., trainable=False)
x2 = tf.Variable(2.) + 1.
x3 = tf.constant([[1., 2., 3.]])
with tf.GradientTape() as tape:
  y = x3 @ w + x1 + x2
  loss = tf.reduce_mean(y ** 2)
grads = tape.gradient(loss, [w, x1, x2, x3])
"""


def at(piece: str) -> Span:
    """Return the span of the first `piece` in the text."""
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def array(value: object) -> np.ndarray:
    """Return a read-only float32 array."""
    result = np.array(value, np.float32)
    result.flags.writeable = False
    return result


def missing_trace() -> Trace:
    """One gradient of four arrives: w's, of shape (3, 2)."""
    w = array([[0.4, -0.9], [0.7, 0.1], [-0.5, 0.8]])
    x3 = array([[1.0, 2.0, 3.0]])
    p = x3 @ w
    q = p + 3
    y = q + 3
    dy = y / 1
    dw = x3.T @ dy
    nodes = (
        _leaf(0, "w", "variable", "trainable", w, "tf.Variable([["),
        _leaf(1, "x1", "variable", "frozen", array(3.0), "tf.Variable(3., trainable=False)"),
        _leaf(2, "x2", "variable", "tensor", array(3.0), "tf.Variable(2.) + 1."),
        _leaf(3, "x3", "constant", "constant", x3, "tf.constant("),
        _op(4, "", "matmul", "@", (3, 0), p, "x3 @ w", ("x",), ("$g\\,$y^\\top", "$x^\\top $g")),
        _op(5, "", "add", "+", (4, 1), q, "x3 @ w + x1", (), ("$g", "$g")),
        _op(6, "y", "add", "+", (5, 2), y, "x3 @ w + x1 + x2", (), ("$g", "$g")),
        _op(7, "loss", "reduce_mean", "mean", (6,), array(np.mean(y**2)), "tf.reduce_mean(y ** 2)",
            ("x", "shape"), ("\\frac{2 $x}{n}\\,$g",)),
    )  # fmt: skip
    steps = (
        *(_bound(n) for n in nodes[:4]),
        *(_computed(n, k) for k, n in enumerate(nodes[4:])),
        _started(nodes[7]),
        _pulled(nodes[7], array(1.0), (6, dy)),
        _pulled(nodes[6], dy, (5, dy)),
        _pulled(nodes[5], dy, (4, dy)),
        _pulled(nodes[4], dy, (0, dw), position=1),
        Step("backward_ended", None, 8, None, "one gradient of four arrived", backward=True,
             gradient=0),
    )  # fmt: skip
    return Trace(
        text=TEXT,
        nodes=nodes,
        steps=steps,
        gradients=(
            GradientCall("loss", 8, _rows(dw), at("tape.gradient"), 0, False, (7,), 8, 14, 4),
        ),
        inputs=tuple(_input(n) for n in nodes[:4]),
        tapes=(TapeRow(0, "tape", 5, False, True),),
        cells=tuple(Cell(k, 4 + k, 0, k + 1) for k in range(4)),
        is_program=True,
    )  # fmt: skip


def _rows(dw: np.ndarray) -> tuple[Row, ...]:
    watch = Fix("Watch x1 (adds tape.watch(x1) on line 6)", (Edit(at("y = x3"), "tape.watch(x1)"),))
    train = Fix("Make it trainable", (Edit(at(", trainable=False"), ""),))
    return (
        Row("w", "trainable", dw, None, 0),
        Row("x1", "frozen", None, Reason(
            "frozen", "x1 was created with trainable=False on line 2, and a tape watches trainable "
            "variables only.", 2, at("trainable=False"), 1, watch, (train,)), 1),
        Row("x2", "tensor", None, Reason(
            "tensor", "line 3 added 1, which made it a tensor.", 3, at("+ 1."), 2), 2),
        Row("x3", "constant", None, Reason(
            "constant", "a constant is not watched.", 4, at("tf.constant"), 3,
            Fix("Watch x3", (Edit(at("y = x3"), "tape.watch(x3)"),))), 3),
    )  # fmt: skip


def _leaf(number: int, label: str, op: str, role: str, value: np.ndarray, piece: str) -> Node:
    span = at(piece)
    return Node(number, label, op, "", role, (), span, span.line(TEXT), False, value)


def _op(
    number: int, label: str, op: str, glyph: str, inputs: tuple[int, ...], value: np.ndarray,
    piece: str, kept: tuple[str, ...], rules: tuple[str | None, ...],
) -> Node:  # fmt: skip
    span = at(piece)
    line = span.line(TEXT)
    return Node(
        number, label, op, glyph, "tensor", inputs, span, line, True, value, kept, 12, rules
    )


def _input(node: Node) -> InputRow:
    settable = node.role != "tensor"
    why = "" if settable else "x2 was computed: it is a tensor, which has no role of its own."
    return InputRow(node.label, node.role, node.value, node.id, node.span, settable, why, node.span)


def _bound(node: Node) -> Step:
    change = Change("visible", node.id, None, True)
    return Step("bound", node.span, node.line, node.id, f"{node.label} is made.", (change,))


def _computed(node: Node, cell: int) -> Step:
    changes = (Change("visible", node.id, None, True), Change("cells", cell, None, "recorded"))
    return Step("computed", node.span, node.line, node.id, f"compute {node.op}", changes, tape=0)


def _started(node: Node) -> Step:
    change = Change("adjoints", node.id, None, array(1.0))
    return Step("backward_started", node.span, 8, node.id, "start at loss with 1", (change,),
                tape=0, backward=True, gradient=0, seeds=(node.id,))  # fmt: skip


def _pulled(
    node: Node, upstream: np.ndarray, into: tuple[int, np.ndarray], position: int = 0
) -> Step:
    source, value = into
    contribution = Contribution(source, position, value, None, value, 1, 1)
    changes = (Change("adjoints", source, None, value), Change("arrived", source, None, 1))
    return Step("pulled_back", node.span, node.line, node.id, f"through {node.op}", changes,
                tape=0, backward=True, gradient=0, upstream=upstream,
                contributions=(contribution,))  # fmt: skip
