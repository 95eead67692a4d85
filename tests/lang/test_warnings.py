"""Warnings before harm: what runs, but not as it looks; and no word where a program is fine."""

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.words import CATALOGUE
from tests.helpers import golden
from tests.lang.silent_table import SILENT
from tests.lang.warning_table import WARNED

# What Keras says by itself of an update without gradients, and of softmax before logits.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Gradients do not exist:UserWarning", "ignore:The loss received:UserWarning"
)

HEAD = "import tensorflow as tf\nimport numpy as np\n"
ROWS = [pytest.param(HEAD + text, found, mends, id=name) for name, text, found, mends in WARNED]


def warnings(trace):
    return [d for d in trace.diagnostics if d.severity == "warning"]


@pytest.mark.parametrize(("text", "found", "mends"), ROWS)
def test_harm_is_told_at_its_place_and_mended(text, found, mends):
    told = warnings(run(text))
    assert [f"{d.code} at {d.span.slice(text)}" for d in told] == found
    if not mends:
        assert not any(d.fixes for d in told)
        return
    for warning in told:
        for fix in warning.fixes[:1]:
            after = run(fix.apply(text))
            assert after.error is None, after.error
            assert not warnings(after)
        assert warning.fixes


@pytest.mark.parametrize("text", [HEAD + row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_a_program_that_does_what_it_looks_like_gets_no_warning(text):
    trace = run(text)
    assert trace.error is None, trace.error
    assert not trace.diagnostics


@pytest.mark.parametrize("name", [row[0] for row in WARNED])
def test_every_warning_is_said_in_korean_too(name):
    text = next(HEAD + row[1] for row in WARNED if row[0] == name)
    CATALOGUE.use("ko")
    told = warnings(run(text))
    assert told
    for warning in told:
        assert any("가" <= letter <= "힣" for letter in warning.message)
        assert all(any("가" <= letter <= "힣" for letter in fix.label) for fix in warning.fixes)


SEED = golden.programs("seed_cells")
# Cells of the walk-through that show harm, and what is warned of in them.
SHOWN = {
    14: ["summed_targets"],
    15: ["summed_target"],
    21: ["numpy_inside"],
    22: ["integer_watch", "integer_source"],
}


def test_the_walk_through_is_warned_of_where_it_shows_harm_and_nowhere_else():
    codes = {k: [d.code for d in warnings(run(HEAD + cell))] for k, cell in enumerate(SEED)}
    assert {k: found for k, found in codes.items() if found} == SHOWN


def test_a_tape_used_up_in_an_earlier_cell_is_told_where():
    first = HEAD + (
        "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "a = tape.gradient(y, x)\n"
    )
    text = "b = tape.gradient(y, x)\n"
    trace = run(text, before=[Scene("k = 1"), Scene(first)])
    assert [(d.code, d.span.slice(text)) for d in warnings(trace)] == [
        ("tape_used_in_cell", "tape.gradient(y, x)")
    ]
    assert "tape was used up in cell 2" in warnings(trace)[0].message


def test_warnings_of_earlier_cells_are_not_said_again():
    harm = HEAD + (
        "x = tf.Variable(3)\nwith tf.GradientTape() as tape:\n    y = x * x\n"
        "a = tape.gradient(y, x)\n"
    )
    assert not run("z = 1", before=[Scene(harm)]).diagnostics


def test_a_loop_is_warned_of_once():
    text = HEAD + (
        "x = tf.constant(2)\nfor k in range(50):\n    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n        y = x * x\n    g = tape.gradient(y, x)\n"
    )
    assert [d.code for d in warnings(run(text))] == ["integer_watch", "integer_source"]


def test_an_expression_is_warned_of_what_is_not_finite_only():
    assert not warnings(run("y = w * x", {"w": ("trainable", [1.0, 2.0])}))
    told = warnings(run("y = log(x)", {"x": ("trainable", 0.0)}))
    assert [(d.code, d.span.slice("y = log(x)")) for d in told] == [("not_finite", "log(x)")]


def test_the_table_is_long_enough():
    assert len(WARNED) >= 30
    assert len(SILENT) >= len(WARNED)
