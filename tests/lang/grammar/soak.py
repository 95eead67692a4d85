"""Grow many programs, hold each against Python: python -m tests.lang.grammar.soak [COUNT] [SEED].

Prints how many ran, how many ended in an exception (in both), and the smallest that differ; exit
status 1 if any does.
"""

import sys
import time
import warnings
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.lang.grammar.judge import differences, there
from tests.lang.grammar.programs import programs


def soak(count, start):
    """Return what was counted, and the programs that differ, with how."""
    counted, found = Counter(), []

    @seed(start)
    @settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(programs())
    def hold(text):
        error = there(text).error
        counted["programs"] += 1
        counted["ended in an exception"] += error is not None
        differing = differences(text)
        if differing:
            found.append((text, differing))

    hold()
    return counted, sorted(found, key=lambda pair: len(pair[0]))


def shortened(text):
    """Return the program without the lines, and blocks of lines, that do not matter for it."""
    lines = text.split("\n")
    size = max(len(lines) // 2, 1)
    while size:
        start = 0
        while start < len(lines):
            shorter = lines[:start] + lines[start + size :]
            if _still_differs("\n".join(shorter)):
                lines = shorter
            else:
                start += size
        size //= 2
    return "\n".join(lines)


def _still_differs(text):
    return there(text).error != "SyntaxError" and bool(differences(text))


def main(count="5000", start=None):
    """Soak, and say what was found."""
    warnings.simplefilter("ignore")  # of Python, about what grown programs do
    began = time.time()
    start = int(start or began)
    counted, found = soak(int(count), start)
    for text, _ in found[:5]:
        short = shortened(text)
        print("=" * 80, short, *differences(short), sep="\n")
    said = ", ".join(f"{number} {what}" for what, number in counted.items())
    print(f"seed {start}: {said}, {len(found)} differ; {time.time() - began:.0f} s")
    sys.exit(bool(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
