assert dense_parameters(5, 3) == 18
assert dense_parameters(1, 1) == 2, "one weight and one bias"
assert dense_parameters(784, 128) == 100480
