"""What the benchmarks time; see data.py."""
