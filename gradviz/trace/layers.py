"""Gradient norms by layer: a layer's is the length of all its variables' gradients together."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from gradviz.trace.training import Training


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Numbers by iteration: of a variable or, where `together` is not 0, of a layer's variables.

    `layer` is "" for what belongs to none.
    """

    name: str
    values: np.ndarray
    layer: str = ""
    together: int = 0


def layers(training: Training) -> tuple[str, ...]:
    """Return the layers that its variables belong to, each once."""
    return tuple(dict.fromkeys(layer for layer in training.layers if layer))


def widened(training: Training, turned: Set[str]) -> frozenset[str]:
    """Return which layers are shown by their variables.

    Those that were `turned`; where there is but one line for everything, those that were not.
    """
    found = frozenset(layers(training))
    alone = len(found) == 1 and "" not in training.layers
    return found - turned if alone else found & turned


def norm_lines(training: Training, wide: Set[str] = frozenset()) -> tuple[Line, ...]:
    """Return the norms: a line a layer, a line a variable for the layers in `wide` and for others.

    A layer stands where its first variable does.
    """
    rows: dict[tuple[str, str], list[tuple[str, np.ndarray]]] = {}
    for at, (name, norms) in enumerate(training.norms):
        layer = training.layers[at] if training.layers else ""
        rows.setdefault((layer, "" if layer else name), []).append((name, norms))
    found: list[Line] = []
    for (layer, _), own in rows.items():
        if layer and layer not in wide:
            found.append(Line(layer, _length([norms for _, norms in own]), layer, len(own)))
        else:
            found += [Line(name, norms, layer) for name, norms in own]
    return tuple(found)


def _length(norms: list[np.ndarray]) -> np.ndarray:
    """Return the norms together; variables that never have a gradient add nothing."""
    there = [one for one in norms if not np.isnan(one).all()]
    if not there:
        return norms[0]
    with np.errstate(over="ignore", invalid="ignore"):
        return np.hypot.reduce(np.array(there), axis=0)
