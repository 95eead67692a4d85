"""Somebody types a cell that draws, as a notebook has it, and sees it; then gets a call wrong."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from tests.helpers import golden
from tests.helpers.typing_person import type_program

CELL = """x = tf.linspace(-6., 6., 121)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.nn.sigmoid(x)
dy_dx = tape.gradient(y, x)
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
left.plot(x, y, label='sigmoid')
left.axhline(0.5, color='gray', linestyle='--')
left.set_title('sigmoid')
left.legend()
right.plot(x, dy_dx, 'r', label='slope')
right.set_xlabel('x')
right.legend()
"""
SEED = golden.programs("seed_cells")


@pytest.fixture
def person(open_window, qtbot):
    """Somebody in front of an empty window."""
    return Person(open_window(""), qtbot)


class Person:
    """What somebody types, and what the plot panel then shows."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.editor = window.findChild(QPlainTextEdit, "programEditor")
        qtbot.waitUntil(lambda: window.widgets.plots.loaded, timeout=20_000)
        self.chart = window.widgets.plots.findChild(object, "curvePlot")

    def type(self, text):
        type_program(self.editor, text)
        self.wait_for(text)

    def wait_for(self, text):
        def ran():
            trace = self.window.trace
            return trace is not None and trace.text == text and self.window.settled

        self.qtbot.waitUntil(ran, timeout=20_000)

    def plots(self, count):
        view = self.chart._program
        assert len(view.plots) == count  # for the window has settled
        self.qtbot.waitUntil(lambda: all(plot.vb.width() > 20 for plot in view.plots))
        return view.plots

    def problems(self):
        listed = self.window.findChild(QListWidget, "problems")
        return [listed.item(k).text() for k in range(listed.count())]


def names(plot):
    return [item.name() for item in plot.listDataItems() if item.name()]


def test_subplots_that_are_typed_are_seen_side_by_side_with_their_legends(person, qtbot):
    person.type(CELL)
    assert person.window.trace.error is None
    left, right = person.plots(2)
    assert (names(left), names(right)) == (["sigmoid"], ["slope"])
    assert left.sceneBoundingRect().right() <= right.sceneBoundingRect().left() + 1
    for plot, name in ((left, "sigmoid"), (right, "slope")):
        qtbot.waitUntil(plot._legend.card.isVisible)
        assert plot._legend.card.names == (name,)
    assert "sigmoid" in left.titleLabel.text
    assert right.getAxis("bottom").labelText == "x"


def test_the_pointer_over_a_curve_is_told_its_numbers(person, qtbot):
    person.type(CELL)
    left, _ = person.plots(2)
    scene = left.vb.mapViewToScene(QPointF(0.0, 0.5))
    place = person.chart.mapFromScene(scene)
    qtbot.mouseMove(person.chart.viewport(), place)
    person.chart.scene().sigMouseMoved.emit(scene)
    assert left.told == "sigmoid: x = 0, y = 0.5000"


def test_the_cell_of_the_notebook_that_plots_shows_both_curves(person):
    person.type(SEED[16].replace("x = tf", "import numpy as np\nx = tf"))
    (plot,) = person.plots(1)
    assert names(plot) == ["y", "dy_dx"]
    assert len(plot.listDataItems()[0].getData()[0]) == 201
    assert plot.getAxis("bottom").labelText == "x"


def test_a_wrong_keyword_is_told_at_its_place_and_what_came_before_is_drawn(person):
    person.type(
        "x = tf.linspace(0., 1., 5)\nplt.plot(x, x, label='a')\nplt.plot(x, colour='red')\n"
    )
    assert "unexpected keyword argument 'colour'" in person.problems()[0]
    assert "Did you mean color=?" in person.problems()[0]
    assert person.window.trace.error.line == 3
    (plot,) = person.plots(1)
    assert names(plot) == ["a"]


def test_several_figures_are_leafed_through_by_keyboard(person):
    text = "x = tf.linspace(0., 1., 5)\n"
    text += "for k in range(3):\n    plt.plot(x, label=f'n{k}')\n    plt.show()\n"
    person.type(text)
    row = person.window.widgets.plots.figures.row
    person.plots(1)
    assert row.label.text() == "Figure 1 of 3"
    row.after.setFocus()
    for expected in ("n1", "n2"):
        QTest.keyClick(row.after, Qt.Key.Key_Space)
        assert names(person.chart._program.plots[0]) == [expected]
    person.window.findChild(QAction, "actionDarkTheme").trigger()
    assert names(person.plots(1)[0]) == ["n2"]
    person.window.findChild(QAction, "actionDarkTheme").trigger()
