"""Samples of engine/ops/checks.py."""

from tests.engine.samples.sample import A, Sample

SAMPLES = [Sample("check_numerics", (A,), {"message": "m"}, order=1)]
