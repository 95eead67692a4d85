"""Groups of the document's picture: closed on request, and kept closed over runs."""

from dataclasses import replace

import pytest

from gradviz.document.document import Document
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker
from gradviz.lang.scenes import Scene
from gradviz.trace.starting import MANY
from tests.helpers.boxes import measured
from tests.helpers.grouped import grouped_trace, many


@pytest.fixture
def made(qapp):
    """Return a maker of a document whose runs give one trace."""

    def make(trace):
        runs = Runs(
            ImmediateWorker(),
            measured,
            lambda request, cancelled: replace(trace, text=request.scene.text),
        )
        document = Document(runs)
        document.open(State((Scene("x"),)))
        return document

    return make


def test_a_small_picture_is_open_and_a_large_one_closed(made):
    assert made(grouped_trace()).drawing.fold.closed == frozenset()
    large = made(many(grouped_trace(), MANY)).drawing
    assert large.fold.closed == frozenset(range(5))
    assert len(large.boxes) < 10


@pytest.mark.parametrize("few", [0, 5000])
def test_groups_are_closed_on_request_without_another_run(made, monkeypatch, few):
    monkeypatch.setattr("gradviz.document.runs.FEW", few)
    document = made(grouped_trace())
    drawings, traces = [], []
    document.drawingChanged.connect(drawings.append)
    document.traceChanged.connect(lambda trace, drawing: traces.append(trace))
    document.runs.close_groups(frozenset({0}))
    assert len(drawings) == 1
    assert document.drawing is drawings[0]
    assert {box.node for box in drawings[0].boxes} == {0, 1, 8, 9}
    assert traces == []


def test_what_is_closed_stays_closed_while_the_groups_are_the_same(made):
    document = made(grouped_trace())
    document.runs.close_groups(frozenset({3}))
    document.edit_program("y")
    document.runs.flush()
    assert document.trace.text == "y"
    assert document.drawing.fold.closed == {3}
    assert document.drawing.fold.boxes.keys() == {12}


def test_other_groups_start_afresh(made):
    trace = grouped_trace()
    document = made(trace)
    document.runs.close_groups(frozenset({3}))
    nodes = [replace(n, group=None if n.group is None else 0) for n in trace.nodes]
    fewer = replace(trace, groups=trace.groups[:1], nodes=tuple(nodes))
    document.runs._runner = lambda request, cancelled: fewer
    document.edit_program("z")
    document.runs.flush()
    assert document.drawing.fold.closed == frozenset()
