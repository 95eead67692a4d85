import pytest

from gradviz.trace import Edit, Span
from gradviz.ui.editor.searching import (
    BadPatternError,
    Wanted,
    matches,
    next_match,
    replacements,
)


def test_matches_follow_each_other_and_mind_the_case_only_when_asked():
    assert matches("aAa", Wanted("a")) == [Span(0, 1), Span(1, 2), Span(2, 3)]
    assert matches("aAa", Wanted("a", exact_case=True)) == [Span(0, 1), Span(2, 3)]
    assert matches("aaa", Wanted("aa")) == [Span(0, 2)]


def test_signs_are_looked_for_as_they_are():
    assert matches("x ** 2", Wanted("**")) == [Span(2, 4)]
    assert matches("x", Wanted("")) == []


def test_next_match_goes_round_both_ways():
    found = [Span(0, 1), Span(4, 5)]
    assert next_match(found, Span(1, 1)) == 1
    assert next_match(found, Span(5, 5)) == 0
    assert next_match(found, Span(4, 5), backwards=True) == 0
    assert next_match(found, Span(0, 1), backwards=True) == 1
    assert next_match([], Span(0, 0)) is None


def test_whole_words_only():
    assert matches("x xs x1 x", Wanted("x", whole_words=True)) == [Span(0, 1), Span(8, 9)]


def test_patterns_and_their_groups_in_what_replaces_them():
    wanted = Wanted(r"(\w) \* (\w)", is_pattern=True)
    assert matches("w * x + a * b", wanted) == [Span(0, 5), Span(8, 13)]
    assert replacements("w * x + a * b", wanted, r"\2 * \1") == [
        Edit(Span(0, 5), "x * w"), Edit(Span(8, 13), "b * a"),
    ]  # fmt: skip
    assert replacements("w * x + a * b", wanted, "", Span(8, 13)) == [Edit(Span(8, 13), "")]
    assert matches("ab", Wanted("b*", is_pattern=True)) == [Span(1, 2)]  # no empty match


def test_without_patterns_a_replacement_is_as_written():
    assert replacements("a", Wanted("a"), r"\1") == [Edit(Span(0, 1), r"\1")]


def test_every_match_is_replaced_also_beyond_those_that_are_marked():
    assert len(matches("x" * 3000, Wanted("x"))) == 2000
    assert len(replacements("x" * 3000, Wanted("x"), "y")) == 3000


@pytest.mark.parametrize(
    ("pattern", "key"),
    [("(", "editor.find_bad_pattern"), ("[a", "editor.find_bad_pattern"),
     ("(a+)+$", "editor.find_costly"), (r"(\w*\s*)*", "editor.find_costly")],
)  # fmt: skip
def test_what_is_no_pattern_or_could_search_forever_is_refused(pattern, key):
    with pytest.raises(BadPatternError) as caught:
        matches("aaaa", Wanted(pattern, is_pattern=True))
    assert caught.value.key == key
    assert matches(f"x{pattern}", Wanted(pattern)) == [Span(1, 1 + len(pattern))]


def test_a_group_that_is_not_there_is_refused():
    with pytest.raises(BadPatternError):
        replacements("a", Wanted("a", is_pattern=True), r"\3")
