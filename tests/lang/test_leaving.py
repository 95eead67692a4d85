"""What is left out of a cell, and what must not be: nothing wrong may run in silence."""

import pytest

from gradviz import run
from gradviz.lang.curves import Wanted, curve
from gradviz.lang.scenes import Scene

LEFT = [
    ("import os\nx = 1", ["import os"], {"x": 1}),
    ("import os.path as p\nx = 1", ["import os.path as p"], {"x": 1}),
    ("from os import path, sep\nx = 1", ["from os import path, sep"], {"x": 1}),
    ("import numpy as np, os\nx = np.pi > 3", ["import numpy as np, os"], {"x": True}),
    ("from math import pi, nothing\nx = pi > 3", ["from math import pi, nothing"], {"x": True}),
    ("import os\nhere = os.getcwd()\nx = 1", ["import os", "here = os.getcwd()"], {"x": 1}),
    ("import os\nos.environ['A'] = '1'\nx = 1", ["import os", "os.environ['A'] = '1'"], {"x": 1}),
    ("display(3)\nx = 1", ["display(3)"], {"x": 1}),
    ("def display(v):\n    return v\ndisplay(3)\nx = 1", [], {"x": 1}),
    ("plt.violinplot([1, 2])\nx = 1", ["plt.violinplot([1, 2])"], {"x": 1}),
    ("import matplotlib.pyplot as p\np.hexbin([1], [1])\nx = 1", ["p.hexbin([1], [1])"], {"x": 1}),
    ("fig, ax = plt.subplots()\nax.plot([1])\nx = 1", [], {"x": 1}),
    ("fig, ax = plt.subplots()\nax.pie([1])\nax.xaxis.set_visible(False)\nx = 1",
     ["ax.pie([1])", "ax.xaxis.set_visible(False)"], {"x": 1}),
    ("fig = plt.figure()\nax = fig.add_subplot(111, projection='3d')\nax.plot([1], [1], [1])\n"
     "x = 1",
     ["ax = fig.add_subplot(111, projection='3d')", "ax.plot([1], [1], [1])"], {"x": 1}),
    ("f, a = plt.subplots(subplot_kw={'projection': 'polar'})\na.plot([1])\nx = 1",
     ["f, a = plt.subplots(subplot_kw={'projection': 'polar'})", "a.plot([1])"], {"x": 1}),
    ("plt.plot([1])\nplt.savefig('a.png')\nx = 1", ["plt.savefig('a.png')"], {"x": 1}),
    ("plt.gca().xaxis.set_visible(False)\nx = 1", ["plt.gca().xaxis.set_visible(False)"], {"x": 1}),
    ("f, a = plt.subplots(2, 2)\na[0, 1].spines['top'].set_visible(False)\na[0][0].plot([1])\n"
     "x = 1",
     ["a[0, 1].spines['top'].set_visible(False)"], {"x": 1}),
    ("f, a = plt.subplots(2)\nfor k, b in enumerate(a.flat):\n    b.plot([k])\n    b.pie([k])\n"
     "x = 1",
     ["b.pie([k])"], {"x": 1}),
    ("f, a = plt.subplots()\nb = a.inset_axes()\nb.plot([1])\nx = 1",
     ["b = a.inset_axes()", "b.plot([1])"], {"x": 1}),
    ("for k in range(2):\n    plt.polar(k)\n    x = k", ["plt.polar(k)"], {"x": 1}),
    ("seen = []\nplt.pie(seen.append(1))\nx = seen", ["plt.pie(seen.append(1))"], {"x": [1]}),
    ("def f():\n    import os\n    return 1\nx = f()", ["import os"], {"x": 1}),
    ("import os\nos = 3\nx = os", ["import os"], {"x": 3}),
    ("import seaborn as sns\ny = [1]\nsns.barplot(y)\nx = 1",
     ["import seaborn as sns", "sns.barplot(y)"], {"x": 1}),
    ("from tqdm import tqdm\nfor k in tqdm(range(3), desc='a'):\n    x = k",
     ["from tqdm import tqdm", "tqdm(range(3), desc='a')"], {"x": 2}),
    ("from tqdm.auto import trange\nfor k in trange(4):\n    x = k",
     ["from tqdm.auto import trange", "trange(4)"], {"x": 3}),
    ("import tqdm\nfor k in tqdm.tqdm([5]):\n    x = k",
     ["import tqdm", "tqdm.tqdm([5])"], {"x": 5}),
    ("try:\n    import os\n    x = 1\nexcept ImportError:\n    x = 2", [], {"x": 2}),
    ("try:\n    import google.colab\n    x = True\nexcept ModuleNotFoundError:\n    x = False", [],
     {"x": False}),
]  # fmt: skip

