"""Notebooks and scripts as cells: a cell a scene, run in order with shared names."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gradviz.lang.inputs import Given
from gradviz.lang.parse import Program, parse
from gradviz.trace.sliders import Slider
from gradviz.words import say

EXPORTED = re.compile(r"^In ?\[[ \d]*(?:None)?\]:[ ]?", re.MULTILINE)
# `# %%` of editors, and `# In[3]:` of notebooks saved as scripts; not `# %%time`, a comment.
MARK = re.compile(r"^#[ ]?(?:%%(?![\w])[^\n]*|In ?\[[ \d]*\]:[ ]*)$", re.MULTILINE)
MARKDOWN = re.compile(r"%%[^\n]*\[(?:markdown|md|raw)\]")
# How a paragraph of Markdown starts that is neither code nor comment.
PROSE = re.compile(r"#{2,6} |- |\d+\. |```|\* |> |!\[")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One cell: its text, the inputs of its free names, and what it differentiates ("": last).

    `notebook` says that it is one of several, also where it is the first. `sliders` are those whose
    ends or step somebody has chosen, by name; no run depends on them.
    """

    text: str
    inputs: Given = field(default_factory=dict)
    target: str = ""
    notebook: bool = False
    sliders: Mapping[str, Slider] = field(default_factory=dict)

    def runs_like(self, other: "Scene") -> bool:
        """Whether a run of `other` is a run of this: all but the sliders is the same."""
        return (self.text, self.target, self.notebook) == (
            other.text,
            other.target,
            other.notebook,
        ) and self.inputs is other.inputs


class NotANotebook(ValueError):
    """A .ipynb file that is none."""


def scenes_of(text: str, suffix: str) -> tuple[Scene, ...]:
    """Return the cells of a file. `suffix` is the file's, with its dot.

    .ipynb: code cells. `In [..]:` marks and `# %%` lines split other texts; what has neither is
    one scene. NotANotebook if a .ipynb cannot be read.
    """
    text = text.removeprefix("\ufeff")
    if suffix == ".ipynb":
        cells = _notebook(text)
    elif EXPORTED.search(text):
        cells = [_code(part) for part in EXPORTED.split(text)[1:]]
    elif MARK.search(text):
        cells = list(_marked(text))
    else:
        cells = [text]
    texts = [_trimmed(cell) for cell in cells if cell.strip()]
    return tuple(Scene(cell, notebook=len(texts) > 1) for cell in texts) or (Scene(""),)


def _notebook(text: str) -> list[str]:
    try:
        found = json.loads(text)
        cells = found["cells"] if "cells" in found else _old(found)
        return [_text(cell) for cell in cells if cell.get("cell_type") == "code"]
    except RecursionError as error:
        raise NotANotebook(say("left_out.nested")) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotANotebook(str(error)) from error


def _old(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of a notebook of format 3, which keeps them in worksheets."""
    return [cell for sheet in notebook["worksheets"] for cell in sheet.get("cells", ())]


def _text(cell: dict[str, Any]) -> str:
    """Return a cell's text: "source", or "input" of format 3; one string, or a list of lines."""
    source = cell.get("source", cell.get("input", ""))
    text = source if isinstance(source, str) else "".join(source)
    return re.sub(r"\r\n?", "\n", text)


def _marked(text: str) -> Iterator[str]:
    """Yield the cells of a script with marks, but not those whose comments are prose."""
    marks = list(MARK.finditer(text))
    head = text[: marks[0].start()]
    if re.search(r"^[^#\s]", head, re.MULTILINE):
        yield head
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        if not MARKDOWN.search(mark[0]):
            yield text[mark.end() : stop]


def _trimmed(cell: str) -> str:
    """Return a cell without empty lines around it."""
    return re.sub(r"\A(?:[ \t\f]*\n)+", "", cell).rstrip() + "\n"


def _code(part: str) -> str:
    """Return the code of one exported cell: its paragraphs up to the prose that follows it.

    Prose is what starts like Markdown, or what keeps the text before it from being Python. A
    heading of one # looks like a comment and is taken for one.
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", part.strip("\n"))
    stop = next((k for k, p in enumerate(paragraphs) if k and PROSE.match(p)), len(paragraphs))
    for end in range(stop, 0, -1):
        code = "\n\n".join(paragraphs[:end])
        if isinstance(parse(code), Program):
            return code
    return "\n\n".join(paragraphs[:stop])
