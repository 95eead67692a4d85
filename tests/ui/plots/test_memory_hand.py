"""Which steps are seen of many."""

from gradviz.ui.plots.memory_hand import LEAST, Seen


def test_all_are_seen_at_first():
    assert Seen(40).ends == (0.0, 40.0)


def test_zooming_keeps_the_place_around():
    seen = Seen(40)
    seen.zoom(0.5, 10)
    assert seen.ends == (5.0, 25.0)


def test_no_fewer_than_a_few_and_no_more_than_all_are_seen():
    seen = Seen(40)
    seen.zoom(1e-6, 40)
    assert seen.ends == (40.0 - LEAST, 40.0)
    seen.zoom(1e6, 0)
    assert seen.ends == (0.0, 40.0)


def test_moving_stops_at_the_ends():
    seen = Seen(40)
    seen.zoom(0.25, 0)
    seen.move(0.5)
    assert seen.ends == (5.0, 15.0)
    seen.move(-9)
    assert seen.ends == (0.0, 10.0)


def test_it_follows_a_cursor_that_leaves():
    seen = Seen(40)
    seen.zoom(0.25, 0)
    assert not seen.follow(9)
    assert seen.follow(30)
    assert seen.ends == (25.0, 35.0)


def test_a_short_program_can_be_zoomed():
    seen = Seen(2)
    seen.zoom(0.5, 1)
    assert seen.ends == (0.0, 2.0)
