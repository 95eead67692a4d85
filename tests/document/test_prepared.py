"""One text has a trace of its own; every other is run."""

import numpy as np

from gradviz.document.prepared import Prepared
from gradviz.document.runs import Request
from gradviz.lang.jacobians import Question
from gradviz.lang.judging.case import Judge
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace
from gradviz.trace.jacobian import Jacobian

SQUARE = "x = tf.Variable(3.)\nwith tf.GradientTape() as t:\n  y = x * x\nt.gradient(y, x)\n"


def test_its_text_gets_its_trace_and_others_are_run():
    asked = []

    def make(judge):
        asked.append(judge)
        return Trace("# mine\n")

    def answer(question, cancelled):
        return Jacobian(question.call, question.source, table=np.eye(2))

    prepared, judge = Prepared("# mine\n", make, answer), Judge()
    assert prepared.run(Request(Scene("# mine\n")), lambda: False).text == "# mine\n"
    prepared.judge(Request(Scene("# mine\n")), lambda: False, judge)
    assert asked == [None, judge]
    assert prepared.run(Request(Scene(SQUARE)), lambda: False).gradients[0].rows[0].value == 6.0
    judged = prepared.judge(Request(Scene(SQUARE)), lambda: False, judge)
    assert judged.gradients[0].rows[0].verdict is not None
    assert len(asked) == 2
    tables = [
        prepared.jacobian(Request(Scene(text)), Question(0, 0), lambda: False).table.tolist()
        for text in ("# mine\n", SQUARE)
    ]
    assert tables == [[[1.0, 0.0], [0.0, 1.0]], [[6.0]]]
