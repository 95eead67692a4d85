"""TensorFlow's two public guides to gradients, section by section.

Each section has programs that do what it does, recorded and compared with TensorFlow's answers in
test_programs_golden.py; here each runs through the language too, where a person would type it. The
one section left out is in NOT_HERE.
"""

import pytest

from gradviz import run
from tests.golden.cases.programs import guide_advanced, guide_intro

GUIDES = {"intro": guide_intro, "advanced": guide_advanced}
SECTIONS = {
    "intro": [
        "gradient tapes",
        "gradients with respect to a model",
        "controlling what the tape watches",
        "intermediate results",
        "gradients of non-scalar targets",
        "control flow",
        "cases where gradient returns None",
        "no gradient registered",
        "zeros instead of None",
    ],
    "advanced": [
        "stop recording",
        "reset from scratch",
        "stop gradient flow",
        "custom gradients",
        "multiple tapes",
        "higher-order gradients",
        "jacobians: scalar source",
        "jacobians: tensor source",
        "example: Hessian",
        "batch jacobian",
    ],
}
NOT_HERE = {"advanced": {"custom gradients in SavedModel": "gradviz writes no models"}}
PROGRAMS = [(guide, name) for guide, module in GUIDES.items() for name in module.PROGRAMS]
RAISES = {("advanced", "examples without their own"): "ValueError"}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_section_has_programs_and_every_program_a_section(guide):
    module = GUIDES[guide]
    assert list(module.SECTIONS) == SECTIONS[guide]
    named = [name for names in module.SECTIONS.values() for name in names]
    assert sorted(named) == sorted(module.PROGRAMS)
    assert all(module.SECTIONS.values())
    assert not set(NOT_HERE.get(guide, ())) & set(module.SECTIONS)


def said_by(guide, name):
    """Return how the language says that a program failed, or None."""
    error = run(GUIDES[guide].PROGRAMS[name]).error
    return None if error is None else error.message


@pytest.mark.parametrize(("guide", "name"), PROGRAMS)
def test_program_runs_in_the_language(guide, name):
    said = said_by(guide, name)
    if (guide, name) in RAISES:
        assert said is not None
        assert RAISES[guide, name] in said
    else:
        assert said is None
