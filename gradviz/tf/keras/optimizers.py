"""tf.keras.optimizers: from gradients to assignments."""

from gradviz.models.optimizers.finding import get
from gradviz.models.optimizers.further import Adadelta, Ftrl, Lion
from gradviz.models.optimizers.kinds import SGD, Adagrad, Adam, Adamax, AdamW, Nadam, RMSprop
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.tf.keras import legacy, schedules

__all__ = [
    "SGD",
    "Adadelta",
    "Adagrad",
    "Adam",
    "AdamW",
    "Adamax",
    "Ftrl",
    "Lion",
    "Nadam",
    "Optimizer",
    "RMSprop",
    "get",
    "legacy",
    "schedules",
]
