"""Optimizers, by kind."""
