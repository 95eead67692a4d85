import tensorflow as tf
!wget -q https://example.com/data.csv -O "it's data.csv"
x = tf.Variable(1.)
text = """
%matplotlib inline
!ls
"""
rest = (7
% 4)
if rest == 3:
    !ls
    with tf.GradientTape() as tape:
        y = tf.exp(x)
    g = tape.gradient(y, x)
