"""What each zoom shows."""

import pytest

from gradviz.ui.graph.levels import CLOSE, FAR, MIDDLE, NAMES, NEAR, level, shrunk
from gradviz.ui.theme import set_scale


@pytest.mark.parametrize(
    ("zoom", "shows"),
    [(9.0, CLOSE), (2.1, CLOSE), (2.0, NEAR), (0.5, NEAR), (0.49, NAMES), (0.28, NAMES),
     (0.27, MIDDLE), (0.15, MIDDLE), (0.1, FAR)],
)  # fmt: skip
def test_levels(zoom, shows):
    assert level(zoom) is shows


def test_lines_shrink_only_from_close_by_and_then_keep_their_width_on_the_screen():
    assert shrunk(0.1) == shrunk(2.1) == 1
    assert 4.2 * shrunk(4.2) == pytest.approx(21 * shrunk(21))


def test_larger_words_are_close_later(request):
    request.addfinalizer(lambda: set_scale(1.0))
    set_scale(1.5)
    assert level(3.0) is NEAR
    assert level(3.2) is CLOSE
