assert sum_and_difference.output_shape == (None, 2), "two neurons"
X = np.array([[7.0, 3.0]])
given = sum_and_difference.predict(X, verbose=0)
np.testing.assert_allclose(given, [[10, 4]], rtol=1e-4)
X = np.array([[-2.5, 4.0], [0.0, 0.0]])
given = sum_and_difference.predict(X, verbose=0)
np.testing.assert_allclose(given, [[1.5, -6.5], [0, 0]], rtol=1e-4, atol=1e-4)
