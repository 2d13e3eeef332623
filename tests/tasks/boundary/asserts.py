np.testing.assert_allclose(boundary(2, -4.5), 2.25)
np.testing.assert_allclose(boundary(-1, 3), 3)
sigmoid = 1 / (1 + np.exp(-(0.5 * boundary(0.5, 2) + 2)))
np.testing.assert_allclose(sigmoid, 0.5, err_msg="the neuron does not answer 0.5 there")
