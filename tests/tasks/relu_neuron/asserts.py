assert relu_neuron.input_shape == (None, 1), "one input"
shapes = [weights.shape for weights in relu_neuron.get_weights()]
assert shapes == [(1, 1), (1,)], "one neuron: one weight and one bias"
x = np.array([[-5.0], [-1.0], [0.0], [2.0], [5.0]])
w, b = relu_neuron.get_weights()
np.testing.assert_allclose(
    relu_neuron.predict(x, verbose=0), np.maximum(x @ w + b, 0), rtol=1e-3, atol=1e-4
)
