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


FORMS = {
    "line ends": (
        '{"cells": [{"cell_type": "code", "source": "x = 1\\r\\ny = 2"}]}', ["x = 1\ny = 2\n"]),
    "byte order mark": (
        '\ufeff{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}', ["x = 1\n"]),
    "format 3": (
        '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1\\n", "y"]}]}, {"cells": '
        '[{"cell_type": "code", "input": "z"}]}, {}]}', ["x = 1\ny\n", "z\n"]),
    "other cells": (
        '{"cells": [{"cell_type": "raw", "source": "r"}, {"source": "s"}, {"cell_type": "code"}]}',
        [""]),
    "no cells": ('{"cells": [], "nbformat": 4, "metadata": {"x": NaN}}', [""]),
    "empty lines": (
        '{"cells": [{"cell_type": "code", "source": "\\n  \\n    x = 1\\n\\n"}]}', ["    x = 1\n"]),
    "odd metadata": (
        '{"cells": [{"cell_type": "code", "metadata": null, "outputs": 3, "source": "x"}]}',
        ["x\n"]),
}  # fmt: skip
BROKEN = {
    "empty": "", "no json": "no json", "no cells": "{}", "number": '{"cells": 3}', "list": "[]",
    "only a number": "3", "cells of numbers": '{"cells": [3]}', "worksheets": '{"worksheets": 1}',
    "source": '{"cells": [{"cell_type": "code", "source": 3}]}', "deep": "[" * 100_000,
    "cut off": '{"cells": [', "merge conflict": '<<<<<<< HEAD\n{"cells": []}',
}  # fmt: skip


@pytest.mark.parametrize(("text", "cells"), FORMS.values(), ids=FORMS)
def test_notebooks_come_in_many_forms(text, cells):
    assert [scene.text for scene in scenes_of(text, ".ipynb")] == cells


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_notebook_is_refused(text):
    with pytest.raises(NotANotebook):
        scenes_of(text, ".ipynb")


def test_an_exported_notebook_is_split_from_its_prose():
    scenes = scenes_of(EXPORT, ".txt")
    assert [s.text for s in scenes] == ["x = 1\n\n# a comment is code\n\ny = 2\n", "z = 3\n"]


def test_percent_lines_split_a_script():
    assert [s.text for s in scenes_of("x = 1\n# %% next\ny = 2\n", ".py")] == ["x = 1\n", "y = 2\n"]


def test_percent_cells_of_prose_are_no_scenes():
    text = "# coding: utf-8\n# %% [markdown]\n# Title\n# %%\nx = 1\n# %%time\n#%% b\ny = 2\n"
    assert [s.text for s in scenes_of(text, ".py")] == ["x = 1\n# %%time\n", "y = 2\n"]


def test_marks_of_a_notebook_saved_as_a_script_split_it():
    text = "#!/usr/bin/env python\n\n# # Title\n\n# In[1]:\n\n\nx = 1\n\n\n# In[ ]:\n\n\ny = 2\n"
    assert [s.text for s in scenes_of(text, ".py")] == ["x = 1\n", "y = 2\n"]


def test_cells_know_that_they_are_several():
    assert [s.notebook for s in scenes_of("x = 1\n# %%\ny = 2\n", ".py")] == [True, True]
    assert not scenes_of("x = 1", ".py")[0].notebook


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
