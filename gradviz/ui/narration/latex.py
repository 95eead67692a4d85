r"""The formulas of a story as LaTeX, to paste into a paper: one align environment. Pure.

Needs amsmath and nothing else: links and colours are left out. Every relation stands on a line of
its own. What the notes say, such as what v_7 is, follows as comments.
"""

import re
from collections.abc import Iterator

from gradviz.trace.mentions import taken_apart
from gradviz.ui.formula import unlinked
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.names import escaped
from gradviz.ui.narration.story import NOTE, Story

_RELATION = re.compile(r"(\\mathrel\{\+\}=|\\leftarrow|\\mapsto|\\to(?![a-z])|=)")
_NUMBER = re.compile(r"-?(\d+(\.\d+)?(e[+-]?\d+)?|∞)|nan")


def latex(story: Story) -> str:
    """Return the formulas of `story`, or "" where it has none."""
    rows = [row for line in story.lines for formula in line.formulas for row in _rows(formula)]
    if not rows:
        return ""
    body = " \\\\\n".join(f"  {row}" for row in rows)
    notes = [taken_apart(line.words)[0] for line in story.lines if line.style == NOTE]
    comments = "".join(f"% {note}\n" for note in notes if note)
    return f"\\begin{{align*}}\n{body}\n\\end{{align*}}\n{comments}"


def _rows(formula: Formula) -> Iterator[str]:
    first, *others = map(unlinked, formula.parts)
    row = _aligned(first)
    for part in others:
        if "&" in row:
            yield row
            row = ""
        row = f"{row} &{part}".strip()
    if formula.result:
        row = f"{row} {result_tex(formula.result)}"
    yield row if "&" in row else f"& {row}"


def _aligned(tex: str) -> str:
    """Return `tex` with the alignment mark before its first relation outside of all braces."""
    for found in _RELATION.finditer(tex):
        before = tex[: found.start()]
        if before.count("{") == before.count("}") and before.count("(") == before.count(")"):
            return f"{before}&{tex[found.start() :]}"
    return tex


def result_tex(result: str) -> str:
    """Return a result as TeX: a number, a vector or matrix of numbers, or words."""
    text = result.replace("−", "-")
    if text == "nan":
        return "\\mathrm{nan}"
    if text in ("∞", "-∞"):
        return text.replace("∞", "\\infty")
    if _NUMBER.fullmatch(text):
        return re.sub(r"e\+?(-?)0*(\d+)$", r" \\cdot 10^{\1\2}", text)
    if re.fullmatch(r"\[\d+(×\d+)*\]", text):
        return text.replace("×", "{\\times}")
    rows = [row.split() for row in re.findall(r"\[([^\[\]]+)\]", text)]
    inside = [cell for row in rows for cell in row]
    if rows and re.fullmatch(r"[\[\]\s\d.e+∞na-]+", text) and all(map(_NUMBER.fullmatch, inside)):
        body = " \\\\ ".join(" & ".join(map(result_tex, row)) for row in rows)
        return f"\\begin{{bmatrix}} {body} \\end{{bmatrix}}"
    return f"\\text{{{escaped(text)}}}"
