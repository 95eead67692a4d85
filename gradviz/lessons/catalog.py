"""Reads the lessons from `assets/lessons` and checks their form: one TOML file, one lesson.

A file is called NN-slug.toml; NN is its place in the list. Whether what a lesson says is true is
not known here: a test runs each.
"""

import tomllib
from functools import cache

from gradviz import assets
from gradviz.lessons.lesson import Bilingual, Claim, Lesson, Moment, Page
from gradviz.trace import ROLES
from gradviz.trace.steps import KINDS
from gradviz.words import LANGUAGES

_FIELDS = {"title", "goal", "program", "pages", "inputs", "target", "claims", "values"}


@cache
def lessons() -> tuple[Lesson, ...]:
    """Return all lessons in order. ValueError names the file of a lesson that is not complete."""
    return tuple(
        read_lesson(name, assets.text("lessons", name)) for name in assets.names("lessons", ".toml")
    )


def read_lesson(name: str, text: str) -> Lesson:
    """Return the lesson that the file `name` holds as TOML `text`."""
    number, _, slug = name.removesuffix(".toml").partition("-")
    try:
        return _lesson(slug, int(number), tomllib.loads(text))
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"lesson {name}: {problem}") from problem


def _lesson(slug: str, number: int, rows: dict) -> Lesson:
    if unknown := rows.keys() - _FIELDS:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    if not rows["pages"]:
        raise ValueError("a lesson needs a page")
    return Lesson(
        slug=slug,
        number=number,
        title=_bilingual(rows["title"]),
        goal=_bilingual(rows["goal"]),
        program=rows["program"],
        pages=tuple(_page(row) for row in rows["pages"]),
        inputs={name: _input(*row) for name, row in rows.get("inputs", {}).items()},
        target=rows.get("target", ""),
        claims=tuple(Claim(**row) for row in rows.get("claims", ())),
        values=tuple(rows.get("values", {}).items()),
    )


def _bilingual(row: dict) -> Bilingual:
    texts = {language: row[language].strip() for language in LANGUAGES}
    if empty := [language for language, text in texts.items() if not text]:
        raise ValueError(f"nothing said in {', '.join(empty)}")
    return Bilingual(**texts)


def _page(row: dict) -> Page:
    moment = row.get("moment")
    return Page(_bilingual(row), _moment(moment) if moment else None)


def _moment(text: str) -> Moment:
    kind, _, line = text.partition(" ")
    if kind not in (*KINDS, "end"):
        raise ValueError(f"no such moment: {text!r}")
    return Moment(kind, int(line) if line else None)


def _input(role: str, value: object) -> tuple[str, object]:
    if role not in ROLES:
        raise ValueError(f"no role {role!r}")
    return role, value
