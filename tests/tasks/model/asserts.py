assert model.output_shape == (None, 1), "one output"
shapes = [weights.shape for weights in model.get_weights()]
assert shapes == [(3, 1), (1,)], "three inputs, one neuron"
X = np.array([[10.0, 0.0, 1.0], [-2.0, -3.0, 4.0], [1.0, -5.0, -2.0]])
kernel, bias = model.get_weights()
by_numpy = X @ kernel + bias
np.testing.assert_allclose(
    model.predict(X, verbose=0), by_numpy, rtol=1e-3, atol=1e-4, err_msg="not linear"
)
