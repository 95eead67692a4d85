import json
import re
import subprocess
import sys

import pytest

from gradviz.cli import main
from tests.helpers.damage import damaged

PROGRAM = """\
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x ** 2
g = tape.gradient(y, x)
"""


def test_run_prints_values_and_gradients(capsys):
    assert main(["run", "-e", "y = w * 2."]) == 0
    out = capsys.readouterr().out
    assert "gradient of y" in out
    assert "w" in out


def test_run_reads_a_file(tmp_path, capsys):
    (tmp_path / "a.py").write_text(PROGRAM, encoding="utf-8")
    assert main(["run", str(tmp_path / "a.py"), "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["gradients"][0]["rows"][0]["value"] == 6.0


def test_the_cells_of_a_notebook_are_run_in_order(tmp_path, capsys):
    (tmp_path / "a.py").write_text("# %%\nk = 2.\n# %%\nm = k * 3.\n", encoding="utf-8")
    assert main(["run", str(tmp_path / "a.py"), "--json"]) == 0
    cells = json.loads(capsys.readouterr().out)["cells"]
    assert cells[1]["values"]["m"] == 6.0


def test_a_failing_program_ends_with_1_and_a_caret(capsys):
    assert main(["run", "-e", "y = 1 +"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("-e:1:")
    assert "^" in err


def test_a_failing_program_still_prints_json(capsys):
    assert main(["run", "--json", "-e", "y = nobody()"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["line"] == 1


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["run", "a.py", "-e", "x"], ["run", "--nonsense"], ["export", "-e", "x"],
     ["export", "-e", "x", "-o", "a.bmp"], ["a.py", "b.py"], ["--language", "fr"]],
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_2(tmp_path, capsys):
    assert main(["run", str(tmp_path / "none.py")]) == 2
    assert "none.py could not be read" in capsys.readouterr().err


def test_help_names_the_commands_and_speaks_korean(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--language", "ko", "--help"])
    assert ended.value.code == 0
    assert "gradviz run" in (said := capsys.readouterr().out)
    assert "그래디언트" in said


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".gif", ".dot", ".py"])
def test_export_writes_what_the_suffix_says(tmp_path, capsys, qapp, suffix):
    out = tmp_path / f"n{suffix}"
    assert main(["export", "-e", "y = sigmoid(w * x)", "-o", str(out)]) == 0
    heads = {".png": b"\x89PNG", ".pdf": b"%PDF", ".gif": b"GIF8", ".svg": b"<?xml",
             ".dot": b"digraph", ".py": b"import tensorflow"}  # fmt: skip
    assert out.read_bytes().startswith(heads[suffix])


def test_export_writes_the_tape_too(tmp_path, capsys, qapp):
    out, source = tmp_path / "t.svg", ["-e", "y = sigmoid(w * x)"]
    assert main(["export", *source, "-o", str(out), "--tape", "--step", "1"]) == 0
    assert "watches variables" in out.read_text(encoding="utf-8")
    assert main(["export", "-e", "y = 1", "-o", str(out), "--tape"]) == 1
    assert "no tape" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["export", *source, "-o", str(tmp_path / "t.gif"), "--tape"])
    assert ended.value.code == 2


def test_a_step_that_is_not_there_is_wrong_usage(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", "-e", "w * 2.", "-o", str(tmp_path / "n.svg"), "--step", "999"])
    assert ended.value.code == 2


def test_run_imports_no_qt():
    code = (
        "import sys; from gradviz.cli import main; main(['run', '-e', 'w * 2.']); "
        "sys.exit(any(name.split('.')[0] in ('PySide6', 'pyqtgraph') for name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()


def test_what_a_notebook_leaves_out_is_said_and_the_rest_runs(tmp_path, capsys):
    source = ["from google.colab import drive\n", "drive.mount('/x')"]
    cells = [source, "!pip install x\nw = tf.Variable(2.)", "y = w * 3."]
    found = [{"cell_type": "code", "source": cell} for cell in cells]
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps({"cells": found}), encoding="utf-8")
    assert main(["run", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "y  6." in out
    assert [line.partition(": ")[0].removeprefix(str(path)) for line in err.splitlines()] == [
        " (cell 1):1", " (cell 1):2", " (cell 2):1",
    ]  # fmt: skip


def test_check_shows_four_witnesses_of_each_gradient(capsys):
    assert main(["check", "-e", "sigmoid(w*x + b)"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == "source tape differences forward mode formula".split()
    assert [line.split()[0] for line in lines[2:]] == ["w", "x", "b"]
    assert all(len(re.findall(r"\([67] digits\)", line)) == 3 for line in lines[2:])


def test_check_names_kinks_and_missing_gradients_and_is_content(capsys):
    program = (
        "x = tf.Variable(0.)\nc = tf.constant(1.)\n"
        "with tf.GradientTape() as t:\n  y = tf.nn.relu(x) * c\nt.gradient(y, [x, c])"
    )
    assert main(["check", "-e", program]) == 0
    out = capsys.readouterr().out
    assert "0.5000 (differs)" in out
    assert "A kink: the slope is 0.000 to its left and 1.000 to its right." in out
    assert "None (constant)" in out


def test_check_of_arrays_says_how_far_apart_they_are(capsys):
    program = "x = tf.Variable(tf.ones([3, 4]))\nwith tf.GradientTape() as t:\n  y = x ** 2\n"
    assert main(["check", "-e", program + "t.gradient(y, x)"]) == 0
    assert "≤" in capsys.readouterr().out


def test_check_fails_where_the_program_does(capsys):
    assert main(["check", "-e", "w * ["]) == 1
    assert "-e:1" in capsys.readouterr().err


def test_check_fails_where_a_gradient_differs(capsys):
    with damaged("sin"):
        assert main(["check", "-e", "sin(w) * 2."]) == 1
    out = capsys.readouterr().out
    assert "(differs)" in out
    assert "Nothing explains this" in out


def test_check_of_a_program_without_gradients_says_so(capsys):
    assert main(["check", "-e", "print(1)"]) == 0
    assert "no gradient" in capsys.readouterr().out
