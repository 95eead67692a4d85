"""Every row of the table: its pullbacks are the transpose of its derivative, to second order."""

import re

import numpy as np
import pytest

from gradviz.engine import OPS, execute, tensor_of
from gradviz.engine.gradcheck import pullback_gap, second_order_gap
from tests.engine.samples import SAMPLES

TOLERANCE = 1e-6
IDS = [sample.op for sample in SAMPLES]
SMOOTH = [sample for sample in SAMPLES if sample.order >= 1]
TWICE = [sample for sample in SAMPLES if sample.order >= 2]
PLACEHOLDERS = {"g", "x", "y", "z", "out"}


def test_every_op_has_a_sample():
    assert set(IDS) == set(OPS)


@pytest.mark.parametrize("sample", SMOOTH, ids=lambda s: s.op)
def test_pullbacks_are_the_transpose_of_the_derivative(sample):
    for seed in range(3):
        assert pullback_gap(OPS[sample.op], sample.inputs, sample.params, seed) < TOLERANCE


@pytest.mark.parametrize("sample", TWICE, ids=lambda s: s.op)
def test_pullbacks_have_the_right_derivative_themselves(sample):
    op = OPS[sample.op]

    def run(*tensors):
        return execute(op, *tensors, **sample.params)

    varied = [
        k
        for k, x in enumerate(sample.inputs)
        if np.asarray(x).dtype.kind == "f" and op.vjp(k) is not None
    ]
    assert second_order_gap(run, sample.inputs, varied) < 20 * TOLERANCE


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.op)
def test_row_is_complete_and_its_order_is_told_truly(sample):
    op = OPS[sample.op]
    assert op.tf_name
    assert op.glyph
    assert op.family
    assert len(op.rules) == len(op.vjps)
    for rule, vjp in zip(op.rules, op.vjps, strict=True):
        assert (rule is None) == (vjp is None)
        named = re.findall(r"\$([a-z]+)", rule or "")
        assert set(named) <= PLACEHOLDERS
    assert (sample.order == 0) == all(vjp is None for vjp in op.vjps)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.op)
def test_what_an_op_keeps_is_enough_for_its_pullbacks(sample):
    """A wrongly empty `keeps` would hand a Stub to a rule, and the gap test would have failed."""
    assert set(OPS[sample.op].keeps) <= {"x", "y", "z", "out", "shape"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.op)
def test_float32_stays_float32(sample):
    op = OPS[sample.op]
    narrow = [
        np.asarray(x).astype(np.float32) if np.asarray(x).dtype.kind == "f" else x
        for x in sample.inputs
    ]
    out = execute(op, *(tensor_of(x[()] if not np.ndim(x) else x) for x in narrow), **sample.params)
    if sample.op not in ("cast", "one_hot", "pad"):
        assert out.dtype.name != "float64"
