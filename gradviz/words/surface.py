"""What the surface plot says."""

ROWS: dict[str, tuple[str, str]] = {
    "surface.of": ("of", "값"),
    "surface.over": ("over", "축"),
    "surface.of_name": ("Value that is drawn", "그릴 값"),
    "surface.across_name": ("Name across", "가로축 이름"),
    "surface.up_name": ("Name upwards", "세로축 이름"),
    "surface.relief": ("3-D", "3D"),
    "surface.relief_tip": (
        "See the surface at a slant; drag to turn it. Drawn without OpenGL",
        "곡면을 비스듬히 봅니다. 끌면 돌아갑니다. OpenGL 없이 그립니다",
    ),
    "surface.more": ("More about the surface", "곡면 더 보기"),
    # -- the menu --------------------------------------------------------------------------------
    "surface.downhill": ("Arrows downhill (−gradient)", "내리막 화살표 (−그래디언트)"),
    "surface.uphill": ("Arrows uphill (gradient)", "오르막 화살표 (그래디언트)"),
    "surface.none": ("No arrows", "화살표 없음"),
    "surface.auto": ("Shades as the values ask for", "값에 맞춘 명암"),
    "surface.even": ("Shades in even steps", "고른 간격의 명암"),
    "surface.powers": ("Shades by powers of ten", "10의 거듭제곱 명암"),
    "surface.way": ("Way of steepest descent", "최급강하 경로"),
    "surface.section": ("Section along {name}, as a curve", "{name} 방향 단면을 곡선으로"),
    "surface.closer": ("Closer\t+", "확대\t+"),
    "surface.farther": ("Farther\t−", "축소\t−"),
    "surface.reset": ("Around the point\t0", "현재 위치 주변 보기\t0"),
    "surface.copy": ("Copy values\tCtrl+C", "값 복사\tCtrl+C"),
    "surface.save": ("Save values as CSV …", "값을 CSV로 저장 …"),
    # -- what is told ----------------------------------------------------------------------------
    "surface.way_down": ("steepest descent", "최급강하"),
    "surface.slope": ("gradient ({dx}, {dy})", "그래디언트 ({dx}, {dy})"),
    "surface.no_slope": ("no gradient here", "그래디언트 없음"),
    "surface.flat": (
        "{steps} steps, ends at ({x}, {y}): {z}",
        "{steps}단계, 도착점 ({x}, {y}): {z}",
    ),
    "surface.steps": (
        "{steps} steps, still falling at ({x}, {y}): {z}",
        "{steps}단계, 아직 도착 전 ({x}, {y}): {z}",
    ),
    "surface.stuck": (
        "{steps} steps, stuck at ({x}, {y}): {z}",
        "{steps}단계, ({x}, {y})에서 더 내려갈 수 없음: {z}",
    ),
    "surface.lost": ("{steps} steps, falls without end", "{steps}단계, 끝없이 내려감"),
    "surface.already": ("flat here: no step to take", "여기는 평평해서 움직이지 않음"),
    "surface.hint": (
        "{x_name} = {x}, {y_name} = {y}\n{of} = {z}",
        "{x_name} = {x}, {y_name} = {y}\n{of} = {z}",
    ),
    "surface.hint_slope": ("\ngradient ({dx}, {dy})", "\n그래디언트 ({dx}, {dy})"),
    "surface.slow": (
        "One run of this program takes so long that {of} cannot be worked out at a hundred places. "
        "The curve, which needs fewer, may do.",
        "이 프로그램은 한 번 실행하는 데 오래 걸려 {of} 값을 백 곳에서 계산할 수 없습니다. 더 적은 "
        "점이 필요한 곡선은 가능할 수 있습니다.",
    ),
    "surface.void": (
        "{of} is defined nowhere over {x_name} = {x}, {y_name} = {y}. "
        "The menu … leads back around the point.",
        "{x_name} = {x}, {y_name} = {y} 범위에서 {of} 값이 정의되지 않습니다. … 메뉴로 현재 위치 "
        "주변으로 돌아갈 수 있습니다.",
    ),
    "surface.step": (
        "step {step} of {steps}: ({x}, {y})\n{of} = {z}",
        "{steps}단계 중 {step}단계: ({x}, {y})\n{of} = {z}",
    ),
    "surface.nowhere": ("not defined here", "정의되지 않음"),
    "surface.drag": (
        "Drag to change {x_name} and {y_name}; Ctrl+arrows do too",
        "끌어서 {x_name}, {y_name} 값을 바꾸세요. Ctrl+화살표로도 됩니다",
    ),
    "surface.fixed": (
        "{name} is no input: it cannot be dragged",
        "{name}: 입력이 아니라 끌 수 없음",
    ),
    "surface.told": (
        "{of} = {z} at {x_name} = {x}, {y_name} = {y}. {slope}. {way}",
        "{x_name} = {x}, {y_name} = {y}에서 {of} = {z}. {slope}. {way}",
    ),
}
