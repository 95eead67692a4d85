import json

import pytest

from gradviz.document.reading import FileProblem, decode, encode, load
from gradviz.document.saving import save
from gradviz.document.state import State
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene
from gradviz.trace.sliders import Slider

STATE = State(
    (
        Scene("k = 2.\n"),
        Scene("y = sigmoid(w * x)  # 시그모이드\n", {"w": Input("watched", [0.5, 1.0])}, "y"),
    ),
    1,
)


def outline(state):
    scenes = [
        (s.text, {name: (i.role, i.value) for name, i in s.inputs.items()}, s.target)
        for s in state.scenes
    ]
    return scenes, state.current


def test_a_document_comes_back_as_it_was_saved(tmp_path):
    save(tmp_path / "n.gradviz", STATE, 7)
    state, cursor = load(tmp_path / "n.gradviz")
    assert outline(state) == outline(STATE)
    assert cursor == 7
    assert (state.title, state.file) == ("n.gradviz", str(tmp_path / "n.gradviz"))


def test_the_form_of_a_document_is_fixed():
    form = json.loads(encode(STATE, 7))
    assert form["version"] == 1
    assert form["scenes"][1]["inputs"] == {"w": {"role": "watched", "value": [0.5, 1.0]}}
    assert (form["scene"], form["cursor"]) == (1, 7)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"version": 1}', b'{"version": 1, "scenes": []}', b"\xff\xfe",
     b'{"version": 1, "scenes": [{"text": 3}]}',
     b'{"version": 1, "scenes": [{"text": "x", "inputs": {"x": {"role": "trainable"}}}]}'],
)  # fmt: skip
def test_a_damaged_document_is_refused_with_its_name(data):
    with pytest.raises(FileProblem, match=r"n\.gradviz is damaged"):
        decode(data, "n.gradviz")


def test_a_document_of_a_newer_gradviz_is_refused():
    with pytest.raises(FileProblem, match="newer"):
        decode(b'{"version": 99, "scenes": [{"text": ""}]}', "n.gradviz")


def test_a_scene_number_out_of_range_is_brought_back():
    state, _ = decode(b'{"version": 1, "scenes": [{"text": "x"}], "scene": 12}', "n")
    assert state.current == 0


def test_a_file_that_is_not_there_is_a_clear_problem(tmp_path):
    with pytest.raises(FileProblem, match=r"none\.py could not be read"):
        load(tmp_path / "none.py")


def test_bytes_that_are_no_text_are_a_clear_problem(tmp_path):
    (tmp_path / "a.py").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(FileProblem, match="not a text file"):
        load(tmp_path / "a.py")


def test_a_notebook_opens_as_its_code_cells(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# title"]},
        {"cell_type": "code", "source": ["x = 1\n", "y = 2"]},
        {"cell_type": "code", "source": "z = 3"},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    state, _ = load(tmp_path / "a.ipynb")
    assert [scene.text for scene in state.scenes] == ["x = 1\ny = 2\n", "z = 3\n"]
    assert (state.title, state.file) == ("a.ipynb", "")


def test_a_broken_notebook_is_a_clear_problem(tmp_path):
    (tmp_path / "a.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(FileProblem, match="damaged"):
        load(tmp_path / "a.ipynb")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path):
    (tmp_path / "a.py").write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    assert load(tmp_path / "a.py")[0].scene.text == "x = 1\ny = 2\n"


def test_a_failed_save_keeps_the_old_file(tmp_path):
    with pytest.raises(FileProblem, match="could not be saved"):
        save(tmp_path / "no folder" / "n.gradviz", STATE, 0)
    save(tmp_path / "n.gradviz", STATE, 0)
    before = (tmp_path / "n.gradviz").read_bytes()
    tmp_path.chmod(0o500)
    try:
        save(tmp_path / "n.gradviz", State((Scene("other"),)), 0)
    except FileProblem:
        assert (tmp_path / "n.gradviz").read_bytes() == before
    finally:
        tmp_path.chmod(0o700)


def test_sliders_come_back_with_their_scene():
    sliders = {"w": Slider(0.0, 2.0), "b": Slider(-3.0, 3.0, 0.5)}
    state = State((Scene("w * b", sliders=sliders),))
    data = encode(state, 0)
    assert json.loads(data)["scenes"][0]["sliders"]["w"] == {"from": 0.0, "to": 2.0}
    assert decode(data, "n")[0].scene.sliders == sliders


def test_a_slider_that_cannot_be_loses_no_program():
    data = (
        b'{"version": 1, "scenes": [{"text": "w", "sliders":'
        b' {"w": {"from": 2, "to": 1}, "b": {"from": 0, "to": 1}}}]}'
    )
    state, _ = decode(data, "n")
    assert state.scene.text == "w"
    assert state.scene.sliders == {"b": Slider(0, 1)}
