assert small_stack.count_params() == 31
shapes = [weights.shape for weights in small_stack.get_weights()]
assert shapes == [(2, 4), (4,), (4, 3), (3,), (3, 1), (1,)], "2 inputs, then 4, 3, 1"
X = np.array([[1.0, 2.0], [-3.0, 0.5], [2.0, -4.0]])
W1, b1, W2, b2, W3, b3 = small_stack.get_weights()
hidden = np.maximum(np.maximum(X @ W1 + b1, 0) @ W2 + b2, 0)
by_numpy = hidden @ W3 + b3
np.testing.assert_allclose(
    small_stack.predict(X, verbose=0), by_numpy, rtol=1e-3, atol=1e-4
)
