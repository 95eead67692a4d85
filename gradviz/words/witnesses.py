"""What four witnesses say of a gradient: the tape, differences, forward mode and the formula."""

ROWS: dict[str, tuple[str, str]] = {
    "witness.check": ("check", "검산"),
    "witness.tape": ("tape", "테이프"),
    "witness.differences": ("differences", "유한 차분"),
    "witness.forward": ("forward mode", "순방향 모드"),
    "witness.formula": ("formula", "공식"),
    "witness.source": ("source", "대상 변수"),
    "witness.digits": ("{n} digits", "{n}자리"),
    "witness.digit": ("1 digit", "1자리"),
    "witness.no_digits": ("differs", "다름"),
    "witness.silent": ("silent", "답 없음"),
    "witness.within": ("within rounding", "반올림 범위"),
    "witness.mark_within": ("✓ within rounding", "✓ 반올림 범위"),
    "witness.rough": ("too rough", "너무 거침"),
    "witness.distance": ("Δ ≤ {gap}", "Δ ≤ {gap}"),
    "witness.distance_tip": (
        "Δ is how far an element is from the tape's; the map shows where.",
        "Δ는 테이프의 원소와의 차이입니다. 어디서 얼마나 다른지는 그림에 있습니다.",
    ),
    "witness.some": ("{tried} of {size} elements", "원소 {size}개 중 {tried}개"),
    "witness.nothing": ("≈ 0", "≈ 0"),
    "witness.mark_nothing": ("✓ ≈ 0", "✓ ≈ 0"),
    "witness.mark": ("✓ {n} digits", "✓ {n}자리"),
    "witness.mark_differs": ("≠ {short}", "≠ {short}"),
    # -- the line over the four ------------------------------------------------------------------
    "witness.pending": ("three others are at work …", "다른 셋이 계산하는 중 …"),
    "witness.offer": ("Check in three other ways", "다른 세 방법으로 검산"),
    "witness.offer_tip": (
        "By differences, forward mode and the formula. The program is large, so it waits for you.",
        "유한 차분, 순방향 모드, 공식으로 계산해 봅니다. 프로그램이 커서 직접 눌러야 시작합니다.",
    ),
    "witness.working": ("{done} of {total} checked   Cancel", "{total}개 중 {done}개 완료   취소"),
    "witness.changing": (
        "The program draws other numbers each time it runs: nothing to compare.",
        "실행할 때마다 수가 달라져서 비교할 수 없습니다.",
    ),
    "witness.agree": ("all agree, to {n} digits", "모두 {n}자리까지 일치"),
    "witness.others_agree": ("the others agree, to {n} digits", "나머지는 {n}자리까지 일치"),
    "witness.short.kink": ("a kink", "꺾인 점"),
    "witness.short.stop_gradient": ("held by stop_gradient", "stop_gradient로 고정"),
    "witness.short.outside_tape": ("partly off the tape", "일부가 테이프 밖"),
    "witness.short.custom": ("another derivative was written", "직접 쓴 도함수가 다름"),
    "witness.short.float": ("digits lost in {dtype}", "{dtype}에서 자릿수 손실"),
    "witness.short.last": ("as exact as {dtype} can be", "{dtype}로는 여기까지 정확"),
    "witness.short.rounding": ("rough differences", "거친 차분"),
    "witness.short.nonfinite": ("NaN or infinity", "NaN 또는 무한대"),
    "witness.short.astray": ("one met NaN", "하나가 NaN을 만남"),
    "witness.short.jump": ("a jump", "값이 뜀"),
    "witness.short.tie": ("a convention", "관례"),
    "witness.short.cancels": ("all of it cancels", "모두 상쇄됨"),
    "witness.short.rule": ("not explained", "설명되지 않음"),
    "witness.short.silent": ("not all could answer", "일부는 답하지 못함"),
    # -- why one differs -------------------------------------------------------------------------
    "witness.why.kink": (
        "A kink: the slope is {left} to its left and {right} to its right. Differences give the "
        "mean of the two; the tape follows TensorFlow's convention.",
        "꺾인 점입니다. 왼쪽 기울기는 {left}, 오른쪽 기울기는 {right}입니다. 유한 차분은 둘의 "
        "평균을 내고, 테이프는 TensorFlow의 관례를 따릅니다.",
    ),
    "witness.why.kink_agrees": (
        "There is a kink: the slope is {left} to its left and {right} to its right. The "
        "convention is their mean here, which differences give too.",
        "꺾인 점이 있습니다. 왼쪽 기울기는 {left}, 오른쪽 기울기는 {right}입니다. 여기서는 "
        "관례가 둘의 평균이어서 유한 차분과 같습니다.",
    ),
    "witness.why.edge": (
        "The edge of what the function is defined on: the slope is {left} to its left and "
        "{right} to its right.",
        "함수가 정의된 범위의 끝입니다. 왼쪽 기울기는 {left}, 오른쪽 기울기는 {right}입니다.",
    ),
    "witness.why.stop_gradient": (
        "stop_gradient holds a value constant, and differences move it all the same. With it "
        "held, they give {held}, as the tape does.",
        "stop_gradient가 상수로 붙들어 둔 값을 유한 차분은 그대로 움직입니다. 그 값을 "
        "고정하면 {held}, 곧 테이프와 같은 수가 나옵니다.",
    ),
    "witness.why.outside_tape": (
        "Part of the way was computed while the tape did not record. Held constant there, "
        "differences give {held}, as the tape does.",
        "경로 일부는 테이프가 기록하지 않을 때 계산되었습니다. 그 부분을 고정하면 유한 차분도 "
        "{held}, 곧 테이프와 같은 수를 냅니다.",
    ),
    "witness.why.custom": (
        "The program wrote the gradient of {what} itself, and the tape goes by it: {own}. With the "
        "slope of what {what} really computes it would be {found}.",
        "{what}의 그래디언트는 프로그램이 직접 쓴 것이고 테이프는 그것을 따릅니다: {own}. {what}이(가) "
        "실제로 계산하는 것의 기울기를 쓰면 {found}입니다.",
    ),
    "witness.why.float": (
        "The digits are lost in {dtype}: there, forward mode gives {narrow}. All but the tape "
        "computed in float64.",
        "{dtype}에서 자릿수를 잃었습니다. 같은 자료형이면 순방향 모드도 {narrow}입니다. 테이프 "
        "말고는 모두 float64로 계산했습니다.",
    ),
    "witness.why.last": (
        "So small a gradient hangs on the last digit of {dtype}: one rounding of the source alone moves "
        "it by {by}.",
        "이렇게 작은 그래디언트는 {dtype}의 마지막 자리에 달려 있습니다. 대상 변수를 한 번 반올림하기만 "
        "해도 {by}만큼 달라집니다.",
    ),
    "witness.why.rounding": (
        "The differences lost digits of their own, moving by {step}.",
        "유한 차분이 {step}만큼 움직이면서 스스로 자릿수를 잃었습니다.",
    ),
    "witness.why.unseen": (
        "Too small for differences: moving by {step}, they cannot tell slopes below {unseen} from "
        "rounding.",
        "유한 차분이 보기에는 너무 작습니다. {step}만큼 움직여서는 {unseen}보다 작은 기울기를 반올림 "
        "오차와 구별할 수 없습니다.",
    ),
    "witness.why.borne_out": (
        "The other witnesses bear the tape out.",
        "나머지 방법은 테이프와 같은 수를 냅니다.",
    ),
    "witness.why.nonfinite": (
        "NaN or infinity came up on the tape's way, where the program itself has a slope.",
        "프로그램 자체에는 기울기가 있지만 테이프가 지나온 길에 NaN이나 무한대가 있습니다.",
    ),
    "witness.why.astray": (
        "{witness} met NaN or infinity on its own way, as 0 × ∞, where the tape passes by.",
        "테이프와 달리 {witness}은(는) 지나온 길에서 0 × ∞ 같은 NaN이나 무한대를 만났습니다.",
    ),
    "witness.why.jump": (
        "The value itself jumps here, so differences find a slope without end. The tape goes by "
        "the slope beside the jump.",
        "값 자체가 여기서 뛰기 때문에 유한 차분의 기울기는 끝없이 커집니다. 테이프는 뛰는 곳 "
        "옆의 기울기를 따릅니다.",
    ),
    "witness.why.tie": (
        "At these very numbers the rule of {what} is a convention, TensorFlow's, and not the "
        "slope; right beside them it is the slope.",
        "바로 이 수에서 {what}의 규칙은 기울기가 아니라 TensorFlow의 관례입니다. 바로 옆의 "
        "수에서는 기울기와 같습니다.",
    ),
    "witness.why.cancels": (
        "Parts as large as {weight} cancel to almost nothing here: what is left is rounding.",
        "{weight}만큼 큰 몫들이 서로 상쇄되어 거의 남지 않습니다. 남은 것은 반올림 오차입니다.",
    ),
    "witness.why.rule": (
        "Nothing explains this. Please report it.",
        "이 차이를 설명할 수 없습니다. 알려 주시면 고맙겠습니다.",
    ),
    "witness.why.rule_of": (
        "The rule of {what} is not the derivative of what it computes: TensorFlow's own may be so "
        "too, or gradviz has it wrong.",
        "{what}의 규칙이 실제로 계산하는 값의 도함수가 아닙니다. TensorFlow의 규칙도 그럴 수 "
        "있고, gradviz가 틀렸을 수도 있습니다.",
    ),
    "witness.why.silent": (
        "{witness} cannot get past {what}.",
        "{witness}: {what}을(를) 지날 수 없습니다.",
    ),
    # -- how each came to its number -------------------------------------------------------------
    "witness.how.tape": (
        "The gradient call read the tape backwards, in {dtype}.",
        "그래디언트 호출이 테이프를 거꾸로 읽었습니다({dtype}).",
    ),
    "witness.how.differences": (
        "The program again, the source moved by {step} to both sides, in float64.",
        "대상 변수를 양쪽으로 {step}만큼 움직여 float64로 다시 계산했습니다.",
    ),
    "witness.how.forward": (
        "The derivative taken along with the values, from the source on, in float64.",
        "대상 변수에서 시작해 값과 함께 미분을 float64로 계산했습니다.",
    ),
    "witness.how.formula": (
        "The sum over {n} paths of the products of local derivatives, in float64.",
        "경로 {n}개마다 국소 미분을 곱한 뒤 float64로 모두 더했습니다.",
    ),
    "witness.how.formula_one": (
        "The product of the local derivatives along the one path, in float64.",
        "하나뿐인 경로를 따라 국소 미분을 float64로 곱했습니다.",
    ),
    "witness.how.formula_many": (
        "There are {n} paths, too many to write out: their products were added up node by node, "
        "in float64.",
        "경로가 {n}개로 너무 많아 하나씩 쓰지 않고, 노드마다 모아 float64로 더했습니다.",
    ),
    "witness.how.by_rule": (
        "{what}: by the rule the tape uses, in float64.",
        "{what}: 테이프와 같은 규칙을 float64로 썼습니다.",
    ),
}
