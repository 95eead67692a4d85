"""What to do about an error. Keys that end in a name of the program's are looked up by it."""

FILES = (
    "Programs here cannot reach files or the network; write the values into the program.",
    "여기서 프로그램은 파일이나 네트워크에 접근할 수 없습니다. 값을 프로그램 안에 적으세요.",
)
REFLECTION = (
    "Programs here cannot look names up by text; write the name itself, as in x.name.",
    "여기서는 글자로 이름을 찾을 수 없습니다. x.name처럼 이름을 직접 쓰세요.",
)
CODE = (
    "Programs here cannot run text as code; write the code itself.",
    "여기서는 글자를 코드로 실행할 수 없습니다. 코드를 직접 쓰세요.",
)
OTHER_LIBRARY = (
    "Only TensorFlow's spelling is known here: tf.Variable, tf.GradientTape, tape.gradient.",
    "여기서는 텐서플로의 표기만 씁니다: tf.Variable, tf.GradientTape, tape.gradient.",
)
TABLES = (
    "Tables are not available here; write the numbers as a list or np.array.",
    "표는 여기에 없습니다. 수를 리스트나 np.array로 적으세요.",
)
NO_BACKWARD = (
    "In TensorFlow the tape is asked: tape.gradient(y, x), of what was computed in its block.",
    "텐서플로에서는 테이프에 묻습니다: 블록 안에서 계산한 y에 대해 tape.gradient(y, x).",
)
APPEND = ("A list grows with append.", "리스트는 append로 늘립니다.")

