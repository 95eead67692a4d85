"""Warnings about what a loss is made of: NumPy on the way, softmax twice, scores as they are."""

import ast
from collections.abc import Iterator

import numpy as np

from gradviz.lang import swaps
from gradviz.lang.case import argument
from gradviz.lang.comma_list import CommaList
from gradviz.lang.declarations import path
from gradviz.lang.drafts import NodeDraft
from gradviz.lang.grounds import Grounds
from gradviz.lang.places import replaced, text_of
from gradviz.trace import Diagnostic, Fix, Span
from gradviz.words import say

# Operations that take logits, and what must not have been done to those.
LOGITS = {
    "softmax_cross_entropy": "softmax",
    "sparse_softmax_cross_entropy": "softmax",
    "sigmoid_cross_entropy": "sigmoid",
}
PASSING = frozenset({"reshape", "cast", "identity", "squeeze", "expand_dims"})
# Between these Keras holds probabilities before it takes their logarithm.
CLIPPED = ("1e-07", "0.9999999")
NEAR_ONE = 1e-2


def numpy_inside(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the calls that take what a tape follows out of TensorFlow, on the way to a target."""
    for node in grounds.run.nodes:
        if node.wall != "left_tape" or not grounds.is_here(node):
            continue
        for tape in node.open_tapes:
            maker = _taken(grounds, node, tape)
            if maker is not None and grounds.is_new("numpy_inside", node.span):
                case = grounds.case("left_tape", node, node.span, maker.id, tape)
                words = {"called": node.op, "name": grounds.name(maker)}
                fixes = swaps.on_the_tape(case)
                yield grounds.warning("numpy_inside", node.span, fixes, **words)


def _taken(grounds: Grounds, node: NodeDraft, tape: int) -> NodeDraft | None:
    """Return what a call takes off a tape, if a target of the tape depends on the result."""
    if grounds.run.tapes[tape].hidden:
        return None
    for number in node.inputs:
        maker = grounds.run.nodes[number]
        if maker.is_float and grounds.is_followed(maker, tape):
            return maker if node.id in grounds.leads_on(tape) else None
    return None


def softmax_twice(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield what is handed as logits to a loss although it has been through softmax already."""
    for node in grounds.run.nodes:
        if node.op not in LOGITS or len(node.inputs) != 2 or not grounds.is_here(node):
            continue
        maker = grounds.run.nodes[node.inputs[1]]
        while maker.op in PASSING and maker.inputs:
            maker = grounds.run.nodes[maker.inputs[0]]
        if maker.op == LOGITS[node.op] and grounds.is_new("softmax_twice", node.span):
            call, given = _predictions(grounds, node.span)
            fixes = [] if call is None or given is None else _once(grounds, call, given)
            span = node.span if given is None else grounds.program.span(given)
            words = {"name": grounds.name(maker), "called": maker.op}
            yield grounds.warning("softmax_twice", span, fixes, **words)


def softmax_before_logits(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield what went through softmax and is said to be logits: Keras takes what was before it."""
    for node in grounds.run.nodes:
        if node.op not in LOGITS or len(node.inputs) != 2 or not grounds.is_here(node):
            continue
        call, given = _predictions(grounds, node.span)
        users = grounds.users.get(node.inputs[1], ())
        done = [u for u in users if u.op == LOGITS[node.op] and u.id < node.id]
        if call is None or given is None or not any(_means(grounds, given, u) for u in done):
            continue
        fixes = [f for f in _once(grounds, call, given) if f.label == _no_logits()]
        if fixes and grounds.is_new("softmax_before_logits", node.span):
            words = {"name": text_of(grounds.reading, given), "called": done[0].op}
            span = grounds.program.span(given)
            yield grounds.warning("softmax_before_logits", span, fixes, **words)


def _means(grounds: Grounds, given: ast.expr, node: NodeDraft) -> bool:
    """Return whether a piece of text is what made a value, or a name of it."""
    named = grounds.run.bindings.get(path(given), ())
    return node.span == grounds.program.span(given) or any(row[0] == node.id for row in named)


def _no_logits() -> str:
    return say("warnings.fix.write", text="from_logits=False")


def scores_for_probabilities(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield what is handed to a loss as probabilities although it cannot be any."""
    for node in grounds.run.nodes:
        if node.op != "clip_by_value" or not grounds.is_here(node):
            continue
        literals = tuple(o for o in node.operands if isinstance(o, str))
        if literals != CLIPPED or not node.inputs:
            continue
        maker, shares = _unshared(grounds, grounds.run.nodes[node.inputs[0]])
        if _may_be_probabilities(maker.value, shares):
            continue
        call, given = _predictions(grounds, node.span)
        if call is None or given is None or not grounds.is_new("scores", node.span):
            continue
        fixes = _from_logits(grounds, call)
        words = {"name": text_of(grounds.reading, given)}
        span = grounds.program.span(given)
        yield grounds.warning("scores_for_probabilities", span, fixes, **words)


def _predictions(grounds: Grounds, span: Span | None) -> tuple[ast.Call | None, ast.expr | None]:
    """Return the call of a loss, and what it is handed as predictions."""
    call = None if span is None else grounds.reading.calls.get(span)
    if call is None:
        return None, None
    for name in ("logits", "y_pred", "output"):
        if any(k.arg == name for k in call.keywords):
            return call, argument(call, len(call.args), name)
    return call, argument(call, 1, "logits")


def _once(grounds: Grounds, call: ast.Call, given: ast.expr) -> Iterator[Fix]:
    """Yield the edits that let softmax be taken once: by the loss, or before it."""
    inner = _inner(grounds, given)
    if inner is not None:
        text = text_of(grounds.reading, inner)
        label = say("warnings.fix.logits", text=text)
        yield Fix(label, (replaced(grounds.reading, given, text),))
    for maker in (call, *_made(grounds, call)):
        for keyword in maker.keywords:
            match keyword:
                case ast.keyword(arg="from_logits", value=ast.Constant(value=True) as said):
                    yield Fix(_no_logits(), (replaced(grounds.reading, said, "False"),))


def _inner(grounds: Grounds, given: ast.expr) -> ast.expr | None:
    """Return z, where `given` is `softmax(z)` or a name of it."""
    made = [d.made for d in grounds.reading.bindings if d.name == path(given)]
    syntax = given if isinstance(given, ast.Call) else made[-1] if len(made) == 1 else None
    match syntax:
        case ast.Call(func=ast.Attribute(attr="softmax" | "sigmoid"), args=[inner, *_]):
            return inner if isinstance(given, ast.Call) or path(inner) else None
    return None


def _made(grounds: Grounds, call: ast.Call) -> Iterator[ast.Call]:
    """Yield the call that made the loss which is called: `Loss()(a, b)`, or under a name."""
    if isinstance(call.func, ast.Call):
        yield call.func
    for made in grounds.reading.bindings:
        if path(call.func) and made.name == path(call.func) and isinstance(made.made, ast.Call):
            yield made.made


def _unshared(grounds: Grounds, node: NodeDraft) -> tuple[NodeDraft, bool]:
    """Return what Keras divided by its sum to have probabilities, and whether it did."""
    if node.op == "divide" and len(node.inputs) == 2:
        total = grounds.run.nodes[node.inputs[1]]
        if total.op == "reduce_sum" and total.inputs == node.inputs[:1]:
            return grounds.run.nodes[node.inputs[0]], True
    return node, False


def _may_be_probabilities(value: object, shares: bool) -> bool:
    if not isinstance(value, np.ndarray) or not np.isfinite(value).all():
        return True
    if value.size and (value.min() < -NEAR_ONE or value.max() > 1 + NEAR_ONE):
        return False
    return not shares or bool((abs(value.sum(axis=-1) - 1) < NEAR_ONE).all())


def _from_logits(grounds: Grounds, call: ast.Call) -> Iterator[Fix]:
    text = "from_logits=True"
    label = say("warnings.fix.write", text=text)
    makers = list(_made(grounds, call)) or [call]
    for maker in makers[:1]:
        given = next((k.value for k in maker.keywords if k.arg == "from_logits"), None)
        if given is not None:
            yield Fix(label, (replaced(grounds.reading, given, "True"),))
        else:
            yield Fix(label, (CommaList(grounds.program, maker).insertion(text),))
