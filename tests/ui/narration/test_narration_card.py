"""The card tells each step, in words that can be read, copied and heard."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QTextBrowser

from gradviz import run
from gradviz.trace import Change, Contribution, Node, Step, Trace, frame_at
from gradviz.trace.stages import plan
from gradviz.trace.steps import KINDS
from gradviz.ui.narration.card_height import MOST
from gradviz.ui.narration.narration_card import NarrationCard
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace

TRACE, MISSING = neuron_trace(), missing_trace()
FROZEN = MISSING.gradients[0].rows[1]


@pytest.fixture
def card(qtbot):
    card = NarrationCard()
    qtbot.addWidget(card)
    card.resize(600, 120)
    card.set_trace(TRACE)
    card.show()
    return card


def told(card):
    return card.findChild(QTextBrowser, "narration").toPlainText()


def buttons(card):
    card.resize(600, card.heightForWidth(600))
    card.layout().activate()
    found = [b for b in card.findChildren(QPushButton) if b.isVisible()]
    return sorted(found, key=lambda b: b.x())


def test_a_backward_step_is_told_in_symbols_numbers_and_words(card):
    card.set_frame(frame_at(TRACE, 9))
    assert told(card).splitlines() == [
        "Back through sigmoid (σ)   line 2, the tape kept for this: its output only",
        "∂loss/∂z = ∂loss/∂y · y(1 - y) = -0.620 · 0.690(1 - 0.690) = -0.1326",
        "through sigmoid",
    ]


def test_one_line_for_each_contribution(card):
    card.set_frame(frame_at(TRACE, 11))
    assert "∂loss/∂w" in told(card).splitlines()[1]
    assert "∂loss/∂x" in told(card).splitlines()[2]


def test_a_forward_step_says_what_is_computed_and_kept(card):
    card.set_frame(frame_at(TRACE, 2))
    assert "z = (w · x) + b = 1.20 + (-0.400) = 0.8000" in told(card)
    assert "the tape need not keep any of its numbers" in told(card)


def test_the_end_lists_every_gradient_and_none(card):
    card.set_frame(frame_at(TRACE, 12))
    assert "∂loss/∂w = -0.1990" in told(card)
    assert "∂loss/∂t = None" in told(card)


def test_before_the_first_step_it_says_what_to_press(card):
    card.set_frame(frame_at(TRACE, 0))
    assert "right arrow" in told(card)


def test_an_empty_program_says_what_to_type(card):
    card.set_trace(Trace(""))
    card.set_frame(frame_at(Trace(""), 0))
    assert "sigmoid(w*x + b)" in told(card)


def fanned(count):
    """Return the neuron's sigmoid step with `count` contributions to z, of many to come."""
    step = TRACE.steps[8]
    parts = tuple(
        Contribution(5, 0, np.array(0.1 * k), None, np.array(0.5), k, count)
        for k in range(1, count + 1)
    )
    changes = (Change("adjoints", 5, np.array(0.2), np.array(0.5)),)
    taken = dataclasses.replace(step, contributions=parts, changes=changes)
    return dataclasses.replace(TRACE, steps=(*TRACE.steps[:8], taken, *TRACE.steps[9:]))


def test_fan_out_is_shown_as_an_addition_that_is_counted(card):
    trace = fanned(2)
    card.set_trace(trace)
    card.set_frame(frame_at(trace, 9))
    assert "0.2000 + 0.1000 = 0.5000 (1 of 2 parts arrived)" in told(card)
    assert "+=" in told(card)


def test_more_than_three_contributions_are_counted_not_listed(card):
    trace = fanned(8)
    card.set_trace(trace)
    card.set_frame(frame_at(trace, 9))
    assert "and 5 more" in told(card)


def test_broadcasting_is_undone_in_words(card):
    wide, narrow = np.ones((4, 3)), np.full((3,), 4.0)
    step = dataclasses.replace(
        TRACE.steps[8], contributions=(Contribution(2, 0, narrow, wide, narrow, 1, 1),)
    )
    trace = dataclasses.replace(TRACE, steps=(*TRACE.steps[:8], step, *TRACE.steps[9:]))
    card.set_trace(trace)
    card.set_frame(frame_at(trace, 9))
    assert "summed over axis 0, because b was spread over 4 copies" in told(card)


def test_a_reason_is_told_until_the_next_frame(card):
    card.show_reason(FROZEN)
    assert "Why is the gradient of x1 None?" in told(card)
    assert "trainable variables only" in told(card)
    card.set_frame(frame_at(TRACE, 9))
    assert "None?" not in told(card)
    assert not buttons(card)


def test_buttons_ask_for_repairs(card, qtbot):
    card.show_reason(FROZEN)
    assert [b.text() for b in buttons(card)][:2] == [FROZEN.reason.fix.label, "Make it trainable"]
    with qtbot.waitSignal(card.repairRequested) as asked:
        qtbot.mouseClick(buttons(card)[0], Qt.MouseButton.LeftButton)
    assert asked.args == [FROZEN.reason.fix]
    with qtbot.waitSignal(card.repairRequested) as asked:
        qtbot.mouseClick(buttons(card)[1], Qt.MouseButton.LeftButton)
    assert asked.args == [FROZEN.reason.more[0]]


def test_a_button_leads_back_to_the_step(card, qtbot):
    card.set_frame(frame_at(TRACE, 9))
    card.show_reason(FROZEN)
    qtbot.mouseClick(buttons(card)[-1], Qt.MouseButton.LeftButton)
    assert "sigmoid" in told(card)


