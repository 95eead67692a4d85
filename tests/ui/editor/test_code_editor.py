from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor

from gradviz.trace import Diagnostic, Span, Trace, frame_at
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.editor.menu import menu_of
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import CATALOGUE, say
from tests.helpers.neuron import TEXT, neuron_trace

Key = Qt.Key


@pytest.fixture
def editor(qtbot):
    widget = CodeEditor()
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    widget.set_program(TEXT)
    widget.show()
    return widget


@pytest.fixture
def running(editor):
    trace = neuron_trace()
    editor.set_trace(trace)
    editor.set_frame(frame_at(trace, 8))
    return editor


def washed(editor):
    """The pieces of the program that have something drawn behind or beneath them."""
    return [item.cursor.selectedText() for item in editor.extraSelections()]


def lines(editor):
    return editor._marks.line("just_run"), editor._marks.line("next")


def test_both_marks_stand_at_their_lines(running):
    assert lines(running) == (2, 1)
    assert washed(running) == ["(y - t)", "sigmoid(z)"]


def test_the_just_run_line_is_washed_across_gutter_and_text(running):
    image = running.grab().toImage()
    _, top, _ = list(running.blocks_in_view())[2]
    y = running.viewport().y() + top + 2
    for x in (2, running.viewport().x() + 1, running.width() - 3):
        assert image.pixelColor(x, y).name() == LIGHT.current_wash


def test_marks_move_along_while_one_types_and_wait_for_the_next_run(qtbot, running):
    running.moveCursor(running.textCursor().MoveOperation.Start)
    qtbot.keyClick(running, Key.Key_Return)
    assert lines(running) == (3, 2)
    running.set_frame(frame_at(neuron_trace(), 3))
    assert lines(running) == (None, None)  # that run was of another text


def test_a_new_run_takes_the_old_marks_away(running):
    running.set_trace(Trace(TEXT))
    assert lines(running) == (None, None)
    running.set_frame(frame_at(Trace(TEXT), 0))
    assert lines(running) == (None, None)


def test_the_line_just_run_comes_into_view(editor):
    text = "\n" * 200 + "x = 1"
    trace = neuron_trace()
    step = replace(trace.steps[0], span=Span(200, 205), line=201)
    trace = replace(trace, text=text, steps=(step,))
    editor.set_program(text)
    editor.set_trace(trace)
    editor.set_frame(frame_at(trace, 1))
    assert 200 in [block.blockNumber() for block, _, _ in editor.blocks_in_view()]


def test_problems_are_waved_and_errors_redden_the_line_number(editor):
    error = Diagnostic.at(TEXT, Span(4, 5), "name", "no w", "write w = 1")
    warning = Diagnostic.at(TEXT, Span(14, 15), "unused", "y?", severity="warning")
    nowhere = Diagnostic("time", "took too long")
    line_only = Diagnostic("odd", "odd", line=3)
    editor.set_diagnostics([error, warning, nowhere, line_only])
    colours = {
        item.cursor.selectedText(): item.format.underlineColor().name()
        for item in editor.extraSelections()
    }
    assert colours == {"w": LIGHT.bad, "y": LIGHT.current, "loss = (y - t) ** 2": LIGHT.bad}
    assert editor._marks.lines("errors") == {0, 2}
    editor.set_diagnostics([])
    assert washed(editor) == []


def test_what_was_left_out_is_waved_without_alarm(editor):
    editor.set_program("%magic\nx = 1\n")
    notice = Diagnostic.at("%magic\nx = 1\n", Span(0, 6), "left_out", "m", severity="notice")
    editor.set_diagnostics([notice])
    waves = [
        item.format.underlineColor().name()
        for item in editor.extraSelections()
        if item.cursor.selectedText() == "%magic"
    ]
    assert waves == [LIGHT.muted.lower()]


def test_show_span_goes_there_and_the_highlight_ends_with_the_next_move(qtbot, editor):
    span = Span(TEXT.index("sigmoid"), TEXT.index("sigmoid") + 7)
    editor.show_span(span)
    assert editor.textCursor().blockNumber() == 1
    assert not editor.textCursor().hasSelection()  # the next letter typed replaces nothing
    assert "sigmoid" in washed(editor)
    qtbot.keyClick(editor, Key.Key_Right)
    assert "sigmoid" not in washed(editor)


def linked(editor):
    """The pieces of the program that are marked as the same as what is pointed at elsewhere."""
    wanted = editor._marks.theme.linked
    return [
        item.cursor.selectedText()
        for item in editor.extraSelections()
        if item.format.underlineColor().name() == wanted
    ]


def test_the_text_of_a_linked_node_is_marked_until_it_is_not(running):
    running.set_linked(4)
    assert linked(running) == ["w * x"]
    running.set_theme(DARK)
    assert linked(running) == ["w * x"]
    running.set_linked(None)
    assert linked(running) == []


