np.testing.assert_allclose(neuron([0, 5], 2.5, 90), [90, 102.5])
np.testing.assert_allclose(neuron(4, -2, 3), -5)
table = np.array([[1.0, 2.0], [3.0, 4.0]])
np.testing.assert_allclose(neuron(table, 10, 1), [[11, 21], [31, 41]])
