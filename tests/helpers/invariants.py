"""What holds for every trace: called on all traces that tests produce."""

import numpy as np

from gradviz.trace import Frame, frame_at
from gradviz.trace.replay import apply, undo
from gradviz.trace.steps import KINDS

TABLES = ("visible", "adjoints", "arrived", "cells", "tapes")


def check_trace(trace):
    """Assert that the parts of `trace` fit one another."""
    _check_nodes(trace)
    _check_steps(trace)
    _check_way_back(trace)
    _check_gradients(trace)


def _check_nodes(trace):
    for k, node in enumerate(trace.nodes):
        assert node.id == k
        assert all(i < k for i in node.inputs)
        assert len(node.operands) == len(node.inputs) + len(node.literals)
        if node.span is not None:
            assert 0 <= node.span.start < node.span.stop <= len(trace.text)
        if isinstance(node.value, np.ndarray):
            assert not node.value.flags.writeable


def _check_steps(trace):
    visible = {c.key for c in trace.initial if c.table == "visible"}
    for step in trace.steps:
        assert step.kind in KINDS
        assert step.text
        visible |= {c.key for c in step.changes if c.table == "visible"}
        if step.node is not None and step.kind != "watched":
            assert step.node in visible
        if step.kind == "computed":
            assert set(trace.nodes[step.node].inputs) <= visible


def _check_way_back(trace):
    """Undoing step k from frame k + 1 gives frame k: the witness against replaying."""
    frame = Frame(0)
    apply(frame, trace.initial)
    for k, step in enumerate(trace.steps):
        before = {name: dict(getattr(frame, name)) for name in TABLES}
        apply(frame, step.changes)
        undo(frame, step.changes)
        for name in TABLES:
            _same(getattr(frame, name), before[name])
        apply(frame, step.changes)
        if k % 7 == 0:
            for name in TABLES:
                _same(getattr(frame_at(trace, k + 1), name), getattr(frame, name))


def _same(mine, theirs):
    assert mine.keys() == theirs.keys()
    for key, value in mine.items():
        other = theirs[key]
        if isinstance(value, np.ndarray):
            assert np.array_equal(value, other, equal_nan=value.dtype.kind == "f")
        else:
            assert value == other


def _check_gradients(trace):
    for call in trace.gradients:
        assert 0 <= call.first < call.last <= len(trace.steps)
        adjoints = frame_at(trace, call.last).adjoints
        for row in call.rows:
            assert (row.value is None) == (row.reason is not None and not row.no_path)
            alone = sum(n.label == row.source for n in trace.nodes) == 1
            if alone and row.value is not None and not row.no_path and row.node in adjoints:
                np.testing.assert_array_equal(adjoints[row.node], row.value)
