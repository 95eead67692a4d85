"""Which values of the text are plain numbers, or nested lists of such."""

from gradviz.lang import plain_uses


def test_a_row_that_stands_in_a_list_many_times_is_looked_at_once(monkeypatch):
    asked, is_plain = [], plain_uses.is_plain
    monkeypatch.setattr(plain_uses, "is_plain", lambda *a: asked.append(a) or is_plain(*a))
    row = 0.5
    for _ in range(4):
        row = [row] * 10
    assert plain_uses.is_plain(row)
    assert len(asked) == 5
