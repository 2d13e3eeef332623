np.testing.assert_allclose(relu(np.array([-2, 0, 3])), [0, 0, 3])
assert relu(-1.5) == 0, "a number below 0 becomes 0"
z = np.array([[-1.0, 2.5], [4.0, -3.0]])
relu(z)
np.testing.assert_array_equal(z, [[-1, 2.5], [4, -3]], err_msg="z has changed")
