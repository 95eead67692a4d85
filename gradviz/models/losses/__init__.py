"""Losses, by kind."""
