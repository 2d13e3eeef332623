assert tuple(kernel_shape) == (3, 1), "the kernel has a row per input"
assert tuple(bias_shape) == (1,), "one neuron has one bias"
assert parameters == 4, "three weights and a bias"
