from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz import run
from gradviz.export import pictures
from gradviz.export.pictures import Picture, write_picture
from gradviz.layout.arrange import arrange
from gradviz.trace import Trace, frame_at
from gradviz.trace.stages import frame_inside
from gradviz.ui.graph.asked import Asked
from gradviz.ui.graph.cuts import Cut
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import say
from tests.helpers.cases import each
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


def test_a_very_long_drawing_is_painted_and_smaller(qapp, tmp_path):
    trace = neuron_trace()
    drawing = arrange(trace.nodes, sizes(trace.nodes))
    picture = Picture(trace, replace(drawing, width=130_000.0))
    assert write_picture(picture, tmp_path / "n.png", 3)
    image = QImage(str(tmp_path / "n.png"))
    assert image.width() == pytest.approx(65_000, abs=1)
    assert len(colours(image.copy(0, 0, 1000, image.height()))) > 10


def test_parts_have_no_seams(picture, tmp_path, monkeypatch):
    write_picture(picture, tmp_path / "whole.png", 9)
    monkeypatch.setattr(pictures, "PART", 137)
    told = []
    write_picture(picture, tmp_path / "parts.png", 9, lambda *at: told.append(at) or True)
    whole, parts = (QImage(str(tmp_path / f"{name}.png")) for name in ("whole", "parts"))
    assert whole == parts
    count = -(-whole.width() // 137)
    assert told[:count] == [(k, count) for k in range(count)]


@each("suffix", [".png", ".svg", ".pdf"])
def test_it_can_be_stopped(picture, tmp_path, suffix):
    told = []
    assert not write_picture(picture, tmp_path / f"s{suffix}", 9, lambda *at: told.append(at))
    assert len(told) == 1
    assert not (tmp_path / f"s{suffix}").exists()


def test_the_note_of_a_stage_finds_room_beside_the_boxes(picture, tmp_path):
    trace, before = picture.trace, picture.height
    step = next(k for k, s in enumerate(trace.steps, 1) if s.kind == "pulled_back")
    for stage in (1, 2, 3):
        write_picture(picture, tmp_path / "n.png", frame_inside(trace, step, stage))
        place = picture._marks.stage.place
        hits = picture._graph.hits
        assert len(hits.boxes_in(*place.getCoords())) == 0
        assert picture._area.contains(place)
    assert picture.height > before


def colours(image):
    """Return the names of the colours in an image."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32)
    return {f"#{p & 0xFFFFFF:06x}" for p in np.unique(pixels).tolist()}


def words(picture, tmp_path, step):
    write_picture(picture, tmp_path / "w.svg", step)
    return "".join(ElementTree.parse(tmp_path / "w.svg").getroot().itertext())


def test_the_current_step_is_marked(picture):
    assert LIGHT.current not in colours(picture.image(0))
    assert LIGHT.current in colours(picture.image(3))


def test_what_a_person_has_asked_to_see_is_on_the_picture(qapp, tmp_path):
    trace = neuron_trace()
    cut = Cut(3, "t is a constant and was never watched")
    plain, marked = picture_of(trace), picture_of(trace, asked=Asked(True, None, cut, {0}))
    assert "was never watched" not in words(plain, tmp_path, 10)
    assert "was never watched" in words(marked, tmp_path, 10).replace("\n", " ")
    assert LIGHT.bad not in colours(plain.image(10))
    assert LIGHT.bad in colours(marked.image(10))


def test_words_of_a_cut_below_the_last_box_are_not_cut_off(qapp):
    trace = neuron_trace()
    lowest = max(arrange(trace.nodes, sizes(trace.nodes)).boxes, key=lambda box: box.y).node
    cut = Cut(lowest, "many words " * 30)
    assert picture_of(trace, asked=Asked(cut=cut)).height > picture_of(trace).height + 40


def test_where_nan_began_and_conventions_are_marked(qapp, tmp_path):
    source = "x = tf.Variable(0.)\nwith tf.GradientTape() as tape:\n  r = tf.nn.relu(x)\n"
    source += "  y = tf.math.log(r)\ng = tape.gradient(y, x)\n"
    trace = run(source)
    found = words(picture_of(trace), tmp_path, len(trace.steps))
    assert say("convention.badge") in found
    assert "-∞" in found
    assert say("convention.badge") not in words(picture_of(trace), tmp_path, 0)


def test_a_moment_inside_a_step_is_painted_as_it_is(picture):
    trace = picture.trace
    step = next(k for k, s in enumerate(trace.steps, 1) if s.kind == "pulled_back")
    assert picture.image(frame_at(trace, step)) == picture.image(step)
    assert picture.image(frame_inside(trace, step, 1)) != picture.image(step)


def test_marks_are_the_windows(qapp, qtbot):
    """The same trace in a view, at the same zoom, has the same pixels as the picture."""
    trace = neuron_trace()
    drawing = arrange(trace.nodes, sizes(trace.nodes))
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(round(drawing.width), round(drawing.height))
    view.set_trace(trace, drawing)
    view.set_frame(frame_at(trace, 8))
    view.set_cut(3, "lost here")
    view.set_breaks(frozenset({1}))
    picture = Picture(trace, drawing, asked=view.asked)
    canvas = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0, 0, drawing.width, drawing.height)
    canvas.fill(QColor(LIGHT.canvas))
    view._graph.paint(painter, area, 1.0)
    view._scene.render(painter, area, area)
    painter.end()
    shown = picture.image(8, 1.0).convertToFormat(QImage.Format.Format_RGB32)
    common = QRect(0, 0, min(shown.width(), canvas.width()), int(drawing.height))
    arrays = [np.frombuffer(image.copy(common).constBits(), np.uint8).astype(int)
              for image in (shown, canvas)]  # fmt: skip
    assert (np.abs(arrays[0] - arrays[1]) > 60).mean() < 0.002
