"""Korean particles whose form hangs on how the word before them ends: 을 or 를, 이 or 가.

The catalogue's rows have both forms, "{name}을(를)", for anything may come before. Once that is known
the right one is left; where how it is read is anyone's guess, as of many English words, both stay.
"""

import re

_FORMS = {  # as written: after a consonant, after a vowel
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_FOUND = re.compile("|".join(map(re.escape, _FORMS)))
_MARKS = re.compile("[\ue000-\uf8ff]+$")  # private letters that others put around words
# What stands in brackets is not read: add (+), grad(5행); but of 1 / (1 + e) it is.
_ASIDE = re.compile(r"(?<=[\w)\]]) \([^()]*\)$|\([^()]*[가-힣][^()]*\)$")
_WORD = re.compile(r"[A-Za-z]+$")
_DIGITS = dict(zip("0123456789∞", "영일이삼사오육칠팔구대", strict=True))
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}  # the others end in a vowel
_CLOSED = re.compile("([lmn]|[lmn]e|ng)$")  # English words that end in a consonant in Korean
_STOPPED = re.compile(
    "(concat|split|dot|hot|stack|pack|clip|flip|map|step|up|dropout)$"
)  # 콘캣, 맵
_OPEN = re.compile("([aiouysxfvzdrwhj]|[^lmn]e|[^n]g|[cfhlnprsx]t|[lmrx]p|[lnrs]k)$")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁾", "01234567890123456789)")
# Not read, as what others put around words and what closes a bracket: [0.5 0.5], model(x), 2.
_CLOSING = re.compile("[].)}'\"’”\ue000-\uf8ff]+$")
_FIRST, _LAST, _ENDS, _RIEUL = 0xAC00, 0xD7A3, 28, 8  # the syllables of Unicode, by their ends


def with_particles(text: str) -> str:
    """Return `text` with one form of each particle where the ending before it is known."""
    if "(" not in text:
        return text
    result, at = "", 0
    for found in _FOUND.finditer(text):
        result += text[at : found.start()]
        result += _chosen(result, found[0])
        at = found.end()
    return result + text[at:]


def _chosen(before: str, form: str) -> str:
    syllable = _read(_ASIDE.sub("", _MARKS.sub("", before)))
    if not _FIRST <= ord(syllable) <= _LAST:
        return form
    end = (ord(syllable) - _FIRST) % _ENDS
    consonant = end and not (end == _RIEUL and form == "(으)로")
    return _FORMS[form][0 if consonant else 1]


def _read(before: str) -> str:
    """Return a syllable that ends as the last word does when it is read aloud, "?" if unknown."""
    before = _CLOSING.sub("", before.translate(_LOWERED))
    word = _WORD.search(before)
    if word is None:
        return _DIGITS.get(before[-1:], before[-1:]) or "?"
    name = word[0].lower()
    if len(name) == 1:
        return _LETTERS.get(name, "아")
    if _CLOSED.search(name):
        return "엘" if name.endswith(("l", "le")) else "엔"
    if _STOPPED.search(name):
        return "압"
    return "아" if _OPEN.search(name) else "?"
