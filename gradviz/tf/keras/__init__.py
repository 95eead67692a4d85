"""tf.keras: layers, losses and optimizers."""

from gradviz.models.layers import Layer
from gradviz.models.sequential import Input, Model, Sequential
from gradviz.tf.keras import activations, initializers, layers, losses, models, optimizers

__all__ = [
    "Input",
    "Layer",
    "Model",
    "Sequential",
    "activations",
    "initializers",
    "layers",
    "losses",
    "models",
    "optimizers",
]
