"""The engine's workloads beside hand-written NumPy, under pytest-benchmark.

    pip install -e '.[bench]'
    python -m pytest tests/benchmarks/bench_engine.py                    # all, one table a workload
    python -m pytest tests/benchmarks/bench_engine.py -k "W1 or W11"

Each table has two rows; the figure in brackets behind gradviz's is its ratio to the floor, measured
in the same run. Nothing here passes or fails by time. For other libraries see compare.py.
"""

import pytest

import gradviz.tf as tf
from tests.benchmarks.workloads import by_hand, tensorflow_style
from tests.benchmarks.workloads.data import TITLES

TABLES = {"by hand": by_hand.WORKLOADS, "gradviz": tensorflow_style.workloads(tf)}


@pytest.mark.parametrize("who", TABLES)
@pytest.mark.parametrize("name", TITLES)
def test_speed(benchmark, name, who):
    benchmark.group = f"{name} {TITLES[name]}"
    benchmark.name = who
    benchmark.extra_info["workload"] = name
    benchmark(TABLES[who][name])
