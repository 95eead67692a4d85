"""Every row of the table of operations over gradviz.tf, against what TensorFlow answered.

Values, dtypes, shapes and the None-ness of gradients are exact, and so is the type of what is
raised (only where TensorFlow stumbles with an AttributeError over a wrong argument may a TypeError
or a ValueError say it better). Floats may be `EPS` eps of their own dtype apart (for float32 that
is 1e-6), second derivatives `SECOND_EPS`: the two libraries round their transcendental functions
differently. An absolute allowance is made only where a row says that its result cancels.
"""

import gradviz.tf as tf
from tests.golden.cases.operations import CASES, FAMILIES
from tests.golden.cases.running import run_operation
from tests.helpers import golden
from tests.helpers.cases import each

RECORDED = {
    name: row
    for family in FAMILIES
    for name, row in golden.load(f"operations/{family}")["operations"].items()
}
FAMILY = {case["id"]: family for family, cases in FAMILIES.items() for case in cases}
EPS, SECOND_EPS = 8, 16
BETTER = {"AttributeError": {"AttributeError", "TypeError", "ValueError"}}


def by_id(case):
    return case["id"]


def test_the_recording_is_of_these_cases():
    assert {case["id"]: case["call"] for case in CASES} == {
        name: row["call"] for name, row in RECORDED.items()
    }
    assert len(RECORDED) == len(CASES)


def differences(case):
    """Run one case over gradviz.tf and return what differs from TensorFlow's answer."""
    mine, theirs = run_operation(tf, case), RECORDED[case["id"]]
    if theirs["raised"] or mine["raised"]:
        allowed = BETTER.get(theirs["raised"], {theirs["raised"]})
        return (
            [] if mine["raised"] in allowed else [f"{mine}, TensorFlow raised {theirs['raised']}"]
        )
    rule = golden.within_eps(EPS, case["absolute"])
    wrong = golden.described_differences(mine["value"], theirs["value"], within=rule)
    for name, recorded in theirs["gradients"].items():
        wrong += golden.described_differences(
            mine["gradients"][name], recorded, place=f"gradient of {name}", within=rule
        )
    return wrong + second_differences(mine["second"], theirs["second"], case["absolute"])


def second_differences(mine, theirs, absolute):
    """Return what differs in the gradients of the gradients."""
    if isinstance(mine, str) or isinstance(theirs, str):
        return [] if mine == theirs else [f"second: {mine}, TensorFlow: {theirs}"]
    rule = golden.within_eps(SECOND_EPS, 2 * absolute)
    return [
        line
        for name, recorded in theirs.items()
        for line in golden.described_differences(
            mine[name], recorded, place=f"second gradient of {name}", within=rule
        )
    ]


@each("case", CASES, ids=by_id, by=lambda case: FAMILY[case["id"]])
def test_operation_answers_as_tensorflow_does(case):
    assert differences(case) == []
