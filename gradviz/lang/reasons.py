"""A cut put into words, with the smallest edits that may repair it."""

import ast

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
    case = Case(cut, source, call, run, program)
    given = "_input" if cut.code in ("constant", "frozen") and case.node.op == "input" else ""
    message = say(
        f"reasons.{cut.code}{given}",
        name=cut.name or source.label,
        target=target,
        where=_where(line, program),
        called="" if node is None else _called(case, node),
        dtype="" if node is None else _dtype(node.value),
    )
    fixes = tuple(repairs(case))
    return Reason(cut.code, message, fix=fixes[0] if fixes else None, more=fixes[1:])


def _where(line: int | None, program: Program) -> str:
    if line is not None:
        return say("reasons.line", line=line)
    return say("reasons.earlier" if program.tree.body else "reasons.script")


def _called(case: Case, node: NodeDraft) -> str:
    """Return what a person calls the operation at the cut: the function as it is written there."""
    if node.op == "variable":
        return "tf.Variable"
    match case.syntax:
        case ast.Call(func=called):
            return case.program.slice(called)
        case ast.Subscript() as part if node.op == "=":
            return f"{case.program.slice(part)} ="
        case ast.BinOp() | ast.Compare() as part:
            return case.program.slice(part)
    return node.glyph or node.op


def _dtype(value: object) -> str:
    return getattr(getattr(value, "dtype", None), "name", "string")
