"""What the tapes of a program, and the calls that read them, are called in the strip."""

import re
from collections import Counter
from functools import lru_cache

from gradviz.trace import Trace
from gradviz.trace.holdings import Wipe
from gradviz.words import say

GRADIENT = "gradient()"  # also where no program calls anything
ASKING = re.compile(r"\.\s*(gradient|jacobian|batch_jacobian)\s*\(")


def tape_names(trace: Trace) -> tuple[str, ...]:
    """Return what each tape is called, by id; those of one name are numbered."""
    return _names(trace, say("tapes.unnamed"))


def call_named(trace: Trace, wipe: Wipe | None) -> str:
    """Return the call that emptied a tape as a program has it: "gradient()" or "jacobian()"."""
    step = None if wipe is None else trace.steps[wipe.index - 1]
    if step is None or step.gradient is None or not 0 <= step.gradient < len(trace.gradients):
        return GRADIENT
    span = trace.gradients[step.gradient].span
    found = None if span is None else ASKING.search(span.slice(trace.text))
    return GRADIENT if found is None else f"{found[1]}()"


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
