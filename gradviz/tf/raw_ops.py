"""tf.raw_ops: operations under the names of TensorFlow's kernels, by keyword alone.

Those of the table whose arguments are tensors and nothing else; the rest has no raw form here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import execute
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.op import Op

_BY_ARGUMENTS = {
    "x": (
        "Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Digamma Erf Erfc Exp Expm1 Floor "
        "IsFinite IsInf IsNan Lgamma Log Log1p LogicalNot Neg OnesLike Reciprocal Rint Round Rsqrt "
        "Sigmoid Sign Sin Sinh Sqrt Square Tan Tanh ZerosLike"
    ),
    "x y": (
        "AddV2 DivNoNan FloorDiv FloorMod Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr "
        "Maximum Minimum Mul MulNoNan Pow RealDiv SquaredDifference Sub Xdivy Xlogy"
    ),
    "features": "Elu Relu Relu6 Selu Softplus Softsign",
    "input": "Identity StopGradient",
    "y x": "Atan2",
    "condition t e": "SelectV2",
}


def _made(op: Op, arguments: tuple[str, ...]) -> Callable[..., Any]:
    def run(*positional: Any, name: str | None = None, **given: Any) -> Any:
        if positional:
            raise TypeError(
                f"{op.tf_name} only takes keyword args (possible keys: {[*arguments, 'name']}). "
                "Please pass these args as kwargs instead."
            )
        if set(given) != set(arguments):
            raise TypeError(f"{op.tf_name} takes {', '.join(arguments)}, not {', '.join(given)}.")
        return execute(op, *(given[argument] for argument in arguments))

    run.__name__ = run.__qualname__ = op.tf_name
    run.__doc__ = f"Run `{op.name}` on {', '.join(arguments)}."
    return run


def _functions() -> dict[str, Callable[..., Any]]:
    rows = {op.tf_name: op for op in reversed(OPS.values())}
    return {
        name: _made(rows[name], tuple(arguments.split()))
        for arguments, names in _BY_ARGUMENTS.items()
        for name in names.split()
    }


globals().update(_functions())
__all__ = sorted(_functions())
