import numpy as np
import pytest

from gradviz.trace import (
    Cell,
    Change,
    Contribution,
    GradientCall,
    Node,
    Step,
    TapeRow,
    Trace,
    frame_at,
)
from gradviz.ui.tape.tape_strip import TapeStrip


def scalar(value, dtype=np.float32):
    return np.array(value, dtype)


VALUES = (
    scalar(np.nan),
    np.ones((2, 3, 4, 5), np.float32),
    scalar(True, np.bool_),
    scalar(-123456789, np.int64),
    scalar(np.inf),
    "a rather long text",
    scalar(1.23456e-12),
    np.zeros((0,), np.float32),
)


@pytest.fixture
def strip(qtbot):
    """A strip in a wide window, with no trace as yet."""
    widget = TapeStrip()
    qtbot.addWidget(widget)
    widget.resize(1366, widget.sizeHint().height())
    widget.show()
    return widget


def put(strip, trace, index):
    """Show a moment of a trace on a strip, which gets the height that it wants."""
    strip.set_trace(trace)
    strip.resize(strip.width(), strip.sizeHint().height())
    strip.set_frame(frame_at(trace, index))


@pytest.fixture
def two_tapes():
    """Six operations: one before the tapes, two on "바깥", two on "안쪽", one constant."""
    return make(6, {0: "outside_tape", 5: "constant"})


@pytest.fixture
def large():
    """20,000 operations with every kind of value."""
    return make(20_000, {0: "outside_tape"})


def make(count, why_not):
    nodes = [Node(0, "가중치", "variable", "", "trainable", (), None, 1, False, scalar(2.0))]
    cells, forward, backward = [], [], []
    for k in range(count):
        tape = None if k in why_not else int(k >= count // 2)
        value = VALUES[k % len(VALUES)]
        node = Node(
            k + 1, "" if k % 2 else "loss_value", "add", "+", "tensor", (k, 0), None, k + 2,
            tape is not None, value, ("x",) if k % 2 else (), 500 * (k % 2),
        )  # fmt: skip
        nodes.append(node)
        cells.append(Cell(k, node.id, tape, 0 if tape is None else k, why_not.get(k, "")))
        state = "passed" if tape is None else "recorded"
        forward.append(
            Step(
                "computed", None, k + 2, node.id, "", (Change("cells", k, None, state),), None, tape
            )
        )
        if tape is not None:
            backward.append(pullback(node, k, tape))
    steps = (*forward, *reversed(backward), ending(cells))
    return Trace(
        "x",
        tuple(nodes),
        steps,
        (GradientCall("loss", 1, ()),),
        tapes=(TapeRow(0, "바깥", 1, True, True), TapeRow(1, "안쪽", 1, False, True)),
        cells=tuple(cells),
    )


def pullback(node, cell, tape):
    one = scalar(0.25)
    parts = tuple(
        Contribution(source, place, one, None, one, 1, 1)
        for place, source in enumerate(node.inputs)
    )
    change = Change("cells", cell, "recorded", "pulled")
    return Step(
        "pulled_back", None, node.line, node.id, "", (change,), None, tape, True, 0, one, parts
    )


def ending(cells):
    released = [Change("cells", c.id, "pulled", "released") for c in cells if c.tape == 1]
    changes = (*released, Change("tapes", 1, None, "released"))
    return Step("backward_ended", None, None, None, "", changes, None, 1, True, 0)
