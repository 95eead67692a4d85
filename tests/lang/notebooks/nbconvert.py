#!/usr/bin/env python
# coding: utf-8

# # Exported by nbconvert

# In[1]:


get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('pip install -q tensorflow')
import tensorflow as tf


# In[ ]:


x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x ** 3


# In[12]:


g = tape.gradient(y, x)
get_ipython().run_line_magic('pinfo', 'tape')
