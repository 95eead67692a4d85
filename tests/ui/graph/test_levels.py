"""What each zoom shows."""

import pytest

from gradviz.ui.graph.levels import FAR, MIDDLE, NEAR, level


@pytest.mark.parametrize(
    ("zoom", "shows"), [(2.0, NEAR), (0.4, NEAR), (0.39, MIDDLE), (0.15, MIDDLE), (0.1, FAR)]
)
def test_levels(zoom, shows):
    assert level(zoom) is shows
