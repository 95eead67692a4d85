"""Layers of Keras 3 that slide: convolutions and pooling, what they give and refuse."""

from tests.golden.cases.programs.layers import asked

_GRID = "np.float32((np.arange({n}) * 5 % 11 - 4.).reshape({shape}) / 4)"


def _grid(*shape):
    n = 1
    for size in shape:
        n *= size
    return _GRID.format(n=n, shape=shape)


_ROWS, _IMAGE, _WIDE, _SOLID = (
    _grid(2, 5, 2),
    _grid(2, 4, 5, 2),
    _grid(1, 5, 6, 4),
    _grid(1, 3, 3, 4, 2),
)
_FIRST = _grid(2, 2, 5)  # channels first
_IMAGE_FIRST = _grid(1, 2, 4, 5)

_MAKES = {
    "Conv1D(3, 2)": _ROWS,
    "Conv1D(3, 3, padding='same')": _ROWS,
    "Conv1D(2, 2, 2)": _ROWS,
    "Conv1D(2, 3, strides=2, padding='SAME')": _ROWS,
    "Conv1D(2, 3, padding='causal')": _ROWS,
    "Conv1D(2, 2, padding='causal', dilation_rate=2)": _ROWS,
    "Conv1D(2, 2, dilation_rate=3)": _ROWS,
    "Conv1D(2, 2, dilation_rate=2, padding='same')": _ROWS,
    "Conv1D(2, 1, activation='relu', use_bias=False)": _ROWS,
    "Conv1D(4, 2, groups=2)": _ROWS,
    "Conv1D(2, 2, strides=2, padding='causal')": _ROWS,
    "Convolution1D(2, (2,))": _ROWS,
    "Conv2D(3, 2)": _IMAGE,
    "Conv2D(2, (2, 3), activation='relu')": _IMAGE,
    "Conv2D(2, 3, padding='same')": _IMAGE,
    "Conv2D(2, 3, strides=2, padding='same')": _IMAGE,
    "Conv2D(2, (1, 2), strides=(2, 1))": _IMAGE,
    "Conv2D(2, 2, dilation_rate=(2, 3))": _IMAGE,
    "Conv2D(2, 2, dilation_rate=2, padding='same')": _IMAGE,
    "Conv2D(2, 1, use_bias=False)": _IMAGE,
    "Conv2D(4, 2, groups=2)": _WIDE,
    "Conv2D(4, 3, groups=4, padding='same', strides=2)": _WIDE,
    "Conv2D(2, 2, 1, 'valid', 'channels_first')": _IMAGE_FIRST,
    "Conv2D(2, 2, dtype='float64', activation='swish')": _IMAGE,
    "Conv3D(2, 2)": _SOLID,
    "Conv3D(2, (1, 2, 3), padding='same', strides=2)": _SOLID,
    "DepthwiseConv1D(2)": _ROWS,
    "DepthwiseConv1D(3, 2, 'same', 2)": _ROWS,
    "DepthwiseConv1D(2, dilation_rate=2, use_bias=False)": _ROWS,
    "DepthwiseConv1D(2, strides=2, dilation_rate=2)": _grid(2, 7, 2),
    "DepthwiseConv1D(2, strides=2, dilation_rate=2, padding='same')": _grid(2, 7, 2),
    "DepthwiseConv1D(2, data_format='channels_first')": _FIRST,
    "DepthwiseConv2D(2)": _IMAGE,
    "DepthwiseConv2D((1, 3), padding='same', depth_multiplier=2, activation='relu')": _IMAGE,
    "DepthwiseConv2D(2, strides=2)": _IMAGE,
    "DepthwiseConv2D(2, strides=(2, 1))": _IMAGE,
    "DepthwiseConv2D(2, dilation_rate=2)": _IMAGE,
    "DepthwiseConv2D(2, 2, 'same', dilation_rate=2)": _IMAGE,
    "DepthwiseConv2D(2, (2, 3), dilation_rate=(1, 2))": _IMAGE,
    "DepthwiseConv2D(2, data_format='channels_first')": _IMAGE_FIRST,
    "Conv1DTranspose(2, 3)": _ROWS,
    "Conv1DTranspose(2, 3, strides=2, padding='same')": _ROWS,
    "Conv1DTranspose(2, 2, 3, output_padding=2)": _ROWS,
    "Conv2DTranspose(2, 2)": _IMAGE,
    "Conv2DTranspose(2, 3, strides=2, padding='same', activation='relu')": _IMAGE,
    "Conv2DTranspose(2, (2, 3), strides=(2, 1), use_bias=False)": _IMAGE,
    "Conv2DTranspose(2, 2, strides=3)": _IMAGE,
    "Conv2DTranspose(2, 3, 2, 'same', 1)": _IMAGE,
    "Conv3DTranspose(1, 2)": _SOLID,
    "SeparableConv1D(3, 2)": _ROWS,
    "SeparableConv1D(3, 3, padding='same', depth_multiplier=2)": _ROWS,
    "SeparableConv2D(3, 2)": _IMAGE,
    "SeparableConv2D(2, 3, 2, 'same', depth_multiplier=2, activation='relu')": _IMAGE,
    "SeparableConv2D(2, 2, dilation_rate=2, use_bias=False)": _IMAGE,
    "SeparableConv2D(2, 2, 2, dilation_rate=2)": _IMAGE,
    "MaxPooling1D()": _ROWS,
    "MaxPooling1D(3, 1, 'same')": _ROWS,
    "MaxPool1D(2, strides=3)": _ROWS,
    "MaxPooling2D()": _IMAGE,
    "MaxPooling2D(3, 1)": _IMAGE,
    "MaxPooling2D((2, 3), padding='same')": _IMAGE,
    "MaxPool2D((1, 2), (2, 1), 'valid')": _IMAGE,
    "MaxPooling2D(2, data_format='channels_first')": _IMAGE_FIRST,
    "MaxPooling3D((1, 2, 2))": _SOLID,
    "AveragePooling1D(2)": _ROWS,
    "AveragePooling1D(3, padding='same', strides=1)": _ROWS,
    "AveragePooling1D(2, data_format='channels_first')": _FIRST,
    "AveragePooling2D(2)": _IMAGE,
    "AveragePooling2D((2, 3), 1, 'same')": _IMAGE,
    "AvgPool2D((1, 2), (2, 1))": _IMAGE,
    "AveragePooling3D(2, 1)": _SOLID,
}  # fmt: skip

