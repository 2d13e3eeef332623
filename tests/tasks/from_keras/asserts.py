model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(3, activation="relu", use_bias=False),
        keras.layers.Dense(1),
    ]
)
X = np.array([[2.0, 3.0], [3.0, 4.0], [-1.0, 0.5]])
(W1, b1, name1), (W2, b2, name2) = from_keras(model)
assert (name1, name2) == ("relu", "linear"), "the activations' names"
by_numpy = np.maximum(X @ W1 + b1, 0) @ W2 + b2
np.testing.assert_allclose(model.predict(X, verbose=0), by_numpy, rtol=1e-4, atol=1e-5)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "softplus")])
np.testing.assert_raises_regex(ValueError, "softplus", from_keras, model)
