"""Widgets: they draw frozen data and say what a person wants. They know no document."""
