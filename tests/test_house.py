"""The rules of the house, checked on every file: who imports whom, sizes, names, words."""

import ast
import re
import string
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

from gradviz.words import CATALOGUE, LANGUAGES
from gradviz.words.catalogue import ROOMS
from tests.helpers.cases import each

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "gradviz"
FILES = sorted(PACKAGE.rglob("*.py"))
CEILING = 300
TABLE_CEILING = 350  # op families are compared row by row; TensorFlow's names are a list
TABLES = (PACKAGE / "engine" / "ops", PACKAGE / "tf" / "__init__.py")
NAMELESS_ROOMS = {"utils", "util", "misc", "helpers", "helper", "common", "base"}
FIRST_WORDS = "|".join(sorted({key.partition(".")[0] for key in CATALOGUE.rows}))
LIKELY_KEY = re.compile(rf"(?:{FIRST_WORDS})\.[a-z0-9_.]*[a-z0-9]")


def _name(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


every_file = each("path", FILES, ids=_name)


def test_import_contracts_are_kept():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@cache
def _floors() -> dict[str, int]:
    """Room -> its floor, counted from below, as the contract in pyproject.toml has them."""
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rows = enumerate(reversed(layers))
    return {room.strip(): number for number, row in rows for room in row.split("|")}


@every_file
def test_imports_for_types_alone_stay_on_their_floors_too(path):
    floors = _floors()
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    floor = floors.get(here, len(floors))
    forbidden = {room for room, above in floors.items() if above >= floor and room != here}
    if floor < floors["document"]:
        forbidden |= {"PySide6", "pyqtgraph"}
    assert not _imported_rooms(path) & forbidden


def _imported_rooms(path: Path) -> set[str]:
    """Rooms of gradviz, and other packages, that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "gradviz":
            names = [f"gradviz.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        found |= {name.removeprefix("gradviz.").split(".")[0] for name in names}
    return found


@every_file
def test_file_is_short_enough_to_be_read_whole(path):
    ceiling = TABLE_CEILING if any(path.is_relative_to(table) for table in TABLES) else CEILING
    assert len(path.read_text(encoding="utf-8").splitlines()) <= ceiling


@every_file
def test_module_says_what_it_is_for(path):
    assert ast.get_docstring(_tree(path))


@every_file
def test_room_has_a_name_that_says_something(path):
    names = {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts}
    assert not names & NAMELESS_ROOMS


# --- words


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@each("key", sorted(CATALOGUE.rows))
def test_sentence_is_in_every_language_with_the_same_placeholders(key):
    row = CATALOGUE.rows[key]
    assert len(row) == len(LANGUAGES)
    assert all(sentence.strip() for sentence in row)
    assert _placeholders(row[0]) == _placeholders(row[1])


def test_no_key_is_in_two_rooms():
    owner: dict[str, str] = {}
    for room in ROOMS:
        for key in import_module(f"gradviz.words.{room}").ROWS:
            assert key not in owner, f"{key} is in {owner[key]} and {room}"
            owner[key] = room


@cache
def _strings() -> dict[str, str]:
    """Every string literal outside the catalogue, and the first file it is in."""
    found: dict[str, str] = {}
    for path in _speaking_files():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, _name(path))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Every key put together while running: f"room.{part}" or "room." + part."""
    found = []
    for path in _speaking_files():
        for node in ast.walk(_tree(path)):
            match node:
                case ast.JoinedStr(values=values):
                    found.append("".join(_piece(value) for value in values))
                case ast.BinOp(left=ast.Constant(value=str(start)), op=ast.Add()):
                    found.append(re.escape(start) + r"[a-z0-9_.]+")
    return tuple(re.compile(p) for p in found if re.match(rf"(?:{FIRST_WORDS})\\\.", p))


def _piece(value: ast.expr) -> str:
    return re.escape(str(value.value)) if isinstance(value, ast.Constant) else r"[a-z0-9_.]+"


def _speaking_files() -> list[Path]:
    return [path for path in FILES if path.parent != PACKAGE / "words"]


def _said(path: Path) -> list[tuple[int, str]]:
    """Line and key of every say("...") in a file."""
    found = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and node.args:
            called = node.func
            name = getattr(called, "id", None) or getattr(called, "attr", None)
            first = node.args[0]
            if name == "say" and isinstance(first, ast.Constant):
                found.append((node.lineno, first.value))
    return found


@each("path", _speaking_files(), ids=_name)
def test_every_sentence_said_is_in_the_catalogue(path):
    unknown = [f"line {line}: {key}" for line, key in _said(path) if key not in CATALOGUE.rows]
    assert not unknown


def test_every_sentence_in_the_catalogue_is_said_somewhere():
    unused = [
        key
        for key in CATALOGUE.rows
        if key not in _strings() and not any(p.fullmatch(key) for p in _patterns())
    ]
    assert not unused, f"{len(unused)} rows nobody says"


def test_every_literal_that_looks_like_a_key_is_one():
    wrong = {
        text: where
        for text, where in _strings().items()
        if LIKELY_KEY.fullmatch(text) and text not in CATALOGUE.rows
    }
    assert not wrong
