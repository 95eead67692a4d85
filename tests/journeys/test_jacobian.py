"""A person widens a gradient to its Jacobian and takes the seed in hand: by mouse, by keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTabBar, QTableView, QWidget

SOFTMAX = """import tensorflow as tf
x = tf.Variable([1., 2., 3., 4.])
w = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.nn.softmax(x * w)
g = tape.gradient(y, [x, w])
"""
LEFT = Qt.MouseButton.LeftButton


def chart(window):
    return window.findChild(QWidget, "jacobianPlot")


def drawn(window, qtbot, source):
    """Wait until the Jacobian by `source` is drawn."""

    def there():
        moment, places = chart(window).moment, chart(window).places
        return moment is not None and places is not None and moment.named.source == source

    qtbot.waitUntil(there, timeout=20_000)
    return chart(window)


def turn_to_tab(window):
    tabs = window.findChild(QTabBar, "plotTabs")
    at = next(k for k in range(tabs.count()) if tabs.tabText(k) == "Jacobian")
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(at).center())


def spot(plot, x, y):
    box = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(box.mapToScene(QPointF(x, y)))


def drag_seed(plot, row, value):
    at = plot.places
    y, middle = at.row(row).center().y(), at.seeds.center().x()
    end = middle + value / plot.moment.reach * at.seeds.width() / 2
    start = spot(plot, at.seed_x(plot.moment.pulled.seed[row], plot.moment.reach), y)
    QTest.mousePress(plot.viewport(), LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        where = QPointF(start + (spot(plot, end, y) - start) * part)
        event = QMouseEvent(QEvent.Type.MouseMove, where, plot.viewport().mapToGlobal(where), LEFT,
                            LEFT, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(plot.viewport(), event)
    QTest.mouseRelease(plot.viewport(), LEFT, pos=spot(plot, end, y))


def gradient_of(window, source):
    return next(row.value for row in window.trace.gradients[0].rows if row.source == source)


def test_by_mouse_the_tab_the_bars_and_a_row(show, qtbot):
    window = show(SOFTMAX)
    turn_to_tab(window)
    plot = drawn(window, qtbot, "x")
    pulled = plot.moment.pulled
    assert pulled.own
    np.testing.assert_array_equal(pulled.gradient, gradient_of(window, "x"))

    drag_seed(plot, 2, -1.0)
    seed = plot.moment.pulled.seed
    assert seed[2] == pytest.approx(-1.0, abs=0.06)
    table = plot.moment.named.jacobian.table
    np.testing.assert_allclose(plot.moment.pulled.gradient, seed @ table, rtol=1e-5, atol=1e-7)

    y = plot.places.row(1).center().y()
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, plot.places.map.center().x(), y))
    assert plot.moment.pulled.seed.tolist() == [0, 1, 0, 0]
    np.testing.assert_array_equal(plot.moment.pulled.gradient, table[1].astype(float))

    QTest.mouseClick(window.findChild(QWidget, "jacobianReset"), LEFT)
    assert plot.moment.pulled.own


def test_by_mouse_a_row_of_the_gradients_is_widened(show, qtbot):
    window = show(SOFTMAX)
    table = window.findChild(QTableView, "gradientsTable")
    place = table.visualRect(table.model().index(1, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(QPoint(place))
    )
    QApplication.sendEvent(table.viewport(), event)
    menu = table.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    plot = drawn(window, qtbot, "w")
    assert plot.moment.named.jacobian.size == (4, 1)
    assert window.findChild(QComboBox, "jacobianSource").currentText() == "w"


def test_by_keys_from_the_inspector_to_a_seed_and_on_along_the_timeline(show, qtbot):
    window = show(SOFTMAX)
    window.widgets.graph.select(window.trace.gradients[0].rows[1].node)
    inspector = window.findChild(QTableView, "inspector")
    inspector.setFocus()
    QTest.keyClick(inspector, Qt.Key.Key_J)
    plot = drawn(window, qtbot, "w")
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Down)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.moment.pulled.seed.tolist() == [0, 0.9, 0, 0]
    table = plot.moment.named.jacobian.table
    np.testing.assert_allclose(plot.moment.pulled.gradient, 0.9 * table[1], rtol=1e-6)
    QTest.keyClick(plot, Qt.Key.Key_Backspace)
    assert plot.moment.pulled.own
    last = window.cursor
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert window.cursor == last - 1


def test_stepping_back_to_a_moment_shows_the_same_picture(show, qtbot):
    again = SOFTMAX.replace("tf.GradientTape()", "tf.GradientTape(persistent=True)")
    window = show(again + "h = tape.gradient(y, w)\n")
    turn_to_tab(window)
    plot = drawn(window, qtbot, "w")
    first = window.trace.gradients[0].last
    window.go_to(first)
    drawn(window, qtbot, "x")
    before = plot.grab().toImage()
    window.go_to(0)
    window.go_to(first)
    drawn(window, qtbot, "x")
    assert plot.grab().toImage() == before


def test_a_number_changed_in_the_program_changes_the_jacobian(show, qtbot):
    window = show(SOFTMAX)
    turn_to_tab(window)
    plot = drawn(window, qtbot, "x")
    before = plot.moment.named.jacobian.table
    window.widgets.variables.model().setData(
        window.widgets.variables.model().index(1, 2), "0.5", Qt.ItemDataRole.EditRole
    )
    qtbot.waitUntil(
        lambda: (
            plot.moment is not None and not np.array_equal(plot.moment.named.jacobian.table, before)
        ),
        timeout=20_000,
    )
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)
    np.testing.assert_allclose(plot.moment.pulled.gradient, gradient_of(window, "x"), atol=1e-7)


def test_a_program_edited_while_its_jacobian_is_looked_at_is_followed(show, qtbot):
    two = SOFTMAX.replace("tape.gradient(y,", "tape.gradient([y, y[0]],")
    window = show(two)
    turn_to_tab(window)
    plot = drawn(window, qtbot, "x")
    assert plot.moment.named.jacobian.size == (5, 4)
    for text, size in ((SOFTMAX, (4, 4)), (SOFTMAX.replace("3., 4.", "3."), (3, 3)), (two, (5, 4))):
        window.document.edit_program(text)
        qtbot.waitUntil(
            lambda size=size: plot.moment is not None and plot.moment.named.jacobian.size == size,
            timeout=20_000,
        )
