"""What each kind of expression means: one handler per kind. The table is the allow-list."""

import ast
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.lang.calls import call, evaluate_all
from gradviz.lang.comprehensions import (
    dict_comprehension,
    generator,
    list_comprehension,
    set_comprehension,
)
from gradviz.lang.functions import Function
from gradviz.lang.guards import guard_format, guard_item, guard_key, guard_operator, pay_for
from gradviz.lang.marks import is_programs_class
from gradviz.lang.names import attribute

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Handler = Callable[["Interpreter", Any], object]

BINARY: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
    ast.FloorDiv: ("//", operator.floordiv),
    ast.Mod: ("%", operator.mod),
    ast.Pow: ("**", operator.pow),
    ast.MatMult: ("@", operator.matmul),
    ast.LShift: ("<<", operator.lshift),
    ast.RShift: (">>", operator.rshift),
    ast.BitAnd: ("&", operator.and_),
    ast.BitOr: ("|", operator.or_),
    ast.BitXor: ("^", operator.xor),
}
UNARY: dict[type, tuple[str, Callable[[Any], Any]]] = {
    ast.USub: ("-", operator.neg),
    ast.UAdd: ("+", operator.pos),
    ast.Not: ("not", operator.not_),
    ast.Invert: ("~", operator.invert),
}
COMPARE: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
    ast.Is: ("is", operator.is_),
    ast.IsNot: ("is not", operator.is_not),
    ast.In: ("in", lambda a, b: a in b),
    ast.NotIn: ("not in", lambda a, b: a not in b),
}

CONVERSIONS: dict[int, Callable[[object], str]] = {
    ord("r"): repr,
    ord("s"): str,
    ord("a"): ascii,
}


def constant(interpreter: "Interpreter", syntax: ast.Constant) -> object:
    """Evaluate a number, text, truth value, None or `...`; check.py refuses others."""
    return syntax.value


def name(interpreter: "Interpreter", syntax: ast.Name) -> object:
    """Read a name."""
    return interpreter.lookup(syntax.id)


def binary(interpreter: "Interpreter", syntax: ast.BinOp) -> object:
    """Evaluate `left op right`."""
    symbol, function = BINARY[type(syntax.op)]
    left, right = interpreter.evaluate(syntax.left), interpreter.evaluate(syntax.right)
    guard_operator(interpreter.budget, symbol, left, right)
    interpreter.at(syntax)
    return interpreter.follow(
        pay_for(interpreter.budget, function(left, right)), symbol, (left, right), syntax
    )


def unary(interpreter: "Interpreter", syntax: ast.UnaryOp) -> object:
    """Evaluate `-x`, `+x`, `not x`, `~x`."""
    symbol, function = UNARY[type(syntax.op)]
    value = interpreter.evaluate(syntax.operand)
    interpreter.at(syntax)
    if symbol == "not":
        return not interpreter.truth(value, syntax)
    return interpreter.follow(
        pay_for(interpreter.budget, function(value)), symbol, (value,), syntax
    )


def boolean(interpreter: "Interpreter", syntax: ast.BoolOp) -> object:
    """Evaluate `a and b`, `a or b`: only as far as needed."""
    wanted = isinstance(syntax.op, ast.Or)
    value: object = None
    for part in syntax.values[:-1]:
        with interpreter.recorder.following.deciding():
            value = interpreter.evaluate(part)
            done = interpreter.truth(value, part) is wanted
        if done:
            interpreter.skip(syntax.values[syntax.values.index(part) + 1 :])
            return value
    return interpreter.evaluate(syntax.values[-1])


def compare(interpreter: "Interpreter", syntax: ast.Compare) -> object:
    """Evaluate `a < b < c`, each operand once."""
    left = interpreter.evaluate(syntax.left)
    result: object = True
    for position, (op, part) in enumerate(zip(syntax.ops, syntax.comparators, strict=True)):
        symbol, function = COMPARE[type(op)]
        right = interpreter.evaluate(part)
        guard_operator(interpreter.budget, symbol, left, right)
        interpreter.at(syntax)
        result = interpreter.follow(
            pay_for(interpreter.budget, function(left, right)), symbol, (left, right), syntax
        )
        last = position == len(syntax.ops) - 1
        if not last and not interpreter.truth(result, syntax):
            return result
        left = right
    return result


def conditional(interpreter: "Interpreter", syntax: ast.IfExp) -> object:
    """Evaluate `a if test else b`."""
    yes = interpreter.decide(syntax.test, syntax)
    taken, other = (syntax.body, syntax.orelse) if yes else (syntax.orelse, syntax.body)
    interpreter.branch(taken, other)
    return interpreter.evaluate(taken)


