"""Notebooks and scripts as people have them: opened, run cell by cell, and what is told of them."""

from pathlib import Path

import numpy as np
import pytest

from gradviz import run
from gradviz.document.reading import decode, encode, load
from tests.lang.notebook_table import NOTEBOOKS

FOLDER = Path(__file__).parent / "notebooks"
ROWS = [pytest.param(*row, id=row[0]) for row in NOTEBOOKS]


def traces(state):
    return [
        run(scene.text, before=state.scenes[:k], notebook=scene.notebook)
        for k, scene in enumerate(state.scenes)
    ]


def left_out(found):
    return [
        f"{cell}:{notice.line} {notice.span.slice(trace.text)}"
        for cell, trace in enumerate(found, 1)
        for notice in trace.diagnostics
        if notice.code == "left_out"
    ]


def same(value, expected):
    if expected is ...:
        return value is not None
    if isinstance(expected, dict):
        return all(same(value[key], part) for key, part in expected.items())
    if isinstance(expected, list):
        return all(same(v, e) for v, e in zip(value, expected, strict=True))
    if isinstance(expected, float):
        return bool(np.allclose(value, expected, rtol=1e-4))
    return value == expected


@pytest.mark.parametrize(("name", "count", "gone", "values", "errors"), ROWS)
def test_a_notebook_runs_but_for_what_is_listed(name, count, gone, values, errors):
    state, _ = load(FOLDER / name)
    found = traces(state)
    assert len(found) == count
    assert left_out(found) == gone
    for cell, expected in values.items():
        assert same(found[cell - 1].values, expected)
    wrong = [
        f"{cell}:{trace.error.line} {trace.error.message}"
        for cell, trace in enumerate(found, 1)
        if trace.error is not None
    ]
    assert len(wrong) == len(errors)
    for said, expected in zip(wrong, errors, strict=True):
        place, _, words = expected.partition(" ")
        assert said.startswith(f"{place} ")
        assert words in said


@pytest.mark.parametrize("name", ["colab_header.ipynb", "subplots.ipynb"])
def test_a_notebook_saved_as_a_document_runs_as_before(name):
    state, _ = load(FOLDER / name)
    again, _ = decode(encode(state, 0), "n.gradviz")
    assert left_out(traces(again)) == left_out(traces(state))
    assert not any(trace.error for trace in traces(again))


def test_every_file_of_the_folder_is_in_the_table():
    assert {path.name for path in FOLDER.iterdir()} == {row[0] for row in NOTEBOOKS}
    assert len(NOTEBOOKS) >= 15
