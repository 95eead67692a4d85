"""Repairs of operations without a derivative: dropped, or something smooth in their place."""

import ast
from collections.abc import Iterator

from gradviz.lang.case import Case
from gradviz.lang.declarations import Reading
from gradviz.lang.places import bracketed, kept, replaced, text_of
from gradviz.trace import Edit, Fix, Span
from gradviz.words import say

ROUNDING = frozenset({"round", "floor", "ceil", "rint", "trunc", "cast", "to_int32", "to_int64"})
ABOVE, BELOW = (ast.Gt, ast.GtE), (ast.Lt, ast.LtE)
COMPARING = {"greater": 1, "greater_equal": 1, "less": -1, "less_equal": -1}


def let_through(case: Case) -> Iterator[Fix]:
    """Drop `stop_gradient`."""
    call = case.syntax
    if isinstance(call, ast.Call) and call.args:
        text = case.program.slice(call.func)
        label = say("reasons.fix.drop", text=text.removeprefix("tf."))
        yield Fix(label, kept(case.reading, call, call.args[0]))


def smooth(case: Case) -> Iterator[Fix]:
    """Drop the rounding, or put something smooth in place of a step."""
    syntax, reading = case.syntax, case.reading
    match syntax:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield from _sigmoid(case, left, right, isinstance(op, ABOVE), isinstance(op, BELOW))
        case ast.BinOp(op=ast.FloorDiv(), left=left, right=right):
            between = Span(reading.program.span(left).stop, reading.program.span(right).start)
            text = between.slice(reading.program.text).replace("//", "/")
            yield Fix(say("reasons.fix.divide"), (Edit(between, text),))
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if syntax.args:
            yield from _smooth_call(case, syntax, name)


def _smooth_call(case: Case, call: ast.Call, name: str) -> Iterator[Fix]:
    reading, first = case.reading, call.args[0]
    if name in ROUNDING:
        called = case.program.slice(call.func)
        yield Fix(say("reasons.fix.drop", text=called), kept(reading, call, first))
        if name != "cast":
            inner = text_of(reading, first)
            text = f"({inner} + tf.stop_gradient({called}({inner}) - {bracketed(reading, first)}))"
            label = say("reasons.fix.straight_through", called=called)
            yield Fix(label, (replaced(reading, call, text),))
    elif name in COMPARING and len(call.args) == 2:
        yield from _sigmoid(case, first, call.args[1], COMPARING[name] > 0, COMPARING[name] < 0)
    elif name == "floordiv":
        yield Fix(say("reasons.fix.divide"), (replaced(reading, call.func, "tf.divide"),))
    elif name == "argmax" and case.cut.node is not None:
        operand = case.run.nodes[case.run.nodes[case.cut.node].inputs[0]].value
        size = operand.shape[0] if not isinstance(operand, str) and operand.ndim == 1 else 0
        inner = text_of(reading, first)
        text = f"tf.reduce_sum(tf.nn.softmax({inner}) * tf.range({size}.))"
        yield Fix(say("reasons.fix.soft_argmax"), (replaced(reading, call, text),) if size else ())
        yield Fix(say("reasons.fix.softmax"), _hot(reading, call, inner))


def _hot(reading: Reading, call: ast.Call, inner: str) -> tuple[Edit, ...]:
    """Return the edit that turns `tf.one_hot(tf.argmax(x), n)` into `tf.nn.softmax(x)`."""
    around = reading.parents[call]
    match around:
        case ast.Call(func=ast.Attribute(attr="one_hot")):
            return (replaced(reading, around, f"tf.nn.softmax({inner})"),)
    return ()


def _sigmoid(
    case: Case, left: ast.expr, right: ast.expr, above: bool, below: bool
) -> Iterator[Fix]:
    if not above and not below:
        return
    more, less = (left, right) if above else (right, left)
    reading = case.reading
    text = f"tf.sigmoid({bracketed(reading, more)} - {bracketed(reading, less)})"
    assert case.syntax is not None
    yield Fix(say("reasons.fix.sigmoid"), (replaced(reading, case.syntax, text),))
