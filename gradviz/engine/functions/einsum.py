"""einsum under TensorFlow's name: reads the equation, and takes three and more inputs by twos."""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, operands
from gradviz.engine.op import OPS
from gradviz.engine.shapes import bracketed, shape_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_ORDERS = {
    "auto", "auto-hq", "branch-1", "branch-2", "branch-all", "dp", "dynamic-programming", "eager",
    "greedy", "opportunistic", "optimal", "random-greedy", "random-greedy-128",
}  # fmt: skip
_DOTS = "."  # one dot stands for the three


def einsum(equation: str, *inputs: Any, **options: Any) -> Tensor:
    """Return the sums of products that an equation such as "ij,jk->ik" names.

    "..." stands for any number of axes, which broadcast; a letter twice in one term for a diagonal.
    Without "->" the output has the letters that occur once. `optimize` names a way to find the
    order in which more than two inputs are taken; it is checked, and the order is our own.
    """
    unknown = options.keys() - {"optimize", "name"}
    if unknown:
        raise TypeError(
            "Invalid keyword arguments for einsum: "
            + ", ".join(sorted(unknown))
            + ". Valid arguments: name, optimize"
        )
    if not isinstance(equation, str) or not all(hasattr(x, "shape") for x in inputs):
        raise TypeError("einsum takes an equation as text, and tensors or arrays")
    terms, output = _read(equation, len(inputs))
    if len(inputs) > 2:
        _check_many(terms, inputs, equation, options.get("optimize", "greedy"))
    op = OPS["einsum_one" if len(inputs) == 1 else "einsum"]
    values = [x if is_tensor(x) else x[()] for x in inputs]
    if not all(is_tensor(x) for x in values):
        values = _converted(values)
    letters, result, dots = _letters(terms, output, values)
    if len(values) <= 2:
        return execute(op, *values, inputs=letters, output=result, dots=dots)
    return _by_twos(values, list(letters), result, dots)


def _converted(values: list[Any]) -> list[Any]:
    """Return all as tensors: arrays take the dtype of the first tensor."""
    return list(operands(OPS["add_n"], tuple(values)))


@lru_cache(maxsize=256)
def _read(equation: str, count: int) -> tuple[tuple[str, ...], str]:
    """Return the terms and the output of an equation; ValueError if it is none."""
    text = equation.replace(" ", "").replace("...", _DOTS)
    dotted = "..." in equation
    if not re.fullmatch(r"[a-zA-Z,.]*(->[a-zA-Z.]*)?" if dotted else r"[a-zA-Z,]*(->[a-zA-Z]*)?",
                        text):  # fmt: skip
        raise ValueError(f"Subscripts have incorrect format: {equation}")
    left, arrow, output = text.partition("->")
    terms = tuple(left.split(","))
    if len(terms) != count:
        raise ValueError(f"Got {count} inputs for equation {equation!r}, expecting {len(terms)}")
    if not arrow:
        counts = Counter(left)
        output = "".join(sorted(c for c in counts if c != "," and counts[c] == 1))
    if len(set(output)) != len(output):
        raise ValueError(f"Output subscripts contain a label appearing more than once: {equation}")
    for c in output:
        if c != _DOTS and c not in left:
            raise ValueError(
                f"Output subscripts contain the label {c} not present in the input subscripts."
            )
    return terms, output


def _check_many(terms: tuple[str, ...], inputs: Any, equation: str, optimize: Any) -> None:
    """Refuse what TensorFlow finds before it looks for an order of three and more inputs."""
    for position, (term, x) in enumerate(zip(terms, inputs, strict=True)):
        rank = len(x.shape)
        if term.count(_DOTS) > 1 or not _fits(term, rank):
            raise ValueError(
                f"The labels of input #{position} of equation {equation} do not fit its {rank} axes"
            )
    if isinstance(optimize, str) and optimize not in _ORDERS:
        raise KeyError(f"Path optimizer '{optimize}' not found, valid options are {_ORDERS}.")
    if optimize is False:
        raise InvalidArgumentError("Expecting 1 or 2 input subscripts in equation [Op:Einsum]")


def _fits(term: str, rank: int) -> bool:
    named = len(term) - term.count(_DOTS)
    return named <= rank if _DOTS in term else named == rank


def _letters(terms: tuple[str, ...], output: str, values: Any) -> tuple[tuple[str, ...], str, str]:
    """Return each input's letters, the output's, and those that stand for the dots."""
    spare = [c for c in string.ascii_letters if c not in "".join(terms)]
    widest = 0
    for position, (term, x) in enumerate(zip(terms, values, strict=True)):
        if term.count(_DOTS) > 1 or not _fits(term, x.ndim):
            raise InvalidArgumentError(
                f"Expected input {position} to have rank {len(term)} but got: {x.ndim} "
                f"of shape {bracketed(x.shape)} [Op:Einsum] name: "
            )
        if _DOTS in term:
            widest = max(widest, x.ndim - len(term) + 1)
    if widest and _DOTS not in output:
        raise InvalidArgumentError(
            f"Output contains {widest} broadcasting dimension(s) but no ellipsis (...) was found "
            "in the output subscripts. [Op:Einsum] name: "
        )
    dots = "".join(spare[:widest])
    filled = tuple(
        term.replace(_DOTS, dots[widest - (x.ndim - len(term) + 1) :])
        for term, x in zip(terms, values, strict=True)
    )
    return filled, output.replace(_DOTS, dots), dots


def _by_twos(values: list[Any], terms: list[str], output: str, dots: str) -> Any:
    """Multiply the pair that leaves least behind, until one is left."""
    sizes: dict[str, int] = {}
    for x, letters in zip(values, terms, strict=True):
        for c, n in zip(letters, shape_of(x), strict=True):
            sizes[c] = max(n, sizes.get(c, 0))
    while len(values) > 1:
        i, j, kept = _next_pair(terms, output, sizes)
        last = len(values) == 2
        pair = (terms.pop(j), terms.pop(i))
        made = execute(
            OPS["einsum"], values.pop(j), values.pop(i), inputs=pair,
            output=output if last else kept, dots=dots,
        )  # fmt: skip
        values.append(made)
        terms.append(kept)
    return values[0]


def _next_pair(terms: list[str], output: str, sizes: dict[str, int]) -> tuple[int, int, str]:
    best: tuple[Any, ...] = ()
    for j in range(1, len(terms)):
        for i in range(j):
            others = output + "".join(t for k, t in enumerate(terms) if k not in (i, j))
            both = dict.fromkeys(terms[i] + terms[j])
            kept = "".join(c for c in both if c in others)
            apart = not set(terms[i]) & set(terms[j])
            grown = _size(kept, sizes) - _size(terms[i], sizes) - _size(terms[j], sizes)
            if not best or (apart, grown) < best[:2]:
                best = (apart, grown, i, j, kept)
    return best[2], best[3], best[4]


def _size(letters: str, sizes: dict[str, int]) -> int:
    return math.prod(sizes[c] for c in set(letters))
