"""The metrics as classes, and `get`, which finds them by name."""

from __future__ import annotations

from typing import Any

from gradviz.models import tensors
from gradviz.models.conversion import convert, dtype_of
from gradviz.models.losses import distances, entropies
from gradviz.models.losses.reduction import of_one_rank
from gradviz.models.metrics import accuracy
from gradviz.models.metrics.confusion import (
    FalseNegatives,
    FalsePositives,
    Precision,
    Recall,
    TrueNegatives,
    TruePositives,
)
from gradviz.models.metrics.means import Mean, MeanMetricWrapper, RootMeanSquaredError, Sum
from gradviz.models.metrics.metric import Metric
from gradviz.models.normalizing import unit_length
from gradviz.models.registry import found_by
from gradviz.models.scope import words_of


def cosine_of(y_true: Any, y_pred: Any, axis: int = -1) -> Any:
    """Return the cosine of the angle between vectors along an axis."""
    y_pred = convert(y_pred)
    y_true, y_pred = of_one_rank(convert(y_true, dtype_of(y_pred)), y_pred)
    predicted = unit_length(y_pred, axis)
    return tensors.sum_of(unit_length(y_true, axis) * predicted, axis)


def _kind(title: str, function: Any, name: str, doc: str) -> type[MeanMetricWrapper]:
    """Return a metric that is the mean of a function without options."""

    def __init__(self: Any, name: str = name, dtype: Any = None) -> None:  # noqa: N807
        MeanMetricWrapper.__init__(self, function, name, dtype)

    return type(title, (MeanMetricWrapper,), {
        "__init__": __init__, "__doc__": doc, "__module__": __name__,
    })  # fmt: skip


MeanSquaredError = _kind(
    "MeanSquaredError", distances.mean_squared_error, "mean_squared_error",
    "Mean of squared differences.",
)  # fmt: skip
MeanAbsoluteError = _kind(
    "MeanAbsoluteError", distances.mean_absolute_error, "mean_absolute_error",
    "Mean of distances.",
)  # fmt: skip
MeanAbsolutePercentageError = _kind(
    "MeanAbsolutePercentageError", distances.mean_absolute_percentage_error,
    "mean_absolute_percentage_error", "Mean of distances in hundredths of the true value.",
)  # fmt: skip
MeanSquaredLogarithmicError = _kind(
    "MeanSquaredLogarithmicError", distances.mean_squared_logarithmic_error,
    "mean_squared_logarithmic_error", "Mean of squared differences of log(1 + y).",
)  # fmt: skip
LogCoshError = _kind("LogCoshError", distances.log_cosh, "logcosh", "Mean of log(cosh(error)).")
Hinge = _kind("Hinge", distances.hinge, "hinge", "Mean of max(1 - y_true * y_pred, 0).")
SquaredHinge = _kind(
    "SquaredHinge", distances.squared_hinge, "squared_hinge",
    "Mean of the square of max(1 - y_true * y_pred, 0).",
)  # fmt: skip
CategoricalHinge = _kind(
    "CategoricalHinge", distances.categorical_hinge, "categorical_hinge",
    "Mean of the best wrong class against the right one.",
)  # fmt: skip
KLDivergence = _kind(
    "KLDivergence", entropies.kl_divergence, "kl_divergence",
    "Mean of y_true * log(y_true / y_pred).",
)  # fmt: skip
Poisson = _kind("Poisson", entropies.poisson, "poisson", "Mean of y_pred - y_true * log(y_pred).")
Accuracy = _kind("Accuracy", accuracy.accuracy, "accuracy", "How often both are equal.")
CategoricalAccuracy = _kind(
    "CategoricalAccuracy", accuracy.categorical_accuracy, "categorical_accuracy",
    "How often the largest prediction is that of the label's one.",
)  # fmt: skip
SparseCategoricalAccuracy = _kind(
    "SparseCategoricalAccuracy", accuracy.sparse_categorical_accuracy,
    "sparse_categorical_accuracy",
    "How often the largest prediction is that of the class given by number.",
)  # fmt: skip


