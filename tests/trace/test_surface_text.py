"""Surfaces as rows of text."""

import numpy as np

from gradviz.trace.surface import Surface
from gradviz.trace.surface_text import table

X, Y = np.array([0.0, 1.0]), np.array([0.0, 2.0])
Z = np.array([[1.0, 2.5], [np.nan, 4.0]])


def test_each_point_is_a_line_with_its_value():
    made = Surface("f", ("x", "y"), X, Y, Z, (0.0, 0.0))
    assert table(made) == [
        ["x", "y", "f"],
        ["0", "0", "1"],
        ["1", "0", "2.5"],
        ["0", "2", ""],
        ["1", "2", "4"],
    ]


def test_the_gradient_is_there_where_it_is_known():
    made = Surface("f", ("w[0,1]", "y"), X, Y, Z, (0.0, 0.0), dx=Z, dy=np.zeros((2, 2)))
    rows = table(made)
    assert rows[0] == ["w[0,1]", "y", "f", "df/dw[0,1]", "df/dy"]
    assert rows[2] == ["1", "0", "2.5", "2.5", "0"]
    assert all(len(row) == 5 for row in rows)
