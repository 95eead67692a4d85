"""A trace that no text makes: it answers for one text, and every other text is run as ever."""

from collections.abc import Callable
from dataclasses import dataclass

from gradviz.document.jacobians import answer_question
from gradviz.document.judging import judge_request
from gradviz.document.runs import Request, run_request
from gradviz.document.worker import Cancelled
from gradviz.lang.jacobians import Question
from gradviz.lang.judging.case import Judge
from gradviz.trace import Trace
from gradviz.trace.jacobian import Jacobian


@dataclass(frozen=True, slots=True)
class Prepared:
    """`make` gives the trace for `text`, in the language in force, and judged if it is so asked.

    `answer` gives the Jacobian that a question is about.
    """

    text: str
    make: Callable[[Judge | None], Trace]
    answer: Callable[[Question, Cancelled], Jacobian]

    def run(self, request: Request, cancelled: Cancelled) -> Trace:
        """Return the trace for a request."""
        return self.make(None) if self._is_meant(request) else run_request(request, cancelled)

    def judge(self, request: Request, cancelled: Cancelled, judge: Judge) -> Trace:
        """Return the trace for a request, judged."""
        if self._is_meant(request):
            return self.make(judge)
        return judge_request(request, cancelled, judge)

    def jacobian(self, request: Request, question: Question, cancelled: Cancelled) -> Jacobian:
        """Return the Jacobian that a question about a request is about."""
        if self._is_meant(request):
            return self.answer(question, cancelled)
        return answer_question(request, question, cancelled)

    def _is_meant(self, request: Request) -> bool:
        return request.scene.text == self.text and not request.before
