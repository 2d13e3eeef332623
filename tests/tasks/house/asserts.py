prices = np.asarray(house(np.array([[1.0], [2.0]])))
np.testing.assert_allclose(prices, [[300], [500]], rtol=0.01)
np.testing.assert_allclose(np.asarray(house(np.array([[4.0]]))), [[900]], rtol=0.01)
shapes = [weights.shape for weights in house.get_weights()]
assert shapes == [(1, 1), (1,)], "one neuron: one weight and one bias"