class BinaryAccuracy(MeanMetricWrapper):
    """How often a prediction is on the right side of a threshold."""

    def __init__(
        self, name: str = "binary_accuracy", dtype: Any = None, threshold: float = 0.5
    ) -> None:
        super().__init__(accuracy.binary_accuracy, name, dtype, threshold=threshold)
        self.threshold = threshold


class TopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the label's one is among the k largest predictions."""

    def __init__(
        self, k: int = 5, name: str = "top_k_categorical_accuracy", dtype: Any = None
    ) -> None:
        super().__init__(accuracy.top_k_categorical_accuracy, name, dtype, k=k)
        self.k = k


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the class given by number is among the k largest predictions."""

    def __init__(
        self, k: int = 5, name: str = "sparse_top_k_categorical_accuracy", dtype: Any = None,
        from_sorted_ids: bool = False,
    ) -> None:  # fmt: skip
        function = accuracy.sparse_top_k_categorical_accuracy
        super().__init__(function, name, dtype, k=k, from_sorted_ids=from_sorted_ids)
        self.k = k


class CosineSimilarity(MeanMetricWrapper):
    """Mean of the cosine of the angle between vectors."""

    def __init__(self, name: str = "cosine_similarity", dtype: Any = None, axis: int = -1) -> None:
        super().__init__(cosine_of, name, dtype, axis=axis)


class BinaryCrossentropy(MeanMetricWrapper):
    """Mean cross entropy with labels 0 and 1."""

    def __init__(
        self, name: str = "binary_crossentropy", dtype: Any = None, from_logits: bool = False,
        label_smoothing: float = 0,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.binary_crossentropy, name, dtype, from_logits=from_logits,
            label_smoothing=label_smoothing,
        )  # fmt: skip


class CategoricalCrossentropy(MeanMetricWrapper):
    """Mean cross entropy with one-hot labels."""

    def __init__(
        self, name: str = "categorical_crossentropy", dtype: Any = None,
        from_logits: bool = False, label_smoothing: float = 0, axis: int = -1,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.categorical_crossentropy, name, dtype, from_logits=from_logits,
            label_smoothing=label_smoothing, axis=axis,
        )  # fmt: skip


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    """Mean cross entropy with class numbers."""

    def __init__(
        self, name: str = "sparse_categorical_crossentropy", dtype: Any = None,
        from_logits: bool = False, axis: int = -1,
    ) -> None:  # fmt: skip
        function = entropies.sparse_categorical_crossentropy
        super().__init__(function, name, dtype, from_logits=from_logits, axis=axis)


_KINDS = (
    Metric, Mean, Sum, MeanMetricWrapper, MeanSquaredError, RootMeanSquaredError,
    MeanAbsoluteError, MeanAbsolutePercentageError, MeanSquaredLogarithmicError,
    CosineSimilarity, LogCoshError, Accuracy, BinaryAccuracy, CategoricalAccuracy,
    SparseCategoricalAccuracy, TopKCategoricalAccuracy, SparseTopKCategoricalAccuracy,
    FalseNegatives, FalsePositives, TrueNegatives, TruePositives, Precision, Recall, Hinge,
    SquaredHinge, CategoricalHinge, KLDivergence, Poisson, BinaryCrossentropy,
    CategoricalCrossentropy, SparseCategoricalCrossentropy,
)  # fmt: skip
_SHORT = {
    "bce": BinaryCrossentropy, "mse": MeanSquaredError, "mae": MeanAbsoluteError,
    "mape": MeanAbsolutePercentageError, "msle": MeanSquaredLogarithmicError,
}  # fmt: skip
BY_NAME: dict[str, Any] = {
    **{kind.__name__: kind for kind in _KINDS},
    **{words_of(kind.__name__): kind for kind in _KINDS},
    **_SHORT,
    **{name.upper(): kind for name, kind in _SHORT.items()},
}


def get(identifier: Any) -> Any:
    """Return the metric meant by a name, a class or a callable; None stays None."""
    return found_by(BY_NAME, identifier, "metric")
