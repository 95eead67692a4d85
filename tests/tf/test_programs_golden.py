"""Every program of tests/golden/cases/programs over gradviz.tf, against TensorFlow's answer.

Compared are the printed lines, the type of the exception, and everything the program leaves behind
under a name: kind, type name, dtype, shape and numbers. Of the families in LETTER_BY_LETTER every
printed character is compared, blanks and digits too.
"""

import numpy as np

import gradviz.tf as tf
from gradviz.engine import fresh_session
from tests.golden.cases.programs import ALLOWANCES, FAMILIES
from tests.golden.cases.running import RANDOM_SEED, run_program
from tests.helpers import golden
from tests.helpers.cases import each

PROGRAMS = {
    (family, name): text for family, programs in FAMILIES.items() for name, text in programs.items()
}
RECORDED = {
    (family, name): outcome
    for family in FAMILIES
    for name, outcome in golden.load(f"programs/{family}")["programs"].items()
}

# Many steps of rounding each: descent, Newton, penalties. Numbers by the rule of the operations.
EPS = 8
LETTER_BY_LETTER = {"printing"}


def test_every_program_is_recorded():
    assert set(RECORDED) == set(PROGRAMS)


@each("program", PROGRAMS, ids=": ".join, by=lambda program: program[0])
def test_program_ends_as_in_tensorflow(program):
    with fresh_session():
        tf.keras.utils.set_random_seed(RANDOM_SEED)
        mine = run_program(PROGRAMS[program], {"np": np, "tf": tf})
    theirs = RECORDED[program]
    assert mine["raised"] == theirs["raised"], mine["message"]
    if program[0] in LETTER_BY_LETTER:
        assert mine["printed"] == theirs["printed"]
    assert golden.printed_differences(mine["printed"], theirs["printed"]) == []
    assert set(mine["names"]) == set(theirs["names"])
    rule = golden.within_eps(EPS, ALLOWANCES.get(program, 0))
    wrong = [
        line
        for name, recorded in theirs["names"].items()
        for line in golden.described_differences(
            mine["names"][name], recorded, place=name, within=rule
        )
    ]
    assert wrong == []
