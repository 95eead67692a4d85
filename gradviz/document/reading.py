"""Programs on disk: gradviz's own documents, and Python files, notebooks and notes as scenes.

A document is JSON: {version, scenes: [{text, inputs: {name: {role, value}}, target, sliders:
{name: {from, to, step}}}], scene, cursor}. No Qt, so that `gradviz run` needs none; saving.py
writes.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import msgspec

from gradviz.document.state import State
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import NotANotebook, Scene, scenes_of
from gradviz.trace.sliders import BadSliderError, Slider, chosen_slider
from gradviz.words import say

VERSION = 1
SUFFIX, NOTEBOOK = ".gradviz", ".ipynb"
READABLE = (SUFFIX, ".py", NOTEBOOK, ".txt")
MOST_BYTES = 20_000_000
MOST_BYTES_OF_NOTEBOOKS = 100_000_000  # most of one is what its cells once put out


class FileProblem(Exception):
    """A file that could not be read or written. The message is for the person."""


class InputForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An input as it stands in a file."""

    role: str
    value: float | int | bool | str | list  # nested lists of numbers


class SliderForm(
    msgspec.Struct, frozen=True, omit_defaults=True, rename={"low": "from", "high": "to"}
):
    """A slider as it stands in a file, if somebody has chosen its ends or its step."""

    low: float
    high: float
    step: float | None = None


class SceneForm(msgspec.Struct, frozen=True):
    """A scene as it stands in a file."""

    text: str
    inputs: dict[str, InputForm] = {}
    target: str = ""
    sliders: dict[str, SliderForm] = {}


class FileForm(msgspec.Struct, frozen=True):
    """A whole document as it stands in a file."""

    version: Annotated[int, msgspec.Meta(ge=1)]
    scenes: Annotated[list[SceneForm], msgspec.Meta(min_length=1)]
    scene: int = 0
    cursor: int | None = None


def load(path: str | os.PathLike[str]) -> tuple[State, int | None]:
    """Read a program of any kind. Returns its state and, for a document, the cursor.

    Raises FileProblem with what is wrong, and where.
    """
    file = Path(path)
    data = _read(file)
    if file.suffix.lower() == SUFFIX:
        state, cursor = decode(data, file.name)
        return replace(state, title=file.name, file=str(file)), cursor
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(say("window.file.not_text", file=file.name)) from error
    try:
        scenes = scenes_of(text.replace("\r\n", "\n").replace("\r", "\n"), file.suffix.lower())
    except NotANotebook as error:
        raise FileProblem(say("window.file.broken", file=file.name, what=error)) from error
    return State(scenes, title=file.name), None


def encode(state: State, cursor: int) -> bytes:
    """Return a document as JSON."""
    scenes = [
        SceneForm(
            scene.text,
            {name: _input_form(given) for name, given in scene.inputs.items()},
            scene.target,
            {
                name: SliderForm(each.low, each.high, each.step)
                for name, each in scene.sliders.items()
            },
        )
        for scene in state.scenes
    ]
    form = FileForm(VERSION, scenes, state.current, cursor)
    return msgspec.json.format(msgspec.json.encode(form), indent=1)


def decode(data: bytes, name: str) -> tuple[State, int | None]:
    """Return what a document holds. `name` is for the message of FileProblem."""
    try:
        form = msgspec.json.decode(data, type=FileForm)
        scenes = tuple(_scene(scene, len(form.scenes) > 1) for scene in form.scenes)
    except (msgspec.DecodeError, ValueError) as error:
        raise FileProblem(say("window.file.broken", file=name, what=error)) from error
    if form.version > VERSION:
        raise FileProblem(say("window.file.newer", file=name))
    return State(scenes).looking_at(form.scene), form.cursor


def _input_form(given: Input | tuple[str, Any]) -> InputForm:
    asked = given if isinstance(given, Input) else Input(*given)
    return InputForm(asked.role, asked.value)


def _scene(form: SceneForm, notebook: bool) -> Scene:
    inputs = {name: Input(given.role, given.value) for name, given in form.inputs.items()}
    sliders = {name: made for name, each in form.sliders.items() if (made := _slider(each))}
    return Scene(form.text, inputs, form.target, notebook, sliders)


def _slider(form: SliderForm) -> Slider | None:
    """Return a slider; None for one that cannot be, which no program should be lost for."""
    try:
        return chosen_slider(form.low, form.high, form.step)
    except BadSliderError:
        return None


def _read(file: Path) -> bytes:
    try:
        most = MOST_BYTES_OF_NOTEBOOKS if file.suffix.lower() == NOTEBOOK else MOST_BYTES
        if file.stat().st_size > most:
            raise FileProblem(say("window.file.too_big", file=file.name))
        return file.read_bytes()
    except OSError as error:
        what = error.strerror or error
        raise FileProblem(say("window.file.not_read", file=file.name, what=what)) from error
