"""The guided lessons of one window: the list, and taking up the program of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradviz.document.state import State
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene
from gradviz.lessons.catalog import lessons
from gradviz.words import CATALOGUE, say

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow
    from gradviz.lessons.lesson import Lesson


class Teaching:
    """Opens lessons. The panel that lists them knows their pages and moments itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._lessons = {lesson.slug: lesson for lesson in lessons()}
        window.widgets.lessons.set_lessons(tuple(self._lessons.values()))

    def open_first(self) -> None:
        """Take up the program of the first lesson; an empty one where there are no lessons."""
        first = next(iter(self._lessons), None)
        if first is None:
            self._window.document.open(State(title=say("window.untitled")))
        else:
            self.open(first)

    def open(self, slug: str) -> None:
        """Take up the program of the lesson `slug`."""
        lesson = self._lessons[slug]
        self._window.document.open(lesson_state(lesson, len(self._lessons)))


def lesson_state(lesson: Lesson, count: int) -> State:
    """Return the state a lesson begins with; its title says which of `count` it is."""
    inputs = {name: Input(role, value) for name, (role, value) in lesson.inputs.items()}
    name = lesson.title.in_language(CATALOGUE.language)
    title = say("window.lesson", title=name, number=lesson.number, count=count)
    return State((Scene(lesson.program, inputs, lesson.target),), title=title)
