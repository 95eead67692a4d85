"""The document, with a worker that runs at once in the same thread and the real language."""

import pytest
from PySide6.QtCore import QCoreApplication

from gradviz.document.document import Document
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene
from gradviz.trace import Edit, Fix, Span
from gradviz.trace.sliders import Slider
from tests.helpers.boxes import measured

EXPRESSION = "y = sigmoid(w * x)\n"
PROGRAM = """\
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x ** 2
g = tape.gradient(y, x)
"""


class Heard:
    """What a document said, by signal."""

    def __init__(self, document):
        self.traces, self.edits, self.texts, self.refusals = [], [], [], []
        self.problems, self.results = [], []
        document.traceChanged.connect(lambda trace, _drawing: self.traces.append(trace))
        document.editsRequested.connect(self.edits.append)
        document.programChanged.connect(self.texts.append)
        document.refused.connect(self.refusals.append)
        document.problemsChanged.connect(self.problems.append)
        document.resultChanged.connect(self.results.append)


@pytest.fixture
def document(qapp):
    made = Document(Runs(ImmediateWorker(), measured))
    made.open(State((Scene(EXPRESSION),)))
    return made


@pytest.fixture
def heard(document):
    return Heard(document)


def type_in(document, text):
    """Type a text and do not wait for the quiet."""
    document.edit_program(text)
    document.runs.flush()


def role_of(document, name):
    return next(row.role for row in document.trace.inputs if row.name == name)


def value_of(document, name):
    return next(float(row.value) for row in document.trace.inputs if row.name == name)


def test_opening_runs_and_shows_the_end(document):
    assert [node.label for node in document.trace.nodes if node.label == "y"] == ["y"]
    assert document.stepper.at_end
    assert document.stepper.last > 0
    assert len(document.drawing.boxes) >= 4


def test_typing_runs_after_a_quiet(document, heard, qtbot):
    document.edit_program("y = w + 1\n")
    assert heard.traces == []
    qtbot.waitUntil(lambda: bool(heard.traces))
    assert heard.traces[-1].text == "y = w + 1\n"


def test_typing_asks_the_editor_for_nothing(document, heard):
    type_in(document, "y = w + 1\n")
    assert heard.edits == []
    assert heard.texts == []


def test_a_role_of_a_free_name_changes_the_table_not_the_text(document, heard):
    document.set_role("x", "watched")
    assert role_of(document, "x") == "watched"
    assert document.text == EXPRESSION
    assert heard.edits == []


def test_a_role_of_a_declared_name_is_an_edit_of_the_text(document, heard):
    document.open(State((Scene(PROGRAM),)))
    document.set_role("x", "frozen")
    assert "trainable=False" in document.text
    assert Fix("", heard.edits[-1]).apply(PROGRAM) == document.text
    assert role_of(document, "x") == "frozen"


def test_the_editors_echo_of_an_edit_is_not_another_edit(document, heard):
    document.open(State((Scene(PROGRAM),)))
    document.set_role("x", "frozen")
    runs = len(heard.results)
    document.edit_program(document.text)
    document.runs.flush()
    assert len(heard.results) == runs


def test_a_value_dragged_is_one_undo_step(document):
    for k in range(1, 20):
        document.set_value("w", k / 10)
    assert value_of(document, "w") == pytest.approx(1.9)
    document.undo()
    assert value_of(document, "w") == 1.0


def test_a_value_in_the_text_is_edited_there(document, heard):
    document.open(State((Scene(PROGRAM),)))
    document.set_value("x", 4.5)
    assert "tf.Variable(4.5)" in document.text
    assert value_of(document, "x") == 4.5


def test_undo_is_chronological_over_text_role_and_value(document):
    type_in(document, EXPRESSION + "z = y\n")
    document.set_role("x", "constant")
    document.set_value("w", 2.0)
    document.undo()
    assert (value_of(document, "w"), role_of(document, "x")) == (1.0, "constant")
    document.undo()
    assert role_of(document, "x") == "trainable"
    document.undo()
    assert document.text == EXPRESSION
    document.redo()
    assert document.text == EXPRESSION + "z = y\n"


def test_undo_tells_the_editor_only_what_differs(document, heard):
    type_in(document, EXPRESSION + "z = y\n")
    document.undo()
    assert heard.edits == [(Edit(Span(len(EXPRESSION), len(EXPRESSION) + 6), ""),)]


def test_an_intent_given_while_a_run_is_awaited_meets_the_new_text(document):
    document.open(State((Scene(PROGRAM),)))
    document.edit_program("# a remark\n" + PROGRAM)
    document.set_role("x", "frozen")
    assert "tf.Variable(3., trainable=False)" in document.text
    assert document.text.startswith("# a remark\n")


def test_inputs_are_remembered_while_their_name_is_away(document):
    document.set_value("w", 0.5)
    type_in(document, "y = x\n")
    type_in(document, EXPRESSION)
    assert value_of(document, "w") == 0.5


def test_the_target_can_be_chosen(document):
    type_in(document, "y = sigmoid(w * x)\nloss = y ** 2\n")
    document.set_target("y")
    assert document.trace.target == "y"


def test_a_text_that_cannot_be_read_keeps_the_picture_and_says_why(document, heard):
    good = document.trace
    type_in(document, "y = sigmoid(w *\n")
    assert document.trace is good
    assert document.latest.error is not None
    assert heard.problems[-1][0].severity == "error"
    assert heard.results[-1] is document.latest