def test_what_is_copied_has_its_formulas(card):
    card.set_frame(frame_at(TRACE, 9))
    browser = card.narration
    cursor = browser.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    browser.setTextCursor(cursor)
    assert "∂loss/∂z = ∂loss/∂y" in browser.createMimeDataFromSelection().text()


def test_a_screen_reader_hears_the_formula(card):
    card.set_frame(frame_at(TRACE, 9))
    assert card.narration.accessibleName() == "What happens at this step"
    assert "∂loss/∂z = ∂loss/∂y" in card.narration.accessibleDescription()


@pytest.mark.parametrize("width", [260, 600])
def test_the_height_is_the_same_at_every_step_and_stage(card, width):
    heights = set()
    for index in range(len(TRACE.steps) + 1):
        frame = frame_at(TRACE, index)
        for stage in range(len(plan(frame.step)) + 1):
            card.set_frame(dataclasses.replace(frame, stage=stage))
            heights.add(card.heightForWidth(width))
    assert len(heights) == 1


def test_every_step_and_stage_of_a_small_program_fits_the_height(card):
    card.setFixedWidth(600)
    card.setFixedHeight(card.heightForWidth(600))
    card.show()
    for index in range(len(TRACE.steps) + 1):
        frame = frame_at(TRACE, index)
        for stage in range(len(plan(frame.step)) + 1):
            card.set_frame(dataclasses.replace(frame, stage=stage))
            card.layout().activate()
            assert card.narration.verticalScrollBar().maximum() == 0, (index, stage)


def test_a_program_that_says_little_leaves_the_graph_the_room(card):
    card.set_trace(run("y = 2. * x"))
    assert card.heightForWidth(600) < MOST


def test_a_value_that_is_dragged_changes_no_height(card):
    card.set_trace(run("y = exp(x)", {"x": ("trainable", 1.0)}))
    before = card.heightForWidth(600)
    card.set_trace(run("y = exp(x)", {"x": ("trainable", 1.23456e-30)}))
    assert card.heightForWidth(600) == before


def test_everything_shown_fits_at_the_height_it_asks_for(card):
    for index in range(len(TRACE.steps) + 1):
        card.set_frame(frame_at(TRACE, index))
        card.resize(600, card.heightForWidth(600))
        card.layout().activate()
        document = card.narration.document().size().height()
        assert document <= card.narration.viewport().height() + 1


def test_no_line_is_wider_than_the_card(card):
    card.resize(300, 170)
    card.set_frame(frame_at(TRACE, 9))
    assert card.narration.document().idealWidth() <= card.narration.viewport().width() + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("node", [None, 5, 0])
def test_every_kind_of_step_can_be_told(card, kind, node):
    step = Step(kind, None, None, node, "What happened.", output="printed line")
    trace = dataclasses.replace(TRACE, steps=(step,))
    card.set_trace(trace)
    card.set_frame(frame_at(trace, 1))
    expected = "printed line" if kind == "printed" else "What happened."
    assert expected in told(card)
    assert "card." not in told(card)


@pytest.mark.parametrize(
    "value",
    ["글자", np.array(np.nan), np.array(np.inf), np.zeros((2, 2, 2, 2)), np.zeros(0),
     np.array([True]), np.arange(3), np.array(1 + 2j)],
    ids=str,
)  # fmt: skip
def test_odd_values_are_told(card, value):
    nodes = (
        Node(0, "값", "constant", "", "constant", (), None, 1, False, value),
        Node(1, "", "identity", "", "tensor", (0,), None, 1, True, value, ("x",), 4, ("$g",)),
    )
    steps = (Step("bound", None, 1, 0, "a"), Step("computed", None, 1, 1, "b"))
    trace = Trace("", nodes, steps)
    card.set_trace(trace)
    for index in (1, 2):
        card.set_frame(frame_at(trace, index))
        assert "값" in told(card)
    assert not card.grab().isNull()


def test_korean_and_dark_can_be_worn_at_any_time(card):
    card.set_frame(frame_at(TRACE, 9))
    CATALOGUE.use("ko")
    card.retranslate()
    card.set_theme(DARK)
    assert "테이프가 이때를 위해 보관한 것: 출력만" in told(card)
    assert not card.grab().isNull()


def test_buttons_that_do_not_fit_side_by_side_go_to_the_next_row(card):
    card.show_reason(FROZEN)
    card.resize(420, card.heightForWidth(420))
    card.layout().activate()
    shown = [b for b in card.findChildren(QPushButton) if b.isVisible()]
    assert len({button.y() for button in shown}) > 1
    for button in shown:
        assert button.parentWidget().rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


def test_powers_of_ten_are_set_alike_within_a_formula_and_as_its_result(card):
    trace = run("x = tf.Variable(20.)\nwith tf.GradientTape() as tape:\n  y = tf.exp(-x) * 3.\n"
                "tape.gradient(y, x)\n")  # fmt: skip
    card.set_trace(trace)
    steps = enumerate(trace.steps, 1)
    at = next(k for k, s in steps if s.node is not None and s.backward
              and trace.nodes[s.node].op == "exp" and s.kind == "pulled_back")  # fmt: skip
    card.set_frame(frame_at(trace, at))
    formula = told(card).splitlines()[1]
    assert formula.endswith("6.183·10⁻⁹")
    assert "e-09" not in formula
