"""Which names fit what is being typed, and in what order. Pure: text and caret in, offers out.

Before a dot stands what the members are of: a module, or a name whose class the text or the last
run tells. A name fits that begins as typed, has a word that does, or has the letters in order.
"""

import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gradviz.ui.editor.glossary import Glossary
from gradviz.ui.editor.own_names import TENSOR, Own, definitions, kind_of, spelt_out, words_of
from gradviz.ui.editor.scanning import call_at, is_code

MOST = 1000
FUZZY_FROM = 2  # letters
PATH = re.compile(r"((?:[^\W\d]\w*(?:\[[^\[\]\n]*\])?\.)+|[)\]]\.|)([^\W\d]\w*|)$")
NAMING = re.compile(r"\b(?:def|class|as|import|lambda|global|nonlocal)\s+$")
KEYWORDS = tuple(word for word in keyword.kwlist if word not in ("async", "await", "del"))
WHOLE, PREFIX, SAME_WORD, WORD_START, LETTERS = range(5)  # how a name fits, best first


@dataclass(frozen=True, slots=True)
class Offer:
    """One name to choose. `path` is what the glossary knows it by, "" for a name of its own.

    `sort` is "parameter", "own", "language", "member", "guess" (a member, if the owner is what it
    seems) or "keyword"; `letters` are the indices of those that were typed; `begins` says that it
    starts as typed.
    """

    name: str
    path: str
    sort: str
    letters: tuple[int, ...]
    begins: bool

    @property
    def typed(self) -> str:
        """What takes the place of the letters typed so far."""
        return f"{self.name}=" if self.sort == "parameter" else self.name


Candidate = tuple[str, str, str]  # name, path, sort


def typed_before(text: str, caret: int) -> tuple[str, str] | None:
    """Return the owner with its dot, and the letters of the name, that stand before `caret`.

    None within a number, or behind a dot of which nothing is known.
    """
    line = text[text.rfind("\n", 0, caret) + 1 : caret]
    match = PATH.search(line)
    before = line[: match.start()] if match else ""
    if match is None or before[-1:].isalnum() or (not match[1] and before.endswith(".")):
        return None
    return match[1], match[2]


def is_being_named(text: str, caret: int) -> bool:
    """Return whether the letters before `caret` make up a new name: behind def, class, as."""
    typed = typed_before(text, caret)
    if typed is None:
        return False
    line = text[text.rfind("\n", 0, caret) + 1 : caret - len(typed[1])]
    return bool(NAMING.search(line))


def offers(
    text: str, caret: int, glossary: Glossary, kinds: Mapping[str, str] | None = None
) -> list[Offer]:
    """Return the names that fit at `caret`, best first. `kinds` is what a run knows of names."""
    typed = typed_before(text, caret)
    if typed is None or not is_code(text, caret):
        return []
    owner, letters = typed
    own = definitions(text)
    if owner:
        candidates = _members(text, caret, owner[:-1], glossary, kinds or {}, own)
    else:
        candidates = _names(text, caret, letters, glossary, own)
    return _sorted(candidates, letters)


def _sorted(candidates: Iterable[Candidate], letters: str) -> list[Offer]:
    found: dict[str, tuple[tuple[int, int, int, str], Offer]] = {}
    for order, (name, path, sort) in enumerate(candidates):
        fit = fits(name, letters)
        if fit is None or (name in found and sort != "parameter"):
            continue
        how, places = fit
        spread = places[-1] - len(places) if places else 0
        first = sort not in ("own", "parameter")
        key = (
            how,
            int(first),
            spread if how == LETTERS else 0,
            name.casefold() if first else f"{order:04}",
        )
        found[f"{name}=" if sort == "parameter" else name] = (
            key, Offer(name, path, sort, places, how <= PREFIX)
        )  # fmt: skip
    return [offer for _, offer in sorted(found.values(), key=lambda pair: pair[0])][:MOST]


def fits(name: str, letters: str) -> tuple[int, tuple[int, ...]] | None:
    """Return how `name` fits the letters typed, and which of its letters they are; None: not."""
    low, wanted = name.casefold(), letters.casefold()
    if low.startswith(wanted):
        return (WHOLE if low == wanted else PREFIX), tuple(range(len(wanted)))
    if len(wanted) < FUZZY_FROM:
        return None
    word = re.search(rf"(?:_|\.|(?<=[a-z])(?=[A-Z])){re.escape(letters)}", name, re.IGNORECASE)
    if word is not None:
        return WORD_START, tuple(range(word.end() - len(wanted), word.end()))
    places = _in_order(low, wanted)
    return None if places is None else (LETTERS, places)


