"""tf.keras: layers, losses and optimizers."""

from gradviz.models.initializers import Initializer
from gradviz.models.layers import Layer
from gradviz.models.sequential import Input, Model, Sequential
from gradviz.tf.keras import (
    activations,
    backend,
    initializers,
    layers,
    losses,
    models,
    optimizers,
    random,
    session as utils,
)

__all__ = [
    "Initializer",
    "Input",
    "Layer",
    "Model",
    "Sequential",
    "activations",
    "backend",
    "initializers",
    "layers",
    "losses",
    "models",
    "optimizers",
    "random",
    "utils",
]
