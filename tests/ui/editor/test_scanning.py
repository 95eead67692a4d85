import pytest

from gradviz.ui.editor.scanning import Call, call_at, is_code, split_arguments


def at_bar(marked):
    """A text and the place of "|" in it, which is taken out."""
    return marked.replace("|", "", 1), marked.index("|")


@pytest.mark.parametrize(
    "marked",
    ["|", "x = |1", '"a"| + b', "'a' # b\n|", '"""a\nb"""|', "'it\\'s' + |x", "x = ''|", "|# c"],
)  # fmt: skip
def test_code(marked):
    assert is_code(*at_bar(marked))


@pytest.mark.parametrize(
    "marked",
    [
        '"a|"', "'a|", "# a|", "x # a| b", '"""a\n|\n"""', "'''a\nb|", "f'{x|}'", '"a\'|b"',
        "'it\\'s|'",
    ],
)  # fmt: skip
def test_text(marked):
    assert not is_code(*at_bar(marked))


@pytest.mark.parametrize(
    ("marked", "name", "index", "keyword"),
    [
        ("tf.clip_by_value(|", "tf.clip_by_value", 0, ""),
        ("tf.clip_by_value(x, |", "tf.clip_by_value", 1, ""),
        ("tf.clip_by_value(x, 0.|, 1.)", "tf.clip_by_value", 1, ""),
        ("f(g(1, 2), |)", "f", 1, ""),
        ("f(g(1, |2), 3)", "g", 1, ""),
        ("f([1, 2, |", "f", 0, ""),
        ("f((1, 2), (3|", "f", 1, ""),
        ("f(\n  1,\n  |\n)", "f", 1, ""),
        ("f(1, name=|", "f", 1, "name"),
        ("f(1, name = 'a, b|'", "f", 1, "name"),
        ("f(a == |", "f", 0, ""),
        ("f('(', |", "f", 1, ""),
        ("f(lambda a, b: a, |", "f", 1, ""),
        ("f(1, # ignore (\n  |", "f", 1, ""),
        ("tape.gradient(y, [w, x|", "tape.gradient", 1, ""),
    ],
)
def test_the_call_one_stands_in(marked, name, index, keyword):
    text, caret = at_bar(marked)
    call = call_at(text, caret)
    assert isinstance(call, Call)
    assert (call.name, call.index, call.keyword) == (name, index, keyword)
    assert text[call.bracket] == "("


@pytest.mark.parametrize(
    "marked", ["|", "f(1)|", "def f(a, |", "class A(|", "if (|", "(a, |", "# f(|", "x = [|"]
)
def test_no_call(marked):
    assert call_at(*at_bar(marked)) is None


def test_arguments_are_split_at_outer_commas():
    assert split_arguments("a, b=(1, 2), *c, 'x,y'") == ["a", "b=(1, 2)", "*c", "'x,y'"]
    assert split_arguments(" ") == []
