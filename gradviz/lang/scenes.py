"""Notebooks and scripts as cells: a cell a scene, run in order with shared names."""

import json
import re
from dataclasses import dataclass, field

from gradviz.lang.inputs import Given
from gradviz.lang.parse import Program, parse

EXPORTED = re.compile(r"^In ?\[[ \d]*(?:None)?\]:[ ]?", re.MULTILINE)
PERCENT = re.compile(r"^# ?%%.*$", re.MULTILINE)
# How a paragraph of Markdown starts that is neither code nor comment.
PROSE = re.compile(r"#{2,6} |- |\d+\. |```|\* |> |!\[")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One cell: its text, the inputs of its free names, and what it differentiates ("": last)."""

    text: str
    inputs: Given = field(default_factory=dict)
    target: str = ""


class NotANotebook(ValueError):
    """A .ipynb file that is none."""


def scenes_of(text: str, suffix: str) -> tuple[Scene, ...]:
    """Return the cells of a file. `suffix` is the file's, with its dot.

    .ipynb: code cells. `In [..]:` marks and `# %%` lines split other texts; what has neither is
    one scene. NotANotebook if a .ipynb cannot be read.
    """
    if suffix == ".ipynb":
        cells = _notebook(text)
    elif EXPORTED.search(text):
        cells = [_code(part) for part in EXPORTED.split(text)[1:]]
    elif PERCENT.search(text):
        cells = PERCENT.split(text)
    else:
        cells = [text]
    scenes = tuple(Scene(cell.strip("\n") + "\n") for cell in cells if cell.strip())
    return scenes or (Scene(""),)


def _notebook(text: str) -> list[str]:
    try:
        cells = json.loads(text)["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotANotebook(str(error)) from error


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
