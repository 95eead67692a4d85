"""What a person changes, as one frozen value: the scenes and which of them is being looked at.

Every function here returns a new state. Nothing is run and nothing is drawn.
"""

from dataclasses import dataclass, replace

import numpy as np

from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene
from gradviz.trace.sliders import Slider

MOST_TYPED = 2000


@dataclass(frozen=True, slots=True)
class State:
    """The scenes, in order, the index of the current one, and what all of it is called.

    `file` is where it is saved, "" for nowhere; `lesson` is the lesson it began as. They are part
    of the state so that undoing the opening of another program gives the old one its name back.
    """

    scenes: tuple[Scene, ...] = (Scene(""),)
    current: int = 0
    title: str = ""
    file: str = ""
    lesson: str = ""

    @property
    def scene(self) -> Scene:
        """The current scene."""
        return self.scenes[self.current]

    @property
    def before(self) -> tuple[Scene, ...]:
        """The scenes whose names the current one shares."""
        return self.scenes[: self.current]

    def runs_like(self, scene: Scene, before: tuple[Scene, ...]) -> bool:
        """Whether a run of `scene` after those before it is a run of the current scene."""
        asked, here = (*before, scene), (*self.before, self.scene)
        return len(asked) == len(here) and all(map(Scene.runs_like, asked, here))

    def with_scene(self, scene: Scene) -> "State":
        """Put `scene` in the place of the current one."""
        scenes = (*self.before, scene, *self.scenes[self.current + 1 :])
        return replace(self, scenes=scenes)

    def with_text(self, text: str) -> "State":
        """Change the current scene's text; its inputs are kept, also those not named any more."""
        return self.with_scene(replace(self.scene, text=text))

    def with_input(self, name: str, role: str, value: object) -> "State":
        """Set the role and the value of a free name of the current scene."""
        inputs = {**self.scene.inputs, name: Input(role, plain(value))}
        return self.with_scene(replace(self.scene, inputs=inputs))

    def with_slider(self, name: str, slider: Slider) -> "State":
        """Choose the ends and the step of the slider of `name` in the current scene."""
        sliders = {**self.scene.sliders, name: slider}
        return self.with_scene(replace(self.scene, sliders=sliders))

    def with_target(self, target: str) -> "State":
        """Choose what the current scene differentiates; "" for its last statement."""
        return self.with_scene(replace(self.scene, target=target))

    def looking_at(self, index: int) -> "State":
        """Make the scene `index` the current one."""
        return replace(self, current=max(0, min(index, len(self.scenes) - 1)))

    def with_new_scene(self, text: str = "") -> "State":
        """Put a scene with `text` behind the current one and look at it."""
        at = self.current + 1
        scenes = (*self.scenes[:at], Scene(text, notebook=True), *self.scenes[at:])
        return replace(self, scenes=scenes, current=at)

    def without_scene(self) -> "State":
        """Take the current scene out; the last one left is emptied instead."""
        rest = (*self.before, *self.scenes[self.current + 1 :])
        rest = rest or (Scene(""),)
        return replace(self, scenes=rest, current=min(self.current, len(rest) - 1))


def plain(value: object) -> object:
    """Return an array as the Python numbers a person would have typed: 0.8, not 0.800000012.

    States so compare and save like any data. More than MOST_TYPED nobody types: those keep all the
    digits of their type, for spelling them shorter takes long.
    """
    if not isinstance(value, np.ndarray | np.generic):
        return value
    array = np.asarray(value)
    if array.dtype.kind == "f" and array.size <= MOST_TYPED:
        array = array.astype(str).astype(np.float64)
    return array.tolist()
