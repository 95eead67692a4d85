"""Plots as pictures: what is seen, in three kinds of file."""

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from gradviz.export.pictures import write_picture
from gradviz.export.plots import PlotPicture
from gradviz.trace.curves import Curve
from gradviz.trace.jacobian import Jacobian, Pulled
from gradviz.ui.plots.curve_plot import CurvePlot
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_plot import JacobianPlot

TABLE = np.array([[0.5, -0.25], [1.0, 2.0]])
JACOBIAN = Jacobian(0, 0, ((2,),), (2,), (2, 2), range(2), range(2), TABLE, np.ones(2))
X = np.linspace(-1, 1, 21)


@pytest.fixture
def around(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(380, 280)
    yield around
    around.close()


@pytest.fixture
def jacobian(around, qtbot):
    plot = JacobianPlot(around)
    plot.resize(380, 280)
    plot.set_jacobian(
        (Named(JACOBIAN, ("y",), "x"), Pulled(np.ones(2), TABLE.sum(axis=0), 2, True))
    )
    around.show()
    qtbot.waitUntil(lambda: plot.places is not None)
    return plot


def test_a_jacobian_stays_a_vector_with_its_numbers(jacobian, tmp_path):
    path = tmp_path / "j.svg"
    write_picture(PlotPicture(jacobian), path, 0)
    text = path.read_text(encoding="utf-8")
    for written in ("∂y/∂x", "2 × 2", "-0.25", "y[1]", "x[0]"):
        assert written in text
    assert "<image" not in text


@pytest.mark.parametrize(("suffix", "head"), [(".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_other_kinds_are_written_too(jacobian, tmp_path, suffix, head):
    path = tmp_path / f"j{suffix}"
    write_picture(PlotPicture(jacobian), path, 0)
    assert path.read_bytes().startswith(head)


def test_pixels_are_twice_as_dense_and_show_what_the_screen_shows(jacobian):
    picture = PlotPicture(jacobian)
    image = picture.image(0)
    assert (image.width(), image.height()) == (760, 560)
    seen = jacobian.grab().toImage()
    middle = jacobian.places.row(1).center().toPoint()
    for x in (middle.x() + 40, middle.x() + 90):
        here = seen.pixelColor(x, middle.y())
        there = image.pixelColor(2 * x, 2 * middle.y())
        assert abs(here.red() - there.red()) < 40


def test_a_curve_is_written_with_its_words(around, tmp_path):
    plot = CurvePlot(around)
    plot.resize(380, 280)
    plot.set_curve(Curve("y", "w", X, X**2, 2 * X, 0.5, 0.25, 1.0))
    around.show()
    path = tmp_path / "c.svg"
    write_picture(PlotPicture(plot), path, 0)
    assert "y = 0.2500" in path.read_text(encoding="utf-8")
