"""Every reason for a missing gradient, with its place and the repair that makes the gradient come.

The rows are data, in why_table/. What the gradients are after the repairs was asked of TensorFlow.
"""

from functools import cache

import numpy as np

from gradviz import run
from tests.helpers.cases import each
from tests.helpers.invariants import check_trace
from tests.lang.why_table import (
    crossings,
    decisions,
    declared,
    kinds,
    outside,
    tapes,
    variables,
)

KINDS = (declared, tapes, variables, crossings, outside, kinds, decisions)
ROWS = [row for module in KINDS for row in module.ROWS]
MENDED = [row for row in ROWS if row.repair]
HOPELESS = [row for row in ROWS if not row.repair]
CODES = (
    "constant frozen tensor unwatched watched_late outside_tape rebound left_tape assigned integer "
    "stop_gradient not_differentiable branch_not_taken condition_only unconnected"
).split()


# What the cut is at, where it is not at the operation whose text is marked.
AT_THE_SOURCE = (
    "constant frozen tensor integer rebound unwatched unconnected branch_not_taken".split()
)
BESIDE = ("watched_late", "condition_only")


def identify(row):
    return f"{row.code}: {row.what}"


BY_NAME = {identify(row): row for row in ROWS}


@cache
def _trace(name):
    return run(BY_NAME[name].program, BY_NAME[name].inputs)


def ran(row):
    """Return the trace of a row as it stands; what is asked of it changes nothing."""
    return _trace(identify(row))


def asked(row, trace):
    return trace.gradients[row.call].rows[row.source]


@each("row", ROWS, ids=identify)
def test_reason_and_place(row):
    trace = ran(row)
    check_trace(trace)
    reason = asked(row, trace).reason
    assert asked(row, trace).value is None
    assert (reason.code, reason.line) == (row.code, row.line)
    assert (reason.span.slice(row.program) if reason.span else "") == row.cut
    assert asked(row, trace).source in reason.message


@each("row", ROWS, ids=identify)
def test_the_cut_is_a_node_of_the_graph(row):
    trace = ran(row)
    found = asked(row, trace)
    if row.code in AT_THE_SOURCE:
        assert found.reason.node == found.node
    else:
        cut = trace.nodes[found.reason.node]
        assert cut.span == found.reason.span or row.code in BESIDE


@each("row", MENDED, ids=identify)
def test_repair_makes_the_gradient_arrive(row):
    fix = asked(row, ran(row)).reason.fix
    after = fix.apply(row.program)
    assert row.repair in after
    inputs = dict(row.inputs)
    if fix.role is not None:
        inputs[fix.role[0]] = (fix.role[1], inputs[fix.role[0]][1])
    mended = run(after, inputs)
    assert mended.error is None
    np.testing.assert_allclose(asked(row, mended).value, row.after, rtol=1e-5)


@each("row", MENDED, ids=identify)
def test_every_repair_offered_works(row):
    reason = asked(row, ran(row)).reason
    for fix in reason.more:
        inputs = dict(row.inputs)
        if fix.role is not None:
            inputs[fix.role[0]] = (fix.role[1], inputs[fix.role[0]][1])
        mended = run(fix.apply(row.program), inputs)
        assert mended.error is None
        assert asked(row, mended).value is not None


@each("row", HOPELESS, ids=identify)
def test_where_no_edit_is_honest_none_is_offered(row):
    assert row.hopeless
    assert asked(row, ran(row)).reason.fix is None


def test_the_table_is_large_enough_and_has_every_code():
    assert len(MENDED) >= 80
    assert {row.code for row in ROWS} == set(CODES)
    assert len({identify(row) for row in ROWS}) == len(ROWS)
