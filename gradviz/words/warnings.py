"""What is said of programs that run, but not as they look; and what the edits that help are called."""

ROWS: dict[str, tuple[str, str]] = {
    "warnings.integer_watch": (
        "{name} is watched, but its dtype is {dtype}: only floating point values have gradients.",
        "{name}을(를) 감시하지만 자료형이 {dtype}입니다. 그래디언트는 실수 값에만 있습니다.",
    ),
    "warnings.integer_source": (
        "The gradient with respect to {name} is None: its dtype is {dtype}, not floating point.",
        "{name}에 대한 그래디언트는 None입니다. 자료형이 실수가 아니라 {dtype}이기 때문입니다.",
    ),
    "warnings.integer_target": (
        "{name} has dtype {dtype}: only floating point targets can be differentiated.",
        "{name}의 자료형은 {dtype}입니다. 실수인 목표만 미분할 수 있습니다.",
    ),
    "warnings.watched_late": (
        "{name} was already used on line {line}; what was computed before the watch is not "
        "recorded.",
        "{name}은(는) {line}행에서 이미 사용되었습니다. 감시하기 전에 계산한 것은 기록되지 않습니다.",
    ),
    "warnings.tape_twice": (
        "This uses {name} up, and line {line} asks it again: only a persistent tape can be asked "
        "twice.",
        "여기서 {name}을(를) 다 쓰는데 {line}행에서 다시 묻습니다. 두 번 물으려면 persistent "
        "테이프여야 합니다.",
    ),
    "warnings.tape_used_in_cell": (
        "{name} was used up in cell {cell}: write persistent=True there to ask it again here.",
        "{name}은(는) {cell}번 셀에서 이미 다 썼습니다. 여기서 다시 물으려면 거기에 "
        "persistent=True를 쓰세요.",
    ),
    "warnings.tape_in_loop": (
        "This uses {name} up, and the loop asks it again: only a persistent tape can be asked "
        "twice.",
        "여기서 {name}을(를) 다 쓰는데 반복문이 다시 묻습니다. 두 번 물으려면 persistent "
        "테이프여야 합니다.",
    ),
    "warnings.asked_inside": (
        "{name} still records here, so it records this backward pass too, which costs time and "
        "memory. Ask inside the block only to differentiate the gradient itself.",
        "{name}이(가) 아직 기록 중이므로 이 역전파까지 기록하느라 시간과 메모리가 더 듭니다. "
        "그래디언트 자체를 다시 미분할 때만 블록 안에서 물으세요.",
    ),
    "warnings.asked_too_early": (
        "{name} stops recording here: what the rest of its block computes, as on line {line}, is "
        "not recorded.",
        "{name}의 기록이 여기서 끝납니다. {line}행처럼 블록의 나머지에서 계산하는 것은 기록되지 "
        "않습니다.",
    ),
    "warnings.nothing_recorded": (
        "The tape recorded nothing of {name}: line {line} computes it while the tape is not "
        "recording.",
        "테이프에는 {name}에 대한 기록이 없습니다. {line}행에서, 테이프가 기록하지 않을 때 "
        "계산됩니다.",
    ),
    "warnings.rebound_in_loop": (
        "After line {line}, {name} is no variable any more but a plain tensor: in the next turn of "
        "the loop the tape does not watch it.",
        "{line}행 뒤에는 {name}이(가) 변수가 아니라 텐서입니다. 다음 반복에서 테이프가 감시하지 "
        "않습니다.",
    ),
    "warnings.changed_in_place": (
        "{name} is a variable, and TensorFlow does not change variables like this: line {line} "
        "fails.",
        "{name}은(는) 변수이고 TensorFlow는 변수를 이렇게 바꾸지 않으므로 {line}행에서 오류가 "
        "납니다.",
    ),
    "warnings.assigned_inside": (
        "{called} changes {name} while the tape records. The tape does not follow that: the "
        "gradient counts {name} as it is used, and not how it came about.",
        "테이프가 기록하는 동안 {called}(으)로 {name}을(를) 바꿉니다. 테이프는 이를 따라가지 "
        "않으므로 그래디언트에는 {name}을(를) 쓴 것만 들어가고 그 값이 생긴 과정은 들어가지 "
        "않습니다.",
    ),
    "warnings.summed_target": (
        "{name} has {count} elements: their gradients are added up into one.",
        "{name}의 원소는 {count}개입니다. 그 그래디언트가 모두 하나로 더해집니다.",
    ),
    "warnings.summed_targets": (
        "The gradients of these {count} targets ({names}) are added up into one.",
        "목표 {count}개({names})의 그래디언트가 하나로 더해집니다.",
    ),
    "warnings.numpy_inside": (
        "{called} takes {name} off the tape: the gradient does not count what comes through here.",
        "{called}에서 {name}이(가) 테이프를 벗어납니다. 여기를 지나는 몫은 그래디언트에 들어가지 "
        "않습니다.",
    ),
    "warnings.softmax_twice": (
        "The loss takes {called} itself, and {name} has been through it already: it is taken twice.",
        "손실 함수가 {called}을(를) 직접 취하는데 {name}은(는) 이미 거쳤으므로 두 번 취하게 됩니다.",
    ),
    "warnings.softmax_before_logits": (
        "The loss is told that {name} are logits, but they have been through {called}; it takes "
        "the logits from before that. Was this intended?",
        "손실 함수에 {name}이(가) 로짓이라고 했지만 이미 {called}을(를) 거쳤습니다. 손실 함수는 그 "
        "전의 로짓을 씁니다. 의도한 것인가요?",
    ),
    "warnings.scores_for_probabilities": (
        "The loss takes {name} as probabilities, but they are not between 0 and 1 with sum 1: they "
        "look like logits.",
        "손실 함수는 {name}을(를) 확률로 받지만 0과 1 사이에서 합이 1이 되는 값이 아닙니다. 로짓으로 "
        "보입니다.",
    ),
    "warnings.not_finite": (
        "{called} gives {value} here ({inputs}): from here on the numbers are not finite.",
        "여기서 {called}의 값이 {value}입니다({inputs}). 이 뒤로 유한한 수가 아닙니다.",
    ),
    "warnings.slope_not_finite": (
        "Going backwards, {called} contributes {value} to {name} here ({inputs}; upstream "
        "{upstream}): no finite gradient comes from it.",
        "역전파할 때 여기서 {called}이(가) {name}에 주는 몫이 {value}입니다({inputs}, 위에서 온 값 "
        "{upstream}). 유한한 그래디언트가 나오지 않습니다.",
    ),
    "warnings.missing_in_update": (
        "Gradients do not exist for {names}: the optimizer leaves them as they are.",
        "{names}의 그래디언트가 없어 옵티마이저가 그대로 둡니다.",
    ),
    "warnings.fix.persistent": (
        "Write persistent=True on line {line}",
        "{line}행에 persistent=True 쓰기",
    ),
    "warnings.fix.after_block": (
        "Ask after the block of {name} (line {line})",
        "{name}의 블록({line}행) 뒤에서 묻기",
    ),
    "warnings.fix.sum": (
        "Say so: {text}, and differentiate that",
        "드러내어 쓰기: {text}(으)로 더해 그것을 미분하기",
    ),
    "warnings.fix.jacobian": (
        "Keep the elements apart with jacobian",
        "jacobian으로 원소마다 따로 구하기",
    ),
    "warnings.fix.apart": ("Ask for each by itself", "하나씩 따로 묻기"),
    "warnings.fix.logits": ("Hand over {text}, the logits", "로짓 {text}을(를) 넘기기"),
    "warnings.fix.write": ("Write {text}", "{text}(으)로 쓰기"),
    "warnings.fix.new_tensor": (
        "Compute a new tensor, and use that in the block: {text}",
        "새 텐서를 계산하여 블록에서 쓰기: {text}",
    ),
    "warnings.fix.two_wheres": (
        "Keep it away from there with a second {called}",
        "{called}을(를) 하나 더 써서 그 점을 피하기",
    ),
}
