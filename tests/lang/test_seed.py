"""The seed notebook through gradviz.run, cell by cell, against what TensorFlow answered."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz import run
from gradviz.lang.namespaces import TENSORFLOW
from gradviz.lang.scenes import Scene
from tests.helpers import golden
from tests.helpers.invariants import check_trace

CELLS = golden.programs("seed_cells")
RECORDED = golden.load("seed")
# sigmoid' = y * (1 - y): where y is near 1, units of y's last place stay in the difference.
NEAR_ONE = golden.within_eps(golden.MAX_ULP, absolute=golden.MAX_ULP / 2)
REASONS = {
    7: [None, "frozen", "tensor", "unconnected"],
    11: ["unwatched", None],
    17: [None, "branch_not_taken"],
    18: ["condition_only"],
    19: ["unconnected", None],
    21: ["left_tape"],
    22: ["integer"],
    23: ["assigned"],
    24: ["not_differentiable", "not_differentiable"],
    25: ["unconnected"],
}


@pytest.fixture(scope="module")
def traces():
    """Every cell's trace; what the notebook draws at random is handed out as TensorFlow drew it."""
    weights, kernel = (golden.decode(RECORDED["draws"][n]) for n in ("w", "kernel"))
    dense = tf.keras.layers.Dense

    def normal(shape):
        return tf.constant(weights)

    def built_dense(*args, **options):
        layer = dense(*args, **options)
        layer(tf.zeros([1, kernel.shape[0]]))
        layer.kernel.assign(kernel)
        return layer

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(TENSORFLOW.get("random")._members, "normal", normal)
        patch.setitem(TENSORFLOW.get("keras").get("layers")._members, "Dense", built_dense)
        before = [Scene(cell) for cell in CELLS]
        return [run(cell, before=before[:k]) for k, cell in enumerate(CELLS)]


@pytest.mark.parametrize("cell", range(len(CELLS)))
def test_cell_leaves_the_values_that_tensorflow_left(traces, cell):
    trace, theirs = traces[cell], RECORDED["cells"][cell]
    assert trace.error is None
    assert golden.printed_differences(list(trace.printed), theirs["printed"]) == []
    rule = NEAR_ONE if cell == 16 else None
    wrong = [
        line
        for name, recorded in theirs["names"].items()
        if recorded["kind"] in golden.ARRAY_KINDS | {"none", "str"}
        for line in golden.compare(
            trace.values.get(name, "missing"), recorded, kinds=False, within=rule
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("cell", range(len(CELLS)))
def test_cell_has_a_trace_that_holds_together(traces, cell):
    check_trace(traces[cell])


@pytest.mark.parametrize("cell", REASONS)
def test_every_missing_gradient_has_its_true_reason(traces, cell):
    rows = [row for call in traces[cell].gradients for row in call.rows]
    assert [row.reason and row.reason.code for row in rows] == REASONS[cell]


def test_zero_for_unconnected_is_told_apart_from_a_true_zero(traces):
    row = traces[25].gradients[0].rows[0]
    np.testing.assert_array_equal(row.value, [0.0, 0.0])
    assert row.no_path


def test_plot_calls_become_series(traces):
    first, second = traces[16].plots
    assert (first.label, second.label) == ("y", "dy_dx")
    ((plot,),) = [figure.plots for figure in traces[16].figures]
    assert (len(first.x), plot.axes.xlabel, plot.axes.legend) == (201, "x", "best")
