"""A number, list or array of the text that takes part in a tape's work without being a tensor.

Before it is made one, every use of it is looked at: what needs a plain number cannot have a tensor.
"""

import ast
from collections.abc import Collection, Iterator, Mapping

import numpy as np

from gradviz.lang.declarations import TAPE_WORDS, Declaration, Reading
from gradviz.trace import Span

NUMBERS_ONLY = frozenset({"range", "isinstance", "issubclass", "round", "divmod", "repr"})
LISTS_ONLY = frozenset({"len", "reversed"})  # a Variable has no length
# Functions of TensorFlow that take no tensor where a list, or a number, may stand.
PLAIN_ONLY = frozenset({"add_n", "concat", "nn.leaky_relu", "nn.dropout"})
COPYING = frozenset({"constant", "Variable"})  # which would cut a tensor in a list off its tape
PASSING = (
    ast.Expr, ast.Assign, ast.Return, ast.Dict, ast.Starred, ast.For, ast.comprehension,
    ast.Compare,
)  # fmt: skip
DECIDING = (ast.IfExp, ast.If, ast.While, ast.BoolOp)  # what a list decides by its length
COMPUTING = (ast.BinOp, ast.UnaryOp)
MOST_ITEMS = 1000
READABLE = frozenset({"shape", "dtype", "ndim"})


def uses(reading: Reading, name: str) -> Iterator[ast.Name]:
    """Yield where `name` is read."""
    for syntax in reading.parents:
        if isinstance(syntax, ast.Name) and syntax.id == name and isinstance(syntax.ctx, ast.Load):
            yield syntax


def is_recorded(reading: Reading, name: str, recorded: Collection[Span | None]) -> bool:
    """Return whether `name` is read in an expression that the engine did something for."""
    around = (part for use in uses(reading, name) for part in reading.around(use))
    parts = (part for part in around if isinstance(part, ast.expr))
    return any(reading.program.span(part) in recorded for part in parts)


def is_taped(reading: Reading, name: str) -> bool:
    """Return whether `name` is read where a tape records, or handed to one."""
    blocks = {block.statement for block in reading.tapes}
    for use in uses(reading, name):
        around = list(reading.around(use))
        if any(part in blocks for part in around):
            return True
        calls = (part.func for part in around if isinstance(part, ast.Call))
        if any(isinstance(f, ast.Attribute) and f.attr in TAPE_WORDS for f in calls):
            return True
    return False


def is_plain(value: object, depth: int = 4) -> bool:
    """Return whether a value is a number, an array of numbers, or nested lists of numbers."""
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "fiu" and value.size > 0
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        few = 0 < len(value) <= MOST_ITEMS and depth > 0
        once = {id(item): item for item in value} if few else {}  # [row] * 100 is one row
        return few and all(is_plain(item, depth - 1) for item in once.values())
    return type(value) in (int, float)


def is_written(value: ast.expr) -> bool:
    """Return whether an expression is a number, or nested lists of such."""
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub | ast.UAdd):
        value = value.operand
    if isinstance(value, ast.List | ast.Tuple):
        return bool(value.elts) and all(is_written(item) for item in value.elts)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def bound_once(reading: Reading, name: str) -> Declaration | None:
    """Return the one place that gives `name` a value; None where there are more, or none."""
    said = [s for s in reading.parents if isinstance(s, ast.Name) and s.id == name]
    stores = [s for s in said if not isinstance(s.ctx, ast.Load)]
    found = [d for d in reading.bindings if d.name == name]
    return found[0] if len(found) == len(stores) == 1 else None


def obstacle(
    reading: Reading, name: str, value: object, recorded: Collection[Span]
) -> ast.AST | None:
    """Return a use of `name` that a tensor does not fit, if there is one."""
    for use in uses(reading, name):
        parent = reading.parents[use]
        if not _fits(reading, use, parent, value, recorded):
            return parent
    return None


def dtype_taken(reading: Reading, name: str, dtypes: Mapping[Span, str]) -> str:
    """Return the dtype that what was computed with `name` has: the one it took part as, or ""."""
    for use in uses(reading, name):
        parent = reading.parents[use]
        found = dtypes.get(reading.program.span(parent)) if isinstance(parent, ast.expr) else None
        if found is not None and found.startswith(("float", "bfloat")):
            return found
    return ""


def _fits(
    reading: Reading,
    use: ast.Name,
    parent: ast.AST,
    value: object,
    recorded: Collection[Span],
) -> bool:
    if isinstance(parent, COMPUTING):
        is_list = isinstance(value, list | tuple)
        return not is_list or reading.program.span(parent) in recorded
    if isinstance(parent, ast.Call):
        return use in parent.args and not _wants_plain(reading, parent.func, value)
    if isinstance(parent, ast.keyword):
        call = reading.parents[parent]
        return isinstance(call, ast.Call) and not reading.spelling.member(call.func)
    if isinstance(parent, ast.Attribute):
        return isinstance(value, np.ndarray | np.generic) and parent.attr in READABLE
    if isinstance(parent, ast.Subscript):
        return use is parent.value and isinstance(parent.ctx, ast.Load)
    if isinstance(parent, ast.FormattedValue):
        return parent.format_spec is None
    if isinstance(parent, ast.List | ast.Tuple):
        return not _is_copied(reading, parent)
    if isinstance(parent, DECIDING):
        return isinstance(value, float | int)
    return isinstance(parent, PASSING)


def _is_copied(reading: Reading, shown: ast.AST) -> bool:
    """Return whether a list, or one around it, is given to tf.constant or tf.Variable."""
    while isinstance(shown, ast.List | ast.Tuple):
        shown = reading.parents[shown]
    return isinstance(shown, ast.Call) and reading.spelling.member(shown.func) in COPYING


def _wants_plain(reading: Reading, called: ast.expr, value: object) -> bool:
    member = reading.spelling.member(called)
    if member in PLAIN_ONLY or member.startswith("keras."):
        return True
    wanting = NUMBERS_ONLY | (frozenset() if isinstance(value, float | int) else LISTS_ONLY)
    return isinstance(called, ast.Name) and called.id in wanting
