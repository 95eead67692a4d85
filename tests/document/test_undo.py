from hypothesis import given, strategies as st

from gradviz.document.undo import History, Stroke, continues, stroke


def typed(text, start=""):
    """Return the number of undo steps it takes to type `text` letter by letter."""
    words, last, now = 0, None, start
    for letter in text:
        this = stroke(now, now + letter)
        words += not continues(last, this)
        last, now = this, now + letter
    return words


def test_undo_and_redo_walk_the_line_of_states():
    history = History("a")
    history.record("b", 0.0)
    history.record("c", 0.1)
    assert (history.undo(), history.undo(), history.undo()) == ("b", "a", None)
    assert (history.redo(), history.redo(), history.redo()) == ("b", "c", None)


def test_a_change_after_undo_forgets_what_was_undone():
    history = History("a")
    history.record("b", 0.0)
    history.undo()
    history.record("c", 0.1)
    assert not history.can_redo
    assert history.undo() == "a"


def test_a_drag_is_one_step():
    history = History(0)
    for value in range(1, 50):
        history.record(value, value / 100, ("value", "w"))
    assert history.undo() == 0


def test_a_rest_ends_a_drag():
    history = History(0)
    history.record(1, 0.0, ("value", "w"))
    history.record(2, 10.0, ("value", "w"))
    assert history.undo() == 1


def test_another_slider_is_another_step():
    history = History(0)
    history.record(1, 0.0, ("value", "w"))
    history.record(2, 0.1, ("value", "b"))
    assert history.undo() == 1


def test_a_drag_after_undo_does_not_swallow_the_state_it_started_from():
    history = History(0)
    history.record(1, 0.0, "drag")
    history.undo()
    history.record(2, 0.1, "drag")
    assert history.undo() == 0


def test_typing_is_undone_word_by_word():
    assert typed("loss = y") == 3
    assert typed("ab\ncd") == 3  # the line break stands alone


def test_rubbing_out_is_one_step_until_typing_starts_again():
    first = stroke("abc", "ab")
    assert continues(first, stroke("ab", "a"))
    assert not continues(first, stroke("ab", "abx"))


def test_typing_elsewhere_is_another_step():
    assert not continues(stroke("ab", "abc"), stroke("abc", "xabc"))


def test_a_paste_is_a_step_of_its_own():
    assert not continues(stroke("a", "ab"), stroke("ab", "ab + cd"))


@given(st.text("ab\n", max_size=8), st.text("ab\n", max_size=8))
def test_a_stroke_leads_from_one_text_to_the_other(before, after):
    way = stroke(before, after)
    assert before[: way.at] + way.came + before[way.at + len(way.gone) :] == after
    assert before[way.at :].startswith(way.gone)


def test_equal_texts_differ_by_nothing():
    assert stroke("same", "same") == Stroke(4, "", "")
