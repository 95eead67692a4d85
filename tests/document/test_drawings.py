"""The drawings made last are kept, as far as they are not too large together."""

from types import SimpleNamespace

from gradviz.document.drawings import MOST, MOST_BOXES, Drawings


def test_the_last_is_always_kept_and_of_those_before_as_many_as_fit():
    kept = Drawings()
    for name, share in (("a", 0.3), ("b", 0.8), ("c", 0.6), ("d", 2.0)):
        kept.keep(name, SimpleNamespace(boxes=range(int(MOST_BOXES * share))))
    assert [kept.of(name) is not None for name in "abcd"] == [False, False, True, True]
    for name in range(MOST):
        kept.keep(name, SimpleNamespace(boxes=range(1)))
    assert kept.of("d") is None
    assert kept.of(0) is not None
