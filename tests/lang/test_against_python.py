"""Programs grown from the grammar mean in the language what they mean in Python."""

from hypothesis import HealthCheck, given, settings

from tests.lang.grammar.judge import differences
from tests.lang.grammar.programs import programs

# More of them, each time others: python -m tests.lang.grammar.soak
SUITE = settings(
    max_examples=100, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@SUITE
@given(programs())
def test_grown_programs_mean_what_they_mean_in_python(text):
    assert differences(text) == []
