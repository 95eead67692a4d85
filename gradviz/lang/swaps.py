"""Repairs that put one expression in place of another.

TensorFlow's for NumPy's, a smooth one for a step, a tensor for an assignment.
"""

import ast
from collections.abc import Iterator

from gradviz.lang.case import Case
from gradviz.lang.declarations import Declaration, Reading, path
from gradviz.lang.flow import reads
from gradviz.lang.places import bracketed, kept, replaced, text_of
from gradviz.lang.tensorflow_names import ARRAY_METHODS, FUNCTIONS, MORE_ARGUMENTS
from gradviz.trace import Edit, Fix, Span
from gradviz.words import say

ADDING: dict[type, str] = {ast.Add: "assign_add", ast.Sub: "assign_sub"}
SIGNS = {"assign_add": "+", "assign_sub": "-"}
NUMPY, CONVERTING = ("np", "numpy", "math"), ("float", "int", "list", "tuple")
LEAVING = frozenset({"numpy", "item", "tolist", "copy"})

# NumPy and Python numbers ----------------------------------------------------------------------


def on_the_tape(case: Case) -> Iterator[Fix]:
    """Put TensorFlow's function in place of NumPy's or Python's; then in the whole program."""
    if case.syntax is None:
        return
    reading = case.reading
    single = _swap(reading, case.syntax)
    if single:
        yield Fix(_swap_label(reading, case.syntax, single), single)
    match case.syntax:
        case ast.Call(func=ast.Attribute(value=owner, attr="numpy"), args=[]):
            tensor = replaced(reading, case.syntax, f"tf.identity({text_of(reading, owner)})")
            yield Fix(say("reasons.fix.replace", after="tf.identity"), (tensor,))
    for part, label in (
        (reading.statement(case.syntax), "reasons.fix.swap_line"),
        (case.program.tree, "reasons.fix.swap_all"),
    ):
        edits = swaps_in(reading, part)
        if edits and edits != single:
            line = reading.line(case.syntax)
            yield Fix(say(label, line=line), edits)


def swaps_in(reading: Reading, whole: ast.AST) -> tuple[Edit, ...]:
    """Return the edits that keep all of a piece of syntax on the tape, inner ones first."""
    inside = list(ast.walk(whole))[::-1]
    return tuple(dict.fromkeys(edit for syntax in inside for edit in _swap(reading, syntax)))


def on_tape_text(reading: Reading, syntax: ast.expr) -> str:
    """Return the text of an expression as it is after `swaps_in`."""
    span = reading.program.span(syntax)
    moved = (
        Edit(Span(e.span.start - span.start, e.span.stop - span.start), e.text)
        for e in swaps_in(reading, syntax)
    )
    return Fix("", tuple(moved)).apply(text_of(reading, syntax))


def _swap_label(reading: Reading, syntax: ast.expr, edits: tuple[Edit, ...]) -> str:
    found = next((e.text.rstrip("(") for e in edits if e.text.startswith("tf.")), "")
    if found:
        return say("reasons.fix.replace", after=found)
    return say("reasons.fix.drop", text=_dropped(reading, syntax))


def _dropped(reading: Reading, syntax: ast.expr) -> str:
    if isinstance(syntax, ast.Call):
        called = syntax.func
        return f".{called.attr}()" if isinstance(called, ast.Attribute) and not syntax.args else (
            f"{text_of(reading, called)}()"
        )  # fmt: skip
    return text_of(reading, syntax)


def _swap(reading: Reading, syntax: ast.AST) -> tuple[Edit, ...]:
    """Return the edits that keep one expression on the tape; none overlap those of its parts."""
    match syntax:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)) if module in NUMPY:
            return _swap_function(reading, syntax, name)
        case ast.Call(func=ast.Attribute(attr=name), args=[]) if name in LEAVING:
            return _without_method(reading, syntax)
        case ast.Call(func=ast.Attribute(attr=name)) if name in ARRAY_METHODS:
            return _swap_method(reading, syntax, name)
        case ast.Call(func=ast.Name(id=name), args=[part]) if name in CONVERTING:
            return kept(reading, syntax, part)
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS and name in (
            "sum",
            "max",
            "min",
        ):
            return (replaced(reading, syntax.func, f"tf.{FUNCTIONS[name]}"),)
        case ast.Call(func=ast.Attribute(attr="constant"), args=[part]) if _is_list(reading, part):
            return (replaced(reading, syntax.func, "tf.stack"),)
        case ast.Attribute(attr="T", ctx=ast.Load(), value=part):
            start, stop = reading.program.span(part).stop, reading.program.span(syntax).stop
            return (*_before(reading, part, "tf.transpose("), Edit(Span(start, stop), ")"))
    return ()


def _is_list(reading: Reading, part: ast.expr) -> bool:
    """Return whether `part` is a list that may hold computed values."""
    if isinstance(part, ast.Name):
        return any(
            d.name == part.id and (_is_list(reading, d.made) or not getattr(d.made, "elts", "?"))
            for d in reading.bindings
        )
    if isinstance(part, ast.ListComp):
        return True
    return isinstance(part, ast.List | ast.Tuple) and bool(reads(part))


