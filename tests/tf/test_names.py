"""Of every public name it is known how far it is proved, or why there is nothing to prove."""

import pytest

from tests.golden.names import HEAD, cells, collect


@pytest.fixture(scope="module")
def rows():
    """What is known of every name: every golden case and program has been looked through."""
    return collect()


def test_no_cell_is_empty(rows):
    assert len(rows) > 1000
    empty = {
        row.names[0]: [head for head, cell in zip(HEAD, cells(row), strict=True) if not cell]
        for row in rows
    }
    assert {name: heads for name, heads in empty.items() if heads} == {}


def test_what_computes_has_golden_cases_and_most_has_derivatives(rows):
    assert sum(bool(row.first) for row in rows) > 300
    assert sum(bool(row.second) for row in rows) > 200
