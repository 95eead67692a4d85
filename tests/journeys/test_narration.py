"""A person follows what the card says to where the numbers came from: by mouse, and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QMenu, QPushButton, QTextBrowser, QToolButton

from tests.helpers.pictures import difference

NEURON = "loss = (sigmoid(w*x + b) - t)**2"
W, X, PRODUCT = 0, 1, 4
BACK_THROUGH_PRODUCT = 11
SPOILED = """x = tf.Variable(0.)
with tf.GradientTape() as tape:
    y = x * tf.math.log(x)
g = tape.gradient(y, x)
"""
CURED = SPOILED.replace("x * tf.math.log(x)", "tf.math.xlogy(x, x)")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def pointer_put_away():
    """Leave the pointer where it rests on no window of a later test."""
    yield
    QCursor.setPos(0, 0)


@pytest.fixture
def window(open_window):
    window = open_window(NEURON)
    window.activateWindow()
    window.go_to(BACK_THROUGH_PRODUCT)
    return window


def card(window):
    return window.findChild(QTextBrowser, "narration")


def graph(window):
    return window.findChild(QGraphicsView, "graphView")


def place_of(window, node, which=0):
    found = [link for link in card(window).links() if link.node == node]
    return found[which].boxes[0].center().toPoint()


def linked(window):
    return graph(window).overlay.hover.node


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.settled)


def test_by_mouse_alone(window, qtbot):
    view = card(window).viewport()
    QTest.mouseMove(view, place_of(window, PRODUCT))
    qtbot.waitUntil(lambda: linked(window) == PRODUCT)
    QTest.mouseMove(view, place_of(window, X, 1))
    qtbot.waitUntil(lambda: linked(window) == X)
    QTest.mouseClick(view, LEFT, pos=place_of(window, W, 1))
    assert graph(window).selected == W
    assert window.cursor == BACK_THROUGH_PRODUCT
    QTest.mouseDClick(view, LEFT, pos=place_of(window, PRODUCT))
    qtbot.waitUntil(lambda: window.cursor != BACK_THROUGH_PRODUCT)
    assert window.trace.steps[window.cursor - 1].node == PRODUCT
    QTest.mouseClick(window.findChild(QToolButton, "copyFormula"), LEFT)
    assert QGuiApplication.clipboard().text().startswith("\\begin{align*}")
    card(window).customContextMenuRequested.emit(QPoint(3, 3))
    menu = next(m for m in card(window).findChildren(QMenu) if m.isVisible())
    chosen = next(a for a in menu.actions() if a.objectName() == "copy_sentence")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(chosen).center())
    assert (
        QGuiApplication.clipboard().text()
        == "w*x gives 1, and the tape writes it down, as it follows w and x."
    )


def test_by_keyboard_alone(window, qtbot):
    browser = card(window)
    graph(window).setFocus()
    for _ in range(40):
        if browser.hasFocus():
            break
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert browser.focused == W
    assert linked(window) == W
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert (browser.focused, linked(window)) == (X, X)
    QTest.keyClick(browser, Qt.Key.Key_Return)
    assert graph(window).selected == X
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused == PRODUCT
    QTest.keyClick(browser, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.cursor != BACK_THROUGH_PRODUCT)
    assert window.trace.steps[window.cursor - 1].node == PRODUCT
    assert browser.hasFocus()
    before = window.cursor
    QTest.keyClick(browser, Qt.Key.Key_Right)
    assert window.cursor == before + 1
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(browser, Qt.Key.Key_C, both)
    assert "(w \\cdot x) + b" in QGuiApplication.clipboard().text()


def test_an_infinity_is_cured_by_one_click_and_undone_by_one_key(open_window, qtbot):
    window = open_window(SPOILED)
    nodes = window.trace.nodes
    born = next(k for k, step in enumerate(window.trace.steps, 1)
                if step.node is not None and nodes[step.node].op == "log")  # fmt: skip
    window.go_to(born)
    height = window.widgets.narration.height()
    button = next(b for b in window.widgets.narration.findChildren(QPushButton) if b.isVisible())
    assert "xlogy" in button.text()
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: window.trace.text == CURED and window.settled)
    assert "is gone" in card(window).toPlainText()
    assert window.widgets.narration.height() == height
    assert window.trace.cures == ()
    window.actions_by_name["actionUndo"].trigger()
    qtbot.waitUntil(lambda: window.trace.text == SPOILED and window.settled)


def test_the_card_stands_still_and_links_lie_in_it_at_every_step_and_size(window, qtbot):
    for size in ((1440, 900), (1366, 768)):
        window.resize(*size)
        settle(window, qtbot)
        places = set()
        for step in range(len(window.trace.steps) + 1):
            window.go_to(step)
            places.add(window.widgets.narration.geometry().getRect())
            page, shown = card(window).document().size(), card(window).viewport().size()
            assert page.height() <= shown.height() + 1, step
            assert page.width() <= shown.width() + 1, step
        assert len(places) == 1


def test_pointing_and_letting_go_leaves_no_trace(window, qtbot):
    QTest.mouseMove(window.widgets.transport, QPoint(3, 3))
    settle(window, qtbot)
    before = window.widgets.narration.grab().toImage()
    view = card(window).viewport()
    QTest.mouseMove(view, place_of(window, W))
    qtbot.waitUntil(lambda: linked(window) == W)
    assert difference(window.widgets.narration.grab().toImage(), before) is not None
    window.go_to(BACK_THROUGH_PRODUCT - 1)
    window.go_to(BACK_THROUGH_PRODUCT)
    QTest.mouseMove(window.widgets.transport, QPoint(3, 3))
    qtbot.waitUntil(lambda: linked(window) is None and not view.underMouse())
    assert difference(window.widgets.narration.grab().toImage(), before) is None
