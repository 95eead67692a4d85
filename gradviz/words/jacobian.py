"""What the Jacobian's tab says."""

ROWS: dict[str, tuple[str, str]] = {
    "plots.jacobian": ("Jacobian", "야코비안"),
    "plots.jacobian_empty": (
        "The derivative of every element of a target by every element of a source is drawn here; "
        "the program needs a gradient call.",
        "목표의 각 원소를 변수의 각 원소로 미분한 값이 여기에 그려집니다. 그래디언트 호출이 "
        "필요합니다.",
    ),
    "jacobian.by": ("by", "변수"),
    "jacobian.by_name": ("Source of the Jacobian's columns", "야코비안의 열이 될 변수"),
    "jacobian.ones": ("ones", "모두 1"),
    "jacobian.ones_tip": (
        "Start from v = 1 everywhere, as tape.gradient does",
        "tape.gradient처럼 모든 v를 1로 시작합니다",
    ),
    "jacobian.one_hot": ("one-hot", "원-핫"),
    "jacobian.one_hot_tip": (
        "Start from v = 1 at the chosen row alone: vᵀJ is then the gradient of that one element. "
        "A click on a row does the same",
        "선택한 행에서만 v = 1로 시작합니다. 그러면 vᵀJ는 그 원소 하나의 그래디언트입니다. 행을 눌러도 "
        "됩니다",
    ),
    "jacobian.reset": ("reset", "되돌리기"),
    "jacobian.reset_tip": (
        "Start from what this gradient call starts with",
        "이 그래디언트 호출이 시작하는 값으로 되돌립니다",
    ),
    "jacobian.cancel": ("Cancel", "취소"),
    "jacobian.cancel_tip": (
        "Stop working the Jacobian out",
        "야코비안 계산을 멈춥니다",
    ),
    "jacobian.from_row": ("from row", "시작 행"),
    "jacobian.from_column": ("from column", "시작 열"),
    "jacobian.size": ("{m} × {n}", "{m} × {n}"),
    "jacobian.block": ("{drawn} of {whole}", "{whole} 중 {drawn}"),
    "jacobian.product": ("vᵀJ", "vᵀJ"),
    "jacobian.rule": (
        "gradient = vᵀJ; tape.gradient uses v = 1",
        "그래디언트 = vᵀJ, tape.gradient는 v = 1을 씁니다",
    ),
    "jacobian.rule_scalar": (
        "a scalar: J is 1 × n, and tape.gradient (v = 1) is J itself",
        "스칼라: J는 1 × n이고, tape.gradient(v = 1)가 곧 J입니다",
    ),
    "jacobian.rule_given": (
        "gradient = vᵀJ; this call gives v as output_gradients",
        "그래디언트 = vᵀJ, 이 호출은 v를 output_gradients로 줍니다",
    ),
    "jacobian.rule_changed": (
        "vᵀJ = tape.gradient(…, output_gradients=v)",
        "vᵀJ = tape.gradient(…, output_gradients=v)",
    ),
    "jacobian.rule_block": (
        "vᵀJ of these rows alone: the Jacobian is too large to draw",
        "이 행들만의 vᵀJ: 야코비안이 너무 커서 다 그리지 않습니다",
    ),
    "jacobian.cell": (
        "∂{row}/∂{column} = {value}\nJ: {m} × {n}   target {target}, source {source}",
        "∂{row}/∂{column} = {value}\nJ: {m} × {n}   목표 {target}, 변수 {source}",
    ),
    "jacobian.seed": (
        "v for {row} = {value}\nDrag it; or choose a row with ↑ ↓ and press + or −",
        "{row}의 v = {value}\n끌어서 바꾸거나, ↑ ↓로 행을 고르고 + − 를 누르세요",
    ),
    "jacobian.row": (
        "Click: v = 1 at {row} alone, for the gradient of that one element",
        "누르면 {row}에서만 v = 1이 되어, 그 원소 하나의 그래디언트가 됩니다",
    ),
    "jacobian.made": (
        "vᵀJ for {column} = {value}",
        "{column}의 vᵀJ = {value}",
    ),
    "jacobian.chosen": (
        "Row {row}, v = {seed}. Up and down choose a row, plus and minus change v, Enter makes it "
        "one-hot, Backspace resets",
        "행 {row}, v = {seed}. 위아래로 행을 고르고, 더하기와 빼기로 v를 바꾸고, Enter는 원-핫, "
        "Backspace는 되돌리기",
    ),
    "jacobian.widen": (
        "Show the Jacobian by {source}",
        "{source}에 대한 야코비안 보기",
    ),
    # -- why none is drawn -----------------------------------------------------------------------
    "jacobian.missing": (
        "No Jacobian: the gradient by {source} is None. {reason}",
        "야코비안 없음: {source}에 대한 그래디언트가 None입니다. {reason}",
    ),
    "jacobian.unreal": (
        "The Jacobian by {source} is not drawn: only real floating-point numbers are.",
        "{source}에 대한 야코비안은 그리지 않습니다. 실수(부동소수점)만 그립니다.",
    ),
    "jacobian.void": (
        "The Jacobian by {source} has no elements: it is {m} × {n}.",
        "{source}에 대한 야코비안에는 원소가 없습니다: {m} × {n}.",
    ),
    "jacobian.stopped": (
        "The Jacobian by {source} was not worked out to the end. {told}",
        "{source}에 대한 야코비안 계산을 끝내지 못했습니다. {told}",
    ),
}
