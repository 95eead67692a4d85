"""How an operation is written on its node, with the numbers that the program wrote beside it."""

from collections.abc import Sequence

from gradviz.engine import Op

POWERS = {"2": "²", "3": "³", "-1": "⁻¹"}


def literal(value: object) -> str:
    """Return a number of the program as people write it: 2.0 as 2."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return text if len(text) <= 12 else f"{value:.4g}" if isinstance(value, float) else "…"


def glyph_of(glyph: str, op: str, operands: Sequence["int | str"]) -> str:
    """Return the sign of an operation: "× 2" for `x * 2.`, "( )²" for `x ** 2`."""
    if len(operands) != 2 or not any(isinstance(o, str) for o in operands):
        return glyph
    left, right = operands
    if op == "power" and isinstance(right, str):
        return f"( ){POWERS[right]}" if right in POWERS else f"( )^{right}"
    if isinstance(right, str):
        return f"{glyph} {right}"
    return f"{left} {glyph}" if op != "power" else f"{left}^( )"


def rules_of(op: Op, operands: Sequence["int | str"]) -> tuple[str | None, ...]:
    """Return the op's rules, one per operand; a power with a written exponent has a plainer one."""
    if op.name == "power" and isinstance(operands[1], str):
        exponent = operands[1] if operands[1][0] != "-" else f"({operands[1]})"
        if exponent == "2":
            return (r"$g \cdot 2\,$x", None)
        return (rf"$g \cdot {exponent}\,$x^{{{exponent} - 1}}", None)
    return tuple(op.rule(k) for k in range(len(operands)))
