"""Of every public name it is known how far it is proved, or why there is nothing to prove."""

from tests.golden.names import HEAD, cells, collect
from tests.helpers.cases import each

ROWS = collect()


@each("row", ROWS, ids=lambda row: row.names[0])
def test_no_cell_is_empty(row):
    empty = [head for head, cell in zip(HEAD, cells(row), strict=True) if not cell]
    assert not empty


def test_what_computes_has_golden_cases_and_most_has_derivatives():
    assert sum(bool(row.first) for row in ROWS) > 300
    assert sum(bool(row.second) for row in ROWS) > 200
