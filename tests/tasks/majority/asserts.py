np.testing.assert_allclose(majority_accuracy(np.array([0, 1, 0, 0])), 0.75)
np.testing.assert_allclose(majority_accuracy(np.array([1, 1, 0, 1, 1])), 0.8)
outcome = datasets.diabetes()["Outcome"].to_numpy()
np.testing.assert_allclose(majority_accuracy(outcome), 0.6510, atol=1e-4)
