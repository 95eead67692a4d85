"""What the card says where there is no step to tell of, or no text of what a step is about."""

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace, frame_at
from gradviz.trace.diagnostic import Diagnostic
from gradviz.trace.mentions import taken_apart
from gradviz.trace.steps import PULLED_BACK
from gradviz.ui.narration.story import FORWARD, WRONG, story
from gradviz.words import CATALOGUE, say

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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "card.empty"),
        ("  \n", "card.empty"),
        ("# nothing\n", "card.ran"),
        ("k = 1", "card.ran"),
        ("x", "card.given"),  # it is drawn
    ],
)
def test_a_program_without_steps_is_told_what_is_missing(text, title):
    told = story(run(text), None, ORANGE)
    assert told.mood == FORWARD
    assert told.title == say(title)


def test_a_value_of_an_earlier_cell_without_a_name_is_told_by_how_it_was_computed():
    before = Scene(
        "import tensorflow as tf\nx = tf.Variable([1., 2.])\n"
        "with tf.GradientTape(persistent=True) as tape:\n  y = tf.reduce_sum(tf.sin(x) ** 2.)\n"
    )
    trace = run("g = tape.gradient(y, x)\n", before=[before])
    cursor = next(k for k, step in enumerate(trace.steps, 1) if step.kind == PULLED_BACK)
    notes = [line.words for line in story(trace, frame_at(trace, cursor), "#c24e00").lines]
    assert any(taken_apart(note)[0] == "v₂: v₁²" for note in notes)
