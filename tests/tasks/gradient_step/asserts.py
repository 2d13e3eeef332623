x, y = np.array([1.0, 2.0]), np.array([300.0, 500.0])
np.testing.assert_allclose(gradient_step(0, 0, x, y, 0.1), (130, 80))
np.testing.assert_allclose(
    gradient_step(200, 100, x, y, 0.1), (200, 100), err_msg="already at the lowest cost"
)
x, y = np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 8.0])
np.testing.assert_allclose(
    gradient_step(1, 2, x, y, 0.05), (1.266667, 2.1), rtol=1e-5
)
