"""Lines that are no Python, told from those that are."""

import pytest

from gradviz.lang.magics import commands, commented, without

FOUND = [
    ("%matplotlib inline", ["magic"]),
    ("!ls -l", ["shell"]),
    ("!!ls", ["shell"]),
    ("?tf", ["help"]),
    ("tf.Variable?", ["help"]),
    ("tf.Variable??  ", ["help"]),
    ("%timeit?", ["help"]),
    ("x = !ls", ["shell"]),
    ("a, b = !ls", ["shell"]),
    ("x = %pwd", ["magic"]),
    ("if x:\n    !ls\n    %cd a", ["shell", "magic"]),
    ("!pip install \\\n  a \\\n  b\nx = 1", ["shell"]),
    ("%%time\nx = 1\n!ls", ["magic", "shell"]),
    ("\n\n%%bash\nls\nls", ["cell"]),
    ("x = '''\n%no\n!no\nno?'''\n%yes", ["magic"]),
    ('y = """a\\"""\n!no\n"""', []),
    ("y = (5\n% 3)", []),
    ("y = [5 # (\n%3]", []),
    ("y = 5 \\\n% 3", []),
    ("print('%d' % 3)", []),
    ("z = x % y", []),
    ("z = x != y", []),
    ("# %matplotlib inline\n# !ls\n# why?", []),
    ("s = 'it is (' # [\n%a", ["magic"]),
    ("# in C:\\\n%cd a", ["magic"]),
    ("x = 1  # C:\\\n!dir", ["shell"]),
    ("x = 'a' \\\n 'b'\n!dir", ["shell"]),
    ("x = 1  # 왜?\n!한글 명령", ["shell"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "kinds"), FOUND, ids=[repr(row[0])[:40] for row in FOUND])
def test_commands_are_found_where_a_statement_begins(text, kinds):
    found = commands(text)
    assert [command.kind for command in found] == kinds
    spelled = without(text, found)
    assert len(spelled) == len(text)
    assert spelled.count("\n") == text.count("\n")
    if "cell" not in kinds:
        compile(spelled, "cell", "exec")


def test_what_is_read_instead_keeps_every_other_character():
    text = "if x:\n    !ls -l\n    y = 2\nz = %who\n"
    assert without(text, commands(text)) == "if x:\n    pass  \n    y = 2\nz = 0   \n"


def test_a_text_of_nothing_but_commands_is_read_at_once():
    text = "!a\n" * 30_000
    assert without(text, commands(text)) == "  \n" * 30_000


def test_commands_become_comments_of_a_script():
    text = "%matplotlib inline\nif x:\n    !ls \\\n  -l\nfiles = !ls\n"
    written = commented(text)
    assert written == "# %matplotlib inline\nif x:\n    pass  # !ls \\\n#   -l\n# files = !ls\n"
    compile(written, "script", "exec")
    assert commented("%%bash\nls\n") == "# %%bash\n# ls\n"


def test_a_command_covers_the_lines_it_goes_on_over():
    text = "!pip install \\\n  a\nx = 1"
    assert commands(text)[0].span.slice(text) == "!pip install \\\n  a"
