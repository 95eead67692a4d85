"""tf.keras.losses: losses as functions and as classes."""

from gradviz.models.losses import (
    BinaryCrossentropy as BinaryCrossentropy,
)
from gradviz.models.losses import (
    CategoricalCrossentropy as CategoricalCrossentropy,
)
from gradviz.models.losses import (
    Hinge as Hinge,
)
from gradviz.models.losses import (
    Huber as Huber,
)
from gradviz.models.losses import (
    Loss as Loss,
)
from gradviz.models.losses import (
    MeanAbsoluteError as MeanAbsoluteError,
)
from gradviz.models.losses import (
    MeanSquaredError as MeanSquaredError,
)
from gradviz.models.losses import (
    SparseCategoricalCrossentropy as SparseCategoricalCrossentropy,
)
from gradviz.models.losses import (
    binary_crossentropy as binary_crossentropy,
)
from gradviz.models.losses import (
    categorical_crossentropy as categorical_crossentropy,
)
from gradviz.models.losses import (
    hinge as hinge,
)
from gradviz.models.losses import (
    huber as huber,
)
from gradviz.models.losses import (
    mean_absolute_error as MAE,
)
from gradviz.models.losses import (
    mean_absolute_error as mae,
)
from gradviz.models.losses import (
    mean_absolute_error as mean_absolute_error,
)
from gradviz.models.losses import (
    mean_squared_error as MSE,
)
from gradviz.models.losses import (
    mean_squared_error as mean_squared_error,
)
from gradviz.models.losses import (
    mean_squared_error as mse,
)
from gradviz.models.losses import (
    sparse_categorical_crossentropy as sparse_categorical_crossentropy,
)

__all__ = [
    "MAE",
    "MSE",
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "Hinge",
    "Huber",
    "Loss",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "SparseCategoricalCrossentropy",
    "binary_crossentropy",
    "categorical_crossentropy",
    "hinge",
    "huber",
    "mae",
    "mean_absolute_error",
    "mean_squared_error",
    "mse",
    "sparse_categorical_crossentropy",
]
