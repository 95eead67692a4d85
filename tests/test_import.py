"""What importing costs: each in a fresh interpreter, since this one has imported all."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "gradviz"
PROGRAM = (
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x ** 2\ntape.gradient(y, x)\n"
)


def imported_by(*arguments: str) -> set[str]:
    """Return the names of all modules that a fresh Python with `arguments` imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stderr.splitlines()
    return {line.rsplit("|", 1)[1].strip() for line in lines if line.startswith("import time:")}


def packages(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def test_import_gradviz_costs_nothing():
    modules = imported_by("-c", "import gradviz")
    assert "gradviz" in modules
    assert not packages(modules) & {"numpy", "PySide6", "pyqtgraph", "PIL", "msgspec"}
    assert not any(name.startswith("gradviz.") for name in modules)


def test_import_gradviz_tf_leaves_keras_until_it_is_used():
    modules = imported_by("-c", "import gradviz.tf as tf")
    assert "gradviz.tf.nn" in modules
    assert not any(
        name.startswith(("gradviz.tf.keras", "gradviz.models.layer")) for name in modules
    )
    assert not packages(modules) & {"PySide6", "scipy"}
    for name in ("keras.layers.Dense", "initializers.Zeros", "losses.mse", "metrics.Mean",
                 "optimizers.SGD"):  # fmt: skip
        used = imported_by("-c", f"import gradviz.tf as tf; tf.{name}")
        assert "gradviz.tf.keras.layers" in used


def test_unknown_name_is_an_attribute_error():
    import gradviz

    with pytest.raises(AttributeError, match="no attribute 'runn'"):
        _ = gradviz.runn  # type: ignore[attr-defined]
    assert {"run", "Input", "show"} <= set(dir(gradviz))


@pytest.mark.parametrize("names", ["gradviz.tf", "gradviz.lang.run", "gradviz.lessons"])
def test_floors_below_the_window_need_no_qt(names):
    modules = imported_by("-c", f"import {names}")
    assert "numpy" in modules or names == "gradviz.lessons"
    assert not packages(modules) & {"PySide6", "shiboken6", "pyqtgraph", "matplotlib"}


def test_run_and_input_come_from_the_front_door_without_qt():
    modules = imported_by("-c", "from gradviz import run, Input; run('y = w * 2')")
    assert not packages(modules) & {"PySide6", "shiboken6", "pyqtgraph", "matplotlib"}


def test_command_run_needs_no_qt():
    modules = imported_by("-m", "gradviz", "run", "-e", PROGRAM)
    assert not packages(modules) & {"PySide6", "shiboken6", "pyqtgraph", "matplotlib"}


def test_window_imports_no_matplotlib():
    modules = imported_by("-c", "import gradviz.app, gradviz.export")
    assert "PySide6" in packages(modules)
    assert "matplotlib" not in packages(modules)


def test_no_file_imports_matplotlib():
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [path.name for name in names if name.split(".")[0] == "matplotlib"]
    assert not found
