"""Pieces of a sentence that speak of nodes are found again, and the words stay plain."""

from gradviz.trace.mentions import Mention, mention, put_together, taken_apart


def test_a_sentence_without_marks_stays_as_it_is():
    assert taken_apart("w is 1.") == ("w is 1.", ())


def test_marked_pieces_become_places_in_the_plain_words():
    marked = f"{mention(3, 'w')} passes 0.5 to {mention(12, 'w*x')}."
    plain, mentions = taken_apart(marked)
    assert plain == "w passes 0.5 to w*x."
    assert mentions == (Mention(0, 1, 3), Mention(16, 19, 12))
    assert [plain[m.start : m.stop] for m in mentions] == ["w", "w*x"]


def test_putting_together_undoes_taking_apart():
    marked = f"a {mention(0, 'b')}{mention(1, 'c')} d"
    assert put_together(*taken_apart(marked)) == marked
