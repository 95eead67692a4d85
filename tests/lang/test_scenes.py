"""Files as cells."""

import json

import pytest

from gradviz.lang.scenes import NotANotebook, scenes_of
from tests.helpers import golden

EXPORT = """In [None]:
x = 1

# a comment is code

y = 2

## A heading
prose that is no code

In [3]:
z = 3
"""


def test_code_cells_of_a_notebook_become_scenes():
    cells = [
        {"cell_type": "markdown", "source": ["# Title"]},
        {"cell_type": "code", "source": ["x = 1\n", "y = 2"]},
        {"cell_type": "code", "source": "z = 3"},
        {"cell_type": "code", "source": []},
    ]
    scenes = scenes_of(json.dumps({"cells": cells}), ".ipynb")
    assert [s.text for s in scenes] == ["x = 1\ny = 2\n", "z = 3\n"]


@pytest.mark.parametrize("text", ["", "no json", "{}", '{"cells": 3}', "[]"])
def test_a_broken_notebook_is_refused(text):
    with pytest.raises(NotANotebook):
        scenes_of(text, ".ipynb")


def test_an_exported_notebook_is_split_from_its_prose():
    scenes = scenes_of(EXPORT, ".txt")
    assert [s.text for s in scenes] == ["x = 1\n\n# a comment is code\n\ny = 2\n", "z = 3\n"]


def test_percent_lines_split_a_script():
    assert [s.text for s in scenes_of("x = 1\n# %% next\ny = 2\n", ".py")] == ["x = 1\n", "y = 2\n"]


def test_a_plain_text_is_one_scene():
    assert [s.text for s in scenes_of("y = w*x\n", ".txt")] == ["y = w*x\n"]


def test_an_empty_file_is_one_empty_scene():
    assert [s.text for s in scenes_of("", ".py")] == [""]


def test_cells_of_the_seed_are_those_that_tensorflow_ran():
    exported = "\n\n## prose\n\n".join(
        "In [None]:\n" + cell for cell in golden.programs("seed_cells")
    )
    cells = [s.text.strip() for s in scenes_of(exported, ".txt")]
    assert cells == [cell.strip() for cell in golden.programs("seed_cells")]
