r"""The words in a rule: a phrase that it names, \say{at_place}{$g}, in the language in force. Pure.

What stands in the phrase's braces is TeX and stays so, in the order in which the language has it.
"""

import re
from collections.abc import Iterator

from gradviz.ui.formula import closing
from gradviz.ui.narration.names import escaped
from gradviz.words import say

_SAID = "\\say{"
_PLACES = "ab"  # of what is put into a phrase, by its letters in the catalogue
_MARKS = "\ue000\ue001"  # and while the words around it are written
_PIECES = re.compile(f"([{_MARKS}])")


def worded(rule: str) -> str:
    r"""Return `rule` with its phrases: "$g\text{ at its place, 0 elsewhere}"."""
    start = rule.find(_SAID)
    if start < 0:
        return rule
    name, *told = _braces(rule, start + len(_SAID) - 1)
    stop = start + len(_SAID) + len(name) + 1 + sum(len(piece) + 2 for piece in told)
    return rule[:start] + _phrase(name, [*map(worded, told)]) + worded(rule[stop:])


def _braces(tex: str, at: int) -> Iterator[str]:
    """Yield what stands in the braces that follow one another from `at` on."""
    while tex[at : at + 1] == "{":
        stop = closing(tex, at)
        yield tex[at + 1 : stop]
        at = stop + 1


def _phrase(name: str, told: list[str]) -> str:
    said = say(f"rule.{name}", **dict(zip(_PLACES, _MARKS, strict=True)))
    return "".join(
        told[_MARKS.index(piece)] if piece in _MARKS else f"\\text{{{escaped(piece)}}}"
        for piece in _PIECES.split(said)
        if piece
    )
