"""tf.keras.optimizers: from gradients to assignments."""

from gradviz.models.optimizers import (
    SGD as SGD,
)
from gradviz.models.optimizers import (
    Adagrad as Adagrad,
)
from gradviz.models.optimizers import (
    Adam as Adam,
)
from gradviz.models.optimizers import (
    Optimizer as Optimizer,
)
from gradviz.models.optimizers import (
    RMSprop as RMSprop,
)

__all__ = [
    "SGD",
    "Adagrad",
    "Adam",
    "Optimizer",
    "RMSprop",
]
