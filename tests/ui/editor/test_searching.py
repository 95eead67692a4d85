from gradviz.trace import Span
from gradviz.ui.editor.searching import matches, next_match


def test_matches_follow_each_other_and_mind_the_case_only_when_asked():
    assert matches("aAa", "a") == [Span(0, 1), Span(1, 2), Span(2, 3)]
    assert matches("aAa", "a", exact_case=True) == [Span(0, 1), Span(2, 3)]
    assert matches("aaa", "aa") == [Span(0, 2)]


def test_signs_are_looked_for_as_they_are():
    assert matches("x ** 2", "**") == [Span(2, 4)]
    assert matches("x", "") == []


def test_next_match_goes_round_both_ways():
    found = [Span(0, 1), Span(4, 5)]
    assert next_match(found, Span(1, 1)) == 1
    assert next_match(found, Span(5, 5)) == 0
    assert next_match(found, Span(4, 5), backwards=True) == 0
    assert next_match(found, Span(0, 1), backwards=True) == 1
    assert next_match([], Span(0, 0)) is None
