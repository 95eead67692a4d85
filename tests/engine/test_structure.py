"""Nested lists, tuples and dicts taken apart and put together."""

from collections import namedtuple

import pytest

from gradviz.engine.structure import (
    assert_same_structure,
    flatten,
    is_nested,
    map_structure,
    pack_like,
    pack_sequence_as,
)
from gradviz.engine.tensor_shape import TensorShape

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


def test_text_and_shapes_are_leaves_and_views_are_not():
    assert flatten(["ab", TensorShape([2, 3])]) == ["ab", (2, 3)]
    assert flatten({"b": 1, "a": 2}.values()) == [1, 2]
    assert flatten(range(3)) == [0, 1, 2]
    assert not is_nested(None)
    assert not is_nested("ab")


def test_keys_without_an_order_are_refused():
    with pytest.raises(TypeError):
        flatten({1: 1, "a": 2})


@pytest.mark.parametrize(
    ("first", "second", "trouble"),
    [
        ([1, 2], [3], ValueError),
        ([1], 1, ValueError),
        ([1, 2], (1, 2), TypeError),
        ({"a": 1}, {"b": 1}, ValueError),
        ([[1]], [[1, 2]], ValueError),
        ([1], {"a": 1}, TypeError),
    ],
)
def test_structures_that_differ_are_refused(first, second, trouble):
    with pytest.raises(trouble):
        assert_same_structure(first, second)
    with pytest.raises(trouble):
        map_structure(lambda a, b: a, first, second)


def test_kinds_may_differ_if_so_asked():
    assert map_structure(lambda a, b: a + b, [1, 2], (3, 4), check_types=False) == [4, 6]


def test_leaves_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="2 items"):
        pack_sequence_as([1], [7, 8])
    with pytest.raises(TypeError):
        pack_sequence_as([1], 7)
    assert pack_sequence_as({"b": 0, "a": 0}, (1, 2)) == {"a": 1, "b": 2}
