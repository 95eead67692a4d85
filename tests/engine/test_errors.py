"""The exceptions: what they derive from, what they carry."""

import copy
import pickle

import pytest

from gradviz.engine import errors


def test_python_programs_catch_what_they_expect():
    assert issubclass(errors.InvalidArgumentError, ValueError)
    assert issubclass(errors.UnimplementedError, NotImplementedError)
    assert issubclass(errors.OperatorNotAllowedInGraphError, TypeError)
    assert not issubclass(errors.OpError, ValueError)


def test_a_text_is_enough_and_three_parts_are_taken():
    alone = errors.InvalidArgumentError("no")
    assert (str(alone), alone.message, alone.op, alone.node_def) == ("no", "no", None, None)
    full = errors.InvalidArgumentError("def", "op", "no")
    assert (full.node_def, full.op, full.message, full.error_code) == ("def", "op", "no", 3)
    with pytest.raises(TypeError):
        errors.InvalidArgumentError("def", "op")


def test_errors_can_be_copied_and_sent():
    error = errors.OpError("def", "op", "no", 7)
    for made in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (type(made), str(made), made.error_code) == (errors.OpError, "no", 7)