def read_attribute(interpreter: "Interpreter", syntax: ast.Attribute) -> object:
    """Read `value.name`, where the lists of names.py allow it."""
    value = interpreter.evaluate(syntax.value)
    interpreter.at(syntax)
    found = attribute(value, syntax.attr)
    return interpreter.follow(found, ".T", (value,), syntax) if syntax.attr == "T" else found


def subscript(interpreter: "Interpreter", syntax: ast.Subscript) -> object:
    """Evaluate `value[index]`."""
    value, index = interpreter.evaluate(syntax.value), interpreter.evaluate(syntax.slice)
    interpreter.at(syntax)
    if isinstance(value, type) and not is_programs_class(value):
        return value  # list[int]: a type beside a name, of which nothing asks more
    guard_item(interpreter.budget, value, index)
    found = pay_for(interpreter.budget, operator.getitem(value, index))
    if not isinstance(value, np.ndarray):
        interpreter.recorder.following.picked(found, index)
        return found
    return interpreter.follow(found, "[ ]", (value, index), syntax)


def make_slice(interpreter: "Interpreter", syntax: ast.Slice) -> slice:
    """Evaluate `start:stop:step`."""
    parts = (syntax.lower, syntax.upper, syntax.step)
    return slice(*[None if p is None else interpreter.evaluate(p) for p in parts])


def make_tuple(interpreter: "Interpreter", syntax: ast.Tuple) -> tuple[object, ...]:
    """Evaluate `a, b`."""
    return tuple(evaluate_all(interpreter, syntax.elts))


def make_list(interpreter: "Interpreter", syntax: ast.List) -> list[object]:
    """Evaluate `[a, b]`."""
    return evaluate_all(interpreter, syntax.elts)


def make_set(interpreter: "Interpreter", syntax: ast.Set) -> set[object]:
    """Evaluate `{a, b}`."""
    return {guard_key(interpreter.budget, v) for v in evaluate_all(interpreter, syntax.elts)}


def make_dict(interpreter: "Interpreter", syntax: ast.Dict) -> dict[object, object]:
    """Evaluate `{a: b, **c}`."""
    result: dict[object, object] = {}
    for key, value in zip(syntax.keys, syntax.values, strict=True):
        if key is None:
            more = interpreter.evaluate(value)
            if not isinstance(more, dict):
                raise TypeError(f"'{type(more).__name__}' object is not a mapping")
            result.update(more)
        else:
            made = guard_key(interpreter.budget, interpreter.evaluate(key))
            result[made] = interpreter.evaluate(value)
    return result


def make_lambda(interpreter: "Interpreter", syntax: ast.Lambda) -> Function:
    """Make a small function."""
    return Function(interpreter, "<lambda>", syntax)


def assign_expression(interpreter: "Interpreter", syntax: ast.NamedExpr) -> object:
    """Evaluate `name := value`."""
    value = interpreter.evaluate(syntax.value)
    with interpreter.inside(interpreter.scope.of_walrus()):
        interpreter.bind(syntax.target.id, value, syntax)
    return value


def formatted(interpreter: "Interpreter", syntax: ast.JoinedStr) -> str:
    """Evaluate an f-string."""
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else str(interpreter.evaluate(part))
        for part in syntax.values
    )
    interpreter.budget.array(len(text))
    return text


def formatted_value(interpreter: "Interpreter", syntax: ast.FormattedValue) -> str:
    """Evaluate one `{value!r:spec}` of an f-string."""
    value = interpreter.evaluate(syntax.value)
    spec = "" if syntax.format_spec is None else str(interpreter.evaluate(syntax.format_spec))
    guard_format(interpreter.budget, spec, value)
    if syntax.conversion != -1:
        value = CONVERSIONS[syntax.conversion](value)
    return format(value, spec)


EXPRESSIONS: dict[type, Handler] = {
    ast.Constant: constant,
    ast.Name: name,
    ast.BinOp: binary,
    ast.UnaryOp: unary,
    ast.BoolOp: boolean,
    ast.Compare: compare,
    ast.IfExp: conditional,
    ast.Call: call,
    ast.Attribute: read_attribute,
    ast.Subscript: subscript,
    ast.Slice: make_slice,
    ast.Tuple: make_tuple,
    ast.List: make_list,
    ast.Set: make_set,
    ast.Dict: make_dict,
    ast.Lambda: make_lambda,
    ast.NamedExpr: assign_expression,
    ast.JoinedStr: formatted,
    ast.FormattedValue: formatted_value,
    ast.ListComp: list_comprehension,
    ast.SetComp: set_comprehension,
    ast.DictComp: dict_comprehension,
    ast.GeneratorExp: generator,
}
