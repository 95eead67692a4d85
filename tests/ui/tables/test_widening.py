"""From a row of a table to the Jacobian: by the menu, and by a key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from gradviz.trace import Row
from gradviz.ui.tables.widening import Widening

ROWS = [Row("x", "trainable", None), None]


@pytest.fixture
def table(qtbot):
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(2, 1, table))
    table.widening = Widening(table, lambda index: ROWS[index.row()] if index.isValid() else None)
    table.show()
    return table


def right_click(table, number):
    place = table.visualRect(table.model().index(number, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(QPoint(place))
    )
    QApplication.sendEvent(table.viewport(), event)
    return table.findChild(QMenu)


def test_the_menu_of_a_row_asks_for_its_jacobian(table, qtbot):
    menu = right_click(table, 0)
    (action,) = menu.actions()
    assert action.text() == "Show the Jacobian by x\tJ"
    with qtbot.waitSignal(table.widening.requested) as asked:
        action.trigger()
    assert asked.args == [ROWS[0]]
    menu.close()


def test_where_there_is_no_gradient_there_is_no_menu(table):
    assert right_click(table, 1) is None


def test_a_key_asks_for_the_jacobian_of_the_current_row(table, qtbot):
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(table.widening.requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_J)
    assert asked.args == [ROWS[0]]


def test_other_keys_and_other_rows_are_the_tables_own(table, qtbot):
    with qtbot.assertNotEmitted(table.widening.requested):
        table.setCurrentIndex(table.model().index(0, 0))
        qtbot.keyClick(table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(table, Qt.Key.Key_Down)
        assert table.currentIndex().row() == 1
        qtbot.keyClick(table, Qt.Key.Key_J)
