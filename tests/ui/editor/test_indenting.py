import pytest

from gradviz.ui.editor import indenting


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("", "  "),
        ("x = 1", "  "),
        ("if x:\n    y", "    "),
        ("if x:\n  y\n    z", "  "),
        ("f(a,\n         b)\nif x:\n    y", "    "),
        ("if x:\n\ty", "\t"),
        ("if x:\n     \n    y", "    "),
    ],
)
def test_unit_is_the_programs_own(text, step):
    assert indenting.unit(text) == step


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("with t:", "  "),
        ("  for i in x:  # note", "    "),
        ("  y = 1", "  "),
        ("  return y", ""),
        ("    pass", "  "),
        ("x = 1", ""),
        ("x = {1: 2", ""),
        ("returned = 1", ""),
        ("  passing", "  "),
        ("", ""),
    ],
)
def test_line_after_enter(before, after):
    assert indenting.after_enter(before, "  ") == after


@pytest.mark.parametrize(
    ("before", "step", "typed"),
    [("", "  ", 2), (" ", "  ", 1), ("abc", "    ", 1), ("abcd", "    ", 4)],
)
def test_tab_goes_to_the_next_stop(before, step, typed):
    assert indenting.to_next_stop(before, step) == " " * typed


@pytest.mark.parametrize(
    ("before", "taken"), [("    ", 4), ("     ", 1), ("      ", 2), ("x   ", 1), ("", 1), ("  ", 2)]
)
def test_backspace_goes_to_the_last_stop(before, taken):
    assert indenting.to_last_stop(before, "    ") == taken


def test_commenting_twice_gives_the_lines_back():
    lines = ["  a = 1", "", "    b = 2"]
    once = indenting.commented(lines)
    assert once == ["  # a = 1", "", "  #   b = 2"]
    assert indenting.commented(once) == lines


def test_half_commented_lines_are_all_commented():
    assert indenting.commented(["# a", "b"]) == ["# # a", "# b"]


def test_dedent_takes_what_is_there():
    assert indenting.dedented(["    a", " b", "c", "\td"], "  ") == ["  a", "b", "c", "d"]


def test_indent_leaves_empty_lines_empty():
    assert indenting.indented(["a", "", " b"], "  ") == ["  a", "", "   b"]
