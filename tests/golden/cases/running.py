"""How a recorded program is run, with TensorFlow when it is recorded and with gradviz in a test.

Knows neither: `tf` is handed in. What a program leaves behind is an outcome, plain JSON data:
`printed` lines, `raised` (a type name or None) with its `message`, the `value` of a last expression
and how it is `shown`, the `names` it assigned, the `plots` it drew.
"""

import ast
import contextlib
import io
import sys
import types

import numpy as np

from tests.helpers.golden import describe

OUTPUT_WEIGHTS = (0.5, -1.0, 1.5, 2.0, -0.75)
RANDOM_SEED = 13


class PlotRecorder(types.ModuleType):
    """A stand-in for matplotlib.pyplot: draws nothing, remembers every call in `calls`."""

    def __init__(self):
        super().__init__("pyplot")
        self.calls = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: self.calls.append(
            {"call": name, "args": describe(args), "options": describe(options)}
        )


@contextlib.contextmanager
def importable(tf, plots):
    """Let `import tensorflow` and `import matplotlib.pyplot` mean `tf` and `plots` for a while."""
    matplotlib = types.ModuleType("matplotlib")
    matplotlib.pyplot = plots
    stand_ins = {"tensorflow": tf, "matplotlib": matplotlib, "matplotlib.pyplot": plots}
    before = {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def run_program(source, names, plots=None):
    """Run one program in the namespace `names` and return its outcome. Never raises for it."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    first_plot = len(plots.calls) if plots else 0
    outcome = {"raised": None, "message": None, "value": describe(None), "shown": None}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            exec(compile(tree, "<program>", "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<program>", "eval"), names)
                outcome["value"] = describe(value)
                outcome["shown"] = None if value is None else repr(value).splitlines()
        except Exception as error:  # whatever a program raises is its outcome
            outcome.update(raised=type(error).__name__, message=" ".join(str(error).split())[:300])
    outcome["printed"] = out.getvalue().splitlines()
    outcome["names"] = {name: describe(names[name]) for name in assigned(source) if name in names}
    if plots and plots.calls[first_plot:]:
        outcome["plots"] = plots.calls[first_plot:]
    return outcome


def assigned(source):
    """Return the public names that a program assigns at its top level, in alphabetical order."""
    found = set()
    for statement in ast.walk(_without_inner_scopes(ast.parse(source))):
        if isinstance(statement, ast.Name) and isinstance(statement.ctx, ast.Store):
            found.add(statement.id)
        elif isinstance(statement, ast.alias):
            found.add(statement.asname or statement.name)
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.add(statement.name)
    return sorted(name for name in found if not name.startswith("_"))


def _without_inner_scopes(tree):
    """Empty functions, classes and comprehensions: what they assign is theirs alone."""
    for inner in ast.walk(tree):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef):
            inner.body = []
        elif isinstance(inner, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            inner.generators = []
    return tree


def run_operation(tf, case):
    """Return what one row of the table of operations gives: value, gradients, or what it raised.

    Every input is a watched constant. The seed of each backward pass is a fixed uneven pattern, so
    that a sum cannot hide a wrong element; random numbers follow one global seed. `second` holds
    the gradients of the gradients, which are seeded alike and taken together; or the name of what
    asking for them raised.
    """
    tf.random.set_seed(RANDOM_SEED)
    inputs = {name: tf.constant(np.array(*spec)) for name, spec in case["inputs"].items()}
    floats = {name: x for name, x in inputs.items() if "float" in x.dtype.name}
    try:
        with tf.GradientTape(persistent=True) as outer:
            outer.watch(list(floats.values()))
            with tf.GradientTape() as tape:
                tape.watch(list(floats.values()))
                value = eval(case["call"], {"tf": tf, "np": np, **inputs})
            first = _gradients(tf, tape, value, floats)
        outcome = {"raised": None, "value": describe(value), "gradients": _described(first)}
    except Exception as error:  # the type of what is raised is part of the answer
        return {"raised": type(error).__name__, "message": " ".join(str(error).split())[:200]}
    try:
        outcome["second"] = _described(_gradients(tf, outer, list(first.values()), floats))
    except Exception as error:
        outcome["second"] = type(error).__name__
    return outcome


def _gradients(tf, tape, value, floats):
    """Return the gradient of all floating tensors in `value`, per input; None where there is none.

    A gradient that is TensorFlow's IndexedSlices is made a tensor.
    """
    targets = list(value) if isinstance(value, list | tuple) else [value]
    targets = [t for t in targets if hasattr(t, "numpy") and "float" in t.dtype.name]
    if not targets or not floats:
        return dict.fromkeys(floats)
    seeds = [tf.constant(seed_for(t.shape, t.dtype.name)) for t in targets]
    found = tape.gradient(targets, floats, output_gradients=seeds)
    return {
        name: None if gradient is None else tf.convert_to_tensor(gradient)
        for name, gradient in found.items()
    }


def _described(gradients):
    return {name: describe(gradient) for name, gradient in gradients.items()}


def seed_for(shape, dtype):
    """Return the uneven pattern that an operation's backward pass starts with."""
    return np.resize(np.array(OUTPUT_WEIGHTS, dtype), tuple(shape))
