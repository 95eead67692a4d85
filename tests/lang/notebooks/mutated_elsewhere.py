import tensorflow as tf
from toolbox import scramble

data = [1., 2.]
scramble(data)
x = tf.Variable(2.)
