"""The words inside formulas: what a rule of an operation says of the gradient that arrives.

A rule names its phrase, and {a} and {b} are what it says it of: formulas, which no particle follows.
"""

ROWS: dict[str, tuple[str, str]] = {
    "rule.at_place": ("{a} at its place, 0 elsewhere", "제자리에 {a}, 나머지는 0"),
    "rule.from_place": ("{a} at its place", "제자리의 {a}"),
    "rule.from_places": ("{a} at its places", "각 자리의 {a}"),
    "rule.added_at_places": ("{a} added at its places", "제자리에 더한 {a}"),
    "rule.where_nothing_put": ("{a} where nothing was put", "새로 넣지 않은 자리의 {a}"),
    "rule.put_back": ("{a} put back in place", "제자리로 되돌린 {a}"),
    "rule.moved_back": ("{a} moved back", "원래 배열로 되돌린 {a}"),
    "rule.its_part": ("its part of {a}", "{a}에서 제 몫"),
    "rule.of_group": ("{a} of its group", "제 그룹의 {a}"),
    "rule.copies": ("copies", "복사본"),
    "rule.reversed": ("{a} reversed", "순서를 뒤집은 {a}"),
    "rule.rolled_back": ("{a} rolled back", "거꾸로 민 {a}"),
    "rule.without_rim": ("{a} without its rim", "테두리를 뗀 {a}"),
    "rule.with_rim": ("{a} with a rim", "테두리를 두른 {a}"),
    "rule.rim_added": ("{a} with its rim added", "테두리를 안쪽에 더한 {a}"),
    "rule.off_diagonal": ("{a} off the diagonal", "대각선 밖의 {a}"),
    "rule.in_triangle": ("{a} in its triangle", "{a}의 삼각 부분"),
    "rule.with": ("{a} with {b}", "{a}, 단 {b}"),
    "rule.patch": ("patch", "조각"),
    "rule.laid_at": ("{a} laid at {b}", "{a} ({b}에 놓음)"),
    "rule.at_largest": ("{a} at the largest, 0 elsewhere", "가장 큰 곳에 {a}, 나머지는 0"),
    "rule.from_largest_of": ("{a} at the largest of {b}", "{b}의 가장 큰 곳에서 읽은 {a}"),
    "rule.at_largest_of": (
        "{a} at the largest of {b}, 0 elsewhere",
        "{b}의 가장 큰 곳에 {a}, 나머지는 0",
    ),
    "rule.to_each_met": ("{a} to each of the {b} met", "창에 든 {b}개에 각각 {a}"),
    "rule.mean_of_met": ("mean of {a} over the {b} met", "창에 든 {b}개에서 {a}의 평균"),
    "rule.shared_around": ("{a} shared among the pixels around", "둘레의 픽셀에 나눈 {a}"),
    "rule.at_nearest": ("{a} added at the nearest pixel", "가장 가까운 픽셀에 더한 {a}"),
}
