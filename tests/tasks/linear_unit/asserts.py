w = np.array([2.5, -4.0, 5.0])
np.testing.assert_allclose(linear_unit(np.array([10.0, 0.0, 1.0]), w, 80), 110)
table = np.array([[10.0, 0.0, 1.0], [2.0, 3.0, 4.0]])
np.testing.assert_allclose(linear_unit(table, w, 80), [110, 93])
row, w = np.array([[1.0, 2.0]]), np.array([3.0, 4.0])
assert np.shape(linear_unit(row, w, -1)) == (1,), "one number per row"
