"""Boxes are large enough for what they hold, and measuring twenty thousand is quick."""

import time

import numpy as np

from gradviz.ui.graph import sizes as measured
from gradviz.ui.graph.face import face
from gradviz.ui.graph.sizes import elided, map_size, maps_size, node_size, sizes, text_width
from tests.helpers.neuron import neuron_trace


def test_every_node_of_a_trace_has_a_size(qapp):
    trace = neuron_trace()
    found = sizes(trace.nodes)
    assert set(found) == {node.id for node in trace.nodes}
    assert found[3] == node_size(trace.nodes[3])


def test_a_box_holds_its_words(qapp):
    for node in neuron_trace().nodes:
        width, height = node_size(node)
        own = face(node)
        assert width >= measured.heading_width(own) + 2 * measured.BOX_PAD
        assert width >= text_width(own.note, measured.NOTE)
        assert height >= measured.TITLE_LINE + measured.VALUE_LINE


def test_low_maps_are_stacked_and_tall_ones_side_by_side(qapp, build):
    trace, _ = build(
        [("a", "variable", "", "trainable", (), np.zeros((1, 6))),
         ("b", "variable", "", "trainable", (), np.zeros((6, 2)))]
    )  # fmt: skip
    low, tall = (face(node) for node in trace.nodes)
    assert maps_size(low)[0] == map_size(low)[0]
    assert maps_size(tall)[1] == map_size(tall)[1]
    assert maps_size(tall)[0] > 2 * map_size(tall)[0]


def test_text_is_cut_only_where_it_is_too_wide(qapp):
    width = text_width("sigmoid", measured.NAME)
    assert elided("sigmoid", measured.NAME, width) == "sigmoid"
    assert elided("sigmoid", measured.NAME, width / 2).endswith("…")


def test_twenty_thousand_nodes_are_measured_within_two_seconds(qapp, build):
    rows = [("", "sin", "sin", "tensor", (), np.float32(k)) for k in range(20000)]
    trace = build(rows[:1])[0]
    nodes = trace.nodes * 20000
    start = time.perf_counter()
    for node in nodes:
        node_size(node)
    assert time.perf_counter() - start < 2