_REFUSED = """
L = tf.keras.layers
image, rows = tf.ones([1, 3, 4, 2]), tf.ones([1, 4, 2])
for call in (
    {calls}
):
    try:
        made = call()
        print(getattr(made, 'shape', made))
    except Exception as e:
        print(type(e).__name__)
"""
_REFUSALS = {
    "a convolution's arguments": """
    lambda: L.Conv2D(0, 2), lambda: L.Conv2D(-1, 2), lambda: L.Conv2D(2, 0),
        lambda: L.Conv2D(2, (2, 2, 2)), lambda: L.Conv2D(2, 'a'),
    lambda: L.Conv2D(2, 2, strides=0), lambda: L.Conv2D(2, 2, strides=(1, 2, 3)),
        lambda: L.Conv2D(2, 2, padding='full'), lambda: L.Conv2D(2, 2, padding='causal'),
    lambda: L.Conv2D(2, 2, strides=2, dilation_rate=2), lambda: L.Conv2D(3, 2, groups=2),
        lambda: L.Conv2D(2, 2, groups=0), lambda: L.Conv2D(2, 2, dilation_rate=0),
    lambda: L.Conv2D(2, 2, data_format='NHWC'), lambda: L.Conv2D(2, 2, activation='foo'),
        lambda: L.Conv2D(2), lambda: L.Conv2D(2, 2, foo=1),
    lambda: L.Conv2D('2', 2), lambda: L.Conv2D(2, 2.), lambda: L.DepthwiseConv2D(2,
        depth_multiplier=0), lambda: L.DepthwiseConv1D(2, padding='causal'),
    lambda: L.Conv2D(2, 2, padding=1), lambda: L.Conv1D(2, 2, padding='Causal').padding,""",
    "further convolutions": """
    lambda: L.Conv2DTranspose(0, 2), lambda: L.Conv2DTranspose(2, 2, strides=2, output_padding=2),
        lambda: L.Conv2DTranspose(2, 2, strides=2, dilation_rate=2),
        lambda: L.Conv2DTranspose(2, 2, padding='full'),
    lambda: L.Conv2DTranspose(2, 2)(rows), lambda: L.Conv2DTranspose(2,
        2).compute_output_shape((None, 3, None, 2)), lambda: L.Conv2DTranspose(2, 3, 2,
        'same').compute_output_shape((None, 3, 4, 2)),
    lambda: L.Conv2DTranspose(2, 3, 2, 'same', 0).compute_output_shape((1, 3, 4, 2)),
        lambda: L.SeparableConv2D(2, 5)(image), lambda: L.SeparableConv2D(0, 2),
        lambda: L.SeparableConv2D(2, 2, depth_multiplier=0),
    lambda: L.SeparableConv2D(2, 2)(rows), lambda: L.SeparableConv2D(3,
        2).compute_output_shape((None, 3, 4, 2)), lambda: L.Conv1DTranspose(2, 3)(rows).shape,
        lambda: [w.path for w in [L.SeparableConv1D(2, 2)] if w.built],""",
    "a convolution's inputs": """
    lambda: L.Conv2D(2, 2)(rows), lambda: L.Conv2D(2, 5)(image),
        lambda: L.Conv2D(2, 5, padding='same')(image), lambda: L.Conv2D(4, 2, groups=4)(image),
    lambda: L.Conv1D(2, 2)(image), lambda: L.Conv1D(2, 5)(rows),
        lambda: L.Conv1D(2, 5, padding='causal')(rows), lambda: L.Conv2D(2,
        2)(tf.ones([1, 3, 4, 2], tf.int32)),
    lambda: L.Conv2D(2, 2)(tf.ones([1, 1, 1, 2])), lambda: L.Conv2D(2,
        2)(tf.ones([1, 2, 3, 4, 2])), lambda: L.Conv2D(2, 2, dilation_rate=3)(image),
    lambda: L.DepthwiseConv2D(5)(image), lambda: L.DepthwiseConv2D(2)(rows),
        lambda: L.Conv2D(2, 2, data_format='channels_first')(tf.ones([1, 2, 3, 4])),""",
    "pooling's arguments": """
    lambda: L.MaxPooling2D(0), lambda: L.MaxPooling2D((2, 2, 2)), lambda: L.MaxPooling2D(2, -1),
        lambda: L.AveragePooling2D(), lambda: L.MaxPooling2D(2, 2, 'full'),
    lambda: L.MaxPooling2D(2, 2, 'full')(image), lambda: L.MaxPooling2D(2, 0)(image),
        lambda: L.MaxPooling2D(2, data_format='NCHW'), lambda: L.MaxPooling2D('a'),
    lambda: L.MaxPooling2D(2)(rows), lambda: L.MaxPooling2D(4)(image),
        lambda: L.MaxPooling1D(5)(rows), lambda: L.MaxPooling1D(5, padding='same')(rows),
    lambda: L.MaxPooling2D(2)(tf.ones([1, 3, 4, 2], tf.int32)),
        lambda: L.AveragePooling2D(2)(tf.ones([1, 3, 4, 2], tf.int32)),
        lambda: L.MaxPooling2D(2).built, lambda: L.MaxPooling2D(2).strides,
    lambda: L.MaxPooling2D(2)(image.numpy()), lambda: L.MaxPool2D is L.MaxPooling2D,
        lambda: L.MaxPool2D(2, name='pool').name, lambda: L.MaxPool2D(2).name,""",
    "shapes that are worked out": """
    lambda: L.Conv2D(3, 2).compute_output_shape((None, 5, None, 2)),
        lambda: L.Conv2D(3, 2, padding='same', strides=2).compute_output_shape((None, 5, None, 2)),
    lambda: L.Conv1D(3, 2, padding='causal').compute_output_shape((2, 4, 1)),
        lambda: L.Conv2D(3, 2).compute_output_shape((None, 5, 2)),
    lambda: L.Conv2D(3, 6).compute_output_shape((None, 5, 5, 2)),
        lambda: L.DepthwiseConv2D(2, depth_multiplier=3).compute_output_shape((None, 5, 5, 2)),
    lambda: L.MaxPooling2D(2).compute_output_shape((None, 5, None, 2)),
        lambda: L.MaxPooling2D(2, padding='same').compute_output_shape((None, 5, None, 2)),
    lambda: L.MaxPooling2D(6).compute_output_shape((None, 5, None, 2)),
        lambda: L.AveragePooling1D(2, data_format='channels_first').compute_output_shape((None, 5,
        7)),
    lambda: L.Conv2D(3, 2, data_format='channels_first').compute_output_shape((None, 2, 5, 7)),
        lambda: L.MaxPooling2D(2, padding='full').compute_output_shape((None, 5, 5, 2)),""",
}

