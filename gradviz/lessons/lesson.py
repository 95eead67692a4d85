"""A lesson, frozen: a program, pages of prose about moments of its run, and what it claims.

Knows traces, to find those moments in one. It must not know where lessons are stored, nor how
programs are run.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gradviz.trace import Trace
from gradviz.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in both languages of the interface."""

    en: str
    ko: str

    def in_language(self, language: str) -> str:
        """Return the text in `language`: "en" or "ko"."""
        return (self.en, self.ko)[LANGUAGES.index(language)]


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a run by what happens in it, so that it survives small edits of the program.

    `kind` is a step's kind, or "end"; `line` is 1-based, None for any line.
    """

    kind: str
    line: int | None = None

    def cursor_in(self, trace: Trace) -> int | None:
        """Return the cursor just after the last such step of `trace`, or None if there is none."""
        if self.kind == "end":
            return len(trace.steps)
        for k in range(len(trace.steps), 0, -1):
            step = trace.steps[k - 1]
            if step.kind == self.kind and self.line in (None, step.line):
                return k
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """A few sentences about one moment. In the text `...` marks code and **...** weight."""

    text: Bilingual
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the gradient call number `call` gives for `source`: a gradient, or a reason code.

    `index` picks one element of a gradient that is a vector.
    """

    source: str
    gradient: object = None  # a number or nested lists of numbers
    reason: str | None = None
    call: int = 0
    index: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One lesson. `inputs` are the free names of an expression: name -> (role, value)."""

    slug: str
    number: int
    title: Bilingual
    goal: Bilingual
    program: str
    pages: tuple[Page, ...]
    inputs: Mapping[str, tuple[str, object]]
    target: str = ""  # the name to differentiate, where the program has no tape of its own
    claims: tuple[Claim, ...] = ()
    values: tuple[tuple[str, object], ...] = ()  # names and what they are at the end
