"""Short sentences about a step: its title, what the tape keeps, broadcasting, what is not recorded.

Pure: a trace, a node or a step in, words out.
"""

from collections.abc import Callable, Sequence

import numpy as np

from gradviz.trace import Contribution, Node, NodeId, Step, Trace
from gradviz.trace.mentions import mention
from gradviz.trace.naming import naming_of
from gradviz.trace.steps import (
    ACCUMULATOR_CLOSED,
    ACCUMULATOR_OPENED,
    ASSIGNED,
    BACKWARD_ENDED,
    BACKWARD_STARTED,
    BOUND,
    COMPUTED,
    FOLLOWED,
    PULLED_BACK,
    PUSHED,
    TANGENT_READ,
    WATCHED,
)
from gradviz.ui.narration.formula_text import forward_formula
from gradviz.ui.narration.names import named, node_name
from gradviz.ui.numbers import summary
from gradviz.ui.plain_formula import plain
from gradviz.words import how_many, joined, say

_INPUTS = ("x", "y", "z")
MOST_EXPLAINED, LONGEST = 3, 36  # values without a name, and characters said of each


def title(trace: Trace, step: Step) -> str:
    """Return the headline of a step."""
    if step.kind == BACKWARD_ENDED:
        return say(f"card.{step.kind}.{_arrived(trace, step)}")
    if step.kind == BACKWARD_STARTED and step.node is None:
        return say("card.backward_started.nothing")
    if step.node is None or step.kind not in _WITH_NODE:
        return say(f"card.{step.kind}") if step.kind in _WITHOUT_NODE else step.kind
    node = trace.nodes[step.node]
    if step.kind == BACKWARD_STARTED:
        names = joined([node_name(trace, seed) for seed in dict.fromkeys(step.seeds)])
        return say(f"card.{step.kind}", name=names or node_name(trace, step.node))
    if step.kind in (COMPUTED, PULLED_BACK):
        return say(f"card.{step.kind}", op=op_words(node))
    if step.kind == BOUND and not node.label:
        return say("card.bound_unnamed")
    return say(f"card.{step.kind}", name=node_name(trace, step.node))


_WITH_NODE = frozenset(
    {
        COMPUTED,
        PULLED_BACK,
        BOUND,
        WATCHED,
        ASSIGNED,
        BACKWARD_STARTED,
        FOLLOWED,
        PUSHED,
        TANGENT_READ,
    }
)
_WITHOUT_NODE = frozenset(
    {
        ACCUMULATOR_OPENED,
        ACCUMULATOR_CLOSED,
        "tape_opened",
        "tape_closed",
        "tape_paused",
        "tape_resumed",
        "tape_reset",
        "tape_dropped",
        "printed",
        "failed",
    }
)


def _arrived(trace: Trace, step: Step) -> str:
    if step.gradient is None or step.gradient >= len(trace.gradients):
        return "nothing"
    rows = trace.gradients[step.gradient].rows
    return how_many(sum(row.value is not None and not row.no_path for row in rows), len(rows))


def op_words(node: Node) -> str:
    """Return the op as a word, with its sign where that is another: "multiply (×)"."""
    word = "indexing" if node.op == "getitem" else node.op.replace("_", " ")
    sign = node.glyph.strip()
    tells = sign and sign.lower() not in word and not any(mark in sign for mark in "()|")
    return f"{word} ({sign})" if tells else word


def place(trace: Trace, step: Step) -> str:
    """Return what stands muted beside the title, marked: the line, and what the tape keeps."""
    parts = [say("card.line", line=step.line)] if step.line is not None else []
    if step.node is not None and step.kind in (COMPUTED, PULLED_BACK):
        node = trace.nodes[step.node]
        unkept = say("card.followed_along" if node.tangent else "card.not_recorded")
        parts.append(_kept_for(trace, node, step) if node.recorded else unkept)
    return ", ".join(parts)


def _kept_for(trace: Trace, node: Node, step: Step) -> str:
    key = "card.kept_for" if step.kind == PULLED_BACK else "card.kept"
    if not node.kept:
        return say(f"{key}.nothing")
    return say(key, what=kept_text(trace, node, named))


def kept_text(trace: Trace, node: Node, called: Callable[[Trace, NodeId], str] = node_name) -> str:
    """Return what a tape keeps of `node` for the way back: names of inputs, output, shape."""
    if not node.kept:
        return say("kept.nothing")
    alone = len(node.kept) == 1
    words = []
    for name in node.kept:
        if name == "out":
            words.append(say("kept.output" if alone else "kept.an_output"))
        elif name == "shape":
            words.append(say("kept.shape" if alone else "kept.a_shape"))
        else:
            words.append(_operand_name(trace, node, name, called))
    return ", ".join(dict.fromkeys(words))


def _operand_name(
    trace: Trace, node: Node, name: str, called: Callable[[Trace, NodeId], str]
) -> str:
    position = _INPUTS.index(name) if name in _INPUTS else len(node.operands)
    if position >= len(node.operands):
        return name
    operand = node.operands[position]
    return operand if isinstance(operand, str) else called(trace, operand)


def unnamed_text(trace: Trace, numbers: Sequence[NodeId]) -> str:
    """Return what the numbered values of a formula are, marked: "v₅: sigmoid(w*x + b)", or ""."""
    pieces = [_explained(trace, number) for number in numbers[:MOST_EXPLAINED]]
    return ",   ".join(piece for piece in pieces if piece)


def _explained(trace: Trace, number: NodeId) -> str:
    naming, node = naming_of(trace), trace.nodes[number]
    called = mention(number, naming.number(number))
    text = naming.made_by(number)
    if node.is_leaf and not naming.speaks_for_itself(number):
        return f"{called}: {summary(node.value)}"
    if not text and not node.is_leaf:  # of an earlier cell: the text there is not at hand
        return f"{called}: {plain(forward_formula(trace, node).parts[0])}"
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    if short and not naming.speaks_for_itself(number):
        short = say(f"narration.{naming.way(number)}", op=node.glyph.strip() or node.op, text=short)
    return f"{called}: {short}" if short else ""


def broadcast_text(trace: Trace, contribution: Contribution) -> str:
    """Return how broadcasting was undone, or "" where there was none."""
    wide, narrow = contribution.wide, contribution.value
    if wide is None or wide.shape == narrow.shape:
        return ""
    lead = wide.ndim - narrow.ndim
    axes = list(range(lead))
    axes += [k + lead for k, n in enumerate(narrow.shape) if n == 1 and wide.shape[k + lead] > 1]
    name = named(trace, contribution.node)
    count = int(np.prod([wide.shape[axis] for axis in axes], dtype=int))
    if count == 1:
        return say("card.squeezed", name=name)
    key = "card.summed" if len(axes) == 1 else "card.summed_axes"
    return say(key, axes=", ".join(str(axis) for axis in axes), name=name, count=count)
