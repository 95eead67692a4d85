"""Why a public name of gradviz.tf has no derivative that could be counted: it computes nothing.

What computes is never excused here: its derivatives, or that TensorFlow has none, are recorded.
"""

import inspect
from types import ModuleType

from gradviz.engine import DType

# A name, or the beginning of names where it ends in "." or "_", and what stands in its cells.
REASONS = (
    ("tf.config.", "says or sets where and how TensorFlow computes"),
    ("tf.test.", "says what TensorFlow was built with"),
    ("tf.version.", "a text"),
    ("tf.__version__", "a text"),
    ("tf.autograph.", "sets how TensorFlow compiles"),
    ("tf.errors.", "the number of an error"),
    ("tf.assert_", "looks at values, and computes none"),
    ("tf.Assert", "looks at values, and computes none"),
    ("tf.debugging.assert_", "looks at values, and computes none"),
    ("tf.debugging.is_", "looks at values, and computes none"),
    ("tf.as_dtype", "names a dtype"),
    ("tf.Tensor", "a class of values"),
    ("tf.TensorSpec", "describes values"),
    ("tf.type_spec_from_value", "describes values"),
    ("tf.VariableAggregation", "a choice"),
    ("tf.VariableSynchronization", "a choice"),
    ("tf.control_dependencies", "orders what runs in order here"),
    ("tf.group", "orders what runs in order here"),
    ("tf.tuple", "orders what runs in order here"),
    ("tf.no_op", "orders what runs in order here"),
    ("tf.device", "says where TensorFlow computes"),
    ("tf.executing_eagerly", "says how things run"),
    ("tf.inside_function", "says how things run"),
    ("tf.init_scope", "says how things run"),
    ("tf.name_scope", "names things"),
    ("tf.get_logger", "has to do with messages"),
    ("tf.print", "has to do with messages"),
    ("tf.get_static_value", "hands out a NumPy value, which leaves the tape"),
    ("tf.is_", "looks at an object, and computes nothing"),
    ("tf.GradientTape", "asks for derivatives: the formulas are those of what it records"),
    ("tf.autodiff.ForwardAccumulator", "carries tangents: the formulas are of what it hears"),
    ("tf.RegisterGradient", "registers a derivative of one's own"),
    ("tf.no_gradient", "registers that there is no derivative"),
    ("tf.function", "runs what it decorates"),
    ("tf.keras.metrics.", "counts, and keeps its sums by assignment, which no gradient passes"),
    ("tf.keras.Metric", "counts, and keeps its sums by assignment, which no gradient passes"),
    ("tf.keras.optimizers.", "assigns variables, or says at what rate; no gradient passes"),
    ("tf.keras.Optimizer", "assigns variables, or says at what rate; no gradient passes"),
    ("tf.keras.constraints.", "changes what is assigned, which no gradient passes"),
    ("tf.keras.backend.", "has to do with names"),
    ("tf.keras.activations.get", "finds a thing by its name"),
    ("tf.keras.losses.get", "finds a thing by its name"),
    ("tf.keras.regularizers.get", "finds a thing by its name"),
    ("tf.keras.Regularizer", "a class to build upon"),
    ("tf.keras.DTypePolicy", "describes values"),
    ("tf.keras.InputSpec", "describes values"),
    ("tf.keras.KerasTensor", "describes values"),
    ("tf.keras.layers.InputLayer", "describes values"),
    ("tf.Module", "holds variables; the formulas are of what its methods compute"),
    ("tf.keras.Sequential", "holds layers; the formulas are those of its layers"),
    ("tf.keras.name_scope", "names things"),
    ("tf.keras.ops.arange", "makes a value of nothing"),
    ("tf.keras.ops.convert_to_numpy", "hands out a NumPy value, which leaves the tape"),
    ("tf.keras.ops.convert_to_tensor", "makes a value of nothing, or hands one on"),
    ("tf.keras.ops.dtype", "looks at values, and computes none"),
    ("tf.keras.ops.eye", "makes a value of nothing"),
    ("tf.keras.ops.full", "makes a value of nothing"),
    ("tf.keras.ops.linspace", "makes a value of nothing"),
    ("tf.keras.ops.ndim", "looks at values, and computes none"),
    ("tf.keras.ops.ones", "makes a value of nothing"),
    ("tf.keras.ops.shape", "looks at values, and computes none"),
    ("tf.keras.ops.zeros", "makes a value of nothing"),
    ("tf.keras.utils.to_categorical", "of no floating input"),
    ("tf.nest.", "takes structures apart, and computes nothing"),
    ("tf.gradients", "TensorFlow raises: of graphs only"),
    ("tf.hessians", "TensorFlow raises: of graphs only"),
    ("tf.parallel_stack", "TensorFlow raises: of graphs only"),
    ("tf.initializers.", "makes first values of nothing"),
    ("tf.random.Generator", "draws numbers, or holds what they are drawn from"),
    ("tf.random.get_global_", "draws numbers, or holds what they are drawn from"),
    ("tf.random.set_global_", "draws numbers, or holds what they are drawn from"),
)


def kind_of(thing):
    """Return what a thing is that is no function and no class of layers; "" for what is."""
    if isinstance(thing, ModuleType):
        return "a module"
    if isinstance(thing, DType) or thing is DType:
        return "a dtype"
    if inspect.isclass(thing) and issubclass(thing, BaseException):
        return "an exception"
    return "" if callable(thing) else "a constant"


def reason_for(row):
    """Return why nothing is counted for a name, "" if it has to be."""
    if kind := kind_of(row.thing):
        return kind
    fits = (why for start, why in REASONS for name in row.names if _fits(name, start))
    return next(fits, "")


def _fits(name, start):
    return name == start or (start[-1] in "._" and name.startswith(start))
