"""Plots as pictures: what is seen, in three kinds of file."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from gradviz.export.plots import write_plot
from gradviz.trace.curves import Curve
from gradviz.trace.jacobian import Jacobian, Pulled
from gradviz.ui.plots.curve_plot import CurvePlot
from gradviz.ui.plots.jacobian_names import Named
from gradviz.ui.plots.jacobian_plot import JacobianPlot

TABLE = np.array([[0.5, -0.25], [1.0, 2.0]])
JACOBIAN = Jacobian(0, 0, ((2,),), (2,), (2, 2), range(2), range(2), TABLE, np.ones(2))
X = np.linspace(-1, 1, 21)
SMOOTH = Qt.TransformationMode.SmoothTransformation


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
    write_plot(jacobian, path)
    text = path.read_text(encoding="utf-8")
    for written in ("∂y/∂x", "2 × 2", "-0.25", "y[1]", "x[0]"):
        assert written in text
    assert "<image" not in text


@pytest.mark.parametrize(("suffix", "head"), [(".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_other_kinds_are_written_too(jacobian, tmp_path, suffix, head):
    path = tmp_path / f"j{suffix}"
    write_plot(jacobian, path)
    assert path.read_bytes().startswith(head)


def test_pixels_are_twice_as_dense_and_show_what_the_screen_shows(jacobian, tmp_path):
    write_plot(jacobian, tmp_path / "j.png")
    image, seen = QImage(str(tmp_path / "j.png")), jacobian.grab().toImage()
    assert (image.width(), image.height()) == (760, 560)
    assert _apart(image.scaled(seen.size(), mode=SMOOTH), seen) < 1


def test_words_and_lines_of_a_vector_are_measured_by_one_ruler(jacobian, tmp_path):
    write_plot(jacobian, tmp_path / "j.svg")
    text = (tmp_path / "j.svg").read_text(encoding="utf-8")
    pixels = 8.0 * jacobian.logicalDpiX() / 72  # the names of rows have 8 points
    line = next(line for line in text.splitlines() if "y[1]" in line)
    sizes = re.findall(r'font-size="([\d.]+)"', text[: text.index(line) + len(line)])
    assert float(sizes[-1]) == pytest.approx(pixels, abs=0.1)


def test_a_vector_shows_what_the_screen_shows(jacobian, tmp_path):
    write_plot(jacobian, tmp_path / "j.svg")
    seen = jacobian.grab().toImage()
    image = QImage(seen.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(str(tmp_path / "j.svg")).render(painter)
    painter.end()
    assert _apart(image, seen) < 3


def _apart(one, other):
    """Return how far two pictures differ, on average over pixels and colours, from 0 to 255."""
    pixels = []
    for image in (one, other):
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        pixels.append(np.array(plain.constBits(), np.uint8))
    return np.abs(pixels[0].astype(int) - pixels[1]).mean()


def test_a_place_or_kind_that_cannot_be_written_is_an_error(jacobian, tmp_path):
    with pytest.raises(ValueError, match="no suffix"):
        write_plot(jacobian, tmp_path / "j")
    with pytest.raises(OSError, match="none"):
        write_plot(jacobian, tmp_path / "none" / "j.svg")


def test_a_curve_is_written_with_its_words(around, tmp_path):
    plot = CurvePlot(around)
    plot.resize(380, 280)
    plot.set_curve(Curve("y", "w", X, X**2, 2 * X, 0.5, 0.25, 1.0))
    around.show()
    path = tmp_path / "c.svg"
    write_plot(plot, path)
    assert "y = 0.2500" in path.read_text(encoding="utf-8")
