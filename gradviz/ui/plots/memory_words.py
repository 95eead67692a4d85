"""What is said of memory: names of lines, of what happens, of the piece at the pointer. Pure."""

from gradviz.trace.series import KEEP, Happening, Keep, Memory
from gradviz.words import say

LINES = ("needed", "otherwise", "unfolded")  # of Memory, beside what is held


def size_text(count: int) -> str:
    """Return a number of bytes in few characters: "0 B", "24 B", "2.56 kB"."""
    for unit, key in ((1_000_000, "transport.megabytes"), (1_000, "transport.kilobytes")):
        if count >= unit:
            return say(key, count=f"{count / unit:.3g}" if count < 1000 * unit else count // unit)
    return say("transport.bytes", count=count)


def holder_name(memory: Memory, number: int) -> str:
    """Return what the tapes of one place of the program are called; "tape ×3" in a loop."""
    holder = memory.holders[number]
    name = holder.name or say("tapes.unnamed")
    alike = [one for one in memory.holders if one.name == holder.name]
    if len(alike) > 1:
        name = f"{name} {alike.index(holder) + 1}"
    return name if holder.count == 1 else say("memory.tapes", name=name, count=holder.count)


def line_key(memory: Memory, line: str) -> str:
    """Return which words speak of one of LINES."""
    if line != "otherwise":
        return f"memory.{line}"
    kinds = {holder.persistent for holder in memory.holders}
    if len(kinds) > 1:
        return "memory.flipped"
    return "memory.not_persistent" if True in kinds else "memory.persistent"


def peak_text(memory: Memory) -> str:
    """Return how much is held at most, and where."""
    at = memory.peak
    key = "memory.peak" if memory.lines[at] is not None else "memory.peak_no_line"
    text = say(key, size=size_text(int(memory.held[at])), step=at, line=memory.lines[at])
    if memory.unfolded is None:
        return text
    saved = int(memory.unfolded.max()) - int(memory.held[at])
    return f"{text}; {say('memory.saved', size=size_text(saved))}" if saved > 0 else text


def left_text(memory: Memory) -> str:
    """Return how much is held to the end; "" for nothing."""
    size = int(memory.held[-1])
    return say("memory.left", size=size_text(size)) if size else ""


def _left(memory: Memory) -> list[str]:
    """Return of each tape that holds something to the end why it does."""
    told = []
    for number, size in enumerate(memory.left):
        if size:
            key = "left_persistent" if memory.holders[number].persistent else "left_unasked"
            words = {"name": holder_name(memory, number), "size": size_text(size)}
            told.append(say(f"memory.{key}", **words))
    return told


def step_hint(memory: Memory, at: int, lines: list[str]) -> str:
    """Return all that holds after `at` steps, the lines drawn included."""
    key = "memory.hint" if memory.lines[at] is not None else "memory.hint_no_line"
    size = size_text(int(memory.held[at]))
    told = [say(key, step=at, line=memory.lines[at], size=size)]
    if len(memory.holders) > 1:
        parts = [(holder_name(memory, k), row[at]) for k, row in enumerate(memory.stack.alone)]
        parts.append((say("memory.shared"), memory.stack.shared[at]))
        told += [_part(name, int(count)) for name, count in parts if count]
    for line in lines:
        told.append(_part(say(line_key(memory, line) + "_long"), int(getattr(memory, line)[at])))
    told += [
        say(_happened(memory, one), name=holder_name(memory, one.holder))
        for one in memory.happenings
        if one.index == at
    ]
    if at == len(memory.held) - 1:
        told += _left(memory)
    return "\n".join([*told, say("memory.go")])


def _happened(memory: Memory, one: Happening) -> str:
    """Return which words tell what a tape did."""
    if one.what == KEEP and not memory.holders[one.holder].persistent:
        return "memory.kept_rows_long"
    return f"memory.{one.what}_long"


def _part(name: str, count: int) -> str:
    return say("memory.hint_part", name=name, size=size_text(count))


def record_name(keep: Keep) -> str:
    """Return what a recorded operation is called: "4 × → y"."""
    key = "memory.record_named" if keep.name else "memory.record"
    return say(key, number=keep.number, glyph=keep.glyph, name=keep.name)


def kept_what(keep: Keep) -> str:
    """Return what is kept of an operation, in a word or two."""
    inputs = any(name not in ("out", "shape") for name in keep.kept)
    output = "out" in keep.kept
    if inputs and output:
        return say("memory.both")
    if inputs or output:
        return say("memory.inputs" if inputs else "memory.output")
    return say("memory.shape" if keep.kept else "memory.nothing")


def bar_text(keep: Keep) -> str:
    """Return what stands beside the bar of an operation."""
    if not keep.size:
        return kept_what(keep)
    return say("memory.bar", what=kept_what(keep), size=size_text(keep.size))


def record_hint(memory: Memory, keep: Keep) -> str:
    """Return all that is known of what one operation keeps."""
    told = [say("memory.record_hint", record=record_name(keep), what=kept_what(keep),
                tape=holder_name(memory, keep.holder), size=size_text(keep.size))]  # fmt: skip
    if keep.own < keep.size:
        told.append(say("memory.record_hint_shared", size=size_text(keep.size - keep.own)))
    return "\n".join([*told, say("memory.go_record")])


def steps_table(memory: Memory) -> list[list[object]]:
    """Return the numbers by step, the names of the columns first."""
    several = len(memory.holders) > 1
    lines = [line for line in LINES if getattr(memory, line) is not None]
    columns = [(say("memory.total"), memory.held)]
    if several:
        names = [holder_name(memory, k) for k in range(len(memory.holders))]
        columns += list(zip(names, memory.stack.alone, strict=True))
        columns.append((say("memory.shared"), memory.stack.shared))
    columns += [(say(line_key(memory, line)), getattr(memory, line)) for line in lines]
    head: list[object] = [say("memory.step"), say("memory.line"), *(name for name, _ in columns)]
    rows: list[list[object]] = [
        [k, "" if line is None else line, *(int(row[k]) for _, row in columns)]
        for k, line in enumerate(memory.lines)
    ]
    return [head, *rows]


def records_table(memory: Memory, keeps: list[Keep]) -> list[list[object]]:
    """Return the numbers by record, the names of the columns first."""
    keys = ("tape", "number", "operation", "name", "line", "keeps", "bytes", "own")
    head: list[object] = [say(f"memory.{key}") for key in keys]
    rows: list[list[object]] = [
        [holder_name(memory, keep.holder), keep.number, keep.glyph, keep.name,
         "" if keep.line is None else keep.line, kept_what(keep), keep.size, keep.own]
        for keep in keeps
    ]  # fmt: skip
    return [head, *rows]
