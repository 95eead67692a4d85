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
        self._open = ""
        window.widgets.lessons.set_lessons(tuple(self._lessons.values()))

    def open_first(self) -> None:
        """Take up the program of the first lesson; an empty one where there are no lessons."""
        first = next(iter(self._lessons), "")
        if first:
            self.open(first)
        else:
            self._window.document.open(State(title=say("window.untitled")))

    def open(self, slug: str) -> None:
        """Take up the program of the lesson `slug`."""
        self._window.document.open(lesson_state(self._lessons[slug]))

    def follow(self, slug: str) -> None:
        """The document now is the lesson `slug`, or none: let the panel show that one."""
        if slug != self._open:
            self._open = slug
            self._window.widgets.lessons.show_lesson(slug)

    def title(self, slug: str) -> str:
        """Return the title of a lesson in the language in force, and which of how many it is."""
        lesson = self._lessons[slug]
        name = lesson.title.in_language(CATALOGUE.language)
        return say("window.lesson", title=name, number=lesson.number, count=len(self._lessons))


def lesson_state(lesson: Lesson) -> State:
    """Return the state a lesson begins with."""
    inputs = {name: Input(role, value) for name, (role, value) in lesson.inputs.items()}
    return State((Scene(lesson.program, inputs, lesson.target),), lesson=lesson.slug)
