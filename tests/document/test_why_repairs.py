"""Repairs of the why table through a document: one step each, undone to the byte."""

import numpy as np

from gradviz.document.document import Document
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker
from gradviz.lang.scenes import Scene
from tests.helpers.boxes import measured
from tests.helpers.cases import each
from tests.lang.test_why_table import CODES, MENDED, asked, identify

PICKED = [row for code in CODES for row in [r for r in MENDED if r.code == code][:3]]


def new_document():
    return Document(Runs(ImmediateWorker(), measured))


@each("row", PICKED, ids=identify)
def test_a_repair_is_one_step_that_can_be_undone_and_done_again(qapp, row):
    document = new_document()
    wanted = []
    document.editsRequested.connect(wanted.append)
    document.open(State((Scene(row.program, row.inputs),)))
    fix = asked(row, document.latest).reason.fix
    document.repair(fix)
    after = fix.apply(row.program)
    assert document.text == after
    assert asked(row, document.latest).reason is None
    np.testing.assert_allclose(asked(row, document.latest).value, row.after, rtol=1e-5)
    assert len(wanted) == 1
    document.undo()
    assert document.text == row.program
    assert asked(row, document.latest).reason.code == row.code
    document.redo()
    assert document.text == after
    assert asked(row, document.latest).reason is None
