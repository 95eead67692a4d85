r"""TeX as readable Unicode: r"\frac{\partial y}{\partial x}" is "∂y/∂x". Knows no Qt.

Only what gradviz itself writes; anything else is left readable. What a fraction bar or a root sign
holds together is held together by parentheses.
"""

import re
from collections.abc import Iterator

from gradviz.trace.naming import in_parentheses

_TOKEN = re.compile(r"(\\[A-Za-z]+)\s*|\\.|[{}^_]|\s+|[^\\{}^_\s]+")
_SIGNS = {
    r"\partial": "∂", r"\sigma": "σ", r"\Sigma": "Σ", r"\sum": "Σ", r"\prod": "Π", r"\nabla": "∇",
    r"\infty": "∞", r"\alpha": "α", r"\beta": "β", r"\epsilon": "ε",
    r"\theta": "θ", r"\lambda": "λ", r"\mu": "μ", r"\pi": "π", r"\top": "⊤", r"\odot": "⊙",
    r"\cdot": "·", r"\times": "×", r"\le": "≤", r"\ge": "≥", r"\ne": "≠", r"\in": "∈",
    r"\lnot": "¬", r"\neg": "¬", r"\Phi": "Φ", r"\phi": "φ", r"\varphi": "φ", r"\lvert": "|",
    r"\rvert": "|", r"\psi": "ψ", r"\Gamma": "Γ", r"\gamma": "γ", r"\to": "→", r"\pm": "±",
    r"\approx": "≈", r"\leftarrow": "←", r"\ldots": "…", r"\mapsto": "↦",
}  # fmt: skip
_BAR = "\u2060"  # ends a fraction, while it is not known what stands beside it
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac"})
_SPACED = frozenset("⊙·×≤≥≠∈→±≈←↦")
_SPACES = {r"\quad": "  ", r"\qquad": "  ", r"\;": " ", "\\ ": " "}
_ACCENTS = {r"\bar": "\u0304", r"\hat": "\u0302", r"\tilde": "\u0303", r"\vec": "\u20d7"}
_SILENT = {r"\mathrm", r"\mathit", r"\mathbf", r"\mathsf", r"\mathtt", r"\text", r"\textit",
           r"\texttt", r"\operatorname", r"\left", r"\right", r"\big", r"\Big", r"\displaystyle",
           r"\textstyle", r"\mathstrut", r"\boldsymbol", r"\mathrel", r"\,", r"\!",
           r"\:"}  # fmt: skip
_RAISED = str.maketrans("0123456789+-−=()nTi", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿᵀⁱ")
_LOWERED = str.maketrans("0123456789+-−=()aeioxijn", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒₓᵢⱼₙ")


def plain(tex: str) -> str:
    r"""Return `tex` as readable Unicode: r"\frac{\partial y}{\partial x}" gives "∂y/∂x"."""
    # The first group leaves out the spaces behind a command, as TeX does.
    tokens = (found[1] or found[0] for found in _TOKEN.finditer(tex))
    return re.sub(r" {2,}", " ", _words(tokens)).strip()


def _words(tokens: Iterator[str]) -> str:
    said = [""]
    for token in tokens:
        if not (word := _word(token, tokens)):
            continue
        if said[-1].endswith(_BAR) and re.match(r"[\w√(]", word):
            said[-1] = f"({said[-1]})"  # side by side with the fraction, not under its bar
        said.append(f"{word}{_BAR}" if token in _FRACTIONS else word)
    return "".join(said).replace(_BAR, "")


def _word(token: str, tokens: Iterator[str]) -> str:
    if token in _FRACTIONS:
        return f"{_grouped(_argument(tokens))}/{_under(_argument(tokens))}"
    if token == r"\sqrt":
        return f"√{_under(_argument(tokens))}"
    if token in (r"\color", r"\textcolor"):
        _argument(tokens)
        return ""
    if token == "^":
        if (raised := _argument(tokens)) == "⊤":
            return "ᵀ"
        return _script(raised, _RAISED, "^")
    if token == "_":
        return _script(_argument(tokens), _LOWERED, "_")
    if token in "{}" or token in _SILENT:
        return ""
    if token in _ACCENTS:
        return _argument(tokens) + _ACCENTS[token]
    if token in _SIGNS:
        sign = _SIGNS[token]
        return f" {sign} " if sign in _SPACED else sign
    return _SPACES.get(token, token.removeprefix("\\"))


def _argument(tokens: Iterator[str]) -> str:
    """Return the next group or token as Unicode."""
    token = next(tokens, "")
    if token != "{":
        return _word(token, tokens) if token else ""
    depth, inner = 1, []
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token, 0)
        if not depth:
            break
        inner.append(token)
    return _words(iter(inner))


def _grouped(text: str) -> str:
    return f"({text})" if re.search(r"[ +·×/−]|.-", text.strip()) else text.strip()


def _under(text: str) -> str:
    """Return what is under a bar: as it is where it is one name, one number or in parentheses."""
    text = text.strip()
    alone = re.fullmatch(r"∂?[^\W\d]\w*|\d[\d.]*|[^\W\d]\w*[⁰¹²³⁴-⁹ⁿ]+|√\w+", text)
    return text if alone or not text or in_parentheses(text) else f"({text})"


def _script(text: str, table: dict[int, int], mark: str) -> str:
    small = text.translate(table)
    return small if all(ord(c) in table for c in text) else f"{mark}{_grouped(text)}"
