"""Role toggles of the role table through a document: one step each, undone to the byte."""

from gradviz.document.document import Document
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker
from gradviz.lang.scenes import Scene
from tests.helpers.boxes import measured
from tests.helpers.cases import each
from tests.lang.role_table import ROLES, rows
from tests.lang.role_table_names import NAMES
from tests.lang.role_table_tapes import TAPES

PICKED = ("plain", "several lines", "in a list of many lines", "a name in Korean",
          "Windows line ends", "imported by name", "a comprehension", "two tapes",
          "a tape on one line", "watched in a list with another")  # fmt: skip
ROWS = [
    row
    for style in [*NAMES, *TAPES]
    if style.name in PICKED
    for row in rows(style)
    if not row.refused and row.start != row.role
]


def new_document():
    return Document(Runs(ImmediateWorker(), measured))


@each("row", ROWS, ids=lambda row: row.name)
def test_a_toggle_is_one_step_that_can_be_undone_and_done_again(qapp, row):
    document = new_document()
    asked = []
    document.editsRequested.connect(asked.append)
    document.open(State((Scene(row.before),)))
    document.set_role(row.style.subject, row.role)
    assert document.text == row.after
    assert _role(document, row) == row.role
    assert len(asked) == 1
    document.undo()
    assert document.text == row.before
    assert _role(document, row) == row.start
    document.redo()
    assert document.text == row.after


def test_a_toggle_back_and_forth_through_all_roles_ends_where_it_began(qapp):
    document = new_document()
    style = next(s for s in NAMES if s.name == "in a list of many lines")
    document.open(State((Scene(style.of("trainable")),)))
    for role in (*ROLES, "trainable"):
        document.set_role(style.subject, role)
        assert document.text == style.of(role)


def _role(document, row):
    return next(r.role for r in document.latest.inputs if r.name == row.style.subject)
