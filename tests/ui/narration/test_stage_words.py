"""What the card says inside a backward step: every stage has a line, one of them is the present."""

import pytest

from gradviz import run
from gradviz.trace import stages
from gradviz.trace.stages import frame_inside, plan
from gradviz.ui.narration import stage_words
from gradviz.ui.narration.narration_card import NarrationCard
from gradviz.ui.narration.stage_words import stage_story
from gradviz.ui.narration.story import AHEAD, DONE, NOW
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace

ORANGE = "#c24e00"
TAPE = """import tensorflow as tf
{}
with tf.GradientTape() as tape:
    loss = {}
tape.gradient(loss, [{}])
"""
BIAS = TAPE.format(
    "x = tf.ones([8, 3])\nw = tf.Variable([[1., 2.]] * 3)\nb = tf.Variable([.1, .2])",
    "tf.reduce_sum(x @ w + b)",
    "w, b",
)


def cursor_of(trace, op):
    """Return the cursor behind the last backward step through `op`."""
    return max(
        k
        for k, step in enumerate(trace.steps, 1)
        if step.kind == "pulled_back" and trace.nodes[step.node].op == op
    )


def told(trace, op, stage):
    return stage_story(trace, frame_inside(trace, cursor_of(trace, op), stage), ORANGE)


def lines(trace, op, stage):
    """Return the formulas of a story as plain text, by the name of the stage."""
    story = told(trace, op, stage)
    return {line.lead: line.formulas[0].plain for line in story.lines if line.formulas}


def test_every_stage_is_told_in_symbols_and_in_numbers():
    assert lines(neuron_trace(), "sigmoid", 1) == {
        "upstream": "∂loss/∂y = -0.6201",
        "local derivative": "∂y/∂z = y(1 - y) = 0.690(1 - 0.690) = 0.2139",
        "product": "∂loss/∂y · ∂y/∂z = (-0.6201) · 0.2139 = -0.1326",
        "accumulate 1 of 1": "∂loss/∂z = -0.1326",
    }


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
def test_one_stage_is_present_the_earlier_done_and_the_later_to_come(stage):
    states = [line.state for line in told(neuron_trace(), "sigmoid", stage).lines]
    assert states == [DONE] * (stage - 1) + [NOW] + [AHEAD] * (4 - stage)


def test_inputs_are_told_one_behind_the_other():
    trace = neuron_trace()
    first, second = lines(trace, "multiply", 2), lines(trace, "multiply", 5)
    assert first["local derivative"] == "∂(w · x)/∂w = x = 1.500"
    assert second["local derivative"] == "∂(w · x)/∂x = w = 0.8000"
    assert first["upstream"] == second["upstream"]
    assert told(trace, "multiply", 2).place == "inside: 2 of 7, towards w"
    assert told(trace, "multiply", 5).place == "inside: 5 of 7, towards x"
    assert told(trace, "multiply", 1).place == "inside: 1 of 7"


def test_all_stories_of_a_step_have_as_many_lines():
    trace = run(BIAS)
    cursor = cursor_of(trace, "add")
    count = len(plan(trace.steps[cursor - 1]))
    stories = [told(trace, "add", stage) for stage in range(1, count + 1)]
    assert count == 8
    assert {len(story.lines) for story in stories} == {5}


def test_broadcasting_is_undone_in_a_line_of_its_own():
    told = lines(run(BIAS), "add", 7)
    assert told["un-broadcast"].endswith("[8 × 2] → [2] = [8.000 8.000]")
    assert "axis0" in told["un-broadcast"].replace(" ", "")
    assert "un-broadcast" not in lines(run(BIAS), "add", 2)


def test_a_rule_is_told_with_a_name_for_what_arrives():
    told = lines(run(BIAS), "matmul", 2)
    assert told["upstream"].startswith("g = ∂loss/∂")
    assert told["local derivative"].replace(" ", "") == "g↦xᵀg"
    assert told["product"].endswith("→ shape (3, 2)")


def test_a_number_made_of_a_tensor_has_a_rule_too():
    told = lines(run(BIAS), "reduce_sum", 2)
    assert told["local derivative"].replace(" ", "").startswith("g↦g·")


def test_a_written_number_is_not_repeated():
    trace = run(TAPE.format("x = tf.Variable(2.)", "x * 3.0 + x", "x"))
    assert lines(trace, "multiply", 2)["local derivative"].endswith("/∂x = 3")
    assert lines(trace, "add", 2)["local derivative"].endswith(" = 1")


def test_what_arrives_is_taken_out_of_a_fraction():
    trace = run(TAPE.format("x = tf.Variable(4.)", "tf.sqrt(x)", "x"))
    assert lines(trace, "sqrt", 2)["local derivative"].endswith("= 0.2500")
    assert "g" not in lines(trace, "sqrt", 2)["local derivative"]


def test_what_is_there_already_is_added_to():
    trace = run(TAPE.format("x = tf.Variable(2.)", "x * x - 3. * x", "x"))
    added = [
        lines(trace, "multiply", stage).get("accumulate 3 of 3") for stage in (1, 4, 7)
    ]  # of x * x, met last: once as the left and once as the right
    assert "∂loss/∂x = (-1.000) + 2.000 = 1.000" in added


def test_of_0_times_infinity_which_the_run_says_is_0_no_product_is_claimed():
    trace = run(TAPE.format("x = tf.Variable(0.)", "tf.sqrt(x) * 0.", "x"))
    told = lines(trace, "sqrt", 3)
    assert told["local derivative"].endswith("= ∞")
    assert told["product"].endswith("= 0.000")
    assert "∞" not in told["product"]


def test_the_card_marks_the_present_stage_and_reads_it_out(qtbot):
    card = NarrationCard()
    qtbot.addWidget(card)
    card.resize(640, 170)
    trace = neuron_trace()
    card.set_trace(trace)
    card.set_frame(frame_inside(trace, 9, 3))
    text = card.narration.accessibleDescription()
    assert [line[:3] for line in text.split("\n")[1:]] == ["✓ u", "✓ l", "▸ p", "   "]


def test_the_present_stage_is_in_sight_on_a_low_card(qtbot):
    card = NarrationCard()
    qtbot.addWidget(card)
    card.resize(640, 90)
    card.show()
    trace = neuron_trace()
    card.set_trace(trace)
    offsets = []
    for stage in (1, 4, 1):
        card.set_frame(frame_inside(trace, 9, stage))
        offsets.append(card.narration.verticalScrollBar().value())
    assert offsets[0] == offsets[2] < offsets[1]


def test_in_korean_too(qtbot):
    CATALOGUE.use("ko")
    story = told(run(BIAS), "add", 7)
    assert story.place.startswith("단계 안")
    assert all(line.lead for line in story.lines)


def test_a_stage_of_many_inputs_costs_no_more_than_one_of_few(monkeypatch):
    program = (
        "x = tf.Variable(1.5)\nwith tf.GradientTape() as t:\n  parts = [x * k for k in range(40)]"
    )
    trace = run(f"{program}\n  y = tf.add_n(parts)\ng = t.gradient(y, x)\n")
    index = next(k for k, s in enumerate(trace.steps, 1) if len(s.contributions) == 40)
    asked = []
    derivative = stage_words.local_derivative
    for module in (stages, stage_words):
        monkeypatch.setattr(
            module, "local_derivative", lambda *rest: (asked.append(rest), derivative(*rest))[1]
        )
    told = stage_story(trace, frame_inside(trace, index, 60), ORANGE)
    assert [line.state for line in told.lines].count(NOW) == 1
    assert len(asked) < 6
