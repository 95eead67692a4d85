"""The check of a source's gradient as rows: a headline, four witnesses, and why one differs. Pure.

The rows are there from the start, so that nothing moves when the numbers come.
"""

import numpy as np

from gradviz.trace import Row
from gradviz.trace.checks import CHANGING, DONE, OFFERED, WORKING, Checks
from gradviz.trace.verdict import TAPE, WITNESSES, Testimony, Verdict
from gradviz.ui.narration import witness_words as words
from gradviz.ui.numbers import short
from gradviz.ui.tables.inspector_fact import ACTION, PLAIN, WITNESS, WORDS, Fact
from gradviz.words import say

CHECK, CANCEL = "check", "cancel"  # what a click on a row asks for


class CheckRows:
    """The rows of one trace's checks, each worked out once, so that stepping stays quick."""

    def __init__(self) -> None:
        self.set_checks(Checks())

    def set_checks(self, checks: Checks) -> None:
        """Take up what is known now."""
        self._checks = checks
        self._made: dict[tuple[int, int, str], tuple[Fact, ...]] = {}

    def of(self, call: int, place: int, row: Row) -> tuple[Fact, ...]:
        """Return the rows about one gradient."""
        key = call, place, say("witness.check")  # in the language in force
        if key not in self._made:
            self._made[key] = check_facts(self._checks, call, place, row)
        return self._made[key]


def check_facts(checks: Checks, call: int, place: int, row: Row) -> tuple[Fact, ...]:
    """Return the rows about the gradient of `row`, number `place` of gradient call `call`."""
    label = say("witness.check")
    if checks.state == OFFERED:
        tip = say("witness.offer_tip")
        return (Fact(label, say("witness.offer"), ACTION, more=tip, action=CHECK),)
    if checks.state == WORKING:
        text = say("witness.working", done=checks.count, total=checks.total)
        return (Fact(label, text, ACTION, action=CANCEL),)
    if checks.state == CHANGING:
        return (Fact(label, "", PLAIN), Fact("", say("witness.changing"), WORDS))
    verdict = checks.of(call, place)
    if verdict is None:
        return () if checks.state == DONE else (Fact(label, say("witness.pending"), PLAIN),
                                                *_waiting(row))  # fmt: skip
    reason = words.why(verdict)
    return (
        Fact(label, words.headline(verdict), PLAIN),
        _tape(verdict),
        *(_other(verdict, one) for one in verdict.others),
        *((Fact("", reason, WORDS),) if reason else ()),
    )


def _waiting(row: Row) -> tuple[Fact, ...]:
    """Return the four rows before there is anything to say but what the tape gave."""
    value = row.value if row.value is not None else np.zeros(())
    others = (Fact(words.name(one), "…", WITNESS) for one in WITNESSES[1:])
    return (Fact(words.name(TAPE), _number(value), WITNESS, _map(value)), *others)


def _tape(verdict: Verdict) -> Fact:
    return Fact(
        words.name(TAPE), _number(verdict.tape), WITNESS, _map(verdict.tape),
        aside=verdict.tape.dtype.name, more=words.how(verdict, None),
    )  # fmt: skip


def _other(verdict: Verdict, one: Testimony) -> Fact:
    """Return a witness's row: its number, or for an array how far it is from the tape where."""
    label, said, tip = words.name(one.witness), words.digits(verdict, one), words.how(verdict, one)
    if one.value is None:
        return Fact(label, "—", WITNESS, aside=said, more=words.why(verdict))
    bar = (verdict.digits(one) if verdict.agrees(one) else 0, verdict.most_digits)
    text, array = _number(one.value), None
    distances = verdict.distances(one)
    if one.value.size > 1 and distances is not None:
        text, array = say("witness.distance", gap=short(distances.max(), 1)), distances
        numbers = np.array2string(one.value, precision=6, threshold=60, edgeitems=3)
        tip = "\n".join((tip, say("witness.distance_tip"), numbers))
    return Fact(label, text, WITNESS, array, aside=said, more=tip, bar=bar)


def _number(value: np.ndarray) -> str:
    return short(value.reshape(-1)[0], 6) if value.size == 1 else ""


def _map(value: np.ndarray) -> np.ndarray | None:
    return value if value.size > 1 else None
