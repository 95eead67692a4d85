"""What the plot of errors against step size says."""

ROWS: dict[str, tuple[str, str]] = {
    "plots.steps": ("Error against step size", "스텝 크기에 따른 오차"),
    "plots.steps_empty": (
        "How far a finite difference is off the tape's gradient, by its step, is drawn here; it "
        "needs a number that hangs on a floating-point input by a way the tape can go.",
        "유한 차분이 테이프의 그래디언트와 얼마나 다른지 스텝 크기별로 여기에 그려집니다. 테이프가 "
        "따라갈 수 있는 실수 입력과 그에 따라 변하는 수가 필요합니다.",
    ),
    "steps.back": ("Back to the curve", "곡선으로 돌아가기"),
    "steps.more": ("Which differences, the view, and the numbers", "차분 방식, 보기, 값 복사"),
    "steps.forward": ("Forward differences", "전진 차분"),
    "steps.forward_tip": (
        "(f(x+h) − f(x)) / h in the place of (f(x+h) − f(x−h)) / 2h",
        "(f(x+h) − f(x−h)) / 2h 대신 (f(x+h) − f(x)) / h를 씁니다",
    ),
    "steps.reset": ("Reset the view", "보기 초기화"),
    "steps.copy": ("Copy values", "값 복사"),
    "steps.save": ("Save values as CSV …", "값을 CSV로 저장 …"),
    "steps.h": ("step h", "스텝 h"),
    "steps.error_central": (
        "error of (f(x+h) − f(x−h)) / 2h",
        "(f(x+h) − f(x−h)) / 2h의 오차",
    ),
    "steps.error_forward": ("error of (f(x+h) − f(x)) / h", "(f(x+h) − f(x)) / h의 오차"),
    "steps.relative": (
        "relative to the tape's {gradient}",
        "테이프 값 {gradient}에 대한 상대 오차",
    ),
    "steps.absolute": (
        "absolute: the tape's gradient is {gradient}",
        "절대 오차: 테이프의 그래디언트가 {gradient}",
    ),
    "steps.best": ("{dtype}: best h = {h}, error {error}", "{dtype}: 최적 h = {h}, 오차 {error}"),
    "steps.left_out_1": ("truncation ∝ h", "절단 ∝ h"),
    "steps.left_out_2": ("truncation ∝ h²", "절단 ∝ h²"),
    "steps.rounding": ("rounding ∝ 1/h", "반올림 ∝ 1/h"),
    "steps.lost": ("{dtype}: x + h = x", "{dtype}: x + h = x"),
    "steps.lost_tip": (
        "{dtype}: a step this short is lost in rounding: x + h is x, and nothing moves",
        "{dtype}: 스텝이 너무 짧아 반올림에서 사라집니다. x + h가 x와 같아 아무것도 움직이지 않습니다",
    ),
    "steps.hint": ("h = {h}", "h = {h}"),
    "steps.hint_error": ("{dtype}: error {error}", "{dtype}: 오차 {error}"),
    "steps.hint_exact": ("{dtype}: no error at all", "{dtype}: 오차 없음"),
    "steps.hint_none": ("{dtype}: no number", "{dtype}: 값 없음"),
    "steps.kink": (
        "A kink: slope {left} on the left, {right} on the right. Differences meet in between at "
        "every h; the tape says {gradient}.",
        "꺾인 점: 왼쪽 기울기 {left}, 오른쪽 기울기 {right}. 어떤 h를 써도 차분은 그 사이 값이 되고, 테이프는 "
        "{gradient}을(를) 답합니다.",
    ),
    "steps.jump": (
        "The value jumps here: the shorter the step, the steeper the difference. The tape says "
        "{gradient}.",
        "값이 여기서 튑니다. 스텝이 짧을수록 차분이 더 가팔라집니다. 테이프는 {gradient}을(를) 답합니다.",
    ),
    "steps.nonfinite": (
        "The value or its slope is not finite here, or a step leaves the domain: differences "
        "cannot tell.",
        "여기서 값이나 기울기가 유한하지 않거나 한 걸음만 옮겨도 정의역을 벗어나 차분으로는 알 수 없습니다.",
    ),
    "steps.cut": (
        "The value changes by {right} times a step, but the tape says {gradient}: a part of the "
        "way is cut off from it.",
        "값은 스텝의 {right}배만큼 변하지만 테이프는 {gradient}을(를) 답합니다. 경로의 일부가 끊겨 있습니다.",
    ),
    "steps.apart": (
        "No step brings them together: differences find {right}, the tape says {gradient}.",
        "어떤 스텝에서도 맞지 않습니다. 차분은 {right}, 테이프는 {gradient}입니다.",
    ),
    "steps.constant": (
        "The value does not change along {along} here: every difference is exactly zero.",
        "여기서 값은 {along}에 따라 변하지 않습니다. 모든 차분이 정확히 0입니다.",
    ),
    "steps.told": (
        "Error of differences of {of} along {along} against the tape, by step. {best}",
        "{along}에 대한 {of}의 차분이 테이프와 얼마나 다른지 스텝별로 보여 줍니다. {best}",
    ),
}
