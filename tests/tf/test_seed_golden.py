"""The seed notebook over gradviz.tf, cell by cell, against what TensorFlow answered.

All cells run once, in order, in one namespace; each test then looks at one cell's outcome. What the
notebook draws at random (w, and the kernel of a Dense layer) gradviz draws itself, after the same
seed, and it must be the same.
"""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session
from tests.golden.cases.running import RANDOM_SEED, PlotRecorder, importable, run_program
from tests.helpers import golden

CELLS = golden.programs("seed_cells")
RECORDED = golden.load("seed")

# sigmoid' = y * (1 - y), and 1 - y keeps only what y's last digits hold: MAX_ULP units of y near 1
# (each eps / 2) are an absolute difference, however small the product is.
CANCELLING = {(16, "dy_dx")}
NEAR_ONE = golden.within_eps(golden.MAX_ULP, absolute=golden.MAX_ULP / 2)


@pytest.fixture(scope="module")
def outcomes():
    """What each cell left behind when it ran over gradviz.tf."""
    names, plots = {}, PlotRecorder()
    with fresh_session(), importable(tf, plots):
        tf.keras.utils.set_random_seed(RANDOM_SEED)
        return [run_program(cell, names, plots) for cell in CELLS]


def _rule(cell, name):
    return NEAR_ONE if (cell, name) in CANCELLING else None


def test_every_cell_is_recorded():
    assert len(CELLS) == len(RECORDED["cells"]) == 26


@pytest.mark.parametrize("cell", range(len(CELLS)))
def test_cell_answers_as_tensorflow_does(outcomes, cell):
    mine, theirs = outcomes[cell], RECORDED["cells"][cell]
    assert (mine["raised"], mine["message"]) == (theirs["raised"], theirs["message"])
    assert golden.printed_differences(mine["printed"], theirs["printed"]) == []
    assert golden.printed_differences(mine["shown"] or [], theirs["shown"] or []) == []
    assert golden.described_differences(mine["value"], theirs["value"]) == []
    assert set(mine["names"]) == set(theirs["names"])
    wrong = [
        line
        for name, recorded in theirs["names"].items()
        for line in golden.described_differences(
            mine["names"][name], recorded, place=name, within=_rule(cell, name)
        )
    ]
    assert wrong == []


def test_curves_are_plotted_as_in_tensorflow(outcomes):
    mine, theirs = outcomes[16]["plots"], RECORDED["cells"][16]["plots"]
    assert [call["call"] for call in mine] == [call["call"] for call in theirs]
    for k, (call, recorded) in enumerate(zip(mine, theirs, strict=True)):
        rule = NEAR_ONE if k == 1 else None
        assert golden.described_differences(call["args"], recorded["args"], within=rule) == []
        assert call["options"] == recorded["options"]


def test_only_the_cell_that_plots_plots(outcomes):
    assert [k for k, outcome in enumerate(outcomes) if "plots" in outcome] == [16]


def test_what_the_notebook_draws_is_the_same_to_the_last_digit():
    draws = {name: golden.decode(drawn) for name, drawn in RECORDED["draws"].items()}
    with fresh_session():
        tf.keras.utils.set_random_seed(RANDOM_SEED)
        layer = tf.keras.layers.Dense(2)
        layer(tf.zeros([1, 3]))
        np.testing.assert_array_equal(layer.kernel.numpy(), draws["kernel"])
        np.testing.assert_array_equal(tf.random.normal((3, 2)).numpy(), draws["w"])
