"""The text of the functions that dispatch.py makes: one for ops of one input, one for two.

`scalar` stands for what happens to a float64 scalar, which a tensor holds as a Python float: a
plain op computes with it (see plain.py), any other gets it as NumPy's. Where all is Python floats
the entry keeps all of it: a Stub would take no less.
"""

STUB = """
def made({order}, name=None):
    complete()
    return made({order})
"""

ONE = """
def made({order}, name=None):
    try:
        tape = get().fast
    except LookupError:
        tape = None
    if tape is not None:
        if type({x}) is Tensor:
            source, v = {x}.id, {x}.raw
        elif isinstance({x}, Variable) and tape.access({x}):
            source, v = {x}.id, {x}.tensor.raw
        else:
            source, v = 0, None
        if source in tape.ids:
            if type(v) is float:
                {scalar}
            else:
                kept = r = {forward}
                entry = (op, new_id(), {keep_r}, source, {keep_v})
            out = Tensor()
            out.raw = kept
            out.id = number = entry[1]
            tape.track(number)
            tape.push(entry)
            return out
    return slow({x})
"""
PLAIN_ONE = """
                try:
                    kept = r = plain(v)
                except NO_FLOAT:
                    kept = r = float(forward(f64(v)))
                entry = (op, new_id(), r, source, v)
"""
LIFTED_ONE = """
                v = f64(v)
                r = {forward}
                kept = as_held(r)
                entry = (op, new_id(), {keep_r}, source, {keep_v})
"""

TWO = """
def made({order}, name=None):
    try:
        tape = get().fast
    except LookupError:
        tape = None
    if tape is not None:
        is_v = is_w = True
        left, right = type({x}), type({y})
        if left is Tensor:
            source, v = {x}.id, {x}.raw
        else:
            is_v, source, v = side({x}, tape)
        if right is Tensor:
            other, w = {y}.id, {y}.raw
        elif right is float:
            is_w, other, w = False, 0, {y}
        else:
            is_w, other, w = side({y}, tape)
        if (source in tape.ids or other in tape.ids) and v is not None and w is not None:
            try:
                if type(v) is float and type(w) is float:
                    {scalar}
                else:
                    if is_v and is_w:
                        v = v if type(v) is not float else f64(v)
                        w = w if type(w) is not float else f64(w)
                        fit = v.dtype is w.dtype if type(v) is nd else alike(v, w)
                    elif is_v:
                        v = v if type(v) is not float else f64(v)
                        table = tables.get(v.dtype if type(v) is nd else type(v), none)
                        number, w = w, table.get(w)
                        if w is None:
                            w = constant(number, v)
                        fit = w is not None
                    else:
                        w = w if type(w) is not float else f64(w)
                        v = constant(v, w)
                        fit = v is not None
                    if not fit:
                        return slow({x}, {y})
                    r = {forward}
                    kept = r if type(r) is not f64 else float(r)
                    entry = (op, new_id(), {keep_r}, source, {keep_v}, other, {keep_w})
            except (ValueError, AttributeError):  # shapes that do not fit; text, which has no dtype
                return slow({x}, {y})
            out = Tensor()
            out.raw = kept
            out.id = number = entry[1]
            tape.track(number)
            tape.push(entry)
            return out
    return slow({x}, {y})
"""
PLAIN_TWO = """
                    try:
                        kept = r = {plain}
                    except NO_FLOAT:
                        kept = r = float(forward(f64(v), f64(w)))
                    entry = (op, new_id(), r, source, v, other, w)
"""
LIFTED_TWO = """
                    v, w = f64(v), f64(w)
                    r = {forward}
                    kept = as_held(r)
                    entry = (op, new_id(), {keep_r}, source, {keep_v}, other, {keep_w})
"""
