"""What is painted around the cells: rails, heads, marks, gaps and tags, by their colours."""

import pytest

from gradviz.trace import frame_at
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.heads import heads
from gradviz.ui.theme import DARK, LIGHT
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import INNER_PAUSES, LOOP, PAUSES, SECOND, step_of, traced
from tests.ui.tape.conftest import put


def show(strip, trace, index):
    put(strip, trace, index)
    return strip.viewport().grab().toImage()


def colours(image, left, top, right, bottom):
    """The colours of a part of a picture."""
    return {
        image.pixelColor(x, y).name()
        for x in range(max(left, 0), min(right, image.width()))
        for y in range(max(top, 0), min(bottom, image.height()))
    }


def rail(strip, image, column, lane=0):
    """The colour of the rail in the middle of a column's left half."""
    scene = strip.scene()
    x = scene.x(column) + scene.ruler.width(column) // 4
    y = round(scene.rail(lane))
    return colours(image, x, y - 1, x + 1, y + 1)


def head_colour(strip, image, head):
    """The colour within a head."""
    scene = strip.scene()
    box = scene.box(head.column, head.lane)
    x = round(box.left() + head.part * box.width()) + (9 if head.leftward else -9)
    return image.pixelColor(x, round(scene.rail(head.lane))).name()


def test_the_rail_is_drawn_as_far_as_the_tape_has_come(strip):
    image = show(strip, neuron_trace(), 3)
    assert LIGHT.faint in rail(strip, image, 0)
    assert LIGHT.faint in rail(strip, image, 1)
    assert LIGHT.faint not in rail(strip, image, 4)


def test_the_rail_of_an_inner_tape_is_as_long_as_it_records(strip):
    trace = traced(SECOND)
    image = show(strip, trace, len(trace.steps))
    assert LIGHT.faint in rail(strip, image, 0, 1)
    assert rail(strip, image, 1, 1) == {LIGHT.window}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_heads_wear_what_they_do(strip, theme):
    strip.set_theme(theme)
    trace = traced(SECOND)
    reading = step_of(trace, "pulled_back", 1) - 1
    image = show(strip, trace, reading)
    writes, reads = heads(trace, frame_at(trace, reading))
    assert head_colour(strip, image, writes) == theme.current
    assert head_colour(strip, image, reads) == theme.gradient
    image = show(strip, trace, reading + 1)
    rests, now = heads(trace, frame_at(trace, reading + 1))
    assert head_colour(strip, image, rests) == theme.muted
    assert head_colour(strip, image, now) == theme.current


def test_a_head_out_of_view_waits_at_the_edge(strip):
    trace = traced(SECOND)
    strip.resize(560, strip.height())
    reading = step_of(trace, "pulled_back", 1) - 1
    image = show(strip, trace, reading)
    scene = strip.scene()
    assert scene.box(0, 1).right() < 0  # what is read is out of view to the left
    y = round(scene.rail(1))
    assert LIGHT.gradient in colours(image, 0, y - 2, 20, y + 2)
    top = scene.box(0, 1).top()
    high = scene.sizes.box - 6  # below that begins the head
    assert len(colours(image, 4, top, 90, top + high)) > 5  # it is said which cell it is at
    strip.resize(1366, strip.height())
    image = show(strip, trace, reading)
    assert strip.scene().box(0, 1).left() == 0
    assert colours(image, 700, top, 1000, top + high) == {LIGHT.window}


def test_what_a_backward_pass_writes_has_a_rail_and_a_tag_of_the_gradients_colour(strip):
    trace = traced(SECOND)
    started = step_of(trace, "backward_started", 1)
    image = show(strip, trace, started)
    assert LIGHT.gradient not in rail(strip, image, 1)
    image = show(strip, trace, started + 2)
    scene = strip.scene()
    assert LIGHT.gradient in rail(strip, image, 1)
    assert LIGHT.gradient not in rail(strip, image, 0)
    assert LIGHT.gradient not in rail(strip, image, 3)  # not yet
    box = scene.box(1, 0)
    above = (box.left(), box.top() - scene.sizes.tag, box.right(), box.top() - 1)
    assert LIGHT.gradient in colours(image, *above)


def test_a_pause_breaks_the_rail_and_has_a_mark(strip):
    trace = traced(PAUSES)
    (pause, _reset) = lanes(trace).marks
    image = show(strip, trace, len(trace.steps))
    assert rail(strip, image, pause) == {LIGHT.window}
    assert rail(strip, image, pause + 1) == {LIGHT.window}
    assert LIGHT.faint in rail(strip, image, pause + 2)


@pytest.mark.parametrize("kind", ["tape_paused", "tape_reset"])
def test_a_mark_is_the_current_one_at_its_step_and_faint_before(strip, kind):
    trace = traced(PAUSES)
    column, mark = next((c, m) for c, m in lanes(trace).marks.items() if m.kind == kind)
    inks = []
    for index in (mark.step, mark.step + 1, len(trace.steps)):
        image = show(strip, trace, index)
        box = strip.scene().box(column, mark.lane)
        inks.append(colours(image, box.left(), box.top(), box.right(), box.bottom()))
    before, now, after = inks
    assert LIGHT.current in now
    assert LIGHT.current not in before | after
    assert LIGHT.faint in before
    assert LIGHT.muted in after
    assert LIGHT.muted not in before


def test_where_an_open_tape_took_nothing_it_says_so(strip):
    trace = traced(INNER_PAUSES)
    column = lanes(trace).column[0]
    for index, said in ((0, False), (len(trace.steps), True)):
        image = show(strip, trace, index)
        box = strip.scene().box(column, 1)
        inks = colours(image, box.left(), box.top() + 6, box.right(), box.bottom() - 6)
        assert (len(inks) > 1) is said


def test_a_long_run_of_tapes_costs_no_more_than_what_is_seen(strip, monkeypatch):
    trace = traced(LOOP.format(count=60))
    show(strip, trace, len(trace.steps) // 2)
    drawn = []
    painter = strip._around
    monkeypatch.setattr(painter, "_rail", lambda *given: drawn.append(given[3]))
    strip.viewport().grab()
    assert 0 < len(drawn) < 6
