"""A cut put into words, with the smallest edits that repair it."""

import ast
from collections.abc import Iterator

from gradviz.lang.declarations import declaration, tape_blocks
from gradviz.lang.drafts import CallDraft, SourceDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.lang.roles import trainable_edits, watch_edit
from gradviz.lang.why import Cut
from gradviz.trace import Edit, Fix, Reason, Span
from gradviz.words import say

# What TensorFlow has in place of a NumPy function.
ON_THE_TAPE = {
    "mean": "reduce_mean", "sum": "reduce_sum", "max": "reduce_max", "min": "reduce_min",
    "prod": "reduce_prod", "log": "math.log", "abs": "abs", "sin": "sin", "cos": "cos",
    "tan": "tan", "exp": "exp", "sqrt": "sqrt", "square": "square", "tanh": "tanh",
    "maximum": "maximum", "minimum": "minimum", "matmul": "matmul", "transpose": "transpose",
    "reshape": "reshape", "where": "where", "add": "add", "multiply": "multiply",
    "subtract": "subtract", "dot": "tensordot",
}  # fmt: skip


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
        called="" if node is None else node.op if node.wall else node.glyph or node.op,
        dtype="" if node is None else _dtype(node.value),
    )
    fixes = tuple(_fixes(cut, source, call, run, program))
    return Reason(cut.code, message, fix=fixes[0] if fixes else None, more=fixes[1:])


def _dtype(value: object) -> str:
    return getattr(getattr(value, "dtype", None), "name", "string")


def _fixes(
    cut: Cut, source: SourceDraft, call: CallDraft, run: Ledger, program: Program
) -> Iterator[Fix]:
    node = run.nodes[source.first]
    name = source.label
    if cut.code in ("constant", "frozen", "tensor", "unwatched"):
        if node.op == "input":
            yield Fix(say("reasons.fix.watch", name=name), role=(name, "watched"))
        else:
            yield from _watch(name, call, run, program)
    if cut.code in ("constant", "frozen"):
        if node.op == "input":
            yield Fix(say("reasons.fix.trainable"), role=(name, "trainable"))
        elif edits := trainable_edits(program, name):
            yield Fix(say("reasons.fix.trainable"), edits)
    if cut.code == "integer":
        yield from _as_float(name, program)
    if cut.code == "left_tape" and cut.scene == run.scene and cut.span is not None:
        yield from _on_the_tape(cut.span, program)
    if cut.code == "rebound" and cut.scene == run.scene and cut.span is not None:
        yield from _assign_instead(name, cut.span, program)


def _watch(name: str, call: CallDraft, run: Ledger, program: Program) -> Iterator[Fix]:
    opened = run.tapes[call.tape]
    if not name.isidentifier() or opened.scene != run.scene:
        return
    for block in tape_blocks(program):
        if program.span(block.opening) != opened.span:
            continue
        edit = watch_edit(program, block, name)
        if edit is not None:
            line = block.statement.lineno
            label = say("reasons.fix.watch_line", name=name, tape=block.name, line=line)
            yield Fix(label, (edit,))


def _as_float(name: str, program: Program) -> Iterator[Fix]:
    made = declaration(program, name)
    if made is None or made.value is None:
        return
    numbers = [
        part
        for part in ast.walk(made.value)
        if isinstance(part, ast.Constant) and type(part.value) is int
    ]
    if numbers:
        edits = tuple(Edit(Span(s.stop, s.stop), ".") for s in map(program.span, numbers))
        first = program.slice(numbers[0])
        yield Fix(say("reasons.fix.float", before=first, after=f"{first}."), edits)


def _on_the_tape(span: Span, program: Program) -> Iterator[Fix]:
    for syntax in ast.walk(program.tree):
        if not isinstance(syntax, ast.Call) or program.span(syntax) != span:
            continue
        called = syntax.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            better = ON_THE_TAPE.get(called.attr)
            if better is not None and called.value.id in ("np", "numpy"):
                label = say("reasons.fix.replace", after=f"tf.{better}")
                yield Fix(label, (Edit(program.span(called), f"tf.{better}"),))


def _assign_instead(name: str, span: Span, program: Program) -> Iterator[Fix]:
    for syntax in ast.walk(program.tree):
        match syntax:
            case ast.Assign(
                targets=[ast.Name() as target],
                value=ast.BinOp(
                    left=ast.Name(id=left), op=ast.Add() | ast.Sub() as op, right=right
                ),
            ) if program.span(target) == span and left == name:
                method = "assign_add" if isinstance(op, ast.Add) else "assign_sub"
                text = f"{name}.{method}({program.slice(right)})"
                label = say("reasons.fix.replace", after=method)
                yield Fix(label, (Edit(program.span(syntax), text),))
