"""Gradient functions that a program wrote itself: what they are called and where they stand."""

from gradviz.engine import Op
from gradviz.engine.custom import FAMILY, Author
from gradviz.lang.functions import line_of
from gradviz.trace.nodes import Own

LAMBDA = "lambda"


def own_gradient(op: Op) -> Own | None:
    """Return whose derivative an operation has, where the program wrote it; else None."""
    author = op.forward
    if op.family != FAMILY or not isinstance(author, Author):
        return None
    line = line_of(author.grad_fn)
    if line is None:  # a library's
        return None
    name = str(getattr(author.grad_fn, "__name__", LAMBDA))
    return Own(name if name.isidentifier() else LAMBDA, line, author.operands)


def own_rules(own: Own, count: int) -> tuple[str | None, ...]:
    """Return the rules of such an operation with `count` inputs: its function, asked."""
    called = rf"\mathrm{{{own.name.replace('_', chr(92) + '_')}}}($g)"
    several = own.operands > 1
    rules = [rf"{called}\mathrm{{[{k}]}}" if several else called for k in range(own.operands)]
    return (*rules, *[None] * (count - own.operands))
