"""The role table: ways of declaring a name, and its text in each of the four roles.

A style is a template. `<made>` is where what makes the value stands, `<watch>` where a tape is told
to watch. The four texts it has give sixteen rows: from each role to each, the text before, the text
after and the gradient after. What another text than the template's comes of has a row in `instead`,
and what cannot be done has the key of its sentence in `refused`.
"""

from dataclasses import dataclass, field

TRAINABLE, FROZEN, WATCHED, CONSTANT = ROLES = ("trainable", "frozen", "watched", "constant")
Way = tuple[str, str]  # from one role to another


@dataclass(frozen=True)
class Style:
    """One way of declaring a name."""

    name: str
    subject: str  # as the variables table names it
    text: str
    made: tuple[str, str, str]  # trainable; frozen; watched and constant
    watch: str | dict[str, str] = "tape.watch(x)\n  "  # or by mark, where there are several
    gradient: object = 6.0  # where there is one
    none: dict[str, str] = field(default_factory=dict)  # the reason codes that are not the usual
    source: int = 0  # which row of the last gradient call is the subject's
    starts: dict[str, str] = field(default_factory=dict)  # other texts to begin from, by role
    gradients: dict[Way, object] = field(default_factory=dict)  # that depend on the way there
    instead: dict[Way, str] = field(default_factory=dict)
    refused: dict[str | Way, str] = field(default_factory=dict)

    def of(self, role: str) -> str:
        """Return the text in which the subject has `role`."""
        text = self.text.replace("<made>", self.made[min(ROLES.index(role), 2)])
        marks = {"watch": self.watch} if isinstance(self.watch, str) else self.watch
        for mark, watch in marks.items():
            text = text.replace(f"<{mark}>", watch if role == WATCHED else "")
        return text


@dataclass(frozen=True)
class Row:
    """One change: what stands before, what stands after, and the gradient then."""

    style: Style
    start: str
    role: str
    before: str
    after: str
    gradient: object  # a value, the code of the reason why there is none, or the error
    refused: str = ""  # the key of the sentence that says why it cannot be done
    how: str = ""  # what is special about the text before

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.style.name}: {f'{self.start} {self.how}'.strip()} to {self.role}"


def rows(style: Style) -> list[Row]:
    """Return the changes of one style: from each role it can have to each of the four."""
    starts = {r: style.of(r) for r in ROLES if r not in style.refused}
    made = [_row(style, start, role, text) for start, text in starts.items() for role in ROLES]
    more = [
        _row(style, start, role, text, "as first written")
        for start, text in style.starts.items()
        for role in ROLES
    ]
    return made + more


def _row(style: Style, start: str, role: str, before: str, how: str = "") -> Row:
    way = (f"{start} {how}".strip(), role)
    refused = "" if start == role else style.refused.get(way, style.refused.get(role, ""))
    after = before if start == role else style.instead.get(way, style.of(role))
    usual = {FROZEN: "frozen", CONSTANT: "constant"} | style.none
    gradient = style.gradients.get(way, usual.get(role, style.gradient))
    return Row(style, start, role, before, after, gradient, refused, how)
