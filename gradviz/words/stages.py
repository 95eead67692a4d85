"""What is said of the stages inside one backward step."""

ROWS: dict[str, tuple[str, str]] = {
    "stage.place": ("inside: {at} of {count}", "단계 안: {count}개 중 {at}번째"),
    "stage.into": ("inside: {at} of {count}, towards {name}", "단계 안: {count}개 중 {at}번째, {name} 쪽으로"),
    # The lines of the card, and what is written beside node and edge.
    "stage.upstream": ("upstream", "들어온 그래디언트"),
    "stage.local": ("local derivative", "국소 미분"),
    "stage.product": ("product", "곱"),
    "stage.unbroadcast": ("un-broadcast", "펼친 것 되모으기"),
    "stage.accumulate": ("accumulate {k} of {n}", "누적 {k}/{n}"),
    "stage.arrived": ("{k} of {n} arrived at {name}", "{name}: {n}개 중 {k}개 도착"),
    "stage.towards": ("{stage} for {name}", "{name}에 대한 {stage}"),
}  # fmt: skip
