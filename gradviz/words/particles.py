"""Korean particles whose form hangs on how the word before them ends: 을 or 를, 이 or 가.

The catalogue's rows have both forms, "{name}을(를)", for anything may come before. Once that is known
the right one is left; where how it is read is anyone's guess, as of an English word, both stay.
"""

import re

_FORMS = {  # as written: after a consonant, after a vowel
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_MARKS = "\ue000-\uf8ff"  # private letters that others put around words
_FOUND = re.compile(
    rf"(?P<last>\S)(?P<marks>[{_MARKS}]*)(?P<form>{'|'.join(map(re.escape, _FORMS))})"
)
_DIGITS = {"0": "영", "1": "일", "2": "이", "3": "삼", "4": "사", "5": "오", "6": "육", "7": "칠",
           "8": "팔", "9": "구"}  # fmt: skip
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}  # the others end in a vowel
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FIRST, _LAST, _ENDS, _RIEUL = 0xAC00, 0xD7A3, 28, 8  # the syllables of Unicode, by their ends


def with_particles(text: str) -> str:
    """Return `text` with one form of each particle where the ending before it is known."""
    return _FOUND.sub(_chosen, text) if "(" in text else text


def _chosen(found: re.Match[str]) -> str:
    before = found.string[: found.start("last")]
    syllable = _read(found["last"].translate(_LOWERED), before[-1:])
    if not _FIRST <= ord(syllable) <= _LAST:
        return found[0]
    end = (ord(syllable) - _FIRST) % _ENDS
    consonant = end and not (end == _RIEUL and found["form"] == "(으)로")
    return found["last"] + found["marks"] + _FORMS[found["form"]][0 if consonant else 1]


def _read(last: str, before: str) -> str:
    """Return the syllable that `last` ends in when it is read aloud; itself if nobody knows."""
    if last in _DIGITS:
        return _DIGITS[last]
    alone = not (before == "_" or (before.isascii() and before.isalpha()))
    if last.isascii() and last.isalpha() and alone:  # the name of a letter
        return _LETTERS.get(last.lower(), "아")
    return last
