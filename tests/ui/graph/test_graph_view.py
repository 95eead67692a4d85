"""The graph as a person meets it: click, point, drag, zoom, walk, step, and step back."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import Trace, frame_at
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.node_words import card
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace

SIGMOID, LOSS, W, T = 6, 8, 0, 3


def pixel(view, node):
    """Return the middle of a node's box, in pixels of the viewport."""
    return view.mapFromScene(view._graph.rects_of(node)[0].center())


def picture(view):
    """Return what the viewport shows, as an array."""
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def show(view, trace, step):
    """Go to a step and let it be painted."""
    view.set_frame(frame_at(trace, step))
    QApplication.processEvents()


def wheel(view, at, turns, modifiers=Qt.KeyboardModifier.NoModifier):
    """Turn the wheel over a pixel."""
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


# --- mouse --------------------------------------------------------------------------------------


def test_a_click_on_a_node_activates_and_selects_it(view):
    told = []
    view.nodeActivated.connect(lambda node: told.append(("activated", node)))
    view.nodeSelected.connect(lambda node: told.append(("selected", node)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pixel(view, SIGMOID))
    assert told == [("selected", SIGMOID), ("activated", SIGMOID)]
    assert view.selected == SIGMOID


def test_a_click_beside_all_nodes_selects_nothing(qtbot, view):
    view.select(W)
    with qtbot.assertNotEmitted(view.nodeActivated), qtbot.waitSignal(view.nodeSelected) as caught:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 500))
    assert caught.args == [None]


def test_pointing_at_a_node_and_away_is_told(qtbot, view):
    with qtbot.waitSignal(view.nodeHovered) as caught:
        QTest.mouseMove(view.viewport(), pixel(view, T))
    assert caught.args == [T]
    with qtbot.waitSignal(view.nodeHovered) as caught:
        QTest.mouseMove(view.viewport(), QPoint(4, 500))
    assert caught.args == [None]


def test_dragging_moves_the_picture_and_is_no_click(qtbot, view):
    start = pixel(view, SIGMOID)
    with qtbot.assertNotEmitted(view.nodeActivated):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view.viewport(), start + QPoint(30, 20))
        QTest.mouseMove(view.viewport(), start + QPoint(60, 40))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))
    moved = pixel(view, SIGMOID) - start
    assert abs(moved.x() - 60) <= 1
    assert abs(moved.y() - 40) <= 1


def test_the_wheel_zooms_and_keeps_what_is_under_the_pointer(view):
    at, before = pixel(view, SIGMOID), view.camera.zoom
    wheel(view, at, 3)
    assert view.camera.zoom == pytest.approx(before * 1.25**3)
    away = pixel(view, SIGMOID) - at
    assert max(abs(away.x()), abs(away.y())) <= 3
    wheel(view, at, -3)
    assert view.camera.zoom == pytest.approx(before)


def test_the_wheel_with_shift_moves_sideways(view):
    before = pixel(view, SIGMOID)
    wheel(view, before, 1, Qt.KeyboardModifier.ShiftModifier)
    assert pixel(view, SIGMOID).x() == before.x() + 120


def rest(view, at):
    """Let the pointer rest on a pixel; return the card."""
    QTest.mouseMove(view.viewport(), at)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    return view.findChild(QWidget, "graphCard")


def test_the_card_of_what_the_pointer_rests_on_tells_of_every_step(view):
    trace = neuron_trace()
    show(view, trace, 9)
    card = rest(view, pixel(view, SIGMOID))
    for step in (9, 7, 1, 9):
        show(view, trace, step)
        assert card.isVisible()
        known = ("y = sigmoid", "line 2") + (("0.6900", "float32") if step > 3 else ())
        for fact in (*known, *(("-0.6201",) if step == 9 else ())):
            assert fact in card.text()
        assert ("-0.6201" in card.text()) == (step == 9)
        assert view.rect().contains(card.geometry())


def test_the_card_stays_while_the_same_program_runs_with_other_numbers(view, neuron):
    show(view, neuron[0], 9)
    card = rest(view, pixel(view, SIGMOID))
    view.set_trace(*neuron)
    show(view, neuron[0], 9)
    assert card.isVisible()
    view.set_trace(Trace(""), Drawing((), (), {}, 0.0, 0.0))
    assert card.isHidden()


def test_the_card_goes_when_its_node_moves_away_under_the_pointer_and_comes_back_with_it(view):
    trace = neuron_trace()
    show(view, trace, 9)
    card = rest(view, pixel(view, SIGMOID))
    view.camera.pan(0, 200)
    show(view, trace, 8)
    assert card.isHidden()
    view.camera.pan(0, -200)
    show(view, trace, 9)
    assert card.isVisible()
    QTest.mouseMove(view.viewport(), QPoint(4, 500))
    show(view, trace, 8)
    assert card.isHidden()


