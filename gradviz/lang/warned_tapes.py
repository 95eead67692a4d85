"""Warnings about what is done to a tape: asked twice, asked inside its block, asked for nothing."""

import ast
from collections.abc import Iterator, Sequence

from gradviz.lang.comma_list import CommaList
from gradviz.lang.declarations import TapeBlock, path
from gradviz.lang.drafts import CallDraft, NodeDraft
from gradviz.lang.flow import reads, sets
from gradviz.lang.grounds import Grounds, calls_on
from gradviz.lang.places import indentation, lines_of, replaced, statement_at
from gradviz.lang.statement_edits import removals
from gradviz.trace import Diagnostic, Edit, Fix, Span
from gradviz.trace.steps import COMPUTED
from gradviz.words import say

ASKING = frozenset({"gradient", "jacobian", "batch_jacobian"})
USED_UP = "non-persistent"  # in the complaint of a tape that is asked again
# Where a part of the text may not run, or run more than once.
UNSURE = (ast.If, ast.IfExp, ast.BoolOp, ast.Try, ast.Match)
LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def tape_twice(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the first uses of tapes that are not persistent and asked again."""
    found = [w for block in grounds.reading.tapes for w in _again(grounds, block)]
    yield from found or _used_before(grounds)


def _again(grounds: Grounds, block: TapeBlock) -> Iterator[Diagnostic]:
    opening = _opening(grounds, block)
    if opening is None or _persistence(opening) is not False or not block.name.isidentifier():
        return
    for first, second in _uses(grounds, block):
        if _happens(grounds, first, second):
            words = {"name": block.name, "line": grounds.line(second)}
            key = "tape_twice" if first is not second else "tape_in_loop"
            fixes = [made_persistent(grounds, opening)]
            yield grounds.warning(key, grounds.program.span(first), fixes, **words)
            return


def _used_before(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the use before the one that failed, where the text does not tell which it was."""
    failed = grounds.failed
    if failed is None or USED_UP not in failed.message or failed.span is None:
        return
    used = [draft for draft, _ in grounds.asked if draft.released]
    if used and used[-1].span is not None:
        draft = used[-1]
        block = grounds.block(draft.tape)
        opening = None if block is None else _opening(grounds, block)
        fixes = [] if opening is None else [made_persistent(grounds, opening)]
        words = {"name": _name(grounds, draft), "line": str(failed.line)}
        yield grounds.warning("tape_twice", draft.span, fixes, **words)
        return
    earlier = [call for call in grounds.run.calls if call.released]
    if earlier:
        words = {"name": _name(grounds, earlier[-1]), "cell": str(earlier[-1].scene)}
        yield grounds.warning("tape_used_in_cell", failed.span, (), **words)


def _name(grounds: Grounds, draft: CallDraft) -> str:
    return grounds.run.tapes[draft.tape].name or say("narration.tape")


def asked_inside(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the gradients that are asked for while the tape still records."""
    wanted = {d.span for d, _ in grounds.asked if _is_differentiated(grounds, d)}
    for draft, _ in grounds.asked:
        block, asking = grounds.block(draft.tape), grounds.asking(draft)
        if block is None or asking is None or block.statement not in grounds.reading.around(asking):
            continue
        fixes = _asked_after(grounds, block, asking)
        tape = grounds.run.tapes[draft.tape]
        words = {"name": block.name or say("narration.tape")}
        span = grounds.program.span(asking)
        if tape.persistent and draft.span not in wanted and not _pauses(grounds, block, asking):
            yield grounds.warning("asked_inside", span, fixes, **words)
        elif not tape.persistent:
            lost = _not_recorded(grounds, block, draft)
            if lost is not None and lost.span is not None:
                words["line"] = str(lost.span.line(grounds.program.text))
                yield grounds.warning("asked_too_early", span, fixes, **words)


def nothing_recorded(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the targets of which the tape that is asked has recorded nothing."""
    for draft, call in grounds.asked:
        nodes = [grounds.run.nodes[n] for n in draft.targets]
        codes = {None if row.reason is None else row.reason.code for row in call.rows}
        if codes != {"outside_tape"} or any(draft.tape in node.tapes for node in nodes):
            continue
        written = grounds.target(draft)
        place = next((node.span for node in nodes if grounds.is_here(node)), None)
        if written is None or place is None or draft.tape in nodes[0].open_tapes:
            continue
        words = {"name": call.target, "line": place.line(grounds.program.text)}
        found = [row.reason.fix for row in call.rows if row.reason is not None]
        fixes = [fix for fix in found if fix is not None][:1]
        yield grounds.warning("nothing_recorded", grounds.program.span(written), fixes, **words)


# Asked twice -------------------------------------------------------------------------------------


def _opening(grounds: Grounds, block: TapeBlock) -> ast.Call | None:
    if isinstance(block.opening, ast.Call):
        return block.opening
    made = [d.made for d in grounds.reading.bindings if d.name == path(block.opening)]
    return made[-1] if made and isinstance(made[-1], ast.Call) else None


def _persistence(opening: ast.Call) -> bool | None:
    """Return whether a tape is opened persistent; None where the text does not tell."""
    given = _persistent(opening)
    if given is None:
        return None if any(k.arg is None for k in opening.keywords) else False
    return bool(given.value) if isinstance(given, ast.Constant) else None


def _persistent(opening: ast.Call) -> ast.expr | None:
    if opening.args:
        return opening.args[0]
    return next((k.value for k in opening.keywords if k.arg == "persistent"), None)


def made_persistent(grounds: Grounds, opening: ast.Call) -> Fix:
    """Return the edit that lets a tape be asked more than once."""
    given = _persistent(opening)
    if given is not None:
        edit = replaced(grounds.reading, given, "True")
    else:
        edit = CommaList(grounds.program, opening).insertion("persistent=True")
    return Fix(say("warnings.fix.persistent", line=grounds.line(opening)), (edit,))


def _uses(grounds: Grounds, block: TapeBlock) -> Iterator[tuple[ast.Call, ast.Call]]:
    """Yield pairs of uses of one tape, the second after the first; a loop pairs one with itself."""
    owner = grounds.reading.owner(block.statement)
    stop = _next_opening(grounds, block, owner)
    calls = sorted(
        (
            call
            for call, method in calls_on(grounds.program.tree, [block.name])
            if method in ASKING and grounds.reading.owner(call) is owner
            and grounds.program.span(block.opening) < grounds.program.span(call) < stop
        ),
        key=grounds.program.span,
    )  # fmt: skip
    for call in calls:
        if _repeats(grounds, block, call):
            yield call, call
    for k, first in enumerate(calls):
        for second in calls[k + 1 :]:
            if not _doubtful(grounds, first, second) and not _doubtful(grounds, second, first):
                yield first, second


def _next_opening(grounds: Grounds, block: TapeBlock, owner: ast.AST | None) -> Span:
    """Return where the name begins to mean another tape."""
    whole, here = len(grounds.program.text), grounds.program.span(block.opening)
    later = [
        grounds.program.span(other.opening)
        for other in grounds.reading.tapes
        if other.name == block.name and grounds.reading.owner(other.statement) is owner
    ]
    return min((span for span in later if span > here), default=Span(whole, whole))


def _doubtful(grounds: Grounds, call: ast.Call, other: ast.Call) -> bool:
    """Return whether `call` may not run though `other` does."""
    shared = {id(syntax) for syntax in grounds.reading.around(other)}
    for syntax in grounds.reading.around(call):
        if id(syntax) in shared and not isinstance(syntax, ast.If | ast.IfExp | ast.Try):
            return False
        if isinstance(syntax, (*UNSURE, *LOOPS)):
            return True
    return False


def _repeats(grounds: Grounds, block: TapeBlock, call: ast.Call) -> bool:
    """Return whether a call stands in a loop which the block of its tape does not stand in."""
    outside = {id(syntax) for syntax in grounds.reading.around(block.statement)}
    for syntax in grounds.reading.around(call):
        if id(syntax) in outside:
            return False
        if isinstance(syntax, ast.Try):
            return False
        if isinstance(syntax, LOOPS) and not _is_evaluated_once(syntax, call):
            leaves = ast.Break | ast.Return | ast.Raise
            return not any(isinstance(part, leaves) for part in ast.walk(syntax))
    return False


def _is_evaluated_once(loop: ast.AST, call: ast.Call) -> bool:
    """Return whether a call is what a loop runs over, and not in the loop."""
    over = loop.iter if isinstance(loop, ast.For) else None
    generators = getattr(loop, "generators", ())
    over = generators[0].iter if generators else over
    return over is not None and any(part is call for part in ast.walk(over))


def _happens(grounds: Grounds, first: ast.Call, second: ast.Call) -> bool:
    """Return whether the second use fails: it did, or it never ran and nothing else can come."""
    failed, spans = grounds.failed, [draft.span for draft, _ in grounds.asked]
    if failed is not None and USED_UP in failed.message:
        return failed.span == grounds.program.span(second)
    if first is second:
        return grounds.program.span(first) not in spans
    return grounds.program.span(second) not in spans


# Asked inside the block ------------------------------------------------------------------------


def _pauses(grounds: Grounds, block: TapeBlock, asking: ast.Call) -> bool:
    """Return whether a tape is asked where it was told not to record."""
    for around in grounds.reading.around(asking):
        if around is block.statement:
            return False
        if isinstance(around, ast.With):
            opened = [call for item in around.items for call in ast.walk(item.context_expr)]
            if any(isinstance(c, ast.Attribute) and c.attr == "stop_recording" for c in opened):
                return True
    return False


def _is_differentiated(grounds: Grounds, draft: CallDraft) -> bool:
    """Return whether the gradient itself is differentiated by the same tape: then it is wanted."""
    steps = grounds.run.steps[draft.first : draft.last]
    made = {step.node for step in steps if step.kind == COMPUTED}
    others = [d for d, _ in grounds.asked if d is not draft and d.tape == draft.tape]
    return any(made & grounds.makers(other.targets, draft.tape) for other in others)


def _not_recorded(grounds: Grounds, block: TapeBlock, draft: CallDraft) -> NodeDraft | None:
    """Return what the rest of the block computes of values the tape followed until then."""
    whole = grounds.program.span(block.statement)
    assert draft.span is not None
    for node in grounds.run.nodes[draft.node_count :]:
        if node.span is None or node.scene != draft.scene or node.wall is not None:
            continue
        inside = draft.span.stop <= node.span.start and node.span.stop <= whole.stop
        lost = inside and draft.tape not in node.tapes and _is_kept(grounds, node)
        if lost and any(_is_on(grounds, n, draft) for n in node.inputs):
            return node
    return None


def _is_on(grounds: Grounds, number: int, draft: CallDraft) -> bool:
    return grounds.is_followed(grounds.run.nodes[number], draft.tape)


def _is_kept(grounds: Grounds, node: NodeDraft) -> bool:
    """Return whether a value is more than shown: it does not leave the engine as a number."""
    if not node.is_float or not any(node.differentiable):
        return False
    users = grounds.users.get(node.id, ())
    return not any(user.wall == "left_tape" for user in users)


def _asked_after(grounds: Grounds, block: TapeBlock, asking: ast.Call) -> Iterator[Fix]:
    """Yield the edit that moves the question, and what uses its answer, behind the block."""
    reading = grounds.reading
    statement = statement_at(reading, grounds.program.span(asking))
    body = block.statement.body
    if statement is None or statement not in body or body[0].lineno == block.statement.lineno:
        return
    moving = _with_users(body, body.index(statement))
    text = lines_of(reading, moving, indentation(reading, block.statement))
    if text is None or len(moving) == len(body):
        return
    stop = grounds.program.positions.index((block.statement.end_lineno or 0) + 1, 0)
    before = "" if stop == 0 or grounds.program.text[stop - 1] in "\r\n" else "\n"
    label = say("warnings.fix.after_block", name=block.name, line=grounds.line(block.statement))
    yield Fix(label, (Edit(Span(stop, stop), before + text), *removals(reading, moving)))


def _with_users(body: Sequence[ast.stmt], number: int) -> list[ast.stmt]:
    moving, made = [body[number]], sets(body[number])
    for statement in body[number + 1 :]:
        if reads(statement) & made:
            moving.append(statement)
            made |= sets(statement)
    return moving
