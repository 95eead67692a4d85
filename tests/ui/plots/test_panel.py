"""The panel of plots: lazy, always with a sentence where nothing can be drawn."""

import dataclasses
import subprocess
import sys
import warnings

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from gradviz.trace import Axes, Figure, Series, Subplot, Trace, frame_at
from gradviz.trace.curves import Curve
from gradviz.trace.series import memory
from gradviz.trace.surface import Surface, Tones
from gradviz.trace.training import Training
from gradviz.ui.plots.panel import FIGURES, PlotsPanel
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import CATALOGUE
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace

X = np.linspace(-5, 5, 101)
CURVE = Curve("y", "w", X, X**2, 2 * X, 0.8, 0.64, 1.6)
GRID = np.linspace(-1, 1, 21)
SURFACE = Surface("loss", ("w", "b"), GRID, GRID, GRID[None] ** 2 + GRID[:, None] ** 2, (0.8, -0.4),
                  tones=Tones(0.0, 2.0))  # fmt: skip
TRAINING = Training(
    "loss", 0.1, 0.9 ** np.arange(51), (("w", np.linspace(0, 1, 51)), ("b", np.linspace(1, 0, 51)))
)
MEMORY = memory(neuron_trace())


@pytest.fixture
def panel(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(380, 340)
    panel.load()
    panel.set_trace(neuron_trace())
    panel.set_frame(frame_at(neuron_trace(), 5))
    panel.show()
    return panel


def chart(panel, name):
    import pyqtgraph

    return panel.findChild(pyqtgraph.PlotWidget, name)


def series(panel, name):
    items = chart(panel, name).getPlotItem().listDataItems()
    return {item.name(): item.getData() for item in items if item.name()}


def note(panel):
    page = panel._stack.currentWidget()
    return page._note.text() if page.currentIndex() == 0 else ""


def test_pyqtgraph_is_not_imported_before_it_is_needed():
    code = "import sys, gradviz.ui.plots.panel; assert 'pyqtgraph' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_comes_before_loading_is_drawn_after_it(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.set_trace(neuron_trace())
    panel.set_curve(CURVE)
    with qtbot.waitSignal(panel.panelShown) as shown:
        panel.load()
    assert shown.args == ["curve"]
    assert set(series(panel, "curvePlot")) == {"y", "dy/dw"}


def test_all_four_plots_have_their_names(panel):
    for name in ("curvePlot", "surfacePlot", "trainingPlot", "memoryPlot"):
        assert chart(panel, name).accessibleName()


def test_showing_a_tab_asks_for_its_numbers(panel, qtbot):
    for name in ("surface", "training", "memory", "curve"):
        with qtbot.waitSignal(panel.panelShown) as shown:
            panel.show_panel(name)
        assert shown.args == [name]


def test_a_curve_has_two_named_series(panel):
    panel.set_curve(CURVE)
    drawn = series(panel, "curvePlot")
    np.testing.assert_array_equal(drawn["y"][1], CURVE.y)
    np.testing.assert_array_equal(drawn["dy/dw"][1], CURVE.dy)
    assert note(panel) == ""


def test_labels_carry_the_numbers(panel):
    panel.set_curve(CURVE)
    plot = chart(panel, "curvePlot")
    texts = [label.toPlainText() for label in (*plot._names, plot._point) if label.isVisible()]
    assert texts == ["y = 0.6400", "dy/dw = 1.600", "w = 0.8000"]


def test_a_curve_without_derivative_has_one_series(panel):
    panel.set_curve(dataclasses.replace(CURVE, dy=None, dy_at=None))
    assert set(series(panel, "curvePlot")) == {"y"}


def test_poles_are_gaps(panel):
    with np.errstate(divide="ignore"):
        panel.set_curve(Curve("y", "w", X, 1 / X, -1 / X**2, 1.0, 1.0, -1.0))
    assert np.isnan(series(panel, "curvePlot")["y"][1]).sum() == 1
    assert not panel.grab().isNull()


def test_the_combos_offer_and_show_what_is_drawn(panel):
    panel.set_curve(CURVE)
    of, along = panel.curve.row.boxes
    assert of.currentText() == "y"
    assert along.currentText() == "w"
    offered = [along.itemText(k) for k in range(along.count())]
    assert offered == ["w", "b", "x", "t", "z", "loss"]  # what is trained first


def test_choosing_asks_for_another_curve(panel, qtbot):
    panel.set_curve(CURVE)
    with qtbot.waitSignal(panel.curve.ofRequested) as asked:
        panel.curve.row.boxes[0].textActivated.emit("loss")
    assert asked.args == ["loss"]
    with qtbot.waitSignal(panel.curve.alongRequested) as asked:
        panel.curve.row.boxes[1].textActivated.emit("b")
    assert asked.args == ["b"]


def test_choosing_names_of_a_surface_asks_for_both(panel, qtbot):
    panel.show_panel("surface")
    panel.set_surface(SURFACE)
    box = panel.surface.row.boxes[0]
    with qtbot.waitSignal(panel.surface.row.chosen) as asked:
        box.setCurrentText("x")
        box.textActivated.emit("x")
    assert asked.args == ["x", "b"]


def drag(panel, qtbot, to):
    plot = chart(panel, "curvePlot")
    box = plot.getPlotItem().getViewBox()
    qtbot.waitUntil(lambda: box.height() > 50)

    def place(x, y):
        return plot.mapFromScene(box.mapViewToScene(plot_point(x, y)))

    start, end = place(CURVE.at, 15), place(to, 15)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(plot.viewport(), left, pos=start)
    for part in (0.3, 0.6, 1.0):
        step = start + (end - start) * part
        move(plot, QPoint(step))
    qtbot.mouseRelease(plot.viewport(), left, pos=end)


def plot_point(x, y):
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def move(plot, position):
    """Move with the button held: qtbot's own move lets go of it."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left = Qt.MouseButton.LeftButton
    where = QPointF(position)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, plot.viewport().mapToGlobal(where), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def test_dragging_the_present_point_asks_for_values(panel, qtbot):
    panel.set_curve(CURVE)
    moved = []
    panel.curve.pointMoved.connect(lambda name, value: moved.append((name, value)))
    drag(panel, qtbot, to=3.0)
    assert {name for name, _ in moved} == {"w"}
    assert moved[-1][1] == pytest.approx(3.0, abs=0.4)


def test_a_result_cannot_be_dragged(panel, qtbot):
    panel.set_curve(dataclasses.replace(CURVE, movable=False))
    with qtbot.assertNotEmitted(panel.curve.pointMoved):
        drag(panel, qtbot, to=3.0)
    assert chart(panel, "curvePlot")._line.value() == CURVE.at


def test_what_the_program_drew_takes_the_place_of_the_curve(panel):
    panel.set_curve(CURVE)
    drawn = (Series(X, np.sin(X), "sine", "r--"), Series(X[:5], X[:9], "dots", "o"))
    figure = Figure((Subplot((0, 0, 1, 1), drawn, Axes("waves", "x", "y")),))
    panel.set_trace(dataclasses.replace(neuron_trace(), figures=(figure,)))
    assert {"sine", "dots"} <= set(series(panel, "curvePlot"))
    assert "waves" in chart(panel, "curvePlot").getPlotItem().titleLabel.text
    panel.tabs.setCurrentIndex(0)  # the curve is there all the same
    assert panel.curve.row.more.isVisible()
    assert set(series(panel, "curvePlot")) == {"y", "dy/dw"}
    panel.tabs.setCurrentIndex(FIGURES)
    assert {"sine", "dots"} <= set(series(panel, "curvePlot"))
    panel.set_trace(neuron_trace())
    assert panel.tabs.currentIndex() == 0
    assert panel.tabs.count() == FIGURES
    assert set(series(panel, "curvePlot")) == {"y", "dy/dw"}


def test_a_surface_shows_the_way_a_training_took(panel):
    panel.show_panel("surface")
    panel.set_surface(SURFACE)
    panel.set_training(TRAINING)
    drawn = series(panel, "surfacePlot")
    assert drawn["present point"][0].tolist() == [0.8]
    assert len(drawn["way of the training"][0]) == 51
    assert not panel.grab().isNull()


def test_losses_are_a_named_series(panel):
    panel.show_panel("training")
    panel.set_training(TRAINING)
    assert len(series(panel, "trainingPlot")["loss"][1]) == 51


def test_memory_follows_the_cursor(panel):
    panel.show_panel("memory")
    panel.set_memory(MEMORY)
    plot = chart(panel, "memoryPlot")
    assert plot.steps.line.value() == 5
    assert plot.steps.now.toPlainText() == "16 B held"
    panel.set_frame(frame_at(neuron_trace(), 2))
    assert plot.steps.line.value() == 2
    assert plot.steps.now.toPlainText() == "8 B held"


@pytest.mark.parametrize("name", ["curve", "surface", "training", "memory"])
def test_an_empty_tab_says_what_would_appear(panel, name):
    panel.show_panel(name)
    assert "worked out" in note(panel)
    getattr(panel, f"set_{name}")(None)
    assert "drawn here" in note(panel)


def test_held_nothing_is_said_in_words(panel):
    panel.show_panel("memory")
    panel.set_memory(memory(Trace("")))
    assert "hold none" in note(panel)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_can_be_worn_and_said_at_any_time(panel, theme, language):
    for name, data in (("curve", CURVE), ("surface", SURFACE), ("training", TRAINING),
                       ("memory", MEMORY)):  # fmt: skip
        panel.show_panel(name)
        getattr(panel, f"set_{name}")(data)
        CATALOGUE.use(language)
        panel.retranslate()
        panel.set_theme(theme)
        assert not panel.grab().isNull()


def test_odd_numbers_draw_without_complaint(panel):
    nothing = np.full(101, np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        panel.set_curve(Curve("y", "변수", X, nothing, nothing, 0.0, np.nan, np.nan))
        panel.grab()
        panel.set_surface(dataclasses.replace(SURFACE, z=np.full((21, 21), np.nan), tones=None))
        panel.show_panel("surface")
        panel.grab()
        panel.set_surface(dataclasses.replace(SURFACE, z=np.ones((21, 21))))
        panel.grab()
        panel.set_trace(missing_trace())
        panel.set_trace(Trace(""))
        panel.set_frame(frame_at(Trace(""), 0))
        assert not panel.grab().isNull()
