"""Metrics that count right and wrong decisions: precision, recall and the four counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine import raw_value
from gradviz.models import arithmetic
from gradviz.models.conversion import cast, convert
from gradviz.models.losses.reduction import of_one_rank
from gradviz.models.metrics.metric import Metric
from gradviz.models.tracing import unheard

_BELOW_ALL = -1e10


class Confusion(Metric):
    """Counts, per threshold, how labels and decisions fall together."""

    counted: tuple[tuple[str, bool, bool], ...]  # name, label, decision

    def __init__(
        self, thresholds: Any = None, top_k: int | None = None, class_id: int | None = None,
        name: str | None = None, dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(dtype, name)
        self.top_k, self.class_id = top_k, class_id
        self.thresholds = _checked(thresholds, 0.5 if top_k is None else _BELOW_ALL)
        shape = (len(self.thresholds),)
        self.counts = [self.add_variable(shape, "zeros", name=name) for name, _, _ in self.counted]

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Take labels, predictions and weights into account."""
        with unheard():
            labels, scores, weights = self._flat(y_true, y_pred, sample_weight)
            for variable, (_, label, decision) in zip(self.counts, self.counted, strict=True):
                found = []
                for threshold in self.thresholds:
                    decided = scores > scores.dtype.type(threshold)
                    hits = (labels == label) & (decided == decision)
                    found.append(np.sum(np.where(hits, weights, 0), dtype=scores.dtype))
                variable.assign_add(np.array(found))

    def _flat(self, y_true: Any, y_pred: Any, weight: Any) -> tuple[Any, Any, Any]:
        """Return labels as truth values, scores and weights, one each per decision."""
        dtype = self.counts[0].dtype
        y_pred, y_true = of_one_rank(cast(y_pred, dtype), cast(y_true, dtype))
        labels, scores = np.asarray(raw_value(y_true)), np.asarray(raw_value(y_pred))
        if self.top_k is not None:
            scores = _only_top(scores, self.top_k)
        if self.class_id is not None:
            if scores.ndim == 1:
                raise ValueError(f"`class_id` needs scores per class. Received: {scores.shape}")
            labels, scores = labels[..., self.class_id], scores[..., self.class_id]
        weights = np.ones((), scores.dtype)
        if weight is not None:
            weights = np.asarray(raw_value(cast(weight, dtype)))
            if self.class_id is None and weights.ndim == scores.ndim - 1:
                weights = weights[..., None]
        return labels.ravel() != 0, scores.ravel(), np.broadcast_to(weights, scores.shape).ravel()

    def single(self, values: Any) -> Any:
        """Return a value per threshold, or the value alone if there is one threshold."""
        return values[0] if len(self.thresholds) == 1 else values


def _checked(thresholds: Any, default: float) -> list[float]:
    if thresholds is None:
        return [default]
    found = list(thresholds) if isinstance(thresholds, (list, tuple)) else [thresholds]
    bad = [t for t in found if t is None or not 0 <= t <= 1]
    if bad:
        raise ValueError(f"Threshold values must be in [0, 1]. Received: {bad}")
    return found


def _only_top(scores: Any, k: int) -> Any:
    """Return scores with all but the k largest of each row below everything."""
    best = np.argsort(-scores, axis=-1, kind="stable")[..., :k]
    kept = np.full_like(scores, _BELOW_ALL)
    np.put_along_axis(kept, best, np.take_along_axis(scores, best, -1), -1)
    return kept


class _Count(Confusion):
    """One of the four counts."""

    def __init__(self, thresholds: Any = None, name: str | None = None, dtype: Any = None) -> None:
        super().__init__(thresholds, name=name, dtype=dtype)
        self.accumulator = self.counts[0]

    def result(self) -> Any:
        """Return the count."""
        with unheard():
            return self.single(convert(self.accumulator)[:])


class TruePositives(_Count):
    """How often yes was right."""

    counted = (("accumulator", True, True),)


class TrueNegatives(_Count):
    """How often no was right."""

    counted = (("accumulator", False, False),)


class FalsePositives(_Count):
    """How often yes was wrong."""

    counted = (("accumulator", False, True),)


class FalseNegatives(_Count):
    """How often no was wrong."""

    counted = (("accumulator", True, False),)


class _Share(Confusion):
    """True positives among them and one other count."""

    def result(self) -> Any:
        """Return the share; 0 if there was nothing."""
        with unheard():
            right, other = self.counts
            return self.single(arithmetic.divide_no_nan(right, right + other))


class Precision(_Share):
    """How many of those decided yes are yes."""

    counted = (("true_positives", True, True), ("false_positives", False, True))


class Recall(_Share):
    """How many of those that are yes were decided yes."""

    counted = (("true_positives", True, True), ("false_negatives", True, False))
