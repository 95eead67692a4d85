"""What the sentences of a run call its nodes: names as in the formulas, each a mention."""

from collections.abc import Mapping, Sequence

from gradviz.trace import Node
from gradviz.trace.mentions import mention
from gradviz.trace.naming import Naming
from gradviz.trace.nodes import NodeId, Own, result_place
from gradviz.words import say

LONGEST = 60  # characters of program text that a sentence begins with


class CalledNodes:
    """Names by the ids of the run; the mentions have the ids of the trace."""

    def __init__(
        self, naming: Naming, nodes: Sequence[Node], renumbered: Mapping[int, NodeId]
    ) -> None:
        self._naming, self._nodes, self._renumbered = naming, nodes, renumbered

    def name(self, node: int) -> str:
        """Return the name of a node, as a mention of it."""
        number = self._renumbered[node]
        return mention(number, self._naming.name(number))

    def made(self, node: int) -> str:
        """Return what was computed: the program's words for it, else its operation and where."""
        number = self._renumbered[node]
        text = self._naming.made_by(number)
        alone = result_place(self._nodes[number].op) is None
        if text and alone and self._naming.speaks_for_itself(number):
            return mention(number, cut(text))
        words = on_the_way(self._naming, self._nodes[number])
        if not words.startswith(cut(text) or words):  # program text stays as it is
            words = words[:1].upper() + words[1:]  # it begins the sentence
        return mention(number, words)

    def own(self, node: int) -> str | None:
        """Return what its gradient function is called, where the program wrote it."""
        own = self._nodes[self._renumbered[node]].own
        return None if own is None else own_text(own)

    def author(self, node: int) -> str | None:
        """Return for which call the program's own gradient function made a node, and where."""
        author = self._nodes[self._renumbered[node]].author
        if author is None:
            return None
        call = self._nodes[author]
        text = mention(author, cut(self._naming.made_by(author)) or self._naming.name(author))
        place = text if call.line is None else say("narration.own", name=text, line=call.line)
        return say("narration.authored", own=own_text(call.own), call=place) if call.own else None

    def mention(self, node: int, words: str) -> str:
        """Return `words` that speak of a node."""
        return mention(self._renumbered[node], words)


def own_text(own: Own) -> str:
    """Return a gradient function of the program by its name and line."""
    if own.line is None:
        return own.name
    return say("narration.own", name=own.name, line=own.line)


def on_the_way(naming: Naming, node: Node) -> str:
    """Return the operation of a value that its program text does not name, and where it ran."""
    if (place := result_place(node.op)) is not None:
        return say("narration.result", number=place + 1, text=cut(naming.made_by(node.id)))
    op, text = node.glyph.strip() or node.op, naming.made_by(node.id)
    if not text or naming.speaks_for_itself(node.id):
        return say("narration.result_of", op=op)
    return say(f"narration.{naming.way(node.id)}", op=op, text=cut(text))


def cut(text: str) -> str:
    """Return the beginning of a text that is too long for a sentence."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
