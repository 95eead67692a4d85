from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from gradviz.export.pictures import Picture, write_picture
from gradviz.layout.arrange import arrange
from gradviz.trace import Trace
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import DARK
from tests.helpers.neuron import neuron_trace


def picture_of(trace, **how):
    return Picture(trace, arrange(trace.nodes, sizes(trace.nodes)), **how)


@pytest.fixture
def picture(qapp):
    return picture_of(neuron_trace())


def test_a_png_has_twice_the_pixels_of_the_drawing(picture, tmp_path):
    write_picture(picture, tmp_path / "n.png", 5)
    image = QImage(str(tmp_path / "n.png"))
    assert abs(image.width() - 2 * picture.width) <= 1
    assert abs(image.height() - 2 * picture.height) <= 1


def test_steps_look_different_and_the_same_step_looks_the_same(picture):
    assert picture.image(3) == picture.image(3)
    assert picture.image(3) != picture.image(9)


def test_themes_look_different(picture, qapp):
    assert picture.image(3) != picture_of(neuron_trace(), theme=DARK).image(3)


def test_an_svg_is_a_vector_with_words_in_it(picture, tmp_path):
    write_picture(picture, tmp_path / "n.svg", 5)
    tree = ElementTree.parse(tmp_path / "n.svg")
    words = "".join(tree.getroot().itertext())
    assert "trainable" in words
    assert "<image" not in (tmp_path / "n.svg").read_text(encoding="utf-8")


def test_a_pdf_is_a_pdf_of_one_page(picture, tmp_path):
    write_picture(picture, tmp_path / "n.pdf", 5)
    data = (tmp_path / "n.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Count 1" in data


def test_another_suffix_is_refused(picture, tmp_path):
    with pytest.raises(ValueError, match=r"\.bmp"):
        write_picture(picture, tmp_path / "n.bmp", 5)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_place_that_cannot_be_written_is_an_os_error(picture, tmp_path, suffix):
    with pytest.raises(OSError, match="n"):
        write_picture(picture, tmp_path / "none" / f"n{suffix}", 5)


def test_an_empty_trace_still_makes_a_picture(qapp, tmp_path):
    write_picture(picture_of(Trace("")), tmp_path / "n.png", 0)
    assert (tmp_path / "n.png").stat().st_size > 0
