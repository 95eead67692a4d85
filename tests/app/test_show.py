import pytest

from gradviz.app.show import program_of
from gradviz.trace import Trace


def test_a_program_a_path_and_a_trace_can_be_shown(tmp_path):
    (tmp_path / "a.py").write_text("w * 2.\n", encoding="utf-8")
    assert program_of("w * 2.") == "w * 2."
    assert program_of(tmp_path / "a.py") == "w * 2.\n"
    assert program_of(Trace("w * 3.")) == "w * 3."


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="int"):
        program_of(3)