def _swap_function(reading: Reading, syntax: ast.Call, name: str) -> tuple[Edit, ...]:
    if name in ("array", "asarray", "float32", "float64", "ascontiguousarray") and syntax.args:
        part = syntax.args[0]
        if isinstance(part, ast.List | ast.Tuple):
            return (replaced(reading, syntax.func, "tf.stack"),)
        return kept(reading, syntax, part)
    better = FUNCTIONS.get(name)
    if better is None:
        return ()
    edits = [replaced(reading, syntax.func, f"tf.{better}"), *_first_by_place(reading, syntax)]
    more = MORE_ARGUMENTS.get(name)
    if more is not None and len(syntax.args) + len(syntax.keywords) <= more[0]:
        stop = reading.program.span(syntax).stop - 1
        edits.append(Edit(Span(stop, stop), f", {more[1]}"))
    return tuple(edits)


def _first_by_place(reading: Reading, call: ast.Call) -> Iterator[Edit]:
    """Yield the edit that takes `a=` from the array, which TensorFlow calls otherwise."""
    for keyword in call.keywords[:1] if not call.args else ():
        if keyword.arg in ("a", "x", "arr", "arrays"):
            start, stop = reading.program.span(keyword).start, reading.program.span(keyword.value)
            yield Edit(Span(start, stop.start), "")


def _without_method(reading: Reading, syntax: ast.Call) -> tuple[Edit, ...]:
    assert isinstance(syntax.func, ast.Attribute)
    start = reading.program.span(syntax.func.value).stop
    return (Edit(Span(start, reading.program.span(syntax).stop), ""),)


def _swap_method(reading: Reading, syntax: ast.Call, name: str) -> tuple[Edit, ...]:
    """Return the edits that turn `a.mean(0)` into `tf.reduce_mean(a, 0)`, where `a` is an array."""
    assert isinstance(syntax.func, ast.Attribute)
    owner = syntax.func.value
    if path(owner).split(".")[0] in ("tf", *NUMPY):
        return ()
    program = reading.program
    start = program.span(owner).stop
    first = program.text.index("(", program.span(syntax.func).stop) + 1
    given = ", " if syntax.args or syntax.keywords else ""
    return (
        *_before(reading, owner, f"tf.{ARRAY_METHODS[name]}("),
        Edit(Span(start, first), given),
    )


def _before(reading: Reading, syntax: ast.expr, text: str) -> tuple[Edit, ...]:
    start = reading.program.span(syntax).start
    return (Edit(Span(start, start), text),)


# Assignments -----------------------------------------------------------------------------------


def as_tensor(case: Case) -> Iterator[Fix]:
    """Compute a new tensor where a Variable was assigned to, or made."""
    call, reading = case.syntax, case.reading
    if not isinstance(call, ast.Call) or not call.args or not isinstance(call.func, ast.Attribute):
        return
    method = call.func.attr
    if method == "Variable":
        yield Fix(say("reasons.fix.no_variable"), kept(reading, call, call.args[0]))
        return
    if method != "assign" and method not in SIGNS:
        return
    owner = text_of(reading, call.func.value)
    value = text_of(reading, call.args[0])
    if method in SIGNS:
        value = f"{owner} {SIGNS[method]} {bracketed(reading, call.args[0])}"
    alone = isinstance(reading.parents[call], ast.Expr)
    text = f"{owner} = {value}" if alone else f"({value})"
    text = value if isinstance(reading.parents[call], ast.Assign) else text
    yield Fix(say("reasons.fix.tensor", text=text), (replaced(reading, call, text),))


def assign_instead(case: Case) -> Iterator[Fix]:
    """Assign to the Variable where its name was bound to a new tensor."""
    yield from _assigned_at(case, case.span)


def assign_since(case: Case) -> Iterator[Fix]:
    """Assign to the Variable where its name was bound anew after its use."""
    history = case.run.bindings.get(case.name, [])
    variables = [k for k, row in enumerate(history) if case.run.nodes[row[0]].op == "variable"]
    for k, (node, span, scene) in enumerate(history):
        if node == case.source.first and scene == case.run.scene and k > min(variables, default=k):
            yield from _assigned_at(case, span)


def _assigned_at(case: Case, span: Span | None) -> Iterator[Fix]:
    for made in case.reading.bindings:
        statement = made.statement
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            continue
        targets = (t for t in ast.walk(statement.targets[0]) if isinstance(t, ast.expr))
        if span in {case.program.span(target) for target in targets}:
            parts = [d for d in case.reading.bindings if d.statement is statement]
            text = "; ".join(_assignment(case, part) for part in parts)
            label = say("reasons.fix.replace", after=_method(parts[0]))
            yield Fix(label, (replaced(case.reading, statement, text),))
            return


def _assignment(case: Case, made: Declaration) -> str:
    """Return `x.assign_add(1)` for `x = x + 1`, and `x.assign(...)` for what is no sum."""
    method, part = _method(made), made.made
    if method in SIGNS and isinstance(part, ast.BinOp):
        part = part.right
    return f"{made.name}.{method}({case.program.slice(part)})"


def _method(made: Declaration) -> str:
    value = made.made
    if isinstance(value, ast.BinOp) and path(value.left) == made.name:
        return ADDING.get(type(value.op), "assign")
    return "assign"
