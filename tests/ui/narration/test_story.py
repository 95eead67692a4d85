"""What the card says where there is no step to tell of."""

import pytest

from gradviz import run
from gradviz.trace import Trace, frame_at
from gradviz.trace.diagnostic import Diagnostic
from gradviz.ui.narration.story import FORWARD, WRONG, story
from gradviz.words import CATALOGUE

SYNTAX = "x = tf.Variable(2.0)\nwith tf.GradientTape() as tape\n    y = x * 2.0\n"
ORANGE = "#c24e00"


@pytest.fixture(params=["en", "ko"])
def language(request):
    CATALOGUE.use(request.param)
    yield request.param
    CATALOGUE.use("en")


def test_a_program_that_cannot_start_says_why_and_where(language):
    trace = run(SYNTAX)
    told = story(trace, None, ORANGE)
    assert not trace.steps
    assert told.mood == WRONG
    assert told.lines[0].words == trace.error.message
    assert "2" in told.place


def test_the_hint_follows_where_there_is_one():
    trace = run("import os\n")
    assert trace.error.hint
    told = story(trace, frame_at(trace, len(trace.steps)), ORANGE)
    assert told.mood == WRONG
    assert told.lines[-1].words == trace.error.hint
    never = Trace("x", diagnostics=(Diagnostic("code", "what", hint="do this"),))
    assert [line.words for line in story(never, None, ORANGE).lines] == ["what", "do this"]


@pytest.mark.parametrize("text", ["", "  \n", "# nothing\n"])
def test_an_empty_program_is_asked_for(text):
    told = story(run(text), None, ORANGE)
    assert told.mood == FORWARD
