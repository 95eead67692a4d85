"""What was pasted, as rows of texts."""

import pytest

from gradviz.ui.tables.grid_text import MOST, copied, pasted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
        ("1, 2\r\n3, 4", [["1", "2"], ["3", "4"]]),
        ("1 2;3", [["1", "2", "3"]]),
        ("[[1., 2.], [3., 4.]]", [["1.", "2."], ["3.", "4."]]),
        ("[[1 2]\n [3 4]]", [["1", "2"], ["3", "4"]]),
        ("[1, -2e-3]", [["1", "-2e-3"]]),
        ("1\t\t3", [["1", "", "3"]]),
        ("7", [["7"]]),
        ("one,2", [["one", "2"]]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_tables_lists_and_programs_are_read(text, rows):
    assert pasted(text) == rows


def test_no_more_is_pasted_than_is_edited():
    rows = pasted("\n".join("1 2 3" for _ in range(1000)))
    assert sum(map(len, rows)) == MOST


def test_what_is_copied_can_be_pasted():
    rows = [["1", "2"], ["3", "4"]]
    assert pasted(copied(rows)) == rows
