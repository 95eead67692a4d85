from gradviz.export.dot import dot
from tests.helpers.neuron import neuron_trace


def test_every_node_and_edge_is_there():
    trace = neuron_trace()
    text = dot(trace)
    assert all(f"  n{node.id} [" in text for node in trace.nodes)
    assert text.count(" -> ") == sum(len(node.inputs) for node in trace.nodes)
    assert text.startswith("digraph gradviz {")
    assert text.rstrip().endswith("}")


def test_constants_are_dashed_and_say_so():
    line = next(line for line in dot(neuron_trace()).splitlines() if line.startswith("  n3 ["))
    assert "dashed" in line
    assert "constant" in line


def test_quotes_and_line_breaks_are_escaped():
    from gradviz.export.dot import _quoted

    assert _quoted('a "b"\nc\\') == '"a \\"b\\"\\nc\\\\"'
