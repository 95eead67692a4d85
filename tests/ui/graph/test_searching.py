"""What is found in a graph by which words."""

import numpy as np
import pytest

from gradviz.ui.graph.searching import found
from tests.ui.graph.conftest import make_trace

F = np.float32
ROWS = [
    ("w", "variable", "", "trainable", (), F(0.47)),
    ("weight", "constant", "", "constant", (), F([1.0, np.inf])),
    ("", "multiply", "×", "tensor", (0, 1), F([3.0, 2.5])),
    ("log_w", "log", "log", "tensor", (0,), F(np.nan)),
    ("n", "constant", "", "constant", (), np.int32(3)),
    ("s", "constant", "", "constant", (), "weight"),
]


@pytest.mark.parametrize(
    ("wanted", "nodes"),
    [
        ("", ()),
        ("  ", ()),
        ("weight", (1,)),  # names, not texts
        ("W", (0, 1, 3)),
        ("multi", (2,)),
        ("×", (2,)),
        ("nan", (3,)),
        ("inf", (1,)),
        (":4", (3,)),
        ("line 2", (1,)),
        ("0.5", (0,)),
        ("0.47", (0,)),
        ("0.48", ()),
        ("3", (2, 4)),
        ("2.5", (2,)),
        ("5e-1", ()),
        ("4.7e-1", (0,)),
        ("nothing", ()),
    ],
)
def test_what_is_found(wanted, nodes):
    assert found(make_trace(ROWS), wanted) == nodes
