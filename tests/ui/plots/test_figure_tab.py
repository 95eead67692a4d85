"""Values of figures as text and as files, from the menu and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gradviz.ui.plots.panel import PlotsPanel
from tests.helpers.neuron import neuron_trace
from tests.ui.plots.figures.drawing import figures

TWO = ("f, (a, b) = plt.subplots(1, 2)\na.plot([1, 2], label='p'); a.set_title('loss, mean')\n"
       "b.plot([5])")  # fmt: skip
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot):
    """Return a function that shows what a program draws, and gives back the panel."""
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.load()
    panel.show()

    def showing(text):
        panel.set_trace(replace(neuron_trace(), figures=figures(text)))
        view = panel.curve.page.chart._program
        qtbot.waitUntil(lambda: bool(view.plots) and not view.busy)
        return panel

    return showing


def copied():
    return QGuiApplication.clipboard().text()


def test_values_are_copied_for_all_axes_or_one(show):
    row = show(TWO).figures.row
    assert not row.whole["copy"].isVisible()
    menu = row.parts["copy"].actions()
    assert [action.text() for action in menu] == ["All axes", "loss, mean", "Axes 2"]
    menu[1].trigger()
    assert copied() == "x\tp\n0\t1\n1\t2\n"
    menu[0].trigger()
    assert copied() == "loss, mean\nx\tp\n0\t1\n1\t2\n\nAxes 2\nx\ty\n0\t5\n"


def test_ctrl_c_copies_the_axes_under_the_pointer(show):
    chart = show(TWO).curve.page.chart
    second = chart._program.plots[1]
    chart.scene().sigMouseMoved.emit(second.vb.mapViewToScene(QPointF(0, 5)))
    QTest.keyClick(chart, Qt.Key.Key_C, CTRL)
    assert copied() == "x\ty\n0\t5\n"


def test_values_are_saved_as_csv_and_that_is_said(show, qtbot, tmp_path, monkeypatch):
    panel = show("plt.plot([1, 2], label='a, b')")
    place = str(tmp_path / "numbers")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (place, ""))
    with qtbot.waitSignal(panel.figures.said) as said:
        panel.figures.row.whole["save"].trigger()
    assert "numbers.csv" in said.args[0]
    assert (tmp_path / "numbers.csv").read_text() == 'x,"a, b"\n0,1\n1,2\n'


def test_many_values_are_written_in_pieces(show, qtbot):
    tab = show("plt.imshow(np.arange(90000.).reshape(300, 300))").figures
    QGuiApplication.clipboard().clear()
    tab.row.whole["copy"].trigger()
    assert tab.busy
    assert copied() == ""
    qtbot.waitUntil(lambda: not tab.busy)
    assert copied().count("\t") == 301 * 300
    assert copied().endswith("89999\n")


def test_reset_is_in_the_menu_and_every_plot_can_be_reached(show):
    panel = show(TWO)
    chart = panel.curve.page.chart
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart._program.plots[0].canvas.seen is not None
    panel.figures.row.reset.trigger()
    assert chart._program.plots[0].canvas.seen is None
    for name in ("surface", "training", "memory", "jacobian", "steps", "curve", "figures"):
        panel.show_panel(name)
        assert panel.figures.row.isVisible() == (name == "figures")
    panel.retranslate()
    assert "plt" in chart.accessibleName()
    panel.show_panel("curve")
    panel.curve.row.menu.commands["steps"].trigger()
    assert panel.steps.row.isVisible()
