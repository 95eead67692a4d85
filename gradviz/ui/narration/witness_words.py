"""What is said of a witness: how it came to its number, and why that is not the tape's. Pure."""

import math

import numpy as np

from gradviz.trace.verdict import (
    CANCELS,
    CUSTOM,
    DIFFERENCES,
    FLOAT,
    FORMULA,
    FORWARD,
    KINK,
    LAST,
    OUTSIDE,
    ROUNDING,
    RULE,
    STOPPED,
    TAPE,
    Testimony,
    Verdict,
)
from gradviz.ui.numbers import short, summary
from gradviz.words import say

STEP = "6e-6"
MOST_PATHS = 1000  # said to be added up one by one; beyond, node by node


def name(witness: str) -> str:
    """Return what a witness is called."""
    return say(f"witness.{witness}")


def digits(verdict: Verdict, one: Testimony) -> str:
    """Return in words how many digits a witness shares with the tape."""
    if one.value is None:
        return say("witness.silent")
    count = verdict.digits(one)
    if one.why == CANCELS:
        return say("witness.nothing")
    if one.why == LAST and not count:
        return say("witness.within")
    if not count or not verdict.agrees(one):
        return say("witness.no_digits" if one in verdict.heard else "witness.rough")
    return say("witness.digit") if count == 1 else say("witness.digits", n=count)


def mark(verdict: Verdict) -> str:
    """Return the outcome as a sign and a word or two."""
    heard = verdict.heard
    if all(verdict.agrees(one) for one in heard) and heard:
        count = min(verdict.digits(one) for one in heard)
        if not count and any(one.why == LAST for one in heard):
            return say("witness.mark_within")
        return say("witness.mark", n=count) if count else say("witness.mark_nothing")
    return say("witness.mark_differs", short=headline(verdict)) if heard else ""


def told(verdict: Verdict) -> str:
    """Return all that is known of a gradient, a line for each witness, and the reason."""
    lines = [f"{name(TAPE)}: {summary(verdict.tape)} ({verdict.tape.dtype.name})"]
    for one in verdict.others:
        number = "—" if one.value is None else summary(one.value)
        lines.append(f"{name(one.witness)}: {number} ({digits(verdict, one)})")
    return "\n".join([*lines, *filter(None, [why(verdict)])])


def headline(verdict: Verdict) -> str:
    """Return the outcome in a few words."""
    reason = verdict.reason
    if reason is None:
        return say("witness.agree", n=min(verdict.digits(one) for one in verdict.others))
    if reason.why == ROUNDING and reason not in verdict.heard:
        return say("witness.others_agree", n=min(map(verdict.digits, verdict.heard)))
    return say(f"witness.short.{reason.why}", dtype=verdict.tape.dtype.name)


def why(verdict: Verdict) -> str:
    """Return the reason for what is not as it might be, or ""."""
    one = verdict.reason
    if one is None:
        return ""
    if one.why == KINK:
        return _kink(verdict, one)
    if one.why in (STOPPED, OUTSIDE):
        return say(f"witness.why.{one.why}", held=short(one.numbers[0]))
    if one.why == CUSTOM:
        return _custom(verdict, one)
    if one.why == LAST:
        by = short(one.numbers[0], 2)
        return say("witness.why.last", dtype=verdict.tape.dtype.name, by=by)
    if one.why == FLOAT:
        return _float(verdict)
    key = "rule_of" if one.why == RULE and one.what and one.witness == DIFFERENCES else one.why
    if one.why == ROUNDING:
        return _rounding(verdict, one)
    weight = short(one.numbers[0], 2) if one.why == CANCELS and one.numbers else ""
    return say(f"witness.why.{key}", witness=_begun(one.witness), what=one.what, weight=weight)


def _rounding(verdict: Verdict, one: Testimony) -> str:
    """Return that differences are too rough; with `numbers`, below which slope they see nothing."""
    said = say("witness.why.rounding", step=STEP)
    if one.numbers:
        said = say("witness.why.unseen", step=STEP, unseen=short(one.numbers[0], 2))
    others = [other for other in verdict.others if other is not one and other.value is not None]
    borne_out = bool(others) and all(map(verdict.agrees, others))
    return f"{said} {say('witness.why.borne_out')}" if borne_out else said


def _custom(verdict: Verdict, one: Testimony) -> str:
    """Return that the program's own derivative is another one, with the numbers farthest apart."""
    distances = verdict.distances(one)
    assert one.value is not None
    assert distances is not None  # who disagrees has found something
    worst = int(np.argmax(np.nan_to_num(distances.reshape(-1), nan=np.inf)))
    given = verdict.tape if one.places is None else verdict.tape.reshape(-1)[one.places]
    own, found = given.reshape(-1)[worst], one.value.reshape(-1)[worst]
    return say("witness.why.custom", what=one.what, own=short(own), found=short(found))


def _begun(witness: str) -> str:
    """Return what a witness is called at the beginning of a sentence."""
    called = name(witness)
    return called[:1].upper() + called[1:]


def _kink(verdict: Verdict, one: Testimony) -> str:
    left, right = one.numbers
    key = "kink_agrees" if verdict.agrees(one) else "kink"
    if not (math.isfinite(left) and math.isfinite(right)):
        key = "edge"
    return say(f"witness.why.{key}", left=short(left), right=short(right))


def _float(verdict: Verdict) -> str:
    said = [one.numbers[0] for one in verdict.others if one.witness == FORWARD and one.numbers]
    narrow = short(said[0]) if said else summary(verdict.tape)
    return say("witness.why.float", dtype=verdict.tape.dtype.name, narrow=narrow)


def how(verdict: Verdict, one: Testimony | None) -> str:
    """Return how a witness came to its number; None stands for the tape."""
    if one is None:
        return say("witness.how.tape", dtype=verdict.tape.dtype.name)
    lines = [_formula(one)] if one.witness == FORMULA else [_way(one)]
    if one.places is not None:
        lines.append(say("witness.some", tried=one.places.size, size=verdict.tape.size))
    if one.witness == FORMULA and one.what and one.value is not None:
        lines.append(say("witness.how.by_rule", what=one.what))
    return "\n".join(lines)


def _way(one: Testimony) -> str:
    return say(f"witness.how.{one.witness}", step=STEP if one.witness == DIFFERENCES else "")


def _formula(one: Testimony) -> str:
    count = one.numbers[0] if one.numbers else 1.0
    if count <= 1:
        return say("witness.how.formula_one")
    key = "formula" if count <= MOST_PATHS else "formula_many"
    number = f"{count:,.0f}" if count < 1e9 else short(count)
    return say(f"witness.how.{key}", n=number)