def test_where_no_picture_is_to_be_kept_the_latest_error_is_on_show(document):
    document.open(State((Scene("y = (w *\n"),)))
    type_in(document, "with w as\n")
    assert document.latest.error is not None
    assert document.trace is document.latest


def test_a_program_that_fails_halfway_is_shown_up_to_there(document):
    type_in(document, "a = w * 2.\nb = a + nothing()\n")
    assert document.latest.error is not None
    assert document.trace is document.latest
    assert any(node.label == "a" for node in document.trace.nodes)


def test_the_cursor_stays_where_it_was_while_values_change(document):
    document.stepper.go_to(2)
    document.set_value("w", 3.0)
    assert document.stepper.cursor == 2


def test_opening_another_program_can_be_undone(document, heard):
    document.open(State((Scene("a * 2\n"),), title="other"))
    assert document.state.title == "other"
    document.undo()
    assert (document.text, document.state.title) == (EXPRESSION, "")
    assert heard.texts == ["a * 2\n", EXPRESSION]


def test_scenes_share_names_in_order(document):
    document.open(State((Scene("k = tf.Variable(5.)\n"), Scene("m = k * 2.\n"))))
    document.go_to_scene(1)
    assert document.latest.error is None
    assert float(document.latest.values["m"]) == 10.0


def test_scenes_can_be_added_and_removed_and_undone(document):
    document.add_scene()
    assert (len(document.state.scenes), document.text) == (2, "")
    document.remove_scene()
    document.undo()
    assert len(document.state.scenes) == 2


def test_a_repair_of_an_input_sets_its_role(document):
    document.set_role("x", "constant")
    document.repair(Fix("Watch x", role=("x", "watched")))
    assert role_of(document, "x") == "watched"


def test_a_repair_of_the_text_is_one_undo_step(document):
    document.open(State((Scene(PROGRAM),)))
    document.set_role("x", "constant")
    broken = document.text
    fix = document.trace.gradients[-1].rows[0].reason.fix
    document.repair(fix)
    assert document.trace.gradients[-1].rows[0].value is not None
    document.undo()
    assert document.text == broken


def test_modified_says_whether_there_is_something_to_save(document):
    assert not document.modified
    document.set_value("w", 2.0)
    assert document.modified
    document.undo()
    assert not document.modified
    document.set_value("w", 2.0)
    document.mark_saved("n.gradviz", "/tmp/n.gradviz")
    assert not document.modified
    assert document.state.file == "/tmp/n.gradviz"


def test_roles_and_values_of_opened_inputs_are_used(document):
    document.open(State((Scene("w * 2.\n", {"w": Input("watched", 4.0)}),)))
    assert (role_of(document, "w"), value_of(document, "w")) == ("watched", 4.0)


def test_a_value_change_moves_no_box(document):
    drawing = document.drawing
    document.set_value("w", 0.7)
    assert document.drawing.boxes is drawing.boxes
    assert document.drawing.paths is drawing.paths


def test_an_edit_keeps_the_order_of_the_picture_and_its_undo_brings_the_very_picture_back(document):
    def order():
        nodes = (node for node in document.trace.nodes if node.label in ("w", "x", "b"))
        boxes = {n.label: document.drawing.boxes[document.drawing.box_of[n.id]].y for n in nodes}
        return sorted(boxes, key=boxes.__getitem__)

    first = "y = sigmoid(w*x + b) + relu(x) * log(w)\n"
    type_in(document, first)
    before, drawing = order(), document.drawing
    type_in(document, first.replace("w*x", "w*x*"))  # half a line
    type_in(document, first.replace("w*x", "w*x*u"))
    assert order() == before
    type_in(document, first)
    assert document.drawing.boxes is drawing.boxes


def test_what_breaks_inside_becomes_a_problem_and_the_text_is_kept(qapp):
    def broken(request, cancelled):
        raise RuntimeError("out of luck")

    document = Document(Runs(ImmediateWorker(), measured, broken))
    heard = Heard(document)
    document.open(State((Scene(EXPRESSION),)))
    assert heard.problems[-1][0].code == "internal"
    assert document.text == EXPRESSION


def test_an_intent_about_an_unknown_name_is_ignored(document):
    document.set_role("nobody", "frozen")
    document.set_value("nobody", 1.0)
    QCoreApplication.processEvents()
    assert not document.modified


def test_a_slider_is_told_and_can_be_undone_and_runs_nothing(document, heard):
    told = []
    document.slidersChanged.connect(told.append)
    document.set_slider("w", Slider(0, 2))
    assert told == [{"w": Slider(0, 2)}]
    assert not heard.results
    assert document.modified
    document.undo()
    assert told[-1] == {}


def test_dragging_the_end_of_a_slider_is_one_step_to_undo(document):
    for high in (2.0, 3.0, 4.0):
        document.set_slider("w", Slider(0, high))
    document.undo()
    assert not document.state.scene.sliders


def test_a_value_can_be_set_right_after_a_slider(document):
    document.set_slider("w", Slider(0, 2))
    document.set_value("w", 1.5)
    assert document.trace.inputs[0].value == 1.5
    assert document.is_fresh


def test_another_scene_brings_its_own_sliders(document):
    document.set_slider("w", Slider(0, 2))
    told = []
    document.slidersChanged.connect(told.append)
    document.add_scene()
    document.go_to_scene(0)
    assert told[0] == {}
    assert told[-1] == {"w": Slider(0, 2)}
