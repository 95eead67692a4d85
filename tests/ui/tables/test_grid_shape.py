"""What edits make of the shape of an array."""

import numpy as np
import pytest

from gradviz.ui.tables.grid_shape import (
    COLUMNS,
    ROWS,
    can_grow,
    can_shrink,
    cells_of,
    grown,
    read_shape,
    replaced,
    row_name,
    shrunk,
)

MATRIX = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.mark.parametrize(
    ("shape", "cells"),
    [((), (1, 1)), ((4,), (1, 4)), ((2, 3), (2, 3)), ((2, 3, 4), (6, 4)), ((2, 1, 3, 2), (6, 2))],
)
def test_axes_before_the_last_are_laid_under_each_other(shape, cells):
    assert cells_of(np.zeros(shape)).shape == cells


def test_rows_are_named_by_their_index():
    assert row_name(0, (4,)) == ""
    assert row_name(1, (2, 3)) == "1"
    assert row_name(4, (2, 3, 4)) == "1, 1"


def test_one_number_is_replaced_and_the_old_array_stays():
    new = replaced(MATRIX, 1, 2, np.float32(9))
    assert new[1, 2] == 9
    assert MATRIX[1, 2] == 5
    assert (new.dtype, new.shape) == (np.float32, (2, 3))


def test_a_fraction_among_whole_numbers_makes_all_of_them_floats():
    new = replaced(np.arange(3, dtype=np.int32), 0, 1, np.float32(0.5))
    assert new.tolist() == [0.0, 0.5, 2.0]
    assert new.dtype.kind == "f"


@pytest.mark.parametrize(
    ("array", "axis", "shape"),
    [(MATRIX, ROWS, (3, 3)), (MATRIX, COLUMNS, (2, 4)), (MATRIX[0], COLUMNS, (4,)),
     (MATRIX[0], ROWS, (2, 3)), (MATRIX[0, 0], COLUMNS, (2,)), (MATRIX[0, 0], ROWS, (2, 1))],
)  # fmt: skip
def test_a_row_or_a_column_is_added(array, axis, shape):
    new = grown(np.asarray(array), axis, 1)
    assert new.shape == shape
    assert new.dtype == np.float32


def test_a_row_or_a_column_is_taken_out():
    assert shrunk(MATRIX, ROWS, 0).tolist() == [[3, 4, 5]]
    assert shrunk(MATRIX, COLUMNS, 1).tolist() == [[0, 2], [3, 5]]
    assert shrunk(MATRIX[0], COLUMNS, 2).tolist() == [0, 1]


def test_one_always_stays_and_arrays_of_three_axes_keep_their_shape():
    assert not can_shrink(MATRIX[:1], ROWS)
    assert can_shrink(MATRIX[:1], COLUMNS)
    assert not can_shrink(np.zeros(1), COLUMNS)
    assert not can_grow(np.zeros((2, 2, 2)))


@pytest.mark.parametrize(
    ("text", "shape"),
    [("784 x 256", (784, 256)), ("(2, 3)", (2, 3)), ("3", (3,)), ("(3,)", (3,)), ("()", ()),
     ("2×2", (2, 2)), ("0, 3", None), ("a", None), ("-1", None), ("99999999", None)],
)  # fmt: skip
def test_shapes_are_read_as_people_write_them(text, shape):
    assert read_shape(text) == shape
