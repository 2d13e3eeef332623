np.testing.assert_allclose(relu_network(np.array([3, 4])), 44)
np.testing.assert_allclose(relu_network(np.array([1, 0])), 32)
np.testing.assert_allclose(relu_network(np.array([-1, -1])), 7)
