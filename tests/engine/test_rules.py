"""Every row of the table: its pullbacks are the transpose of its derivative, to second order."""

import re

import numpy as np

from gradviz.engine import OPS, Tape, execute, gradient, tensor_of
from gradviz.engine.gradcheck import pullback_gap, second_order_gap
from tests.engine.samples import SAMPLES
from tests.helpers.cases import each

TOLERANCE = 1e-6
IDS = [sample.op for sample in SAMPLES]
SMOOTH = [sample for sample in SAMPLES if sample.order >= 1]
TWICE = [sample for sample in SAMPLES if sample.order >= 2]
PLACEHOLDERS = {"g", "x", "y", "z", "out"}


def test_every_op_has_a_sample():
    assert set(IDS) == set(OPS)


@each("sample", [s for s in SMOOTH if s.differences], ids=lambda s: s.op)
def test_pullbacks_are_the_transpose_of_the_derivative(sample):
    for seed in range(3):
        assert pullback_gap(OPS[sample.op], sample.inputs, sample.params, seed) < TOLERANCE


@each("sample", TWICE, ids=lambda s: s.op)
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


@each("sample", SAMPLES, ids=lambda s: s.op)
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


@each("sample", SMOOTH, ids=lambda s: s.op)
def test_each_pullback_makes_do_with_what_it_says_it_keeps(sample):
    """Beside literals nothing is kept but what the one pullback names; all else is a Stub."""
    op = OPS[sample.op]
    assert all(part <= {"x", "y", "z", "out", "shape"} for part in op.keeps)
    values = [np.asarray(x)[()] for x in sample.inputs]
    for position in _varied(op, values):
        together, alone = _recorded(sample, range(len(values))), _recorded(sample, [position])
        for (tape, out, inputs), names in ((together, None), (alone, op.keeps)):
            kept = set(tape.records[0].kept) - {"shape", "…"}
            assert names is None or kept <= names[0 if len(names) == 1 else position]
            found = gradient(tape, [out], [inputs[position]])
            np.testing.assert_array_equal(found[0].value, _first(together)[position].value)


def _varied(op, values):
    return [k for k, x in enumerate(values) if x.dtype.kind == "f" and op.vjp(k) is not None]


def _recorded(sample, tensors):
    """Return tape, output and inputs of one use of an op; who is no tensor is a literal."""
    tape = Tape(persistent=True)
    inputs = [
        tensor_of(np.asarray(x)[()]) if k in tensors else np.asarray(x)
        for k, x in enumerate(sample.inputs)
    ]
    tape.open()
    for k in tensors:
        tape.watch(inputs[k])
    out = execute(OPS[sample.op], *inputs, **sample.params)
    tape.close()
    return tape, out, inputs


def _first(recorded):
    tape, out, inputs = recorded
    return gradient(tape, [out], inputs)


@each("sample", SAMPLES, ids=lambda s: s.op)
def test_float32_stays_float32(sample):
    op = OPS[sample.op]
    narrow = [
        np.asarray(x).astype(np.float32) if np.asarray(x).dtype.kind == "f" else x
        for x in sample.inputs
    ]
    out = execute(op, *(tensor_of(x[()] if not np.ndim(x) else x) for x in narrow), **sample.params)
    if sample.op not in ("cast", "one_hot", "pad"):
        assert out.dtype.name != "float64"