def test_nothing_is_linked_once_the_text_is_another(qtbot, running):
    running.set_linked(4)
    qtbot.keyClicks(running, "a")
    assert linked(running) == []
    running.set_linked(5)
    assert linked(running) == []


def test_a_place_spoken_of_is_highlighted_until_it_is_not(editor):
    editor.mark_place(Span(4, 9))
    assert washed(editor) == ["w * x"]
    editor.mark_place(None)
    assert washed(editor) == []


def test_hovering_names_the_node_of_the_smallest_piece(qtbot, running):
    heard = []
    running.nodeHovered.connect(heard.append)
    for piece in ("* x", "+ b", "x + b", "= w", "loss ="):
        hover(qtbot, running, TEXT.index(piece))
    assert heard == [4, 5, 1, None, 8]  # w * x, w * x + b, x, nothing, loss
    running.leaveEvent(QEvent(QEvent.Type.Leave))
    assert heard[-1] is None


def test_the_caret_names_the_node_it_stands_in_while_the_editor_has_the_focus(qtbot, running):
    heard = []
    running.nodeSelected.connect(lambda node, moved: heard.append((node, moved)))
    running.setFocus()
    qtbot.waitUntil(running.hasFocus)
    running.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        qtbot.keyClick(running, Key.Key_Right)
    assert heard == [(5, True), (None, True), (0, True), (4, True)]  # z, =, w, w * x
    running.clearFocus()
    assert heard[-1] == (None, True)


def hover(qtbot, editor, at):
    cursor = editor.textCursor()
    cursor.setPosition(at)
    area = editor.cursorRect(cursor)
    qtbot.mouseMove(editor.viewport(), QPoint(area.right() + 3, area.center().y()))


def test_bracket_beside_the_caret_shows_its_partner(qtbot, editor):
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.show_span(Span(TEXT.index("(z)"), TEXT.index("(z)")))
    editor.moveCursor(editor.textCursor().MoveOperation.Right)
    assert washed(editor) == ["(", ")"]


def test_empty_editor_says_what_can_be_typed_in_both_languages(editor):
    assert "tf.GradientTape" in editor.placeholderText()
    CATALOGUE.use("ko")
    editor.retranslate()
    assert editor.placeholderText() == say("editor.placeholder")
    assert editor.accessibleName() == "프로그램"


def test_it_has_its_fixed_name(editor):
    assert editor.objectName() == "programEditor"


def test_themes_change_every_colour(running):
    running.set_theme(DARK)
    assert running.extraSelections()[0].format.background().color().name() == DARK.current
    assert running.palette().base().color().name() == DARK.sunken


def test_gutter_grows_with_the_number_of_lines(editor):
    before = editor._gutter.width()
    editor.set_program("x\n" * 12000)
    assert editor._gutter.width() > before


def test_gutter_letters_grow_with_the_text(editor):
    editor.set_points(20)
    assert editor._gutter.font().pointSizeF() == 20
    assert editor._gutter.width() == editor._gutter.room()


def test_hostile_spans_do_no_harm(editor):
    editor.set_program("")
    editor.mark_place(Span(5, 9))
    editor.set_linked(3)
    editor.show_span(Span(50, 90))
    editor.set_diagnostics([Diagnostic("x", "m", Span(7, 7)), Diagnostic("y", "m", line=99)])
    editor.grab()
    assert editor.program() == ""


def test_control_g_asks_for_a_line_and_goes_there(qtbot, editor):
    editor.set_program("x\n" * 300, fresh=True)
    qtbot.keyClick(editor, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    field = editor._line_field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "2a50")  # only numbers are taken
    qtbot.keyClick(field, Key.Key_Return)
    assert editor.textCursor().blockNumber() == 249
    assert 249 in [block.blockNumber() for block, _, _ in editor.blocks_in_view()]
    qtbot.waitUntil(editor.hasFocus)
    assert field.isHidden()


@pytest.mark.parametrize(("typed", "line"), [("999", 3), ("", 0)])
def test_a_line_that_is_not_there_is_the_last_and_none_is_no_move(qtbot, editor, typed, line):
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor._line_field, typed)
    qtbot.keyClick(editor._line_field, Key.Key_Return)
    assert editor.textCursor().blockNumber() == line
    qtbot.keyClick(editor, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor._line_field, Key.Key_Escape)
    assert editor._line_field.isHidden()


def test_the_menu_does_what_it_says_and_tells_the_keys(editor):
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    menu = menu_of(editor)
    rows = dict(action.text().split("\t") for action in menu.actions() if action.text())
    assert rows["Value here"] == "Ctrl+K, Ctrl+I"
    assert rows["Comment out, or in"] == "Ctrl+/"
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert not actions["Copy"].isEnabled()
    actions["Comment out, or in"].trigger()
    assert editor.program().startswith("# z = w")
    actions["Find and replace"].trigger()
    assert editor.find_bar.replacement.isVisible()
    actions["Select all"].trigger()
    assert menu_of(editor).actions()[1].isEnabled()
