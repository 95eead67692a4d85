"""What is said of a training: its settings, what each iteration was, why it stopped."""

import math
from collections.abc import Set

import numpy as np

from gradviz.trace.layers import Line, norm_lines
from gradviz.trace.training import GREW, NO_LOSS, UNCONNECTED, Lack, Training, Trouble
from gradviz.ui.numbers import last_names, short
from gradviz.words import say

MOST = 8  # lines of a tip
GROWING = 8  # iterations after which a growth is told
NAMES = 4  # variables that a sentence names


def rate_text(rate: float) -> str:
    """Return a rate as a person would type it: 0.1, 0.001, 1e-05."""
    return f"{rate:.6g}"


def setting(training: Training) -> str:
    """Return what a run was made with: "Adam 0.01"."""
    key = "training.setting_seed" if training.seed else "training.setting"
    rate = rate_text(training.rate)
    return say(key, optimizer=training.optimizer, rate=rate, seed=training.seed)


def run_name(training: Training) -> str:
    """Return what a run is called elsewhere: its settings, or that it is the program's own."""
    return say("training.own_loop") if training.is_loop else setting(training)


def counted(count: int) -> str:
    """Return "3 iterations"."""
    return say("training.count_one" if count == 1 else "training.count", count=count)


def remark(training: Training | None) -> str:
    """Return what is wrong with a training; "" where nothing is."""
    if training is None:
        return ""
    if training.is_loop:
        wrong = np.flatnonzero(~np.isfinite(training.losses))
        if not len(wrong):
            return say("training.loop_grows", of=training.of) if _grows(training.losses) else ""
        return say("training.loop_broke", of=training.of, iteration=int(wrong[0]))
    if training.trouble is not None:
        return trouble_text(training, training.trouble)
    at = _standstill(training)
    if at == 0:
        return say("training.still")
    words = {"iteration": at, "of": training.of, "smaller": rate_text(training.rate / 10)}
    if at is not None and training.losses[-1] > training.losses[0]:
        return say("training.stuck", **words)
    return say("training.growing", **words) if _grows(training.losses) else ""


def _grows(losses: np.ndarray) -> bool:
    """Return whether losses are above the first, and each of the last above the one before."""
    last = losses[-GROWING - 1 :]
    return (
        len(last) > GROWING and losses[-1] > 2 * abs(losses[0]) and bool((np.diff(last) > 0).all())
    )


def _standstill(training: Training) -> int | None:
    """Return the iteration from which on all gradients are 0; None where some are not."""
    if not training.norms or not len(training.losses):
        return None
    moving = np.flatnonzero(np.any([norms != 0 for _, norms in training.norms], axis=0))
    at = int(moving[-1]) + 1 if len(moving) else 0
    return at if at < len(training.losses) else None


def trouble_text(training: Training, trouble: Trouble) -> str:
    """Return why a training stopped, and what to try."""
    words = {
        "iteration": trouble.iteration,
        "of": training.of,
        "name": last_names(trouble.name),
        "ratio": _factor(trouble.ratio),
        "limit": short(trouble.limit, 2),
        "first": short(training.losses[0], 3),
        "last": short(training.losses[-1], 3),
        "smaller": rate_text(training.rate / 10),
    }
    key = trouble.kind
    if key == GREW and math.isfinite(trouble.ratio):
        key = "grew_factor" if math.isfinite(trouble.limit) else "grew_away"
    return say(f"training.{key}", **words)


def _factor(ratio: float) -> str:
    return f"{ratio:.3g}".replace("-", "−") if math.isfinite(ratio) else ""


def lack_text(lack: Lack) -> str:
    """Return what is missing where there is nothing to train."""
    kind = NO_LOSS if not lack.of and lack.kind == UNCONNECTED else lack.kind
    return say(f"training.{kind}", of=lack.of, told=lack.told)


def tip(training: Training, iteration: int, lines: tuple[Line, ...], below: str) -> str:
    """Return what an iteration was, a line of text for each number; `lines` are drawn below."""
    told = [say("training.at", iteration=iteration)]
    told.append(f"{training.of} = {short(training.losses[iteration])}")
    for line in lines[:MOST]:
        called = norm_name(training, line) if below == "norms" else last_names(line.name)
        told.append(f"{called} = {short(line.values[iteration])}{_together(line)}")
    rest = len(lines) - MOST
    return "\n".join([*told, say("training.others", count=rest)] if rest > 0 else told)


def norm_name(training: Training, line: Line) -> str:
    """Return the norm of a gradient in symbols."""
    return say("training.norm_of", of=training.of, name=last_names(line.name))


def _together(line: Line) -> str:
    return f" {say('training.together', count=line.together)}" if line.together > 1 else ""


def series(training: Training, below: str, wide: Set[str] = frozenset()) -> tuple[Line, ...]:
    """Return what is drawn below the loss: "norms", "paths" or "nothing"."""
    if below == "norms":
        return norm_lines(training, wide)
    return tuple(Line(*path) for path in training.paths) if below == "paths" else ()


def table(training: Training) -> list[list[str]]:
    """Return all numbers, a row for each iteration, under one of names."""
    head = [say("plots.iteration"), training.of]
    columns = [training.losses]
    of_layers = [line for line in norm_lines(training) if line.together]
    of_variables = [Line(*norms) for norms in training.norms]
    for line in (*of_layers, *of_variables):
        head.append(say("training.norm_of", of=training.of, name=line.name))
        columns.append(line.values)
    for name, path in training.paths:
        head.append(name)
        columns.append(path)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [head, *([str(k), *(f"{x:.9g}" for x in row)] for k, row in enumerate(rows))]
