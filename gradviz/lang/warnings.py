"""Warnings before harm: what runs, but not as it looks, each with the edit that helps.

One function a kind, in a table. They read what the run wrote down and the text, and change nothing;
a program that does what it looks like gets none.
"""

from collections.abc import Callable, Iterator, Sequence

from gradviz.lang.grounds import Grounds
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.lang.warned_losses import (
    numpy_inside,
    scores_for_probabilities,
    softmax_before_logits,
    softmax_twice,
)
from gradviz.lang.warned_numbers import not_finite
from gradviz.lang.warned_sources import (
    integer_source,
    integer_target,
    integer_watch,
    missing_in_update,
    watched_late,
)
from gradviz.lang.warned_tapes import asked_inside, nothing_recorded, tape_twice
from gradviz.lang.warned_targets import summed_target, summed_targets
from gradviz.lang.warned_variables import assigned_inside, rebound_in_loop
from gradviz.trace import Diagnostic, GradientCall

MOST = 40  # warnings of one cell

KINDS: tuple[Callable[[Grounds], Iterator[Diagnostic]], ...] = (
    integer_watch,
    integer_source,
    integer_target,
    watched_late,
    tape_twice,
    asked_inside,
    nothing_recorded,
    rebound_in_loop,
    assigned_inside,
    summed_target,
    summed_targets,
    numpy_inside,
    softmax_twice,
    softmax_before_logits,
    scores_for_probabilities,
    not_finite,
    missing_in_update,
)


def warnings(
    ledger: Ledger,
    program: Program,
    gradients: Sequence[GradientCall],
    failed: Diagnostic | None,
) -> tuple[Diagnostic, ...]:
    """Return the warnings of the present cell, in the order of the text, each place once a kind.

    `gradients` are its calls; `failed` is what stopped it.
    """
    grounds = Grounds(ledger, program, gradients, failed)
    found: dict[tuple[str, object], Diagnostic] = {}
    for kind in KINDS:
        for warning in kind(grounds):
            found.setdefault((warning.code, warning.span), warning)
    ordered = sorted(found.values(), key=lambda w: (w.line or 0, w.column or 0))
    return tuple(ordered[:MOST])
