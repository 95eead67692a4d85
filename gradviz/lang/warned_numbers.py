"""Warnings about the first number that is not finite, in either pass, and the rewriting of it."""

import ast
from collections.abc import Iterator

import numpy as np

from gradviz.lang.declarations import Reading
from gradviz.lang.drafts import CallDraft, NodeDraft, StepDraft
from gradviz.lang.grounds import Grounds
from gradviz.lang.places import expression_at, replaced, text_of
from gradviz.lang.sentences import number
from gradviz.trace import Contribution, Diagnostic, Fix
from gradviz.trace.steps import PULLED_BACK
from gradviz.words import say


def not_finite(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the operation that gave the first infinite or undefined number of a gradient call."""
    for draft in grounds.run.calls:
        if draft.scene != grounds.run.scene:
            continue
        targets = [grounds.run.nodes[n] for n in draft.targets]
        finite = all(_is_finite(node.value) for node in targets)
        found = _first_slope(grounds, draft) if finite else _first_value(grounds, draft)
        if found is not None:
            yield found
        if found is not None or not finite:
            return  # what comes later comes from it


def _is_finite(value: object) -> bool:
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fc":
        return True
    return bool(np.isfinite(value).all())


# Forwards -----------------------------------------------------------------------------------------


def _first_value(grounds: Grounds, draft: CallDraft) -> Diagnostic | None:
    for node_id in sorted(grounds.makers(draft.targets)):
        node = grounds.run.nodes[node_id]
        inputs = [grounds.run.nodes[n] for n in node.inputs]
        if _is_finite(node.value) or not inputs or not all(_is_finite(n.value) for n in inputs):
            continue
        if not grounds.is_here(node) or node.wall == "left_tape":
            return None
        at = _first_bad(np.asarray(node.value))
        words = {
            "called": grounds.written(node),
            "value": number(np.asarray(node.value)[at]),
            "inputs": _numbers(grounds, node, at),
        }
        return grounds.warning("not_finite", node.span, _safer(grounds, node), **words)
    return None


# Backwards ----------------------------------------------------------------------------------------


def _first_slope(grounds: Grounds, draft: CallDraft) -> Diagnostic | None:
    if all(_is_finite(source.gradient) for source in draft.asked):
        return None
    for step in grounds.run.steps[draft.first : draft.last]:
        if step.gradient is None or grounds.run.calls[step.gradient] is not draft:
            continue  # of a pass inside of it
        if step.kind != PULLED_BACK or step.node is None or not _is_finite(step.upstream):
            continue
        for piece in step.contributions:
            node = grounds.run.nodes[step.node]
            if not _is_finite(piece.value) and grounds.is_here(node):
                return _of_slope(grounds, step, node, piece)
    return None


def _of_slope(
    grounds: Grounds, step: StepDraft, node: NodeDraft, piece: Contribution
) -> Diagnostic:
    wide = piece.value if piece.wide is None else piece.wide
    at = _first_bad(wide)
    shaped = np.shape(node.value) == np.shape(wide)
    words = {
        "called": grounds.written(node),
        "name": grounds.name(grounds.run.nodes[piece.node]),
        "value": number(wide[at]),
        "inputs": _numbers(grounds, node, at if shaped else None),
        "upstream": number(np.asarray(step.upstream)[at] if shaped else step.upstream),
    }
    return grounds.warning("slope_not_finite", node.span, _safer(grounds, node), **words)


def _first_bad(value: np.ndarray) -> tuple[int, ...]:
    return tuple(int(k) for k in np.argwhere(~np.isfinite(value))[0])


def _numbers(grounds: Grounds, node: NodeDraft, at: tuple[int, ...] | None) -> str:
    """Return what an operation was given: `x = 0`; at one place, where it works place by place."""
    shape, texts = np.shape(node.value), []
    for operand in node.operands:
        if isinstance(operand, str):
            texts.append(operand)
            continue
        maker = grounds.run.nodes[operand]
        value = maker.value
        if at is not None and isinstance(value, np.ndarray) and _fits(value.shape, shape):
            value = np.broadcast_to(value, shape)[at]
        name = maker.label or maker.name
        texts.append(f"{name} = {number(value)}" if name else number(value))
    return ", ".join(dict.fromkeys(texts))


def _fits(shape: tuple[int, ...], into: tuple[int, ...]) -> bool:
    try:
        return np.broadcast_shapes(shape, into) == into
    except ValueError:
        return False


# Repairs ------------------------------------------------------------------------------------------


def _safer(grounds: Grounds, node: NodeDraft) -> Iterator[Fix]:
    """Yield the ways to write what is not finite so that it is, and means the same elsewhere."""
    reading = grounds.reading
    syntax = expression_at(reading, node.span)
    if syntax is None:
        return
    for whole in (syntax, *reading.around(syntax)):
        if isinstance(whole, ast.stmt):
            return
        text = _rewritten(reading, whole)
        if text:
            label = say("reasons.fix.replace", after=text.partition("(")[0])
            yield Fix(label, (replaced(reading, whole, text),))
        if isinstance(whole, ast.Call) and _called(reading, whole) == "where":
            yield from _two_wheres(reading, whole, syntax)


def _rewritten(reading: Reading, whole: ast.AST) -> str:
    match whole:
        case ast.Call(args=[ast.Call(args=[inner, *_]) as part, *_]) if (
            _called(reading, whole) == "log"
        ):
            name = {"softmax": "tf.nn.log_softmax", "sigmoid": "tf.math.log_sigmoid"}
            better = name.get(_called(reading, part), "")
            return f"{better}({text_of(reading, inner)})" if better else ""
        case ast.Call(
            args=[
                ast.BinOp(
                    left=ast.Constant(value=1 | 1.0),
                    op=ast.Add(),
                    right=ast.Call(args=[inner]) as part,
                )
            ]
        ) if _called(reading, whole) == "log" and _called(reading, part) == "exp":
            return f"tf.math.softplus({text_of(reading, inner)})"
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.Call(args=[inner]) as part) if (
            _called(reading, part) == "log"
        ):
            return f"tf.math.xlogy({text_of(reading, left)}, {text_of(reading, inner)})"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return f"tf.math.divide_no_nan({text_of(reading, left)}, {text_of(reading, right)})"
    return ""


def _two_wheres(reading: Reading, where: ast.Call, bad: ast.expr) -> Iterator[Fix]:
    """Yield the edit that keeps the branch not chosen away from where it is not finite."""
    if len(where.args) != 3:
        return
    condition, chosen, other = where.args
    inside = [part for part in (chosen, other) if any(s is bad for s in ast.walk(part))]
    operand = _risky(bad)
    if not inside or operand is None:
        return
    test, text = text_of(reading, condition), text_of(reading, operand)
    called = text_of(reading, where.func)
    pair = f"{text}, 1." if inside[0] is chosen else f"1., {text}"
    label = say("warnings.fix.two_wheres", called=called)
    yield Fix(label, (replaced(reading, operand, f"{called}({test}, {pair})"),))


def _risky(bad: ast.expr) -> ast.expr | None:
    """Return the operand that makes an operation not finite: a divisor, a base, an argument."""
    match bad:
        case ast.BinOp(op=ast.Div(), right=right):
            return right
        case ast.BinOp(op=ast.Pow(), left=left):
            return left
        case ast.Call(args=[first]):
            return first
    return None


def _called(reading: Reading, call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return reading.spelling.member(call.func).rpartition(".")[2]
