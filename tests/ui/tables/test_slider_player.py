"""A number that goes to and fro by itself, with a clock of the test's own."""

import dataclasses

import numpy as np
import pytest

from gradviz.trace import Span
from gradviz.trace.sliders import Slider
from gradviz.ui.tables.editable import has_slider
from gradviz.ui.tables.slider_player import LONGEST, SECONDS, SliderPlayer
from gradviz.ui.tables.value_hand import ask_number
from gradviz.ui.tables.variables_model import VariablesModel
from tests.helpers.neuron import neuron_trace


class Stage:
    """A model whose wishes are granted when the test says so, and a player on it."""

    def __init__(self):
        self.now, self.asked, self.text = 0.0, [], "y = w"
        self.model = VariablesModel()
        self.player = SliderPlayer(self.model, clock=lambda: self.now)
        self.player.moved.connect(self._ask)
        self.bring(0.8)

    def _ask(self, name, value):
        self.asked.append(value)
        ask_number(self.model, self.model.rows[self.model.find(name)], value)

    def bring(self, value, **changes):
        """Let a trace come with this value of w."""
        trace = neuron_trace()
        row = dataclasses.replace(trace.inputs[0], value=np.array(value, np.float32), **changes)
        trace = dataclasses.replace(trace, text=self.text, inputs=(row, *trace.inputs[1:]))
        self.model.set_trace(trace)
        self.player.follow(trace, has_slider)

    def play(self):
        self.player.play(self.model.rows[0], self.text)

    def tick(self, seconds=LONGEST):
        self.now += seconds
        self.player.tick()


@pytest.fixture
def stage(qapp):
    made = Stage()
    made.play()
    yield made
    made.player.stop()


def test_the_number_goes_on_with_the_time(stage):
    stage.tick()
    assert stage.asked == [pytest.approx(0.8 + 10 / SECONDS * LONGEST, abs=0.01)]


def test_nothing_is_asked_for_until_the_last_has_come(stage):
    for _ in range(5):
        stage.tick()
    assert len(stage.asked) == 1
    stage.bring(stage.asked[-1])
    stage.tick()
    assert len(stage.asked) == 2


def test_it_turns_at_both_ends(stage):
    for _ in range(130):
        stage.tick()
        stage.bring(stage.asked[-1])
    assert max(stage.asked) == 5
    assert min(stage.asked) == -5
    assert stage.player.name == "w"


def test_after_a_hitch_nothing_jumps(stage):
    stage.tick(60.0)
    assert stage.asked[0] < 1.2


def test_a_chosen_step_is_kept_to(stage):
    stage.model.set_sliders({"w": Slider(0, 2, 0.5)})
    for _ in range(110):
        stage.tick()
        if stage.asked:
            stage.bring(stage.asked[-1])
    assert set(stage.asked) == {0.0, 0.5, 1.0, 1.5, 2.0}


def test_speed_is_kept_by_name(stage):
    stage.player.set_speed("w", 2.0)
    stage.tick()
    assert stage.asked[0] == pytest.approx(0.8 + 20 / SECONDS * LONGEST, abs=0.01)
    assert stage.player.speed("b") == 1.0


def test_it_stops_where_somebody_else_sets_the_number(stage):
    stage.tick()
    stage.bring(-3.0)
    assert stage.player.name == ""


def test_it_stops_where_the_program_is_another(stage):
    stage.tick()
    stage.text = "y = w + 1"
    stage.bring(stage.asked[-1])
    assert stage.player.name == ""


def test_it_stops_where_the_name_has_no_slider_any_more(stage):
    stage.tick()
    stage.bring(stage.asked[-1], settable=False)
    assert stage.player.name == ""


def test_its_own_edits_of_the_text_do_not_stop_it(qapp):
    stage = Stage()
    stage.text = "w = tf.Variable(0.8)"
    stage.bring(0.8, value_span=Span(16, 19))
    stage.play()
    stage.tick()
    literal = f"{stage.asked[-1]:.4f}"
    stage.text = f"w = tf.Variable({literal})"
    stage.bring(stage.asked[-1], value_span=Span(16, 16 + len(literal)))
    assert stage.player.name == "w"
    stage.player.stop()
