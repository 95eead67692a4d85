"""The tables: variables, gradients with their reasons, and the inspector."""