def test_copies_of_a_leaf_are_met_where_they_are(view, chain):
    trace, drawing = chain(40)
    boxes = [*drawing.boxes]
    far = boxes[40]
    boxes[40] = replace(far, node=0, proxy=True)  # another copy of the leaf, far to the right
    view.set_trace(trace, replace(drawing, boxes=tuple(boxes)))
    show(view, trace, 40)
    view.zoom_by(1.0)
    view.camera.centre(QPointF(far.x, far.y))
    at = view.mapFromScene(QPointF(far.x + 5, far.y + 5))
    assert (rest(view, at).geometry().center() - at).manhattanLength() < 300
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    show(view, trace, 1)
    view.select(0)
    assert view.mapFromScene(QPointF(far.x + 5, far.y + 5)) == at


def test_the_card_says_what_the_faint_sign_of_a_gradient_stands_for(view):
    trace = neuron_trace()
    node = next(node for node in trace.nodes if node.id == SIGMOID)
    for step, told in ((5, True), (len(trace.steps), False)):
        show(view, trace, step)
        text = card(trace, frame_at(trace, step), node, view._graph.moment, LIGHT)
        assert ("none has come here" in text) == told


# --- keys ---------------------------------------------------------------------------------------


def test_keys_zoom_and_fit(view):
    fitted = view.camera.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom > fitted
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.zoom < fitted
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.camera.zoom == pytest.approx(fitted)


def test_alt_and_arrows_walk_along_the_edges_and_enter_activates(qtbot, view):
    view.select(LOSS)
    alt = Qt.KeyboardModifier.AltModifier
    walked = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(view, key, alt)
        walked.append(view.selected)
    assert walked == [7, 6, 5, 6]
    with qtbot.waitSignal(view.nodeActivated) as caught:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [6]
    view.select(W)
    QTest.keyClick(view, Qt.Key.Key_Down, alt)
    assert view.selected == 1


@pytest.mark.parametrize("key", ["Left", "Right", "Home", "End", "Space", "Up", "Down"])
def test_plain_keys_of_stepping_go_on_to_the_window(qtbot, neuron, key):
    class Window(QWidget):
        seen = None

        def keyPressEvent(self, event):
            self.seen = event.key()

    window = Window()
    qtbot.addWidget(window)
    view = GraphView(window)
    view.set_trace(*neuron)
    window.show()
    qtbot.waitExposed(window)
    QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
    assert window.seen == getattr(Qt.Key, f"Key_{key}")


# --- stepping -----------------------------------------------------------------------------------


def test_every_step_changes_the_picture(view, neuron):
    before = picture(view)
    for step in range(1, len(neuron[0].steps) + 1):
        show(view, neuron[0], step)
        after = picture(view)
        assert (before != after).any(), step
        before = after


@pytest.mark.parametrize("route", [[12, 9], [0, 9], [3, 4, 5, 12, 11, 10, 9]])
def test_back_is_exactly_back(qtbot, view, neuron, route):
    show(view, neuron[0], 9)
    before = picture(view)
    for step in route:
        show(view, neuron[0], step)
    assert (picture(view) == before).all()
    view._repaint_all()
    assert (picture(view) == before).all(), "what was left standing differs from a fresh picture"


def test_stepping_moves_no_node(view, neuron):
    places = [pixel(view, node.id) for node in neuron[0].nodes]
    for step in (3, 8, 12, 0):
        show(view, neuron[0], step)
        assert [pixel(view, node.id) for node in neuron[0].nodes] == places


def test_the_active_node_is_brought_into_sight(view, neuron):
    view.zoom_by(3.0)
    for step in range(1, 11):
        show(view, neuron[0], step)
        node = frame_at(neuron[0], step).active
        rect = view.mapFromScene(view._graph.rects_of(node)[0]).boundingRect()
        assert view.viewport().rect().intersects(rect), step


def test_the_caption_follows_the_steps(view, neuron):
    caption = view.findChild(QWidget, "graphCaption")
    said = {}
    for step in (0, 2, 6, 9, 12):
        show(view, neuron[0], step)
        said[step] = caption.accessibleDescription()
    assert said[2] == "Forward pass step 2 of 5: +"
    assert said[6] == "Backward pass starts at loss with 1"
    assert said[9] == "Backward pass step 3 of 5: sigmoid"
    assert said[12] == "Result three of four gradients arrived"


def test_the_current_node_is_told_to_a_screen_reader(view, neuron):
    show(view, neuron[0], 9)
    assert view.accessibleDescription() == "y sigmoid, value 0.6900, gradient -0.6201"
    assert len(view.accessible_nodes()) == len(neuron[0].nodes)
    assert view.accessible_nodes()[T] == "t, constant, value 1.000"


# --- looks --------------------------------------------------------------------------------------


def test_the_theme_repaints_everything_and_comes_back(view, neuron):
    show(view, neuron[0], 9)
    light = picture(view)
    view.set_theme(DARK)
    dark = picture(view)
    assert (light != dark).mean() > 0.9
    view.set_theme(LIGHT)
    assert (picture(view) == light).all()


def test_the_language_changes_words_in_place(view, neuron):
    show(view, neuron[0], 9)
    CATALOGUE.use("ko")
    view.retranslate()
    caption = view.findChild(QWidget, "graphCaption")
    assert caption.accessibleDescription() == "역전파 5단계 중 3단계: sigmoid"
    assert view.accessibleName() == "계산 그래프"


