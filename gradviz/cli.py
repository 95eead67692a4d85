"""The command line. Imports Qt only for what opens or paints a window.

Exit status: 0 all is well, 1 the program failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gradviz.words import CATALOGUE, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.document.state import State
    from gradviz.trace import Trace

OK, FAILED, USAGE = 0, 1, 2
COMMANDS = ("run", "export", "check")
PATIENCE = 16  # times the usual limits: who asks for a check has time
STILL, MOVING = (".svg", ".png", ".pdf"), (".gif",)
WRITTEN = (".dot", ".py")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` say; those of the process unless given. Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    CATALOGUE.use(language or "en")
    # A file may be named like a command, so only the first word can be one.
    named = given[0] if given and given[0] in COMMANDS else "open"
    words = given[1:] if named != "open" else given
    parser = {
        "open": _open_parser,
        "run": _run_parser,
        "export": _export_parser,
        "check": lambda: _parser("check", "command.check"),
    }[named]()
    options = parser.parse_args(words)
    if options.file is not None and options.text is not None:
        parser.error(say("command.one_source"))
    if named == "open":
        return _open(options)
    if options.file is None and options.text is None:
        parser.error(say("command.no_source"))
    if named == "check":
        return _check(options)
    return _run(options) if named == "run" else _export(parser, options)


def _language(arguments: list[str]) -> str:
    """Take `--language L` out of `arguments` and return L, so that --help speaks it too."""
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    finder.add_argument("--language", choices=("en", "ko"), default="")
    options, rest = finder.parse_known_args(arguments)
    arguments[:] = rest
    return str(options.language)


def _parser(command: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"gradviz {command}".strip(), description=say(about), allow_abbrev=False
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("command.file"))
    parser.add_argument("-e", dest="text", metavar="TEXT", help=say("command.text"))
    parser.add_argument("--language", metavar="L", help=say("command.language"))
    return parser


def _open_parser() -> argparse.ArgumentParser:
    parser = _parser("", "command.about")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    lines = [f"  gradviz {name:8} {say(f'command.{name}')}" for name in COMMANDS]
    parser.epilog = "\n".join(lines)
    return parser


def _run_parser() -> argparse.ArgumentParser:
    parser = _parser("run", "command.run")
    parser.add_argument("--json", action="store_true", help=say("command.json"))
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = _parser("export", "command.export")
    parser.add_argument("-o", dest="out", metavar="OUT", required=True, help=say("command.out"))
    parser.add_argument("--step", type=int, metavar="K", help=say("command.step"))
    parser.add_argument("--tape", action="store_true", help=say("command.tape"))
    return parser


def _open(options: argparse.Namespace) -> int:
    from gradviz.app.main import open_window

    state = _state(options) if options.file is not None else None
    if options.file is not None and state is None:
        return USAGE
    return open_window(options.file, options.text)


def _run(options: argparse.Namespace) -> int:
    from gradviz.export.report import as_json, readable
    from gradviz.lang.run import run

    state = _state(options)
    if state is None:
        return USAGE
    status, results = OK, []
    for number, scene in enumerate(state.scenes):
        before = state.scenes[:number]
        trace = run(
            scene.text, scene.inputs, target=scene.target or None, before=before,
            notebook=scene.notebook,
        )  # fmt: skip
        results.append(as_json(trace))
        if not options.json:
            _print_cell(number, len(state.scenes), readable(trace))
        status = max(status, _complain(trace, options.file or "-e", number, len(state.scenes)))
    if options.json:
        shown = results[0] if len(results) == 1 else {"cells": results}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    return status


def _check(options: argparse.Namespace) -> int:
    from gradviz.export.verdicts import agreed, verdict_lines
    from gradviz.lang.run import Limits
    from gradviz.lang.witness import judged

    state = _state(options)
    if state is None:
        return USAGE
    status, count = OK, len(state.scenes)
    for number, scene in enumerate(state.scenes):
        trace = judged(scene, state.scenes[:number], Limits().times(PATIENCE))
        _print_cell(number, count, "\n".join(verdict_lines(trace)))
        failed = _complain(trace, options.file or "-e", number, count)
        status = max(status, failed, OK if agreed(trace) else FAILED)
    return status


def _export(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    from gradviz.lang.run import run

    suffix = Path(options.out).suffix.lower()
    kinds = STILL if options.tape else (*STILL, *MOVING, *WRITTEN)
    if suffix not in kinds:
        suffixes = ", ".join(kinds)
        parser.error(say("command.bad_suffix", name=options.out, suffixes=suffixes))
    state = _state(options)
    if state is None:
        return USAGE
    scene = state.scene
    trace = run(scene.text, scene.inputs, target=scene.target or None, before=state.before)
    status = _complain(trace, options.file or "-e", state.current, len(state.scenes))
    step = len(trace.steps) if options.step is None else options.step
    if not 0 <= step <= len(trace.steps):
        parser.error(say("command.bad_step", step=step, last=len(trace.steps)))
    return max(status, _write(options, suffix, trace, state, step))


def _write(options: argparse.Namespace, suffix: str, trace: Trace, state: State, step: int) -> int:
    out = options.out
    if options.tape and not trace.cells:
        print(say("window.export.no_tape"), file=sys.stderr)
        return FAILED
    try:
        if options.tape:
            from gradviz.export.painting import paint_tape_to_file

            if not paint_tape_to_file(trace, out, step):
                print(say("command.part_of_tape"), file=sys.stderr)
        elif suffix not in WRITTEN:
            from gradviz.export.painting import paint_to_file

            paint_to_file(trace, out, step)
        else:
            from gradviz.export.code import script
            from gradviz.export.dot import dot

            text = dot(trace) if suffix == ".dot" else script(trace, state.before)
            Path(out).write_text(text, encoding="utf-8")
    except OSError as error:
        what = error.strerror or error
        print(say("command.not_written", file=out, what=what), file=sys.stderr)
        return FAILED
    print(say("command.wrote", file=out))
    return OK


def _state(options: argparse.Namespace) -> State | None:
    """Return the program that was named, or None after saying why it cannot be read."""
    from gradviz.document.reading import FileProblem, load
    from gradviz.document.state import State
    from gradviz.lang.scenes import Scene

    if options.text is not None:
        return State((Scene(options.text),))
    try:
        return load(options.file)[0]
    except FileProblem as problem:
        print(f"gradviz: {problem}", file=sys.stderr)
        return None


def _print_cell(number: int, count: int, text: str) -> None:
    if count > 1:
        print(f"--- {say('command.cell', number=number + 1)}")
    if text:
        print(text)


def _complain(trace: Trace, name: str, number: int, count: int) -> int:
    from gradviz.export.report import complaint, remarks

    cell = f" ({say('command.cell', number=number + 1)})" if count > 1 else ""
    complaints = complaint(trace, f"{name}{cell}")
    for said in (remarks(trace, f"{name}{cell}"), complaints):
        if said:
            print(said, file=sys.stderr)
    return FAILED if complaints else OK
