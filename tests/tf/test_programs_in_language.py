"""The recorded programs of tapes, custom gradients and forward mode, run by the language.

A person types them there; a listener hears every step, and forward mode keeps its records to be
shown. What is printed, and whether and with what type a program fails, is TensorFlow's all the
same. NOT_YET lists where the language differs, with the reason; it breaks where it no longer does.
"""

from gradviz import run
from tests.golden.cases.programs import FAMILIES
from tests.helpers import golden
from tests.helpers.cases import each

HERE = ("custom", "forward", "tapes")
PROGRAMS = {(family, name): text for family in HERE for name, text in FAMILIES[family].items()}
RECORDED = {
    (family, name): outcome
    for family in HERE
    for name, outcome in golden.load(f"programs/{family}")["programs"].items()
}

_NAMES = "names that begin with two underscores are closed to programs"
NOT_YET = {
    ("custom", "name and documentation stay"): _NAMES,
    ("tapes", "entered by hand"): _NAMES,
    ("tapes", "left twice"): _NAMES,
    ("tapes", "tapes that cross"): _NAMES,
    ("tapes", "a generator holds it open"): "yield stands inside no with",
}


def differences(program):
    """Return what is said or printed otherwise than TensorFlow does."""
    trace, theirs = run(PROGRAMS[program]), RECORDED[program]
    said = None if trace.error is None else trace.error.message
    if said is None and theirs["raised"] is None:
        return golden.printed_differences(list(trace.printed), theirs["printed"])
    if said is None or theirs["raised"] is None or theirs["raised"] not in said:
        return [f"{said}, TensorFlow raised {theirs['raised']}"]
    return []


@each("program", [p for p in PROGRAMS if p not in NOT_YET], ids=": ".join)
def test_program_ends_in_the_language_as_in_tensorflow(program):
    assert differences(program) == []


@each("program", NOT_YET, ids=": ".join)
def test_program_that_the_language_runs_otherwise_still_does(program):
    assert differences(program)
