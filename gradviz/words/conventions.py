"""Places where a derivative is a convention, and what libraries answer there."""

ROWS: dict[str, tuple[str, str]] = {
    "convention.badge": ("convention", "관례"),
    "convention.label": ("convention", "관례"),
    "convention.named": ("Convention: {where}", "관례: {where}"),
    "convention.elements": (
        "{text} ({count} of {size} elements)",
        "{text}(원소 {size}개 중 {count}개)",
    ),
    "convention.all": (
        "Convention: {where}. TensorFlow, PyTorch and JAX all answer {answer}.",
        "관례: {where}. TensorFlow, PyTorch, JAX가 모두 {answer}(으)로 답합니다.",
    ),
    "convention.differ": (
        "Convention: {where}. TensorFlow answers {answer}; {others}.",
        "관례: {where}. TensorFlow의 답은 {answer}, 다른 라이브러리는 {others}.",
    ),
    "convention.answer.first": ("all to the first", "첫째가 모두 받음"),
    "convention.answer.split": ("shared evenly", "똑같이 나눔"),
    "convention.answer.in_order": ("as they stood", "원래 순서대로"),
    "convention.answer.taken": ("the side taken", "선택된 쪽"),
    "convention.answer.one": ("all to one", "하나가 모두 받음"),
    "convention.answer.one_long": (
        "all to one by max and min along dim, shared evenly by amax and amin",
        "dim을 준 max와 min은 하나가 모두 받고 amax와 amin은 똑같이 나눔",
    ),
    "convention.answer.any": ("to any of them", "그중 어느 것이든"),
    "convention.answer.reversed": ("reversed", "거꾸로"),
    "convention.answer.exact": ("the slope itself", "기울기 그대로"),
    "convention.answer.error": ("an error", "오류"),
    "convention.answer.alpha": ("alpha", "alpha"),
    # -- what is special there -------------------------------------------------------------------
    "convention.relu": ("relu has a kink at 0", "relu는 0에서 꺾임"),
    "convention.relu6_low": ("relu6 has a kink at 0", "relu6는 0에서 꺾임"),
    "convention.relu6_high": ("relu6 has a kink at 6", "relu6는 6에서 꺾임"),
    "convention.leaky_relu": ("leaky_relu has a kink at 0", "leaky_relu는 0에서 꺾임"),
    "convention.selu": ("selu has a kink at 0", "selu는 0에서 꺾임"),
    "convention.abs": ("abs has a kink at 0", "abs는 0에서 꺾임"),
    "convention.sign": ("sign jumps at 0", "sign은 0에서 값이 뜀"),
    "convention.maximum": ("both operands are equal", "두 피연산자가 같음"),
    "convention.minimum": ("both operands are equal", "두 피연산자가 같음"),
    "convention.reduce_max": ("several elements are the largest", "가장 큰 원소가 여럿"),
    "convention.reduce_min": ("several elements are the smallest", "가장 작은 원소가 여럿"),
    "convention.reduce_max_axis": (
        "several elements are the largest",
        "가장 큰 원소가 여럿",
    ),
    "convention.reduce_min_axis": (
        "several elements are the smallest",
        "가장 작은 원소가 여럿",
    ),
    "convention.clip_low": ("the value is the lower limit itself", "값이 하한과 정확히 같음"),
    "convention.clip_high": ("the value is the upper limit itself", "값이 상한과 정확히 같음"),
    "convention.max_pool": (
        "several elements of a window are the largest",
        "한 창 안에 가장 큰 원소가 여럿",
    ),
    "convention.sqrt": ("sqrt is infinitely steep at 0", "sqrt는 0에서 기울기가 무한대"),
    "convention.norm": ("a length has a kink at the zero vector", "길이는 영벡터에서 꺾임"),
    "convention.norm_written": (
        "a length has a kink at the zero vector, and this one is written out",
        "길이는 영벡터에서 꺾이고, 여기서는 식으로 직접 씀",
    ),
    "convention.deviation": (
        "a deviation has a kink where all are equal",
        "편차는 모든 값이 같은 곳에서 꺾임",
    ),
    "convention.euclidean_norm": (
        "a length has a kink at the zero vector",
        "길이는 영벡터에서 꺾임",
    ),
    "convention.power_zero_zero": ("0 to the power of 0", "0의 0제곱"),
    "convention.power_zero_fraction": (
        "a power below 1 is infinitely steep at 0",
        "1보다 작은 지수의 거듭제곱은 0에서 기울기가 무한대",
    ),
    "convention.power_zero_exponent": (
        "the slope along the exponent has the logarithm of 0 in it",
        "지수에 대한 기울기에 0의 로그가 들어 있음",
    ),
    "convention.power_zero_exponent_zero": (
        "0 to the power of 0, whose slope along the exponent has the logarithm of 0 in it",
        "0의 0제곱이고, 지수에 대한 기울기에 0의 로그가 들어 있음",
    ),
    "convention.where_both": (
        "the side of where that was not taken is not finite, and 0 times its slope is NaN",
        "where에서 선택되지 않은 쪽이 유한하지 않아, 0과 그 기울기의 곱이 NaN",
    ),
    "convention.where_edge": (
        "the comparison that chooses is between equals",
        "선택하는 비교의 양쪽이 같음",
    ),
    "convention.round": (
        "round is a staircase: flat, with jumps",
        "round는 계단 함수: 평평하다가 뜀",
    ),
    "convention.rint": ("rint is a staircase: flat, with jumps", "rint는 계단 함수: 평평하다가 뜀"),
    "convention.floor": (
        "floor is a staircase: flat, with jumps",
        "floor는 계단 함수: 평평하다가 뜀",
    ),
    "convention.ceil": ("ceil is a staircase: flat, with jumps", "ceil은 계단 함수: 평평하다가 뜀"),
    "convention.floordiv": (
        "// is a staircase: flat, with jumps",
        "//는 계단 함수: 평평하다가 뜀",
    ),
    "convention.mod": ("the remainder jumps at multiples", "나머지는 배수에서 뜀"),
    "convention.cumprod": (
        "the rule of cumprod divides by its elements, and one is 0",
        "cumprod의 규칙은 원소로 나누는데 그중 하나가 0",
    ),
    "convention.eigh": (
        "eigenvalues are equal, so their eigenvectors may be any",
        "고윳값이 같아 고유벡터가 하나로 정해지지 않음",
    ),
    "convention.svd": (
        "singular values are equal, so their vectors may be any",
        "특잇값이 같아 특이벡터가 하나로 정해지지 않음",
    ),
    "convention.sort_down": ("equal elements compete for a place", "같은 원소들이 자리를 다툼"),
    "convention.top_k": ("equal elements compete for a place", "같은 원소들이 자리를 다툼"),
    "convention.sort": ("equal elements compete for a place", "같은 원소들이 자리를 다툼"),
    "convention.scatter_max": (
        "several values for one place are the largest",
        "한 자리에 올 값 중 가장 큰 것이 여럿",
    ),
    "convention.scatter_min": (
        "several values for one place are the smallest",
        "한 자리에 올 값 중 가장 작은 것이 여럿",
    ),
    "convention.segment_max": (
        "several elements of a segment are the largest",
        "한 구간 안에 가장 큰 원소가 여럿",
    ),
    "convention.segment_min": (
        "several elements of a segment are the smallest",
        "한 구간 안에 가장 작은 원소가 여럿",
    ),
    "convention.atan2": ("the origin has no angle", "원점에는 각도가 없음"),
    "convention.xlogy": ("0 times the logarithm of 0", "0과 0의 로그의 곱"),
    "convention.xlog1py": ("0 times the logarithm of 0", "0과 0의 로그의 곱"),
}
