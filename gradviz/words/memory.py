"""What the plot of memory says."""

ROWS: dict[str, tuple[str, str]] = {
    "memory.by_step": ("By step", "단계별"),
    "memory.by_step_tip": (
        "What all tapes hold after each step",
        "각 단계가 끝났을 때 모든 테이프가 보관한 양",
    ),
    "memory.by_record": ("By record", "기록별"),
    "memory.by_record_tip": (
        "What is kept of each recorded operation",
        "기록된 연산마다 무엇을 보관하는지",
    ),
    "memory.more": ("What is drawn, in which order, and the numbers", "그릴 내용과 순서, 값 복사"),
    # -- lines ----------------------------------------------------------------------------------
    "memory.needed": ("needed", "필요한 양"),
    "memory.needed_long": ("What the mathematics needs", "수학적으로 필요한 양"),
    "memory.needed_tip": (
        "The least that would do: the values that the contributions still to come are worked out "
        "from. The tape keeps more, since it does not know which gradients will be asked for, "
        "and longer, since it lets go only at the end of the call.",
        "최소한으로 필요한 양: 앞으로 계산할 기여에 쓰이는 값만 셉니다. 테이프는 어떤 그래디언트를 "
        "물어볼지 모르므로 더 많이 보관하고, 호출이 끝나야 놓아주므로 더 오래 보관합니다.",
    ),
    "memory.persistent": ("if persistent", "persistent라면"),
    "memory.persistent_long": ("If the tape were persistent", "테이프가 persistent라면"),
    "memory.not_persistent": ("if not persistent", "persistent가 아니라면"),
    "memory.not_persistent_long": (
        "If the tape were not persistent",
        "테이프가 persistent가 아니라면",
    ),
    "memory.flipped": ("persistent the other way round", "persistent를 뒤집으면"),
    "memory.flipped_long": (
        "With persistent the other way round",
        "persistent를 반대로 하면",
    ),
    "memory.otherwise_tip": (
        "A persistent tape holds on after a gradient call, until it is reset or dropped; any other "
        "lets go at the end of its first call, and a second call is then an error.",
        "persistent 테이프는 그래디언트 호출 뒤에도 reset하거나 버릴 때까지 보관합니다. 그 밖의 테이프는 "
        "첫 호출이 끝나면 놓아주며, 두 번째 호출은 오류가 됩니다.",
    ),
    "memory.unfolded": ("without recomputation", "재계산이 없다면"),
    "memory.unfolded_long": ("Without recomputation", "재계산이 없다면"),
    "memory.unfolded_tip": (
        "What the tape would hold if the functions in tf.recompute_grad were recorded from inside.",
        "tf.recompute_grad에 넣은 함수의 안쪽까지 기록했다면 테이프가 보관했을 양입니다.",
    ),
    "memory.shared": ("held by several tapes", "여러 테이프가 함께 보관"),
    "memory.tapes": ("{name} ×{count}", "{name} ×{count}"),
    # -- what happens ---------------------------------------------------------------------------
    "memory.released": ("released", "놓아줌"),
    "memory.reset": ("reset", "reset"),
    "memory.closed": ("closed", "닫힘"),
    "memory.kept": ("kept", "계속 보관"),
    "memory.released_long": (
        "{name} lets go of what it held: its gradient call is over.",
        "{name}: 그래디언트 호출이 끝나 보관하던 것을 놓아줍니다.",
    ),
    "memory.reset_long": ("{name} is reset and empty.", "{name}: reset되어 비었습니다."),
    "memory.dropped": ("gone", "사라짐"),
    "memory.dropped_long": (
        "{name}: nothing refers to it any more, so it is gone with all that it held.",
        "{name}: 가리키는 것이 없어 보관하던 것과 함께 사라집니다.",
    ),
    "memory.left": ("{size} kept to the end", "끝까지 {size} 보관"),
    "memory.left_persistent": (
        "{name} keeps {size} to the end of the program: it is persistent, and no del or reset() "
        "lets go of that.",
        "{name}: persistent인데 del이나 reset()으로 놓아주지 않아, 프로그램이 끝날 때까지 {size}를 "
        "보관합니다.",
    ),
    "memory.left_unasked": (
        "{name} keeps {size} to the end of the program: no gradient was asked of it, and no del "
        "lets go of that.",
        "{name}: 그래디언트를 묻지도 del하지도 않아, 프로그램이 끝날 때까지 {size}를 보관합니다.",
    ),
    "memory.closed_long": (
        "{name} stops recording and keeps what it has.",
        "{name}: 기록을 멈추고 가진 것을 보관합니다.",
    ),
    "memory.kept_long": (
        "{name} is persistent and keeps all of it, until it is deleted or reset.",
        "{name}: persistent이므로 del하거나 reset할 때까지 모두 보관합니다.",
    ),
    "memory.kept_rows_long": (
        "{name} keeps all of it until the last row of the Jacobian is done.",
        "{name}: 야코비안의 마지막 행이 끝날 때까지 모두 보관합니다.",
    ),
    "memory.peak": ("peak {size} at step {step}, line {line}", "최대 {size}: {step}단계, {line}행"),
    "memory.peak_no_line": ("peak {size} at step {step}", "최대 {size}: {step}단계"),
    "memory.to_peak": ("Go to the peak", "최대인 단계로 이동"),
    "memory.saved": (
        "recomputation saves {size} at the peak",
        "재계산 덕분에 최대 {size} 절약",
    ),
    "memory.now": ("{size} held", "{size} 보관"),
    "memory.hint": ("Step {step}, line {line}: {size}", "{step}단계, {line}행: {size}"),
    "memory.hint_no_line": ("Step {step}: {size}", "{step}단계: {size}"),
    "memory.hint_part": ("{name}: {size}", "{name}: {size}"),
    "memory.go": ("Click to go to this step", "누르면 이 단계로 이동합니다"),
    # -- by record ------------------------------------------------------------------------------
    "memory.inputs": ("inputs", "입력"),
    "memory.output": ("output", "출력"),
    "memory.both": ("inputs, output", "입력, 출력"),
    "memory.shape": ("shape only", "형태만"),
    "memory.nothing": ("nothing", "없음"),
    "memory.bar": ("{what} · {size}", "{what} · {size}"),
    "memory.legend_own": ("its own", "이 기록의 몫"),
    "memory.legend_shared": ("kept by an earlier one too", "앞의 기록도 보관"),
    "memory.legend_later": ("not on the tape now", "지금은 없음"),
    "memory.record": ("{number} {glyph}", "{number} {glyph}"),
    "memory.record_named": ("{number} {glyph} → {name}", "{number} {glyph} → {name}"),
    "memory.record_hint": (
        "{record}, on {tape}: keeps {what}, {size}",
        "{record}, {tape}: {what} 보관, {size}",
    ),
    "memory.record_hint_shared": (
        "{size} of it another record keeps as well: it is counted once",
        "그중 {size}는 다른 기록도 보관하므로 한 번만 셉니다",
    ),
    "memory.go_record": (
        "Click to go to the step that recorded it",
        "누르면 기록한 단계로 이동합니다",
    ),
    "memory.rows": ("records {first} to {last} of {count}", "기록 {count}개 중 {first}~{last}"),
    "memory.largest": ("Largest first", "큰 것부터"),
    "memory.in_order": ("In order of recording", "기록한 순서대로"),
    "memory.zoom_in": ("Zoom in", "확대"),
    "memory.zoom_out": ("Zoom out", "축소"),
    "memory.whole": ("Show all steps", "모든 단계 보기"),
    "memory.copy": ("Copy values", "값 복사"),
    "memory.save": ("Save values as CSV …", "값을 CSV로 저장 …"),
    "memory.step": ("step", "단계"),
    "memory.line": ("line", "행"),
    "memory.number": ("number", "번호"),
    "memory.operation": ("operation", "연산"),
    "memory.name": ("name", "이름"),
    "memory.tape": ("tape", "테이프"),
    "memory.keeps": ("keeps", "보관"),
    "memory.bytes": ("bytes", "바이트"),
    "memory.own": ("own bytes", "고유 바이트"),
    "memory.total": ("held", "전체"),
    "memory.told": (
        "Memory held by tapes: {size} at step {step}; the most is {peak} at step {at}.",
        "테이프가 보관한 메모리: {step}단계에서 {size}, 최대는 {at}단계의 {peak}.",
    ),
}
