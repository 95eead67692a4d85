"""One text has a trace of its own; every other is run."""

from gradviz.document.prepared import Prepared
from gradviz.document.runs import Request
from gradviz.lang.judging.case import Judge
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace

SQUARE = "x = tf.Variable(3.)\nwith tf.GradientTape() as t:\n  y = x * x\nt.gradient(y, x)\n"


def test_its_text_gets_its_trace_and_others_are_run():
    asked = []

    def make(judge):
        asked.append(judge)
        return Trace("# mine\n")

    prepared, judge = Prepared("# mine\n", make), Judge()
    assert prepared.run(Request(Scene("# mine\n")), lambda: False).text == "# mine\n"
    prepared.judge(Request(Scene("# mine\n")), lambda: False, judge)
    assert asked == [None, judge]
    assert prepared.run(Request(Scene(SQUARE)), lambda: False).gradients[0].rows[0].value == 6.0
    judged = prepared.judge(Request(Scene(SQUARE)), lambda: False, judge)
    assert judged.gradients[0].rows[0].verdict is not None
    assert len(asked) == 2
