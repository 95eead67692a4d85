"""Nested lists, tuples and dicts taken apart and put together."""

from collections import namedtuple

import pytest

from gradviz.engine.structure import flatten, pack_like

Point = namedtuple("Point", "x y")

CASES = [
    (5, [5]),
    ([], []),
    ([1, (2, [3])], [1, 2, 3]),
    ({"b": 1, "a": [2, 3]}, [2, 3, 1]),
    (Point(1, {"k": 2}), [1, 2]),
    ([None, 1], [None, 1]),
]


@pytest.mark.parametrize(("nested", "leaves"), CASES)
def test_leaves_come_in_order_and_go_back_where_they_were(nested, leaves):
    assert flatten(nested) == leaves
    assert pack_like(nested, leaves) == nested
    assert type(pack_like(nested, leaves)) is type(nested)


def test_a_dict_keeps_the_order_of_its_keys():
    assert list(pack_like({"b": 0, "a": 0}, [1, 2]).items()) == [("b", 2), ("a", 1)]
