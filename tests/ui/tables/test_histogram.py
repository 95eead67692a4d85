"""The histogram's row: painted, in words, and there for value and gradient."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.tables import histogram
from gradviz.ui.tables.histogram import (
    histogram_height,
    known_spread,
    paint_histogram,
    spread_text,
)
from gradviz.ui.tables.inspector_fact import GRADIENT_SPREAD, SPREAD
from gradviz.ui.tables.inspector_facts import Knowledge, facts
from gradviz.ui.theme import DARK, LIGHT

F = np.float32
PROGRAM = """\
w = tf.Variable(tf.reshape(tf.range(20.), (4, 5)))
with tf.GradientTape() as tape:
  y = tf.reduce_sum(w * w)
g = tape.gradient(y, w)
"""


def painted(array, theme=LIGHT, width=300):
    """Return the image of a histogram."""
    image = QImage(width, histogram_height(array), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    painter = QPainter(image)
    paint_histogram(painter, QRectF(image.rect()), array, theme.series, theme)
    painter.end()
    return image


def heights(image, theme=LIGHT):
    """Return how many pixels of each column have the colour of bars."""
    return [
        sum(image.pixelColor(x, y) == QColor(theme.series) for y in range(image.height()))
        for x in range(image.width())
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_stand_where_the_elements_are(qapp, theme):
    array = np.r_[np.zeros(90), np.full(10, 1.0)].astype(F)
    columns = heights(painted(array, theme), theme)
    assert columns[3] > 4 * columns[255] > 0
    assert sum(columns[40:200]) == 0


def test_a_single_outlier_is_seen(qapp):
    array = np.r_[np.zeros(100_000), 1.0].astype(F)
    assert max(heights(painted(array))[240:]) >= 1


def test_a_line_more_only_where_elements_are_odd(qapp):
    plain, odd = np.arange(1.0, 21.0), np.r_[np.arange(1.0, 21.0), np.nan]
    assert histogram_height(odd) > histogram_height(plain)


def test_it_is_told_in_words(qapp):
    array = np.r_[np.zeros(2), np.full(18, 2.0), np.nan, np.inf]
    told = spread_text(known_spread(array))
    assert told == "least 0.00, mean 1.80, greatest 2.00, 2 of 22 are 0 · 1 NaN · 1 ∞"


def test_value_and_gradient_have_one_each(qapp):
    trace = run(PROGRAM)
    known = Knowledge(trace)
    w = next(node.id for node in trace.nodes if node.label == "w")
    looks = [fact.look for fact in facts(known, frame_at(trace, len(trace.steps)), w)]
    assert looks.index(SPREAD) == 2
    assert GRADIENT_SPREAD in looks
    frames = (frame_at(trace, k) for k in range(len(trace.steps)))
    there = next(frame for frame in frames if w in frame.visible)
    before = [fact.look for fact in facts(known, there, w)]
    assert SPREAD in before
    assert GRADIENT_SPREAD not in before
    y = next(node.id for node in trace.nodes if node.label == "y")
    assert SPREAD not in [f.look for f in facts(known, frame_at(trace, len(trace.steps)), y)]


@pytest.mark.parametrize("width", [300, 148, 110, 60])
def test_the_numbers_beneath_never_cover_each_other(qapp, monkeypatch, width):
    written = []

    def write(painter, room, text, colour, font, align=0, elide=None):
        if text:
            needed = QFontMetricsF(font).horizontalAdvance(text)
            left = {histogram.LEFT: room.left(), histogram.RIGHT: room.right() - needed}
            written.append((text, left.get(align, room.center().x() - needed / 2), needed))

    monkeypatch.setattr(histogram, "paint_text", write)
    painted(np.r_[4.54e-5, np.linspace(0.1, 0.99995, 200)].astype(F), width=width)
    ends = sorted((left, left + needed, text) for text, left, needed in written)
    assert len(ends) == (2 if width == 60 else 3)
    assert all(a[1] < b[0] for a, b in pairwise(ends)), ends
