"""Warnings about targets: gradients of arrays and of several targets are added up."""

import ast
from collections.abc import Iterator

import numpy as np

from gradviz.lang.case import argument
from gradviz.lang.declarations import path
from gradviz.lang.drafts import CallDraft, NodeDraft
from gradviz.lang.grounds import LONGEST, Grounds, is_discrete
from gradviz.lang.places import replaced, text_of
from gradviz.lang.places_taken import each_in_one_place
from gradviz.lang.statement_edits import after
from gradviz.lang.warned_tapes import made_persistent
from gradviz.trace import Diagnostic, Edit, Fix, GradientCall, Span
from gradviz.words import say


def summed_target(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the targets with several elements whose gradients run into one another."""
    for draft, call in grounds.asked:
        written, asking = grounds.target(draft), grounds.asking(draft)
        if written is None or asking is None or len(set(draft.targets)) != 1:
            continue
        node = grounds.run.nodes[draft.targets[0]]
        size = _size(node)
        if size < 2 or not _is_plain(asking) or not _runs_together(grounds, draft, call):
            continue
        words = {"name": _called(grounds, written, call.target), "count": size}
        fixes = [*_summed(grounds, draft, written), *_as_jacobian(grounds, asking, written)]
        yield grounds.warning("summed_target", grounds.program.span(written), fixes, **words)


def summed_targets(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the lists of targets whose gradients are added up."""
    for draft, call in grounds.asked:
        written, asking = grounds.target(draft), grounds.asking(draft)
        if written is None or asking is None or len(set(draft.targets)) < 2:
            continue
        if not _is_shared(grounds, draft):
            continue
        names = _called(grounds, written, call.target).strip("[](){}")
        words = {"names": names, "count": len(draft.targets)}
        fixes = _apart(grounds, draft, asking, written)
        yield grounds.warning("summed_targets", grounds.program.span(written), fixes, **words)


def _called(grounds: Grounds, written: ast.expr, label: str) -> str:
    """Return a target as the text has it, or what its node is called where that is long."""
    text = text_of(grounds.reading, written)
    return text if len(text) <= LONGEST and "\n" not in text else label


def _is_shared(grounds: Grounds, draft: CallDraft) -> bool:
    """Return whether two of the targets were computed from the same source."""
    made = [grounds.makers([number], draft.tape) for number in dict.fromkeys(draft.targets)]
    found = [source for source in draft.asked if source.gradient is not None]
    return any(sum(bool(nodes & set(source.nodes)) for nodes in made) > 1 for source in found)


def _size(node: NodeDraft) -> int:
    return 1 if isinstance(node.value, str) else int(np.size(node.value))


def _is_plain(asking: ast.Call) -> bool:
    """Return whether a call asks for a gradient without saying how to weigh the elements."""
    named = isinstance(asking.func, ast.Attribute) and asking.func.attr == "gradient"
    return named and argument(asking, 2, "output_gradients") is None


def _runs_together(grounds: Grounds, draft: CallDraft, call: GradientCall) -> bool:
    """Return whether some gradient is the sum over elements that depend on the same thing."""
    target = grounds.run.nodes[draft.targets[0]]
    for source, row in zip(draft.asked, call.rows, strict=True):
        if row.value is None or row.no_path or is_discrete(target):
            continue
        ways = _between(grounds, target.id, set(source.nodes), draft.tape)
        if not each_in_one_place(grounds.run.nodes, ways, set(source.nodes)):
            return True
    return False


def _between(grounds: Grounds, target: int, sources: set[int], tape: int) -> set[int]:
    """Return the nodes on the ways from the sources to the target."""
    made = grounds.makers([target], tape)
    found, stack = set(sources & made), list(sources & made)
    while stack:
        for user in grounds.users.get(stack.pop(), ()):
            if user.id in made and user.id not in found:
                found.add(user.id)
                stack.append(user.id)
    return found


# Repairs ----------------------------------------------------------------------------------------


def _summed(grounds: Grounds, draft: CallDraft, written: ast.expr) -> Iterator[Fix]:
    """Yield the edit that adds the elements up in the block, where everyone sees it."""
    name, block = path(written), grounds.block(draft.tape)
    if not name.isidentifier() or block is None:
        return
    inside = [
        made.statement
        for made in grounds.reading.bindings
        if made.name == name and block.statement in grounds.reading.around(made.statement)
    ]
    if not inside or not isinstance(inside[-1], ast.stmt):
        return
    total = grounds.fresh(f"{name}_sum")
    text = f"{total} = tf.reduce_sum({name})"
    label = say("warnings.fix.sum", text=text)
    edits = (after(grounds.reading, inside[-1], text), replaced(grounds.reading, written, total))
    yield Fix(label, edits)


def _as_jacobian(grounds: Grounds, asking: ast.Call, written: ast.expr) -> Iterator[Fix]:
    if isinstance(written, ast.List | ast.Tuple | ast.Dict):
        return
    assert isinstance(asking.func, ast.Attribute)
    stop = grounds.program.span(asking.func).stop
    edit = Edit(Span(stop - len(asking.func.attr), stop), "jacobian")
    yield Fix(say("warnings.fix.jacobian"), (edit,))


def _apart(
    grounds: Grounds, draft: CallDraft, asking: ast.Call, written: ast.expr
) -> Iterator[Fix]:
    """Yield the edit that asks for each gradient by itself, of a tape that can be asked again."""
    block = grounds.block(draft.tape)
    if block is None or not isinstance(block.opening, ast.Call):
        return
    texts = list(_each(grounds, asking, written))
    if not texts:
        return
    whole = "[" + ", ".join(texts) + "]"
    if isinstance(written, ast.Dict):
        whole = "{" + ", ".join(texts) + "}"
    edits = [replaced(grounds.reading, asking, whole)]
    if not grounds.run.tapes[draft.tape].persistent:
        edits.extend(made_persistent(grounds, block.opening).edits)
    yield Fix(say("warnings.fix.apart"), tuple(edits))


def _each(grounds: Grounds, asking: ast.Call, written: ast.expr) -> Iterator[str]:
    inside, whole = grounds.program.span(written), grounds.program.span(asking)
    text = grounds.program.text
    head, tail = text[whole.start : inside.start], text[inside.stop : whole.stop]
    match written:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield f"{head}{text_of(grounds.reading, part)}{tail}"
        case ast.Dict(keys=keys, values=parts):
            for key, part in zip(keys, parts, strict=True):
                if key is not None:
                    named = text_of(grounds.reading, key)
                    yield f"{named}: {head}{text_of(grounds.reading, part)}{tail}"
