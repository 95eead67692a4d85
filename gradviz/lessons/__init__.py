"""The guided lessons: programs with a few pages of prose, read from `assets/lessons`."""

from gradviz.lessons.catalog import lessons
from gradviz.lessons.lesson import Bilingual, Claim, Lesson, Moment, Page

__all__ = ["Bilingual", "Claim", "Lesson", "Moment", "Page", "lessons"]
