"""From a trace to geometry, in NumPy, without Qt."""
