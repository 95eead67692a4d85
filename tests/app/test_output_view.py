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


def test_the_last_value_stands_below_as_in_a_notebook(output):
    assert show(output, PRINTS)[-1] == "[1, 2]"


def test_an_expressions_value_is_in_the_graph_already(output):
    assert show(output, "sigmoid(w)") == []


def test_it_is_hidden_while_there_is_nothing(output):
    show(output, PRINTS, 0)
    assert output.isHidden()
    show(output, PRINTS)
    assert not output.isHidden()
