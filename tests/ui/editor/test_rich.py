import re

from gradviz.ui.editor.rich import signature


def words(html):
    return re.sub(r"</?span.*?>", "", html)


def test_the_present_parameter_is_bold():
    assert words(signature("f", ["a", "b=1"], 1)) == "f(a, <b>b=1</b>)"
    assert words(signature("f", [])) == "f()"


def test_signs_of_rich_text_are_harmless():
    assert words(signature("f", ["a=<None>"])) == "f(a=&lt;None&gt;)"


def test_of_a_long_call_what_stands_around_the_present_argument_is_kept():
    many = [f"parameter_{k}=None" for k in range(20)]
    first = words(signature("f", many, 0))
    assert first.startswith("f(<b>parameter_0=None</b>, parameter_1=None")
    assert first.endswith(", …)")
    middle = words(signature("f", many, 10))
    assert middle.startswith("f(…, parameter_8=None, parameter_9=None, <b>parameter_10=None</b>")
    last = words(signature("f", many, 19))
    assert last.endswith("<b>parameter_19=None</b>)")
    for text in (first, middle, last, words(signature("f", many))):
        assert len(text) < 150
