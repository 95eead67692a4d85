"""Make lines straight: first by pushing less important units aside, then by what room is left."""

import math
from itertools import pairwise

import numpy as np

from gradviz.layout.plan import Poll
from gradviz.layout.relaxing import Pulls, Shelf, nearest

ROUNDS, FEW_ROUNDS = 3, 2
MANY = 1_500  # units; from here on few rounds do
PUSHES = 4  # in a round: lines make way until they are straight
SLIGHT = 0.5  # by which a distance may fall short to keep a line straight
BOX, BEND = 100.0, 1.0  # how much a member adds to the importance of its line


def straighten(
    shelf: Shelf, lines: list[list[int]], boxes: int, pulls: Pulls, at: list[float], poll: Poll
) -> list[float]:
    """Return the y of each slot, starting from `at`, with lines straight wherever they can be.

    Lines are given in units; units below `boxes` are boxes. Distances are kept.
    """
    slot = shelf.slot.tolist()
    # Long lines choose first; among equals those on the right, which others look up to.
    lines = lines[::-1]
    lines.sort(key=len, reverse=True)
    in_slots = [[slot[unit] for unit in line] for line in lines]
    firmness = [1.0] * len(slot)
    for line, members in zip(lines, in_slots, strict=True):
        held = sum([unit < boxes for unit in line])
        for member in members:
            firmness[member] = 1.0 + BOX * held * (held - 1) + BEND * (len(line) - held)
    apart = _distances(shelf)
    for _ in range(ROUNDS if len(slot) < MANY else FEW_ROUNDS):
        poll()
        at = _pushed(shelf, in_slots, firmness, pulls, at)
        for line in in_slots:
            _shift(line, apart, pulls, at)
        tops = np.argsort([at[line[0]] for line in in_slots], kind="stable")
        downward = [in_slots[k] for k in tops]
        for line in downward + downward[::-1]:  # who moves up needs those above to move first
            _shift(line, apart, pulls, at)
    return at


def _distances(shelf: Shelf) -> list[float]:
    """Return how far each slot keeps from the one before it; 0 at the first of a layer."""
    apart = np.diff(shelf.need, prepend=0.0, append=0.0)
    apart[shelf.start] = 0.0
    return apart.tolist()


def _pushed(
    shelf: Shelf, lines: list[list[int]], firmness: list[float], pulls: Pulls, at: list[float]
) -> list[float]:
    """Return `at` with every line drawn to one height, the important ones hardest."""
    heights = [_height(line, pulls, at) for line in lines]
    wish = at.copy()
    start, need = shelf.start.tolist(), shelf.need.tolist()
    for _ in range(PUSHES):
        for line, height in zip(lines, heights, strict=True):
            for slot in line:
                wish[slot] = height
        at = []
        for a, b in pairwise(start):
            at += nearest(wish[a:b], firmness[a:b], need[a:b])
        last, heights = (
            heights,
            [_made_way(line, height, at) for line, height in zip(lines, heights, strict=True)],
        )
        if heights == last:
            break
    return at


def _made_way(line: list[int], height: float, at: list[float]) -> float:
    """Return the height at which `line` would not be bent by what pushed it up or down."""
    low, high = min([at[slot] for slot in line]), max([at[slot] for slot in line])
    if low >= height - 0.5:
        return float(math.ceil(high - 0.5))
    if high <= height + 0.5:
        return float(math.floor(low + 0.5))
    return height


def _height(line: list[int], pulls: Pulls, at: list[float]) -> float:
    """Return where the neighbours of `line` draw it, a whole number: halves would round apart."""
    members = set(line)
    total = moment = 0.0
    for slot in line:
        for other, pull in pulls[slot]:
            if other not in members:
                total += pull
                moment += pull * at[other]
    return float(round(moment / total if total else sum([at[slot] for slot in line]) / len(line)))


def _shift(line: list[int], apart: list[float], pulls: Pulls, at: list[float]) -> None:
    """Put the members of `line` at one height, moving nothing else; cut it where they cannot."""
    run: list[int] = []
    low, high = -math.inf, math.inf
    for slot in line:
        above = at[slot - 1] + apart[slot] if apart[slot] else -math.inf
        below = at[slot + 1] - apart[slot + 1] if apart[slot + 1] else math.inf
        if run and max(low, above) > min(high, below) + SLIGHT:
            _settle(run, low, high, pulls, at)
            run, low, high = [], -math.inf, math.inf
        run.append(slot)
        low, high = max(low, above), min(high, below)
    _settle(run, low, high, pulls, at)


def _settle(run: list[int], low: float, high: float, pulls: Pulls, at: list[float]) -> None:
    height = min(max(_height(run, pulls, at), low), high)
    for slot in run:
        at[slot] = height
