np.testing.assert_allclose(kilobytes(1994), 7.79, atol=0.01)
np.testing.assert_allclose(kilobytes(256), 1, atol=0.01)
np.testing.assert_allclose(kilobytes(1_000_000), 3906.25, atol=0.01)
