"""What the card says of nodes leads to them: by mouse, by Tab and Enter, in words and formulas."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QCursor, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.narration.card_height import MOST
from gradviz.ui.narration.narration_card import NarrationCard
from gradviz.ui.theme import DARK, LIGHT

TRACE = run("loss = (sigmoid(w*x + b) - t)**2")
W, X, PRODUCT = 0, 1, 4
LAST = 11  # back through multiply: ∂loss/∂w = ∂loss/∂(w·x) · x, and the same for x


@pytest.fixture(autouse=True)
def pointer_put_away():
    """Leave the pointer where it rests on no window of a later test."""
    yield
    QCursor.setPos(0, 0)


@pytest.fixture
def around(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    return around


@pytest.fixture
def card(qtbot, around):
    card = NarrationCard(around)
    card.setGeometry(0, 0, 640, MOST)
    around.resize(640, MOST)
    card.set_trace(TRACE)
    card.set_frame(frame_at(TRACE, LAST))
    around.show()
    around.activateWindow()
    qtbot.waitUntil(lambda: bool(links(card)))
    return card


@pytest.fixture
def heard(card):
    told = {"hovered": [], "selected": [], "activated": []}
    card.nodeHovered.connect(told["hovered"].append)
    card.nodeSelected.connect(told["selected"].append)
    card.nodeActivated.connect(told["activated"].append)
    return told


def links(card):
    return card.narration.links()


def point(card, node, which=0):
    found = [link for link in links(card) if link.node == node][which]
    return found.boxes[0].center().toPoint()


def test_every_name_value_and_gradient_is_a_link_in_the_order_it_is_read(card):
    nodes = [link.node for link in links(card)]
    kept = [W, X]
    first = [W, PRODUCT, X, PRODUCT, X, W]  # ∂/∂w = ∂/∂(w·x) · x = number · number = result
    second = [X, PRODUCT, W, PRODUCT, W, X]
    sentence = [PRODUCT, PRODUCT, W, W, X, X]
    assert nodes == [*kept, *first, *second, *sentence]


def test_links_lie_on_the_page_and_none_covers_another(card):
    boxes = [box for link in links(card) for box in link.boxes]
    page = card.narration.document().size()
    for k, box in enumerate(boxes):
        assert QRectF(QPointF(), page).adjusted(-2, -2, 2, 2).contains(box)
        shared = [box.intersected(other) for other in boxes[k + 1 :]]
        assert not any(both.width() > 3.5 and both.height() > 3 for both in shared)


def test_pointing_at_a_link_tells_its_node_once_and_leaving_tells_none(card, heard, qtbot):
    view = card.narration.viewport()
    qtbot.mouseMove(view, point(card, W, 1))
    qtbot.mouseMove(view, point(card, W, 1) + QPoint(1, 0))
    assert heard["hovered"] == [W]
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view, QPoint(view.width() - 3, view.height() - 3))
    assert heard["hovered"] == [W, None]
    assert view.cursor().shape() != Qt.CursorShape.PointingHandCursor


def test_a_click_selects_and_ctrl_click_or_double_click_goes_to_the_step(card, heard, qtbot):
    view, place = card.narration.viewport(), point(card, PRODUCT)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert (heard["selected"], heard["activated"]) == ([PRODUCT], [])
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, control, place)
    assert (heard["selected"], heard["activated"]) == ([PRODUCT], [PRODUCT])
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert heard["activated"] == [PRODUCT, PRODUCT]


def test_a_click_beside_links_and_a_drag_do_nothing(card, heard, qtbot):
    view = card.narration.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 3, 3))
    start = point(card, PRODUCT)
    far = start + QPoint(3 * QApplication.startDragDistance(), 0)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=far)
    assert (heard["selected"], heard["activated"]) == ([], [])


def test_tab_goes_through_the_nodes_and_out_again_both_ways(card, heard, qtbot):
    browser = card.narration
    browser.clearFocus()
    browser.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(browser.hasFocus)
    assert browser.focused == W
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused == X
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused == PRODUCT
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.focused is None
    assert not browser.hasFocus()
    browser.setFocus(Qt.FocusReason.BacktabFocusReason)
    qtbot.waitUntil(browser.hasFocus)
    assert browser.focused == PRODUCT
    qtbot.keyClick(browser, Qt.Key.Key_Backtab)
    assert browser.focused == X
    assert heard["hovered"] == [W, X, PRODUCT, None, PRODUCT, X]


def test_enter_selects_and_shift_enter_goes_to_the_step(card, heard, qtbot):
    browser = card.narration
    browser.clearFocus()
    browser.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(browser.hasFocus)
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    qtbot.keyClick(browser, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (heard["selected"], heard["activated"]) == ([W], [W])
    qtbot.keyClick(browser, Qt.Key.Key_Escape)
    assert browser.focused is None
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert heard["selected"] == [W]


def test_a_screen_reader_hears_which_node_a_link_leads_to(card, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: heard.append(e.message()))
    card.narration.clearFocus()
    card.narration.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: heard == ["link to w, 1.000"])


def test_another_step_points_at_nothing_and_has_its_own_links(card, heard, qtbot):
    qtbot.mouseMove(card.narration.viewport(), point(card, W))
    card.set_frame(frame_at(TRACE, 3))
    assert heard["hovered"] == [W, None]
    assert {link.node for link in links(card)} == {5, 6}


def test_what_is_pointed_at_elsewhere_is_marked_here_and_unmarked_without_a_trace(card):
    before = card.grab().toImage()
    card.set_linked(W)
    marked = card.grab().toImage()
    box = [link for link in links(card) if link.node == W][1].boxes[0]
    corner = card.narration.pos() + QPoint(round(box.left()) + 1, round(box.top()) + 1)
    assert marked.pixelColor(corner).name() == LIGHT.linked_wash
    card.set_linked(None)
    assert card.grab().toImage() == before


def test_a_tool_tip_says_what_a_click_does(card, qtbot):
    view, place = card.narration.viewport(), point(card, W)
    help_event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, help_event)
    qtbot.waitUntil(lambda: "Ctrl+click" in QToolTip.text())
    QToolTip.hideText()


def test_links_stay_true_in_a_narrow_card_in_dark_and_when_scrolled(card, heard, qtbot):
    card.set_theme(DARK)
    card.parentWidget().resize(300, 100)
    card.setGeometry(0, 0, 300, 100)
    bar = card.narration.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    last = links(card)[-1]
    place = last.boxes[0].center() - QPointF(0, bar.value())
    qtbot.mouseClick(card.narration.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert heard["selected"] == [last.node]


def test_the_button_and_the_menu_copy_formula_and_sentence(card, qtbot):
    said = []
    card.copying.copied.connect(said.append)
    clipboard = QGuiApplication.clipboard()
    button = card.findChild(QToolButton, "copyFormula")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clipboard.text().startswith("\\begin{align*}")
    menu = card.copying.menu(point(card, W))
    offered = {action.objectName(): action for action in menu.actions()}
    assert list(offered) == ["select", "go_to", "", "copy", "copy_sentence"]
    offered["copy_sentence"].trigger()
    assert clipboard.text().startswith("The gradient of w*x is complete")
    assert said == ["Copied as LaTeX", "Sentence copied"]


def test_the_menu_offers_nodes_only_where_there_is_one_and_formulas_only_if_there_are(card):
    card.set_frame(frame_at(TRACE, 0))
    offered = {a.objectName(): a.isEnabled() for a in card.copying.menu(QPoint(2, 2)).actions()}
    assert offered == {"copy": False, "copy_sentence": True}
    assert not card.copying.button.isEnabled()


def test_the_button_lies_beside_the_words(card):
    button = card.copying.button.geometry()
    assert card.rect().contains(button)
    assert not button.intersects(card.narration.geometry())
