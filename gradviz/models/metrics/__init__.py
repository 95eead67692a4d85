"""Metrics, by kind."""
