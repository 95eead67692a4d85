"""None or zeros for missing gradients, as an edit of the call."""

import pytest

from gradviz import run
from gradviz.lang.missing import missing_edits
from gradviz.lang.roles import RoleRefused
from gradviz.trace import Fix

BEFORE = """\
import tensorflow as {tf}
x = {tf}.Variable(3.)
z = {tf}.Variable(1.)
with {tf}.GradientTape() as t:
    y = x * x
"""
ZERO = "unconnected_gradients={tf}.UnconnectedGradients.ZERO"
CALLS = [
    ("g = t.gradient(y, [x, z])", "g = t.gradient(y, [x, z], {zero})"),
    ("g = t.gradient(y, [x, z],)", "g = t.gradient(y, [x, z], {zero},)"),
    ("t.gradient(\n  y,\n  [x, z],  # of\n)", "t.gradient(\n  y,\n  [x, z], {zero},  # of\n)"),
    ("t.gradient(target=y, sources=[x, z])", "t.gradient(target=y, sources=[x, z], {zero})"),
    ("t.gradient(y, [x, z], unconnected_gradients='none')", "t.gradient(y, [x, z], {zero})"),
]  # fmt: skip


def edited(text, zero, call=-1):
    trace = run(text)
    return Fix("", missing_edits(trace, trace.gradients[call], zero)).apply(text)


@pytest.mark.parametrize("tf", ["tf", "flow"])
@pytest.mark.parametrize(("call", "after"), CALLS)
def test_zeros_are_asked_for_in_the_call(call, after, tf):
    head, zero = BEFORE.format(tf=tf), ZERO.format(tf=tf)
    text = edited(head + call + "\n", True)
    assert text == head + after.format(zero=zero) + "\n"
    trace = run(text)
    assert trace.error is None
    row = trace.gradients[0].rows[1]
    assert (row.value, row.no_path, row.reason.code) == (0.0, True, "unconnected")


@pytest.mark.parametrize("call", [call for call, _ in CALLS[:4]])
def test_none_again_is_the_text_of_before(call):
    text = BEFORE.format(tf="tf") + call + "\n"
    assert edited(edited(text, True), False) == text
    assert edited(text, False) == text


def test_a_true_zero_is_no_missing_one():
    text = edited(
        BEFORE.format(tf="tf").replace("x * x", "x * 0.") + "t.gradient(y, [x, z])\n", True
    )
    true, missing = run(text).gradients[0].rows
    assert (true.value, true.no_path, true.reason) == (0.0, False, None)
    assert missing.no_path


def test_only_the_call_that_is_meant_is_edited():
    text = (
        BEFORE.format(tf="tf").replace("()", "(persistent=True)")
        + "t.gradient(y, x)\nt.gradient(y, z)\n"
    )
    assert edited(text, True, 0).splitlines()[-2].endswith("ZERO)")
    assert edited(text, True, 0).splitlines()[-1] == "t.gradient(y, z)"


@pytest.mark.parametrize(
    "text", ["w * x\n", BEFORE.format(tf="tf") + "t.gradient(y, z, None, 'none')\n"]
)
def test_where_no_edit_can_be_made_it_is_refused(text):
    trace = run(text)
    with pytest.raises(RoleRefused):
        missing_edits(trace, trace.gradients[0], True)
