"""Modules, layers, losses, metrics and optimizers, written over the engine."""

from gradviz.models.functional import Functional
from gradviz.models.layer import Layer
from gradviz.models.model import Model
from gradviz.models.module import Module
from gradviz.models.sequential import Sequential
from gradviz.models.variable import KerasVariable

__all__ = ["Functional", "KerasVariable", "Layer", "Model", "Module", "Sequential"]
