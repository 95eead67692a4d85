"""The losses as classes: the functions with a way to sum up, and `get`, which finds either."""

from __future__ import annotations

from typing import Any

from gradviz.models.losses import distances, entropies
from gradviz.models.losses.loss import Loss, LossFunction
from gradviz.models.registry import found_by

_MEAN = "sum_over_batch_size"


class MeanSquaredError(LossFunction):
    """Mean of squared differences."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "mean_squared_error", dtype: Any = None
    ) -> None:
        super().__init__(distances.mean_squared_error, reduction, name, dtype)


class MeanAbsoluteError(LossFunction):
    """Mean of distances."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "mean_absolute_error", dtype: Any = None
    ) -> None:
        super().__init__(distances.mean_absolute_error, reduction, name, dtype)


class MeanAbsolutePercentageError(LossFunction):
    """Mean of distances in hundredths of the true value."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "mean_absolute_percentage_error",
        dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(distances.mean_absolute_percentage_error, reduction, name, dtype)


class MeanSquaredLogarithmicError(LossFunction):
    """Mean of squared differences of log(1 + y)."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "mean_squared_logarithmic_error",
        dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(distances.mean_squared_logarithmic_error, reduction, name, dtype)


class CosineSimilarity(LossFunction):
    """Minus the cosine of the angle between vectors."""

    def __init__(
        self, axis: int = -1, reduction: Any = _MEAN, name: str = "cosine_similarity",
        dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(distances.cosine_similarity, reduction, name, dtype, axis=axis)


class Huber(LossFunction):
    """Squares of small errors, distances of large ones."""

    def __init__(
        self, delta: float = 1.0, reduction: Any = _MEAN, name: str = "huber_loss",
        dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(distances.huber, reduction, name, dtype, delta=delta)


class LogCosh(LossFunction):
    """log(cosh(error))."""

    def __init__(self, reduction: Any = _MEAN, name: str = "log_cosh", dtype: Any = None) -> None:
        super().__init__(distances.log_cosh, reduction, name, dtype)


class Hinge(LossFunction):
    """max(1 - y_true * y_pred, 0)."""

    def __init__(self, reduction: Any = _MEAN, name: str = "hinge", dtype: Any = None) -> None:
        super().__init__(distances.hinge, reduction, name, dtype)


class SquaredHinge(LossFunction):
    """The square of max(1 - y_true * y_pred, 0)."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "squared_hinge", dtype: Any = None
    ) -> None:
        super().__init__(distances.squared_hinge, reduction, name, dtype)


class CategoricalHinge(LossFunction):
    """The best wrong class against the right one."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "categorical_hinge", dtype: Any = None
    ) -> None:
        super().__init__(distances.categorical_hinge, reduction, name, dtype)


class KLDivergence(LossFunction):
    """y_true * log(y_true / y_pred)."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "kl_divergence", dtype: Any = None
    ) -> None:
        super().__init__(entropies.kl_divergence, reduction, name, dtype)


class Poisson(LossFunction):
    """y_pred - y_true * log(y_pred)."""

    def __init__(self, reduction: Any = _MEAN, name: str = "poisson", dtype: Any = None) -> None:
        super().__init__(entropies.poisson, reduction, name, dtype)


class BinaryCrossentropy(LossFunction):
    """Cross entropy with labels 0 and 1."""

    def __init__(
        self, from_logits: bool = False, label_smoothing: float = 0.0, axis: int = -1,
        reduction: Any = _MEAN, name: str = "binary_crossentropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.binary_crossentropy, reduction, name, dtype, from_logits=from_logits,
            label_smoothing=label_smoothing, axis=axis,
        )  # fmt: skip


class BinaryFocalCrossentropy(LossFunction):
    """Cross entropy with labels 0 and 1, in which what is certain counts less."""

    def __init__(
        self, apply_class_balancing: bool = False, alpha: float = 0.25, gamma: float = 2.0,
        from_logits: bool = False, label_smoothing: float = 0.0, axis: int = -1,
        reduction: Any = _MEAN, name: str = "binary_focal_crossentropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.binary_focal_crossentropy, reduction, name, dtype,
            apply_class_balancing=apply_class_balancing, alpha=alpha, gamma=gamma,
            from_logits=from_logits, label_smoothing=label_smoothing, axis=axis,
        )  # fmt: skip


class CategoricalCrossentropy(LossFunction):
    """Cross entropy with one-hot labels."""

    def __init__(
        self, from_logits: bool = False, label_smoothing: float = 0.0, axis: int = -1,
        reduction: Any = _MEAN, name: str = "categorical_crossentropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.categorical_crossentropy, reduction, name, dtype, from_logits=from_logits,
            label_smoothing=label_smoothing, axis=axis,
        )  # fmt: skip


class CategoricalFocalCrossentropy(LossFunction):
    """Cross entropy with one-hot labels, in which what is certain counts less."""

    def __init__(
        self, alpha: float = 0.25, gamma: float = 2.0, from_logits: bool = False,
        label_smoothing: float = 0.0, axis: int = -1, reduction: Any = _MEAN,
        name: str = "categorical_focal_crossentropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.categorical_focal_crossentropy, reduction, name, dtype, alpha=alpha,
            gamma=gamma, from_logits=from_logits, label_smoothing=label_smoothing, axis=axis,
        )  # fmt: skip


class SparseCategoricalCrossentropy(LossFunction):
    """Cross entropy with class numbers."""

    def __init__(
        self, from_logits: bool = False, ignore_class: int | None = None, reduction: Any = _MEAN,
        axis: int = -1, name: str = "sparse_categorical_crossentropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            entropies.sparse_categorical_crossentropy, reduction, name, dtype,
            from_logits=from_logits, ignore_class=ignore_class, axis=axis,
        )  # fmt: skip


class CategoricalGeneralizedCrossEntropy(LossFunction):
    """(1 - p^q) / q for the probability p of the right class."""

    def __init__(
        self, q: float = 0.5, reduction: Any = _MEAN,
        name: str = "categorical_generalized_cross_entropy", dtype: Any = None,
    ) -> None:  # fmt: skip
        if not 0 < q < 1:
            raise ValueError("q must be in the interval (0, 1)")
        function = entropies.categorical_generalized_cross_entropy
        super().__init__(function, reduction, name, dtype, q=q)


class Dice(LossFunction):
    """1 - twice the overlap over the sizes of both."""

    def __init__(
        self, reduction: Any = _MEAN, name: str = "dice", axis: Any = None, dtype: Any = None
    ) -> None:
        super().__init__(distances.dice, reduction, name, dtype, axis=axis)


class Tversky(LossFunction):
    """1 - the overlap over itself and what is missed or too much, weighted."""

    def __init__(
        self, alpha: float = 0.5, beta: float = 0.5, reduction: Any = _MEAN,
        name: str = "tversky", axis: Any = None, dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(
            distances.tversky, reduction, name, dtype, alpha=alpha, beta=beta, axis=axis
        )


_FUNCTIONS = (
    distances.mean_squared_error, distances.mean_absolute_error,
    distances.mean_absolute_percentage_error, distances.mean_squared_logarithmic_error,
    distances.cosine_similarity, distances.log_cosh, distances.huber, distances.hinge,
    distances.squared_hinge, distances.categorical_hinge, distances.dice, distances.tversky,
    entropies.kl_divergence, entropies.poisson, entropies.binary_crossentropy,
    entropies.binary_focal_crossentropy, entropies.categorical_crossentropy,
    entropies.categorical_focal_crossentropy, entropies.sparse_categorical_crossentropy,
)  # fmt: skip
_KINDS = (
    Loss, LossFunction, KLDivergence, Poisson, BinaryCrossentropy, BinaryFocalCrossentropy,
    CategoricalCrossentropy, CategoricalFocalCrossentropy, SparseCategoricalCrossentropy,
    MeanSquaredError, MeanAbsoluteError, MeanAbsolutePercentageError,
    MeanSquaredLogarithmicError, CosineSimilarity, LogCosh, Huber, Hinge, SquaredHinge,
    CategoricalHinge, Dice, Tversky,
)  # fmt: skip
_SHORT = {
    "bce": entropies.binary_crossentropy, "kld": entropies.kl_divergence,
    "mae": distances.mean_absolute_error, "mse": distances.mean_squared_error,
    "mape": distances.mean_absolute_percentage_error,
    "msle": distances.mean_squared_logarithmic_error,
}  # fmt: skip
BY_NAME: dict[str, Any] = {
    **{each.__name__: each for each in (*_FUNCTIONS, *_KINDS)},
    **_SHORT,
    **{name.upper(): function for name, function in _SHORT.items()},
}


def get(identifier: Any) -> Any:
    """Return the loss meant by a name, a class or a callable; None stays None."""
    return found_by(BY_NAME, identifier, "loss")
