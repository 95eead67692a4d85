"""Why a gradient is None, and what the repairs are called."""

ROWS: dict[str, tuple[str, str]] = {
    "reasons.line": ("on line {line}", "{line}행에서"),
    "reasons.earlier": ("in an earlier cell", "앞의 셀에서"),
    "reasons.script": ("in the script", "스크립트에서"),
    "reasons.constant": (
        "{name} is a constant, made {where}. A tape watches constants only when told to.",
        "{name}은(는) {where} 만든 상수입니다. 테이프는 시키지 않으면 상수를 감시하지 않습니다.",
    ),
    "reasons.constant_input": (
        "{name} is set to constant. A tape watches constants only when told to.",
        "{name}은(는) 상수로 정해져 있습니다. 테이프는 시키지 않으면 상수를 감시하지 않습니다.",
    ),
    "reasons.frozen_input": (
        "{name} is set to frozen. A tape watches trainable variables only.",
        "{name}은(는) 고정으로 정해져 있습니다. 테이프는 학습 가능한 변수만 감시합니다.",
    ),
    "reasons.frozen": (
        "{name} has trainable=False {where}. A tape watches trainable variables only.",
        "{name}은(는) {where} trainable=False입니다. 테이프는 학습 가능한 변수만 감시합니다.",
    ),
    "reasons.tensor": (
        "{name} is no variable but a tensor, computed {where}, and the tape was not told to watch it.",
        "{name}은(는) 변수가 아니라 {where} 계산한 텐서이고, 테이프에 감시하라고 하지 않았습니다.",
    ),
    "reasons.unwatched": (
        "The tape opened {where} watches only what it is told to, and was never told to watch {name}.",
        "{where} 연 테이프는 시킨 것만 감시하는데, {name}을(를) 감시하라고 하지 않았습니다.",
    ),
    "reasons.watched_late": (
        "{name} was watched {where} only after the way from it to {target} had been computed.",
        "{name}을(를) {where} 감시하기 시작했지만 {target}까지의 계산은 이미 끝나 있었습니다.",
    ),
    "reasons.outside_tape": (
        "The way from {name} to {target} runs through {called} {where}, while the tape was not recording.",
        "{name}에서 {target}(으)로 가는 길이 {where} {called}을(를) 지날 때 테이프가 기록하지 않았습니다.",
    ),
    "reasons.rebound": (
        "{name} means a new tensor since it was bound {where}, and no longer the variable.",
        "{name}이(가) {where} 새 텐서에 묶여 더는 변수를 가리키지 않습니다.",
    ),
    "reasons.left_tape": (
        "The way from {name} to {target} ends {where}: {called} gives plain numbers, which no tape records.",
        "{name}에서 {target}(으)로 가는 길이 {where} 끊깁니다. {called}의 결과는 테이프가 모르는 일반 숫자입니다.",
    ),
    "reasons.assigned": (
        "The way from {name} to {target} ends {where}: {called} stores the value, not where it came from.",
        "{name}에서 {target}(으)로 가는 길이 {where} 끊깁니다. {called}은(는) 값만 넣고 출처는 남기지 않습니다.",
    ),
    "reasons.integer": (
        "{name} has dtype {dtype}, as it was made {where}. Only floating point values have gradients.",
        "{name}은(는) {where} 자료형 {dtype}(으)로 만들어졌습니다. 그래디언트는 실수 값에만 있습니다.",
    ),
    "reasons.stop_gradient": (
        "stop_gradient {where} cuts the way from {name} to {target}, as it is meant to.",
        "{where} stop_gradient가 {name}에서 {target}(으)로 가는 길을 일부러 끊습니다.",
    ),
    "reasons.not_differentiable": (
        "The way from {name} to {target} runs through {called} {where}, which has no derivative.",
        "{name}에서 {target}(으)로 가는 길이 {where} 도함수가 없는 {called}을(를) 지납니다.",
    ),
    "reasons.branch_not_taken": (
        "{name} is used for {target} only {where}, in a part that did not run.",
        "{name}은(는) {where}만 {target}에 사용되는데, 그 부분은 실행되지 않았습니다.",
    ),
    "reasons.condition_only": (
        "{name} only decided what ran, {where}; {target} was not computed from its value.",
        "{name}은(는) {where} 무엇을 실행할지만 정했고, {target}은(는) 그 값으로 계산되지 않았습니다.",
    ),
    "reasons.unconnected": (
        "{target} was not computed from {name}.",
        "{target}은(는) {name}(으)로 계산되지 않았습니다.",
    ),
    "reasons.fix.watch": ("Watch {name}", "{name} 감시하기"),
    "reasons.fix.watch_line": (
        "Add {tape}.watch({name}) after line {line}",
        "{line}행 다음에 {tape}.watch({name}) 추가",
    ),
    "reasons.fix.watch_first": (
        "Move {watch} before the first use",
        "{watch}을(를) 처음 사용하기 전으로 옮기기",
    ),
    "reasons.fix.watch_variables": (
        "Let the tape watch all trainable variables",
        "테이프가 학습 가능한 변수를 모두 감시하게 하기",
    ),
    "reasons.fix.trainable": ("Make it trainable", "학습 가능하게 만들기"),
    "reasons.fix.variable": ("Make it a tf.Variable", "tf.Variable로 만들기"),
    "reasons.fix.thaw": ("Write trainable=True on line {line}", "{line}행에 trainable=True로 쓰기"),
    "reasons.fix.float": ("Write {after} for {before}", "{before} 대신 {after}(으)로 쓰기"),
    "reasons.fix.float_all": (
        "Write {after} for {before}, and all numbers it meets with a point",
        "{before} 대신 {after}(으)로, 함께 계산하는 수도 모두 소수점을 붙여 쓰기",
    ),
    "reasons.fix.float_everywhere": (
        "Write all of it with floating point numbers",
        "모두 실수로 쓰기",
    ),
    "reasons.fix.replace": ("Use {after}", "{after} 사용하기"),
    "reasons.fix.drop": ("Drop {text}", "{text} 빼기"),
    "reasons.fix.swap_line": (
        "Stay in TensorFlow on line {line}",
        "{line}행을 TensorFlow만으로 계산하기",
    ),
    "reasons.fix.swap_all": (
        "Stay in TensorFlow everywhere",
        "모두 TensorFlow만으로 계산하기",
    ),
    "reasons.fix.into_block": (
        "Move line {line} into the block of {tape}",
        "{line}행을 {tape}의 블록 안으로 옮기기",
    ),
    "reasons.fix.record": (
        "Record what line {line} keeps off the tape",
        "{line}행이 기록하지 않게 한 것을 기록하기",
    ),
    "reasons.fix.no_variable": (
        "Leave it a tensor, without tf.Variable",
        "tf.Variable 없이 텐서로 두기",
    ),
    "reasons.fix.tensor": (
        "Compute a new tensor: {text}",
        "새 텐서로 계산하기: {text}",
    ),
    "reasons.fix.divide": ("Divide with / instead", "대신 /로 나누기"),
    "reasons.fix.straight_through": (
        "Keep {called}, and let the gradient pass straight through",
        "{called}은(는) 두고 그래디언트를 그대로 통과시키기",
    ),
    "reasons.fix.sigmoid": (
        "Use tf.sigmoid, a smooth step",
        "매끄러운 계단인 tf.sigmoid 사용하기",
    ),
    "reasons.fix.soft_argmax": (
        "Use the mean place, weighted by tf.nn.softmax",
        "tf.nn.softmax로 가중한 평균 위치 사용하기",
    ),
    "reasons.fix.softmax": (
        "Use tf.nn.softmax, a smooth choice",
        "매끄러운 선택인 tf.nn.softmax 사용하기",
    ),
    "reasons.fix.where": (
        "Choose with tf.where: the branch not taken then gives 0",
        "tf.where로 고르기: 택하지 않은 분기의 그래디언트는 0이 됩니다",
    ),
    "reasons.fix.blend": (
        "Pass smoothly from one to the other, with tf.sigmoid",
        "tf.sigmoid로 둘 사이를 매끄럽게 잇기",
    ),
    "reasons.fix.target": (
        "Ask for the gradient of {name}",
        "{name}의 그래디언트 구하기",
    ),
    "reasons.fix.swap_arguments": (
        "Give the target first, then the source",
        "대상을 먼저, 소스를 나중에 쓰기",
    ),
    "reasons.fix.and": ("{first}; {second}", "{first}, {second}"),
}
