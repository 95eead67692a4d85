"""Random numbers as TensorFlow's CPU draws them: bit by bit the same from the same seed.

philox.py makes the bits, distributions.py and its neighbours numbers of them, seeds.py decides
where in the stream an operation begins. All of it is raw NumPy; functions/random.py makes tensors.
"""
