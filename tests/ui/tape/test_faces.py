from dataclasses import replace

import numpy as np
import pytest

from gradviz.trace import frame_at
from gradviz.ui.tape.faces import Faces, clipped, columns, size_text, value_text, why_not
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import INNER_PAUSES, PAUSES, SECOND, step_of, traced


def face(trace, cell, at):
    return Faces(trace).at(trace.cells[cell], frame_at(trace, at))


def test_forward_a_cell_tells_inputs_and_output():
    trace = neuron_trace()
    assert face(trace, 0, 1).lines == ("w, x → 1.200",)
    assert face(trace, 1, 2).lines == ("·, b → 0.8000",)
    assert (face(trace, 2, 3).title, face(trace, 2, 3).place) == ("3 σ", "line 2")


def test_the_number_of_a_record_is_told_from_a_number_in_it():
    trace = traced("x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = 2. * x\n")
    one = face(trace, 0, len(trace.steps))
    assert (one.number, one.title) == ("1", "1 2 ×")
    lone = traced("y = tf.constant(2.) * 3.\n")
    assert face(lone, 0, len(lone.steps)).number == ""


def test_what_has_not_run_shows_no_value():
    waiting = face(neuron_trace(), 3, 1)
    assert waiting.state == "waiting"
    assert waiting.lines == ("y, t →",)
    assert waiting.corner == ""


def test_backward_a_cell_tells_upstream_and_contribution():
    trace = neuron_trace()
    assert face(trace, 4, 7).lines == ("1.000 → -0.6201",)
    assert face(trace, 4, 6).lines == ("· → 0.09612",)  # only the seed is there yet
    assert face(trace, 2, 9).lines == ("-0.6201 → -0.1326",)


def test_backward_each_input_gets_its_own_line():
    trace = neuron_trace()
    assert face(trace, 0, 11).lines == ("-0.1326 → w -0.1990", "→ x -0.1061")


def test_only_the_cell_of_the_step_just_taken_is_active():
    trace = neuron_trace()
    assert [face(trace, k, 8).active for k in range(5)] == [False, False, False, True, False]
    assert not any(face(trace, k, 0).active for k in range(5))


def test_bytes_are_told_while_the_tape_holds_them(two_tapes):
    assert face(two_tapes, 1, 6).corner == "500 B"
    assert face(two_tapes, 3, len(two_tapes.steps)).corner == ""
    assert face(two_tapes, 3, len(two_tapes.steps)).state == "released"


def test_a_released_cell_is_empty_and_says_what_emptied_it():
    trace = traced(SECOND)
    empty = face(trace, 1, len(trace.steps))
    assert (empty.lines, empty.brief, empty.corner) == ((), "", "")
    frame = frame_at(trace, len(trace.steps))
    assert Faces(trace).tip(trace.cells[1], frame).endswith("emptied: gradient() was called")
    heard = Faces(trace).heard(trace.cells[1], frame)
    assert heard == "1 ( )³, line 5, released: emptied: gradient() was called, on inner"


def test_a_wiped_cell_says_which_line_did_it():
    trace = traced(PAUSES)
    frame = frame_at(trace, len(trace.steps))
    faces = Faces(trace)
    assert faces.tip(trace.cells[0], frame).endswith("emptied by reset(), line 9")
    assert "line 9" not in faces.tip(trace.cells[-1], frame)


def test_what_ran_during_a_pause_says_so_unless_another_tape_took_it():
    assert face(traced(PAUSES), 1, 6).lines == ("tape is paused",)
    assert face(traced(INNER_PAUSES), 0, 4).recordable


def test_a_flat_cell_tells_in_one_line_what_every_input_gets():
    trace = neuron_trace()
    assert face(trace, 0, 11).brief == "→ w -0.20, x -0.11"
    assert face(trace, 2, 9).brief == face(trace, 2, 9).lines[0]
    assert face(trace, 2, 3).brief == face(trace, 2, 3).lines[0]


