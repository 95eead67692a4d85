"""Traces and drawings for the graph's tests: built by hand, placed on a plain grid."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from gradviz.layout.geometry import Box, Drawing, Path
from gradviz.trace import Change, Contribution, GradientCall, Node, Row, Step, Trace, frame_at
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from tests.helpers.neuron import neuron_trace

LEAVES = ("variable", "constant", "input")


def make_node(number, label, op, glyph, role, inputs, value, recorded=True, **rest):
    """Return a node; `value` may be anything NumPy or a str."""
    value = value if isinstance(value, str) else np.asarray(value)
    return Node(number, label, op, glyph, role, inputs, None, 1 + number, recorded and op not in
                LEAVES, value, **rest)  # fmt: skip


def make_trace(rows, adjoints=None):
    """Return a trace of `rows` (label, op, glyph, role, inputs, value, recorded, more).

    Every operation is one forward step. With `adjoints` (node -> array) a backward pass follows:
    each recorded operation that has one hands all of them to its inputs.
    """
    nodes = tuple(
        make_node(k, *row[:6], **({"recorded": row[6]} if len(row) > 6 else {}),
                  **(row[7] if len(row) > 7 else {}))
        for k, row in enumerate(rows)
    )  # fmt: skip
    leaves = tuple(Change("visible", n.id, None, True) for n in nodes if n.is_leaf and not n.ghost)
    steps = [
        Step("computed", None, n.line, n.id, n.op, (Change("visible", n.id, None, True),))
        for n in nodes
        if not n.is_leaf and not n.ghost
    ]
    calls = ()
    if adjoints:
        first = len(steps)
        steps += backward(nodes, adjoints)
        rows = tuple(
            Row(n.label, n.role, adjoints.get(n.id), None, n.id) for n in nodes if n.is_leaf
        )
        calls = (GradientCall("out", None, rows, targets=(max(adjoints),), first=first),)
    return Trace("", nodes, tuple(steps), calls, initial=leaves)


def backward(nodes, adjoints):
    """Return the steps of one backward pass."""
    adjoints = {k: np.asarray(a) for k, a in adjoints.items()}
    target = max(adjoints)
    seed = Change("adjoints", target, None, adjoints[target])
    steps = [Step("backward_started", None, None, target, "", (seed,), backward=True, gradient=0,
                  seeds=(target,))]  # fmt: skip
    uses = {k: sum(n.inputs.count(k) for n in nodes if n.id in adjoints) for k in adjoints}
    arrived = dict.fromkeys(adjoints, 0)
    for node in reversed(nodes):
        if node.id not in adjoints or node.is_leaf:
            continue
        contributions, changes = [], []
        for position, source in enumerate(node.inputs):
            if source in adjoints:
                before = adjoints[source] if arrived[source] else None
                changes.append(Change("adjoints", source, before, adjoints[source]))
                arrived[source] += 1
                changes.append(
                    Change("arrived", source, arrived[source] - 1 or None, arrived[source])
                )
                contributions.append(
                    Contribution(source, position, adjoints[source], None, adjoints[source],
                                 arrived[source], uses[source])
                )  # fmt: skip
        steps.append(
            Step("pulled_back", None, None, node.id, "", tuple(changes), backward=True, gradient=0,
                 upstream=adjoints[node.id], contributions=tuple(contributions))
        )  # fmt: skip
    steps.append(Step("backward_ended", None, None, None, "", backward=True, gradient=0))
    return steps


def grid_drawing(trace, columns=None):
    """Return a drawing with a node's column told by the longest way to it."""
    depth, row, boxes, made = {}, {}, [], sizes(trace.nodes)
    for node in trace.nodes:
        depth[node.id] = 1 + max((depth[i] for i in node.inputs), default=-1)
        column = depth[node.id] if columns is None else node.id % columns
        row[column] = row.get(column, -1) + 1
        width, height = made[node.id]
        boxes.append(Box(node.id, node.id, 24 + 150 * column, 24 + 90 * row[column], width, height))
    paths = [
        Path(tail, node.id, position, _curve(boxes[tail], boxes[node.id], position))
        for node in trace.nodes
        for position, tail in enumerate(node.inputs)
    ]
    right = max((b.x + b.width for b in boxes), default=0.0) + 24
    bottom = max((b.y + b.height for b in boxes), default=0.0) + 24
    return Drawing(tuple(boxes), tuple(paths), {b.node: b.id for b in boxes}, right, bottom)


def _curve(tail, head, position):
    start = np.array([tail.x + tail.width, tail.y + tail.height / 2])
    end = np.array([head.x, head.y + head.height / 2 + 10 * position])
    bend = np.array([max((end[0] - start[0]) / 2, 20.0), 0.0])
    t = np.linspace(0, 1, 13)[:, None]
    return ((1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * (start + bend)
            + 3 * (1 - t) * t**2 * (end - bend) + t**3 * end)  # fmt: skip


def chain_trace(length):
    """Return x, then `length` operations, each on the one before."""
    rows = [("x", "input", "", "trainable", (), np.float32(1.0))]
    rows += [("", "sin", "sin", "tensor", (k,), np.float32(k)) for k in range(length)]
    return make_trace(rows, {k: np.float32(k) for k in range(length + 1)})


def card_of(view, node):
    """Let the pointer rest on the first box of a node; return the card."""
    view.resting.begin(QPointF(view.mapFromScene(view._graph.rects_of(node)[0].center())))
    return view.resting.card


@pytest.fixture
def neuron(qapp):
    """Return the neuron's trace and a drawing of it."""
    trace = neuron_trace()
    return trace, grid_drawing(trace)


@pytest.fixture
def view(qtbot, neuron):
    """Return a shown view of the neuron at frame 0."""
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(800, 520)
    view.set_trace(*neuron)
    view.set_frame(frame_at(neuron[0], 0))
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def chain():
    """Return a maker of (trace, drawing) with so many operations, forty to a row."""

    def make(length):
        trace = chain_trace(length)
        return trace, grid_drawing(trace, columns=min(length + 1, 40))

    return make


@pytest.fixture
def build():
    """Return a maker of (trace, drawing) from rows; see `make_trace`."""

    def make(rows, adjoints=None):
        trace = make_trace(rows, adjoints)
        return trace, grid_drawing(trace)

    return make
