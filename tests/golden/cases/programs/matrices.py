"""Programs with matrices: what they print, raise and assign, with variables and named results."""

PROGRAMS = {
    "qr-is-named": """
x = tf.constant([[1., 2.], [3., -4.]])
found = tf.linalg.qr(x)
print(type(found).__name__, found._fields)
q, r = found
print(found.q.shape, found[1].dtype.name)
signs = tf.sign(tf.linalg.diag_part(r))
tf.linalg.slogdet(x)
""",
    "svd-is-a-plain-tuple": """
found = tf.linalg.svd(tf.constant([[3., 0.], [0., -2.]]))
print(type(found).__name__, len(found))
s, u, v = found
print(s.numpy().tolist(), u.numpy().tolist(), v.numpy().tolist())
""",
    "variables-are-watched": """
a = tf.Variable([[2., 1.], [1., 3.]])
b = tf.Variable([[1.], [2.]])
with tf.GradientTape() as tape:
    x = tf.linalg.solve(a, b)
    e, v = tf.linalg.eigh(a)
    y = tf.reduce_sum(x) + tf.reduce_sum(e) + tf.linalg.det(a) + tf.norm(b)
print([w.name for w in tape.watched_variables()])
da, db = tape.gradient(y, [a, b])
""",
    "einsum-of-variables-and-arrays": """
w = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
    y = tf.einsum('ij,j->i', w, np.array([1., -1.]))
g = tape.gradient(y, w)
try:
    tf.einsum('ij,j->i', w, [1., -1.])
except Exception as error:
    print(isinstance(error, (AttributeError, TypeError)))
""",
    "einsum-knows-its-orders": """
x = tf.constant([[1., 2.], [3., 4.]])
for order in ('optimal', 'auto', 'best'):
    try:
        print(tf.einsum('ij,jk,kl->', x, x, x, optimize=order).numpy())
    except KeyError as error:
        print('KeyError | no such order')
tf.einsum('ij,jk->ik', x, x, order='greedy')
""",
    "singular-is-an-error-at-the-call": """
for f in (tf.linalg.inv, lambda x: tf.linalg.solve(x, x), tf.linalg.cholesky, tf.linalg.det):
    try:
        print(f(tf.constant([[0., 0.], [0., 0.]])).numpy()[..., :1].tolist())
    except tf.errors.InvalidArgumentError as error:
        print('InvalidArgumentError | no inverse')
    except IndexError:
        print('a number')
""",
    "gradient-of-a-singular-determinant": """
x = tf.Variable([[1., 2.], [2., 4.]])
with tf.GradientTape() as tape:
    y = tf.linalg.det(x)
print(float(y) == 0.)
tape.gradient(y, x)
""",
    "no-gradient-of-the-slow-least-squares": """
x = tf.Variable([[1., 2.], [3., 4.], [5., 7.]])
with tf.GradientTape() as tape:
    _y = tf.linalg.lstsq(x, [[1.], [2.], [3.]], fast=False)
tape.gradient(_y, x)
""",
    "no-gradient-of-the-full-qr": """
x = tf.Variable([[1., 2.], [3., 4.], [5., 7.]])
with tf.GradientTape() as tape:
    q, r = tf.linalg.qr(x, full_matrices=True)
tape.gradient(r, x)
""",
    "whole-numbers-have-no-determinant": """
x = tf.constant([[1, 2], [3, 4]])
print(tf.linalg.trace(x).numpy(), (x @ x).numpy().tolist())
tf.linalg.det(x)
""",
    "jacobian-of-an-inverse": """
x = tf.Variable([[2., 0.], [1., 4.]])
with tf.GradientTape() as tape:
    y = tf.linalg.inv(x)
j = tape.jacobian(y, x)
""",
    "least-squares-by-steps": """
a = tf.constant([[1., 0.], [1., 1.], [1., 2.]])
b = tf.constant([[1.], [3.], [5.]])
w = tf.Variable(tf.zeros([2, 1]))
for _ in range(3):
    with tf.GradientTape() as tape:
        loss = tf.norm(a @ w - b) ** 2
    w.assign_sub(0.1 * tape.gradient(loss, w))
exact = tf.linalg.lstsq(a, b)
print(tf.round(exact * 100.).numpy().tolist())
""",
    "names-of-the-module": """
names = ['adjoint', 'band_part', 'cholesky', 'cross', 'diag', 'eigh', 'einsum', 'expm', 'lstsq']
print([hasattr(tf.linalg, name) for name in names])
print(tf.linalg.matmul is tf.matmul, tf.linalg.einsum is tf.einsum, tf.linalg.norm is tf.norm)
print(tf.linalg.tensordot is tf.tensordot, tf.linalg.eye is tf.eye)
print(hasattr(tf, 'trace'), hasattr(tf, 'svd'), hasattr(tf, 'diag'), hasattr(tf, 'cross'))
""",
}
