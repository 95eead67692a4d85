"""The one catalogue of what a person reads: sentences by key, in English and Korean.

Rows live beside it, by room, as `ROWS = {"room.key": ("English", "한국어")}` with `{placeholders}`.
"""

from collections.abc import Sequence
from importlib import import_module

from gradviz.words.particles import with_particles

LANGUAGES = ("en", "ko")
ROOMS = (
    "narration",
    "tangents",
    "card",
    "rules",
    "stages",
    "reasons",
    "roles",
    "diagnostics",
    "hints",
    "left_out",
    "warnings",
    "editor",
    "tables",
    "sliders",
    "inspector",
    "witnesses",
    "conventions",
    "nonfinite",
    "graph",
    "plots",
    "surface",
    "training",
    "memory",
    "step_sizes",
    "jacobian",
    "transport",
    "tapes",
    "window",
    "command",
    "lessons",
)


class Catalogue:
    """All rows of all rooms, and the language in force."""

    def __init__(self) -> None:
        self.language = "en"
        self.rows: dict[str, tuple[str, str]] = {}
        for room in ROOMS:
            self._add(import_module(f"gradviz.words.{room}").ROWS)

    def _add(self, rows: dict[str, tuple[str, str]]) -> None:
        for key, row in rows.items():
            if key in self.rows:
                raise ValueError(f"two rows for {key!r}")
            self.rows[key] = row

    def use(self, language: str) -> None:
        """Speak `language` from now on: "en" or "ko"."""
        if language not in LANGUAGES:
            raise ValueError(f"no language {language!r}: one of {', '.join(LANGUAGES)}")
        self.language = language

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence `key` with its placeholders filled. KeyError if there is none."""
        said = self.rows[key][LANGUAGES.index(self.language)].format(**values)
        return with_particles(said) if self.language == "ko" else said


CATALOGUE = Catalogue()
say = CATALOGUE.say


def joined(parts: Sequence[str], key: str = "narration.both") -> str:
    """Return a list in words, in the language in force: "x", "x and y", "x, y and z".

    `key` is of the sentence that joins the last two; unless given, that of names.
    """
    if len(parts) < 2:
        return "".join(parts)
    return say(key, first=", ".join(parts[:-1]), last=parts[-1])


def how_many(some: int, of: int) -> str:
    """Return the end of the key of the sentence that counts `some` of `of` naturally.

    "nothing" (0 of 0), "one", "both", "all"; "not_one" (0 of 1), "none"; "but_one", "some".
    """
    if some == of:
        return {0: "nothing", 1: "one", 2: "both"}.get(of, "all")
    if not some:
        return "not_one" if of == 1 else "none"
    return "but_one" if some == of - 1 else "some"
