# -*- coding: utf-8 -*-
# %% [markdown]
# # Saturation
# Sigmoid and its slope.
# %%
import tensorflow as tf
import matplotlib.pyplot as plt
# %%time is a comment here
z = tf.linspace(-6., 6., 13)
# %% slopes
with tf.GradientTape() as tape:
    tape.watch(z)
    s = tf.sigmoid(z)
slope = tape.gradient(s, z)
# %% drawn
plt.fill_between(z, slope)
biggest = tf.reduce_max(slope)
