"""NaN and infinity: what made the first, what it spoils, and how to write it safely."""

ROWS: dict[str, tuple[str, str]] = {
    "nonfinite.first": ("first {what}", "첫 {what}"),
    "nonfinite.first_back": ("first {what}, backward", "첫 {what}(역전파)"),
    "nonfinite.spoils": ("spoils", "오염"),
    "nonfinite.spoiled_by": ("spoiled by", "오염원"),
    "nonfinite.nothing": ("nothing else", "다른 값은 없음"),
    "nonfinite.at": ("{made} at {place}", "{made}, 위치 {place}"),
    "nonfinite.of_many": (
        "{op} of {count} numbers from {low} to {high} = {result}",
        "{low}부터 {high}까지의 수 {count}개의 {op} = {result}",
    ),
    "nonfinite.of_equal": (
        "{op} of {count} times {low} = {result}",
        "{low} {count}개의 {op} = {result}",
    ),
    "nonfinite.of_none": ("{op} of no numbers = {result}", "수가 하나도 없는 {op} = {result}"),
    "nonfinite.gradients": (
        "{names}, and the gradients of {sources}",
        "{names}, {sources}의 그래디언트",
    ),
    "nonfinite.only_gradients": ("the gradients of {sources}", "{sources}의 그래디언트"),
    "nonfinite.more": ("{names} and {count} more", "{names} 외 {count}개"),
    "nonfinite.node": ("{name} ({what})", "{name}({what})"),
    "nonfinite.forward": (
        "The first {what} of the forward pass: {made}.",
        "순전파에서 처음 나온 {what}: {made}.",
    ),
    "nonfinite.backward": (
        "The first {what} of this backward pass: {made}.",
        "이 역전파에서 처음 나온 {what}: {made}.",
    ),
    "nonfinite.arrived": (
        "Not finite: the gradient of {sources}. The first {what} came up going back through"
        " {node}.",
        "{sources}의 그래디언트가 유한하지 않습니다. 첫 {what}은(는) {node}을(를) 거꾸로 지날 때"
        " 생겼습니다.",
    ),
    "nonfinite.safer": ("safer: {code}", "더 안전하게: {code}"),
    # -- what made it ----------------------------------------------------------------------------
    "nonfinite.cause.given": ("The program itself gives it.", "프로그램이 직접 준 값입니다."),
    "nonfinite.cause.summed": (
        "The contributions are finite, but their sum is too large for its type.",
        "기여는 모두 유한하지만 합이 자료형에 담기에 너무 큽니다.",
    ),
    "nonfinite.cause.undefined": (
        "The operation has no number to give here.",
        "이 연산은 여기서 줄 수 있는 수가 없습니다.",
    ),
    "nonfinite.cause.overflow": (
        "The result is too large for its type.",
        "결과가 자료형에 담기에 너무 큽니다.",
    ),
    "nonfinite.cause.zero_times_inf": (
        "0 times infinity is not a number: nothing flows in, but the slope is infinite.",
        "0과 무한대의 곱은 수가 아닙니다. 들어오는 것은 0인데 기울기가 무한대입니다.",
    ),
    "nonfinite.cause.zero_times_inf_forward": (
        "0 times infinity is not a number.",
        "0과 무한대의 곱은 수가 아닙니다.",
    ),
    "nonfinite.cause.empty": (
        "There is nothing to take the mean of: 0 divided by 0.",
        "평균을 낼 원소가 하나도 없어 0을 0으로 나누었습니다.",
    ),
    "nonfinite.cause.singular": (
        "The matrix is singular, or not positive definite.",
        "행렬이 특이하거나 양의 정부호가 아닙니다.",
    ),
    "nonfinite.cause.inf_minus_inf": (
        "Infinity minus infinity is not a number.",
        "무한대에서 무한대를 뺀 것은 수가 아닙니다.",
    ),
    "nonfinite.cause.inf_by_inf": (
        "Infinity by infinity is not a number.",
        "무한대를 무한대로 나눈 것은 수가 아닙니다.",
    ),
    "nonfinite.cause.divide_zero": ("A division by 0.", "0으로 나누었습니다."),
    "nonfinite.cause.zero_by_zero": (
        "0 divided by 0 is not a number.",
        "0을 0으로 나눈 것은 수가 아닙니다.",
    ),
    "nonfinite.cause.log_zero": ("The logarithm of 0.", "0의 로그입니다."),
    "nonfinite.cause.log_negative": (
        "The logarithm of a negative number.",
        "음수의 로그입니다.",
    ),
    "nonfinite.cause.root_negative": (
        "The square root of a negative number.",
        "음수의 제곱근입니다.",
    ),
    "nonfinite.cause.power_negative": (
        "A fractional power of a negative number.",
        "음수를 정수가 아닌 지수로 거듭제곱했습니다.",
    ),
    "nonfinite.cause.domain": (
        "The function is not defined there.",
        "그곳에서는 정의되지 않는 함수입니다.",
    ),
    "nonfinite.cause.exp_overflow": (
        "The exponential is too large for its type.",
        "지수 함수의 값이 자료형에 담기에 너무 큽니다.",
    ),
    "nonfinite.cause.cast": (
        "The number is too large for the type it is cast to.",
        "바꾸려는 자료형에 담기에 너무 큰 수입니다.",
    ),
    "nonfinite.cause.steep": (
        "The slope is infinite here: the value may be finite, its derivative is not.",
        "여기서 기울기가 무한대입니다. 값은 유한할 수 있어도 도함수는 그렇지 않습니다.",
    ),
    "nonfinite.cause.carried": (
        "The slope is made of a value that was no finite number in the forward pass.",
        "순전파에서 이미 유한하지 않던 값으로 기울기를 계산합니다.",
    ),
    # -- how to write it safely: words before the code, by cure, or alone, by cause --------------
    "nonfinite.cure.double_where": (
        "Safer: where chooses after both sides were computed. Choose the input, too:",
        "더 안전하게: where는 양쪽을 모두 계산한 뒤에 고릅니다. 입력도 함께 고르세요.",
    ),
    "nonfinite.cure.log_sigmoid": ("Safer: both in one:", "더 안전하게: 둘을 하나로."),
    "nonfinite.cure.log_softmax": ("Safer: both in one:", "더 안전하게: 둘을 하나로."),
    "nonfinite.cure.xlogy": (
        "Safer: 0 where the factor is 0:",
        "더 안전하게: 곱하는 수가 0이면 0이 됩니다.",
    ),
    "nonfinite.cure.softplus": (
        "Safer: this is softplus, which does not overflow:",
        "더 안전하게: 이 식은 넘치지 않는 softplus입니다.",
    ),
    "nonfinite.cure.sigmoid": (
        "Safer: this is sigmoid, which does not overflow:",
        "더 안전하게: 이 식은 넘치지 않는 sigmoid입니다.",
    ),
    "nonfinite.cure.logsumexp": (
        "Safer: take out the largest first, as this does:",
        "더 안전하게: 가장 큰 값을 먼저 빼 주는 함수를 쓰세요.",
    ),
    "nonfinite.cure.softmax": (
        "Safer: this is softmax, which does not overflow:",
        "더 안전하게: 이 식은 넘치지 않는 softmax입니다.",
    ),
    "nonfinite.cure.tanh": (
        "Safer: this is tanh, which does not overflow:",
        "더 안전하게: 이 식은 넘치지 않는 tanh입니다.",
    ),
    "nonfinite.cure.log_exp": (
        "Safer: the logarithm of an exponential is what went in:",
        "더 안전하게: 지수 함수의 로그는 처음 들어간 값 그대로입니다.",
    ),
    "nonfinite.cure.log_cosh": (
        "Safer: the same, without the large exponential:",
        "더 안전하게: 큰 지수 함수 없이 같은 값입니다.",
    ),
    "nonfinite.cure.deviation": (
        "Safer: keep a little under the root of the variance:",
        "더 안전하게: 분산의 근호 안에 작은 수를 더해 두세요.",
    ),
    "nonfinite.cure.divide_no_nan": (
        "Safer: 0 where the divisor is 0:",
        "더 안전하게: 나누는 수가 0이면 0이 됩니다.",
    ),
    "nonfinite.cure.norm": (
        "Safer: keep a little under the root:",
        "더 안전하게: 근호 안에 작은 수를 더해 두세요.",
    ),
    "nonfinite.cure.clip": (
        "Safer: keep the input above the edge:",
        "더 안전하게: 입력이 경계 위에 있게 하세요.",
    ),
    "nonfinite.cure.clip_ends": (
        "Safer: keep the input between the ends:",
        "더 안전하게: 입력이 양 끝 사이에 있게 하세요.",
    ),
    "nonfinite.cure.exp": (
        "Safer: limit what goes into the exponential:",
        "더 안전하게: 지수에 들어가는 값을 제한하세요.",
    ),
    # -- the same, as buttons that make the edit ---------------------------------------------------
    "nonfinite.fix.double_where": ("Choose the input, too", "입력도 함께 고르기"),
    "nonfinite.fix.log_sigmoid": ("Use tf.math.log_sigmoid", "tf.math.log_sigmoid 쓰기"),
    "nonfinite.fix.log_softmax": ("Use tf.nn.log_softmax", "tf.nn.log_softmax 쓰기"),
    "nonfinite.fix.xlogy": ("Use tf.math.xlogy", "tf.math.xlogy 쓰기"),
    "nonfinite.fix.softplus": ("Use tf.math.softplus", "tf.math.softplus 쓰기"),
    "nonfinite.fix.sigmoid": ("Use tf.sigmoid", "tf.sigmoid 쓰기"),
    "nonfinite.fix.logsumexp": ("Use tf.reduce_logsumexp", "tf.reduce_logsumexp 쓰기"),
    "nonfinite.fix.softmax": ("Use tf.nn.softmax", "tf.nn.softmax 쓰기"),
    "nonfinite.fix.tanh": ("Use tf.tanh", "tf.tanh 쓰기"),
    "nonfinite.fix.log_exp": ("Leave both out", "둘 다 빼기"),
    "nonfinite.fix.log_cosh": ("Write it with tf.math.softplus", "tf.math.softplus로 쓰기"),
    "nonfinite.fix.deviation": ("Add 1e-12 under the root", "근호 안에 1e-12 더하기"),
    "nonfinite.fix.divide_no_nan": ("Use tf.math.divide_no_nan", "tf.math.divide_no_nan 쓰기"),
    "nonfinite.fix.norm": ("Add 1e-12 under the root", "근호 안에 1e-12 더하기"),
    "nonfinite.fix.clip": ("Keep the input above the edge", "입력을 경계 위로 제한하기"),
    "nonfinite.fix.clip_ends": (
        "Keep the input between the ends",
        "입력을 양 끝 사이로 제한하기",
    ),
    "nonfinite.fix.exp": ("Limit the exponent", "지수 제한하기"),
    "nonfinite.cured": ("The {what} is gone", "{what}이(가) 사라졌습니다"),
    "nonfinite.cured_now": (
        "The edit is made, and all numbers of this pass are finite.",
        "고친 뒤로 이 전파의 모든 수가 유한합니다.",
    ),
    "nonfinite.cure.given": ("Look at the data it comes from.", "이 값이 온 데이터를 살펴보세요."),
    "nonfinite.cure.summed": (
        "Scale the loss or the values down.",
        "손실이나 값의 크기를 줄이세요.",
    ),
    "nonfinite.cure.undefined": (
        "Keep the input away from this point, with tf.maximum or tf.clip_by_value.",
        "tf.maximum이나 tf.clip_by_value로 입력이 이 점에 닿지 않게 하세요.",
    ),
    "nonfinite.cure.empty": (
        "Ask first whether anything is left, or divide with tf.math.divide_no_nan.",
        "남은 원소가 있는지 먼저 확인하거나 tf.math.divide_no_nan으로 나누세요.",
    ),
    "nonfinite.cure.singular": (
        "Add a little to its diagonal: matrix + 1e-6 * tf.eye(n).",
        "대각선에 작은 수를 더하세요: matrix + 1e-6 * tf.eye(n).",
    ),
    "nonfinite.cure.overflow": (
        "Scale the values down, lower the learning rate, or work with logarithms.",
        "값의 크기나 학습률을 줄이거나 로그로 계산하세요.",
    ),
    "nonfinite.cure.zero_times_inf": (
        "Keep infinity out of products; for masks use tf.where.",
        "곱에 무한대가 들어가지 않게 하고, 마스크에는 tf.where를 쓰세요.",
    ),
    "nonfinite.cure.inf_minus_inf": (
        "Keep infinity out of sums and differences.",
        "합과 차에 무한대가 들어가지 않게 하세요.",
    ),
    "nonfinite.cure.inf_by_inf": (
        "Keep infinity out of quotients, or divide logarithms by subtracting them.",
        "나눗셈에 무한대가 들어가지 않게 하거나, 로그를 빼서 나누세요.",
    ),
    "nonfinite.cure.divide_zero": (
        "Keep the divisor away from 0.",
        "나누는 수가 0이 되지 않게 하세요.",
    ),
    "nonfinite.cure.zero_by_zero": (
        "Keep the divisor away from 0.",
        "나누는 수가 0이 되지 않게 하세요.",
    ),
    "nonfinite.cure.exp_overflow": (
        "Limit what goes into the exponential.",
        "지수에 들어가는 값을 제한하세요.",
    ),
    "nonfinite.cure.log_zero": ("Keep the input above 0.", "입력이 0보다 크게 하세요."),
    "nonfinite.cure.log_negative": ("Keep the input above 0.", "입력이 0보다 크게 하세요."),
    "nonfinite.cure.root_negative": ("Keep the input above 0.", "입력이 0보다 크게 하세요."),
    "nonfinite.cure.power_negative": ("Keep the base above 0.", "밑이 0보다 크게 하세요."),
    "nonfinite.cure.domain": (
        "Keep the input where the function is defined.",
        "함수가 정의된 곳에 입력이 있게 하세요.",
    ),
    "nonfinite.cure.cast": (
        "Stay in float32, or scale the values down first.",
        "float32를 그대로 쓰거나 먼저 값의 크기를 줄이세요.",
    ),
    "nonfinite.cure.steep": (
        "Keep the input away from this point, with tf.maximum or tf.clip_by_value.",
        "tf.maximum이나 tf.clip_by_value로 입력이 이 점에 닿지 않게 하세요.",
    ),
    "nonfinite.cure.carried": (
        "Mend the forward pass first.",
        "순전파를 먼저 고치세요.",
    ),
}
