"""A trace with groups, written by hand: a loop of two passes that call a function."""

from dataclasses import replace

import numpy as np

from gradviz import run
from gradviz.trace import Change, Contribution, Node, Span, Step, Trace
from gradviz.trace.groups import FUNCTION, LOOP, PASS, Group

TEXT = "w = 2.\nfor i in x:\n  y = f(w * y)\nz = y + 1.\n"
LOOP_SPAN, FUNCTION_SPAN = Span(7, 34), Span(200, 220)


def grouped_trace():
    """Return w, x; per pass multiply and, in f, square and add; at the end one more operation.

    Groups: 0 the loop, 1 its first pass, 2 f in there, 3 the second pass, 4 f in there.
    """
    groups = (
        Group(0, LOOP, "i", LOOP_SPAN, 2),
        Group(1, PASS, "", LOOP_SPAN, 2, 0, 1),
        Group(2, FUNCTION, "f", FUNCTION_SPAN, 9, 1),
        Group(3, PASS, "", LOOP_SPAN, 2, 0, 2),
        Group(4, FUNCTION, "f", FUNCTION_SPAN, 9, 3),
    )
    rows = [  # label, op, inputs, group
        ("w", "variable", (), None),
        ("x", "variable", (), 1),  # written outside of the loop, first used in its first pass
        ("", "multiply", (0, 1), 1),
        ("", "square", (2,), 2),
        ("y", "add", (3, 2), 2),
        ("", "multiply", (0, 4), 3),
        ("", "square", (5,), 4),
        ("y", "add", (6, 5), 4),
        ("z", "add", (7, 0), None),
    ]
    nodes = tuple(
        Node(k, label, op, op[:1], "trainable" if not inputs else "tensor", inputs,
             Span(0, 1) if not inputs else Span(20, 21), 1 if not inputs else 3, bool(inputs),
             np.float32(k), group=group)
        for k, (label, op, inputs, group) in enumerate(rows)
    )  # fmt: skip
    seen = tuple(Change("visible", k, None, True) for k in (0, 1))
    steps = [
        Step("computed", node.span, 3, node.id, changes=(Change("visible", node.id, None, True),))
        for node in nodes[2:]
    ]
    one = np.float32(1)
    seed = Change("adjoints", 8, None, one)
    steps.append(Step("backward_started", None, None, 8, "", (seed,), backward=True, seeds=(8,)))
    for node in reversed(nodes[2:]):
        parts = tuple(
            Contribution(source, at, one, None, one, 1, 1) for at, source in enumerate(node.inputs)
        )
        steps.append(
            Step("pulled_back", None, 3, node.id, backward=True, upstream=one, contributions=parts)
        )
    return Trace(TEXT, nodes, tuple(steps), groups=groups, initial=seen)


def many(trace, copies):
    """Return `trace` with its first pass as many times over: more operations than start open."""
    extra = tuple(replace(trace.nodes[3], id=9 + k) for k in range(copies))
    return replace(trace, nodes=trace.nodes + extra)


MODEL = """
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Dense(16, activation="tanh"),
    tf.keras.layers.Dense(16, activation="tanh"),
    tf.keras.layers.Dense(1),
])
x, t = tf.random.normal([8, 4], seed=1), tf.random.normal([8, 1], seed=2)
optimizer = tf.keras.optimizers.SGD(0.1)
for step in range({passes}):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - t) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
"""


def trained(passes):
    """Return the run of a Keras model of three layers, trained for some passes of a loop.

    One pass is its loop. The model is a group in each pass, with a group for each layer.
    """
    trace = run(MODEL.replace("{passes}", str(passes)))
    assert trace.error is None, trace.error
    return trace
