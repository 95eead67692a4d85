import numpy as np

from gradviz.document.state import MOST_TYPED, State, plain
from gradviz.lang.scenes import Scene
from gradviz.trace.sliders import Slider

THREE = State((Scene("a = 1\n"), Scene("b = 2\n"), Scene("c = 3\n")), 1)


def texts(state):
    return [scene.text for scene in state.scenes]


def test_only_the_current_scene_is_changed():
    assert texts(THREE.with_text("x")) == ["a = 1\n", "x", "c = 3\n"]


def test_the_scenes_before_share_their_names():
    assert [scene.text for scene in THREE.before] == ["a = 1\n"]


def test_inputs_outlive_the_text_that_named_them():
    state = State((Scene("w * x"),)).with_input("w", "watched", 2.0)
    state = state.with_text("x").with_text("w * x")
    assert (state.scene.inputs["w"].role, state.scene.inputs["w"].value) == ("watched", 2.0)


def test_a_new_scene_comes_behind_the_current_one_and_is_looked_at():
    state = THREE.with_new_scene()
    assert texts(state) == ["a = 1\n", "b = 2\n", "", "c = 3\n"]
    assert state.current == 2


def test_removing_the_last_scene_looks_at_the_one_before():
    state = THREE.looking_at(2).without_scene()
    assert (texts(state), state.current) == (["a = 1\n", "b = 2\n"], 1)


def test_the_only_scene_is_emptied_instead_of_removed():
    assert texts(State((Scene("a"),)).without_scene()) == [""]


def test_looking_out_of_range_looks_at_the_nearest():
    assert THREE.looking_at(99).current == 2
    assert THREE.looking_at(-1).current == 0


def test_arrays_become_the_numbers_a_person_would_have_typed():
    assert plain(np.array(0.8, np.float32)) == 0.8
    assert plain(np.array([[1, 2.5]], np.float32)) == [[1.0, 2.5]]
    assert plain(np.array(3, np.int32)) == 3
    assert plain(0.25) == 0.25


def test_a_slider_belongs_to_its_scene_and_changes_no_run():
    state = THREE.with_slider("b", Slider(0, 2))
    assert state.scene.sliders == {"b": Slider(0, 2)}
    assert not state.scenes[0].sliders
    assert state.runs_like(THREE.scene, THREE.before)
    assert state.with_text("other").with_text(state.scene.text).scene.sliders == state.scene.sliders


def test_another_text_input_or_earlier_scene_is_another_run():
    assert not THREE.with_text("b").runs_like(THREE.scene, THREE.before)
    assert not THREE.with_input("b", "watched", 1.0).runs_like(THREE.scene, THREE.before)
    assert not THREE.runs_like(THREE.scene, ())


def test_a_large_array_is_taken_as_it_is():
    array = np.full(MOST_TYPED + 1, 0.8, np.float32)
    assert np.array_equal(np.array(plain(array), np.float32), array)
    assert plain(array[:3]) == [0.8, 0.8, 0.8]