def test_a_cut_is_marked_and_taken_away(view, neuron):
    show(view, neuron[0], 12)
    before = picture(view)
    view.set_cut(T, "a constant is not watched")
    assert (picture(view) != before).any()
    view.set_cut(None, "")
    assert (picture(view) == before).all()
    view.set_cut(999, "no such node")
    assert (picture(view) == before).all()


def test_the_whole_graph_fits_above_what_lies_on_the_lower_edge(view, neuron):
    view.set_bottom_reserve(150)
    free = QRectF(0, 40, view.viewport().width(), view.viewport().height() - 190)
    for node in neuron[0].nodes:
        rect = view.mapFromScene(view._graph.rects_of(node.id)[0]).boundingRect()
        assert free.contains(QRectF(rect)), node.id


def test_a_graph_too_large_ends_where_the_caption_and_the_card_begin(view):
    view.set_bottom_reserve(200)
    view.zoom_by(4.0)
    width, height = view.viewport().width(), view.viewport().height()
    rows = picture(view).reshape(height, width)
    canvas = QColor(LIGHT.canvas).rgb()
    assert (rows[height - 195 :] == canvas).all()
    assert (rows[:35] == canvas).all()
    assert (rows[60 : height - 220] != canvas).any()


def test_a_card_that_covers_nothing_moves_nothing(view):
    view.set_bottom_reserve(200)
    zoom, place = view.camera.zoom, pixel(view, W)
    for height in (120, 20, 160, 0):
        view.set_bottom_reserve(height)
        assert (view.camera.zoom, pixel(view, W)) == (zoom, place)


def test_a_card_does_not_send_a_large_graph_back_to_its_start(view, chain):
    trace, drawing = chain(400)
    view.set_trace(trace, drawing)
    show(view, trace, 39)
    place = pixel(view, 39)
    view.set_bottom_reserve(90)
    assert pixel(view, 39) == place


def test_a_resize_fits_again_until_the_person_has_chosen_a_zoom(view):
    fitted = view.camera.zoom
    view.resize(740, 520)
    QApplication.processEvents()
    assert view.camera.zoom < fitted
    view.zoom_by(1.5)
    chosen = view.camera.zoom
    view.resize(800, 520)
    QApplication.processEvents()
    assert view.camera.zoom == chosen


def test_a_trace_of_the_same_shape_keeps_the_view(view, neuron):
    view.zoom_by(1.7)
    zoom, place = view.camera.zoom, pixel(view, W)
    view.set_trace(neuron_trace(), neuron[1])
    assert (view.camera.zoom, pixel(view, W)) == (zoom, place)


# --- odd traces ---------------------------------------------------------------------------------


def test_a_table_that_is_moved_from_close_by_leaves_nothing_behind(view, build):
    table = np.linspace(-1, 1, 64, dtype=np.float32).reshape(8, 8)
    sines = [("", "sin", "sin", "tensor", (k,), table) for k in range(3)]
    trace, drawing = build([("w", "variable", "", "trainable", (), table), *sines])
    view.set_trace(trace, drawing)
    show(view, trace, 3)
    view.zoom_by(6.0 / view.camera.zoom)
    view.camera.centre(view._graph.rects_of(1)[0].center())
    for x, y in ((30, 0), (0, 40), (-17, -90), (70, 45)):
        view.camera.pan(x, y)
        moved = picture(view)
        view.resetCachedContent()
        assert (picture(view) == moved).all()


def test_an_empty_trace_paints_and_answers(qtbot):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    empty = Trace("")
    view.set_trace(empty, Drawing((), (), {}, 48.0, 48.0))
    show(view, empty, 0)
    for key in (Qt.Key.Key_F, Qt.Key.Key_Plus, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert view.selected is None
    assert view.accessible_nodes() == []
    assert "appears here" in view.findChild(QWidget, "graphCaption").accessibleDescription()


def test_a_trace_replaced_while_stepping_leaves_nothing_behind(view, neuron, chain):
    show(view, neuron[0], 9)
    view.select(LOSS)
    view.set_cut(T, "cut")
    trace, drawing = chain(3)
    view.set_trace(trace, drawing)
    show(view, trace, 2)
    replaced = picture(view)
    fresh = GraphView()
    fresh.resize(view.size())
    fresh.set_trace(trace, drawing)
    show(fresh, trace, 2)
    assert (picture(fresh) == replaced).all()
    assert view.selected is None
    fresh.deleteLater()


def test_five_thousand_nodes_are_painted_and_stepped(view, chain):
    trace, drawing = chain(5000)
    view.set_trace(trace, drawing)
    show(view, trace, len(trace.steps) - 1)
    view.camera.fit_all()
    QApplication.processEvents()
    assert len(np.unique(picture(view))) > 3
    view.center_on_node(2500)
    view.zoom_by(30)
    QApplication.processEvents()
    assert view.node_at(QPointF(pixel(view, 2500))) == 2500
