"""One gradient of one small program, judged."""

from gradviz.lang.scenes import Scene
from gradviz.lang.witness import judged


def asked(y, x="0.7", before=""):
    """Return the verdict on dy/dx. `before` stands between the variable and the tape."""
    head = f"{before}x = tf.Variable({x})\n"
    if before and not before.startswith("@"):
        head = f"x = tf.Variable({x})\n{before}"
    tape = f"with tf.GradientTape() as tape:\n  y = {y}\n"
    trace = judged(Scene(f"{head}{tape}tape.gradient(y, x)\n"))
    assert trace.error is None, trace.error.message
    return trace.gradients[-1].rows[0].verdict
