"""What a program's text says about its own names: functions, classes, and what a name holds. Pure.

Reads line by line with patterns, because a program being typed is seldom valid. What a run knows
about a name is handed in as `kinds` and asked where the text does not tell.
"""

import builtins
import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gradviz.ui.editor.brackets import partners
from gradviz.ui.editor.glossary import Glossary
from gradviz.ui.editor.scanning import PIECE, split_arguments

WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")
GIVEN = re.compile(r"(?<=[(,])\s*[^\W\d]\w*\s*=(?!=)")  # the name of an argument
DEFINITION = re.compile(r"^([ \t]*)(def|class)[ ]+([^\W\d]\w*)[ ]*", re.MULTILINE)
DOCSTRING = re.compile(r"[ \t]*\n\s*(?:\"\"\"|'''|[\"'])\s*(.*?)[ ]*(?:\"\"\"|'''|[\"']|\n|$)")
CALLING = re.compile(r"[^\W\d][\w.]*(?=\()")
IMPORT = re.compile(r"^[ \t]*import[ ]+([\w.]+)[ ]+as[ ]+(\w+)", re.MULTILINE)
FROM = re.compile(r"^[ \t]*from[ ]+([\w.]+)[ ]+import[ ]+([\w, ]+)", re.MULTILINE)
USUAL = {"tensorflow": "tf", "numpy": "np", "matplotlib.pyplot": "plt", "keras": "tf.keras"}
TENSOR, VARIABLE, TAPE, ARRAY = "tf.Tensor", "tf.Variable", "tf.GradientTape", "np.ndarray"
LITERALS = (('"', "str"), ("'", "str"), ('f"', "str"), ("f'", "str"), ("[", "list"), ("{", "dict"))


@dataclass(frozen=True, slots=True)
class Own:
    """A function or class of the program. `parameters` is without self."""

    name: str
    parameters: tuple[str, ...]
    help: str
    owner: str = ""  # the class it is a method of
    is_class: bool = False
    members: tuple[str, ...] = ()  # of a class


def words_of(text: str) -> dict[str, int]:
    """Return the names that stand in the program's code, with how often; no attributes."""
    code = PIECE.sub(lambda m: m.group() if m.lastgroup == "sign" else '""', text)
    found: dict[str, int] = {}
    for word in WORD.findall(GIVEN.sub(" ", code)):
        if not keyword.iskeyword(word):
            found[word] = found.get(word, 0) + 1
    return found


@lru_cache(maxsize=4)
def definitions(text: str) -> Mapping[str, Own]:
    """Return the functions and classes of the program: "layer", and methods as "Net.call"."""
    known = partners(text) if "def" in text or "class" in text else {}
    found: dict[str, Own] = {}
    owner, depth = "", -1
    for match in DEFINITION.finditer(text):
        indent, what, name = len(match[1]), match[2], match[3]
        if indent <= depth:
            owner, depth = "", -1
        if what == "class":
            owner, depth = name, indent
            found[name] = Own(name, (), "", "", True, _attributes(text, match.end(), indent))
        else:
            _add_function(found, text, known, match, owner)
    return found


@lru_cache(maxsize=4)
def imported(text: str) -> Mapping[str, str]:
    """Return what imports call the language's names: {"layers": "tf.keras.layers"}."""
    found = {match[2]: _usual(match[1]) for match in IMPORT.finditer(text)}
    for match in FROM.finditer(text):
        for part in match[2].split(","):
            name, _, alias = part.partition(" as ")
            if name.strip():
                found[alias.strip() or name.strip()] = _usual(f"{match[1]}.{name.strip()}")
    return found


def spelt_out(text: str, name: str) -> str:
    """Return `name` with the alias at its head as the language calls it."""
    head, dot, rest = name.partition(".")
    return imported(text).get(head, head) + dot + rest


def _usual(path: str) -> str:
    for module, name in USUAL.items():
        if path == module or path.startswith(f"{module}."):
            return name + path[len(module) :]
    return path


def kind_of(text: str, name: str, caret: int, glossary: Glossary, kinds: Mapping[str, str]) -> str:
    """Return the path of the class of what `name` holds at `caret`, or "" where nothing tells."""
    before = text[: text.rfind("\n", 0, caret) + 1]
    word = re.escape(name)
    found = ""
    given = rf"(?<![\w.]){word}[ ]*(?::[^=\n]+)?=(?!=)[ ]*([^\n]*)"
    taped = rf"\bwith\b.*GradientTape\(.*?\)[ ]*as[ ]+{word}\b"
    for match in re.finditer(f"{given}|{taped}", before):
        found = TAPE if match[1] is None else _kind_of_value(match[1], glossary, before)
    return found or kinds.get(name, "")


def _kind_of_value(value: str, glossary: Glossary, text: str) -> str:
    if ".numpy()" in value:
        return ARRAY
    call = CALLING.match(value)
    if call is None:
        literal = next((kind for start, kind in LITERALS if value.startswith(start)), "")
        return "" if literal == "list" and not value.rstrip().endswith(("]", "[", ",")) else literal
    path = spelt_out(text, call.group())
    if re.search(rf"^[ \t]*class[ ]+{re.escape(path)}\b", text, re.MULTILINE):
        return path
    if path.rsplit(".", 1)[-1][:1].isupper() and glossary.members(path):
        return path
    if path.startswith("np."):
        return ARRAY
    entry = glossary.describe(path)
    is_tensor = entry is not None and not hasattr(builtins, path) and value.endswith(")")
    return TENSOR if is_tensor else ""


def _add_function(
    found: dict[str, Own],
    text: str,
    known: Mapping[int, int | None],
    match: re.Match[str],
    owner: str,
) -> None:
    close = known.get(match.end())
    if close is None:
        return
    parameters = [_plain(part) for part in split_arguments(text[match.end() + 1 : close])]
    inside = bool(owner) and len(match[1]) > 0
    if inside and parameters and parameters[0] in ("self", "cls"):
        parameters.pop(0)
    colon = text.find(":", close)
    doc = DOCSTRING.match(text, colon + 1) if colon >= 0 else None
    own = Own(match[3], tuple(parameters), doc[1] if doc else "", owner if inside else "")
    found[f"{owner}.{match[3]}" if inside else match[3]] = own
    if inside and match[3] == "__init__" and owner in found:
        of = found[owner]
        found[owner] = Own(owner, own.parameters, of.help, "", True, of.members)


def _plain(parameter: str) -> str:
    """Return a parameter without its annotation."""
    name, equals, default = parameter.partition("=")
    return name.split(":")[0].strip() + (f"={default.strip()}" if equals else "")


def _attributes(text: str, start: int, indent: int) -> tuple[str, ...]:
    """Return the methods and attributes of the class whose head ends at `start`."""
    body = []
    for line in text[start:].split("\n")[1:]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        body.append(line)
    words = "\n".join(body)
    names = re.findall(r"^[ \t]*def[ ]+([^\W_]\w*)|\bself\.([^\W\d_]\w*)[ ]*=(?!=)", words, re.M)
    return tuple(sorted({a or b for a, b in names}))
