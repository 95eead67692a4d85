"""What the tapes of a program are called in the strip."""

from collections import Counter
from functools import lru_cache

from gradviz.trace import Trace
from gradviz.words import say


def tape_names(trace: Trace) -> tuple[str, ...]:
    """Return what each tape is called, by id; those of one name are numbered."""
    return _names(trace, say("tapes.unnamed"))


@lru_cache(maxsize=4)
def _names(trace: Trace, unnamed: str) -> tuple[str, ...]:
    given = [row.name or unnamed for row in trace.tapes]
    total = Counter(given)
    seen: Counter[str] = Counter()
    names = []
    for name in given:
        seen[name] += 1
        names.append(f"{name} {seen[name]}" if total[name] > 1 else name)
    return tuple(names)
