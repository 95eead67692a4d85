import pytest

from gradviz.app.output_view import OutputView
from gradviz.lang.run import run
from gradviz.trace import frame_at

PRINTS = "print('one')\nx = tf.constant(2.)\nprint('two')\n[1, 2]\n"


@pytest.fixture
def output(qtbot):
    made = OutputView()
    qtbot.addWidget(made)
    return made


def show(output, text, cursor=None):
    trace = run(text)
    output.set_trace(trace)
    output.set_frame(frame_at(trace, len(trace.steps) if cursor is None else cursor))
    return output.toPlainText().splitlines()


def test_lines_appear_as_they_are_printed(output):
    assert show(output, PRINTS, 1) == ["one"]
    assert show(output, PRINTS)[:2] == ["one", "two"]


def test_an_empty_room_says_what_it_is_for(output):
    assert show(output, PRINTS, 0) == []
    assert not output.isHidden()
    assert output.placeholderText() == "Nothing printed yet"


def test_the_last_value_stands_below_as_in_a_notebook(output):
    assert show(output, PRINTS)[-1] == "[1, 2]"


def test_an_expressions_value_is_in_the_graph_already(output):
    assert show(output, "sigmoid(w)") == []


def test_it_is_hidden_where_nothing_is_printed(output):
    show(output, "x = tf.Variable(2.)")
    assert output.isHidden()


def test_it_has_its_full_height_from_the_first_step(output):
    assert show(output, PRINTS, 0) == []
    assert not output.isHidden()
    before = output.sizeHint()
    show(output, PRINTS)
    assert output.sizeHint() == before
