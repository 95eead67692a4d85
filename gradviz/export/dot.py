"""The graph as Graphviz text, for those who want to lay it out themselves. No Qt."""

from gradviz.trace import Node, Trace


def dot(trace: Trace) -> str:
    """Return `trace` as a digraph: pills for leaves, dashes for what no tape took."""
    lines = ["digraph gradviz {", '  rankdir=LR; node [fontname="Inter", fontsize=11];']
    lines += [f"  n{node.id} [{_attributes(node)}];" for node in trace.nodes]
    lines += [
        f"  n{source} -> n{node.id}{_edge(trace.nodes[source], node)};"
        for node in trace.nodes
        for source in node.inputs
    ]
    return "\n".join([*lines, "}", ""])


def _attributes(node: Node) -> str:
    title = " ".join(part for part in (node.glyph or "", node.label) if part) or node.op
    role = f"\n{node.role}" if node.is_leaf else ""
    kept = (node.is_leaf and node.role != "constant") or node.recorded
    given = {
        "label": f"{title}\n{_value(node)}{role}",
        "shape": "box",
        "style": "rounded" + ("" if kept else ",dashed"),
    }
    return ", ".join(f"{key}={_quoted(text)}" for key, text in given.items())


def _value(node: Node) -> str:
    if isinstance(node.value, str):
        return node.value[:24]
    if node.value.ndim == 0:
        return f"{node.value[()]:.4g}" if node.value.dtype.kind == "f" else str(node.value[()])
    return f"{node.dtype} {tuple(node.shape)}"


def _edge(source: Node, node: Node) -> str:
    return "" if node.recorded and (source.recorded or source.is_leaf) else " [style=dashed]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
