"""Bytes by step: a value held twice is counted once."""

import numpy as np

from gradviz.trace.stacking import stacked


def test_what_one_holds_is_its_own_from_first_to_last():
    stack = stacked([(1, 3, 0, {7: 4})], 1, 5)
    np.testing.assert_array_equal(stack.alone, [[0, 4, 4, 0, 0]])
    np.testing.assert_array_equal(stack.total, [0, 4, 4, 0, 0])


def test_a_value_held_twice_by_one_counts_once():
    stack = stacked([(0, 2, 0, {7: 4}), (1, 4, 0, {7: 4, 8: 2})], 1, 5)
    np.testing.assert_array_equal(stack.alone, [[4, 6, 6, 6, 0]])


def test_what_two_hold_is_shared_while_they_do():
    stack = stacked([(0, 3, 0, {7: 4}), (1, 5, 1, {7: 4})], 2, 5)
    np.testing.assert_array_equal(stack.alone, [[4, 0, 0, 0, 0], [0, 0, 0, 4, 4]])
    np.testing.assert_array_equal(stack.shared, [0, 4, 4, 0, 0])
    np.testing.assert_array_equal(stack.total, [4, 4, 4, 4, 4])


def test_nothing_is_held_of_what_ends_before_it_begins():
    stack = stacked([(3, 0, 0, {7: 4}), (2, 2, 0, {8: 4})], 1, 4)
    assert not stack.total.any()
