"""What the derivatives of a backward pass are of: a short name, or an L that a note explains."""

import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.trace.mentions import taken_apart
from gradviz.trace.steps import BACKWARD_STARTED
from gradviz.ui.narration.story import NOTE, story

TEXT = """x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  y = x * x
  z = x + 1.
  a_name_too_long = y * 1.
tape.gradient({asked})
"""


@pytest.mark.parametrize(
    ("asked", "title", "formulas", "notes"),
    [
        ("y, x", "y", ["∂y/∂y = [1.000 1.000]"], []),
        ("[y, z], x", "y and z", ["∂L/∂y = [1.000 1.000]", "∂L/∂z = [1.000 1.000]"],
         ["L: the sum of y and z"]),
        ("y, x, output_gradients=tf.constant([1., 10.])", "y", ["∂L/∂y = [1.000 10.00]"],
         ["L: the sum of the elements of y, weighted with [1.000 10.00]"]),
        ("a_name_too_long, x", "a_name_too_long", ["∂L/∂a_name_too_long = [1.000 1.000]"],
         ["L: a_name_too_long"]),
    ],
)  # fmt: skip
def test_where_a_pass_starts(asked, title, formulas, notes):
    trace = run(TEXT.format(asked=asked))
    at = next(k for k, step in enumerate(trace.steps) if step.kind == BACKWARD_STARTED)
    told = story(trace, frame_at(trace, at + 1), "#c24e00")
    assert told.title == f"The backward pass starts at {title}"
    assert [formula.plain for line in told.lines for formula in line.formulas] == formulas
    assert [taken_apart(line.words)[0] for line in told.lines if line.style == NOTE] == notes


def test_a_mean_is_told_with_its_number_of_elements():
    text = TEXT.replace("z = x + 1.", "z = tf.reduce_mean(x)").format(asked="z, x")
    trace = run(text)
    told = story(trace, frame_at(trace, len(trace.steps) - 1), "#c24e00")
    assert told.lines[0].formulas[0].plain.startswith("∂z/∂x = (∂z/∂z)/n · 1 : 1.00/2 · 1")
