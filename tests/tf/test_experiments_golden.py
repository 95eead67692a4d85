"""Every program of tests/golden/cases/experiments.py over gradviz.tf, against TensorFlow's answer.

Compared are the printed lines, the type of the exception, and everything the program leaves behind
under a name: kind, type name, dtype, shape and numbers.
"""

import numpy as np
import pytest

import gradviz.tf as tf
from tests.golden.cases.experiments import PROGRAMS
from tests.golden.cases.running import run_program
from tests.helpers import golden

RECORDED = golden.load("experiments")["experiments"]

# Many steps of rounding each: descent, Newton, penalties. Numbers by the rule of the operations.
RULE = golden.within_eps(8)


def test_every_experiment_is_recorded():
    assert set(RECORDED) == set(PROGRAMS)


@pytest.mark.parametrize("name", PROGRAMS)
def test_experiment_ends_as_in_tensorflow(name):
    mine, theirs = run_program(PROGRAMS[name], {"np": np, "tf": tf}), RECORDED[name]
    assert mine["raised"] == theirs["raised"], mine["message"]
    assert golden.printed_differences(mine["printed"], theirs["printed"]) == []
    assert set(mine["names"]) == set(theirs["names"])
    wrong = [
        line
        for name, recorded in theirs["names"].items()
        for line in golden.described_differences(
            mine["names"][name], recorded, place=name, within=RULE
        )
    ]
    assert wrong == []
