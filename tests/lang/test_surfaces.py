"""Values over two names, against closed formulas."""

import numpy as np

from gradviz.lang.surfaces import surface


def test_surface_is_the_value_over_two_inputs():
    made = surface("y = x * x + 3. * w", {}, "y", ("x", "w"), count=5)
    xs, ws = np.meshgrid(made.x, made.y)
    np.testing.assert_allclose(made.z, xs**2 + 3 * ws, rtol=1e-5)
