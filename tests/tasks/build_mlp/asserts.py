assert build_mlp(8, [512, 512, 512], 1).count_params() == 530433
assert build_mlp(3, [], 1).count_params() == 4, "no hidden layer for an empty list"
mlp = build_mlp(5, [6], 2)
X = np.linspace(-2, 2, 20).reshape(4, 5)
W1, b1, W2, b2 = mlp.get_weights()
by_numpy = np.maximum(X @ W1 + b1, 0) @ W2 + b2
np.testing.assert_allclose(mlp.predict(X, verbose=0), by_numpy, rtol=1e-3, atol=1e-4)
