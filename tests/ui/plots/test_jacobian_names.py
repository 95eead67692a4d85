"""What rows and columns are called, and where one block ends and the next begins."""

import numpy as np
import pytest

from gradviz.trace.jacobian import Jacobian
from gradviz.ui.plots.jacobian_names import Named, index_text


def jacobian(targets, shape, rows=None, columns=None):
    m, n = sum(int(np.prod(t)) for t in targets), int(np.prod(shape))
    return Jacobian(0, 0, targets, shape, (m, n), rows or range(m), columns or range(n))


@pytest.mark.parametrize(
    ("shape", "place", "text"),
    [((), 0, ""), ((4,), 2, "[2]"), ((2, 3), 4, "[1,1]"), ((2, 2, 1, 3), 7, "[1,0,0,1]")],
)
def test_an_element_is_named_by_its_place(shape, place, text):
    assert index_text(shape, place) == text


def test_targets_follow_one_another():
    named = Named(jacobian(((), (2, 2)), (3,)), ("loss", "y"), "x")
    assert [named.row(k) for k in range(5)] == ["loss", "y[0,0]", "y[0,1]", "y[1,0]", "y[1,1]"]
    assert [named.row_index(k) for k in (0, 1)] == ["loss", "[0,0]"]
    assert named.target == "loss, y"
    assert named.row_breaks() == (1, 3)


def test_a_block_is_named_by_its_places_in_the_whole():
    found = jacobian(((10, 10),), (4, 5), range(25, 45), range(7, 20))
    named = Named(found, ("y",), "kernel")
    assert (named.row(0), named.column(0)) == ("y[2,5]", "kernel[1,2]")
    assert named.row_breaks() == (5, 15)
    assert named.column_breaks() == (3, 8)


def test_a_vector_and_a_column_have_no_blocks():
    assert Named(jacobian(((4,),), (4, 1)), ("y",), "x").row_breaks() == ()
    assert Named(jacobian(((4,),), (4, 1)), ("y",), "x").column_breaks() == ()
    assert Named(jacobian(((),), ()), ("y",), "x").column(0) == "x"
