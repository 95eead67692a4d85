"""Samples of engine/ops/create.py."""

from tests.engine.samples.sample import A, B, Sample

SAMPLES = [Sample("linspace", (A, B), {"num": 4, "axis": 1}, order=1)]
