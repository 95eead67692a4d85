"""What a program calls: the operations as functions, with TensorFlow's argument names.

They convert arguments, work out axes and shapes, and pass on to `execute`; those without an op of
their own are composed of others. `gradviz.tf` only puts them under TensorFlow's module names.
"""
