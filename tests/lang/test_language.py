"""The language is Python's: programs mean what they mean there."""

from tests.helpers.cases import each
from tests.lang.grammar.judge import differences
from tests.lang.python import PROGRAMS


@each("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_means_what_it_means_in_python(text):
    assert differences(text) == []
