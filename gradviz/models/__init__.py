"""Modules, layers, losses, metrics and optimizers, written over the engine."""
