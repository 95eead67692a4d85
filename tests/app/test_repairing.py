"""A missing gradient, its repair by a click, and what the card says of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gradviz.ui.tape.tape_model import FACE

LEFT = Qt.MouseButton.LeftButton
BROKEN = (
    "x = tf.Variable([1., 2.])\n"
    "with tf.GradientTape() as tape:\n"
    "    a = x * 3.0\n"
    "    b = np.mean(a)\n"
    "    y = tf.square(b)\n"
    "tape.gradient(y, x)\n"
)


def ask_why(window, qtbot, row=0):
    table = window.widgets.gradients
    place = table.visualRect(table.model().index(row, 2)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)


def fix_button(window):
    buttons = window.widgets.narration.findChildren(QPushButton)
    return next(b for b in buttons if "reduce_mean" in b.text())


def told(window):
    return window.widgets.narration.narration.toPlainText()


def cuts(window):
    strip = window.widgets.strip
    faces = [strip.model().index(row).data(FACE) for row in range(strip.model().rowCount())]
    return [face.title for face in faces if face.cut]


def test_the_cut_is_marked_on_the_tape_until_the_next_step(reopen, qtbot):
    window = reopen(BROKEN)
    assert cuts(window) == []
    ask_why(window, qtbot)
    assert cuts(window) == ["np.mean"]
    window.go_to(2)
    assert cuts(window) == []


def test_a_repair_says_what_the_gradient_was_and_what_it_is(reopen, qtbot):
    window = reopen(BROKEN)
    ask_why(window, qtbot)
    qtbot.mouseClick(fix_button(window), LEFT)
    qtbot.waitUntil(lambda: "[13.50 13.50]" in told(window))
    assert "tf.reduce_mean(a)" in window.widgets.editor.toPlainText()
    assert "None (left the tape)" in told(window)
    window.go_to(1)
    assert "[13.50 13.50]" not in told(window)


def test_undo_takes_the_repair_back_as_one_step(reopen, qtbot):
    window = reopen(BROKEN)
    ask_why(window, qtbot)
    qtbot.mouseClick(fix_button(window), LEFT)
    qtbot.waitUntil(lambda: "[13.50 13.50]" in told(window))
    window.actions_by_name["actionUndo"].trigger()
    qtbot.waitUntil(lambda: window.settled)
    assert window.widgets.editor.toPlainText() == BROKEN
    assert window.trace.gradients[0].rows[0].reason.code == "left_tape"


def test_a_repair_of_an_input_is_compared_too(reopen, qtbot):
    window = reopen("w * x\n")
    window.document.set_role("w", "constant")
    qtbot.waitUntil(lambda: window.settled and window.trace.gradients[0].rows[0].value is None)
    reason = window.trace.gradients[0].rows[0].reason
    window.repairing.repair(reason.fix)
    qtbot.waitUntil(lambda: "None (constant)" in told(window))


def test_what_a_person_types_next_is_no_outcome_of_a_refused_repair(reopen, qtbot):
    window = reopen(BROKEN)
    reason = window.trace.gradients[0].rows[0].reason
    window.repairing.repair(reason.fix)
    window.repairing.forget()
    qtbot.waitUntil(lambda: window.settled and window.trace.error is None)
    qtbot.waitUntil(lambda: window.trace.gradients[0].rows[0].value is not None)
    assert "None (left the tape)" not in told(window)
