import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor

from gradviz.export.animation import as_pillow, write_animation
from gradviz.export.pictures import Picture
from gradviz.layout.arrange import arrange
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import LIGHT
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def picture(qapp):
    trace = neuron_trace()
    return Picture(trace, arrange(trace.nodes, sizes(trace.nodes)))


def test_every_moment_is_a_frame_and_the_last_one_rests(picture, tmp_path):
    assert write_animation(picture, tmp_path / "n.gif")
    with Image.open(tmp_path / "n.gif") as gif:
        times = []
        for k in range(gif.n_frames):
            gif.seek(k)
            times.append(gif.info["duration"])
    # Pillow joins frames that look the same by adding their times.
    assert sum(times) == 12 * 700 + 2000
    assert times[-1] >= 2000


def test_progress_is_told_and_can_stop_it(picture, tmp_path):
    told = []

    def progress(step, count):
        told.append((step, count))
        return step < 3

    assert not write_animation(picture, tmp_path / "n.gif", progress)
    assert told == [(0, 12), (1, 12), (2, 12), (3, 12)]
    assert not (tmp_path / "n.gif").exists()


def test_it_can_be_stopped_while_the_painted_steps_become_a_file(picture, tmp_path):
    told = []

    def progress(step, count):
        told.append(step)
        return told.count(count) < 2

    assert not write_animation(picture, tmp_path / "n.gif", progress)
    assert told[:14] == [*range(13), 12]
    assert not (tmp_path / "n.gif").exists()


def test_pixels_survive_the_way_to_pillow(picture):
    image = picture.image(4, 1.0)
    colour = image.pixelColor(3, 3)
    assert as_pillow(image).getpixel((3, 3)) == (colour.red(), colour.green(), colour.blue())


def test_the_mark_of_the_current_step_keeps_its_colour_in_every_frame(picture, tmp_path):
    assert write_animation(picture, tmp_path / "n.gif")
    amber = QColor(LIGHT.current).getRgb()[:3]
    with Image.open(tmp_path / "n.gif") as gif:
        found = []
        for k in range(gif.n_frames):
            gif.seek(k)
            pixels = np.array(gif.convert("RGB"), int)
            found.append(bool((np.abs(pixels - amber).max(axis=2) < 12).any()))
    assert sum(found) >= 9
