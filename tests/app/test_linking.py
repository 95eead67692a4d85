"""What is pointed at in text, graph or tape is marked in all three, by mouse and by keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor

from gradviz.trace import Span
from gradviz.ui.tape.tape_model import LINKED, NODE
from gradviz.ui.theme import DARK, LIGHT
from tests.app.conftest import NEURON

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(reopen):
    made = reopen(NEURON)
    made.widgets.graph.setFocus()  # where the caret stands is marked only while one writes
    return made


def node_of(window, piece):
    """The node that a piece of the program made."""
    start = NEURON.index(piece)
    span = Span(start, start + len(piece))
    return next(node.id for node in window.shown.nodes if node.span == span)


def marked(window):
    """(text, node in the graph, nodes of the cells) that wear the link's colour."""
    w = window.widgets
    colour = window.theme.linked
    texts = [
        item.cursor.selectedText()
        for item in w.editor.extraSelections()
        if item.format.underlineColor().name() == colour
    ]
    model = w.strip.model()
    rows = [model.index(k, 0) for k in range(model.rowCount())]
    return texts, w.graph.overlay.hover.node, [r.data(NODE) for r in rows if r.data(LINKED)]


def move_to(qtbot, window, node):
    graph = window.widgets.graph
    spot = graph.mapFromScene(graph._graph.rects_of(node)[0].center())
    qtbot.mouseMove(graph.viewport(), QPoint(spot))


def move_over_text(qtbot, window, at):
    editor = window.widgets.editor
    cursor = editor.textCursor()
    cursor.setPosition(at)
    area = editor.cursorRect(cursor)
    qtbot.mouseMove(editor.viewport(), QPoint(area.right() + 3, area.center().y()))


def move_over_cell(qtbot, window, row):
    strip = window.widgets.strip
    strip.scrollTo(strip.model().index(row, 0))
    qtbot.mouseMove(strip.viewport(), strip.visualRect(strip.model().index(row, 0)).center())


def focus(qtbot, window, widget):
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_hovering_a_node_marks_text_and_cell(window, qtbot):
    node = node_of(window, "w * x")
    move_to(qtbot, window, node)
    assert marked(window) == (["w * x"], node, [node])
    move_to(qtbot, window, node_of(window, "sigmoid(z)"))
    assert marked(window)[0] == ["sigmoid(z)"]
    qtbot.mouseMove(window.widgets.graph.viewport(), QPoint(3, 200))
    assert marked(window) == ([], None, [])


def test_hovering_a_sub_expression_marks_node_and_cell(window, qtbot):
    node = node_of(window, "w * x")
    move_over_text(qtbot, window, NEURON.index("* x"))
    assert marked(window) == (["w * x"], node, [node])
    window.widgets.editor.leaveEvent(QEvent(QEvent.Type.Leave))
    assert marked(window) == ([], None, [])


def test_hovering_a_cell_marks_node_and_text(window, qtbot):
    move_over_cell(qtbot, window, 2)
    node = node_of(window, "sigmoid(z)")
    assert marked(window) == (["sigmoid(z)"], node, [node])
    qtbot.mouseMove(window.widgets.strip.viewport(), QPoint(2, 1))
    leave = QEvent(QEvent.Type.Leave)
    window.widgets.strip.viewportEvent(leave)
    assert marked(window) == ([], None, [])


def test_the_caret_in_a_sub_expression_marks_node_and_cell(window, qtbot):
    editor = window.widgets.editor
    focus(qtbot, window, editor)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        qtbot.keyClick(editor, Key.Key_Right)  # z = w |* x
    node = node_of(window, "w * x")
    assert marked(window) == (["w * x"], node, [node])
    for _ in range(4):
        qtbot.keyClick(editor, Key.Key_Right)  # + b
    assert marked(window)[0] == ["w * x + b"]
    focus(qtbot, window, window.widgets.graph)
    assert marked(window) == ([], None, [])


def test_keys_in_the_graph_mark_text_and_cell(window, qtbot):
    graph = window.widgets.graph
    focus(qtbot, window, graph)
    graph.select(node_of(window, "w * x"))
    qtbot.keyClick(graph, Key.Key_Right, ALT)
    node = node_of(window, "w * x + b")
    assert graph.selected == node
    assert marked(window) == (["w * x + b"], node, [node])
    qtbot.keyClick(graph, Key.Key_Escape)
    assert marked(window) == ([], None, [])


def test_keys_in_the_strip_mark_text_and_node(window, qtbot):
    strip = window.widgets.strip
    focus(qtbot, window, strip)
    before = window.cursor
    qtbot.keyClick(strip, Key.Key_Home, ALT)
    qtbot.keyClick(strip, Key.Key_Right, ALT)
    node = node_of(window, "w * x + b")
    assert marked(window) == (["w * x + b"], node, [node])
    assert window.widgets.graph.selected == node
    assert window.cursor == before  # the selection moved, not the time
    qtbot.keyClick(strip, Key.Key_Left, ALT)
    assert marked(window)[0] == ["w * x"]
    qtbot.keyClick(strip, Key.Key_Escape)
    assert marked(window) == ([], None, [])


def test_the_pointer_counts_before_the_selection_and_gives_it_back(window, qtbot):
    chosen = node_of(window, "sigmoid(z)")
    window.widgets.graph.select(chosen)
    move_over_cell(qtbot, window, 0)
    assert marked(window)[0] == ["w * x"]
    window.widgets.strip.viewportEvent(QEvent(QEvent.Type.Leave))
    assert marked(window) == (["sigmoid(z)"], chosen, [chosen])


def test_marks_stay_through_steps_and_follow_the_run_typed_anew(window, qtbot):
    node = node_of(window, "w * x")
    window.widgets.graph.select(node)
    window.go_to(1)
    assert marked(window) == (["w * x"], node, [node])
    editor = window.widgets.editor
    focus(qtbot, window, editor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "a = z")
    assert marked(window)[0] == []  # another text than the one that ran
    qtbot.waitUntil(lambda: window.settled and window.trace.text == editor.program())
    node = node_of(window, "w * x + b")
    assert marked(window) == (["w * x + b", "z"], node, [node])  # the caret stands behind z


def test_an_input_is_marked_where_it_is_first_named(open_window):
    window = open_window("y = w * w\n")
    window.widgets.graph.select(0)
    texts = marked(window)[0]
    assert texts == ["w"]


def test_in_a_loop_the_text_means_the_latest_turn(reopen, qtbot):
    window = reopen("y = x\nfor i in range(3):\n  y = y * x\n")
    turns = [n.id for n in window.shown.nodes if n.op == "multiply"]
    assert len(turns) == 3
    move_over_text(qtbot, window, window.shown.text.index("* x"))
    assert marked(window)[1] == turns[-1]
    window.go_to(next(k for k, s in enumerate(window.shown.steps, 1) if s.node == turns[1]))
    move_over_text(qtbot, window, 0)
    move_over_text(qtbot, window, window.shown.text.index("* x"))
    assert marked(window)[1] == turns[1]
    assert marked(window)[2] == [turns[1]]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_links_colour_is_its_own_and_legible(theme):
    others = [theme.current, theme.series, theme.gradient, theme.trainable, theme.watched,
              theme.frozen, theme.constant, theme.bad]  # fmt: skip
    assert theme.linked not in others
    for ground in (theme.canvas, theme.window, theme.sunken, theme.linked_wash):
        assert contrast(theme.linked, ground) >= 4.5, ground
    assert contrast(theme.text, theme.linked_wash) >= 7


def contrast(one, other):
    lights = sorted(light(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
