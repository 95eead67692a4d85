"""The language is Python's: programs mean what they mean there."""

import pytest

from tests.lang.grammar.judge import differences
from tests.lang.python import PROGRAMS


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_means_what_it_means_in_python(text):
    assert differences(text) == []
