"""Exponentials, and logarithms of what has been one: functions that do both and never overflow."""

from gradviz.trace.as_written import argument, bracketed, is_its_own, maker, minus, users
from gradviz.trace.nodes import Node
from gradviz.trace.params import param, reduced_axes
from gradviz.trace.span import Span
from gradviz.trace.trace import Trace

Found = tuple[str, str, Span | None]  # the key of a cure, its code, and what that replaces
_LOG_2 = "0.6931471805599453"
_ROOMS = {"log_sigmoid": "tf.math", "log_softmax": "tf.nn"}


def of_logarithm(trace: Trace, node: Node) -> Found | None:
    """Return the logarithm of a sigmoid, a softmax or an exponential as one function."""
    made = maker(trace, node)
    if made is None:
        return None
    if made.op == "exp":
        return "log_exp", bracketed(argument(trace, made)), node.span
    if made.op == "subtract" and _is_one(made.operands[0]):
        inside = maker(trace, made, 1)
        if inside is None or inside.op != "sigmoid":
            return None
        rest = minus(argument(trace, inside))
        return "log_sigmoid", f"tf.math.log_sigmoid({rest})", node.span
    if made.op not in ("sigmoid", "softmax"):
        return None
    key = f"log_{made.op}"
    return key, f"{_ROOMS[key]}.{key}({argument(trace, made)})", node.span


def of_exponential(trace: Trace, node: Node) -> Found | None:
    """Return the function of which an exponential was to be a part."""
    z = argument(trace, node)
    for user in users(trace, node.id):
        after = next(users(trace, user.id), None)
        found = (
            _of_one_plus(user, after, z)
            or _of_sum(trace, user, after, z)
            or _of_quotient(trace, node, user, z)
            or _of_difference(trace, node, user, after, z)
        )
        if found is not None:
            return found
    return None


def of_cosh(trace: Trace, node: Node) -> Found | None:
    """Return the logarithm of a hyperbolic cosine: a sum of what does not overflow."""
    for user in users(trace, node.id):
        if user.op == "log" and is_its_own(trace, user):
            x = bracketed(argument(trace, node))
            code = f"({x} + tf.math.softplus(-2. * {x}) - {_LOG_2})"  # a number fits any dtype
            return "log_cosh", code, user.span
    return None


def _of_one_plus(user: Node, after: Node | None, z: str) -> Found | None:
    """Return softplus, or sigmoid: log(1 + e), 1 / (1 + e)."""
    if user.op == "log1p":
        return "softplus", f"tf.math.softplus({z})", user.span
    if user.op == "log":
        return "log_exp", bracketed(z), user.span
    if not _one_plus(user) or after is None:
        return None
    if after.op == "log":
        return "softplus", f"tf.math.softplus({z})", after.span
    if after.op != "divide" or after.operands[-1] != user.id:
        return None
    if _is_one(after.operands[0]):
        return "sigmoid", f"tf.sigmoid({minus(z)})", after.span
    return None


def _of_sum(trace: Trace, total: Node, after: Node | None, z: str) -> Found | None:
    """Return logsumexp, along the axes that were summed over."""
    if total.op != "reduce_sum" or after is None or after.op != "log":
        return None
    along = axes_of(trace, total)
    return "logsumexp", f"tf.reduce_logsumexp({z}{along})", after.span


def _of_quotient(trace: Trace, node: Node, quotient: Node, z: str) -> Found | None:
    """Return sigmoid or softmax: e / (1 + e), e / sum(e)."""
    under = maker(trace, quotient, 1) if quotient.op == "divide" else None
    if under is None or quotient.operands[0] != node.id:
        return None
    if _one_plus(under):
        same = any(_same(trace, maker(trace, under, k), node) for k in (0, 1))
        return ("sigmoid", f"tf.sigmoid({z})", quotient.span) if same else None
    if under.op != "reduce_sum" or not _same(trace, maker(trace, under), node):
        return None
    axis = _softmax_axis(node, under)
    return None if axis is None else ("softmax", f"tf.nn.softmax({z}{axis})", quotient.span)


def _of_difference(
    trace: Trace, node: Node, difference: Node, quotient: Node | None, z: str
) -> Found | None:
    """Return tanh: (e - 1/e) / (e + 1/e)."""
    if difference.op != "subtract" or quotient is None or quotient.op != "divide":
        return None
    total = maker(trace, quotient, 1)
    if total is None or total.op != "add" or quotient.operands[0] != difference.id:
        return None
    halves = [maker(trace, difference, k) for k in (0, 1)]
    if not all(_same(trace, half, maker(trace, total, k)) for k, half in enumerate(halves)):
        return None
    first, second = halves
    negative = maker(trace, second) if second is not None and second.op == "exp" else None
    if first is not node or negative is None or negative.op != "negative":
        return None
    return ("tanh", f"tf.tanh({z})", quotient.span) if negative.inputs == node.inputs else None


def _same(trace: Trace, one: Node | None, other: Node | None) -> bool:
    """Return whether two nodes are the same function of the same, computed twice."""
    if one is None or other is None:
        return False
    if one.id == other.id:
        return True
    if one.op != other.op or one.op not in ("exp", "negative") or one.params != other.params:
        return False
    return _same(trace, maker(trace, one), maker(trace, other))


def _one_plus(node: Node) -> bool:
    return node.op == "add" and any(_is_one(operand) for operand in node.operands)


def _is_one(operand: int | str) -> bool:
    return operand in ("1", "1.0", "1.")


def axes_of(trace: Trace, total: Node) -> str:
    """Return the arguments that say which axes a reduction went over, after its first."""
    axes = reduced_axes(total)
    if axes is not None and set(axes) == set(range(len(trace.nodes[total.inputs[0]].shape))):
        axes = None
    text = "" if axes is None else f", axis={axes[0] if len(axes) == 1 else list(axes)}"
    return f"{text}, keepdims=True" if param(total, "keepdims") else text


def _softmax_axis(part: Node, total: Node) -> str | None:
    """Return the argument that names the axis; None where a softmax would be something else."""
    rank, shape = len(part.shape), total.shape
    axes = reduced_axes(total) or tuple(range(rank))
    if len(axes) != 1:
        return None
    axis = axes[0] % rank
    kept = tuple(1 if k == axis else n for k, n in enumerate(part.shape))
    if (1,) * (rank - len(shape)) + shape != kept:
        return None
    return "" if axis == rank - 1 else f", axis={axis}"
