"""NumPy's warnings are held down while a tape records, and come back."""

import numpy as np
import pytest

from gradviz.engine import calm
from gradviz.engine.state import fresh_session, session


def test_between_hold_down_and_let_go_numpy_is_quiet():
    held = calm.hold_down()
    assert np.float32(1) / np.float32(0) == np.inf
    calm.let_go(held)
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        np.float32(1) / np.float32(0)


def test_without_a_single_variable_errstate_does_the_same():
    held = calm._by_errstate()
    assert np.float32(1) / np.float32(0) == np.inf
    held.__exit__()
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        np.float32(1) / np.float32(0)


def test_what_a_person_set_is_there_again_after_overlapping_calls():
    with np.errstate(divide="raise"), fresh_session():
        now = session()
        now.hush()
        now.hush()
        now.unhush()
        assert np.float32(1) / np.float32(0) == np.inf
        now.unhush()
        with pytest.raises(FloatingPointError):
            np.float32(1) / np.float32(0)
