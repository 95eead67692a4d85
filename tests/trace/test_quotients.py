"""How derivatives are written."""

import pytest

from gradviz.trace.quotients import quotient


@pytest.mark.parametrize(
    ("of", "along", "order", "written"),
    [
        ("y", "x", 0, "y"), ("y", "x", 1, "dy/dx"), ("y", "x", 2, "d²y/dx²"),
        ("loss", "w[0,1]", 1, "dloss/dw[0,1]"), ("m.loss", "w", 1, "dm.loss/dw"),
        ("dy", "x", 1, "d(dy)/dx"), ("dy_dx", "x", 3, "d³(dy_dx)/dx³"), ("d", "d", 1, "d(d)/d(d)"),
        ("dy", "x", 0, "dy"), ("y", "dx", 2, "d²y/d(dx)²"), ("dense/kernel", "x", 1,
                                                         "d(dense/kernel)/dx"),
    ],
)  # fmt: skip
def test_a_derivative_is_written_so_that_no_d_is_misread(of, along, order, written):
    assert quotient(of, along, order) == written
