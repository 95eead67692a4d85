"""Every program of the engine notes over gradviz.tf, against what TensorFlow answered.

Compared are the printed lines (numbers close, the words after "SomeError |" free) and the type of
the exception, if any. `DIFFERS` lists where an engine does well to answer otherwise, with the
answer expected instead; the list breaks where it no longer says the truth.
"""

import numpy as np
import pytest

import gradviz.tf as tf
from tests.golden.cases.running import run_program
from tests.helpers import golden
from tests.helpers.cases import each

PROGRAMS = golden.programs("notes")
RECORDED = golden.load("notes")["notes"]

OUR_MRO = ["InvalidArgumentError", "OpError", "ValueError", "Exception", "BaseException", "object"]

# number: (why, what is printed instead, the type of what is raised instead)
DIFFERS = {
    "6": (
        "our InvalidArgumentError is also a ValueError, which people know to catch",
        [f"{OUR_MRO} True"],
        None,
    ),
    "54": (
        "where TensorFlow stumbles with an AttributeError a TypeError says what is wrong",
        ["TypeError | "] * 7,
        None,
    ),
    "56": ("the gradient of gather is dense at once, so it has no `values`", [], "AttributeError"),
    "88": ("a list as the target of jacobian is named in a TypeError", [], "TypeError"),
}


def outcome_of(number):
    """Run one note over gradviz.tf in a namespace of its own."""
    return run_program(PROGRAMS[number], {"np": np, "tf": tf})


def differences(mine, printed, raised):
    """Return what differs from the expected lines and type, as sentences."""
    wrong = golden.printed_differences(mine["printed"], printed)
    if mine["raised"] != raised:
        wrong.append(f"raised {mine['raised']} ({mine['message']}), expected {raised}")
    return wrong


def test_every_note_is_recorded():
    assert list(PROGRAMS) == [str(k) for k in range(1, 131)]
    assert set(RECORDED) == set(PROGRAMS)


@each("number", [n for n in PROGRAMS if n not in DIFFERS])
def test_note_answers_as_tensorflow_does(number):
    recorded = RECORDED[number]
    assert differences(outcome_of(number), recorded["printed"], recorded["raised"]) == []


@pytest.mark.parametrize("number", DIFFERS)
def test_note_that_rightly_differs_gives_the_better_answer(number):
    _, printed, raised = DIFFERS[number]
    assert differences(outcome_of(number), printed, raised) == []


@pytest.mark.parametrize("number", DIFFERS)
def test_note_that_rightly_differs_does_differ(number):
    recorded = RECORDED[number]
    assert differences(outcome_of(number), recorded["printed"], recorded["raised"])
