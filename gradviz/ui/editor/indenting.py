"""What Tab, Enter, Backspace and the comment key do to lines of text. Pure functions, no Qt."""

import re

INDENT = re.compile(r"^([ \t]+)\S", re.MULTILINE)
CONTINUES = re.compile(r"\s*(?:else|finally|(?:elif|except)\b.*)$")  # what goes with a block above
LEAVES = re.compile(r"\s*(?:return|break|continue|pass|raise)\b")


def unit(text: str) -> str:
    """Return one level of indentation in the program's own style: two or four blanks, or a tab.

    The first indented line decides; a program without any gets two blanks, as the notebooks do.
    """
    for match in INDENT.finditer(text):
        if match.group(1)[0] == "\t":
            return "\t"
        if len(match.group(1)) in (2, 4):
            return match.group(1)
    return "  "


def blanks(line: str) -> str:
    """Return the blanks `line` starts with."""
    return line[: len(line) - len(line.lstrip())]


def to_next_stop(before: str, step: str) -> str:
    """Return what Tab types after `before`, the line up to the caret."""
    if step == "\t":
        return step
    return " " * (len(step) - len(before) % len(step))


def to_last_stop(before: str, step: str) -> int:
    """Return how many characters Backspace takes after `before`: one, or a whole level."""
    if before.strip() or not before or before.endswith("\t"):
        return 1
    return len(before) % len(step) or min(len(step), len(before))


def after_enter(before: str, step: str) -> str:
    """Return the indentation of the line that follows `before`, the line up to the caret."""
    here = blanks(before)
    words = before.split("#")[0].rstrip()
    if words.endswith((":", "(", "[", "{")):
        return here + step
    if LEAVES.match(words):
        return here[: -len(step)] if here.endswith(step) else ""
    return here


def out_of_block(line: str, above: str, step: str) -> int:
    """Return how many blanks a line takes off as `:` ends it: a level, for the `else` of a block.

    `above` is the line before it. A line that is already less deep than that one stays.
    """
    deep = blanks(line).endswith(step) and blanks(line) == blanks(above)
    opens = above.split("#")[0].rstrip().endswith(":")
    return len(step) if CONTINUES.match(line) and deep and not opens else 0


def indented(lines: list[str], step: str) -> list[str]:
    """Return `lines` one level deeper; empty lines stay empty."""
    return [step + line if line.strip() else line for line in lines]


def dedented(lines: list[str], step: str) -> list[str]:
    """Return `lines` one level less deep, as far as each has blanks."""
    return [line[_removable(line, step) :] for line in lines]


def commented(lines: list[str]) -> list[str]:
    """Return `lines` with "# " before each, or without where all of them had it."""
    full = [line for line in lines if line.strip()]
    if full and all(line.lstrip().startswith("#") for line in full):
        return [re.sub(r"^(\s*)# ?", r"\1", line) for line in lines]
    depth = min((len(blanks(line)) for line in full), default=0)
    return [line[:depth] + "# " + line[depth:] if line.strip() else line for line in lines]


def _removable(line: str, step: str) -> int:
    if line.startswith("\t"):
        return 1
    return min(len(line) - len(line.lstrip(" ")), max(len(step.replace("\t", "    ")), 1))
