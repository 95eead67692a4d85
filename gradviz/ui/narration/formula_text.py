r"""The formulas of a step, as TeX: in symbols, then with numbers, then the result.

Pure functions of node, step and trace, so that every formula can be tested without a widget. A rule
comes with its node as TeX with placeholders ($g upstream, $x $y $z inputs, $out output); here they
are filled. What is a gradient is coloured; the widget says which colour that is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from gradviz.trace import Contribution, Node, NodeId, Step, Trace
from gradviz.trace.naming import in_parentheses, naming_of
from gradviz.ui.formula import linked
from gradviz.ui.narration.forward_rules import INPUTS, forward_rule, op_tex
from gradviz.ui.narration.names import node_link, node_tex
from gradviz.ui.narration.rule_words import worded
from gradviz.ui.narration.target_text import started, target_tex
from gradviz.ui.numbers import short, summary
from gradviz.ui.plain_formula import plain

DIGITS = 3  # significant digits inside a formula; the result stands beside it with more
_PLACEHOLDER = re.compile(r"\$(g|x|y|z|out)(?![a-z])")  # an index may follow: $g_{j}
_RELATION = re.compile(r"(\\(cdot|odot|times|partial|ge|le|ne|to)|[+\-*/=<>])$")
# A thin space beside a name of several letters: side by side the two would be one word.
_BESIDE_WORD = re.compile(
    r"(\\math(?:rm|it)\{[^{}]*\}\}?)\\,|\\,(?=(?:\{\\color\{[^}]*\})?\\math(?:rm|it)\{)"
)
_WORDS = re.compile(r"\\text\{[^{}]*\}$")  # a number beside them is not misread
_FUNCTION = re.compile(r"\\(sin|cos|tan|sinh|cosh|tanh|ln|log|exp|sum)$")


@dataclass(frozen=True, slots=True)
class Formula:
    """One line of mathematics, breakable between its parts.

    `parts` are TeX, each but the first beginning with its relation sign. `result` is plain text,
    set bold behind the last part; it is a value or a gradient of `node`.
    """

    parts: tuple[str, ...]
    result: str = ""
    node: NodeId | None = None

    @property
    def tex(self) -> str:
        """The whole line as one piece of TeX, without the result."""
        return " ".join(self.parts)

    @property
    def plain(self) -> str:
        """The whole line as readable text, result included."""
        return " ".join([*map(plain, self.parts), self.result]).strip()


def partial(target: str, source: str) -> str:
    r"""Return the derivative of `target` with respect to `source`, on one line: ∂y/∂x."""
    target, source = (
        f"({name})" if "/" in name and not in_parentheses(name) else name
        for name in (target, source)
    )
    return f"\\partial {target}/\\partial {source}"


def contribution_formula(
    trace: Trace, step: Step, contribution: Contribution, gradient: str
) -> Formula:
    """Return upstream times local derivative, for one input of the record of `step`.

    `gradient` is the colour, "#rrggbb", of whatever is a gradient.
    """
    node = trace.nodes[step.node or 0]
    target = target_tex(trace, step)
    rule = rule_of(node, contribution.position)
    source = contribution.node
    head = linked(partial(target, node_tex(trace, source)), source)
    sign = "=" if contribution.expected <= 1 else "\\mathrel{+}="
    upstream = linked(partial(target, node_tex(trace, node.id)), node.id, gradient)
    parts = [f"{head} {sign} {filled(rule, symbols_of(trace, node, upstream))}"]
    upstream_number = linked(number_tex(step.upstream), node.id, gradient)
    numbers = filled(_counted(trace, node, rule), numbers_of(trace, node, upstream_number))
    shapes = any(np.ndim(trace.nodes[number].value) for number in (node.id, *node.inputs))
    if rule != "$g":
        parts.append(_related(numbers, shapes))
    parts.append("\\to" if shapes and rule != "$g" else "=")
    return Formula(tuple(parts), result_text(contribution.value), source)


def _counted(trace: Trace, node: Node, rule: str) -> str:
    """Return the rule of a mean with the number of elements in place of n."""
    if node.op != "reduce_mean" or not node.inputs:
        return rule
    given, made = (np.size(trace.nodes[k].value) for k in (node.inputs[0], node.id))
    return rule.replace("{n}", f"{{{given // max(made, 1)}}}")


def result_text(value: object) -> str:
    """Return the result of a formula: digits, or the shape as the formula writes it: [3×2]."""
    text = summary(value)
    if not isinstance(value, np.ndarray) or not value.ndim or text.startswith("["):
        return text
    return f"[{'×'.join(str(size) for size in value.shape)}]"


def local_formula(trace: Trace, node: Node, position: int) -> Formula | None:
    """Return the local derivative of `node` with respect to one input, without the upstream.

    None where the rule does not take the upstream apart as a factor.
    """
    symbols = local_symbols(trace, node, position)
    rule = local_rule(rule_of(node, position))
    if symbols is None or rule is None:
        return None
    numbers = filled(rule, numbers_of(trace, node, ""))
    if numbers == symbols.tex or np.ndim(node.value):
        return symbols
    return Formula((symbols.tex, f"= {numbers}"))


def local_symbols(trace: Trace, node: Node, position: int) -> Formula | None:
    """Return the same without its numbers: for a node that is yet to be computed."""
    rule = local_rule(rule_of(node, position))
    return None if rule is None else Formula((filled(rule, symbols_of(trace, node, "")),))


def forward_formula(trace: Trace, node: Node) -> Formula:
    """Return what was computed: z = w·x + b, then with numbers; the result is the value."""
    rule = forward_rule(trace, node)
    parts = [filled(rule, symbols_of(trace, node, ""))]
    if node.label:
        parts[0] = f"{node_link(trace, node.id)} = {parts[0]}"
    shapes = any(np.ndim(trace.nodes[number].value) for number in (node.id, *node.inputs))
    if node.inputs:
        parts.append(_related(filled(rule, numbers_of(trace, node, "")), shapes))
    relation = "\\to" if shapes and node.inputs else "="
    return Formula((*parts, relation), result_text(node.value), node.id)


def _related(numbers: str, shapes: bool) -> str:
    # Shapes are not equal to anything: they only stand beside the symbols they belong to.
    return f":\\; {numbers}" if shapes else f"= {numbers}"


def unnamed(trace: Trace, formulas: Iterable[Formula]) -> list[NodeId]:
    """Return the nodes that `formulas` call by a number only: v_{7}."""
    letter = naming_of(trace).letter
    found = re.findall(rf"\b{letter}_\{{(\d+)\}}", " ".join(formula.tex for formula in formulas))
    numbers = dict.fromkeys(int(number) for number in found)
    return [n for n in numbers if n < len(trace.nodes) and not trace.nodes[n].label]


def seed_formulas(trace: Trace, step: Step, gradient: str) -> tuple[Formula, ...]:
    """Return where a backward pass starts: the derivative with respect to each target.

    `gradient` is the colour, "#rrggbb", of gradients.
    """
    target, given = target_tex(trace, step), started(step)
    seeds = tuple(dict.fromkeys(step.seeds)) or ((step.node,) if step.node is not None else ())
    return tuple(
        Formula((f"{linked(partial(target, node_tex(trace, seed)), seed, gradient)} =",),
                summary(given[seed]) if seed in given else "1", seed)
        for seed in seeds
    )  # fmt: skip


def sum_text(before: np.ndarray | None, contribution: Contribution) -> str:
    """Return a fan-out as an addition: "0.2000 + 0.3000 = 0.5000"; arrays by their shapes only."""
    if before is None or contribution.total.ndim:
        return result_text(contribution.total)
    added = short(contribution.value)
    added = f"({added})" if added.startswith("-") else added
    return f"{short(before)} + {added} = {short(contribution.total)}"


def rule_of(node: Node, position: int) -> str:
    """Return the rule for one input; an op without one is named with its derivative left open."""
    if position < len(node.rules) and (rule := node.rules[position]):
        return worded(rule)
    return f"$g \\cdot {op_tex(node)}'"


def local_rule(rule: str) -> str | None:
    """Return `rule` without its upstream factor: "$g $y" gives "$y", "$g" gives "1"."""
    if rule.strip() in ("$g", "-$g"):
        return rule.strip().replace("$g", "1")
    found = re.fullmatch(r"(-?)\$g\s*(?:\\cdot|\\odot|\\times|\\,|\s)\s*(.*)", rule.strip())
    if not found or "$g" in found[2] or not found[2]:
        return None
    return found[1] + found[2]


def number_tex(value: object, digits: int = DIGITS) -> str:
    """Return a scalar in so many digits, an array as its shape, 3×2."""
    if isinstance(value, np.ndarray) and value.ndim:
        sizes = "{\\times}".join(str(size) for size in value.shape)
        return f"[{sizes}]"
    text = short(value, digits)
    if found := re.fullmatch(r"(-?[\d.]+)e([+-]?)0*(\d+)", text):
        return f"{found[1]}{{\\cdot}}10^{{{found[2].replace('+', '')}{found[3]}}}"
    return text.replace("∞", "\\infty").replace("nan", "\\mathrm{nan}")


def filled(rule: str, fill: Callable[[str], str]) -> str:
    """Return `rule` with its placeholders replaced, in parentheses where they would be misread."""

    def replaced(found: re.Match[str]) -> str:
        text = fill(found[1])
        bare = _without_colour(text)
        before, after = rule[: found.start()].rstrip(), rule[found.end() :].lstrip()
        enclosed = before.endswith(("(", "{", "|", ",")) and after.startswith((")", "}", "|", ","))
        if enclosed and in_parentheses(bare):
            return text.replace(bare, bare[1:-1])
        return f"({text})" if _needs_parentheses(text, before, after) else text

    whole = _PLACEHOLDER.sub(replaced, rule)
    return _BESIDE_WORD.sub(r"\1\\;", whole)


def _needs_parentheses(text: str, before: str, after: str) -> bool:
    bare, before = _without_colour(text), "" if _WORDS.search(before) else before
    if in_parentheses(bare):
        return False
    if after.startswith("_"):  # an index belongs to the whole, and none can have two
        return len(bare) > 1
    if _FUNCTION.search(before):  # cos(x): side by side the two would be one word
        return True
    raised = after.startswith("^")
    if bare.startswith("-") and (raised or (before and not _opens(before))):
        return True
    if not re.match(r"[\d.\-]", bare):  # a name: it may stand beside anything
        return False
    stuck = bool(re.search(r"(\w|\}|\)|\\[,;!])$", before)) and not _RELATION.search(before)
    return stuck or ((raised or before.endswith("/")) and "\\cdot" in bare)


def _opens(before: str) -> bool:
    return before.endswith(("(", "{", "[", "|", ","))


def _without_colour(tex: str) -> str:
    found = re.fullmatch(r"\{\\color\{[^}]*\}(.*)\}", tex)
    return found[1] if found else tex


def symbols_of(trace: Trace, node: Node, upstream: str) -> Callable[[str], str]:
    """Return what fills a rule's placeholders with names; `upstream` stands for $g."""

    def fill(name: str) -> str:
        if name == "g":
            return upstream
        if name == "out":
            return node_link(trace, node.id)
        return _operand(node, name, lambda number: node_link(trace, number))

    return fill


def numbers_of(trace: Trace, node: Node, upstream: str) -> Callable[[str], str]:
    """Return what fills a rule's placeholders with numbers, or shapes; `upstream` is $g's."""

    def fill(name: str) -> str:
        if name == "g":
            return upstream
        if name == "out":
            return linked(number_tex(node.value), node.id)
        values = trace.nodes
        return _operand(node, name, lambda k: linked(number_tex(values[k].value), k))

    return fill


def _operand(node: Node, name: str, found: Callable[[NodeId], str]) -> str:
    """Return what stands for $x, $y or $z: an input, or the number the program wrote there."""
    position = INPUTS.index(name)
    if position >= len(node.operands):
        return name
    operand = node.operands[position]
    return operand if isinstance(operand, str) else found(operand)
