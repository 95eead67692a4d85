"""The summary of a model: its layers, their shapes, how many numbers they hold."""

from __future__ import annotations

import re
from typing import Any

from gradviz.models.boxes import SCREEN, table
from gradviz.models.host import show
from gradviz.models.owner import params_in

_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")
_LEAST_WIDTH = 4


def summarize(
    model: Any, line_length: int | None, positions: Any, print_fn: Any, expand_nested: bool,
    show_trainable: bool, layer_range: Any,
) -> None:  # fmt: skip
    """Print the summary of a model, or hand its text to `print_fn`."""
    branched = _is_branched(model)
    header = ["Layer (type)", "Output Shape", "Param #"]
    align = ["left", "left", "right"]
    places = list(positions or ((0.3, 0.56, 0.74, 1.0) if branched else (0.45, 0.8, 1.0)))
    if branched:
        header, align = [*header, "Connected to"], [*align, "left"]
    if show_trainable:
        header, align = [*header, "Trainable"], [*align, "center"]
        places = [*(place * 0.9 for place in places), 1.0]
    wide = (108 if branched else 88) + (12 if show_trainable else 0)
    total = line_length or min(wide, SCREEN - 4)
    rows = [
        row
        for layer in _within(layers_of(model), layer_range)
        for row in _rows(layer, model if branched else None, expand_nested, show_trainable)
    ]
    text = "\n".join([
        f'Model: "{model.name}"',
        table(header, rows, _widths(places, total), align, total),
        *_totals(model),
    ])  # fmt: skip
    if print_fn is None:
        show(text)
    else:
        print_fn(text + "\n")


def layers_of(model: Any) -> list[Any]:
    """Return what is listed: the operations of a functional model, else the layers."""
    return model.graph.operations if hasattr(model, "graph") else model.layers


def _is_branched(model: Any) -> bool:
    """Return whether a functional model is more than one layer after another."""
    if not hasattr(model, "graph"):
        return False
    groups = list(model.graph.by_depth.values())
    if any(len(nodes) > 1 or len(nodes[0].inputs) > 1 for nodes in groups):
        return True
    known = {id(nodes[0]) for nodes in groups}
    return any(sum(id(n) in known for n in layer.nodes) > 1 for layer in model.layers)


def _widths(places: list[float], total: int) -> list[int]:
    found, at = [], 0
    for place in places:
        width = int(place * total) - at
        if width < _LEAST_WIDTH:
            raise ValueError("Insufficient console width to print summary.")
        found.append(width)
        at += width
    return found


def _within(layers: list[Any], between: Any) -> list[Any]:
    if between is None:
        return layers
    if len(between) != 2 or not all(isinstance(name, str) for name in between):
        raise ValueError(f"layer_range must be two names. Received: layer_range = {between}")
    first = [at for at, layer in enumerate(layers) if re.match(between[0], layer.name)]
    last = [at for at, layer in enumerate(layers) if re.match(between[1], layer.name)]
    if not first or not last:
        raise ValueError(f"Passed layer_names do not match the layers in the model: {between}")
    if min(first) > max(last):
        return layers[min(last) : max(first) + 1]
    return layers[min(first) : max(last) + 1]


def _rows(layer: Any, model: Any, nested: bool, trainable: bool, level: int = 0) -> list[list[str]]:
    """Return the row of a layer and, if asked, those of the layers inside."""
    mark = "   " * level + "└ " if level else ""
    fields = [f"{mark}{layer.name} ({type(layer).__name__})", _shape_text(layer), _count(layer)]
    if model is not None:
        fields.append(_connections(layer, model))
    if trainable:
        has_weights = bool(getattr(layer, "weights", ()))
        fields.append(("Y" if layer.trainable else "N") if has_weights else "-")
    rows = [fields]
    if nested:
        for inner in getattr(layer, "layers", ()):
            rows += _rows(inner, model, nested, trainable, level + 1)
    return rows


def _count(layer: Any) -> str:
    if not hasattr(layer, "built"):
        return "0"
    return f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"


def _shape_text(layer: Any) -> str:
    """Return the shape of a layer's latest use, else that for the shape it was built for."""
    if layer.nodes:
        shapes = [str(x.shape) for x in layer.nodes[-1].outputs]
        return _written(shapes[0]) if len(shapes) == 1 else ", ".join(map(_written, shapes))
    built_for = getattr(layer, "_shapes", None)
    if not built_for:
        return "?"
    try:
        if hasattr(layer, "output_shape"):
            return _written(str(layer.output_shape))
        made = layer.compute_output_shape(**built_for)
    except NotImplementedError:
        return "?"
    return _written(str(tuple(made)))


def _written(shape: str) -> str:
    return shape.replace(",)", ")")


def _connections(layer: Any, model: Any) -> str:
    known = {id(node) for nodes in model.graph.by_depth.values() for node in nodes}
    found = [
        f"{x.history.operation.name}[{x.history.node_index}][{x.history.tensor_index}]"
        for node in layer.nodes
        if id(node) in known
        for x in node.inputs
    ]
    return ", ".join(found) or "-"


def _totals(model: Any) -> list[str]:
    learning, frozen = model.trainable_weights, model.non_trainable_weights
    return [
        f" {title}: {params_in(weights):,} ({_memory(weights)})"
        for title, weights in (
            ("Total params", learning + frozen),
            ("Trainable params", learning),
            ("Non-trainable params", frozen),
        )
    ]


def _memory(weights: list[Any]) -> str:
    size = float(sum(params_in([v]) * v.dtype.size for v in weights))
    for unit in _UNITS[:-1]:
        if size < 1024:
            return f"{size:.2f} {unit}"
        size /= 1024
    return f"{size:.2f} {_UNITS[-1]}"
