"""Modules, layers, losses and optimizers, written over the engine."""

from gradviz.models.layers import (
    Activation,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LayerVariable,
    ReLU,
    Softmax,
)
from gradviz.models.module import Module
from gradviz.models.sequential import Input, InputLayer, Model, Sequential

__all__ = [
    "Activation",
    "Dense",
    "Dropout",
    "Flatten",
    "Input",
    "InputLayer",
    "Layer",
    "LayerVariable",
    "Model",
    "Module",
    "ReLU",
    "Sequential",
    "Softmax",
]
