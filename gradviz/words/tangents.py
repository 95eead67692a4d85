"""One plain sentence per step of forward mode."""

ROWS: dict[str, tuple[str, str]] = {
    "narration.accumulator": ("the accumulator", "누산기"),
    "narration.computed.followed": (
        "{what} gives {value}. {who} takes its tangent along and keeps nothing: no way back is "
        "needed.",
        "{what}의 값은 {value}입니다. {who}은(는) 탄젠트를 함께 계산할 뿐, 되돌아올 일이 없으므로 "
        "아무것도 보관하지 않습니다.",
    ),
    "narration.accumulator_opened": (
        "{name} starts: forward mode. Beside each value it works out its tangent, which says how "
        "fast the value changes as the starting point moves.",
        "{name}이(가) 시작합니다. 순방향 모드에서는 값을 계산할 때마다 탄젠트, 곧 출발점이 움직일 때 그 "
        "값이 얼마나 빨리 변하는지도 함께 계산합니다.",
    ),
    "narration.followed": (
        "{name} sets out with a tangent: {value}. That is the direction in which it is moved.",
        "{name}이(가) 지니고 출발하는 탄젠트: {value}. {name}을(를) 움직이는 방향입니다.",
    ),
    "narration.pushed": (
        "Along with {name} comes its tangent, {value}: the sum of {gains}. Each is a local "
        "derivative times a tangent.",
        "{name}의 탄젠트도 나옵니다: {value}. {gains}을(를) 더한 값이며, 각각은 국소 미분 곱하기 "
        "탄젠트입니다.",
    ),
    "narration.pushed.one": (
        "Along with {name} comes its tangent: {gains}. It is the local derivative times that "
        "tangent.",
        "{name}의 탄젠트도 나옵니다: {gains}. 국소 미분에 그 탄젠트를 곱한 값입니다.",
    ),
    "narration.by_way": (
        "{value} by way of {name} (its tangent: {given})",
        "{name}(탄젠트: {given})을(를) 거쳐 온 {value}",
    ),
    "narration.tangent_read": (
        "{who} has the tangent of {name} already: {value}. It came along with the values, so "
        "nothing is read backwards.",
        "{who}에는 {name}의 탄젠트가 이미 있습니다: {value}. 값과 함께 계산되었으므로 거꾸로 읽을 "
        "것이 없습니다.",
    ),
    "narration.tangent_read.none": (
        "{who} has no tangent of {name}: it does not depend on a starting point, or was computed "
        "where no tangent came along. The answer is None.",
        "{who}에는 {name}의 탄젠트가 없습니다. 출발점에 달려 있지 않거나, 탄젠트가 따라오지 않은 "
        "곳에서 계산되었습니다. 답은 None입니다.",
    ),
    "narration.accumulator_closed": (
        "{name} stops. The tangents it has can still be asked for.",
        "{name}이(가) 멈춥니다. 지금까지 계산한 탄젠트는 계속 물어볼 수 있습니다.",
    ),
    "narration.of_accumulator": ("{who}: {said}", "{who}: {said}"),
    "narration.along": (
        "the {op} on the way to the tangent of {text}",
        "{text}의 탄젠트를 구하는 {op} 계산",
    ),
}
