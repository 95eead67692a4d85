"""The seed notebook over gradviz.tf, cell by cell, against what TensorFlow answered.

All cells run once, in order, in one namespace; each test then looks at one cell's outcome. The two
things the notebook draws at random (w, and the kernel of a Dense layer) are handed to gradviz as
TensorFlow drew them: `tf.random.normal` is replaced by a function that returns the recorded
numbers, and a new Dense layer is built and assigned the recorded kernel before the cell gets it.
What gradviz draws by itself is held to its shape, dtype and distribution by the last two tests.
"""

import numpy as np
import pytest

import gradviz.tf as tf
from tests.golden.cases.running import PlotRecorder, importable, run_program
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
    with pytest.MonkeyPatch.context() as patch, importable(tf, plots):
        _hand_out_draws(patch, RECORDED["draws"])
        return [run_program(cell, names, plots) for cell in CELLS]


def _hand_out_draws(patch, draws):
    weights, kernel = golden.decode(draws["w"]), golden.decode(draws["kernel"])
    dense = tf.keras.layers.Dense

    def normal(shape):
        assert tuple(shape) == weights.shape
        return tf.constant(weights)

    def built_dense(*args, **options):
        layer = dense(*args, **options)
        layer(tf.zeros([1, kernel.shape[0]]))
        layer.kernel.assign(kernel)
        return layer

    patch.setattr(tf.random, "normal", normal)
    patch.setattr(tf.keras.layers, "Dense", built_dense)


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


def test_normal_draws_what_tensorflow_would_in_shape_and_dtype():
    drawn = tf.random.normal((300, 4)).numpy()
    assert (drawn.shape, drawn.dtype) == ((300, 4), np.float32)
    assert abs(drawn.mean()) < 0.2
    assert abs(drawn.std() - 1) < 0.2


def test_dense_kernel_is_glorot_uniform_and_bias_zero():
    layer = tf.keras.layers.Dense(2)
    layer(tf.constant([[1.0, 2.0, 3.0]]))
    kernel, bias = (variable.numpy() for variable in layer.trainable_variables)
    assert (kernel.shape, kernel.dtype, bias.tolist()) == ((3, 2), np.float32, [0, 0])
    assert np.abs(kernel).max() <= np.sqrt(6 / (3 + 2))
    assert len(np.unique(kernel)) == 6
