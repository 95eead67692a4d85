"""tf.keras: layers, models, losses, metrics and optimizers."""

from gradviz.models.initializers import Initializer
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.inputs import Input
from gradviz.models.losses.loss import Loss
from gradviz.models.metrics.metric import Metric
from gradviz.models.model import Model
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.policy import DTypePolicy
from gradviz.models.regularizers import Regularizer
from gradviz.models.scope import scoped as name_scope
from gradviz.models.sequential import Sequential
from gradviz.models.symbolic import KerasTensor
from gradviz.models.variable import KerasVariable as Variable
from gradviz.tf.keras import (
    activations,
    backend,
    constraints,
    initializers,
    layers,
    losses,
    metrics,
    models,
    ops,
    optimizers,
    random,
    regularizers,
    session as utils,
    settings as config,
)

__all__ = [
    "DTypePolicy", "Initializer", "Input", "InputSpec", "KerasTensor", "Layer", "Loss", "Metric",
    "Model", "Optimizer", "Regularizer", "Sequential", "Variable", "activations", "backend",
    "config", "constraints", "initializers", "layers", "losses", "metrics", "models",
    "name_scope", "ops", "optimizers", "random", "regularizers", "utils",
]  # fmt: skip