ROWS: dict[str, tuple[str, str]] = {
    "hints.did_you_mean": ("Did you mean {names}?", "{names}을(를) 뜻하셨나요?"),
    "hints.function_of": (
        "Tensors have no such method; write {name}(x).",
        "텐서에는 이런 메서드가 없습니다. {name}(x)로 쓰세요.",
    ),
    "hints.parameters": ("Its arguments are: {names}.", "인수는 다음과 같습니다: {names}."),
    "hints.modules": (
        "The modules here are tensorflow, numpy, math and matplotlib.pyplot.",
        "여기에 있는 모듈은 tensorflow, numpy, math, matplotlib.pyplot입니다.",
    ),
    "hints.shapes.elementwise": (
        "Shapes {a} and {b} do not fit: from the right, sizes must be equal or 1, and {n} and {m} "
        "are neither.",
        "모양 {a}와 {b}는 맞지 않습니다. 오른쪽부터 크기가 같거나 1이어야 하는데 {n}과 {m}은 "
        "그렇지 않습니다.",
    ),
    "hints.shapes.transpose": (
        "Shapes {a} and {b} do not fit: sizes {n} and {m} differ; transpose one: tf.transpose(x).",
        "모양 {a}와 {b}는 맞지 않습니다. 크기 {n}과 {m}이 다릅니다. 하나를 전치하세요: "
        "tf.transpose(x).",
    ),
    "hints.shapes.matrices": (
        "Shapes {a} and {b} do not fit: the inner sizes {n} and {m} differ; transpose one?",
        "모양 {a}와 {b}는 맞지 않습니다. 안쪽 크기 {n}과 {m}이 다릅니다. 하나를 전치해야 하나요?",
    ),
    "hints.shapes.matrices.first": (
        "Shapes {a} and {b} do not fit: the inner sizes {n} and {m} differ; transpose the first: "
        "tf.transpose(a) @ b, or transpose_a=True.",
        "모양 {a}와 {b}는 맞지 않습니다. 안쪽 크기 {n}과 {m}이 다릅니다. 첫째를 전치하세요: "
        "tf.transpose(a) @ b 또는 transpose_a=True.",
    ),
    "hints.shapes.matrices.second": (
        "Shapes {a} and {b} do not fit: the inner sizes {n} and {m} differ; transpose the second: "
        "a @ tf.transpose(b), or transpose_b=True.",
        "모양 {a}와 {b}는 맞지 않습니다. 안쪽 크기 {n}과 {m}이 다릅니다. 둘째를 전치하세요: "
        "a @ tf.transpose(b) 또는 transpose_b=True.",
    ),
    "hints.shapes.inner": (
        "The inner sizes {n} and {m} differ; transpose one?",
        "안쪽 크기 {n}과 {m}이 다릅니다. 하나를 전치해야 하나요?",
    ),
    "hints.shapes.vector": (
        "@ multiplies matrices: make a vector one by x[:, None], or use tf.linalg.matvec(A, x) or "
        "tf.reduce_sum(x * y).",
        "@는 행렬끼리 곱합니다. 벡터는 x[:, None]으로 행렬로 만들거나 tf.linalg.matvec(A, x), "
        "tf.reduce_sum(x * y)를 쓰세요.",
    ),
    "hints.shapes.reshape": (
        "The new shape must have {have} elements as well; one of its sizes may be -1.",
        "새 모양도 원소가 {have}개여야 합니다. 크기 하나는 -1로 둘 수 있습니다.",
    ),
    "hints.dtypes.integer": (
        "{integer} and {floating} do not mix: write tf.cast(x, tf.{floating}), or 10. for 10.",
        "{integer}와 {floating}은 섞이지 않습니다. tf.cast(x, tf.{floating})로 바꾸거나 10을 "
        "10.으로 쓰세요.",
    ),
    "hints.dtypes.cast": (
        "{a} and {b} do not mix: bring one to the other with tf.cast(x, tf.{a}).",
        "{a}와 {b}는 섞이지 않습니다. tf.cast(x, tf.{a})로 맞추세요.",
    ),
    "hints.dtypes.text": (
        "A text and a number do not mix: write the number in an f-string.",
        "글자와 수는 섞이지 않습니다. 수를 f-문자열 안에 쓰세요.",
    ),
    "hints.dtypes.fraction": (
        "{value} has a fraction, and {dtype} has none: write 10. for 10 where the tensor is made, "
        "or tf.cast(x, tf.float32).",
        "{value}에는 소수가 있지만 {dtype}에는 없습니다. 텐서를 만들 때 10을 10.으로 쓰거나 "
        "tf.cast(x, tf.float32)를 쓰세요.",
    ),
    "hints.dtypes.need_float": (
        "This needs a float, and here is {dtype}: write 10. for 10, or tf.cast(x, tf.float32).",
        "실수가 필요한데 {dtype}입니다. 10을 10.으로 쓰거나 tf.cast(x, tf.float32)를 쓰세요.",
    ),
    "hints.range": (
        "A number has no parts to go over; to count, write range(n).",
        "수에는 하나씩 꺼낼 것이 없습니다. 세려면 range(n)을 쓰세요.",
    ),
    "hints.none": (
        "It is None, as a gradient is where the target does not depend on the source; the table "
        "of gradients says why.",
        "값이 None입니다. 대상이 원천에 의존하지 않으면 그래디언트가 None입니다. 그래디언트 표가 "
        "이유를 알려 줍니다.",
    ),
    "hints.persistent": (
        "Make the tape with tf.GradientTape(persistent=True) to ask it more than once.",
        "여러 번 물으려면 테이프를 tf.GradientTape(persistent=True)로 만드세요.",
    ),
    "hints.multiply": (
        "A number is not a function; to multiply, write *.",
        "수는 함수가 아닙니다. 곱하려면 *를 쓰세요.",
    ),
    "hints.global": (
        "The function sets {name}, so it is its own there; write global {name} to mean the one "
        "outside.",
        "함수가 {name}에 값을 주므로 그 안의 이름입니다. 바깥의 것을 뜻하려면 global {name}을 "
        "쓰세요.",
    ),
    "hints.text": (
        'Write the number in an f-string: f"x = {{x}}".',
        '수를 f-문자열 안에 쓰세요: f"x = {{x}}".',
    ),
    "hints.item": (
        "Tensors do not change; use tf.tensor_scatter_nd_update, or x[0].assign(v) of a Variable.",
        "텐서는 바뀌지 않습니다. tf.tensor_scatter_nd_update나 Variable의 x[0].assign(v)를 쓰세요.",
    ),
    "hints.truth": (
        "Many values have no single truth: use tf.reduce_all, tf.reduce_any or tf.where.",
        "여러 값은 참과 거짓 하나로 정해지지 않습니다. tf.reduce_all, tf.reduce_any, tf.where를 "
        "쓰세요.",
    ),
    "hints.list": (
        "Lists do not calculate; make it an array: np.array(x), or tf.constant(x).",
        "리스트로는 계산할 수 없습니다. np.array(x)나 tf.constant(x)로 만드세요.",
    ),
    **{f"hints.name.{n}": FILES for n in ("open", "file")},
    **{f"hints.name.{n}": CODE for n in ("eval", "exec", "compile")},
    **{f"hints.name.{n}": REFLECTION for n in
       ("getattr", "setattr", "delattr", "vars", "dir", "globals", "locals")},
    "hints.name.input": (
        "Programs here ask nothing while they run; write the value, or use a name without one: it "
        "becomes an input.",
        "여기서 프로그램은 실행 중에 묻지 않습니다. 값을 적거나 값 없는 이름을 쓰면 입력이 됩니다.",
    ),
    "hints.name.math": ("Write import math first.", "먼저 import math를 쓰세요."),
    "hints.name.keras": ("Write tf.keras.", "tf.keras로 쓰세요."),
    "hints.name.numpy": ("Write np.", "np로 쓰세요."),
    "hints.name.tensorflow": ("Write tf.", "tf로 쓰세요."),
    **{f"hints.name.{n}": OTHER_LIBRARY for n in ("torch", "jax", "jnp", "grad", "autograd")},
    **{f"hints.module.{n}": OTHER_LIBRARY for n in ("torch", "jax", "autograd", "flax")},
    "hints.module.keras": (
        "Write from tensorflow import keras.", "from tensorflow import keras로 쓰세요."),
    **{f"hints.module.{n}": TABLES for n in ("pandas", "sklearn", "csv")},
    **{f"hints.module.{n}": FILES for n in
       ("os", "sys", "pathlib", "io", "pickle", "json", "shutil", "socket", "requests", "urllib",
        "subprocess")},
    **{f"hints.member.{n}": FILES for n in
       ("io", "saved_model", "summary", "data", "load", "save", "savez", "loadtxt", "savetxt",
        "genfromtxt", "fromfile", "load_model", "save_model", "get_file", "datasets", "savefig")},
    **{f"hints.attribute.{n}": FILES for n in
       ("save", "save_weights", "load_weights", "export", "tofile", "dump")},
    **{f"hints.attribute.{n}": NO_BACKWARD for n in ("backward", "grad", "requires_grad")},
    **{f"hints.attribute.list.{n}": APPEND for n in ("add", "push", "push_back")},
    **{f"hints.attribute.{n}": (
        "Write len(x), or x.shape of a tensor.", "len(x)나 텐서의 x.shape로 쓰세요.",
    ) for n in ("length", "lenght", "len", "count_elements")},
    "hints.attribute.ndarray.append": (
        "Arrays do not grow; use np.append(x, v), or a list.",
        "배열은 늘어나지 않습니다. np.append(x, v)나 리스트를 쓰세요.",
    ),
    "hints.attribute.eagertensor.t": (
        "Write tf.transpose(x).", "tf.transpose(x)로 쓰세요."),
    **{f"hints.attribute.eagertensor.{n}": (
        "A tensor does not change; make it a tf.Variable to assign.",
        "텐서는 바뀌지 않습니다. 대입하려면 tf.Variable로 만드세요.",
    ) for n in ("assign", "assign_add", "assign_sub")},
}  # fmt: skip
