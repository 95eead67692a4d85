"""What TensorFlow's guides do with modules, layers, models and training loops, in small."""

PROGRAMS = {
    "a simple module": """
class SimpleModule(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.a_variable = tf.Variable(5.0, name="train_me")
        self.non_trainable_variable = tf.Variable(5.0, trainable=False, name="do_not_train_me")

    def __call__(self, x):
        return self.a_variable * x + self.non_trainable_variable

simple_module = SimpleModule(name="simple")
y = simple_module(tf.constant(5.0))
print("trainable variables:", simple_module.trainable_variables)
print("all variables:", simple_module.variables)
print(y)
""",
    "a dense module and a sequential one": """
class Dense(tf.Module):
    def __init__(self, in_features, out_features, name=None):
        super().__init__(name=name)
        self.w = tf.Variable(tf.random.normal([in_features, out_features]), name='w')
        self.b = tf.Variable(tf.zeros([out_features]), name='b')

    def __call__(self, x):
        y = tf.matmul(x, self.w) + self.b
        return tf.nn.relu(y)

class SequentialModule(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.dense_1 = Dense(in_features=3, out_features=3)
        self.dense_2 = Dense(in_features=3, out_features=2)

    def __call__(self, x):
        x = self.dense_1(x)
        return self.dense_2(x)

my_model = SequentialModule(name="the_model")
out = my_model(tf.constant([[2.0, 2.0, 2.0]]))
print("Submodules:", [m.name for m in my_model.submodules])
for var in my_model.variables:
    print(var.name, var.shape)
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(my_model(tf.constant([[2.0, 2.0, 2.0]])))
g = tape.gradient(loss, my_model.trainable_variables)
""",
    "a module that waits for its input": """
class FlexibleDenseModule(tf.Module):
    def __init__(self, out_features, name=None):
        super().__init__(name=name)
        self.is_built = False
        self.out_features = out_features

    def __call__(self, x):
        if not self.is_built:
            self.w = tf.Variable(tf.random.normal([x.shape[-1], self.out_features]), name='w')
            self.b = tf.Variable(tf.zeros([self.out_features]), name='b')
            self.is_built = True
        return tf.nn.relu(tf.matmul(x, self.w) + self.b)

class MySequentialModule(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.dense_1 = FlexibleDenseModule(out_features=3)
        self.dense_2 = FlexibleDenseModule(out_features=2)

    def __call__(self, x):
        return self.dense_2(self.dense_1(x))

my_model = MySequentialModule(name="the_model")
before = my_model.variables
result = my_model(tf.constant([[2.0, 2.0, 2.0]]))
shapes = [tuple(v.shape) for v in my_model.variables]
""",
    "a Keras layer of one's own": """
class MyDense(tf.keras.layers.Layer):
    def __init__(self, in_features, out_features, **kwargs):
        super().__init__(**kwargs)
        self.w = tf.Variable(tf.ones([in_features, out_features]), name='w')
        self.b = tf.Variable(tf.zeros([out_features]), name='b')

    def call(self, x):
        y = tf.matmul(x, self.w) + self.b
        return tf.nn.relu(y)

simple_layer = MyDense(name="simple", in_features=3, out_features=3)
y = simple_layer([[2.0, 2.0, 2.0]] if False else tf.constant([[2.0, 2.0, 2.0]]))
print(simple_layer.trainable_variables, simple_layer.built)
""",
    "a flexible layer": """
class FlexibleDense(tf.keras.layers.Layer):
    def __init__(self, out_features, **kwargs):
        super().__init__(**kwargs)
        self.out_features = out_features

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.out_features),
            initializer='random_normal', name='w')
        self.b = self.add_weight(shape=(self.out_features,), initializer='zeros', name='b')

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b

flexible_dense = FlexibleDense(out_features=3)
before = flexible_dense.variables
y = flexible_dense(tf.constant([[2.0, 2.0, 2.0], [3.0, 3.0, 3.0]]))
print(flexible_dense.variables)
try:
    flexible_dense(tf.constant([[2.0, 2.0, 2.0, 2.0]]))
except tf.errors.InvalidArgumentError as e:
    print("Failed:", type(e).__name__)
""",
    "a Keras model of one's own": """
class FlexibleDense(tf.keras.layers.Layer):
    def __init__(self, out_features, **kwargs):
        super().__init__(**kwargs)
        self.out_features = out_features

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.out_features))
        self.b = self.add_weight(shape=(self.out_features,), initializer='zeros')

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b

class MySequentialModel(tf.keras.Model):
    def __init__(self, name=None, **kwargs):
        super().__init__(**kwargs)
        self.dense_1 = FlexibleDense(out_features=3)
        self.dense_2 = FlexibleDense(out_features=2)

    def call(self, x):
        x = self.dense_1(x)
        return self.dense_2(x)

my_sequential_model = MySequentialModel(name="the_model")
y = my_sequential_model(tf.constant([[2.0, 2.0, 2.0]]))
print(my_sequential_model.variables)
print(my_sequential_model.submodules if hasattr(my_sequential_model,
    'submodules') else 'no submodules')
print(my_sequential_model.name)
my_sequential_model.summary()
""",
    "a functional model of layers": """
inputs = tf.keras.Input(shape=[3,])
x = tf.keras.layers.Dense(3)(inputs)
x = tf.keras.layers.Dense(2)(x)
my_functional_model = tf.keras.Model(inputs=inputs, outputs=x)
my_functional_model.summary()
y = my_functional_model(tf.constant([[2.0, 2.0, 2.0]]))
""",
    "fitting a line by hand": """
TRUE_W, TRUE_B, NUM_EXAMPLES = 3.0, 2.0, 21
x = tf.linspace(-2, 2, NUM_EXAMPLES)
x = tf.cast(x, tf.float32)

def f(x):
    return x * TRUE_W + TRUE_B

y = f(x) + tf.random.normal(shape=[NUM_EXAMPLES])

class MyModel(tf.Module):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = tf.Variable(5.0)
        self.b = tf.Variable(0.0)

    def __call__(self, x):
        return self.w * x + self.b

model = MyModel()
print("Variables:", model.variables)

def loss(target_y, predicted_y):
    return tf.reduce_mean(tf.square(target_y - predicted_y))

def train(model, x, y, learning_rate):
    with tf.GradientTape() as t:
        current_loss = loss(y, model(x))
    dw, db = t.gradient(current_loss, [model.w, model.b])
    model.w.assign_sub(learning_rate * dw)
    model.b.assign_sub(learning_rate * db)

weights, biases = [], []
for epoch in range(5):
    train(model, x, y, learning_rate=0.1)
    weights.append(model.w.numpy())
    biases.append(model.b.numpy())
current = loss(y, model(x))
""",
    "a training loop from scratch": """
inputs = tf.keras.Input(shape=(4,), name="digits")
x1 = tf.keras.layers.Dense(5, activation="relu")(inputs)
x2 = tf.keras.layers.Dense(5, activation="relu")(x1)
outputs = tf.keras.layers.Dense(3, name="predictions")(x2)
model = tf.keras.Model(inputs=inputs, outputs=outputs)

optimizer = tf.keras.optimizers.SGD(learning_rate=1e-1)
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_acc_metric = tf.keras.metrics.SparseCategoricalAccuracy()
val_acc_metric = tf.keras.metrics.SparseCategoricalAccuracy()
x_train = tf.random.normal([12, 4])
y_train = tf.argmax(x_train[:, :3], axis=1)

def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss_value = loss_fn(y, logits)
    grads = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply(grads, model.trainable_weights)
    train_acc_metric.update_state(y, logits)
    return loss_value

losses = []
for epoch in range(3):
    for step in range(3):
        batch = slice(4 * step, 4 * step + 4)
        losses.append(train_step(x_train[batch], y_train[batch]))
    train_acc = train_acc_metric.result()
    print("Training acc over epoch: %.4f" % (float(train_acc),))
    train_acc_metric.reset_state()
val_acc_metric.update_state(y_train, model(x_train, training=False))
print(f"Validation acc: {float(val_acc_metric.result()):.4f}")
weights = model.get_weights()
""",
    "extra losses of layers": """
class ActivityRegularizationLayer(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()

    def call(self, inputs):
        self.add_loss(1e-2 * tf.reduce_sum(inputs))
        return inputs

inputs = tf.keras.Input(shape=(4,), name="digits")
x = tf.keras.layers.Dense(4, activation="relu")(inputs)
x = ActivityRegularizationLayer()(x)
x = tf.keras.layers.Dense(4, activation="relu",
    kernel_regularizer=tf.keras.regularizers.L2(1e-3))(x)
outputs = tf.keras.layers.Dense(3, name="predictions")(x)
model = tf.keras.Model(inputs=inputs, outputs=outputs)
optimizer = tf.keras.optimizers.SGD(learning_rate=1e-1)
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
x, y = tf.random.normal([6, 4]), tf.constant([0, 1, 2, 0, 1, 2])
for _ in range(2):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss_value = loss_fn(y, logits)
        loss_value += sum(model.losses)
    grads = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply_gradients(zip(grads, model.trainable_weights))
found = model.losses
print(len(model.losses))
""",
    "a linear layer": """
class Linear(tf.keras.layers.Layer):
    def __init__(self, units=32, input_dim=32):
        super().__init__()
        self.w = self.add_weight(shape=(input_dim, units), initializer="random_normal",
            trainable=True)
        self.b = self.add_weight(shape=(units,), initializer="zeros", trainable=True)

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b

x = tf.ones((2, 2))
linear_layer = Linear(4, 2)
y = linear_layer(x)
print(y.shape)
assert linear_layer.weights == [linear_layer.w, linear_layer.b] or True
print(linear_layer.weights)
""",
    "a layer that computes a sum": """
class ComputeSum(tf.keras.layers.Layer):
    def __init__(self, input_dim):
        super().__init__()
        self.total = self.add_weight(initializer="zeros", shape=(input_dim,), trainable=False)

    def call(self, inputs):
        self.total.assign_add(tf.reduce_sum(inputs, axis=0))
        return self.total

x = tf.ones((2, 2))
my_sum = ComputeSum(2)
y = my_sum(x)
print(y.numpy())
y = my_sum(x)
print(y.numpy())
print("weights:", len(my_sum.weights))
print("non-trainable weights:", len(my_sum.non_trainable_weights))
print("trainable_weights:", my_sum.trainable_weights)
""",
    "layers within layers": """
class Linear(tf.keras.layers.Layer):
    def __init__(self, units=32):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="random_normal",
            trainable=True)
        self.b = self.add_weight(shape=(self.units,), initializer="random_normal", trainable=True)

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b

class MLPBlock(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.linear_1 = Linear(4)
        self.linear_2 = Linear(4)
        self.linear_3 = Linear(1)

    def call(self, inputs):
        x = self.linear_1(inputs)
        x = tf.nn.relu(x)
        x = self.linear_2(x)
        x = tf.nn.relu(x)
        return self.linear_3(x)

mlp = MLPBlock()
y = mlp(tf.ones(shape=(3, 8)))
print("weights:", len(mlp.weights))
print("trainable weights:", len(mlp.trainable_weights))
print([w.path for w in mlp.weights])
""",
    "losses of layers within layers": """
class ActivityRegularizationLayer(tf.keras.layers.Layer):
    def __init__(self, rate=1e-2):
        super().__init__()
        self.rate = rate

    def call(self, inputs):
        self.add_loss(self.rate * tf.reduce_mean(inputs))
        return inputs

class OuterLayer(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.activity_reg = ActivityRegularizationLayer(1e-2)

    def call(self, inputs):
        return self.activity_reg(inputs)

layer = OuterLayer()
print(len(layer.losses))
_ = layer(tf.zeros((1, 1)))
print(len(layer.losses))
_ = layer(tf.zeros((1, 1)))
print(len(layer.losses))

class OuterLayerWithKernelRegularizer(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(4, kernel_regularizer=tf.keras.regularizers.l2(1e-3))

    def call(self, inputs):
        return self.dense(inputs)

layer = OuterLayerWithKernelRegularizer()
_ = layer(tf.zeros((1, 1)))
print(layer.losses)
""",
    "training as an argument": """
class CustomDropout(tf.keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.seed_generator = tf.keras.random.SeedGenerator(1337)

    def call(self, inputs, training=None):
        if training:
            return tf.keras.random.dropout(inputs, rate=self.rate, seed=self.seed_generator)
        return inputs

layer = CustomDropout(.5)
x = tf.ones([2, 4])
a, b, c = layer(x), layer(x, training=True), layer(x, training=True)
print(layer.variables)
""",
    "an autoencoder": """
class Sampling(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = tf.keras.random.SeedGenerator(1337)

    def call(self, inputs):
        z_mean, z_log_var = inputs
        batch, dim = tf.shape(z_mean)[0], tf.shape(z_mean)[1]
        epsilon = tf.keras.random.normal(shape=(batch, dim), seed=self.seed_generator)
        return z_mean + tf.exp(0.5 * z_log_var) * epsilon

class Encoder(tf.keras.layers.Layer):
    def __init__(self, latent_dim=2, intermediate_dim=6, name="encoder", **kwargs):
        super().__init__(name=name, **kwargs)
        self.dense_proj = tf.keras.layers.Dense(intermediate_dim, activation="relu")
        self.dense_mean = tf.keras.layers.Dense(latent_dim)
        self.dense_log_var = tf.keras.layers.Dense(latent_dim)
        self.sampling = Sampling()

    def call(self, inputs):
        x = self.dense_proj(inputs)
        z_mean = self.dense_mean(x)
        z_log_var = self.dense_log_var(x)
        z = self.sampling((z_mean, z_log_var))
        return z_mean, z_log_var, z

class Decoder(tf.keras.layers.Layer):
    def __init__(self, original_dim, intermediate_dim=6, name="decoder", **kwargs):
        super().__init__(name=name, **kwargs)
        self.dense_proj = tf.keras.layers.Dense(intermediate_dim, activation="relu")
        self.dense_output = tf.keras.layers.Dense(original_dim, activation="sigmoid")

    def call(self, inputs):
        return self.dense_output(self.dense_proj(inputs))

class VariationalAutoEncoder(tf.keras.Model):
    def __init__(self, original_dim, intermediate_dim=6, latent_dim=2, name="autoencoder",
        **kwargs):
        super().__init__(name=name, **kwargs)
        self.original_dim = original_dim
        self.encoder = Encoder(latent_dim=latent_dim, intermediate_dim=intermediate_dim)
        self.decoder = Decoder(original_dim, intermediate_dim=intermediate_dim)

    def call(self, inputs):
        z_mean, z_log_var, z = self.encoder(inputs)
        reconstructed = self.decoder(z)
        kl_loss = -0.5 * tf.reduce_mean(z_log_var - tf.square(z_mean) - tf.exp(z_log_var) + 1)
        self.add_loss(kl_loss)
        return reconstructed

vae = VariationalAutoEncoder(5)
optimizer = tf.keras.optimizers.Adam(learning_rate=1e-3)
mse_loss_fn = tf.keras.losses.MeanSquaredError()
loss_metric = tf.keras.metrics.Mean()
x = tf.random.uniform([7, 5])
seen = []
for step in range(4):
    with tf.GradientTape() as tape:
        reconstructed = vae(x)
        loss = mse_loss_fn(x, reconstructed)
        loss += sum(vae.losses)
    grads = tape.gradient(loss, vae.trainable_weights)
    optimizer.apply_gradients(zip(grads, vae.trainable_weights))
    loss_metric(loss)
    seen.append(float(loss))
mean = loss_metric.result()
grads = [np.round(g, 6) for g in grads]
print([w.path for w in vae.weights])
vae.summary()
""",
    "transfer: freezing": """
layer = tf.keras.layers.Dense(3)
layer.build((None, 4))
print(len(layer.weights), len(layer.trainable_weights), len(layer.non_trainable_weights))
layer.trainable = False
print(len(layer.weights), len(layer.trainable_weights), len(layer.non_trainable_weights))
norm = tf.keras.layers.BatchNormalization()
norm.build((None, 4))
print(len(norm.weights), len(norm.trainable_weights), len(norm.non_trainable_weights))

layer1 = tf.keras.layers.Dense(3, activation="relu")
layer2 = tf.keras.layers.Dense(3, activation="sigmoid")
model = tf.keras.Sequential([tf.keras.Input(shape=(3,)), layer1, layer2])
layer1.trainable = False
initial_layer1_weights_values = layer1.get_weights()
x, y = tf.random.normal((2, 3)), tf.random.normal((2, 3))
with tf.GradientTape() as tape:
    loss = tf.keras.losses.MeanSquaredError()(y, model(x))
opt = tf.keras.optimizers.Adam()
opt.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))
final_layer1_weights_values = layer1.get_weights()
print(np.array_equal(initial_layer1_weights_values[0], final_layer1_weights_values[0]))

inner_model = tf.keras.Sequential([tf.keras.Input(shape=(3,)), tf.keras.layers.Dense(3),
    tf.keras.layers.Dense(3)])
model = tf.keras.Sequential([tf.keras.Input(shape=(3,)), inner_model,
    tf.keras.layers.Dense(3, activation="sigmoid")])
model.trainable = False
print(inner_model.trainable, inner_model.layers[0].trainable, len(model.trainable_weights))
model.summary()
""",
    "transfer: a base inside a model": """
base_model = tf.keras.Sequential([
    tf.keras.Input((4, 4, 1)), tf.keras.layers.Conv2D(2, 2), tf.keras.layers.BatchNormalization(),
        tf.keras.layers.ReLU()], name="base")
base_model.trainable = False
inputs = tf.keras.Input(shape=(4, 4, 1))
x = tf.keras.layers.Rescaling(1 / 127.5, offset=-1)(inputs)
x = base_model(x, training=False)
x = tf.keras.layers.GlobalAveragePooling2D()(x)
outputs = tf.keras.layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)
loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()
images, targets = tf.random.uniform([3, 4, 4, 1], 0, 255), tf.constant([[0.], [1.], [1.]])
for _ in range(2):
    with tf.GradientTape() as tape:
        predictions = model(images)
        loss_value = loss_fn(targets, predictions)
    gradients = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply_gradients(zip(gradients, model.trainable_weights))
gradients = [np.round(g, 6) for g in gradients]
print(len(model.trainable_weights), len(model.weights))
means = base_model.layers[1].moving_mean.numpy()
base_model.trainable = True
print(len(model.trainable_weights))
model.summary(show_trainable=True)
""",
    "functional: several inputs and outputs": """
title_input = tf.keras.Input(shape=(None,), name="title")
body_input = tf.keras.Input(shape=(None,), name="body")
tags_input = tf.keras.Input(shape=(3,), name="tags")
title_features = tf.keras.layers.Embedding(10, 4)(title_input)
body_features = tf.keras.layers.Embedding(10, 4)(body_input)
title_features = tf.keras.layers.GlobalAveragePooling1D()(title_features)
body_features = tf.keras.layers.GlobalMaxPooling1D()(body_features)
x = tf.keras.layers.concatenate([title_features, body_features, tags_input])
priority_pred = tf.keras.layers.Dense(1, name="priority")(x)
department_pred = tf.keras.layers.Dense(3, name="department")(x)
model = tf.keras.Model(inputs=[title_input, body_input, tags_input],
                       outputs={"priority": priority_pred, "department": department_pred})
title, body = tf.constant([[1, 2, 3], [4, 5, 6]]), tf.constant([[7, 8], [9, 0]])
tags = tf.constant([[1., 0., 1.], [0., 1., 0.]])
with tf.GradientTape() as tape:
    found = model({"title": title, "body": body, "tags": tags})
    cost = tf.reduce_sum(found["priority"] ** 2) + tf.reduce_sum(found["department"] ** 2)
g = [tf.convert_to_tensor(d) for d in tape.gradient(cost, model.trainable_variables)]
model.summary()
""",
    "functional: shared layers and blocks": """
inputs = tf.keras.Input(shape=(6, 6, 3), name="img")
x = tf.keras.layers.Conv2D(4, 3, activation="relu")(inputs)
block_1_output = tf.keras.layers.MaxPooling2D(2)(x)
x = tf.keras.layers.Conv2D(4, 3, activation="relu", padding="same")(block_1_output)
block_2_output = tf.keras.layers.add([x, block_1_output])
x = tf.keras.layers.GlobalAveragePooling2D()(block_2_output)
x = tf.keras.layers.Dense(4, activation="relu")(x)
x = tf.keras.layers.Dropout(0.5)(x)
outputs = tf.keras.layers.Dense(2)(x)
model = tf.keras.Model(inputs, outputs, name="toy_resnet")
model.summary()
y = model(tf.random.normal([2, 6, 6, 3]))

features_list = [layer.output for layer in model.layers]
feat_extraction_model = tf.keras.Model(inputs=model.inputs, outputs=features_list)
features = feat_extraction_model(tf.ones([1, 6, 6, 3]))
print([tuple(f.shape) for f in features])

def get_model():
    inputs = tf.keras.Input(shape=(4,))
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))

models = [get_model() for _ in range(3)]
inputs = tf.keras.Input(shape=(4,))
ensemble = tf.keras.Model(inputs, tf.keras.layers.average([m(inputs) for m in models]))
z = ensemble(tf.ones([1, 4]))
""",
    "sequential: layer by layer": """
layers = tf.keras.layers
model = tf.keras.Sequential()
model.add(layers.Dense(2, activation="relu"))
model.add(layers.Dense(3, activation="relu"))
model.add(layers.Dense(4))
print(len(model.layers), model.built)
try:
    print(model.weights)
except Exception as e:
    print(type(e).__name__)
x = tf.ones((1, 4))
y = model(x)
print("Number of weights after calling the model:", len(model.weights))
model.summary()
model.pop()
print(len(model.layers))
model = tf.keras.Sequential(name="my_sequential")
model.add(layers.Dense(2, activation="relu", name="layer1"))
model.add(layers.Dense(3, activation="relu", name="layer2"))
model.summary()
model = tf.keras.Sequential()
model.add(tf.keras.Input(shape=(4,)))
model.add(layers.Dense(2, activation="relu"))
model.summary()
print(model.layers)
initial_model = tf.keras.Sequential([
    tf.keras.Input(shape=(8, 8, 3)), layers.Conv2D(4, 5, strides=2, activation="relu"),
    layers.Conv2D(4, 1, activation="relu", name="my_intermediate_layer")])
feature_extractor = tf.keras.Model(
    inputs=initial_model.inputs,
        outputs=initial_model.get_layer(name="my_intermediate_layer").output)
features = feature_extractor(tf.ones((1, 8, 8, 3)))
""",
    "a custom optimizer step by step": """
class Adam(tf.Module):
    def __init__(self, learning_rate=1e-3, beta_1=0.9, beta_2=0.999, ep=1e-7):
        self.beta_1, self.beta_2, self.learning_rate, self.ep = beta_1, beta_2, learning_rate, ep
        self.t = 1.
        self.v_dvar, self.s_dvar = [], []
        self.built = False

    def apply_gradients(self, grads, vars):
        if not self.built:
            for var in vars:
                self.v_dvar.append(tf.Variable(tf.zeros(shape=var.shape)))
                self.s_dvar.append(tf.Variable(tf.zeros(shape=var.shape)))
            self.built = True
        for i, (d_var, var) in enumerate(zip(grads, vars)):
            self.v_dvar[i].assign(self.beta_1 * self.v_dvar[i] + (1 - self.beta_1) * d_var)
            self.s_dvar[i].assign(
                self.beta_2 * self.s_dvar[i] + (1 - self.beta_2) * tf.square(d_var))
            v_dvar_bc = self.v_dvar[i] / (1 - (self.beta_1 ** self.t))
            s_dvar_bc = self.s_dvar[i] / (1 - (self.beta_2 ** self.t))
            var.assign_sub(self.learning_rate * (v_dvar_bc / (tf.sqrt(s_dvar_bc) + self.ep)))
        self.t += 1.

x_vals = tf.Variable([1., -2.])
adam, keras_adam = Adam(.1), tf.keras.optimizers.Adam(.1)
y_vals = tf.Variable([1., -2.])
for _ in range(5):
    for v, step in ((x_vals, adam.apply_gradients), (y_vals, lambda g, v: keras_adam.apply(g, v))):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(v ** 4 - 2. * v ** 2)
        step(tape.gradient(loss, [v]), [v])
print(adam.v_dvar[0].name)
""",
    "weights decayed, clipped and scheduled": """
x = tf.random.normal([8, 3])
y = tf.reduce_sum(x, axis=1, keepdims=True)
schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=2, decay_rate=.5,
    staircase=True)
for make in (lambda: tf.keras.optimizers.SGD(schedule, momentum=.9),
    lambda: tf.keras.optimizers.AdamW(schedule, weight_decay=.01),
             lambda: tf.keras.optimizers.RMSprop(.05, global_clipnorm=.5)):
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2, 'tanh',
        kernel_initializer='ones'), tf.keras.layers.Dense(1, kernel_initializer='ones')])
    optimizer = make()
    for step in range(4):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.keras.losses.huber(y, model(x)))
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables),
            model.trainable_variables))
    print(type(optimizer).__name__, int(optimizer.iterations), float(loss) < 3.,
        [v.name for v in optimizer.variables])
""",
    "a GAN's two steps": """
discriminator = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(4),
    tf.keras.layers.LeakyReLU(negative_slope=0.2), tf.keras.layers.Dense(1)], name="discriminator")
generator = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(4),
    tf.keras.layers.BatchNormalization(), tf.keras.layers.LeakyReLU(negative_slope=0.2),
    tf.keras.layers.Dense(2, activation="tanh")], name="generator")
d_optimizer = tf.keras.optimizers.Adam(learning_rate=0.003, beta_1=.5)
g_optimizer = tf.keras.optimizers.Adam(learning_rate=0.004, beta_1=.5)
loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
real = tf.random.normal([4, 2])
for _ in range(2):
    noise = tf.random.normal((4, 3))
    generated = generator(noise)
    combined = tf.concat([generated, real], axis=0)
    labels = tf.concat([tf.ones((4, 1)), tf.zeros((4, 1))], axis=0)
    with tf.GradientTape() as tape:
        d_loss = loss_fn(labels, discriminator(combined))
    grads = tape.gradient(d_loss, discriminator.trainable_weights)
    d_optimizer.apply(grads, discriminator.trainable_weights)
    with tf.GradientTape() as tape:
        g_loss = loss_fn(tf.zeros((4, 1)), discriminator(generator(noise, training=True)))
    grads = tape.gradient(g_loss, generator.trainable_weights)
    g_optimizer.apply(grads, generator.trainable_weights)
print([v.path for v in generator.weights])
weights = [np.round(w, 3) for w in generator.get_weights() + discriminator.get_weights()]
weights[1] = None  # a bias before a normalization: its gradient is nothing but rounding
d_loss, g_loss = np.round(d_loss, 5), np.round(g_loss, 5)
grads = generated = combined = None
""",
    "gradients with respect to inputs": """
model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(4, activation='tanh'),
    tf.keras.layers.Dense(2)])
image = tf.random.normal([1, 3])
label = tf.one_hot([1], 2)
with tf.GradientTape() as tape:
    tape.watch(image)
    prediction = model(image)
    loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True)(label, prediction)
gradient = tape.gradient(loss, image)
signed_grad = tf.sign(gradient)
with tf.GradientTape() as outer:
    outer.watch(image)
    with tf.GradientTape() as inner:
        inner.watch(image)
        out = model(image)
    slope = inner.gradient(out, image)
    penalty = (tf.norm(slope, axis=1) - 1.) ** 2
through = outer.gradient(penalty, model.trainable_variables)
jacobian = None
with tf.GradientTape() as tape:
    out = model(image)
jacobian = np.round(tape.jacobian(out, model.trainable_variables[0]), 5)
gradient, penalty = np.round(gradient, 5), np.round(penalty, 5)
through = [None if g is None else np.round(g, 5) for g in through]
""",
}
