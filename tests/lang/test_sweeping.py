import pytest

from gradviz.lang.sweeping import span_around


@pytest.mark.parametrize(("value", "reach"), [(0.8, 10), (-9, 20), (100, 160), (float("nan"), 10)])
def test_range_has_room_around_the_value(value, reach):
    assert span_around(value) == (-reach, reach)
