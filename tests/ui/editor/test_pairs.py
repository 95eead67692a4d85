import pytest

from gradviz.trace import Span
from gradviz.ui.editor.pairs import rub_out, type_letter


def after(marked, letter):
    """Type `letter` into a text with the caret, or the ends of a selection, at "|"."""
    start, stop = marked.index("|"), marked.rindex("|") - (marked.count("|") == 2)
    text = marked.replace("|", "")
    typed = type_letter(text, Span(start, stop), letter)
    if typed is None:
        return None
    text = text[: typed.span.start] + typed.text + text[typed.span.stop :]
    ends = sorted({typed.chosen.start, typed.chosen.stop}, reverse=True)
    for end in ends:
        text = text[:end] + "|" + text[end:]
    return text


@pytest.mark.parametrize(
    ("before", "letter", "result"),
    [
        ("f|", "(", "f(|)"),
        ("x = |", "[", "x = [|]"),
        ("f(|)", "{", "f({|})"),
        ("f(a|)", ")", "f(a)|"),
        ("x = |", "'", "x = '|'"),
        ("x = f|", '"', 'x = f"|"'),
        ("x = 'a|'", "'", "x = 'a'|"),
        ("f(|a + b|)", "(", "f((|a + b|))"),
        ("x = [\n  1,\n  |\n]", "]", "x = [\n  1,\n  ]|"),
        ("x = f([a,\n  b|\n])", "]", "x = f([a,\n  b]|)"),
        ("x = |word|", "'", "x = '|word|'"),
    ],
)
def test_pairs_close_enclose_and_are_stepped_over(before, letter, result):
    assert after(before, letter) == result


@pytest.mark.parametrize(
    ("before", "letter"),
    [
        ("|x", "("),  # something stands behind it
        ("f(a|", ")"),
        ("f(a|))", "x"),
        ("f(g(a|)", ")"),  # closes g, and what stands there is for f
        ("f(\n  g(a|\n)", ")"),
        ("x = [1|, 2]", "]"),
        ('"""a "|b"""', "'"),
        ('""|', '"'),  # a text over several lines closes where its end is typed
        ("(f(a|)", "]"),
        ("don|", "'"),
        ("# it|", "'"),
        ("'it|", "'"),
        ("# f|", "("),
        ("'a (|'", "("),
        ("|x|", ")"),
        ("|a\nb|", "'"),
    ],
)
def test_elsewhere_a_letter_is_a_letter(before, letter):
    assert after(before, letter) is None


def test_a_closing_bracket_that_has_no_partner_is_not_stepped_over():
    assert after("f(a))|)", ")") is None


@pytest.mark.parametrize(
    ("marked", "gone"),
    [("f(|)", True), ("[|]", True), ("'|'", True), ("(|]", False), ("(a|)", False), ("|", False),
     ("''|'", False), ("'''|'''", False)],
)  # fmt: skip
def test_backspace_takes_an_empty_pair_as_a_whole(marked, gone):
    at = marked.index("|")
    assert rub_out(marked.replace("|", ""), at) == (Span(at - 1, at + 1) if gone else None)
