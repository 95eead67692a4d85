"""How a derivative is written: dy/dx, d²y/dx²; and d(dy)/dx where a name could be misread."""

RAISED = ("", "", "²", "³")


def quotient(of: str, along: str, order: int = 1) -> str:
    """Return how the derivative of `of` along `along` is written; for order 0, `of` itself."""
    if order == 0:
        return of
    return f"d{RAISED[order]}{_operand(of)}/d{_operand(along)}{RAISED[order]}"


def _operand(name: str) -> str:
    """Return a name behind a d: in brackets where it begins with one itself, or is no mere name."""
    mere = all(part.isidentifier() for part in name.partition("[")[0].split("."))
    return name if mere and not name.startswith("d") else f"({name})"