# Text, the line at which it stops, and what is said. Each would compute something else in silence.
KEPT = [
    ("from odd import log\nx = 1.\ny = [log(x)]", 3, "line 1, which would have given it one"),
    ("from odd import sigmoid\ny = abs(sigmoid)\nprint(y)", 2, "sigmoid has no value here"),
    ("log = 2.\nfrom odd import log\nprint(log)", 3, "(from odd import log)"),
    ("x = [1, 2]\nfrom odd import shuffle\nshuffle(x)", 3, "shuffle has no value here"),
    ("x = [1, 2]\nimport odd\nodd.shuffle(x)", 3, "odd has no value here"),
    ("import odd\nx = [1, 2]\nx[0] = odd.zero()", 3, "odd has no value here"),
    ("import odd\nx = [1]\nx.append(odd.zero())", 3, "odd has no value here"),
    ("import odd\nx = [1]\ny = odd.take(x)\nz = 2", 3, "odd has no value here"),
    ("import odd\nx = 1\ny = 2\nif odd.yes():\n    x = 2", 4, "odd has no value here"),
    ("import odd\nx = 1\nfor k in odd.all():\n    x = 2", 3, "odd has no value here"),
    ("import odd\na = odd.b()\nx = 1\nprint(a)", 4, "(a = odd.b())"),
    ("import odd\nx = 1\nx += odd.one()", 3, "odd has no value here"),
    ("import odd\nx = 1\ndef f():\n    return odd.one()\nf()", 4, "odd has no value here"),
    ("x = 1\nfrom odd import *", 2, "No module named 'odd'"),
    ("x = 1\nfiles = !ls\nprint(files)", 3, "(files = !ls)"),
    ("x = 1\nfiles = !ls\ny = len(files)", 3, "line 2, which would have given it one"),
    ("files = !ls\nx = files", 2, "files has no value here"),
    ("x = 1\nplt.polt([1])", 2, "has no attribute 'polt'"),
    ("fig, ax = plt.subplots()\nax.polt([1])", 2, "has no attribute 'polt'"),
    ("ax = [1]\nfig = plt.figure()\nfig = 3\nx = fig.patch", 4, "no attribute 'patch'"),
]


def notices(trace):
    return [d for d in trace.diagnostics if d.severity == "notice"]


@pytest.mark.parametrize(("text", "gone", "values"), LEFT, ids=[row[0][:45] for row in LEFT])
def test_what_only_speaks_or_draws_is_left_out(text, gone, values):
    trace = run(text)
    assert trace.error is None, trace.error
    assert [notice.span.slice(text) for notice in notices(trace)] == gone
    assert {name: trace.values[name] for name in values} == values


@pytest.mark.parametrize(("text", "line", "words"), KEPT, ids=[row[0][:45] for row in KEPT])
def test_what_would_compute_something_else_stops_at_its_place(text, line, words):
    error = run(text).error
    assert error is not None
    assert error.line == line
    assert words in error.message


@pytest.mark.parametrize(
    "text", ["import os", "import os\nos.remove('x')", '"""Only."""\nimport os']
)
def test_a_text_with_nothing_left_to_run_is_refused_unless_it_is_a_cell(text):
    assert run(text).error.message == "ModuleNotFoundError: No module named 'os'"
    trace = run(text, notebook=True)
    assert trace.error is None
    assert notices(trace)[0].span.slice(text) == "import os"


@pytest.mark.parametrize(
    "stopped", ["1 / 0\nw = 3.", "w = no_such()", "match 1:\n    case 1: w = 2"]
)
def test_names_of_a_cell_that_stopped_are_no_inputs_of_later_ones(stopped):
    trace = run("y = w * 2.", before=[Scene(stopped)])
    assert trace.error.message == (
        "NameError: w has no value here: cell 1 stopped before giving it one"
    )
    assert run("w = 2.\ny = w * 2.", before=[Scene(stopped)]).values["y"] == 4.0


def test_a_bar_of_an_earlier_cell_is_left_out():
    trace = run("for k in tqdm(range(3)):\n    x = k", before=[Scene("from tqdm import tqdm")])
    assert trace.error is None
    assert trace.values["x"] == 2


def test_names_a_cell_bound_before_it_stopped_are_there():
    trace = run("y = w * 2.", before=[Scene("w = 3.\n1 / 0\nw = 5.")])
    assert trace.values["y"] == 6.0


def test_values_of_commands_in_blocks_have_none():
    trace = run("x = 1\nif x:\n    files = !ls\nprint(files)")
    assert trace.error.line == 4
    assert "(files = !ls)" in trace.error.message


def test_only_so_many_notices_are_given():
    assert len(notices(run("!a\n" * 1000 + "x = 1"))) == 200


def test_a_name_left_out_is_no_input_of_an_expression():
    trace = run("files = !ls\ny = 2. * w")
    assert [row.name for row in trace.inputs] == ["w"]
    assert "files" not in trace.values


def test_curves_leave_out_the_same_lines():
    before = [Scene("import os\nimport seaborn as sns\n%matplotlib inline\nk = 3.")]
    text, inputs = "sns.set()\n!ls\ny = k * w * w\n", {"w": ("trainable", 2.0)}
    made = curve(text, inputs, Wanted("y", "w"), before=before)
    assert made is not None
    assert (made.y_at, made.dy_at) == (12.0, 12.0)
