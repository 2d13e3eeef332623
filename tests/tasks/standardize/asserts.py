train = np.array([[1.0, 10.0], [3.0, 30.0]])
test = np.array([[2.0, 20.0], [5.0, 10.0]])
train_scaled, test_scaled = standardize(train, test)
divisors = (1, np.sqrt(2))  # n, or n - 1
expected = np.array([[-1, -1], [1, 1]])
assert any(np.allclose(train_scaled, expected / by) for by in divisors), "training rows"
expected = np.array([[0, 0], [3, -1]])
assert any(np.allclose(test_scaled, expected / by) for by in divisors), "test rows"
train, test = np.array([[1.0, 5.0], [3.0, 5.0]]), np.array([[2.0, 7.0]])
column = standardize(train, test)[1][:, 1]
np.testing.assert_array_equal(column, [0], err_msg="zeros for a constant column")
