x = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]])
expected = [[0.0110], [0.0759], [0.3775], [0.8176], [0.9707], [0.9959]]
np.testing.assert_allclose(logistic.predict(x, verbose=0), expected, atol=1e-3)
assert "L1" in [layer.name for layer in logistic.layers], "the layer's name is L1"
weight, bias = logistic.get_weights()
assert (weight.item(), bias.item()) == (2, -4.5), "the weight is 2 and the bias -4.5"
