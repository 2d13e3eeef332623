assert diabetes.count_params() == 289, "144 + 136 + 9 parameters"
X = np.linspace(-2, 2, 32).reshape(4, 8)
W1, b1, W2, b2, W3, b3 = diabetes.get_weights()
hidden = np.maximum(np.maximum(X @ W1 + b1, 0) @ W2 + b2, 0)
by_numpy = 1 / (1 + np.exp(-(hidden @ W3 + b3)))
np.testing.assert_allclose(
    diabetes.predict(X, verbose=0), by_numpy, rtol=1e-3, atol=1e-4
)
loss = getattr(diabetes.loss, "name", diabetes.loss)
is_adam = isinstance(diabetes.optimizer, keras.optimizers.Adam)
assert loss == "binary_crossentropy" and is_adam, "binary_crossentropy with adam"