def _in_order(name: str, wanted: str) -> tuple[int, ...] | None:
    """Return where the letters of `wanted` stand in `name`, from its first on, in order."""
    places: list[int] = []
    at = -1
    for letter in wanted.replace("_", ""):
        at = name.find(letter, at + 1)
        if at < 0 or (not places and at):
            return None
        places.append(at)
    return tuple(places)


def _names(
    text: str, caret: int, letters: str, glossary: Glossary, own: Mapping[str, Own]
) -> Iterable[Candidate]:
    yield from _parameters(text, caret, glossary, own)
    here = text[:caret]
    words = words_of(here[: len(here) - len(letters)] + " " + text[caret:])
    known = set(glossary.names)
    yield from ((word, "", "own") for word in sorted(words, key=str.casefold) if word not in known)
    yield from ((name, name, "language") for name in glossary.names if "." not in name)
    if letters:
        yield from ((word, "", "keyword") for word in KEYWORDS)
    if len(letters) > FUZZY_FROM:  # "Vari" finds tf.Variable
        starts = (name for name in glossary.names if name.startswith("tf."))
        yield from (
            (name, name, "language")
            for name in starts
            if name.count(".") == 1 and name[3:].casefold().startswith(letters.casefold())
        )


def _parameters(
    text: str, caret: int, glossary: Glossary, own: Mapping[str, Own]
) -> Iterable[Candidate]:
    """Yield the parameters of the call one stands in that can be given by name."""
    call = call_at(text, caret)
    if call is None or call.keyword:
        return
    told = parameters_of(text, call.name, call.bracket, glossary, {}, own)
    given = text[call.bracket : caret]
    for parameter in told[1] if told else ():
        name = parameter.split("=")[0]
        if name.isidentifier() and not re.search(rf"\b{name}\s*=(?!=)", given):
            yield name, "", "parameter"


def _members(
    text: str,
    caret: int,
    owner: str,
    glossary: Glossary,
    kinds: Mapping[str, str],
    own: Mapping[str, Own],
) -> Iterable[Candidate]:
    path = known_class_of(text, caret, owner, glossary, kinds, own)
    if not path and (owner in (")", "]") or owner in words_of(text[:caret])):
        yield from ((name, f"{TENSOR}.{name}", "guess") for name in glossary.members(TENSOR))
    if path in own:
        yield from ((name, f"{path}.{name}", "member") for name in own[path].members)
    yield from ((name, f"{path}.{name}", "member") for name in glossary.members(path))


def known_class_of(
    text: str,
    caret: int,
    owner: str,
    glossary: Glossary,
    kinds: Mapping[str, str],
    own: Mapping[str, Own],
) -> str:
    """Return the path whose members may follow `owner` and a dot: a module, or a class, or ""."""
    if owner == "self":
        above = [name for name, known in own.items() if known.is_class]
        starts = {name: text.rfind(f"class {name}", 0, caret) for name in above}
        return max(starts, key=lambda name: starts[name], default="")
    found = kind_of(text, owner, caret, glossary, kinds)
    if found:
        return found
    path = spelt_out(text, owner)
    return path if glossary.members(path) else ""


def parameters_of(
    text: str,
    name: str,
    caret: int,
    glossary: Glossary,
    kinds: Mapping[str, str],
    own: Mapping[str, Own],
) -> tuple[str, Sequence[str], str] | None:
    """Return name, parameters and help of what is called by `name` at `caret`, or None."""
    if name in own:
        return name, own[name].parameters, own[name].help
    name = spelt_out(text, name)
    owner, _, last = name.rpartition(".")
    path = name
    if owner and glossary.describe(name) is None:
        path = f"{known_class_of(text, caret, owner, glossary, kinds, own) or TENSOR}.{last}"
    if path in own:
        return name, own[path].parameters, own[path].help
    entry = glossary.describe(path)
    if entry is None or entry.parameters is None:
        return None
    return name, entry.parameters, entry.help
