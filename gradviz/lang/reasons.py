"""A cut put into words, with the smallest edits that may repair it."""

from gradviz.lang.case import Case
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.lang.repairs import repairs
from gradviz.lang.why import Cut
from gradviz.trace import Reason
from gradviz.words import say


def reason_for(
    cut: Cut,
    source: SourceDraft,
    call: CallDraft,
    target: str,
    line: int | None,
    run: Ledger,
    program: Program,
) -> Reason:
    """Return the reason `cut` in words; place and node are filled in by the caller."""
    node = None if cut.node is None else run.nodes[cut.node]
    message = say(
        f"reasons.{cut.code}",
        name=source.label,
        target=target,
        line="?" if line is None else line,
        called="" if node is None else _called(node),
        dtype="" if node is None else _dtype(node.value),
    )
    fixes = tuple(repairs(Case(cut, source, call, run, program)))
    return Reason(cut.code, message, fix=fixes[0] if fixes else None, more=fixes[1:])


def _called(node: NodeDraft) -> str:
    """Return what a person calls the operation of a node."""
    if node.op == "variable":
        return "tf.Variable"
    return node.op if node.wall else node.glyph or node.op


def _dtype(value: object) -> str:
    return getattr(getattr(value, "dtype", None), "name", "string")
