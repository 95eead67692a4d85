import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from gradviz.app.details_panel import GRADIENTS, VARIABLES, DetailsPanel
from gradviz.lang.run import run
from gradviz.trace import Trace, frame_at
from gradviz.ui.tables.gradients_view import GradientsView
from gradviz.ui.tables.target_choice import TargetChoice
from gradviz.ui.tables.variables_view import VariablesView
from tests.helpers.neuron import neuron_trace
from tests.helpers.seen import Seen

PROGRAM = run(
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x ** 2\ng = tape.gradient(y, x)\n"
)


@pytest.fixture
def panel(qtbot):
    made = DetailsPanel(VariablesView(), GradientsView(), TargetChoice())
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar)
    made.resize(400, 300)
    return made


def test_an_expression_opens_on_its_variables(panel):
    panel.set_trace(neuron_trace())
    assert panel.tabs.currentIndex() == VARIABLES
    assert not panel._target.isHidden()


def test_a_program_opens_on_its_gradients_and_names_their_target(panel):
    panel.set_trace(PROGRAM)
    assert panel.tabs.currentIndex() == GRADIENTS
    assert panel.tabs.tabText(GRADIENTS) == "Gradients of y"
    assert panel._target.isHidden()


def test_a_step_within_one_gradient_call_lays_nothing_out_again(qtbot, panel):
    panel.set_trace(PROGRAM)
    panel.bar.show()
    qtbot.waitExposed(panel.bar)
    QApplication.processEvents()
    asked = Seen(panel.bar, QEvent.Type.LayoutRequest)
    for step in range(len(PROGRAM.steps) + 1):
        panel.set_frame(frame_at(PROGRAM, step))
        QApplication.processEvents()
    assert asked.times == 0


def test_a_choice_stays_while_the_kind_of_program_does(panel):
    panel.set_trace(PROGRAM)
    panel.tabs.setCurrentIndex(VARIABLES)
    panel.set_trace(PROGRAM)
    assert panel.tabs.currentIndex() == VARIABLES
    panel.set_trace(neuron_trace())
    panel.set_trace(PROGRAM)
    assert panel.tabs.currentIndex() == GRADIENTS


def test_without_gradients_there_is_nothing_to_turn_to(panel):
    panel.set_trace(Trace("x = 1"))
    assert not panel.tabs.isTabEnabled(GRADIENTS)
    assert panel.tabs.currentIndex() == VARIABLES


def test_where_it_is_narrow_the_choice_stands_without_its_words(panel, qtbot):
    panel.set_trace(neuron_trace())
    panel.show()
    assert not panel._of.isHidden()
    panel.resize(210, 300)
    qtbot.waitUntil(panel._of.isHidden)
    assert not panel._target.isHidden()


FROZEN = (
    "x = tf.Variable(3., trainable=False)\nz = tf.Variable(1.)\n"
    "with tf.GradientTape() as tape:\n    y = x * z\ntape.gradient(y, [x, z])\n"
)


def test_missing_gradients_are_shown_as_zeros_and_back(reopen, qtbot):
    window = reopen(FROZEN)
    button = window.findChild(QPushButton, "missingAsZero")
    assert button.isVisible()
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.settled and window.trace.gradients[0].rows[0].no_path)
    assert "unconnected_gradients=tf.UnconnectedGradients.ZERO" in window.document.text
    assert button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.settled and window.trace.gradients[0].rows[0].value is None)
    assert window.document.text == FROZEN


def test_where_every_gradient_arrives_nothing_is_offered(reopen):
    window = reopen(FROZEN.replace(", trainable=False", ""))
    assert not window.findChild(QPushButton, "missingAsZero").isVisible()
    assert not reopen("w * 2.").findChild(QPushButton, "missingAsZero").isVisible()


def test_of_two_calls_for_one_target_the_one_in_force_is_edited(reopen, qtbot):
    text = FROZEN.replace("()", "(persistent=True)") + "tape.gradient(y, x)\n"
    window = reopen(text)
    window.go_to(window.shown.gradients[0].last)
    qtbot.mouseClick(window.findChild(QPushButton, "missingAsZero"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.settled and window.trace.gradients[0].rows[0].no_path)
    assert window.document.text.splitlines()[-1] == "tape.gradient(y, x)"


def test_the_button_shows_what_is_where_the_edit_is_refused(reopen, qtbot):
    window = reopen(FROZEN.replace("[x, z])", "[x, z], None, 'none')"))
    button = window.findChild(QPushButton, "missingAsZero")
    with qtbot.waitSignal(window.document.refused):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isChecked()
