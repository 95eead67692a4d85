import pytest

from gradviz.ui.editor.brackets import pair_at

TEXT = "f(a[0], '(', \")\")  # ("


@pytest.mark.parametrize(
    ("caret", "first", "second"),
    [(1, "(", 17), (2, "(", 17), (3, "[", 5), (6, "]", 3), (len("f(a[0], '(', \")\")"), ")", 1)],
)
def test_bracket_beside_the_caret_finds_its_partner(caret, first, second):
    here, there = pair_at(TEXT, caret)
    assert here.slice(TEXT) == first
    assert there.start == (second if second != 17 else TEXT.index(")  #"))


def test_brackets_in_texts_and_comments_are_none():
    assert pair_at(TEXT, TEXT.index("'(") + 1) is None
    assert pair_at(TEXT, len(TEXT)) is None


@pytest.mark.parametrize("text", ["(", "(]", "a)"])
def test_bracket_without_partner_has_none(text):
    here, there = pair_at(text, len(text))
    assert here is not None
    assert there is None


@pytest.mark.parametrize("text", ["", "abc", "'''(\n("])
def test_no_bracket_no_pair(text):
    assert pair_at(text, len(text)) is None