def test_what_a_backward_pass_wrote_says_whose():
    trace = traced(SECOND)
    frame = frame_at(trace, step_of(trace, "pulled_back", 1))
    tips = [Faces(trace).tip(cell, frame) for cell in trace.cells]
    assert not any("backward pass" in tip for tip in tips[:2])
    assert all("made by inner’s backward pass" in tip for tip in tips[2:4])
    assert all("written by inner’s backward pass" in tip for tip in tips[4:])


def test_what_the_tape_does_not_take_says_why(two_tapes):
    outside = face(two_tapes, 0, 1)
    assert outside.lines == ("outside the tape",)
    assert outside.title == "+"
    assert not outside.recordable
    assert face(two_tapes, 5, 0).lines == ("constants only",)


@pytest.mark.parametrize("code", ["unwatched", "left_tape", "not_differentiable"])
def test_every_reason_has_short_words_in_both_languages(code):
    english = why_not(code)
    CATALOGUE.use("ko")
    assert english != why_not(code)
    assert len(english) < 20


def test_unknown_reason_still_says_something():
    assert why_not("a new one") == "not recorded"


def test_tapes_name_is_told_where_another_begins(two_tapes):
    faces = [face(two_tapes, k, 0).tag for k in range(6)]
    assert faces == ["", "바깥", "", "안쪽", "", ""]
    assert not any(face(neuron_trace(), k, 0).tag for k in range(5))


def test_a_second_pass_shows_its_own_numbers():
    trace = neuron_trace()
    doubled = tuple(
        replace(step, gradient=1, upstream=None if step.upstream is None else step.upstream * 2)
        for step in trace.steps[5:]
    )
    trace = replace(trace, steps=trace.steps + doubled)
    assert face(trace, 2, 9).lines[0].startswith("-0.6201")
    assert face(trace, 2, 16).lines[0].startswith("-1.240")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.ones((3, 2)), "(3, 2)"),
        (np.ones((2, 3, 4, 5)), "(2, 3, 4, 5)"),
        (np.zeros((0,)), "(0,)"),
        (np.array(np.nan), "nan"),
        (np.array(-np.inf), "-∞"),
        (np.array(True), "True"),
        (np.array(7), "7"),
        (np.array(1.23456e-12), "1.2e-12"),
        ("abc", '"abc"'),
        ("a long text", '"a long …"'),
    ],
)
def test_any_value_is_told_in_few_characters(value, text):
    assert value_text(value) == text


def test_long_names_give_way_to_numbers(two_tapes):
    for cell in range(6):
        for at in range(len(two_tapes.steps) + 1):
            assert all(columns(line) <= 21 for line in face(two_tapes, cell, at).lines)
    assert face(two_tapes, 3, 4).lines == ("loss_val… → -1.2e+8",)


def test_clipping_counts_korean_letters_twice():
    assert columns("가중치 w") == 8
    assert clipped("가중치", 6) == "가중치"
    assert clipped("가중치", 5) == "가중…"
    assert clipped("loss_value, x", 9) == "loss_val…"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (12, "12 B"),
        (999, "999 B"),
        (1500, "1.5 kB"),
        (80_000, "80 kB"),
        (8_000_000, "8 MB"),
    ],
)
def test_sizes_are_short(count, text):
    assert size_text(count) == text


def test_tip_and_spoken_text_tell_the_whole_story(two_tapes):
    trace = neuron_trace()
    frame = frame_at(trace, 3)
    faces = Faces(trace)
    assert faces.tip(trace.cells[2], frame) == (
        "3 σ  sigmoid  line 2\nz → 0.6900\nthe tape keeps out: 4 B"
    )
    assert faces.heard(trace.cells[2], frame) == "3 σ, line 2, recorded: z → 0.6900"
    assert faces.tip(trace.cells[1], frame).endswith("the tape keeps no values")
    outside = Faces(two_tapes).tip(two_tapes.cells[0], frame_at(two_tapes, 1))
    assert outside == "+  add  line 2\noutside the tape"
