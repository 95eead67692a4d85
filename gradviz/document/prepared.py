"""A trace that no text makes: it answers for one text, and every other text is run as ever."""

from collections.abc import Callable
from dataclasses import dataclass

from gradviz.document.judging import judge_request
from gradviz.document.runs import Request, run_request
from gradviz.document.worker import Cancelled
from gradviz.lang.judging.case import Judge
from gradviz.trace import Trace


@dataclass(frozen=True, slots=True)
class Prepared:
    """`make` gives the trace for `text`, in the language in force, and judged if it is so asked."""

    text: str
    make: Callable[[Judge | None], Trace]

    def run(self, request: Request, cancelled: Cancelled) -> Trace:
        """Return the trace for a request."""
        return self.make(None) if self._is_meant(request) else run_request(request, cancelled)

    def judge(self, request: Request, cancelled: Cancelled, judge: Judge) -> Trace:
        """Return the trace for a request, judged."""
        if self._is_meant(request):
            return self.make(judge)
        return judge_request(request, cancelled, judge)

    def _is_meant(self, request: Request) -> bool:
        return request.scene.text == self.text and not request.before