OTHERS = {
    "before and after building": """
layer = tf.keras.layers.Conv2D(3, (2, 3), kernel_regularizer='l2', name='eye')
print(layer.built, layer.filters, layer.kernel_size, layer.strides, layer.padding,
    layer.data_format, layer.dilation_rate, layer.groups)
try:
    layer.kernel
except Exception as e:
    print(type(e).__name__)
layer.build((None, 4, 5, 2))
print(layer.kernel.shape, layer.bias.shape, layer.count_params(), layer.kernel.path,
    len(layer.losses))
try:
    layer(tf.ones([1, 4, 5, 3]))
except Exception as e:
    print(type(e).__name__)
""",
    "a network of images": """
L = tf.keras.layers
model = tf.keras.Sequential([
    tf.keras.Input((6, 6, 1)), L.Conv2D(2, 3, activation='relu'), L.MaxPooling2D(), L.Flatten(),
        L.Dense(2)])
for i, w in enumerate(model.weights):
    w.assign(((np.arange(np.prod(w.shape)) * 3 + i) % 7 - 2.).reshape(w.shape) / 8)
x = tf.constant((np.arange(72) * 5 % 11 - 4.).reshape(2, 6, 6, 1) / 4, tf.float32)
labels = tf.constant([0, 1])
ask = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.SGD(.125)
costs = []
for _ in range(3):
    with tf.GradientTape() as tape:
        cost = ask(labels, model(x))
    optimizer.apply_gradients(zip(tape.gradient(cost, model.trainable_variables),
        model.trainable_variables))
    costs.append(cost)
model.summary()
""",
    "symbolic sizes": """
L = tf.keras.layers
x = tf.keras.Input((None, 8, 3))
a = L.Conv2D(4, 3, strides=2, padding='same')(x)
b = L.DepthwiseConv2D(2)(a)
c = L.MaxPooling2D()(b)
d = L.GlobalAveragePooling2D()(c)
print([tuple(t.shape) for t in (a, b, c, d)])
model = tf.keras.Model(x, d)
for w in model.weights:
    w.assign(tf.fill(w.shape, .125))
y = model(tf.ones([1, 6, 8, 3]))
try:
    L.Conv2D(4, 9)(tf.keras.Input((8, 8, 3)))
except Exception as e:
    print(type(e).__name__)
""",
}

PROGRAMS = (
    {title: asked(title, x) for title, x in _MAKES.items()}
    | {title: _REFUSED.format(calls=calls) for title, calls in _REFUSALS.items()}
    | OTHERS
)
