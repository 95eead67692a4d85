import pytest
from PySide6.QtGui import QTextCursor

from gradviz.trace import Span, frame_at
from gradviz.ui.editor.code_editor import CodeEditor
from tests.helpers.neuron import TEXT, neuron_trace
from tests.helpers.painted import painted


@pytest.fixture
def editor(qtbot):
    widget = CodeEditor()
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    widget.set_program(TEXT + "\n" * 12)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def parts(editor):
    return {"gutter": editor._gutter, "text": editor.viewport()}


@pytest.mark.parametrize("part", ["gutter", "text"])
def test_a_step_paints_the_lines_anew_whose_marks_moved_and_few_others(editor, part):
    trace = neuron_trace()
    editor.set_trace(trace)
    editor.set_frame(frame_at(trace, 0))
    for index in range(1, len(trace.steps) + 1):
        share, missed = painted(
            parts(editor)[part], lambda at=index: editor.set_frame(frame_at(trace, at))
        )
        assert missed == 0
        assert share < 0.4


@pytest.mark.parametrize("part", ["gutter", "text"])
def test_whatever_is_marked_otherwise_is_painted_anew(qtbot, editor, part):
    trace = neuron_trace()
    editor.set_trace(trace)
    editor.set_frame(frame_at(trace, 8))

    def put_caret():
        editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(1)))

    def new_line():
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        editor.insertPlainText("# one\n")

    changes = (
        editor.setFocus,
        put_caret,
        lambda: editor.breaks.toggle(2),
        lambda: editor.mark_place(Span(0, 5)),
        lambda: editor.set_linked(3),
        new_line,
        editor.undo,
        editor.clearFocus,
    )
    for change in changes:
        assert painted(parts(editor)[part], change)[1] == 0
