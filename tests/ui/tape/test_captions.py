from dataclasses import replace

import pytest

from gradviz.trace import Change, Trace, frame_at
from gradviz.ui.tape.captions import caption, remark
from gradviz.ui.tape.lane_words import held
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import ITSELF, LOOP, PAUSES, SECOND, step_of, traced


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (0, "the tape is still empty"),
        (1, "the tape holds 1 operation"),
        (4, "the tape holds 4 operations"),
        (6, "◂ the tape is read right to left"),
        (11, "◂ the tape is read right to left"),
        (12, "the tape holds 5 operations"),  # it is persistent
    ],
)
def test_sentence_follows_the_cursor(at, sentence):
    trace = neuron_trace()
    assert caption(trace, frame_at(trace, at)) == sentence


def test_a_tape_that_let_go_says_why():
    trace = neuron_trace()
    last = replace(trace.steps[-1], changes=(Change("tapes", 0, "open", "released"),))
    trace = replace(trace, steps=(*trace.steps[:-1], last))
    assert caption(trace, frame_at(trace, 12)) == "tape released: gradient() was called once"


def test_the_call_that_emptied_a_tape_is_named():
    source = "x = tf.Variable([1., 2.])\nwith tf.GradientTape() as tape:\n  y = x * x\n"
    for call in ("gradient", "jacobian"):
        trace = traced(f"{source}g = tape.{call}(y, x)\n")
        end = frame_at(trace, len(trace.steps))
        assert caption(trace, end) == f"tape released: {call}() was called once"
        assert held(trace, end.index, trace.tapes[0]) == f"emptied: {call}() was called"


def test_with_several_tapes_each_is_named(two_tapes):
    assert caption(two_tapes, frame_at(two_tapes, 3)) == "바깥 holds 2 operations"
    assert caption(two_tapes, frame_at(two_tapes, 4)) == "안쪽 holds 1 operation"
    end = frame_at(two_tapes, len(two_tapes.steps))
    assert caption(two_tapes, end) == "안쪽 released: gradient() was called once"


def test_before_any_tape_none_is_recording(two_tapes):
    assert caption(two_tapes, frame_at(two_tapes, 1)) == "no tape is recording"


def test_an_empty_run_explains_what_will_be_here():
    assert caption(Trace(""), frame_at(Trace(""), 0)).startswith("Each operation gets a cell")
    assert caption(neuron_trace(), None).startswith("Each operation gets a cell")


def test_it_speaks_korean():
    CATALOGUE.use("ko")
    trace = neuron_trace()
    assert caption(trace, frame_at(trace, 8)) == "◂ 테이프는 오른쪽에서 왼쪽으로 읽습니다"


def said(trace, index):
    return caption(trace, frame_at(trace, index))


def noted(trace, index):
    return remark(trace, frame_at(trace, index))


def test_pauses_and_resets_are_said():
    trace = traced(PAUSES)
    assert said(trace, step_of(trace, "tape_paused")) == "the tape is paused"
    assert said(trace, step_of(trace, "tape_resumed")) == "the tape holds 1 operation"
    assert said(trace, step_of(trace, "tape_reset")) == "the tape was emptied by reset()"
    gone = traced(PAUSES + "del tape\n")
    assert said(gone, step_of(gone, "tape_dropped")) == "the tape is gone: nothing refers to it"


def test_while_a_pass_writes_on_another_tape_it_is_still_the_inner_one_that_is_read():
    trace = traced(SECOND)
    for index in range(step_of(trace, "backward_started", 1), step_of(trace, "pulled_back", 1)):
        assert said(trace, index) == "◂ inner is read right to left"


def test_in_a_loop_the_tape_of_this_pass_is_spoken_of():
    trace = traced(LOOP.format(count=3))
    assigned = step_of(trace, "assigned", nth=1)
    assert said(trace, assigned) == "tape 2 released: gradient() was called once"


def test_what_is_out_of_the_ordinary_is_remarked():
    trace = traced(PAUSES)
    watched = step_of(trace, "watched")
    assert noted(trace, watched - 1) == "persistent · watches nothing yet"
    assert noted(trace, watched) == "persistent · watches only x"
    assert noted(trace, step_of(trace, "tape_reset")) == "persistent · watches nothing yet"
    assert noted(traced(ITSELF), len(traced(ITSELF).steps)) == "persistent · watches variables"


def test_an_ordinary_tape_and_an_expression_are_left_in_peace():
    loop = traced(LOOP.format(count=3))
    assert {noted(loop, index) for index in range(len(loop.steps) + 1)} == {""}
    neuron = neuron_trace()
    assert {noted(neuron, index) for index in range(len(neuron.steps) + 1)} == {""}
