"""Subplots for the tests of figures: of the language, as programs make them."""

from gradviz import run


def figures(text):
    """Return the figures that a program draws; its text may do nothing but draw."""
    trace = run(f"x = tf.linspace(-5., 5., 101)\n{text}")
    assert trace.error is None, trace.error
    return trace.figures


def subplot(text):
    """Return the one subplot that a program draws."""
    ((plot,),) = [figure.plots for figure in figures(text)]
    return plot
