assert classifier.count_params() == 1994, "1,344 and 650 parameters"
shapes = [weights.shape for weights in classifier.get_weights()]
assert shapes == [(20, 64), (64,), (64, 10), (10,)], "20 inputs, 64 neurons, 10 neurons"
X = np.linspace(-3, 3, 60).reshape(3, 20)
W1, b1, W2, b2 = classifier.get_weights()
by_numpy = np.maximum(X @ W1 + b1, 0) @ W2 + b2
np.testing.assert_allclose(
    classifier.predict(X, verbose=0), by_numpy, rtol=1e-3, atol=1e-4
)
