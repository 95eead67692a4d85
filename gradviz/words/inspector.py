"""What the inspector adds to a node's numbers: the paths of a gradient, conventions, NaN and inf."""

ROWS: dict[str, tuple[str, str]] = {
    # -- the path ledger -------------------------------------------------------------------------
    "inspector.paths": ("paths", "경로"),
    "inspector.paths_all": ("{n}, all listed", "{n}개, 모두 표시"),
    "inspector.paths_some": ("{n}, the largest {k} listed", "{n}개 중 가장 큰 {k}개"),
    "inspector.paths_sum": ("they cancel", "서로 상쇄"),
    "inspector.paths_cancel": (
        "{apart} apart, {together} together",
        "따로 {apart}, 합치면 {together}",
    ),
    "inspector.path_about": ("size ≈ {size}", "크기 ≈ {size}"),
    "inspector.path_vanished": ("vanished", "소실"),
    "inspector.path_seed": ("seed:  {value}", "시작값:  {value}"),
    "inspector.path_map": ("a map to shape {shape}", "형태 {shape}(으)로 가는 사상"),
}
